package classify

import (
	"lacuna/internal/policy"
)

// A reader labels one document.
type reader struct {
	c        *Classifier
	s        *scratch
	doc      *policy.Document
	sections []*context
	leads    map[policy.Span]*context
}

// clause returns the labels of clause i.
func (r *reader) clause(i int) []policy.Label {
	cl := &r.doc.Clauses[i]
	if cl.Kind == policy.Heading {
		return nil
	}
	above := r.section(cl.Section)
	lead := r.lead(cl.Lead)
	s := r.s
	s.read(r.doc.Text, cl.Span, cl.Sentences)
	s.judge()
	s.prepare()
	s.tally.reset()
	s.count(cl, lead)
	s.inherit(above, lead)
	s.settle()
	return r.labels(i, lead)
}
