package report

import (
	"io"
	"strconv"
	"strings"

	"lacuna/taxonomy"
)

// A TaxonomyView is the JSON of a taxonomy in the public contract.
type TaxonomyView struct {
	Version    string         `json:"version"`
	Categories []CategoryView `json:"categories"`
}

// A CategoryView is the JSON of a category in the public contract.
type CategoryView struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	Code       string     `json:"code"`
	Definition string     `json:"definition"`
	Leaves     []LeafView `json:"leaves"`
}

// A LeafView is the JSON of a leaf in the public contract.
type LeafView struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Tier       int      `json:"tier"`
	Definition string   `json:"definition"`
	In         string   `json:"in,omitempty"`
	Out        string   `json:"out,omitempty"`
	OPP115     []string `json:"opp_115,omitempty"`
	DPV        []string `json:"dpv,omitempty"`
	Law        []string `json:"law,omitempty"`
	ReplacedBy string   `json:"replaced_by,omitempty"`
}

// TaxonomyJSON returns t in the form of the public contract.
func TaxonomyJSON(t *taxonomy.Taxonomy) TaxonomyView {
	v := TaxonomyView{Version: t.Revision(), Categories: []CategoryView{}}
	for i := range t.Categories {
		v.Categories = append(v.Categories, CategoryJSON(&t.Categories[i]))
	}
	return v
}

// CategoryJSON returns a category in the form of the public contract.
func CategoryJSON(c *taxonomy.Category) CategoryView {
	v := CategoryView{ID: c.ID, Name: c.Name, Code: c.Code, Definition: c.Definition, Leaves: []LeafView{}}
	for i := range c.Leaves {
		v.Leaves = append(v.Leaves, LeafJSON(&c.Leaves[i]))
	}
	return v
}

// LeafJSON returns a leaf in the form of the public contract.
func LeafJSON(l *taxonomy.Leaf) LeafView {
	return LeafView{
		ID: l.ID, Name: l.Name, Tier: l.Tier, Definition: l.Definition, In: l.In, Out: l.Out,
		OPP115: l.Map.OPP115, DPV: l.Map.DPV, Law: l.Map.Law, ReplacedBy: l.ReplacedBy,
	}
}

// Taxonomy writes the categories and leaves as an indented list.
func Taxonomy(w io.Writer, t *taxonomy.Taxonomy) error {
	p := page{w: w}
	p.line("taxonomy %s: %d categories, %d leaves", t.Revision(), len(t.Categories), len(t.Leaves()))
	for _, c := range t.Categories {
		p.line("\n%s  %s  %s", c.Code, c.ID, c.Name)
		var rows [][]string
		for _, l := range c.Leaves {
			rows = append(rows, []string{"    " + l.ID, l.Name, tier(l.Tier)})
		}
		p.table(rows)
	}
	return p.err
}

func tier(n int) string {
	if n == 1 {
		return ""
	}
	return "tier " + strconv.Itoa(n)
}

// Category writes a category and its leaves with their definitions.
func Category(w io.Writer, c *taxonomy.Category) error {
	p := page{w: w}
	p.line("%s  %s  %s", c.Code, c.ID, c.Name)
	p.wrap("  ", c.Definition)
	for _, l := range c.Leaves {
		p.line("\n  %s  %s", l.ID, l.Name)
		p.wrap("    ", l.Definition)
	}
	return p.err
}

// Leaf writes everything that defines a leaf: what is in and out, cues, examples, mappings.
func Leaf(w io.Writer, l *taxonomy.Leaf) error {
	p := page{w: w}
	p.line("%s  %s  (tier %d)", l.ID, l.Name, l.Tier)
	p.wrap("  ", l.Definition)
	p.wrap("  in: ", l.In)
	p.wrap("  out: ", l.Out)
	for _, list := range []struct {
		name  string
		items []string
	}{
		{"cues", l.Cues},
		{"weak cues", l.Weak},
		{"heading cues", l.Heading},
		{"denied by", l.Deny},
		{"not with", l.Veto},
		{"examples", l.Yes},
		{"not", l.No},
	} {
		if len(list.items) > 0 {
			p.line("  %s", list.name)
		}
		for _, s := range list.items {
			p.wrap("    - ", s)
		}
	}
	for _, m := range []struct {
		name string
		ids  []string
	}{{"OPP-115", l.Map.OPP115}, {"DPV", l.Map.DPV}, {"law", l.Map.Law}} {
		if len(m.ids) > 0 {
			p.wrap("  "+m.name+": ", strings.Join(m.ids, ", "))
		}
	}
	return p.err
}
