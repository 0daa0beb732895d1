package defects

import (
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// mixedScript finds words in which a Cyrillic or Greek letter stands for the Latin
// one it looks like: a search for the word does not find it.
func mixedScript(d *policy.Document, _ []policy.Fact) []policy.Finding {
	var found []policy.Finding
	for _, t := range nlp.Tokenize(nil, d.Text) {
		s := policy.Span{Start: int(t.Start), End: int(t.End)}
		word := s.Of(d.Text)
		if ascii(word) || !nlp.Mixed(word) {
			continue
		}
		found = append(found, at(d, "defect.mixed-script", policy.Minor, s, "“"+word+"” mixes letters of two scripts that look alike; it should be “"+nlp.Fold(word)+"”."))
	}
	return found
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
