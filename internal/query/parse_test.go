package query

import (
	"errors"
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Cookies", "cookies"},
		{"cookies consent", "cookies AND consent"},
		{"cookies AND consent", "cookies AND consent"},
		{"a b c", "a AND b AND c"},
		{"a (b c)", "a AND b AND c"},
		{"a OR b c", "a OR (b AND c)"},
		{"(a OR b) c", "(a OR b) AND c"},
		{"a OR (b OR c)", "a OR b OR c"},
		{"NOT a b", "NOT a AND b"},
		{"-a b", "NOT a AND b"},
		{"-(a OR b)", "NOT (a OR b)"},
		{"NOT NOT a", "NOT NOT a"},
		{"and or not", "and AND or AND not"},
		{`"We do NOT sell"`, `"we do not sell"`},
		{`“third parties”`, `"third parties"`},
		{"opt-out", `"opt out"`},
		{"don’t", "don't"},
		{"market*", "market*"},
		{"*", "*"},
		{"a NEAR/5 b", "a NEAR/5 b"},
		{"a NEAR b", "a NEAR/10 b"},
		{`"third parties" NEAR/8 (market* OR advertising)`, `"third parties" NEAR/8 (market* OR advertising)`},
		{"NOT a NEAR/2 b", "NOT a NEAR/2 b"},
		{"a NEAR/2 b c", "a NEAR/2 b AND c"},
		{"leaf:Retention.Period", "leaf:retention.period"},
		{`leaf:"retention.period"`, "leaf:retention.period"},
		{"leaf:retention.*", "leaf:retention.*"},
		{"polarity:denied AND category:sale", "polarity:denied AND category:sale"},
		{`vendor:"Acme  Corp"`, `vendor:"Acme  Corp"`},
		{`vendor:Acme`, `vendor:Acme`},
		{`vendor:"say \"hi\" \\ bye"`, `vendor:"say \"hi\" \\ bye"`},
		{`section:"data retention"`, `section:"data retention"`},
		{"date=2022", "date:2022"},
		{"DATE>=2022-02", "date>=2022-02"},
		{"period>p1y", "period>P1Y"},
		{"has:retention missing:complaint.authority", "has:retention AND missing:complaint.authority"},
		{"version:ALL x", "version:all AND x"},
		{"https://acme.example/a?b=1", "https://acme.example/a?b=1"},
		{"cookie* NOT category:cookies", "cookie* AND NOT category:cookies"},
	} {
		q, err := Parse(tt.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.in, err)
			continue
		}
		if got := q.String(); got != tt.want {
			t.Errorf("Parse(%q).String() = %q, want %q", tt.in, got, tt.want)
		}
		again, err := Parse(q.String())
		if err != nil || again.String() != q.String() {
			t.Errorf("Parse(%q) again: %v, %v", q, again, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		in     string
		column int
		says   string
	}{
		{"", 1, "empty"},
		{"   ", 1, "empty"},
		{"a AND", 6, "ends"},
		{"AND a", 1, "AND stands between"},
		{"a OR OR b", 6, "OR stands between"},
		{"a NOT", 6, "ends"},
		{"(a b", 1, "not closed"},
		{"a b)", 4, "not opened"},
		{"()", 2, "nothing between"},
		{`a "b`, 3, "not closed"},
		{`""`, 1, "no word"},
		{"a & b", 3, "no word"},
		{"a*b", 2, "only at the end"},
		{"opt-o*", 1, "single word"},
		{"colour:red", 1, `no field "colour"`},
		{"a leaf:", 8, "needs a value"},
		{"leaf: x", 6, "needs a value"},
		{`leaf:""`, 6, "empty"},
		{"polarity:no", 10, "affirmed"},
		{"kind:list", 6, "paragraph"},
		{"leaf>3", 1, "takes no >"},
		{"date>=soon", 7, "2022-01-31"},
		{"date>=2022-02-30", 7, "2022-01-31"},
		{"period>1 year", 8, "P60D"},
		{"has:kittens", 5, "retention"},
		{"version:3f", 9, "six"},
		{"a NEAR/0 b", 3, "1 to 1000"},
		{"a NEAR/ b", 3, "1 to 1000"},
		{"a NEAR/3 (b c)", 3, "between words"},
		{"a NEAR/3 leaf:x", 3, "between words"},
		{"a NEAR/3 b NEAR/3 c", 12, "joins two"},
		{strings.Repeat("(", 200) + "a", 101, "nested"},
		{strings.Repeat("NOT ", 200) + "a", 397, "nested"},
		{strings.Repeat("a ", 6000), 10001, "at most"},
		{"a \xff", 3, "UTF-8"},
	} {
		_, err := Parse(tt.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%.40q) = %v, want an *Error", tt.in, err)
			continue
		}
		if e.Column != tt.column || !strings.Contains(e.Message, tt.says) {
			t.Errorf("Parse(%.40q) = %v, want column %d and %q", tt.in, e, tt.column, tt.says)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`a "b c" d*`, `(a OR b) NEAR/3 "c d"`, `-leaf:x.* period>=P1Y`, `vendor:"a \" b"`, `section:a*`, `“x” AND NOT y`, "ŀa ﬁ don’t", "date<2020-02 version:all",
		`audience:"Ł·"`, "https://a.b/c*", "a.b.c@d.e", `policy:"3fa92c"`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		var e *Error
		switch {
		case errors.As(err, &e):
			if e.Column < 1 || e.Column > len(s)+1 {
				t.Fatalf("Parse(%q): column %d", s, e.Column)
			}
			return
		case err != nil:
			t.Fatalf("Parse(%q): %v is no *Error", s, err)
		}
		one := q.String()
		again, err := Parse(one)
		if err != nil {
			if len(one) > maxBytes || errors.As(err, &e) && strings.Contains(e.Message, "nested") {
				return // the canonical form is a little longer and deeper
			}
			t.Fatalf("Parse(%q) gives %q, which does not parse: %v", s, one, err)
		}
		if two := again.String(); two != one {
			t.Fatalf("Parse(%q) gives %q and that gives %q", s, one, two)
		}
		q.Marks(s)
	})
}
