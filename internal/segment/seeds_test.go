package segment

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lacuna/internal/policy"
)

const seeds = "../../../shared/seeds/"

// TestSeeds checks what is known of five real policies, where they are present.
// The texts stay outside the project: facts are counts and places of words.
func TestSeeds(t *testing.T) {
	files, _ := filepath.Glob(seeds + "*.txt")
	if len(files) == 0 {
		t.Logf("no policies at %s: nothing checked", seeds)
		return
	}
	for _, name := range files {
		d := Split(parseFile(t, name))
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		check, ok := seedFacts[filepath.Base(name)[:3]]
		if !ok {
			t.Logf("%s: invariants only", name)
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) { check(t, d) })
	}
	t.Logf("checked %d policies", len(files))
}

var seedFacts = map[string]func(*testing.T, *policy.Document){
	"000": func(t *testing.T, d *policy.Document) {
		items := underLead(d, "timeframes:")
		if len(items) != 9 {
			t.Errorf("%d items under the retention lead, want 9", len(items))
		}
		noHeading(t, d, "Get Free Demo")
		heading(t, d, "2. SCOPE")
		heading(t, d, "Sharing within")
	},
	"001": func(t *testing.T, d *policy.Document) {
		for _, s := range d.Sections[1:] {
			if strings.ToUpper(s.Title) != s.Title {
				t.Errorf("section %q is not in capitals", s.Title)
			}
		}
		if n := len(d.Sections); n != 8 {
			t.Errorf("%d sections, want the title and 7", n)
		}
		runInTitle(t, d, "Cookies and tracking")
		runInTitle(t, d, "Recordings and screen sharing")
		runInTitle(t, d, "Service Providers")
	},
	"002": func(t *testing.T, d *policy.Document) {
		heading(t, d, "The type of data")
		noHeading(t, d, "The only Exceptions")
		noHeading(t, d, "Policy effective")
		heading(t, d, "How long will we")
	},
	"003": func(t *testing.T, d *policy.Document) {
		if n := len(underLead(d, "examples include:")); n != 4 {
			t.Errorf("%d nested items, want 4", n)
		}
		if n := len(underLead(d, "following manner:")); n != 7 {
			t.Errorf("%d outer items around them, want 7", n)
		}
		heading(t, d, "How do our Customers use")
		noHeading(t, d, "Rev. date:")
		runInTitle(t, d, "VISITORS")
		for _, s := range d.Sections {
			if strings.HasPrefix(s.Title, "Sharing of Visitor") && !slices.Contains(s.Audience, "visitor") {
				t.Errorf("%q addresses %v", s.Title, s.Audience)
			}
		}
	},
	"004": func(t *testing.T, d *policy.Document) {
		noHeading(t, d, "^")
		heading(t, d, "Corrections/Complaints")
		runInTitle(t, d, "Name and contact data")
		runInTitle(t, d, "Sign-in and Authentication")
	},
}

// underLead returns the items whose lead ends in suffix.
func underLead(d *policy.Document, suffix string) []policy.Clause {
	var out []policy.Clause
	for _, c := range d.Clauses {
		if c.Kind == policy.Item && strings.HasSuffix(c.Lead.Of(d.Text), suffix) {
			out = append(out, c)
		}
	}
	return out
}

func hasHeading(d *policy.Document, start string) bool {
	return slices.ContainsFunc(d.Sections, func(s policy.Section) bool { return strings.HasPrefix(s.Title, start) })
}

func heading(t *testing.T, d *policy.Document, start string) {
	t.Helper()
	if !hasHeading(d, start) {
		t.Errorf("%q starts no heading", start)
	}
}

// noHeading wants a clause of one short line that starts so.
func noHeading(t *testing.T, d *policy.Document, start string) {
	t.Helper()
	alone := func(c policy.Clause) bool { return c.Len() < 40 && strings.HasPrefix(c.Of(d.Text), start) }
	if hasHeading(d, start) || !slices.ContainsFunc(d.Clauses, alone) {
		t.Errorf("%q starts a heading or no clause of its own", start)
	}
}

func runInTitle(t *testing.T, d *policy.Document, title string) {
	t.Helper()
	has := func(c policy.Clause) bool {
		return c.RunIn.Of(d.Text) == title && c.Heading[len(c.Heading)-1] == title
	}
	if !slices.ContainsFunc(d.Clauses, has) {
		t.Errorf("%q is no run-in heading", title)
	}
}

// TestCorpus checks the invariants on real policies in two forms.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(corpus)
	if len(files) == 0 {
		t.Logf("no policies at %s: nothing checked", corpus)
		return
	}
	clauses := 0
	for _, name := range files {
		d := Split(parseFile(t, name))
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i, s := range d.Sections {
			if !strings.HasPrefix(s.Of(d.Text), s.Heading.Of(d.Text)) || s.Title != line(s.Heading.Of(d.Text)) {
				t.Errorf("%s: section %d: heading %q, title %q", name, i, s.Heading.Of(d.Text), s.Title)
			}
		}
		for i, c := range d.Clauses {
			if len(c.Sentences) == 0 || len(c.Heading) == 0 && d.Sections[c.Section].Title != "" {
				t.Errorf("%s: clause %d: %d sentences, heading %q", name, i, len(c.Sentences), c.Heading)
			}
		}
		clauses += len(d.Clauses)
	}
	t.Logf("checked %d policies, %d clauses", len(files), clauses)
}
