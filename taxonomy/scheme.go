package taxonomy

import (
	"slices"
	"sort"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// A Scheme is a labelling scheme that others use, and the crosswalk from our
// leaves into it.
type Scheme struct {
	ID     string                         `yaml:"id"`
	Name   string                         `yaml:"name"`
	Labels []string                       `yaml:"labels"`
	Detail map[string]map[string][]string `yaml:"detail"` // attributes of a label and their values
	Map    map[string][]string            `yaml:"map"`    // leaf, or category for its leaves without an own entry, to labels
	OPP115 bool                           `yaml:"opp115"` // Map follows from the leaves' own OPP-115 mappings, with Rename
	Rename map[string]string              `yaml:"rename"` // OPP-115 label to the label here
}

// schemesYAML is the form of schemes.yaml.
type schemesYAML struct {
	Schemes []Scheme `yaml:"schemes"`
}

// Schemes returns the ids of the schemes that Crosswalk knows, sorted.
func (t *Taxonomy) Schemes() []string {
	ids := make([]string, 0, len(t.schemes))
	for _, s := range t.schemes {
		ids = append(ids, s.ID)
	}
	sort.Strings(ids)
	return ids
}

// Scheme returns the scheme with the id, nil when there is none.
func (t *Taxonomy) Scheme(id string) *Scheme {
	for i := range t.schemes {
		if t.schemes[i].ID == id {
			return &t.schemes[i]
		}
	}
	return nil
}

// Crosswalk returns the labels of s that the leaves stand for, in the scheme's
// order and each once. A leaf without a counterpart adds none.
func (s *Scheme) Crosswalk(leaves ...string) []string {
	found := map[string]bool{}
	for _, leaf := range leaves {
		for _, label := range s.of(leaf) {
			found[label] = true
		}
	}
	var labels []string
	for _, label := range s.Labels {
		if found[label] {
			labels = append(labels, label)
		}
	}
	return labels
}

// of returns the labels of one leaf: its own entry, else its category's.
func (s *Scheme) of(leaf string) []string {
	if labels, ok := s.Map[leaf]; ok {
		return labels
	}
	category, _, _ := strings.Cut(leaf, ".")
	return s.Map[category]
}

func (l *loader) loadSchemes() {
	var y schemesYAML
	root, ok := l.read("schemes.yaml", &y)
	if !ok {
		return
	}
	for i, s := range y.Schemes {
		l.checkScheme(s, element(value(root, "schemes"), i))
		if s.OPP115 {
			y.Schemes[i].Map = l.opp115(s.Rename)
		}
	}
	l.tax.schemes = y.Schemes
}

// opp115 collects the labels of the leaves' OPP-115 mappings, renamed where rename says so.
func (l *loader) opp115(rename map[string]string) map[string][]string {
	m := map[string][]string{}
	for _, c := range l.tax.Categories {
		for _, leaf := range c.Leaves {
			for _, path := range leaf.Map.OPP115 {
				label, _, _ := strings.Cut(path, " > ")
				if to, ok := rename[label]; ok {
					label = to
				}
				m[leaf.ID] = append(m[leaf.ID], label)
			}
		}
	}
	return m
}

// checkScheme reports entries of the crosswalk that lead nowhere.
func (l *loader) checkScheme(s Scheme, n ast.Node) {
	for _, p := range pairs(value(n, "map")) {
		id := p.Key.String()
		if _, ok := l.tax.positions[id]; !ok {
			l.problem(at("schemes.yaml", p.Key), "scheme %s maps %q, which is no leaf and no category", s.ID, id)
		}
		for i, label := range s.Map[id] {
			if !slices.Contains(s.Labels, label) {
				l.problem(at("schemes.yaml", element(p.Value, i)), "scheme %s has no label %q", s.ID, label)
			}
		}
	}
}

// resolves reports whether path, "Label" or "Label > Attribute > Value", is part of the scheme.
func (s *Scheme) resolves(path string) bool {
	part := strings.Split(path, " > ")
	if !slices.Contains(s.Labels, part[0]) {
		return false
	}
	switch len(part) {
	case 1:
		return true
	case 3:
		return slices.Contains(s.Detail[part[0]][part[1]], part[2])
	}
	return false
}
