package audit_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lacuna/internal/audit"
	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/internal/segment"
	"lacuna/taxonomy"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden audits a text whose labels are given, so that the golden file
// changes with the audit alone. It has one item for each verdict.
func TestGolden(t *testing.T) {
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	list, err := taxonomy.ReadChecklist("testdata/list.yaml", read(t, "testdata/list.yaml"), tax)
	if err != nil {
		t.Fatal(err)
	}
	a := labelled(t, "testdata/policy.md", "testdata/labels.txt")
	got := dump(audit.Audit(list, a, audit.Options{}), a)
	if *update {
		if err := os.WriteFile("testdata/audit.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(read(t, "testdata/audit.golden")), got); diff != "" {
		t.Errorf("audit.golden (-want +got):\n%s", diff)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// labelled reads a text and its labels: "leaf [denied] [weak] | words of the text [| hedge=word]".
func labelled(t *testing.T, text, labels string) *policy.Analysis {
	t.Helper()
	p, err := parse.Parse(text, read(t, text))
	if err != nil {
		t.Fatal(err)
	}
	a := &policy.Analysis{Document: *segment.Split(p), Version: policy.Version{Language: "en", Title: p.Title}}
	for line := range strings.Lines(string(read(t, labels))) {
		fields := strings.Split(strings.TrimSpace(line), " | ")
		a.Labels = append(a.Labels, label(t, a, fields))
	}
	return a
}

func label(t *testing.T, a *policy.Analysis, fields []string) policy.Label {
	t.Helper()
	words := strings.Fields(fields[0])
	category, _, _ := strings.Cut(words[0], ".")
	l := policy.Label{Leaf: words[0], Category: category, Score: 0.9, Polarity: policy.Affirmed, Strength: policy.Strong, Clause: -1}
	for _, w := range words[1:] {
		switch w {
		case "denied":
			l.Polarity = policy.Denied
		case "weak":
			l.Strength = policy.Weak
		}
	}
	for i, c := range a.Clauses {
		if at := strings.Index(c.Of(a.Text), fields[1]); at >= 0 {
			l.Clause = i
			l.Evidence = []policy.Span{{Start: c.Start + at, End: c.Start + at + len(fields[1])}}
		}
	}
	if l.Clause < 0 {
		t.Fatalf("no clause has the words %q", fields[1])
	}
	if len(fields) > 2 {
		word := strings.TrimPrefix(fields[2], "hedge=")
		at := strings.Index(a.Text, word)
		l.Hedges = []policy.Span{{Start: at, End: at + len(word)}}
	}
	return l
}

var rules = regexp.MustCompile(`\d+ rules`)

// dump writes an audit for a person to read.
func dump(got *policy.Audit, a *policy.Analysis) string {
	var b strings.Builder
	for _, it := range got.Items {
		reason := rules.ReplaceAllString(it.Reason, "some rules") // their number changes with the taxonomy
		fmt.Fprintf(&b, "%s: %s\n  %s\n  applies: %s. %s\n", it.ID, it.Verdict, reason, it.Applies.Value, it.Applies.Because)
		for _, e := range it.Applies.Evidence {
			fmt.Fprintf(&b, "  condition, clause %d: %q\n", e.Clause, e.Of(a.Text))
		}
		for _, e := range it.Evidence {
			fmt.Fprintf(&b, "  evidence, clause %d, %s: %q\n", e.Clause, e.Leaf, e.Of(a.Text))
		}
		for _, m := range it.NearMisses {
			fmt.Fprintf(&b, "  near miss, clause %d: %q\n    %s\n", m.Clause, m.Of(a.Text), m.Why)
		}
		if it.Verdict == policy.Silent {
			fmt.Fprintf(&b, "  searched: %d clauses, %.0f %% of the text, for %v; not supplied: %v\n", it.Searched.Clauses, 100*it.Searched.Share, it.Searched.Leaves, it.Searched.Missing)
		}
	}
	return b.String()
}
