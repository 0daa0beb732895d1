package classify

import (
	"slices"

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
}

// A said is a leaf that a context speaks of.
type said struct {
	leaf int32
	rule string
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
	x := &context{span: sp, denies: s.openEnd()}
	for _, f := range s.found {
		sent := &s.sents[f.sentence]
		x.depends = x.depends || sent.consent
		for _, n := range s.c.of[f.pattern] {
			r := &s.c.rules[n]
			if r.kind != strong && r.kind != heading || contains(sent.vetoed, r.leaf) {
				continue
			}
			if x.of(r.leaf) == nil {
				x.says = append(x.says, said{r.leaf, r.id, f.span})
				x.kin |= s.c.kin[r.leaf]
			}
		}
	}
	x.verb = s.modality(int32(len(s.sents))-1, int32(len(s.tokens)))
	slices.SortFunc(x.says, func(a, b said) int { return int(a.leaf - b.leaf) })
	return x
}
