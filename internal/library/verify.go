package library

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"lacuna/internal/index"
	"lacuna/internal/store"
)

// A Problem is something that Verify found wrong.
type Problem struct {
	Subject string `json:"subject"` // "version 3fa9…", "index", …
	Message string `json:"message"`
}

func (p Problem) String() string { return p.Subject + ": " + p.Message }

// Verify proves that snapshots, store and index agree, and lists where they do
// not: every snapshot has its hash, every stored analysis is what its snapshot
// gives anew, byte for byte, and the index holds these analyses and no others.
func (l *Library) Verify(ctx context.Context) ([]Problem, error) {
	problems := []Problem{}
	found := func(subject, format string, args ...any) {
		problems = append(problems, Problem{subject, fmt.Sprintf(format, args...)})
	}
	state, err := l.index.State(ctx)
	damaged := errors.Is(err, index.ErrDamaged)
	switch {
	case damaged:
		found("index", "%v", err)
		state = &index.State{}
	case err != nil:
		return nil, fmt.Errorf("verify: %w", err)
	}
	extra := map[string]string{}
	maps.Copy(extra, state.Versions)
	err = l.eachBatch(ctx, func(held []*heldVersion) error {
		err := l.parallel(len(held), func(i int) (err error) {
			held[i].problem, err = l.verifyVersion(ctx, held[i])
			if held[i].problem == "" && err == nil && !damaged {
				held[i].problem, err = l.verifyIndexed(ctx, held[i])
			}
			return err
		})
		for _, h := range held {
			id := h.version().ID
			if have, ok := state.Policies[h.ID]; h.at == 0 && ok && have != indexPolicy(h.Policy) {
				found("policy "+h.ID, "described otherwise in the index")
			}
			if h.problem != "" {
				found("version "+id, "%s", h.problem)
			}
			delete(extra, id)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	for _, id := range slices.Sorted(maps.Keys(extra)) {
		found("version "+id, "in the index, and not in the store")
	}
	return problems, nil
}

// verifyVersion returns what is wrong with a version in the store, "" for
// nothing. The error is one of the machine's.
func (l *Library) verifyVersion(ctx context.Context, h *heldVersion) (string, error) {
	v := h.version()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	data, err := l.store.Snapshot(ctx, v.SHA256)
	switch {
	case errors.Is(err, ErrNotFound):
		return "its snapshot is lost", nil
	case err != nil:
		return "its snapshot cannot be read: " + err.Error(), nil
	case sum(data) != v.SHA256:
		return "its snapshot has changed: the hash differs", nil
	}
	stored, err := l.store.Analysis(ctx, v.ID)
	if errors.Is(err, store.ErrOutdated) {
		return "its analysis is of another program", nil
	}
	if err != nil {
		return "its analysis cannot be read: " + err.Error(), nil
	}
	if stored.Revision != l.an.Revision() {
		return "its analysis is of another revision", nil
	}
	again, err := l.again(ctx, h.Policy, v)
	if err != nil {
		return "its snapshot cannot be analysed: " + err.Error(), nil
	}
	a, err := json.Marshal(stored)
	if err != nil {
		return "", err
	}
	b, err := json.Marshal(again)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(a, b) {
		return "its analysis is not what its snapshot gives", nil
	}
	if stored.Version != v.Version {
		return "listed otherwise than in its analysis", nil
	}
	h.analysis = stored
	return "", nil
}

// verifyIndexed returns what is wrong in the index with a version that is in
// order in the store.
func (l *Library) verifyIndexed(ctx context.Context, h *heldVersion) (string, error) {
	switch err := l.index.Check(ctx, indexVersion(h.ID, h.analysis)); {
	case errors.Is(err, index.ErrNotIndexed):
		return "not in the index", nil
	case err != nil:
		return "otherwise in the index: " + err.Error(), nil
	}
	return "", nil
}
