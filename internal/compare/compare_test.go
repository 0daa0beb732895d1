package compare_test

import (
	"encoding/json"
	"strings"
	"testing"

	"lacuna/corpus"
	"lacuna/internal/analyze"
	"lacuna/internal/compare"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

func newAnalyzer(t testing.TB) *analyze.Analyzer {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	an, err := analyze.New(tax)
	if err != nil {
		t.Fatal(err)
	}
	return an
}

func analysis(t testing.TB, an *analyze.Analyzer, name, text string) *policy.Analysis {
	t.Helper()
	a, err := an.Analyze(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestDirections changes one sentence of a text and asks what became of the practice.
func TestDirections(t *testing.T) {
	an := newAnalyzer(t)
	const frame = "# Privacy Policy\n\n## Who we are\n\nExample Works GmbH, Hauptstrasse 1, Berlin, runs this shop.\n\n## Details\n\n%\n\n## Contact\n\nWrite to us at privacy@example.com with any question about this policy.\n"
	for _, tt := range []struct {
		name, leaf, a, b, kind, direction, because string
	}{
		{"nothing", "retention.period", "We retain your personal data for two years.", "We retain your personal data for two years.", "same", "none", ""},
		{"longer period", "retention.period", "We retain your personal data for two years.", "We retain your personal data for five years.", "edited", "prolonged", "2 years in A, 5 years in B"},
		{"shorter period", "retention.period", "We retain your personal data for 90 days.", "We retain your personal data for 30 days.", "edited", "shortened", "90 days in A, 30 days in B"},
		{"inserted not", "sale.sale", "We sell your personal data to our partners in the trade.", "We do not sell your personal data to our partners in the trade.", "edited", "reversed", ""},
		{"will to may", "breach.notification", "We will notify you of any breach of your personal data without delay.", "We may notify you of any breach of your personal data without delay.", "edited", "weakened", `"will" became "may"`},
		{"may to will", "breach.notification", "We may notify you of any breach of your personal data without delay.", "We will notify you of any breach of your personal data without delay.", "edited", "strengthened", `"may" became "will"`},
		{"exception", "sale.sale", "We do not sell your personal data to anyone in the world.", "We do not sell your personal data to anyone in the world, except to our partners.", "edited", "weakened", ""},
		{"another date", "change.effective-date", "This policy is effective as of 2022-12-24.", "This policy is effective as of 2025-07-01.", "edited", "editorial", "2022-12-24 in A, 2025-07-01 in B"},
		{"words only", "security.encryption-transit", "We encrypt all traffic between your browser and our servers with TLS.", "We encrypt the traffic between your browser and our servers with TLS.", "edited", "editorial", "wording"},
	} {
		a := analysis(t, an, "a.md", strings.ReplaceAll(frame, "%", tt.a))
		b := analysis(t, an, "b.md", strings.ReplaceAll(frame, "%", tt.b))
		for _, by := range []string{"practice", "text"} {
			c := compare.Compare(a, b, compare.Options{By: by})
			var got *policy.ComparedRow
			for i, r := range c.Rows {
				if r.A == nil || r.B == nil || !strings.Contains(a.Clauses[*r.A].Of(a.Text), tt.a) {
					continue
				}
				if by == "text" || r.Leaf == tt.leaf {
					got = &c.Rows[i]
				}
			}
			switch {
			case got == nil:
				t.Errorf("%s, by %s: no row for %s\nA %q\nB %q\nlabels %v\n%v", tt.name, by, tt.leaf, tt.a, tt.b, leaves(a), leaves(b))
			case got.Kind != tt.kind || got.Direction != tt.direction || !strings.Contains(got.Because, tt.because):
				t.Errorf("%s, by %s: %q to %q:\n got %s, %s: %s\nwant %s, %s: …%s…", tt.name, by, tt.a, tt.b, got.Kind, got.Direction, got.Because, tt.kind, tt.direction, tt.because)
			}
		}
	}
}

func leaves(a *policy.Analysis) []string {
	var out []string
	for _, l := range a.Labels {
		out = append(out, l.Leaf+" "+string(l.Polarity))
	}
	return out
}

// TestMoved moves a paragraph, and moves and edits it.
func TestMoved(t *testing.T) {
	an := newAnalyzer(t)
	p := []string{
		"We collect your name, your e-mail address and your telephone number when you register.",
		"We keep your order data for two years after the purchase, then we delete them.",
		"You have the right to access the personal data that we hold about you.",
		"We encrypt all traffic between your browser and our servers with TLS.",
		"We share your address with the carrier who brings your parcel to your door.",
	}
	text := func(order ...string) string { return "# Privacy Policy\n\n" + strings.Join(order, "\n\n") + "\n" }
	a := analysis(t, an, "a.md", text(p...))
	for _, tt := range []struct {
		name, moved, kind string
		b                 string
	}{
		{"moved", p[0], "moved", text(p[1], p[2], p[3], p[4], p[0])},
		{"moved and edited", p[0], "moved-edited", text(p[1], p[2], p[3], p[4], strings.ReplaceAll(p[0], "register", "sign up"))},
	} {
		c := compare.Compare(a, analysis(t, an, "b.md", tt.b), compare.Options{By: "text"})
		kinds := map[string]string{}
		for _, r := range c.Rows {
			if r.A != nil {
				kinds[a.Clauses[*r.A].Of(a.Text)] = r.Kind
			}
		}
		for _, s := range p {
			want := "same"
			if s == tt.moved {
				want = tt.kind
			}
			if kinds[s] != want {
				t.Errorf("%s: %q is %q, want %q", tt.name, s, kinds[s], want)
			}
		}
	}
}

// TestSplit parts a paragraph in two and joins it again.
func TestSplit(t *testing.T) {
	an := newAnalyzer(t)
	one, two := "We keep your order data for two years after the purchase, because the law on taxes asks for it.", "When you close your account we delete your profile within thirty days, backups included."
	joined := analysis(t, an, "a.md", "# Privacy Policy\n\n"+one+" "+two+"\n\nWrite to us with any question.\n")
	parted := analysis(t, an, "b.md", "# Privacy Policy\n\n"+one+"\n\n"+two+"\n\nWrite to us with any question.\n")
	for _, tt := range []struct {
		a, b *policy.Analysis
		want string
	}{{joined, parted, "split"}, {parted, joined, "merged"}} {
		c := compare.Compare(tt.a, tt.b, compare.Options{By: "text"})
		n := 0
		for _, r := range c.Rows {
			if r.Kind == tt.want {
				n++
			}
		}
		if n != 2 {
			t.Errorf("%s: got %d rows, want 2: %+v", tt.want, n, c.Rows)
		}
	}
}

// TestInvariants holds on pairs of sample policies what the contract promises of a comparison.
func TestInvariants(t *testing.T) {
	an := newAnalyzer(t)
	samples, err := corpus.Samples()
	if err != nil {
		t.Fatal(err)
	}
	for i := range samples {
		s, other := samples[i], samples[(i+1)%len(samples)]
		a, b := analysis(t, an, s.Name, string(s.Data)), analysis(t, an, other.Name, string(other.Data))
		for _, by := range []string{"practice", "text"} {
			c := compare.Compare(a, b, compare.Options{By: by})
			checkComparison(t, a, b, c)
			first, _ := json.Marshal(c)
			if again, _ := json.Marshal(compare.Compare(a, b, compare.Options{By: by})); string(first) != string(again) {
				t.Errorf("%s, %s: two comparisons differ", s.Name, other.Name)
			}
			self := compare.Compare(a, a, compare.Options{By: by, OnlyChanged: true})
			if len(self.Rows) != 0 || len(self.Summary) != 0 {
				t.Errorf("%s with itself, by %s: %d rows differ: %+v", s.Name, by, len(self.Rows), self.Summary)
			}
		}
	}
}

func checkComparison(t *testing.T, a, b *policy.Analysis, c *policy.Comparison) {
	t.Helper()
	seenA, seenB := map[int]bool{}, map[int]bool{}
	sum := map[string]int{}
	last := -1
	for _, r := range c.Rows {
		if r.Direction != "none" {
			sum[r.Direction]++
		}
		if r.Because == "" || r.Kind == "" || (r.Kind == "only-a") != (r.B == nil) || (r.Kind == "only-b") != (r.A == nil) {
			t.Errorf("row %+v", r)
		}
		if r.A != nil {
			if seenA[*r.A] = true; *r.A < last {
				t.Errorf("row %+v is not in the order of A", r)
			}
			last = *r.A
		}
		if r.B != nil {
			seenB[*r.B] = true
		}
		if r.A == nil || r.B == nil {
			continue
		}
		var ra, rb strings.Builder
		for _, e := range r.Edits {
			if e.A != nil {
				ra.WriteString(a.Text[e.A[0]:e.A[1]])
			}
			if e.B != nil {
				rb.WriteString(b.Text[e.B[0]:e.B[1]])
			}
		}
		if ra.String() != a.Clauses[*r.A].Of(a.Text) || rb.String() != b.Clauses[*r.B].Of(b.Text) {
			t.Errorf("the edits of row %+v do not rebuild its clauses", r)
		}
	}
	if len(seenA) != len(a.Clauses) || len(seenB) != len(b.Clauses) {
		t.Errorf("rows show %d of %d and %d of %d clauses", len(seenA), len(a.Clauses), len(seenB), len(b.Clauses))
	}
	for d, n := range c.Summary {
		if sum[d] != n {
			t.Errorf("summary has %d %s, there are %d", n, d, sum[d])
		}
	}
}
