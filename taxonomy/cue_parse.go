package taxonomy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lacuna/internal/nlp"
)

// maxMacroDepth bounds macros that use macros.
const maxMacroDepth = 8

// A cueParser reads one cue, or the expression of one macro in it.
type cueParser struct {
	src    string
	macros map[string]string
	at     int
	depth  int
}

func (p *cueParser) parse() (CueNode, error) {
	n, err := p.alternatives()
	if err != nil {
		return n, err
	}
	if p.at < len(p.src) {
		return n, p.errorf(p.at, "unexpected %q", p.src[p.at])
	}
	if p.depth > 0 {
		return n, nil // a macro is judged where it stands
	}
	if openStart(n) {
		return n, p.errorf(n.at, "\"..\" needs a word before it")
	}
	c := cueChecker{cue: p.src}
	c.check(n, afterSep)
	return n, c.err
}

func (p *cueParser) errorf(at int, message string, args ...any) error {
	return newCueError(p.src, at, message, args...)
}

func (p *cueParser) alternatives() (CueNode, error) {
	var alts []CueNode
	for {
		n, err := p.sequence()
		if err != nil {
			return n, err
		}
		alts = append(alts, n)
		if !p.next("|") {
			break
		}
	}
	if len(alts) == 1 {
		return alts[0], nil
	}
	return CueNode{Op: CueAlt, Sub: alts}, nil
}

func (p *cueParser) sequence() (CueNode, error) {
	seq := CueNode{Op: CueSeq}
	for p.at < len(p.src) && p.src[p.at] != '|' && p.src[p.at] != ')' {
		n, err := p.item()
		if err != nil {
			return n, err
		}
		if last := len(seq.Sub) - 1; last >= 0 && n.Op == CueLetters && seq.Sub[last].Op == CueLetters {
			seq.Sub[last].Letters += n.Letters
			continue
		}
		seq.Sub = append(seq.Sub, n)
	}
	if len(seq.Sub) == 1 {
		return seq.Sub[0], nil
	}
	return seq, nil
}

// item reads an atom and the "?" or "*" after it.
func (p *cueParser) item() (CueNode, error) {
	at := p.at
	n, err := p.atom()
	if err != nil {
		return n, err
	}
	n.at = at
	switch {
	case p.next("?"):
		n = CueNode{Op: CueOpt, Sub: []CueNode{n}, at: at}
	case p.next("*"):
		switch n.Op {
		case CueSep, CueGap:
			return n, p.errorf(p.at-1, "nothing that \"*\" could follow")
		}
		if edgedBySep(n) {
			n = CueNode{Op: CueRepeat, Sub: []CueNode{n}}
		} else {
			n = CueNode{Op: CueSeq, Sub: []CueNode{n, {Op: CueEnding, at: p.at - 1}}, at: at}
		}
	}
	return n, nil
}

func (p *cueParser) atom() (CueNode, error) {
	switch c := p.src[p.at]; {
	case c == '(':
		return p.group()
	case c == '<':
		return p.macro()
	case p.next(`\w+`):
		return CueNode{Op: CueAny}, nil
	case c == '?' || c == '*':
		return CueNode{}, p.errorf(p.at, "nothing that %q could follow", c)
	}
	if n, ok := p.separators(); ok {
		return n, nil
	}
	return p.letter()
}

func (p *cueParser) group() (CueNode, error) {
	at := p.at
	p.at++
	n, err := p.alternatives()
	if err != nil {
		return n, err
	}
	if !p.next(")") {
		return n, p.errorf(at, "the bracket is not closed")
	}
	return n, nil
}

