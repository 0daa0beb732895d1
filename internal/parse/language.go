package parse

import (
	"unicode"

	"github.com/abadojack/whatlanggo"
)

const (
	languageBytes  = 200 // shorter blocks do not tell their language
	languageSample = 600 // bytes that do; the statistics get worse with more
	languageVotes  = 12  // blocks that are asked for the language of the text
)

// setLanguages finds the language of the text and of the blocks that differ from
// it. What the page claims counts only where the text is too short to tell.
func setLanguages(t *Text) {
	var long []int
	for i := range t.Blocks {
		if t.Blocks[i].Len() > languageBytes {
			long = append(long, i)
		}
	}
	if lang := vote(t, long); lang != "" {
		t.Language = lang
	} else if lang := detectLanguage(t.Text); len(t.Text) > languageBytes && lang != "" {
		t.Language = lang
	} else if t.Language == "" {
		t.Language = "und"
	}
	for _, i := range long {
		b := &t.Blocks[i]
		if lang := detectLanguage(b.Of(t.Text)); lang != "" && lang != t.Language {
			b.Language = lang
		}
	}
}

// vote returns the language of most of the long blocks, "" when there is none.
func vote(t *Text, long []int) string {
	votes := map[string]int{}
	for n := range min(len(long), languageVotes) {
		i := long[n*len(long)/min(len(long), languageVotes)]
		if lang := detectLanguage(t.Blocks[i].Of(t.Text)); lang != "" {
			votes[lang]++
		}
	}
	for lang, n := range votes {
		if n*2 > min(len(long), languageVotes) {
			return lang
		}
	}
	return ""
}

// detectLanguage returns the language of s, "" when that is not sure.
func detectLanguage(s string) string {
	if len(s) > languageSample {
		end := languageSample
		for s[end]&0xc0 == 0x80 {
			end--
		}
		s = s[:end]
	}
	switch {
	case soundsEnglish(s):
		return "en"
	case !isProse(s):
		return ""
	}
	info := whatlanggo.Detect(s)
	if !info.IsReliable() {
		return ""
	}
	if code := info.Lang.Iso6391(); code != "" {
		return code
	}
	return info.Lang.Iso6393()
}

// soundsEnglish reports whether every tenth word is one that English alone uses
// so often. It saves the statistics, which cost as much as all the rest of reading.
func soundsEnglish(s string) bool {
	words, common := 0, 0
	for at := 0; at < len(s); {
		end := at
		for end < len(s) && !isBlank(s[end]) {
			end++
		}
		if end > at {
			words++
			if isEnglish(s[at:end]) {
				common++
			}
		}
		at = end + 1
	}
	return common*10 >= words
}

func isEnglish(word string) bool {
	switch word {
	case "the", "of", "and", "to", "your", "you", "we", "our", "that", "with", "or", "by", "this", "The", "We", "You",
		"for", "are", "may", "will", "from", "such", "any", "be", "have", "us", "when", "If", "if":
		return true
	}
	return false
}

// isProse reports whether most of s is letters and blanks: code and lists of
// addresses look like any language to the statistics.
func isProse(s string) bool {
	letters, other := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) || r == ' ' {
			letters++
		} else {
			other++
		}
	}
	return letters > 9*other
}
