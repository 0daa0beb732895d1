package defects

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lacuna/internal/extract"
	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/internal/segment"
)

// find returns the findings of a Markdown text and its document.
func find(t testing.TB, name, text string) ([]policy.Finding, *policy.Document) {
	t.Helper()
	p, err := parse.Parse(name, []byte(text))
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	d := segment.Split(p)
	return Find(d, extract.Facts(d, nil)), d
}

func TestFind(t *testing.T) {
	const body = "# Privacy Policy\n\n## 1. Data\n\nWe collect names and addresses to send you parcels.\n\n## 2. Contact\n\nWrite to us.\n\n"
	const long = "We keep the names of those who ordered a tree from us for as long as the tree lives.\n\n"
	for _, tt := range []struct {
		name, text string
		want       []string // "id: words"
	}{
		{"nothing", body, nil},
		{"placeholder in brackets", body + "This site is run by [Company Name] and its staff.\n", []string{"defect.placeholder: [Company Name]"}},
		{"placeholder to insert", body + "Write to [insert your address here] at any time.\n", []string{"defect.placeholder: [insert your address here]"}},
		{"placeholder of X", body + "Our number is XXXXXX in the register.\n", []string{"defect.placeholder: XXXXXX"}},
		{"filler", body + "Lorem ipsum dolor sit amet.\n", []string{"defect.placeholder: Lorem ipsum"}},
		{"no placeholder", body + "We read [the law](https://law.example) and tick [x] the box.\n", nil},
		{"blank date", body + "Last updated: [date]\n", []string{"defect.date-blank: [date]"}},
		{"ambiguous date", body + "Last updated: 03/04/2021\n", []string{"defect.date-ambiguous: Last updated: 03/04/2021"}},
		{"conflicting dates", "Last updated: May 3, 2020\n\n" + body + "This policy was last modified on June 1, 2021.\n", []string{"defect.date-conflict: Last updated: May 3, 2020"}},
		{"cut-off address", body + "Please send your questions by email to us at\n", []string{"defect.address-cut-off: email to us at"}},
		{"obfuscated address", body + "Please write to [email protected] with questions.\n", []string{"defect.address-obfuscated: [email protected]"}},
		{"mixed script", body + "We communicat\u0435 with you.\n", []string{"defect.mixed-script: communicat\u0435"}},
		{"section that is not there", body + "For cookies see Section 9 below.\n", []string{"defect.dangling-reference: Section 9"}},
		{"section that is there", body + "For data see Section 1 above.\n", nil},
		{"section of a law", body + "This follows Section 5 of the Trees Act.\n", nil},
		{"title that is not there", body + "See the section titled “How do trees grow” for more.\n", []string{"defect.dangling-reference: “How do trees grow"}},
		{"title that is there", "# Policy\n\n## How do trees grow?\n\nSlowly.\n\n## More\n\nSee the section titled “How do trees grow” for more.\n", nil},
		{"empty contents", "# Policy\n\n## Contents\n\n## Who we are\n\nWe are gardeners.\n", []string{"defect.empty-contents: Contents"}},
		{"doubled passage", body + long + "## 3. More\n\n" + long, []string{"defect.duplicate-passage: We keep the names of those who ordered a tree from us for as long as the tree lives."}},
		{"page chrome", "Get Free Demo\n\n" + body + "^\n", []string{"defect.page-chrome: Get Free Demo", "defect.page-chrome: ^"}},
	} {
		found, d := find(t, "x.md", tt.text)
		var got []string
		for _, f := range found {
			got = append(got, f.ID+": "+strings.TrimLeft(f.Span.Of(d.Text), "# "))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q\ngot  %q\nwant %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestSeeds checks what is known of the sample policies, where they are present.
func TestSeeds(t *testing.T) {
	for file, want := range map[string][]string{
		"000_b799a74b880b7963.txt": {"defect.date-blank", "defect.dangling-reference", "defect.duplicate-passage", "defect.page-chrome"},
		"001_1c32809c2fd7dae5.txt": nil,
		"002_1de10282255b5ee9.txt": {"defect.address-obfuscated", "defect.empty-contents"},
		"003_c52d0c793a51f2e1.txt": {"defect.date-conflict", "defect.address-cut-off", "defect.dangling-reference"},
		"004_b9ce4b378b8d613b.txt": {"defect.mixed-script", "defect.page-chrome"},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "seeds", file))
		if err != nil {
			t.Logf("%s: not checked: %v", file, err)
			continue
		}
		found, _ := find(t, file, string(data))
		got := map[string]bool{}
		for _, f := range found {
			got[f.ID] = true
		}
		for _, id := range want {
			if !got[id] {
				t.Errorf("%s: no %s", file, id)
			}
			delete(got, id)
		}
		for id := range got {
			t.Errorf("%s: unwanted %s", file, id)
		}
		t.Logf("%s: %d findings checked", file, len(found))
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"[company", "____", "XXXXX", "see Section 9 below", "section titled “", "Contents", "^", "lorem ipsum", "communicatе", "last updated: ___"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := parse.Parse("x.txt", []byte(s))
		if err != nil {
			return
		}
		d := segment.Split(p)
		for _, x := range Find(d, extract.Facts(d, nil)) {
			for _, sp := range append(x.Related, x.Span) {
				if sp.Start < 0 || sp.End > len(d.Text) || sp.Start >= sp.End {
					t.Fatalf("finding %+v in a text of %d bytes", x, len(d.Text))
				}
			}
			if x.Clause < -1 || x.Clause >= len(d.Clauses) || x.ID == "" || x.Severity == "" || x.Message == "" {
				t.Fatalf("finding %+v", x)
			}
		}
	})
}
