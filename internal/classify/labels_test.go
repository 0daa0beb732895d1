package classify

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/internal/segment"
)

func documents(t *testing.T, pattern string, most int) map[string]*policy.Document {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*policy.Document{}
	for _, name := range names[:min(most, len(names))] {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := parse.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		docs[filepath.Base(name)] = segment.Split(text)
	}
	t.Logf("%d documents of %s", len(docs), pattern)
	return docs
}

// TestLabelsOfDocuments holds the promises of the label's type over whole
// policies, and that any number of goroutines get the same answer.
func TestLabelsOfDocuments(t *testing.T) {
	c := load(t)
	docs := documents(t, "../../corpus/policies/*", 100)
	for name, d := range documents(t, "../../../shared/data/ota/*.md", 20) {
		docs[name] = d
	}
	for name, d := range docs {
		labels := c.Labels(d)
		for _, l := range labels {
			checkLabel(t, name, d, l)
		}
		if !slices.IsSortedFunc(labels, func(a, b policy.Label) int {
			return cmp.Or(a.Clause-b.Clause, cmp.Compare(a.Leaf, b.Leaf), cmp.Compare(a.Polarity, b.Polarity))
		}) {
			t.Errorf("%s: labels are not sorted", name)
		}
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				if diff := gocmp.Diff(labels, c.Labels(d)); diff != "" {
					t.Errorf("%s: a second reading differs:\n%s", name, diff)
				}
			})
		}
		wg.Wait()
	}
}

// checkLabel checks that the evidence lies where it may, sorted and apart, and
// that the score is one.
func checkLabel(t *testing.T, name string, d *policy.Document, l policy.Label) {
	t.Helper()
	cl := d.Clauses[l.Clause]
	places := []policy.Span{cl.Span, cl.Lead}
	for n := cl.Section; n >= 0; n = d.Sections[n].Parent {
		places = append(places, d.Sections[n].Heading)
	}
	inside := func(sp policy.Span) bool {
		return slices.ContainsFunc(places, func(p policy.Span) bool { return p.Contains(sp) })
	}
	if len(l.Evidence) == 0 || len(l.Why) == 0 {
		t.Errorf("%s clause %d: %s has no evidence or no reason", name, l.Clause, l.Leaf)
	}
	last := -1
	for _, e := range l.Evidence {
		if !inside(e) || e.Start < last || e.Len() <= 0 {
			t.Errorf("%s clause %d: %s has evidence %v outside its places %v or out of order", name, l.Clause, l.Leaf, e, places)
		}
		last = e.End
	}
	for _, v := range l.Why {
		if !inside(v.Span) {
			t.Errorf("%s clause %d: %s has the vote %+v outside %v", name, l.Clause, l.Leaf, v, places)
		}
	}
	if l.Score <= 0 || l.Score > 1 || l.Category == "" {
		t.Errorf("%s clause %d: %+v", name, l.Clause, l)
	}
}

// TestScoreGrowsWithPoints checks the scale of scores.
func TestScoreGrowsWithPoints(t *testing.T) {
	c := load(t)
	one := c.Tag("We keep invoices for ten years.", "", nil)
	two := c.Tag("We keep invoices for ten years. The retention period is ten years, and we delete them after ten years.", "", nil)
	score := func(labels []policy.Label) float64 {
		for _, l := range labels {
			if l.Leaf == "retention.period" {
				return l.Score
			}
		}
		return 0
	}
	if score(one) <= 0 || score(two) <= score(one) {
		t.Errorf("score of one cue is %v, of several %v; want more for several", score(one), score(two))
	}
}