func (p *cueParser) macro() (CueNode, error) {
	at := p.at
	name, _, ok := strings.Cut(p.src[at+1:], ">")
	if !ok {
		return CueNode{}, p.errorf(at, "the macro's name is not closed")
	}
	p.at += len(name) + 2
	expr, ok := p.macros[name]
	switch {
	case !ok && name == "org":
		return CueNode{Op: CueAny}, nil
	case !ok:
		return CueNode{}, p.errorf(at, "there is no macro <%s>", name)
	case p.depth >= maxMacroDepth:
		return CueNode{}, p.errorf(at, "the macro <%s> uses itself", name)
	}
	inner := cueParser{src: expr, macros: p.macros, depth: p.depth + 1}
	n, err := inner.parse()
	if err != nil {
		return n, p.errorf(at, "in <%s>: %v", name, err)
	}
	return n.placed(at), nil
}

// placed returns n with every part at one place: that of the macro it comes from.
func (n CueNode) placed(at int) CueNode {
	n.at = at
	sub := n.Sub
	n.Sub = nil
	for _, s := range sub {
		n.Sub = append(n.Sub, s.placed(at))
	}
	return n
}

// separators reads a run of characters that part words, with ".." among them when it is a gap.
func (p *cueParser) separators() (CueNode, bool) {
	n, found := CueNode{Op: CueSep}, false
	for p.at < len(p.src) {
		if strings.HasPrefix(p.src[p.at:], "..") {
			n.Op = CueGap
			p.at += 2
		} else if size := sepAt(p.src[p.at:]); size > 0 {
			p.at += size
		} else {
			break
		}
		found = true
	}
	return n, found
}

// sepAt returns the size of the separator that s starts with, else 0.
func sepAt(s string) int {
	switch s[0] {
	case ' ', ',', ';', ':', '/', '-', '"', '&', '[', ']', '_', '%', '+', '$':
		return 1
	case '\\':
		if len(s) > 1 && (s[1] == '(' || s[1] == ')') {
			return 2
		}
	}
	return 0
}

// letter reads one letter, digit, apostrophe, full stop or at sign.
func (p *cueParser) letter() (CueNode, error) {
	at := p.at
	if p.next(`\.`) || p.next(".") {
		return CueNode{Op: CueOpt, Sub: []CueNode{{Op: CueLetters, Letters: "."}}}, nil
	}
	for p.plain() {
		p.at++
	}
	if p.at > at {
		return CueNode{Op: CueLetters, Letters: p.src[at:p.at]}, nil
	}
	r, size := utf8.DecodeRuneInString(p.src[at:])
	p.at += size
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'':
		return CueNode{Op: CueLetters, Letters: nlp.Fold(p.src[at:p.at])}, nil
	case r == '@':
		n := CueNode{Op: CueLetters, Letters: "@"}
		if p.at < len(p.src) && (unicode.IsLetter(rune(p.src[p.at])) || p.src[p.at] == '(') {
			return n, nil
		}
		return CueNode{Op: CueSeq, Sub: []CueNode{n, {Op: CueEnding}}}, nil
	}
	return CueNode{}, p.errorf(at, "unexpected %q; an expression over characters starts with \"@\"", r)
}

// plain reports whether a lower-case ASCII letter stands here that no "?" or "*"
// follows, so that it can be read together with its neighbours.
func (p *cueParser) plain() bool {
	if p.at >= len(p.src) || p.src[p.at] < 'a' || p.src[p.at] > 'z' {
		return false
	}
	return p.at+1 == len(p.src) || p.src[p.at+1] != '?' && p.src[p.at+1] != '*'
}

func (p *cueParser) next(s string) bool {
	if strings.HasPrefix(p.src[p.at:], s) {
		p.at += len(s)
		return true
	}
	return false
}

// edgedBySep reports whether every way through n starts or ends in a separator:
// what "*" repeats, while it gives any other group an ending.
func edgedBySep(n CueNode) bool {
	switch n.Op {
	case CueSep:
		return true
	case CueSeq:
		return len(n.Sub) > 0 && (edgedBySep(n.Sub[0]) || edgedBySep(n.Sub[len(n.Sub)-1]))
	case CueAlt:
		for _, s := range n.Sub {
			if !edgedBySep(s) {
				return false
			}
		}
		return true
	}
	return false
}
