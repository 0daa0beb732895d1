package query

import (
	"fmt"
	"strings"
	"testing"

	"lacuna/internal/policy"
)

// subject is a small policy by an invented company, with what an analyser might say of it.
func subject() Subject {
	a := &policy.Analysis{Version: policy.Version{ID: "abcdef0123", Language: "en-GB", Date: "2022-03-01", Title: "Privacy Notice"}}
	say := func(text string, kind policy.Kind, heading ...string) {
		start := len(a.Text)
		a.Text += text + "\n"
		a.Clauses = append(a.Clauses, policy.Clause{Kind: kind, Span: policy.Span{Start: start, End: start + len(text)}, Heading: heading})
	}
	say("We do not sell your data. Ever.", policy.Paragraph, "Orchard Notice", "Selling")                       // 0
	say("We sell apples and share pears with third parties.", policy.Paragraph, "Orchard Notice", "Sharing")    // 1
	say("Cookies: we keep cookie identifiers for 13 months.", policy.Item, "Orchard Notice", "5. Cookies")      // 2
	say("You may opt-out of e-mails; parties, third or not, stop.", policy.Row, "Orchard Notice", "5. Cookies") // 3
	label := func(clause int, leaf string, p policy.Polarity) {
		category, _, _ := strings.Cut(leaf, ".")
		a.Labels = append(a.Labels, policy.Label{Clause: clause, Leaf: leaf, Category: category, Polarity: p})
	}
	label(0, "sale.sale", policy.Denied)
	label(1, "sale.sale", policy.Affirmed)
	label(1, "sharing.generic", policy.Denied)
	label(2, "retention.period", policy.Affirmed)
	label(2, "cookies.use", policy.Conditional)
	a.Facts = []policy.Fact{{Kind: "retention", Clause: 2, Value: policy.Retention{Period: "P13M"}}, {Kind: "contact", Clause: 3, Value: policy.Contact{}}}
	a.Findings = []policy.Finding{{ID: "defect.placeholder", Clause: 1}, {ID: "defect.no-date", Clause: -1}}
	a.Clauses[3].Audience = []string{"children"}
	a.Profile = policy.Profile{Disclosed: []string{"retention.period", "sale.sale"}, Weak: []string{"cookies.use"}, Denied: []string{"sale.sale", "sharing.generic"}}
	p := &policy.Policy{ID: "3fa92c00aa", Vendor: "Orchard Corp", Title: "Orchard Privacy Notice", Type: "privacy-policy"}
	return Subject{Policy: p, Analysis: a, Latest: true}
}

func TestEval(t *testing.T) {
	for _, tt := range []struct{ query, want string }{
		{"*", "[0 1 2 3]"},
		{"sell", "[0 1]"},
		{"selling", "[0 1]"},
		{`"selling"`, "[]"},
		{`"we do not sell"`, "[0]"},
		{`"data ever"`, "[0]"},
		{"not", "[0 3]"},
		{"cookies", "[2]"},
		{"cook*", "[2]"},
		{`"third parties"`, "[1]"},
		{"third NEAR/1 parties", "[1 3]"},
		{"third NEAR/3 sell", "[]"},
		{"third NEAR/6 share", "[1]"},
		{"third NEAR/3 share", "[1]"},
		{"third NEAR/2 share", "[]"},
		{"we NEAR/1 we", "[]"},
		{`"third parties" NEAR/5 parties`, "[]"},
		{"(apples OR data) NEAR/2 (sell OR your)", "[0 1]"},
		{"opt-out", "[3]"},
		{"e-mail", "[]"},
		{"sell NOT apples", "[0]"},
		{"-sell", "[2 3]"},
		{"NOT (sell OR cookie)", "[3]"},
		{"leaf:sale.sale", "[0 1]"},
		{"leaf:sale.*", "[0 1]"},
		{"category:sale", "[0 1]"},
		{"polarity:denied", "[0 1]"},
		{"leaf:sale.sale polarity:denied", "[0]"},
		{"polarity:denied (category:sale OR category:cookies)", "[0]"},
		{"(polarity:denied OR polarity:conditional) (category:sale OR category:cookies)", "[0 2]"},
		{"polarity:denied NOT leaf:sale.sale", "[]"},
		{"polarity:denied NOT leaf:cookies.use", "[0 1]"},
		{"leaf:sale.sale leaf:sharing.generic", "[1]"},
		{"section:cookie", "[2 3]"},
		{`section:"orchard notice"`, "[0 1 2 3]"},
		{"section:sell*", "[0]"},
		{"kind:item OR kind:row", "[2 3]"},
		{"audience:Children", "[3]"},
		{"period>P1Y", "[2]"},
		{"period:P13M", "[2]"},
		{"period<P1Y", "[]"},
		{"defect:placeholder", "[1]"},
		{"defect:defect.placeholder", "[1]"},
		{"defect:no-date", "[]"},
		{"vendor:orchard kind:item", "[2]"},
		{`vendor:"orchard" kind:item`, "[]"},
		{`vendor:"orchard CORP" kind:item`, "[2]"},
		{"vendor:orch* kind:item", "[2]"},
		{"policy:3fa92c kind:item", "[2]"},
		{"policy:3fa92d kind:item", "[]"},
		{"policy:privacy kind:item", "[2]"},
		{"type:privacy-policy kind:item", "[2]"},
		{"type:dpa", "[]"},
		{"lang:en kind:item", "[2]"},
		{"lang:en-gb kind:item", "[2]"},
		{"lang:de", "[]"},
		{"date>=2022-03 kind:item", "[2]"},
		{"date<2022", "[]"},
		{"has:retention kind:item", "[2]"},
		{"has:age", "[]"},
		{"has:cookies.use kind:item", "[2]"},
		{"has:sharing.generic", "[]"},
		{"missing:sharing.generic", "[]"},
		{"missing:complaint.authority kind:item", "[2]"},
		{"missing:complaint kind:item", "[2]"},
		{"missing:cookies", "[]"},
		{"version:latest kind:item", "[2]"},
		{"version:old", "[]"},
		{"version:abcdef kind:item", "[2]"},
	} {
		q, err := Parse(tt.query)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.query, err)
			continue
		}
		got := q.Eval(subject())
		if fmt.Sprint(got) != tt.want && !(len(got) == 0 && tt.want == "[]") {
			t.Errorf("%s finds %v, want %s", tt.query, got, tt.want)
		}
	}
}

func TestOldVersions(t *testing.T) {
	s := subject()
	s.Latest = false
	for _, tt := range []struct {
		query string
		want  int
	}{{"sell", 0}, {"sell version:all", 2}, {"sell version:old", 2}, {"sell version:latest", 0}} {
		q, err := Parse(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Eval(s); len(got) != tt.want {
			t.Errorf("%s finds %v in an old version, want %d clauses", tt.query, got, tt.want)
		}
	}
}

func TestMarks(t *testing.T) {
	text := "We do not sell. Selling is not what we do, we sell nothing."
	for _, tt := range []struct{ query, want string }{
		{"sell", "sell|Selling|sell"},
		{`"we do"`, "We do|we do"},
		{`"we do not" "not sell"`, "We do not sell"},
		{"sell NOT nothing", "sell|Selling|sell"},
		{"noth* OR absent", "nothing"},
		{"sell NEAR/1 nothing", "sell|nothing"},
		{"leaf:sale.sale", ""},
	} {
		q, err := Parse(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range q.Marks(text) {
			got = append(got, s.Of(text))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s marks %q, want %q", tt.query, g, tt.want)
		}
	}
}
