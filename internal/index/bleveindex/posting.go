package bleveindex

import (
	"context"
	"fmt"
	"slices"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"lacuna/internal/query"
)

// A reader looks up the words of one query in a generation.
type reader struct {
	*generation
	ctx context.Context
}

// frequencies says how often each text has something, by number of the text.
type frequencies map[uint32]uint32

// A posting is one of them.
type posting struct{ text, frequency uint32 }

// postings returns the live texts that n matches, in order.
func (r *reader) postings(n query.Text) ([]posting, error) {
	if r.snap == nil {
		return nil, nil
	}
	found := frequencies{}
	if err := r.find(n, found); err != nil {
		return nil, err
	}
	out := make([]posting, 0, len(found))
	for text, f := range found {
		if len(r.cols.rows.at(text)) > 0 {
			out = append(out, posting{text, f})
		}
	}
	slices.SortFunc(out, func(a, b posting) int { return int(a.text) - int(b.text) })
	return out, nil
}

func (r *reader) find(n query.Text, found frequencies) error {
	switch n := n.(type) {
	case *query.Word:
		return r.count(stemField, n.Stem, found)
	case *query.Prefix:
		words, err := r.wordsWith(n.Text)
		if err != nil {
			return err
		}
		for _, w := range words {
			if err := r.count(wordField, w, found); err != nil {
				return err
			}
		}
		return nil
	case *query.Phrase:
		if len(n.Words) == 1 {
			return r.count(wordField, n.Words[0], found)
		}
		places, err := r.phrase(n.Words, nil)
		for text, runs := range places {
			found[text] = uint32(len(runs))
		}
		return err
	case *query.Near:
		return r.near(n, found)
	}
	return fmt.Errorf("unknown part of a query %T", n)
}

// count adds how often each text has the term.
func (r *reader) count(field, term string, found frequencies) error {
	tfr, err := r.snap.TermFieldReader(r.ctx, []byte(term), field, true, false, false)
	if err != nil {
		return err
	}
	defer tfr.Close()
	doc := new(bleveapi.TermFieldDoc)
	for i := 0; ; i++ {
		if err := r.tick(i); err != nil {
			return err
		}
		next, err := tfr.Next(doc.Reset())
		if err != nil || next == nil {
			return err
		}
		text, err := r.textOf(next.ID)
		if err != nil {
			return err
		}
		found[text] += uint32(next.Freq)
	}
}

// tick looks at the deadline now and then.
func (r *reader) tick(i int) error {
	if i%4096 != 0 {
		return nil
	}
	return r.ctx.Err()
}

// wordsWith returns the words in bleve that start with the prefix.
func (r *reader) wordsWith(prefix string) ([]string, error) {
	dict, err := r.snap.FieldDictPrefix(wordField, []byte(prefix))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var out []string
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return out, err
		}
		out = append(out, e.Term)
	}
}
