package classify

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// A scratch is the working memory of one goroutine: after warm-up, finding cues
// allocates nothing.
type scratch struct {
	c      *Classifier
	run    *run
	text   string // of the document
	at     int    // where the words read begin in text
	tokens []nlp.Token
	words  []class
	hard   []bool
	found  []found
	sents  []sentence
	state  []state   // by word
	about  []kinship // by sentence: the categories that have a label there
	tally  *tally
}

// A found is a pattern found: words [from, to), bytes of the document, sentence.
type found struct {
	pattern  int32
	from, to int32
	sentence int32
	span     policy.Span
}

// A sentence is a run of words that phrases do not leave.
type sentence struct {
	span     policy.Span
	from, to int32 // words
	question bool
	quotes   bool // a question, as the name of a section
	excepted bool // names an exception
	consent  bool // names a consent
	limited  bool // restricts to a purpose
	hedged   bool // says that it is not always so
	gathers  bool // has a verb of collecting
	vetoed   []int32
	denied   []int32 // leaves that the sentence denies by their own cues
}

func newScratch(c *Classifier) *scratch {
	return &scratch{c: c, run: newRun(c.match), tally: newTally(len(c.leaves))}
}

// read finds all patterns in the bytes sp of text, which has the sentences given.
func (s *scratch) read(text string, sp policy.Span, sentences []policy.Span) {
	s.text, s.at = text, sp.Start
	part := sp.Of(text)
	s.tokens = nlp.Tokenize(s.tokens[:0], part)
	s.words, s.hard, s.found = s.words[:0], s.hard[:0], s.found[:0]
	s.split(part, sentences)
	for _, t := range s.tokens {
		s.words = append(s.words, s.c.match.vocabulary.classOf(part[t.Start:t.End], t.Hash))
	}
	n := 0
	for _, h := range s.c.match.find(s.run, s.words, s.hard) {
		for h.from >= s.sents[n].to {
			n++
		}
		s.found = append(s.found, found{pattern: h.pattern, from: h.from, to: h.to, sentence: int32(n), span: s.span(h.from, h.to)})
	}
	s.findRaw(part)
}

// split cuts the words into sentences. A break inside a sentence of the
// segmenter (a bullet, a table bar) parts phrases but not sentences.
func (s *scratch) split(part string, sentences []policy.Span) {
	s.sents = s.sents[:0]
	next := 0
	for i, t := range s.tokens {
		start := int(t.Start) + s.at
		hard := i == 0 || t.Flags&nlp.Break != 0 && isHard(part[s.tokens[i-1].End:t.Start])
		for next < len(sentences) && start >= sentences[next].Start {
			if len(s.sents) > 0 {
				s.sents[len(s.sents)-1].to = int32(i)
			}
			s.addSentence(sentences[next], int32(i))
			next++
			hard = true
		}
		if len(s.sents) == 0 {
			s.addSentence(policy.Span{Start: s.at, End: s.at + len(part)}, 0)
		}
		s.hard = append(s.hard, hard)
	}
	if len(s.sents) > 0 {
		s.sents[len(s.sents)-1].to = int32(len(s.tokens))
	}
}

func (s *scratch) addSentence(sp policy.Span, from int32) {
	text := sp.Of(s.text)
	s.sents = append(s.sents, sentence{span: sp, from: from, question: strings.HasSuffix(strings.TrimRight(text, " \"'”’)"), "?"), quotes: quotesQuestion(text)})
}

// isHard reports whether no phrase runs over the characters between two words.
func isHard(between string) bool {
	return strings.ContainsAny(between, "|•●▪◦‣■□○➢➤►▶❖✓✔·∙◆★⁃…!?") || strings.Contains(between, "\n\n")
}

// span returns the bytes of words [from, to).
func (s *scratch) span(from, to int32) policy.Span {
	return policy.Span{Start: s.at + int(s.tokens[from].Start), End: s.at + int(s.tokens[to-1].End)}
}

// wordsIn returns the words of a sentence that a span touches, at least one.
func (s *scratch) wordsIn(sent *sentence, sp policy.Span) (from, to int32) {
	from = sent.from
	for from < sent.to-1 && s.at+int(s.tokens[from].End) <= sp.Start {
		from++
	}
	to = from + 1
	for to < sent.to && s.at+int(s.tokens[to].Start) < sp.End {
		to++
	}
	return from, to
}
