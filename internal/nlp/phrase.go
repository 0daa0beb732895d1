package nlp

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"lacuna/internal/policy"
)

// A Phraser finds noun phrases with a part-of-speech model. It is for the long
// tail that lexicons miss, and for a few sentences at a time: it is some thousand
// times slower than Tokenize. One Phraser serves any number of goroutines.
type Phraser struct {
	model func() *prose.Model
}

// NewPhraser returns a Phraser. The model, 26 ms and a few megabytes, is read
// when it is first used.
func NewPhraser() *Phraser {
	return &Phraser{model: sync.OnceValue(loadTagger)}
}

// loadTagger reads the model once: left to itself prose reads it for every text.
func loadTagger() *prose.Model {
	// Without text and model NewDocument only loads the model, and returns no error.
	doc, _ := prose.NewDocument("", prose.WithSegmentation(false), prose.WithTokenization(false), prose.WithExtraction(false))
	return doc.Model
}

// NounPhrases appends to dst the noun phrases of sentence, as spans moved by at,
// and returns the result: a noun with the adjectives, participles, numbers and
// nouns before it, without article or pronoun ("precise location data").
func (p *Phraser) NounPhrases(dst []policy.Span, sentence string, at int) []policy.Span {
	from, to := -1, -1
	flush := func() {
		if to > 0 {
			dst = append(dst, policy.Span{Start: at + from, End: at + to})
		}
		from, to = -1, -1
	}
	for _, t := range p.tag(sentence) {
		switch r := roleOf(t.tag, t.Of(sentence)); {
		case r == outside, from < 0 && r == lead && isVague(t.Of(sentence)):
			flush()
		case r == head:
			if from < 0 {
				from = t.Start
			}
			to = t.End
		case from < 0:
			from = t.Start
		case to > 0 && r == lead && t.tag != "CD":
			// "users registered here": what follows a noun starts a new phrase.
			flush()
			from = t.Start
		}
	}
	flush()
	return dst
}

// A tagged word with its place in the sentence.
type tagged struct {
	policy.Span
	tag string // of the Penn Treebank
}

// tag returns the tokens of sentence with their tags. Prose gives no offsets:
// its tokens are found again from left to right, and the rest of the sentence is
// left out from the first that cannot be.
func (p *Phraser) tag(sentence string) []tagged {
	if !lowersInPlace(sentence) {
		return nil
	}
	doc, err := prose.NewDocument(sentence, prose.UsingModel(p.model()), prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil
	}
	var out []tagged
	i := 0
	for _, t := range doc.Tokens() {
		start := skipSpace(sentence, i)
		n := prefixLen(sentence[start:], strings.TrimSpace(t.Text))
		if n == 0 {
			break
		}
		i = start + n
		out = append(out, tagged{policy.Span{Start: start, End: i}, t.Tag})
	}
	return out
}

// lowersInPlace reports whether every character of s has a lower-case form of its
// size. Prose cuts words at offsets of their lower-case form and panics on others.
func lowersInPlace(s string) bool {
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		if size != utf8.RuneLen(unicode.ToLower(r)) {
			return false
		}
	}
	return true
}

// prefixLen returns how many bytes of s spell token, in which prose has
// straightened curly quotes; 0 if s does not start with it.
func prefixLen(s, token string) int {
	i := 0
	for _, want := range token {
		got, size := utf8.DecodeRuneInString(s[i:])
		switch got {
		case '\u2018', '\u2019':
			got = '\''
		case '\u201c', '\u201d':
			got = '"'
		}
		if size == 0 || got != want {
			return 0
		}
		i += size
	}
	return i
}

// A role is the part a word can play in a noun phrase.
type role uint8

const (
	outside role = iota
	lead         // may stand before the noun
	head         // a noun
)

func roleOf(tag, word string) role {
	if tag != "CD" && !strings.ContainsFunc(word, unicode.IsLetter) {
		return outside // symbols are tagged as nouns and adjectives
	}
	switch tag {
	case "NN", "NNS", "NNP", "NNPS":
		return head
	case "JJ", "JJR", "JJS", "VBN", "VBG", "CD":
		return lead
	}
	return outside
}

// isVague reports whether w before a noun adds nothing to it.
func isVague(w string) bool {
	switch strings.ToLower(w) {
	case "such", "other", "certain", "own", "same", "following", "including", "using", "providing", "respective", "various", "many", "several", "more", "collecting", "sharing", "processing":
		return true
	}
	return false
}
