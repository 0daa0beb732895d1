package extract

import (
	"iter"
	"sort"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// A page is a document made ready for the extractors: its words once, each with
// the classes it belongs to, cut into the sentences of its clauses.
type page struct {
	doc       *policy.Document
	text      string
	toks      []nlp.Token
	class     []class // of each token
	runs      []run   // the sentences of the clauses, in order of the text
	labels    [][]policy.Label
	addresses []policy.Fact // postal addresses, which tell contacts and places
	first     []int         // by clause: its first run, one past the end at the end
}

// A run is a range of tokens of a page: a sentence of a clause, or a heading.
type run struct {
	*page
	lo, hi int
	clause int
	has    class // all classes of its words
	near   class // those of the clause's lead-in, run-in heading and innermost heading
}

func read(d *policy.Document, labels []policy.Label) *page {
	p := &page{doc: d, text: d.Text}
	p.toks = nlp.Tokenize(make([]nlp.Token, 0, len(d.Text)/5), d.Text)
	p.class = make([]class, len(p.toks))
	for i, t := range p.toks {
		p.class[i] = lexicon[t.Hash]
		if t.Flags&nlp.Number != 0 {
			p.class[i] |= digits
		}
		if t.Flags&nlp.Address != 0 {
			p.class[i] |= address
		}
		if i > 0 && p.class[i]&keep != 0 && p.is(i, lastWord) && p.is(i-1, beforeNoun) {
			p.class[i] &^= keep // "the last visit" keeps nothing
		}
	}
	p.labels = make([][]policy.Label, len(d.Clauses))
	for i := 0; i < len(labels); {
		j := i + 1
		for j < len(labels) && labels[j].Clause == labels[i].Clause {
			j++
		}
		if c := labels[i].Clause; c >= 0 && c < len(p.labels) {
			p.labels[c] = labels[i:j]
		}
		i = j
	}
	p.cut()
	for c := range p.doc.Clauses {
		if p.first[c] < p.first[c+1] {
			p.addresses = append(p.addresses, p.runs[p.first[c]].whole().postal()...)
		}
	}
	return p
}

var (
	lastWord   = words("last hold")
	beforeNoun = words("the our your at my its their a since")
)

// cut makes the runs of all clauses.
func (p *page) cut() {
	heads := make([]class, len(p.doc.Sections))
	for i, s := range p.doc.Sections {
		heads[i] = p.classesIn(s.Heading)
		// "How long we keep it" also speaks for the headings below it.
		if s.Parent >= 0 && s.Parent < i && heads[s.Parent]&keep != 0 && heads[s.Parent]&open != 0 {
			heads[i] |= keep | open
		}
	}
	at := 0
	for i, c := range p.doc.Clauses {
		p.first = append(p.first, len(p.runs))
		near := p.classesIn(c.Lead) | p.classesIn(c.RunIn)
		if c.Section >= 0 && c.Section < len(heads) {
			near |= heads[c.Section]
		}
		for at < len(p.toks) && int(p.toks[at].Start) < c.Start {
			at++
		}
		for k := range max(1, len(c.Sentences)) {
			end := c.End
			if k+1 < len(c.Sentences) {
				end = c.Sentences[k].End
			}
			for at < len(p.toks) && int(p.toks[at].Start) < end {
				at = p.cutRun(run{page: p, lo: at, clause: i, near: near}, end)
			}
		}
	}
	p.first = append(p.first, len(p.runs))
}

// longRun is the most words of a run. Longer sentences are debris (scripts, lists
// without stops); cutting them keeps the extractors, which look back and forth in a
// run, linear in the text.
const longRun = 300

// cutRun adds the run that starts as r does and ends before byte end, and returns
// the token after it.
func (p *page) cutRun(r run, end int) int {
	r.hi = r.lo
	for r.hi < len(p.toks) && int(p.toks[r.hi].Start) < end && r.hi-r.lo < longRun {
		r.has |= p.class[r.hi]
		r.hi++
	}
	p.runs = append(p.runs, r)
	return r.hi
}

// tokensIn returns the range of tokens that start inside s.
func (p *page) tokensIn(s policy.Span) (lo, hi int) {
	lo = sort.Search(len(p.toks), func(i int) bool { return int(p.toks[i].Start) >= s.Start })
	hi = lo
	for hi < len(p.toks) && int(p.toks[hi].Start) < s.End {
		hi++
	}
	return lo, hi
}

func (p *page) classesIn(s policy.Span) class {
	if s.IsZero() {
		return 0
	}
	var has class
	for i, hi := p.tokensIn(s); i < hi; i++ {
		has |= p.class[i]
	}
	return has
}

// with yields the sentences that have a word of one of the classes.
func (p *page) with(any class) iter.Seq[run] {
	return func(yield func(run) bool) {
		for _, r := range p.runs {
			if r.has&any != 0 && !yield(r) {
				return
			}
		}
	}
}

// whole returns the clause of r as one run.
func (r run) whole() run {
	runs := r.runs[r.first[r.clause]:r.first[r.clause+1]]
	w := run{page: r.page, clause: r.clause, near: r.near, lo: runs[0].lo, hi: runs[len(runs)-1].hi}
	for _, s := range runs {
		w.has |= s.has
	}
	return w
}

// labelled reports whether the clause has a label whose leaf starts with prefix.
func (p *page) labelled(clause int, prefix string) bool {
	for _, l := range p.labels[clause] {
		if strings.HasPrefix(l.Leaf, prefix) {
			return true
		}
	}
	return false
}

// word returns token i as written.
func (p *page) word(i int) string { return p.text[p.toks[i].Start:p.toks[i].End] }

// is reports whether token i is one of the words.
func (p *page) is(i int, words set) bool {
	if i < 0 || i >= len(p.toks) {
		return false
	}
	for _, h := range words {
		if p.toks[i].Hash == h {
			return true
		}
	}
	return false
}

// follows reports whether the words of s stand at token i in this order, with
// nothing harder than a blank between them.
func (p *page) follows(i int, s set) bool {
	if i < 0 || i+len(s) > len(p.toks) {
		return false
	}
	for k, h := range s {
		if p.toks[i+k].Hash != h || k > 0 && p.toks[i+k].Flags&(nlp.Break|nlp.Comma) != 0 {
			return false
		}
	}
	return true
}

// kind reports whether token i has one of the classes.
func (p *page) kind(i int, any class) bool {
	return i >= 0 && i < len(p.class) && p.class[i]&any != 0
}

func (p *page) flag(i int, f nlp.Flags) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].Flags&f != 0
}

