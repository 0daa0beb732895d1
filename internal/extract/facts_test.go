package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/internal/segment"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestGolden holds the facts of a whole policy, written for the project.
func TestGolden(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "fernhill.txt"))
	if err != nil {
		t.Fatal(err)
	}
	got := listing(document(t, "fernhill.txt", data))
	golden := filepath.Join("testdata", "fernhill.facts")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("facts of fernhill.txt: -want +got\n%s", d)
	}
}

func document(t testing.TB, name string, data []byte) *policy.Document {
	t.Helper()
	text, err := parse.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return segment.Split(text)
}

// listing writes the facts of d one a line, with the words that state each below it.
func listing(d *policy.Document) string {
	var b strings.Builder
	for _, f := range Facts(d, nil) {
		fmt.Fprintf(&b, "%s: %s\n    %s\n", f.Kind, short(f.Value), strings.Join(strings.Fields(f.Span.Of(d.Text)), " "))
	}
	return b.String()
}

// TestSeeds checks what is known of the sample policies, where they are present.
func TestSeeds(t *testing.T) {
	for _, tt := range []struct {
		file string
		org  string
		want []string // facts that must be among those found
		not  []string
	}{
		{
			file: "000_b799a74b880b7963.txt", org: "TrueXpro",
			want: []string{
				"retention period=P18M", "retention period=P90D trigger", "retention period=P60D", "retention period=P30D", "retention period=P1Y",
				"retention period=P20Y or_longer", "retention criteria=during the active", "date role=updated status=blank",
			},
		},
		{
			file: "001_1c32809c2fd7dae5.txt", org: "TrueConf",
			want: []string{
				"retention period=P2Y", "place role=storage country=DE", "place role=establishment country=PL", "contact channel=address Warsaw",
				"deadline for=rights-request period=P5D hedge=true business_days=true", "date role=effective date=2022-09-16",
			},
			not: []string{"place role=transfer"},
		},
		{
			file: "002_1de10282255b5ee9.txt", org: "Trackpro",
			want: []string{
				"retention period=P2W", "retention period=P1Y max=true", "date date=2024-09-02 as_written=02/09/2024 status=ok",
				"contact channel=email status=obfuscated", "party role=controller Trackpro Ltd",
			},
		},
		{
			file: "003_c52d0c793a51f2e1.txt", org: "SalesExpert",
			want: []string{
				"retention period=P10D trigger=after the termination", "retention period=P1M max=true", "retention period=P30D max=true", "retention period=P90D",
				"date date=2020-11-29 status=conflict", "date date=2019-12-17 status=conflict", "contact channel=email status=cut-off",
				"deadline for=rights-request period=P30D",
			},
		},
		{file: "004_b9ce4b378b8d613b.txt", org: "True IP", not: []string{"retention period", "place ", "deadline "}},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "seeds", tt.file))
		if err != nil {
			t.Logf("%s: not checked: %v", tt.file, err)
			continue
		}
		d := document(t, tt.file, data)
		facts := Facts(d, nil)
		var lines []string
		for _, f := range facts {
			lines = append(lines, f.Kind+" "+short(f.Value))
		}
		for _, w := range tt.want {
			if !slices.ContainsFunc(lines, func(l string) bool { return has(l, w) }) {
				t.Errorf("%s: no fact %q among\n%s", tt.file, w, strings.Join(lines, "\n"))
			}
		}
		for _, w := range tt.not {
			if i := slices.IndexFunc(lines, func(l string) bool { return has(l, w) }); i >= 0 {
				t.Errorf("%s: unwanted fact %s", tt.file, lines[i])
			}
		}
		if got := Organisation(d, facts, ""); got != tt.org {
			t.Errorf("%s: organisation %q, want %q", tt.file, got, tt.org)
		}
		t.Logf("%s: %d facts checked", tt.file, len(lines))
	}
}

// has reports whether line has the parts of want, parted by blanks, in order.
func has(line, want string) bool {
	for _, w := range strings.Fields(want) {
		_, rest, ok := strings.Cut(line, w)
		if !ok {
			return false
		}
		line = rest
	}
	return true
}

// TestSorted checks the order of the facts and that two runs agree.
func TestSorted(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "fernhill.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d := document(t, "fernhill.txt", data)
	a, b := Facts(d, nil), Facts(d, nil)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
	if !slices.IsSortedFunc(a, order) {
		t.Error("facts are not sorted by clause, start, end and kind")
	}
}

func FuzzFacts(f *testing.F) {
	for _, s := range []string{
		"We keep it for 90 days (or longer.", "Effective: 02/", "last updated [date", "mail us at", "a@b.co.Also", "12 Main St.,\n\nX", "(“we", "twenty (20", "+1 (", "under 13",
		"Article 6(1)(", "including Google, (", "in the U.S.", "X Ltd. (\"", "within a", "Rev. date: 1.1.", "for as long as", "until", "ﬁve years", "1/2/3/4/2020",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, err := parse.Parse("x.txt", []byte(s))
		if err != nil {
			return
		}
		d := segment.Split(text)
		facts := Facts(d, nil)
		for _, x := range facts {
			if x.Clause < 0 || x.Clause >= len(d.Clauses) || x.Start < 0 || x.End > len(d.Text) || x.Start >= x.End {
				t.Fatalf("fact %+v of a text of %d bytes and %d clauses", x, len(d.Text), len(d.Clauses))
			}
			if !inPlace(d, x) {
				t.Fatalf("fact %+v lies neither in its clause %v nor in a heading", x, d.Clauses[x.Clause].Span)
			}
		}
		Organisation(d, facts, s)
	})
}

// inPlace reports whether the words of a fact lie in its clause, its lead or a heading.
func inPlace(d *policy.Document, f policy.Fact) bool {
	c := d.Clauses[f.Clause]
	if c.Contains(f.Span) || !c.Lead.IsZero() && c.Lead.Contains(f.Span) {
		return true
	}
	return slices.ContainsFunc(d.Sections, func(s policy.Section) bool { return s.Heading.Contains(f.Span) })
}

func BenchmarkFacts(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("testdata", "fernhill.txt"))
	if err != nil {
		b.Fatal(err)
	}
	d := document(b, "fernhill.txt", data)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Facts(d, nil)
	}
}
