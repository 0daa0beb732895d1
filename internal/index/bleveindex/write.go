package bleveindex

import (
	"cmp"
	"crypto/sha256"
	"io"
	"slices"

	"lacuna/internal/index"
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/internal/query"
)

func (e *encoder) policy(p index.Policy) error {
	e.begin(framePolicy)
	e.strings([]string{p.ID, p.Vendor, p.Title, p.Type, p.Latest})
	return e.end()
}

// words writes the frame of words that the file does not have yet, with their stems.
func (e *encoder) words(words []string) error {
	e.begin(frameWords)
	for _, w := range words {
		stem := nlp.Stem(w)
		common := 0
		for common < len(w) && common < len(stem) && w[common] == stem[common] {
			common++
		}
		e.literal(w)
		e.length(common)
		e.literal(stem[common:])
	}
	return e.end()
}

func (e *encoder) remove(version string) error {
	e.begin(frameRemove)
	e.string(version)
	return e.end()
}

// version writes the frame of a version. Number returns the number of a text
// and whether it is new.
func (e *encoder) version(v index.Version, number func(text string) (uint32, *newText)) error {
	a := v.Analysis
	e.begin(frameVersion)
	e.strings([]string{a.Version.ID, v.Policy, v.Stamp, a.Version.Language, a.Version.Date})
	e.list(a.Profile.Disclosed)
	e.list(a.Profile.Weak)
	e.list(a.Profile.Denied)
	e.list(query.FactKinds(a.Facts))
	labels, sparse := byClause(a)
	e.length(len(a.Clauses))
	for i, c := range a.Clauses {
		n, fresh := number(c.Of(a.Text))
		e.uint(n)
		if fresh != nil {
			e.length(len(fresh.words))
			e.bytes(fresh.hash[:])
		}
		e.length(c.Start)
		e.length(c.Len())
		e.length(max(0, slices.Index(kinds, c.Kind)))
		e.list(c.Heading)
		e.labels(labels[i])
		e.list(c.Audience)
		e.list(sparse[periodField][i])
		e.list(sparse[defectField][i])
	}
	return e.end()
}

// labels writes the labels of a clause, each leaf and polarity once, by leaf and polarity.
func (e *encoder) labels(labels []policy.Label) {
	slices.SortFunc(labels, func(a, b policy.Label) int {
		return cmp.Or(cmp.Compare(a.Leaf, b.Leaf), cmp.Compare(a.Polarity, b.Polarity))
	})
	labels = slices.CompactFunc(labels, func(a, b policy.Label) bool { return a.Leaf == b.Leaf && a.Polarity == b.Polarity })
	e.length(len(labels))
	for _, l := range labels {
		// The leaf's string must precede its use in a number.
		e.string(l.Leaf)
		e.length(max(0, slices.Index(polarities, l.Polarity)))
	}
}

// byClause sorts labels, periods and findings by their clause.
func byClause(a *policy.Analysis) (labels [][]policy.Label, sparse [sparseFields][][]string) {
	n := len(a.Clauses)
	labels = make([][]policy.Label, n)
	for f := range sparse {
		sparse[f] = make([][]string, n)
	}
	for _, l := range a.Labels {
		labels[l.Clause] = append(labels[l.Clause], l)
	}
	for _, f := range a.Facts {
		if p := query.Period(f); p != "" && f.Clause >= 0 {
			sparse[periodField][f.Clause] = append(sparse[periodField][f.Clause], p)
		}
	}
	for _, f := range a.Findings {
		if f.Clause >= 0 {
			sparse[defectField][f.Clause] = append(sparse[defectField][f.Clause], f.ID)
		}
	}
	return labels, sparse
}

// A newText is a text that the index does not have yet.
type newText struct {
	number uint32
	hash   textHash
	words  []string // folded
}

func newTextOf(text string) *newText {
	t := &newText{}
	h := sha256.New()
	for _, tok := range nlp.Tokenize(nil, text) {
		w := nlp.Fold(text[tok.Start:tok.End])
		t.words = append(t.words, w)
		io.WriteString(h, w) // a hash takes everything
		h.Write([]byte{' '})
	}
	t.hash = textHash(h.Sum(nil)[:16])
	return t
}
