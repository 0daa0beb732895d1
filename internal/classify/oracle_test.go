package classify

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

func load(t testing.TB) *Classifier {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(tax)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// paragraphs reads the paragraphs of the files that match the patterns, and
// takes n of them, evenly spread.
func paragraphs(t testing.TB, n int, patterns ...string) []string {
	t.Helper()
	var all []string
	files := 0
	for _, p := range patterns {
		names, err := filepath.Glob(p)
		if err != nil {
			t.Fatal(err)
		}
		files += len(names)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range strings.Split(string(data), "\n\n") {
				if strings.TrimSpace(s) != "" {
					all = append(all, s)
				}
			}
		}
	}
	var out []string
	for i := 0; i < n && len(all) > 0; i++ {
		out = append(out, all[i*len(all)/n])
	}
	t.Logf("%d of %d paragraphs from %d files of %v", len(slices.Compact(out)), len(all), files, patterns)
	return slices.Compact(out)
}

// TestOracle holds the automaton to the regular expressions that define the
// cues: the same cues are found in the same texts, each hit is a match, and
// every match overlaps a hit.
func TestOracle(t *testing.T) {
	c := load(t)
	texts := paragraphs(t, 60, "../../corpus/policies/*")
	texts = append(texts, paragraphs(t, 60, "../../../shared/data/ota/*.md")...)
	texts = append(texts, "sell a b c d e f data", "sell a b c d e f g data", "E-MAIL e\u2011mail ａｄｄｒｅｓｓ", "the the the the of of or or and and", "P.O. Box 12, Art. 27 GDPR")
	type pair struct{ find, whole *regexp.Regexp }
	oracle := make([]pair, len(c.match.cues))
	for i, cue := range c.match.cues {
		re, err := cue.Regexp()
		if err != nil {
			t.Fatal(err)
		}
		oracle[i] = pair{re, regexp.MustCompile(`^(?:` + re.String() + `)$`)}
	}
	s := newScratch(c)
	for _, text := range texts {
		s.read(text, policy.Span{End: len(text)}, nlp.Sentences(nil, text, 0))
		words, at := s.oracleText()
		hits := map[int32][]found{}
		for _, f := range s.found {
			hits[f.pattern] = append(hits[f.pattern], f)
		}
		for i, o := range oracle {
			cue := c.match.cues[i]
			if cue.Raw != nil {
				checkRaw(t, s, cue, hits[int32(i)])
				continue
			}
			for _, f := range hits[int32(i)] {
				if slice := words[at[f.from]:wordEnd(words, at[f.to-1])]; !o.whole.MatchString(slice) {
					t.Errorf("cue %q found as %q in %q, which it does not match", cue.Source, slice, text)
				}
			}
			for _, m := range o.find.FindAllStringIndex(words, -1) {
				if !slices.ContainsFunc(hits[int32(i)], func(f found) bool { return at[f.from] < m[1] && m[0] < wordEnd(words, at[f.to-1]) }) {
					t.Errorf("cue %q not found at %q in %q", cue.Source, words[m[0]:m[1]], text)
				}
			}
		}
	}
}

// oracleText writes the words read in the form that Cue.Regexp is for, and where each starts.
func (s *scratch) oracleText() (string, []int) {
	var b strings.Builder
	var at []int
	for i, tok := range s.tokens {
		if i > 0 && s.hard[i] {
			b.WriteByte('\n')
		} else if i > 0 {
			b.WriteByte(' ')
		}
		at = append(at, b.Len())
		b.WriteString(taxonomy.CueWord(nlp.Fold(s.text[s.at+int(tok.Start) : s.at+int(tok.End)])))
	}
	return b.String(), at
}

func wordEnd(words string, at int) int {
	if n := strings.IndexAny(words[at:], " \n"); n >= 0 {
		return at + n
	}
	return len(words)
}

// checkRaw compares the raw cues with the expression run on every sentence.
func checkRaw(t *testing.T, s *scratch, cue *taxonomy.Cue, hits []found) {
	t.Helper()
	n := 0
	for _, sent := range s.sents {
		if sent.from < sent.to && cue.Raw.MatchString(sent.span.Of(s.text)) {
			n++
		}
	}
	if n != len(hits) {
		t.Errorf("cue %q found in %d sentences of %q, want %d", cue.Source, len(hits), s.text, n)
	}
}

func TestReadAllocatesNothing(t *testing.T) {
	c := load(t)
	s := newScratch(c)
	text := benchText()
	sentences := nlp.Sentences(nil, text, 0)
	read := func() {
		s.read(text, policy.Span{End: len(text)}, sentences)
		s.judge()
	}
	read()
	if n := testing.AllocsPerRun(10, read); n > 0 {
		t.Errorf("reading a clause allocates %v times, want 0", n)
	}
}

func benchText() string {
	return strings.Repeat("We may share your personal data with providers who host our servers, and keep it for two years after you close the account. "+
		"You can ask us for a copy at any time. We do not sell names, addresses or telephone numbers, unless you agree. "+
		"Cookies help us to remember your settings; most browsers let you refuse them. ", 20)
}

func BenchmarkRead(b *testing.B) {
	c := load(b)
	s := newScratch(c)
	text := benchText()
	sentences := nlp.Sentences(nil, text, 0)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		s.read(text, policy.Span{End: len(text)}, sentences)
		s.judge()
	}
}

func BenchmarkTag(b *testing.B) {
	c := load(b)
	text := benchText()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		c.Tag(text, "", nil)
	}
}

func BenchmarkNew(b *testing.B) {
	tax, err := taxonomy.Load()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := New(tax); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzTag(f *testing.F) {
	c := load(f)
	for _, s := range []string{"We do not sell your data.", "• a | b\n\nc?", "“We” may — share: your e\u00admail", "\xff\x00", "no no no not unless except but"} {
		f.Add(s, "We collect:", "Sale")
	}
	f.Fuzz(func(t *testing.T, text, lead, heading string) {
		for _, in := range []string{text, lead, heading} {
			if !validUTF8(in) {
				return
			}
		}
		seen := map[string]bool{}
		for _, l := range c.Tag(text, lead, []string{heading}) {
			key := l.Leaf + string(l.Polarity)
			if seen[key] {
				t.Errorf("%q twice in %q", key, text)
			}
			seen[key] = true
			if len(l.Evidence) == 0 || l.Score <= 0 || l.Score > 1 {
				t.Errorf("label %+v of %q", l, text)
			}
			last := 0
			for _, e := range l.Evidence {
				if e.Start < last || e.End <= e.Start || e.End > len(text) || !validUTF8(e.Of(text)) {
					t.Errorf("evidence %v of %s in %q", e, l.Leaf, text)
				}
				last = e.End
			}
		}
	})
}

func validUTF8(s string) bool { return strings.ToValidUTF8(s, "") == s }
