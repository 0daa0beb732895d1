package extract

import (
	"maps"
	"slices"
	"strings"

	"lacuna/internal/nlp"
)

// A ballot counts the votes for the names that a text may have for its vendor.
type ballot struct {
	*page
	use   map[uint64]wordUse
	names []candidate
	sites map[string]bool // domains that have voted
}

type candidate struct {
	name  string
	votes float64
}

// A wordUse says how a word is used in the text.
type wordUse struct {
	named   int // with a capital, not at the start of a sentence
	plain   int // in small letters
	subject int // before a verb such as "collects", or as "Acme's"
	at      int // a token that is so used
}

var subjectVerbs = words("collects may uses will is does respects collect shares processes has provides takes can values offers stores believes reserves " +
	"privacy website site websites services service app account accounts users user products platform policy group team")

// jargon is written with capitals in policies without naming anybody.
var jargon = words("id ids pii ip url gdpr ccpa internet web analytics authority types type device devices licensor licensee secretary donate publishing press dpo " +
	"api html ssl tls sdk pdf faq ad ads advertising member members content account accounts child children parent parents ai b2b crm gps sms")

// nameUse counts how the words of the text are used.
func (p *page) nameUse() map[uint64]wordUse {
	m := map[uint64]wordUse{}
	for i := range p.toks {
		if p.kind(i, digits|address|placeWord|lawWord|month|bodyWord) || p.is(i, notNames) || p.is(i, generic) || p.is(i, jargon) {
			continue
		}
		h := p.toks[i].Hash
		w := p.word(i)
		possessive := strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
		if possessive {
			w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
			h = nlp.HashWord(w)
		}
		u := m[h]
		switch {
		case w == strings.ToLower(w):
			u.plain++
		case !p.flag(i, nlp.Break):
			if u.named++; u.named == 1 {
				u.at = i
			}
		}
		if w != strings.ToLower(w) && (possessive || p.is(i+1, subjectVerbs) && !p.flag(i+1, nlp.Break|nlp.Comma)) {
			u.subject++
		}
		m[h] = u
	}
	return m
}

// inText reports whether the first word of name is used as a name in the text.
func (b *ballot) inText(name string) bool { return b.mentions(name) > 0 }

// vote gives n votes to name and to a name already there that is its beginning or
// that it begins.
func (b *ballot) vote(name string, n float64) {
	name = strings.Trim(name, " .,:;*_'\"“”‘’")
	if !b.acceptable(name) {
		return
	}
	for i := range b.names {
		c := &b.names[i]
		switch {
		case strings.EqualFold(c.name, name):
			c.votes += n
			return
		case beginsWith(c.name, name) && b.mentions(name) > b.mentions(c.name):
			// the shorter form, which is used on its own
			c.name, c.votes = name, c.votes+n
			return
		case beginsWith(name, c.name), beginsWith(c.name, name):
			c.votes += n
			return
		}
	}
	b.names = append(b.names, candidate{name, n})
}

// beginsWith reports whether the words of long start with those of short.
func beginsWith(long, short string) bool {
	return len(long) > len(short) && strings.EqualFold(long[:len(short)], short) && strings.ContainsAny(long[len(short):len(short)+1], " .,'’")
}

// acceptable refuses what is no name: plain words, numbers, headings.
func (b *ballot) acceptable(name string) bool {
	toks := nlp.Tokenize(nil, name)
	if len(toks) == 0 || len(toks) > 6 || len(name) < 2 || name == strings.ToLower(name) && b.use[toks[0].Hash].plain < 3 {
		return false
	}
	first := toks[0]
	for _, set := range [...]set{notNames, generic, pronounWords} {
		for _, h := range set {
			if first.Hash == h && !(len(toks) > 1 && first.Hash == theWord) {
				return false
			}
		}
	}
	if lexicon[first.Hash]&(placeWord|month) != 0 && len(toks) == 1 {
		return false
	}
	u := b.use[first.Hash]
	return u.plain <= u.named+u.subject || len(toks) > 1
}

var theWord = nlp.HashWord("the")

var mailHosts = words("gmail hotmail yahoo outlook icloud aol proton protonmail mail live msn googlemail ico cnil dataprotection")

