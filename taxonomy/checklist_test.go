package taxonomy

import (
	"strings"
	"testing"
)

func TestLoadChecklists(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := LoadChecklists(tax)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		t.Logf("%s %s: %d items", c.ID, c.Version, len(c.Items))
		for _, it := range c.Items {
			if !strings.HasSuffix(it.Question, "?") {
				t.Errorf("%s %s: the question %q is none", c.ID, it.ID, it.Question)
			}
			if it.Severity == GoodPractice && it.Rules.Need == nil {
				t.Errorf("%s %s: no need", c.ID, it.ID)
			}
		}
	}
}
