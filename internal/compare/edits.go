package compare

import (
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// maxWork bounds a word diff: the product of the numbers of pieces that differ.
// Above it the clause is shown as replaced.
const maxWork = 16_000_000

// wordEdits returns the edits that turn clause a of text ta into clause b of tb.
// Words and numbers are never cut. Runs of "=" are equal byte for byte; a
// difference of white space, quotes or dashes alone does not disturb the
// alignment of the words around it.
func wordEdits(ta string, a policy.Span, tb string, b policy.Span) []policy.Edit {
	pa, pb := pieces(a.Of(ta)), pieces(b.Of(tb))
	e := editor{ta: ta, tb: tb, atA: a.Start, atB: b.Start}
	head := 0
	for head < len(pa) && head < len(pb) && pa[head] == pb[head] {
		head++
	}
	tail := 0
	for tail < len(pa)-head && tail < len(pb)-head && pa[len(pa)-1-tail] == pb[len(pb)-1-tail] {
		tail++
	}
	e.equal(pa[:head], pb[:head])
	e.middle(pa[head:len(pa)-tail], pb[head:len(pb)-tail])
	e.equal(pa[len(pa)-tail:], pb[len(pb)-tail:])
	return e.edits
}

// An editor writes edits from left to right.
type editor struct {
	ta, tb   string
	atA, atB int
	edits    []policy.Edit
}

// middle diffs the pieces as runes of a private alphabet: one rune stands for
// all pieces that fold alike.
func (e *editor) middle(pa, pb []string) {
	alphabet := map[string]rune{}
	ra, rb := encode(pa, alphabet), encode(pb, alphabet)
	if len(pa)*len(pb) > maxWork || ra == nil || rb == nil {
		e.replace(pa, pb)
		return
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // a time limit would make the result depend on the machine
	diffs := d.DiffCleanupSemantic(d.DiffMainRunes(ra, rb, false))
	for _, op := range diffs {
		n := utf8.RuneCountInString(op.Text)
		switch op.Type {
		case diffmatchpatch.DiffEqual:
			e.equal(pa[:n], pb[:n])
			pa, pb = pa[n:], pb[n:]
		case diffmatchpatch.DiffDelete:
			e.replace(pa[:n], nil)
			pa = pa[n:]
		case diffmatchpatch.DiffInsert:
			e.replace(nil, pb[:n])
			pb = pb[n:]
		}
	}
}

// firstPrivate is the start of the private planes of Unicode, room for 130,000 pieces.
const firstPrivate, lastPrivate = 0xF0000, 0x10FFFD

// encode maps pieces to private runes; it returns nil when they run out.
func encode(ps []string, alphabet map[string]rune) []rune {
	out := make([]rune, len(ps))
	for i, p := range ps {
		key := foldPiece(p)
		r, ok := alphabet[key]
		if !ok {
			r = firstPrivate + rune(len(alphabet))
			if r > lastPrivate {
				return nil
			}
			alphabet[key] = r
		}
		out[i] = r
	}
	return out
}

// equal writes pieces that fold alike: "=" where their bytes agree.
func (e *editor) equal(pa, pb []string) {
	for i, p := range pa {
		if p != pb[i] {
			e.replace(pa[i:i+1], pb[i:i+1])
			continue
		}
		e.add("=", len(p), len(p))
	}
}

// replace writes deleted and inserted pieces.
func (e *editor) replace(pa, pb []string) {
	if n := total(pa); n > 0 {
		e.add("-", n, 0)
	}
	if n := total(pb); n > 0 {
		e.add("+", 0, n)
	}
}

func total(ps []string) int {
	n := 0
	for _, p := range ps {
		n += len(p)
	}
	return n
}

// add appends an edit of na bytes of A and nb bytes of B, or extends the last one.
func (e *editor) add(op string, na, nb int) {
	var last *policy.Edit
	if len(e.edits) > 0 && e.edits[len(e.edits)-1].Op == op {
		last = &e.edits[len(e.edits)-1]
	} else {
		e.edits = append(e.edits, policy.Edit{Op: op})
		last = &e.edits[len(e.edits)-1]
	}
	last.A = grown(last.A, e.atA, na)
	last.B = grown(last.B, e.atB, nb)
	e.atA += na
	e.atB += nb
}

func grown(r *policy.Range, at, n int) *policy.Range {
	switch {
	case n == 0:
		return r
	case r == nil:
		return &policy.Range{at, at + n}
	}
	r[1] += n
	return r
}

// pieces cuts s into words, numbers, runs of white space and single other
// characters; together they are s.
func pieces(s string) []string {
	var out []string
	var tokens []nlp.Token
	tokens = nlp.Tokenize(tokens, s)
	at := 0
	for _, t := range tokens {
		out = appendSeparators(out, s[at:t.Start])
		out = append(out, s[t.Start:t.End])
		at = int(t.End)
	}
	return appendSeparators(out, s[at:])
}

func appendSeparators(out []string, s string) []string {
	for i := 0; i < len(s); {
		n := 0
		for n < len(s)-i {
			r, size := utf8.DecodeRuneInString(s[i+n:])
			if !policy.IsSpace(r) {
				break
			}
			n += size
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		out = append(out, s[i:i+n])
		i += n
	}
	return out
}

// foldPiece makes pieces alike that differ in white space, quotes, dashes or bullets only.
func foldPiece(p string) string {
	r, size := utf8.DecodeRuneInString(p)
	switch {
	case policy.IsSpace(r):
		return " "
	case size < len(p):
		return p
	case r == '\'' || r == '‘' || r == '’':
		return "'"
	case r == '"' || unicode.Is(unicode.Pi, r) || unicode.Is(unicode.Pf, r):
		return `"`
	case unicode.Is(unicode.Pd, r):
		return "-"
	case r == '•' || r == '·' || r == '*' || r == '▪' || r == '‣' || r == '◦':
		return "•"
	}
	return p
}
