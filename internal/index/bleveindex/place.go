package bleveindex

import (
	"fmt"
	"slices"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"lacuna/internal/query"
)

// A run is a place in a text: its words from..to-1.
type run struct{ from, to uint64 }

// found are the places of something, by document of bleve.
type found struct {
	docs []uint64 // ascending
	ends []int    // the runs of docs[i] are runs[ends[i-1]:ends[i]]
	runs []run
}

func (f *found) at(i int) []run {
	from := 0
	if i > 0 {
		from = f.ends[i-1]
	}
	return f.runs[from:f.ends[i]]
}

// close ends the list of runs of a document, which is left out when it has none.
func (f *found) close(doc uint64) {
	last := 0
	if n := len(f.ends); n > 0 {
		last = f.ends[n-1]
	}
	if len(f.runs) > last {
		f.docs, f.ends = append(f.docs, doc), append(f.ends, len(f.runs))
	}
}

// places returns the places of a word; only, if not nil, lists the documents
// that matter, ascending.
func (r *reader) places(word string, only []uint64) (*found, error) {
	out := &found{}
	take := func(d *bleveapi.TermFieldDoc) error {
		for _, v := range d.Vectors {
			out.runs = append(out.runs, run{v.Pos, v.Pos + 1})
		}
		out.close(d.ID.Value())
		return nil
	}
	if only == nil {
		return out, r.each(word, true, take)
	}
	return out, r.eachOf(word, only, take)
}

// eachOf calls visit for those of the documents that have the word. It leaps
// from one to the next: positions between are not decoded.
func (r *reader) eachOf(word string, only []uint64, visit func(*bleveapi.TermFieldDoc) error) error {
	docs, err := r.open(word, true)
	if err != nil {
		return err
	}
	defer docs.Close()
	doc := new(bleveapi.TermFieldDoc)
	var id bleveapi.IndexInternalID
	at := int64(-1) // the document that the reader stands on
	for i, want := range only {
		if err := r.tick(i); err != nil {
			return err
		}
		if int64(want) > at {
			id = bleveapi.NewIndexInternalID(id, want)
			next, err := docs.Advance(id, doc.Reset())
			if err != nil || next == nil {
				return err
			}
			doc, at = next, int64(next.ID.Value())
		}
		if at == int64(want) {
			if err := visit(doc); err != nil {
				return err
			}
		}
	}
	return nil
}

// phrase returns the places where the words stand in a row. It starts with the
// rarest, so that the others are looked up in few documents.
func (r *reader) phrase(words []string, only []uint64) (*found, error) {
	type part struct {
		word          string
		offset, count uint64
	}
	var parts []part
	for i, w := range words {
		docs, err := r.open(w, false)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{w, uint64(i), docs.Count()})
		docs.Close()
	}
	slices.SortStableFunc(parts, func(a, b part) int { return int(a.count) - int(b.count) })
	var out *found
	for i, p := range parts {
		next, err := r.places(p.word, only)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = next.startingAt(p.offset)
		} else {
			out = out.sameStart(next, p.offset)
		}
		if only = out.docs; len(only) == 0 {
			return out, nil
		}
	}
	for i := range out.runs {
		out.runs[i].to = out.runs[i].from + uint64(len(words))
	}
	return out, nil
}

// startingAt turns the places of a word of a phrase into those where the phrase
// would start, the word being offset words after that.
func (f *found) startingAt(offset uint64) *found {
	out := &found{}
	for i, doc := range f.docs {
		for _, p := range f.at(i) {
			if p.from > offset { // words are counted from 1
				out.runs = append(out.runs, run{p.from - offset, p.to})
			}
		}
		out.close(doc)
	}
	return out
}

// sameStart keeps the starts that next, places of the word at offset, agrees with.
func (f *found) sameStart(next *found, offset uint64) *found {
	out := &found{}
	j := 0
	for i, doc := range next.docs {
		for f.docs[j] != doc { // next has no document that f has not
			j++
		}
		for _, p := range f.at(j) {
			if slices.ContainsFunc(next.at(i), func(q run) bool { return q.from == p.from+offset }) {
				out.runs = append(out.runs, p)
			}
		}
		out.close(doc)
	}
	return out
}

// near returns the places of n.A that have one of n.B near.
func (r *reader) near(n *query.Near) (*found, error) {
	a, err := r.docs(n.A)
	if err != nil {
		return nil, err
	}
	b, err := r.docs(n.B)
	if err != nil {
		return nil, err
	}
	both := intersect(a, b)
	as, err := r.side(n.A, both)
	if err != nil {
		return nil, err
	}
	bs, err := r.side(n.B, both)
	if err != nil {
		return nil, err
	}
	out := &found{}
	for i, doc := range both {
		for _, p := range as[i] {
			if slices.ContainsFunc(bs[i], func(q run) bool { return isNear(p, q, uint64(n.Distance)) }) {
				out.runs = append(out.runs, p)
			}
		}
		out.close(doc)
	}
	return out, nil
}

// isNear reports whether p and q do not overlap and stand at most d words apart.
func isNear(p, q run, d uint64) bool {
	return q.from >= p.to && q.from-p.to < d || p.from >= q.to && p.from-q.to < d
}

// docs returns the documents that have one of these, or may: of a phrase, those
// that have its first word.
func (r *reader) docs(of []query.Text) ([]uint64, error) {
	var out []uint64
	for _, n := range of {
		words, err := r.firstWords(n)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			err := r.each(w, false, func(d *bleveapi.TermFieldDoc) error {
				out = append(out, d.ID.Value())
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// firstWords returns the words of which a place of n has one at its start.
func (r *reader) firstWords(n query.Text) ([]string, error) {
	switch n := n.(type) {
	case *query.Word:
		return r.wordsOf(n.Stem)
	case *query.Phrase:
		return n.Words[:1], nil
	case *query.Prefix:
		return r.wordsWith(n.Text)
	}
	return nil, fmt.Errorf("unknown part of a NEAR %T", n)
}

func intersect(a, b []uint64) []uint64 {
	out := []uint64{}
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// side returns the places of any of these in each of the documents.
func (r *reader) side(of []query.Text, docs []uint64) ([][]run, error) {
	out := make([][]run, len(docs))
	for _, n := range of {
		parts, err := r.sidePlaces(n, docs)
		if err != nil {
			return nil, err
		}
		for _, f := range parts {
			j := 0
			for i, doc := range f.docs {
				for docs[j] != doc {
					j++
				}
				out[j] = append(out[j], f.at(i)...)
			}
		}
	}
	return out, nil
}

func (r *reader) sidePlaces(n query.Text, docs []uint64) ([]*found, error) {
	if p, ok := n.(*query.Phrase); ok {
		f, err := r.phrase(p.Words, docs)
		return []*found{f}, err
	}
	words, err := r.firstWords(n)
	if err != nil {
		return nil, err
	}
	var out []*found
	for _, w := range words {
		f, err := r.places(w, docs)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}
