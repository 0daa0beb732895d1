package bleveindex

import (
	"context"
	"errors"
	"fmt"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"lacuna/internal/query"
)

// A reader looks up the words of one query in a generation.
type reader struct {
	*generation
	ctx context.Context
}

// A tally says how often texts have something.
type tally struct {
	counts []uint32 // by text
	texts  []uint32 // those with a count, in no order
}

func (r *reader) newTally() *tally { return &tally{counts: make([]uint32, len(r.cols.length))} }

func (t *tally) add(text uint32, n int) {
	if t.counts[text] == 0 {
		t.texts = append(t.texts, text)
	}
	t.counts[text] += uint32(n)
}

// tally returns how often each text has n. Texts that no clause has any more are
// not among them: bleve has dropped them.
func (r *reader) tally(n query.Text) (*tally, error) {
	t := r.newTally()
	if r.snap == nil {
		return t, nil
	}
	switch n := n.(type) {
	case *query.Word:
		words, err := r.wordsOf(n.Stem)
		return t, errors.Join(err, r.count(t, words))
	case *query.Prefix:
		words, err := r.wordsWith(n.Text)
		return t, errors.Join(err, r.count(t, words))
	case *query.Phrase:
		if len(n.Words) == 1 {
			return t, r.count(t, n.Words)
		}
		found, err := r.phrase(n.Words, nil)
		if err != nil {
			return nil, err
		}
		return t, r.addFound(t, found)
	case *query.Near:
		found, err := r.near(n)
		if err != nil {
			return nil, err
		}
		return t, r.addFound(t, found)
	}
	return nil, fmt.Errorf("unknown part of a query %T", n)
}

// open returns the documents that have the word. The caller closes it.
func (r *reader) open(word string, positions bool) (bleveapi.TermFieldReader, error) {
	return r.snap.TermFieldReader(r.ctx, []byte(word), wordField, !positions, false, positions)
}

// each calls visit for every document that has the word.
func (r *reader) each(word string, positions bool, visit func(*bleveapi.TermFieldDoc) error) error {
	docs, err := r.open(word, positions)
	if err != nil {
		return err
	}
	defer docs.Close()
	doc := new(bleveapi.TermFieldDoc)
	for i := 0; ; i++ {
		if err := r.tick(i); err != nil {
			return err
		}
		next, err := docs.Next(doc.Reset())
		if err != nil || next == nil {
			return err
		}
		if err := visit(next); err != nil {
			return err
		}
	}
}

// tick looks at the deadline now and then.
func (r *reader) tick(i int) error {
	if i%4096 != 0 {
		return nil
	}
	return r.ctx.Err()
}

// count adds how often each text has any of the words.
func (r *reader) count(t *tally, words []string) error {
	for _, w := range words {
		err := r.each(w, false, func(d *bleveapi.TermFieldDoc) error {
			text, err := r.textOf(d.ID)
			if err == nil {
				t.add(text, int(d.Freq))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
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

// addFound adds the number of runs in each document.
func (r *reader) addFound(t *tally, f *found) error {
	var id bleveapi.IndexInternalID
	for i, doc := range f.docs {
		id = bleveapi.NewIndexInternalID(id, doc)
		text, err := r.textOf(id)
		if err != nil {
			return err
		}
		t.add(text, len(f.at(i)))
	}
	return nil
}
