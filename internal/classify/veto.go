package classify

import "slices"

// prepare notes for each sentence the leaves that it vetoes and those that it
// denies by cues of their own.
func (s *scratch) prepare() {
	for _, f := range s.found {
		sent := &s.sents[f.sentence]
		for _, n := range s.c.of[f.pattern] {
			r := &s.c.rules[n]
			switch r.kind {
			case veto:
				sent.vetoed = addLeaf(sent.vetoed, r.leaf)
			case deny:
				if s.state[f.to-1]&(unknown|others) == 0 && s.state[f.from]&idle == 0 {
					sent.denied = addLeaf(sent.denied, r.leaf)
				}
			}
		}
	}
	for i := range s.sents {
		s.sents[i].overrule()
	}
}

// overrule lifts the vetoes of leaves that the sentence denies in so many words.
func (s *sentence) overrule() {
	if len(s.denied) > 0 {
		s.vetoed = slices.DeleteFunc(s.vetoed, func(leaf int32) bool { return contains(s.denied, leaf) })
	}
}

func addLeaf(list []int32, leaf int32) []int32 {
	if contains(list, leaf) {
		return list
	}
	return append(list, leaf)
}
