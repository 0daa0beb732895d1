package classify

import (
	"fmt"
	"sync"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// revision changes with every change of this package that can change a label.
const revision = "2"

// A Classifier labels clauses. It is immutable and safe for concurrent use.
type Classifier struct {
	tax     *taxonomy.Taxonomy
	leaves  []*taxonomy.Leaf
	kin     []kinship // by leaf
	rules   []rule
	of      [][]int32 // rules by pattern
	match   *matcher
	scratch sync.Pool // of *scratch
}

// New compiles the taxonomy's cues. The error names the leaf and the cue.
func New(t *taxonomy.Taxonomy) (*Classifier, error) {
	c := &Classifier{tax: t, leaves: t.Leaves()}
	b := newBuilder(t.Macros)
	if err := c.addRules(b); err != nil {
		return nil, fmt.Errorf("classify: %w", err)
	}
	m, err := b.build()
	if err != nil {
		return nil, fmt.Errorf("classify: %w", err)
	}
	c.match = m
	c.scratch.New = func() any { return newScratch(c) }
	return c, nil
}

// Revision identifies the code and the data that labels depend on.
func (c *Classifier) Revision() string { return Revision(c.tax) }

// Revision is that of a Classifier of t, without compiling one.
func Revision(t *taxonomy.Taxonomy) string { return revision + "+" + t.Revision() }

// Labels labels all clauses of d, sorted by clause, leaf and polarity.
func (c *Classifier) Labels(d *policy.Document) []policy.Label {
	s := c.scratch.Get().(*scratch)
	defer c.scratch.Put(s)
	r := reader{c: c, s: s, doc: d, sections: make([]*context, len(d.Sections)), leads: map[policy.Span]*context{}}
	var out []policy.Label
	for i := range d.Clauses {
		out = append(out, r.clause(i)...)
	}
	return out
}
