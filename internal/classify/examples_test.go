package classify

import "testing"

// TestExamples reads the example clauses of every leaf: those under yes must get
// the leaf, those under no must not.
func TestExamples(t *testing.T) {
	c := load(t)
	right, wrong := 0, 0
	for _, l := range c.leaves {
		for _, list := range []struct {
			texts []string
			want  bool
		}{{l.Yes, true}, {l.No, false}} {
			for _, text := range list.texts {
				got := false
				for _, label := range c.Tag(text, "", nil) {
					got = got || label.Leaf == l.ID
				}
				if got == list.want {
					right++
					continue
				}
				wrong++
				t.Logf("%s: %q labelled %t, want %t", l.ID, text, got, list.want)
			}
		}
	}
	t.Logf("%d examples right, %d wrong", right, wrong)
	if wrong*100 > right+wrong {
		t.Errorf("%d of %d examples are wrong, want at most 1 %%", wrong, right+wrong)
	}
}
