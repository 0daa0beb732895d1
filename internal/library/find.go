package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// ErrNotFound is returned for a policy or version that the library does not hold.
var ErrNotFound = store.ErrNotFound

// Ambiguous is the error for a reference that fits several policies or versions.
type Ambiguous struct {
	Ref        string
	Candidates []string // "id vendor, title", sorted
}

func (e *Ambiguous) Error() string {
	return e.Ref + ": could be any of " + strings.Join(e.Candidates, "; ")
}

// maxCandidates is the number of policies that an Ambiguous lists.
const maxCandidates = 10

// Find resolves a reference. It is POLICY or POLICY@VERSION. POLICY is an id or
// its beginning (six digits or more), or a vendor or title that one policy has,
// whatever the case, or the id of a version. VERSION is an id or its beginning, a
// date (the newest version that is not younger), or ~N, the Nth before the newest.
// Without VERSION it is the newest.
func (l *Library) Find(ctx context.Context, ref string) (*policy.Policy, *policy.Version, error) {
	p, err := l.findPolicy(ctx, ref)
	if err == nil {
		return public(p, p.Latest(), ref)
	}
	at := strings.LastIndexByte(ref, '@')
	if !errors.Is(err, ErrNotFound) || at < 0 {
		if id, ownerErr := l.store.Owner(ctx, strings.ToLower(ref)); ownerErr == nil {
			return l.findVersion(ctx, id, strings.ToLower(ref), ref)
		}
		return nil, nil, err
	}
	if p, err = l.findPolicy(ctx, ref[:at]); err != nil {
		return nil, nil, err
	}
	v, err := selectVersion(p, ref[at+1:])
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", ref, err)
	}
	return public(p, v, ref)
}

func public(p *store.Policy, v *store.Version, ref string) (*policy.Policy, *policy.Version, error) {
	if v == nil {
		return nil, nil, fmt.Errorf("%s: %w", ref, ErrNotFound)
	}
	return p.Public(), &v.Version, nil
}

func (l *Library) findVersion(ctx context.Context, id, version, ref string) (*policy.Policy, *policy.Version, error) {
	p, err := l.store.Policy(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(p.Versions, func(v store.Version) bool { return v.ID == version })
	if i < 0 {
		return nil, nil, fmt.Errorf("%s: %w", ref, ErrNotFound)
	}
	return public(p, &p.Versions[i], ref)
}

func (l *Library) findPolicy(ctx context.Context, ref string) (*store.Policy, error) {
	found, err := l.store.Find(ctx, ref, maxCandidates)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ref, err)
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%s: %w", ref, ErrNotFound)
	case 1:
		return &found[0], nil
	}
	// A whole id is one policy, though a vendor may be called so.
	for i := range found {
		if found[i].ID == strings.ToLower(ref) {
			return &found[i], nil
		}
	}
	e := &Ambiguous{Ref: ref}
	for _, p := range found {
		e.Candidates = append(e.Candidates, strings.TrimSuffix(p.ID+" "+p.Vendor+", "+p.Title, ", "))
	}
	return nil, e
}

func selectVersion(p *store.Policy, ref string) (*store.Version, error) {
	if back, ok := strings.CutPrefix(ref, "~"); ok {
		n, err := strconv.Atoi(back)
		if err != nil || n < 0 || n >= len(p.Versions) {
			return nil, ErrNotFound
		}
		return &p.Versions[len(p.Versions)-1-n], nil
	}
	if day, ok := lastDay(ref); ok {
		for i := len(p.Versions) - 1; i >= 0; i-- {
			if d := p.Versions[i].Date; d != "" && d <= day {
				return &p.Versions[i], nil
			}
		}
		return nil, ErrNotFound
	}
	return versionByID(p, strings.ToLower(ref))
}

// lastDay returns the last day of a date, a month or a year.
func lastDay(s string) (string, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		switch layout {
		case "2006-01":
			t = t.AddDate(0, 1, -1)
		case "2006":
			t = t.AddDate(1, 0, -1)
		}
		return t.Format(time.DateOnly), true
	}
	return "", false
}

func versionByID(p *store.Policy, prefix string) (*store.Version, error) {
	var found []*store.Version
	for i := range p.Versions {
		if len(prefix) >= 6 && strings.HasPrefix(p.Versions[i].ID, prefix) {
			found = append(found, &p.Versions[i])
		}
	}
	switch len(found) {
	case 0:
		return nil, ErrNotFound
	case 1:
		return found[0], nil
	}
	e := &Ambiguous{Ref: prefix}
	for _, v := range found {
		e.Candidates = append(e.Candidates, v.ID)
	}
	return nil, e
}
