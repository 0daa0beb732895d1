package extract

import (
	"strings"

	"lacuna/internal/policy"
)

// phones finds telephone numbers: written with a plus, in the North American
// form, or after a word such as "call".
func (r run) phones() []policy.Fact {
	if r.has&digits == 0 {
		return nil
	}
	s := r.bytes()
	var facts []policy.Fact
	for i := r.lo; i < r.hi; i++ {
		if !r.kind(i, digits) || r.kind(i, address) {
			continue
		}
		n := phoneLength(r.text[r.toks[i].Start:s.End])
		if n == 0 {
			continue
		}
		start := int(r.toks[i].Start)
		plus := start > s.Start && r.text[start-1] == '+'
		lead := strings.TrimRight(r.text[max(s.Start, start-2):start], " ")
		if open := strings.HasSuffix(lead, "("); open && strings.HasPrefix(strings.TrimLeft(r.text[start:start+n], "0123456789"), ")") {
			start = strings.LastIndexByte(r.text[:start], '(')
			n += int(r.toks[i].Start) - start
			if start > s.Start && strings.HasSuffix(strings.TrimRight(r.text[s.Start:start], " "), "+") {
				plus = true
			}
		}
		if plus && r.text[start] != '(' {
			start, n = start-1, n+1
		}
		end := start + n
		value := strings.TrimSpace(r.text[start:end])
		lo := i
		for i+1 < r.hi && int(r.toks[i+1].Start) < end {
			i++
		}
		if !plus && !r.phoneCue(lo) && !(northAmerican(value) && r.has&(reach|phone) != 0) || r.find(max(r.lo, lo-2), lo, faxFacsimile) >= 0 {
			continue
		}
		c := policy.Contact{Channel: "phone", Value: value, Role: r.contactRole(lo), Status: "ok"}
		facts = append(facts, policy.Fact{Kind: c.FactKind(), Clause: r.clause, Span: policy.Span{Start: start, End: start + len(value)}, Value: c})
	}
	return facts
}

var (
	phoneWords = words("call phone telephone tel toll telephonically dial hotline phoning calling mobile")
	phoneFill  = words("us at free on number no is our the or by our toll line a in usa uk")
)

// phoneCue reports whether a word such as "call us at" leads to token i.
func (r run) phoneCue(i int) bool {
	for j := i - 1; j >= max(r.lo, i-6); j-- {
		switch {
		case r.is(j, phoneWords):
			return true
		case !r.is(j, phoneFill):
			return false
		}
	}
	return false
}

// phoneLength returns how many bytes at the start of s make up a telephone
// number, 0 when they do not: 7 to 15 digits in groups.
func phoneLength(s string) int {
	count, groups, end := 0, 0, 0
	for i := 0; i < len(s) && i < 32; i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if i == 0 || s[i-1] < '0' || s[i-1] > '9' {
				groups++
			}
			count++
			end = i + 1
			continue
		case c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/':
			if i > 0 && i+1 < len(s) && (c == ' ' || c == '.') && s[i-1] == c {
				break
			}
			continue
		case strings.HasPrefix(s[i:], "\u2011"), strings.HasPrefix(s[i:], "\u2013"), strings.HasPrefix(s[i:], "\u2010"):
			i += 2
			continue
		case strings.HasPrefix(s[i:], "\u00a0"):
			i++
			continue
		}
		break
	}
	if count < 7 || count > 15 || groups > 7 {
		return 0
	}
	return end
}

// northAmerican reports whether a number has the form 1-800-555-0100.
func northAmerican(s string) bool {
	var groups []int
	for _, g := range strings.FieldsFunc(s, func(c rune) bool { return c < '0' || c > '9' }) {
		groups = append(groups, len(g))
	}
	if len(groups) == 4 && groups[0] == 1 {
		groups = groups[1:]
	}
	return len(groups) == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4
}