// voteDomain lets the domain of an e-mail address vote for the word of the text
// that is written like it.
func (b *ballot) voteDomain(email string) {
	_, domain, _ := strings.Cut(strings.ToLower(email), "@")
	labels := strings.Split(domain, ".")
	if len(labels) < 2 || b.sites[domain] {
		return
	}
	if b.sites == nil {
		b.sites = map[string]bool{}
	}
	b.sites[domain] = true
	k := len(labels) - 2
	if k > 0 && (labels[k] == "co" || labels[k] == "com" || labels[k] == "ac" || labels[k] == "org") {
		k--
	}
	for _, h := range mailHosts {
		if nlp.HashWord(labels[k]) == h {
			return
		}
	}
	weight := 3 / float64(len(b.sites))
	if name := b.writtenLike(labels[k]); name != "" {
		b.vote(name, weight)
	}
}

// writtenLike returns the name of one or two words in the text whose letters are
// those of the domain label, as the text mostly writes it.
func (b *ballot) writtenLike(label string) string {
	counts := map[string]int{}
	plain := strings.ReplaceAll(label, "-", "")
	for i := range b.toks {
		if b.kind(i, address) {
			continue
		}
		w := b.word(i)
		if len(w) > len(label) || !strings.EqualFold(w[:1], label[:1]) {
			continue
		}
		if strings.EqualFold(w, plain) {
			counts[w]++
			continue
		}
		for n := 2; n <= 3 && i+n <= len(b.toks); n++ {
			if b.flag(i+n-1, nlp.Break) {
				break
			}
			joined := ""
			for k := range n {
				joined += b.word(i + k)
			}
			if strings.EqualFold(joined, plain) && b.flag(i, nlp.Upper) {
				counts[b.said(i, i+n)]++
			}
		}
	}
	best := ""
	for _, i := range sortedKeys(counts) {
		if best == "" || counts[i] > counts[best] {
			best = i
		}
	}
	return best
}

// voteUse lets the word vote that the text uses most as a name and as a subject.
func (b *ballot) voteUse() {
	var best, second wordUse
	for _, u := range b.use {
		if u.plain > 0 || u.named < 2 || u.subject == 0 || b.kind(u.at, legalForm) || b.kind(u.at, vendorWord) && !b.candidateAt(u.at) {
			continue
		}
		if better(u, best) {
			best, second = u, best
		} else if better(u, second) {
			second = u
		}
	}
	if best.named == 0 {
		return
	}
	n := 1.0
	if best.named+best.subject >= 6 {
		n = 1.5
	}
	if best.named+2*best.subject >= 2*(second.named+2*second.subject) {
		n = 2.5
	}
	b.vote(b.widened(best.at), n)
}

// widened returns the name around the word at token i: with the capitalised words
// in front of it and behind it that nearly always go with it ("The Trade Desk").
func (b *ballot) widened(i int) string {
	bare := func(lo, hi int) string {
		return strings.TrimSuffix(strings.TrimSuffix(b.said(lo, hi), "'s"), "’s")
	}
	lo, hi := i, i+1
	n := b.mentions(bare(i, i+1))
	for lo > 0 && hi-lo < 4 && b.flag(lo-1, nlp.Upper) && !b.flag(lo, nlp.Break|nlp.Comma) && b.mentions(bare(lo-1, hi))*10 >= n*6 {
		lo--
	}
	for hi < len(b.toks) && hi-lo < 4 && b.flag(hi, nlp.Upper) && !b.flag(hi, nlp.Break|nlp.Comma) && b.mentions(bare(lo, hi+1))*10 >= n*6 {
		hi++
	}
	return bare(lo, hi)
}

func better(a, b wordUse) bool {
	x, y := a.named+2*a.subject, b.named+2*b.subject
	return x > y || x == y && x > 0 && a.at < b.at
}

// candidateAt reports whether a name with votes starts with the word at token i.
func (b *ballot) candidateAt(i int) bool {
	for _, c := range b.names {
		if strings.EqualFold(c.name, b.word(i)) || beginsWith(c.name, b.word(i)) {
			return true
		}
	}
	return false
}

// winner returns the name with the most votes, the earlier one on a tie.
func (b *ballot) winner() string {
	var best candidate
	for _, c := range b.names {
		if c.votes > best.votes {
			best = c
		}
	}
	if best.votes < 1.5 {
		return ""
	}
	return best.name
}

func sortedKeys(m map[string]int) []string {
	return slices.Sorted(maps.Keys(m))
}
