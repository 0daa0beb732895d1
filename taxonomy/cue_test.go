package taxonomy

import (
	"errors"
	"strings"
	"testing"

	"lacuna/internal/nlp"
)

var testMacros = map[string]string{"pd": "(personal data|pii)", "self": "a <self>", "bad": "(open"}

// form writes a text in the form that Regexp is for; "|" ends a sentence.
func form(text string) string {
	var lines []string
	for _, line := range strings.Split(text, "|") {
		var words []string
		for _, w := range strings.Fields(nlp.FoldText(line)) {
			words = append(words, CueWord(w))
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return strings.Join(lines, "\n")
}

func TestCueMatches(t *testing.T) {
	for _, tt := range []struct {
		cue, text string
		want      bool
	}{
		{"we sell", "Yes, WE sell it", true},
		{"we sell", "we never sell", false},
		{"we sell", "we|sell", false},
		{"third-party", "a third party", true},
		{"third party", "a third-party", true},
		{"sell", "sells", false},
		{"cookie*", "cookies", true},
		{"cookie*", "a cookie", true},
		{"names?", "name names", true},
		{"names?", "surname", false},
		{"e-?mail", "E-mail", true},
		{"e-?mail", "email", true},
		{"we .. sell", "we a b c d e f sell", true},
		{"we .. sell", "we a b c d e f g sell", false},
		{"we .. sell", "we sell", true},
		{"we (may |also )*sell", "we may also may sell", true},
		{"we (may |also )*sell", "we might sell", false},
		{"(delet|eras)* it", "deleting it", true},
		{"(delet|eras)* it", "remove it", false},
		{"rights( and| or)* duties", "rights and or duties", true},
		{"<pd>", "your Personal Data", true},
		{"<pd> (is )?kept", "PII kept", true},
		{"by <org> inc", "by Acme, Inc.", true},
		{"by <org> inc", "by inc", false},
		{"s.a.", "Acme S.A.", true},
		{"p.o. box", "PO Box 7", true},
		{"privacy@*", "write to privacy@acme.example", true},
		{"privacy@", "write to privacy@acme.example", true},
		{"driver's licen(s|c)e", "a driver’s license", true},
		{"6\\(1\\)\\(f\\)", "Art. 6 (1)(f) GDPR", true},
		{"terms & conditions", "terms / conditions", true},
		{"@\\d{5}", "zip 12345", true},
		{"@[A-Z]{2}", "ab", false},
		{"@(yes|no)", "YES", true},
	} {
		c, err := ParseCue(tt.cue, testMacros)
		if err != nil {
			t.Errorf("ParseCue(%q): %v", tt.cue, err)
			continue
		}
		text := tt.text
		if c.Raw == nil {
			text = form(text)
		}
		re, err := c.Regexp()
		if err != nil {
			t.Errorf("ParseCue(%q).Regexp: %v", tt.cue, err)
			continue
		}
		if got := re.MatchString(text); got != tt.want {
			t.Errorf("cue %q on %q (%s): got %t, want %t", tt.cue, tt.text, re, got, tt.want)
		}
	}
}

func TestCueErrors(t *testing.T) {
	for _, tt := range []struct {
		cue  string
		at   int
		want string
	}{
		{"we (sell", 3, "not closed"},
		{"we sell)", 7, "unexpected"},
		{"we <nobody>", 3, "no macro"},
		{"we <open", 3, "not closed"},
		{"we <self>", 3, "uses itself"},
		{"we <bad>", 3, "in <bad>"},
		{"*", 0, "nothing"},
		{"a ..*", 4, "nothing"},
		{".. sell", 0, "needs a word"},
		{"sell*s up", 5, "letters follow"},
		{"un\\w+ x", 2, "blank before it"},
		{"we ^ sell", 3, "unexpected"},
		{"@(open", 1, "missing closing"},
		{"@x*", 1, "empty text"},
	} {
		_, err := ParseCue(tt.cue, testMacros)
		var e *CueError
		if !errors.As(err, &e) || e.At != tt.at || !strings.Contains(e.Message, tt.want) {
			t.Errorf("ParseCue(%q): got %v, want one at byte %d that says %q", tt.cue, err, tt.at, tt.want)
		}
	}
}

func FuzzParseCue(f *testing.F) {
	for _, s := range []string{"we .. (sell|rent)* <pd>?", "@[a-z]+", "a(b|c d )*e", "\\w+ x", "é.@'&"} {
		f.Add(s, "we sell pii")
	}
	f.Fuzz(func(t *testing.T, cue, text string) {
		c, err := ParseCue(cue, testMacros)
		if err != nil {
			var e *CueError
			if !errors.As(err, &e) || e.At < 0 || e.At > len(cue) {
				t.Fatalf("ParseCue(%q): %v is no error with a place in the cue", cue, err)
			}
			return
		}
		if _, err := c.Regexp(); err != nil && c.Raw == nil && len(cue) < 200 {
			t.Fatalf("ParseCue(%q): no regular expression: %v", cue, err)
		}
	})
}

func TestEveryCueParses(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	try := func(where string, cues []string) {
		for _, s := range cues {
			c, err := ParseCue(s, tax.Macros)
			if err != nil {
				t.Errorf("%s: %v", where, err)
				continue
			}
			if _, err := c.Regexp(); err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
	}
	for _, l := range tax.Leaves() {
		for _, cues := range [][]string{l.Cues, l.Weak, l.Heading, l.Deny, l.Veto} {
			try(l.ID, cues)
		}
		for _, a := range l.Attrs {
			for _, v := range a.Values {
				try(l.ID+"{"+a.Name+"}", v.Cues)
			}
		}
	}
}
