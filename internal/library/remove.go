package library

import (
	"context"
	"fmt"

	"lacuna/internal/index"
)

// Remove deletes a policy with all its versions.
func (l *Library) Remove(ctx context.Context, policyID string) error {
	if l.read {
		return ErrReadOnly
	}
	w, err := l.begin(ctx, writerWait, false)
	if err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	defer w.Rollback()
	p, err := l.store.Policy(ctx, policyID)
	if err != nil {
		return err
	}
	if err := l.store.Remove(ctx, policyID); err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	var b index.Batch
	for _, v := range p.Versions {
		b.Remove = append(b.Remove, v.ID)
	}
	if err := w.Apply(ctx, b); err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	return l.commit(ctx, w)
}
