package classify

var modalNames = map[role]string{may: "may", will: "will", must: "must", mustNot: "must-not"}

// modality returns the modal verb that governs a word: the last one before it in
// its sentence, else "".
func (s *scratch) modality(sentence, word int32) string {
	name := ""
	at := int32(-1)
	for _, f := range s.found {
		if f.sentence != sentence || f.from >= word {
			continue
		}
		for _, n := range s.c.of[f.pattern] {
			r := &s.c.rules[n]
			if m, ok := modalNames[r.role]; ok && r.kind == grammatical && f.from >= at {
				if f.from == at && name == "must-not" {
					continue
				}
				name, at = m, f.from
			}
		}
	}
	return name
}
