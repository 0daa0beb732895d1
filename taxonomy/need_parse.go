package taxonomy

import (
	"fmt"
	"strconv"
	"strings"
)

// A NeedError says what is wrong in a Need, and where.
type NeedError struct {
	Column  int // in bytes, from 1
	Message string
}

func (e *NeedError) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// maxNeedDepth bounds the brackets of a Need.
const maxNeedDepth = 40

// ParseNeed reads a condition. "&" binds tighter than "|", brackets group:
//
//	rights.access                                   the leaf, affirmed or conditional
//	sharing.* except generic, none                  some leaf of the category but these
//	controller.contact{channel=email|phone}         with an attribute; {a, b} asks for both
//	transfer.international=any                      also where it is denied; =deny only there
//	count(purpose.* except limitation) >= 1         different leaves
//	profile.b2b, profile.establishment=DE|FR        what is known of the organisation
//	all(ID, ID)                                     the worst of these items
//	always, -                                       true; not to be told from a text
//
// The error is a *NeedError.
func ParseNeed(s string) (*Need, error) {
	p := needParser{s: s}
	n, err := p.or(0)
	if err != nil {
		return nil, err
	}
	if p.space(); p.at < len(s) {
		return nil, p.errorf("want & or | (got %q)", rest(s[p.at:]))
	}
	if n.Kind != NeedAll && n.Kind != NeedManual {
		err = p.checkInner(n)
	}
	return n, err
}

func rest(s string) string {
	if len(s) > 12 {
		return s[:12] + "…"
	}
	return s
}

type needParser struct {
	s  string
	at int
}

func (p *needParser) errorf(format string, args ...any) error {
	return &NeedError{Column: p.at + 1, Message: fmt.Sprintf(format, args...)}
}

// checkInner refuses nodes that only stand alone.
func (p *needParser) checkInner(n *Need) error {
	var err error
	n.Walk(func(m *Need) {
		if m.Kind == NeedAll || m.Kind == NeedManual {
			err = &NeedError{Column: 1, Message: fmt.Sprintf("%q stands alone", m.Kind)}
		}
	})
	return err
}

func (p *needParser) space() {
	for p.at < len(p.s) && (p.s[p.at] == ' ' || p.s[p.at] == '\n' || p.s[p.at] == '\t') {
		p.at++
	}
}

// accept skips white space and the token when it comes next.
func (p *needParser) accept(token string) bool {
	p.space()
	if !strings.HasPrefix(p.s[p.at:], token) {
		return false
	}
	p.at += len(token)
	return true
}

func (p *needParser) expect(token string) error {
	if !p.accept(token) {
		return p.errorf("want %q (got %q)", token, rest(p.s[p.at:]))
	}
	return nil
}

func (p *needParser) or(depth int) (*Need, error) { return p.list(depth, "|", NeedOr, p.and) }

func (p *needParser) and(depth int) (*Need, error) { return p.list(depth, "&", NeedAnd, p.term) }

func (p *needParser) list(depth int, op string, kind NeedKind, next func(int) (*Need, error)) (*Need, error) {
	first, err := next(depth)
	if err != nil {
		return nil, err
	}
	args := []*Need{first}
	for p.accept(op) {
		n, err := next(depth)
		if err != nil {
			return nil, err
		}
		args = append(args, n)
	}
	if len(args) == 1 {
		return first, nil
	}
	return &Need{Kind: kind, Args: args}, nil
}

func (p *needParser) term(depth int) (*Need, error) {
	if p.accept("(") {
		if depth >= maxNeedDepth {
			return nil, p.errorf("brackets nest deeper than %d", maxNeedDepth)
		}
		n, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		return n, p.expect(")")
	}
	p.space()
	start := p.at
	word := p.word()
	switch {
	case word == "":
		return nil, p.errorf("want a leaf (got %q)", rest(p.s[p.at:]))
	case word == "always", word == "-":
		return &Need{Kind: NeedKind(word)}, nil
	case word == "count":
		return p.count()
	case word == "all":
		return p.all()
	case strings.HasPrefix(word, "profile."):
		return p.profile(strings.TrimPrefix(word, "profile."))
	}
	p.at = start
	return p.atom()
}

// word reads letters, digits and the marks that ids have.
func (p *needParser) word() string {
	start := p.at
	for p.at < len(p.s) && isNeedWord(p.s[p.at]) {
		p.at++
	}
	return p.s[start:p.at]
}

func isNeedWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(".-_*:+/", c) >= 0
}

func (p *needParser) count() (*Need, error) {
	if err := p.expect("("); err != nil {
		return nil, err
	}
	p.space()
	atom, err := p.atom()
	if err != nil {
		return nil, err
	}
	if err := p.expect(")"); err != nil {
		return nil, err
	}
	if err := p.expect(">="); err != nil {
		return nil, err
	}
	n, err := p.number()
	return &Need{Kind: NeedCount, Args: []*Need{atom}, AtLeast: n}, err
}

func (p *needParser) number() (int, error) {
	p.space()
	start := p.at
	n, err := strconv.Atoi(p.word())
	if err != nil || n < 1 {
		p.at = start
		return 0, p.errorf("want a number above 0 (got %q)", rest(p.s[p.at:]))
	}
	return n, nil
}

func (p *needParser) all() (*Need, error) {
	if err := p.expect("("); err != nil {
		return nil, err
	}
	items, err := p.words()
	if err != nil {
		return nil, err
	}
	return &Need{Kind: NeedAll, Items: items}, p.expect(")")
}

// words reads one or more words with commas between them.
func (p *needParser) words() ([]string, error) {
	var out []string
	for {
		p.space()
		w := p.word()
		if w == "" {
			return nil, p.errorf("want a name (got %q)", rest(p.s[p.at:]))
		}
		out = append(out, w)
		if !p.accept(",") {
			return out, nil
		}
	}
}

func (p *needParser) profile(name string) (*Need, error) {
	if name == "" || strings.ContainsAny(name, "*:") {
		return nil, p.errorf("want the name of a profile fact after \"profile.\"")
	}
	n := &Need{Kind: NeedProfile, Profile: name}
	if !p.accept("=") {
		return n, nil
	}
	for {
		p.space()
		v := p.word()
		if v == "" {
			return nil, p.errorf("want a value (got %q)", rest(p.s[p.at:]))
		}
		n.Values = append(n.Values, v)
		// "a=x|y" lists values; "a=x | leaf" goes on with another condition.
		if p.at >= len(p.s) || p.s[p.at] != '|' {
			return n, nil
		}
		p.at++
	}
}

func (p *needParser) atom() (*Need, error) {
	n := &Need{Kind: NeedLeaf, Leaf: p.word()}
	category, name, _ := strings.Cut(n.Leaf, ".")
	if !leafName.MatchString(category) || name != "*" && !leafName.MatchString(name) {
		return nil, p.errorf("want a leaf such as rights.access or purpose.* (got %q)", n.Leaf)
	}
	if n.Wild() && p.accept("except ") {
		except, err := p.words()
		if err != nil {
			return nil, err
		}
		n.Except = except
	}
	if p.accept("{") {
		if err := p.attrs(n); err != nil {
			return nil, err
		}
	}
	if p.accept("=") {
		p.space()
		if n.Polarity = p.word(); n.Polarity != "deny" && n.Polarity != "any" {
			return nil, p.errorf("want =deny or =any (got %q)", n.Polarity)
		}
	}
	return n, nil
}

func (p *needParser) attrs(n *Need) error {
	for {
		t, err := p.attr()
		if err != nil {
			return err
		}
		n.Attrs = append(n.Attrs, t)
		if !p.accept(",") {
			return p.expect("}")
		}
	}
}

func (p *needParser) attr() (AttrTest, error) {
	p.space()
	t := AttrTest{Name: p.word()}
	if t.Name == "" {
		return t, p.errorf("want an attribute (got %q)", rest(p.s[p.at:]))
	}
	for _, op := range []string{">=", "<=", "!=", "="} {
		if !p.accept(op) {
			continue
		}
		t.Op = op
		var err error
		if op == ">=" {
			t.Number, err = p.number()
			return t, err
		}
		t.Values, err = p.values()
		return t, err
	}
	return t, nil
}

// values reads values of one or more words with "|" between them.
func (p *needParser) values() ([]string, error) {
	var out []string
	for {
		var ws []string
		for {
			p.space()
			w := p.word()
			if w == "" {
				break
			}
			ws = append(ws, w)
		}
		if len(ws) == 0 {
			return nil, p.errorf("want a value (got %q)", rest(p.s[p.at:]))
		}
		out = append(out, strings.Join(ws, " "))
		if !p.accept("|") {
			return out, nil
		}
	}
}
