package parse

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

const (
	languageBytes  = 200     // shorter blocks do not tell their language
	languageSample = 8 << 10 // bytes of a text that tell its language
)

// setLanguages finds the language of the text and of the blocks that differ from it.
func setLanguages(t *Text) {
	if lang := detectLanguage(sample(t)); lang != "" {
		t.Language = lang
	}
	if t.Language == "" {
		t.Language = "und"
	}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Len() <= languageBytes || t.Language == "en" && soundsEnglish(b.Of(t.Text)) {
			continue
		}
		if lang := detectLanguage(clip(b.Of(t.Text), languageSample)); lang != "" && lang != t.Language {
			b.Language = lang
		}
	}
}

// sample returns the running text of t, long blocks first, up to languageSample bytes.
func sample(t *Text) string {
	var b strings.Builder
	for _, long := range []bool{true, false} {
		for i := range t.Blocks {
			s := t.Blocks[i].Of(t.Text)
			if (len(s) > languageBytes) != long {
				continue
			}
			b.WriteString(clip(s, languageSample/4))
			b.WriteByte('\n')
			if b.Len() > languageSample {
				return b.String()
			}
		}
	}
	return b.String()
}

// clip returns the first n bytes of s, cut between characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// detectLanguage returns the language of s, "" when the statistics are not sure.
func detectLanguage(s string) string {
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
	for w := range strings.FieldsSeq(s) {
		words++
		switch w {
		case "the", "of", "and", "to", "your", "you", "we", "our", "that", "with", "or", "by", "this", "The", "We", "You":
			common++
		}
	}
	return common*10 >= words
}
