package bleveindex

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"lacuna/internal/index"
	"lacuna/internal/policy"
)

// A ranked row is a row with all that decides its place.
type ranked struct {
	score   float64
	version uint32 // rank
	row     uint32 // of one version, in the order of its clauses
}

func compareRanked(a, b ranked) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.version, b.version), cmp.Compare(a.row, b.row))
}

// worst is a heap of ranked rows with the last one on top.
type worst []ranked

func (h worst) Len() int           { return len(h) }
func (h worst) Less(i, j int) bool { return compareRanked(h[i], h[j]) > 0 }
func (h worst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *worst) Push(x any)        { *h = append(*h, x.(ranked)) }
func (h *worst) Pop() any          { panic("worst is never popped") }

// page returns the page of rows that o asks for. Scores are by text, nil for none.
func (s *search) page(rows set, scores []float64, o index.Options) (*index.Result, error) {
	after, err := s.parseCursor(o.After)
	if err != nil {
		return nil, err
	}
	res := &index.Result{Total: rows.count(), Hits: []index.Hit{}}
	policies := newSet(len(s.cols.policies))
	var best worst
	more := false
	for row := range rows.all {
		v := s.cols.owner[row]
		policies.add(uint32(s.cols.versions[v].policy))
		r := ranked{version: s.cols.rank[v], row: row}
		if scores != nil {
			r.score = index.Round(scores[s.cols.text[row]])
		}
		switch {
		case after != nil && compareRanked(r, *after) <= 0:
		case len(best) < o.Limit:
			heap.Push(&best, r)
		default:
			more = true
			if compareRanked(r, best[0]) < 0 {
				best[0] = r
				heap.Fix(&best, 0)
			}
		}
	}
	res.Policies = policies.count()
	slices.SortFunc(best, compareRanked)
	for _, r := range best {
		res.Hits = append(res.Hits, s.hit(r))
	}
	if more {
		res.Next = cursor(res.Hits[len(res.Hits)-1])
	}
	if o.Facets {
		res.Facets = s.facets(rows)
	}
	return res, nil
}

func (s *search) hit(r ranked) index.Hit {
	c := s.cols
	v := &c.versions[c.owner[r.row]]
	p := &c.policies[v.policy]
	h := index.Hit{
		Policy: p.ID, Version: v.id, Vendor: p.Vendor,
		Clause:  int(r.row - v.from),
		Span:    policy.Span{Start: int(c.start[r.row]), End: int(c.end[r.row])},
		Heading: []string{}, Labels: []string{},
		Score: r.score,
	}
	for _, n := range c.headings.at(r.row) {
		h.Heading = append(h.Heading, c.symbol(n))
	}
	for _, l := range c.labels.at(r.row) {
		leaf, _ := unpackLabel(l)
		h.Labels = append(h.Labels, c.symbol(leaf))
	}
	h.Labels = slices.Compact(h.Labels)
	return h
}

// A cursor names the last hit of a page by what decides its place, so that the
// next page is right even when that hit is no longer there.
func cursor(h index.Hit) string {
	return fmt.Sprintf("%x.%s.%s.%d", math.Float64bits(h.Score), h.Policy, h.Version, h.Clause)
}

// parseCursor returns the place that a cursor names, nil for none.
func (s *search) parseCursor(text string) (*ranked, error) {
	if text == "" {
		return nil, nil
	}
	parts := strings.Split(text, ".")
	if len(parts) != 4 {
		return nil, fmt.Errorf("%q: %w", text, index.ErrCursor)
	}
	bits, err1 := strconv.ParseUint(parts[0], 16, 64)
	clause, err2 := strconv.ParseUint(parts[3], 10, 31)
	if err1 != nil || err2 != nil {
		return nil, fmt.Errorf("%q: %w", text, index.ErrCursor)
	}
	after := &ranked{score: math.Float64frombits(bits)}
	if i, ok := s.cols.at[parts[2]]; ok {
		after.version, after.row = s.cols.rank[i], s.cols.versions[i].from+uint32(clause)
		return after, nil
	}
	// The version is gone: go on with the first that comes after its place.
	for i, v := range s.cols.versions {
		before := cmp.Or(strings.Compare(s.cols.policies[v.policy].ID, parts[1]), strings.Compare(v.id, parts[2])) < 0
		if before && s.cols.rank[i] >= after.version {
			after.version, after.row = s.cols.rank[i], math.MaxUint32
		}
	}
	return after, nil
}
