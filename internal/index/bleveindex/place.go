package bleveindex

import (
	"slices"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"lacuna/internal/query"
)

// A run is a place in a text: its words from..to-1.
type run struct{ from, to uint64 }

// places are the places of something, by number of the text.
type places map[uint32][]run

// near counts the places of A that have one of B near.
func (r *reader) near(n *query.Near, found frequencies) error {
	as, bs := frequencies{}, frequencies{}
	for _, side := range []struct {
		of   []query.Text
		into frequencies
	}{{n.A, as}, {n.B, bs}} {
		for _, t := range side.of {
			if err := r.find(t, side.into); err != nil {
				return err
			}
		}
	}
	// Positions are dear: read those of texts that have both.
	both := func(text uint32) bool { return as[text] > 0 && bs[text] > 0 }
	a, err := r.side(n.A, both)
	if err != nil {
		return err
	}
	b, err := r.side(n.B, both)
	if err != nil {
		return err
	}
	for text, runs := range a {
		for _, p := range runs {
			if slices.ContainsFunc(b[text], func(q run) bool { return isNear(p, q, uint64(n.Distance)) }) {
				found[text]++
			}
		}
	}
	return nil
}

// isNear reports whether p and q do not overlap and stand at most d words apart.
func isNear(p, q run, d uint64) bool {
	return q.from >= p.to && q.from-p.to < d || p.from >= q.to && p.from-q.to < d
}

// side returns the places of any of these in the wanted texts.
func (r *reader) side(of []query.Text, wanted func(uint32) bool) (places, error) {
	out := places{}
	for _, n := range of {
		got, err := r.places(n, wanted)
		if err != nil {
			return nil, err
		}
		for text, runs := range got {
			out[text] = append(out[text], runs...)
		}
	}
	return out, nil
}

func (r *reader) places(n query.Text, wanted func(uint32) bool) (places, error) {
	switch n := n.(type) {
	case *query.Word:
		return r.term(stemField, n.Stem, wanted)
	case *query.Phrase:
		return r.phrase(n.Words, wanted)
	case *query.Prefix:
		words, err := r.wordsWith(n.Text)
		out := places{}
		for _, w := range words {
			got, err := r.term(wordField, w, wanted)
			if err != nil {
				return nil, err
			}
			for text, runs := range got {
				out[text] = append(out[text], runs...)
			}
		}
		return out, err
	}
	return nil, nil
}

// term returns the places of a term in the wanted texts; nil wants all.
func (r *reader) term(field, term string, wanted func(uint32) bool) (places, error) {
	docs, err := r.snap.TermFieldReader(r.ctx, []byte(term), field, false, false, true)
	if err != nil {
		return nil, err
	}
	defer docs.Close()
	out := places{}
	doc := new(bleveapi.TermFieldDoc)
	for i := 0; ; i++ {
		if err := r.tick(i); err != nil {
			return nil, err
		}
		next, err := docs.Next(doc.Reset())
		if err != nil || next == nil {
			return out, err
		}
		text, err := r.textOf(next.ID)
		if err != nil {
			return nil, err
		}
		if wanted != nil && !wanted(text) {
			continue
		}
		for _, v := range next.Vectors {
			out[text] = append(out[text], run{v.Pos, v.Pos + 1})
		}
	}
}

// phrase returns the places where the words stand in a row, in the wanted texts.
func (r *reader) phrase(words []string, wanted func(uint32) bool) (places, error) {
	counts := make([]frequencies, len(words))
	for i, w := range words {
		counts[i] = frequencies{}
		if err := r.count(wordField, w, counts[i]); err != nil || len(counts[i]) == 0 {
			return nil, err
		}
	}
	all := func(text uint32) bool {
		for _, c := range counts {
			if c[text] == 0 {
				return false
			}
		}
		return wanted == nil || wanted(text)
	}
	out, err := r.term(wordField, words[0], all)
	for i := 1; i < len(words) && err == nil; i++ {
		var next places
		next, err = r.term(wordField, words[i], func(text uint32) bool { return len(out[text]) > 0 })
		extend(out, next)
	}
	return out, err
}

// extend keeps the runs that one of next follows, and makes them that much longer.
func extend(runs, next places) {
	for text, rs := range runs {
		var longer []run
		for _, p := range rs {
			if slices.ContainsFunc(next[text], func(q run) bool { return q.from == p.to }) {
				longer = append(longer, run{p.from, p.to + 1})
			}
		}
		if longer == nil {
			delete(runs, text)
		} else {
			runs[text] = longer
		}
	}
}
