package query

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"lacuna/internal/nlp"
)

// Limits that keep a hostile query from costing much.
const (
	maxBytes = 10_000
	maxDepth = 100
)

// Parse parses a query. The error is an *Error.
func Parse(s string) (*Query, error) {
	switch {
	case len(s) > maxBytes:
		return nil, &Error{maxBytes + 1, fmt.Sprintf("a query has at most %d bytes", maxBytes)}
	case !utf8.ValidString(s):
		return nil, &Error{len(strings.ToValidUTF8(s, "")) + 1, "the query is not valid UTF-8"}
	}
	lexemes, err := lex(s)
	if err != nil {
		return nil, err
	}
	p := &parser{lexemes: lexemes}
	if p.peek().kind == lexEnd {
		return nil, &Error{1, "the query is empty"}
	}
	root, err := p.or()
	if err != nil {
		return nil, err
	}
	if l := p.peek(); l.kind != lexEnd {
		return nil, &Error{l.pos + 1, "this parenthesis was not opened"}
	}
	return &Query{Root: root}, nil
}

type parser struct {
	lexemes []lexeme
	at      int
	depth   int
}

func (p *parser) peek() lexeme { return p.lexemes[p.at] }

func (p *parser) next() lexeme {
	l := p.lexemes[p.at]
	if l.kind != lexEnd {
		p.at++
	}
	return l
}

// isOp reports whether the next lexeme is the operator.
func (p *parser) isOp(op string) bool {
	l := p.peek()
	return l.kind == lexBare && l.text == op
}

// or parses parts joined by OR.
func (p *parser) or() (Node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{p.peek().pos + 1, "too many nested parentheses"}
	}
	defer func() { p.depth-- }()
	var parts []Node
	for {
		n, err := p.and()
		if err != nil {
			return nil, err
		}
		if o, ok := n.(*Or); ok {
			parts = append(parts, o.Nodes...)
		} else {
			parts = append(parts, n)
		}
		if !p.isOp("OR") {
			break
		}
		p.next()
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return &Or{parts}, nil
}

// and parses parts joined by AND or by nothing.
func (p *parser) and() (Node, error) {
	var parts []Node
	for {
		n, err := p.not()
		if err != nil {
			return nil, err
		}
		if a, ok := n.(*And); ok {
			parts = append(parts, a.Nodes...)
		} else {
			parts = append(parts, n)
		}
		if p.isOp("AND") {
			p.next()
			continue
		}
		if k := p.peek().kind; k == lexEnd || k == lexClose || p.isOp("OR") {
			break
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return &And{parts}, nil
}

func (p *parser) not() (Node, error) {
	if !p.isOp("NOT") && p.peek().kind != lexMinus {
		return p.near()
	}
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{p.peek().pos + 1, "too many nested NOTs"}
	}
	defer func() { p.depth-- }()
	p.next()
	n, err := p.not()
	if err != nil {
		return nil, err
	}
	return &Not{n}, nil
}

var nearOp = regexp.MustCompile(`^NEAR(?:/(\d*))?$`)

// defaultDistance is that of a NEAR without a number.
const defaultDistance = 10

// near parses "a NEAR/5 b", or just a.
func (p *parser) near() (Node, error) {
	a, err := p.primary()
	if err != nil {
		return nil, err
	}
	l := p.peek()
	if l.kind != lexBare || !nearOp.MatchString(l.text) {
		return a, nil
	}
	p.next()
	d, err := distance(l)
	if err != nil {
		return nil, err
	}
	b, err := p.primary()
	if err != nil {
		return nil, err
	}
	n := &Near{A: side(a), B: side(b), Distance: d}
	if n.A == nil || n.B == nil {
		return nil, &Error{l.pos + 1, "NEAR stands between words, phrases and prefixes"}
	}
	if l := p.peek(); l.kind == lexBare && nearOp.MatchString(l.text) {
		return nil, &Error{l.pos + 1, "NEAR joins two things: write a NEAR b AND b NEAR c"}
	}
	return n, nil
}

func distance(l lexeme) (int, error) {
	if l.text == "NEAR" {
		return defaultDistance, nil
	}
	d, err := strconv.Atoi(strings.TrimPrefix(l.text, "NEAR/"))
	if err != nil || d < 1 || d > 1000 {
		return 0, &Error{l.pos + 1, "the distance of NEAR is a number from 1 to 1000: NEAR/5"}
	}
	return d, nil
}

// side returns the alternatives that n stands for beside a NEAR, nil when it cannot.
func side(n Node) []Text {
	parts := []Node{n}
	if o, ok := n.(*Or); ok {
		parts = o.Nodes
	}
	var out []Text
	for _, p := range parts {
		switch p := p.(type) {
		case *Word, *Prefix, *Phrase:
			out = append(out, p.(Text))
		default:
			return nil
		}
	}
	return out
}

func (p *parser) primary() (Node, error) {
	l := p.next()
	switch l.kind {
	case lexOpen:
		if p.peek().kind == lexClose {
			return nil, &Error{p.peek().pos + 1, "there is nothing between these parentheses"}
		}
		n, err := p.or()
		if err != nil {
			return nil, err
		}
		if p.next().kind != lexClose {
			return nil, &Error{l.pos + 1, "this parenthesis is not closed"}
		}
		return n, nil
	case lexQuoted:
		w := tokens(l.text)
		if len(w) == 0 {
			return nil, &Error{l.pos + 1, "there is no word between these quotes"}
		}
		return &Phrase{w}, nil
	case lexField:
		return newField(l, p.next())
	case lexBare:
		return bareTerm(l)
	}
	return nil, p.missing(l)
}

// missing is the error where a term should stand and l does.
func (p *parser) missing(l lexeme) error {
	what := "the query ends"
	if l.kind == lexClose {
		what = "the parenthesis closes"
	}
	return &Error{l.pos + 1, what + " where a word or a term should stand"}
}

// bareTerm returns the node for a run of characters: a word, a prefix, or a
// phrase where the run has several words, as "opt-out" does.
func bareTerm(l lexeme) (Node, error) {
	switch {
	case l.text == "*":
		return &All{}, nil
	case l.text == "AND" || l.text == "OR" || nearOp.MatchString(l.text):
		return nil, &Error{l.pos + 1, l.text + " stands between two terms; in quotes it is a word"}
	}
	text, star := strings.CutSuffix(l.text, "*")
	if i := strings.IndexByte(text, '*'); i >= 0 {
		return nil, &Error{l.pos + i + 1, "a * stands only at the end of a word"}
	}
	w := tokens(text)
	switch {
	case len(w) == 0:
		return nil, &Error{l.pos + 1, fmt.Sprintf("there is no word in %q", l.text)}
	case star && len(w) > 1:
		return nil, &Error{l.pos + 1, "a prefix is a single word"}
	case star:
		return &Prefix{w[0]}, nil
	case len(w) > 1:
		return &Phrase{w}, nil
	}
	return newWord(w[0]), nil
}

// tokens returns the folded words of s. Folding can take a rare letter apart into
// two words; what is returned is read back as the same words.
func tokens(s string) []string {
	folded := nlp.FoldText(s)
	for again := nlp.FoldText(folded); again != folded; again = nlp.FoldText(folded) {
		folded = again
	}
	if folded == "" {
		return nil
	}
	return strings.Split(folded, " ")
}
