package taxonomy

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Problem is something in the data that Lint finds wrong, and where.
type Problem struct {
	File         string
	Line, Column int // from 1
	Message      string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Lint returns what is wrong with the content of t although it could be read, by
// file and line: names and definitions that are missing, cues that do not parse
// or stand twice, mappings that point nowhere, leaves without examples.
func (t *Taxonomy) Lint() []Problem {
	l := linter{tax: t}
	codes := map[string]string{}
	for i := range t.Categories {
		c := &t.Categories[i]
		l.category(c, codes)
		for j := range c.Leaves {
			l.leaf(&c.Leaves[j])
		}
	}
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return l.problems
}

// Unmapped returns the leaves that have no counterpart in OPP-115 and those that
// have none in DPV, in order.
func (t *Taxonomy) Unmapped() (opp115, dpv []string) {
	for _, l := range t.Leaves() {
		if len(l.Map.OPP115) == 0 {
			opp115 = append(opp115, l.ID)
		}
		if len(l.Map.DPV) == 0 {
			dpv = append(dpv, l.ID)
		}
	}
	return opp115, dpv
}

type linter struct {
	tax      *Taxonomy
	problems []Problem
}

// say notes a problem at the place that path names, or at the nearest one above it that is known.
func (l *linter) say(path, format string, args ...any) {
	p, ok := l.tax.positions[path]
	for !ok && strings.Contains(path, "/") {
		path = path[:strings.LastIndexByte(path, '/')]
		p, ok = l.tax.positions[path]
	}
	l.problems = append(l.problems, Problem{p.file, p.line, p.column, fmt.Sprintf(format, args...)})
}

var categoryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (l *linter) category(c *Category, codes map[string]string) {
	if c.Name == "" || c.Definition == "" {
		l.say(c.ID, "category %s lacks a name or a definition", c.ID)
	}
	if !categoryCode.MatchString(c.Code) {
		l.say(c.ID+"/code", "code %q is not two capital letters", c.Code)
	}
	if other := codes[c.Code]; other != "" {
		l.say(c.ID+"/code", "code %s is that of %s", c.Code, other)
	}
	codes[c.Code] = c.ID
	if len(c.Leaves) == 0 {
		l.say(c.ID, "category %s has no leaves", c.ID)
	}
}

func (l *linter) leaf(f *Leaf) {
	if f.Name == "" || f.Definition == "" {
		l.say(f.ID, "leaf %s lacks a name or a definition", f.ID)
	}
	if f.Tier != 1 && f.Tier != 2 {
		l.say(f.ID+"/tier", "tier is %d, want 1 or 2", f.Tier)
	}
	if f.ReplacedBy != "" && l.tax.Leaf(f.ReplacedBy) == nil {
		l.say(f.ID+"/replaced_by", "replaced_by names %q, which is no leaf", f.ReplacedBy)
	}
	if len(f.Cues)+len(f.Weak)+len(f.Heading) == 0 && f.ReplacedBy == "" {
		l.say(f.ID, "leaf %s has no cue", f.ID)
	}
	l.cues(f)
	l.attrs(f)
	l.mapping(f)
	l.examples(f)
}

// cues checks every list of cues, and that no cue stands twice among those that find the leaf.
func (l *linter) cues(f *Leaf) {
	seen := map[string]bool{}
	for _, list := range []struct {
		key  string
		cues []string
	}{{"cues", f.Cues}, {"weak", f.Weak}, {"heading", f.Heading}, {"deny", f.Deny}, {"veto", f.Veto}} {
		for i, cue := range list.cues {
			path := f.ID + "/" + list.key + "/" + strconv.Itoa(i)
			l.cue(path, cue)
			if list.key != "cues" && list.key != "weak" {
				continue
			}
			if seen[cue] {
				l.say(path, "cue %q stands twice", cue)
			}
			seen[cue] = true
			if l.tax.stop[cue] {
				l.say(path, "cue %q is a single word that every policy has", cue)
			}
		}
	}
}

func (l *linter) cue(path, cue string) {
	if _, err := ParseCue(cue, l.tax.Macros); err != nil {
		l.say(path, "%v", err)
	}
}

func (l *linter) attrs(f *Leaf) {
	names := map[string]bool{}
	for _, a := range f.Attrs {
		if a.Name == "" || names[a.Name] {
			l.say(f.ID+"/attrs", "attribute %q has no name or stands twice", a.Name)
		}
		names[a.Name] = true
		if a.Fact != "" && len(a.Values) > 0 {
			l.say(f.ID+"/attrs", "attribute %s is a fact and has values", a.Name)
		}
		for _, v := range a.Values {
			for _, cue := range v.Cues {
				l.cue(f.ID+"/attrs", cue)
			}
		}
	}
}

func (l *linter) mapping(f *Leaf) {
	for _, name := range f.Map.DPV {
		if l.tax.Expand(name) == "" {
			l.say(f.ID+"/map", "%q has no known prefix", name)
		}
	}
	s := l.tax.Scheme("opp-115")
	if s == nil {
		return
	}
	for _, m := range f.Map.OPP115 {
		if !s.resolves(m) {
			l.say(f.ID+"/map", "OPP-115 has no %q", m)
		}
	}
}

// minExamples is how many clauses a leaf of each tier shows that do and that do not speak of it.
var minExamples = map[int]int{1: 3, 2: 2}

func (l *linter) examples(f *Leaf) {
	if f.ReplacedBy != "" {
		return
	}
	want := minExamples[f.Tier]
	if len(f.Yes) < want {
		l.say(f.ID, "leaf %s has %d examples under yes, want at least %d", f.ID, len(f.Yes), want)
	}
	if len(f.No) < want {
		l.say(f.ID, "leaf %s has %d examples under no, want at least %d", f.ID, len(f.No), want)
	}
}
