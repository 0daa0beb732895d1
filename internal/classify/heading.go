package classify

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// A context is what a heading or lead says: the leaves it speaks of and whether
// it denies what it introduces.
type context struct {
	span    policy.Span
	kin     kinship
	says    []said
	denies  bool
	depends bool
	verb    string // its modality, "" for none
	opens   bool   // ends in a colon
}

// A said is a leaf that a context speaks of.
type said struct {
	leaf int32
	span policy.Span
}

func (x *context) of(leaf int32) *said {
	if x == nil {
		return nil
	}
	for i := range x.says {
		if x.says[i].leaf == leaf {
			return &x.says[i]
		}
	}
	return nil
}

// context reads a heading or lead. Weak cues say nothing there; a question says
// what it is about but denies nothing.
func (s *scratch) context(text string, sp policy.Span, sentences []policy.Span) *context {
	s.read(text, sp, sentences)
	s.judge()
	s.prepare()
	x := &context{span: sp, denies: s.openEnd(), opens: strings.HasSuffix(sp.Of(text), ":")}
	for _, f := range s.found {
		sent := &s.sents[f.sentence]
		x.depends = x.depends || sent.consent
		for _, n := range s.c.of[f.pattern] {
			r := &s.c.rules[n]
			if r.kind != strong && r.kind != heading || contains(sent.vetoed, r.leaf) {
				continue
			}
			if x.of(r.leaf) == nil {
				x.says = append(x.says, said{r.leaf, f.span})
				x.kin |= s.c.kin[r.leaf]
			}
		}
	}
	x.verb = s.modality(int32(len(s.sents))-1, int32(len(s.tokens)))
	slices.SortFunc(x.says, func(a, b said) int { return int(a.leaf - b.leaf) })
	return x
}

// section returns what the heading of a section says, nil when it has none.
func (r *reader) section(n int) *context {
	sec := &r.doc.Sections[n]
	if sec.Heading.IsZero() {
		return nil
	}
	if r.sections[n] == nil {
		x := r.s.context(r.doc.Text, sec.Heading, []policy.Span{sec.Heading})
		x.span = bare(r.doc.Text, sec.Heading)
		r.sections[n] = x
	}
	return r.sections[n]
}

// lead returns what a lead says, nil when there is none.
func (r *reader) lead(sp policy.Span) *context {
	if sp.IsZero() {
		return nil
	}
	x := r.leads[sp]
	if x == nil {
		x = r.s.context(r.doc.Text, sp, nlp.Sentences(nil, sp.Of(r.doc.Text), sp.Start))
		r.leads[sp] = x
	}
	return x
}

// beforeColon reports whether ": " follows words at the start of a sentence.
func (s *scratch) beforeColon(f found) bool {
	return f.from-s.sents[f.sentence].from < 4 && strings.HasPrefix(s.text[f.span.End:], ": ")
}
