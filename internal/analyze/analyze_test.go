package analyze

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

var analyzer = sync.OnceValues(func() (*Analyzer, error) {
	t, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	return New(t)
})

func newAnalyzer(t testing.TB) *Analyzer {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const acme = `Welcome

Acme Privacy Policy

Effective date: 1 May 2024

HOW LONG DO WE KEEP IT?

We keep your order data for 2 years after the purchase. We do not sell your personal data.
`

func TestAnalyze(t *testing.T) {
	got, err := newAnalyzer(t).Analyze("acme.txt", []byte(acme))
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Check(); err != nil {
		t.Error(err)
	}
	v := got.Version
	if v.Title != "Acme Privacy Policy" || v.EffectiveDate != "2024-05-01" || v.Type != "privacy-policy" || v.Bytes != len(acme) {
		t.Errorf("version: got title %q, effective %q, type %q, %d bytes", v.Title, v.EffectiveDate, v.Type, v.Bytes)
	}
	if !slices.Contains(got.Profile.Disclosed, "retention.period") || !slices.Contains(got.Profile.Denied, "sale.sale") {
		t.Errorf("profile: got %+v", got.Profile)
	}
	for _, l := range got.Labels {
		for _, e := range l.Evidence {
			c := got.Clauses[l.Clause]
			if !c.Contains(e) && !c.Lead.Contains(e) && !inHeading(got, c, e) {
				t.Errorf("%s: evidence %q outside clause %q", l.Leaf, e.Of(got.Text), c.Of(got.Text))
			}
		}
	}
}

func inHeading(a *policy.Analysis, c policy.Clause, e policy.Span) bool {
	for s := c.Section; s >= 0; s = a.Sections[s].Parent {
		if a.Sections[s].Heading.Contains(e) {
			return true
		}
	}
	return false
}

func TestSameBytesSameAnalysis(t *testing.T) {
	a := newAnalyzer(t)
	var outs [8]string
	var wg sync.WaitGroup
	for i := range outs {
		wg.Go(func() {
			got, err := a.Analyze("acme.txt", []byte(acme))
			if err != nil {
				t.Error(err)
				return
			}
			b, err := json.Marshal(got)
			if err != nil {
				t.Error(err)
			}
			outs[i] = string(b)
		})
	}
	wg.Wait()
	for _, o := range outs[1:] {
		if o != outs[0] {
			t.Fatalf("two analyses of the same bytes differ:\n%s\n%s", outs[0], o)
		}
	}
	if strings.Contains(outs[0], ":null") {
		t.Errorf("a list is null in %s", outs[0])
	}
}

func TestIDs(t *testing.T) {
	a := newAnalyzer(t)
	id := func(key string, data string) string {
		got, err := a.AnalyzeSource(key, "x.txt", []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		return got.Version.ID
	}
	one := id("acme/x.txt", acme)
	if other := id("acme/x.txt", "\ufeff"+strings.ReplaceAll(acme, "\n", "\r\n")); other != one {
		t.Errorf("another encoding of the same text has another id: %s, %s", one, other)
	}
	if other := id("beta/x.txt", acme); other == one {
		t.Errorf("the same text of another source has the same id %s", one)
	}
	if other := id("acme/x.txt", acme+"\nMore.\n"); other == one {
		t.Errorf("another text has the same id %s", one)
	}
}

func TestRefusal(t *testing.T) {
	var refused *parse.Error
	if _, err := newAnalyzer(t).Analyze("empty.txt", nil); !errors.As(err, &refused) || refused.Name != "empty.txt" {
		t.Errorf("Analyze(empty): got %v, want a *parse.Error that names the file", err)
	}
}

func TestOtherLanguageIsNotAnalysed(t *testing.T) {
	text := strings.Repeat("Wir verarbeiten Ihre personenbezogenen Daten nur, soweit dies zur Erfüllung des Vertrages erforderlich ist, und geben sie nicht an Dritte weiter. ", 6)
	got, err := newAnalyzer(t).Analyze("de.txt", []byte("Datenschutzerklärung\n\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	if got.Version.Language != "de" || len(got.Labels) != 0 {
		t.Errorf("got language %q and %d labels, want de and none", got.Version.Language, len(got.Labels))
	}
}

func TestDocumentType(t *testing.T) {
	for _, tt := range []struct{ title, name, want string }{
		{"Acme Privacy & Cookie Policy", "x.html", "privacy-policy"},
		{"Cookie notice", "x.html", "cookie-notice"},
		{"Data Processing Addendum", "x.pdf", "dpa"},
		{"", "terms-of-use.md", "terms"},
		{"Acme", "acme.txt", "privacy-policy"},
	} {
		if got := documentType(tt.title, tt.name); got != tt.want {
			t.Errorf("documentType(%q, %q) = %q, want %q", tt.title, tt.name, got, tt.want)
		}
	}
}

func BenchmarkAnalyze(b *testing.B) {
	a := newAnalyzer(b)
	data := []byte(acme + strings.Repeat(`
Sharing

We may share your name, e-mail address and order history with service providers who host our website, deliver parcels and process payments. They may use the data only on our instructions.

- payment processors, so that you can pay;
- the police, where the law requires it.

You can ask us for access to your personal data, for its correction or for its deletion at any time by writing to privacy@acme.example. We answer within 30 days.
`, 20))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.Analyze("acme.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
