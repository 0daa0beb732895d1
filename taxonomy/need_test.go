package taxonomy

import (
	"errors"
	"strings"
	"testing"
)

func TestParseNeed(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"rights.access", ""},
		{"  rights.access&rights.erasure ", "rights.access & rights.erasure"},
		{"a.b & c.d | e.f", ""},
		{"a.b & (c.d | e.f)", ""},
		{"(a.b) | (c.d & e.f)", "a.b | c.d & e.f"},
		{"(a.b | c.d) | e.f", ""},
		{"sharing.* except generic, none", ""},
		{"sharing.* except generic,none{named}=any", "sharing.* except generic, none{named}=any"},
		{"controller.contact & (controller.address | controller.contact{channel=email|phone})", ""},
		{"controller.representative{region=EU, contact}", ""},
		{"transfer.dpf{scheme!=Privacy Shield|Safe  Harbor}", "transfer.dpf{scheme!=Privacy Shield|Safe Harbor}"},
		{"change.effective-date{date<=P12M}", ""},
		{"data.contact{source>=2}", ""},
		{"automated.decision & automated.logic | automated.decision=deny", ""},
		{"count(purpose.* except limitation) >= 1", ""},
		{"count(purpose.*)>=3", "count(purpose.*) >= 3"},
		{"profile.b2b", ""},
		{"profile.establishment=DE|FR | rights.access", ""},
		{"audience.california{audience=region:US-CA}", ""},
		{"all(gdpr13.1a.identity, gdpr13.1a.contact)", ""},
		{"always", ""},
		{"-", ""},
	} {
		want := tt.want
		if want == "" {
			want = tt.in
		}
		n, err := ParseNeed(tt.in)
		if err != nil {
			t.Errorf("ParseNeed(%q): %v", tt.in, err)
			continue
		}
		if got := n.String(); got != want {
			t.Errorf("ParseNeed(%q) = %q, want %q", tt.in, got, want)
		}
	}
}

func TestParseNeedErrors(t *testing.T) {
	for _, tt := range []struct {
		in     string
		column int
		part   string
	}{
		{"", 1, "want a leaf"},
		{"rights", 7, "want a leaf such as"},
		{"a.b &", 6, "want a leaf"},
		{"a.b c.d", 5, "want & or |"},
		{"(a.b", 5, `want ")"`},
		{"a.b{", 5, "want an attribute"},
		{"a.b{x=}", 7, "want a value"},
		{"a.b{x>=none}", 8, "want a number"},
		{"a.b=maybe", 10, "want =deny or =any"},
		{"count(a.*) > 1", 12, `want ">="`},
		{"count(a.*) >= 0", 15, "want a number above 0"},
		{"a.b & all(x)", 1, "stands alone"},
		{"a.b | -", 1, "stands alone"},
		{"profile.", 9, "name of a profile fact"},
		{strings.Repeat("(", 60) + "a.b" + strings.Repeat(")", 60), 42, "nest deeper"},
	} {
		_, err := ParseNeed(tt.in)
		var e *NeedError
		if !errors.As(err, &e) {
			t.Errorf("ParseNeed(%q): got %v, want a *NeedError", tt.in, err)
			continue
		}
		if e.Column != tt.column || !strings.Contains(e.Message, tt.part) {
			t.Errorf("ParseNeed(%q): got %v, want column %d: …%s…", tt.in, err, tt.column, tt.part)
		}
	}
}

func TestNeedMatches(t *testing.T) {
	for _, tt := range []struct {
		need, leaf string
		want       bool
	}{
		{"rights.access", "rights.access", true},
		{"rights.access", "rights.access-all", false},
		{"sharing.* except generic, none", "sharing.payment", true},
		{"sharing.* except generic, none", "sharing.none", false},
		{"sharing.*", "sharingx.none", false},
	} {
		n, err := ParseNeed(tt.need)
		if err != nil {
			t.Fatalf("ParseNeed(%q): %v", tt.need, err)
		}
		if got := n.Matches(tt.leaf); got != tt.want {
			t.Errorf("%q matches %q: got %v, want %v", tt.need, tt.leaf, got, tt.want)
		}
	}
}

// FuzzParseNeed holds that what parses is written in a form that parses to the same.
func FuzzParseNeed(f *testing.F) {
	for _, s := range []string{
		"a.b & c.d | e.f", "sharing.* except generic, none{named}=any", "count(purpose.*) >= 3", "profile.x=a|b | c.d",
		"transfer.dpf{scheme!=Privacy Shield|Safe Harbor, x>=2}", "all(a, b)", "-", "((((", "a.b{x<=P12M}=deny",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseNeed(s)
		if err != nil {
			return
		}
		again, err := ParseNeed(n.String())
		if err != nil {
			t.Fatalf("%q is written as %q: %v", s, n, err)
		}
		if again.String() != n.String() {
			t.Fatalf("%q: %q, then %q", s, n, again)
		}
	})
}
