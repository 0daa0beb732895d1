package bleveindex

import (
	"context"
	"fmt"
	"time"

	"lacuna/internal/index"
	"lacuna/internal/query"
)

// deadline bounds every search.
const deadline = 20 * time.Second

// Search returns a page of the clauses that match q.
func (x *Index) Search(ctx context.Context, q *query.Query, o index.Options) (res *index.Result, err error) {
	defer catch(&err)
	if o.Limit < 1 {
		return nil, fmt.Errorf("search: limit must be at least 1 (got: %d)", o.Limit)
	}
	ctx, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	g, err := x.acquire()
	if err != nil {
		return nil, err
	}
	defer g.release()
	s := &search{reader: reader{g, ctx}, cols: g.cols, tallies: map[query.Text]*tally{}}
	rows, err := s.rows(q.Root, nil)
	if err != nil {
		if ctx.Err() == nil {
			err = damage(err)
		}
		return nil, fmt.Errorf("search %s: %w", q, err)
	}
	rows.and(s.cols.live)
	if !q.AllVersions() {
		rows.and(s.cols.latest)
	}
	return s.page(rows, s.scores(q), o)
}

// A search answers one query over one generation.
type search struct {
	reader
	cols    *columns
	tallies map[query.Text]*tally
}

func (s *search) newSet() set { return newSet(len(s.cols.owner)) }

// rows returns the rows that n holds for, whether live or not. Polarity holds
// the polarity: terms that bind the labels in n.
func (s *search) rows(n query.Node, polarity []query.Node) (set, error) {
	switch n := n.(type) {
	case *query.All:
		return s.every(), nil
	case *query.Not:
		not, err := s.rows(n.Node, nil)
		if err != nil {
			return nil, err
		}
		out := s.every()
		out.andNot(not)
		return out, nil
	case *query.And:
		polarity = append(polarity[:len(polarity):len(polarity)], query.Polarities(n)...)
		return s.fold(n.Nodes, polarity, set.and)
	case *query.Or:
		return s.fold(n.Nodes, polarity, set.or)
	case *query.Field:
		return s.field(n, polarity), nil
	case query.Text:
		return s.textRows(n)
	}
	return nil, fmt.Errorf("unknown part of a query %T", n)
}

func (s *search) every() set {
	out := s.newSet()
	out.addRange(0, uint32(len(s.cols.owner)))
	return out
}

// fold joins the rows of the nodes by an operation on sets.
func (s *search) fold(nodes []query.Node, polarity []query.Node, op func(a, b set)) (set, error) {
	var out set
	for _, n := range nodes {
		rows, err := s.rows(n, polarity)
		switch {
		case err != nil:
			return nil, err
		case out == nil:
			out = rows
		default:
			op(out, rows)
		}
	}
	return out, nil
}

func (s *search) textRows(n query.Text) (set, error) {
	t, err := s.tally(n)
	if err != nil {
		return nil, err
	}
	s.tallies[n] = t
	out := s.newSet()
	for _, text := range t.texts {
		for _, row := range s.cols.rows.at(text) {
			out.add(row)
		}
	}
	return out, nil
}

// scores returns the score of each text, nil when the query has no words.
func (s *search) scores(q *query.Query) []float64 {
	texts := q.Texts()
	if len(texts) == 0 {
		return nil
	}
	out := make([]float64, len(s.cols.length))
	for _, n := range texts {
		t := s.tallies[n]
		for _, text := range t.texts {
			out[text] += s.cols.collection.BM25(int(t.counts[text]), int(s.cols.length[text]), len(t.texts))
		}
	}
	return out
}