// span returns the bytes from token lo to the end of token hi-1.
func (p *page) span(lo, hi int) policy.Span {
	return policy.Span{Start: int(p.toks[lo].Start), End: int(p.toks[hi-1].End)}
}

// gap returns the bytes between token i-1 and token i.
func (p *page) gap(i int) string {
	if i <= 0 || i >= len(p.toks) {
		return ""
	}
	return p.text[p.toks[i-1].End:p.toks[i].Start]
}

// said returns the text of tokens lo to hi on one line.
func (p *page) said(lo, hi int) string {
	if lo >= hi {
		return ""
	}
	return strings.Join(strings.Fields(p.span(lo, hi).Of(p.text)), " ")
}

// find returns the first token in [lo, hi) that is one of the words, or -1.
func (p *page) find(lo, hi int, words set) int {
	for i := max(lo, 0); i < hi; i++ {
		if p.is(i, words) {
			return i
		}
	}
	return -1
}

// findClass returns the first token in [lo, hi) with one of the classes, or -1.
func (p *page) findClass(lo, hi int, any class) int {
	for i := max(lo, 0); i < hi; i++ {
		if p.class[i]&any != 0 {
			return i
		}
	}
	return -1
}

// lastClass returns the last token in [lo, hi) with one of the classes, or -1.
func (p *page) lastClass(lo, hi int, any class) int {
	for i := hi - 1; i >= max(lo, 0); i-- {
		if p.class[i]&any != 0 {
			return i
		}
	}
	return -1
}

// fact makes a fact of r's clause from tokens lo to hi.
func (r run) fact(lo, hi int, v policy.FactValue) policy.Fact {
	return policy.Fact{Kind: v.FactKind(), Clause: r.clause, Span: r.span(lo, hi), Value: v}
}
