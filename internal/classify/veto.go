package classify

// prepare notes for each sentence the leaves that it vetoes and those that it
// denies by cues of their own.
func (s *scratch) prepare() {
	for _, f := range s.found {
		sent := &s.sents[f.sentence]
		for _, n := range s.c.of[f.pattern] {
			r := &s.c.rules[n]
			switch r.kind {
			case veto:
				sent.vetoed = append(sent.vetoed, r.leaf)
			case deny:
				if s.state[f.to-1]&(unknown|others) == 0 {
					sent.denied = append(sent.denied, r.leaf)
				}
			}
		}
	}
}
