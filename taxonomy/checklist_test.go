package taxonomy

import (
	"slices"
	"strings"
	"testing"
)

// TestLoadChecklists reads every checklist that is built in; reading is the lint.
func TestLoadChecklists(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := LoadChecklists(tax)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(all, func(x, y *Checklist) int { return strings.Compare(x.ID, y.ID) }) {
		t.Error("checklists are not sorted by id")
	}
	for _, c := range all {
		t.Logf("%s %s: %d items", c.ID, c.Version, len(c.Items))
		for _, it := range c.Items {
			if !strings.HasSuffix(it.Question, "?") {
				t.Errorf("%s %s: the question %q is none", c.ID, it.ID, it.Question)
			}
			for _, s := range []string{it.Requirement, it.FullWhy, it.PartWhy, it.NearWhy} {
				if s != "" && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
					t.Errorf("%s %s: %q is no sentence", c.ID, it.ID, s)
				}
			}
			if !it.Manual() && it.Parts() == nil && it.Topics == nil {
				t.Errorf("%s %s: no topics", c.ID, it.ID)
			}
		}
	}
}

const goodChecklist = `id: own
title: Our own
version: 1.0.0
jurisdiction: any
source: our rules
items:
  - id: own.a
    requirement: Say it.
    ref: rule 1
    severity: mandatory
    need: rights.access
    question: Do you say it?
`

func TestReadChecklist(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ReadChecklist("own.yaml", []byte(goodChecklist), tax); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ old, new, want string }{
		{"question: Do", "quesiton: Do", "own.yaml:12:5: unknown field \"quesiton\""},
		{"rights.access", "rights.acess", "own.yaml:11:11: need: there is no leaf \"rights.acess\""},
		{"rights.access", "rights.access &", "own.yaml:11:11: need: column 16: want a leaf"},
		{"rights.access", "rights.access{shoe}", "own.yaml:11:11: need: rights.access has no attribute shoe"},
		{"rights.access", "right.*", "own.yaml:11:11: need: there is no category \"right\""},
		{"rights.access", "all(own.b)", "own.yaml:11:11: need: there is no item \"own.b\""},
		{"mandatory", "grave", "own.yaml:10:15: item own.a: severity \"grave\""},
		{"mandatory", "conditional", "own.yaml:7:9: item own.a: a conditional item needs a condition"},
		{"ref: rule 1\n", "ref: ''\n", "own.yaml:7:9: item own.a: ref is missing"},
		{"ref: rule 1\n", "ref: rule 1\n    near: rights.generic\n", "own.yaml:7:9: item own.a: full, part and near need their reason"},
		{"ref: rule 1\n", "ref: rule 1\n    valid_from: May\n", "own.yaml:10:17: valid_from: \"May\" is not a date"},
		{"1.0.0", "one", "own.yaml:3:10: version \"one\""},
		{"title: Our own\n", "", "title is missing"},
	} {
		text := strings.Replace(goodChecklist, tt.old, tt.new, 1)
		_, err := ReadChecklist("own.yaml", []byte(text), tax)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q for %q:\n got %v\nwant %s", tt.new, tt.old, err, tt.want)
		}
	}
}
