package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// Analysis writes a policy clause by clause: the text, and under it its labels and facts.
func Analysis(w io.Writer, vendor string, a *policy.Analysis) error {
	p := page{w: w}
	v := a.Version
	p.line("%s · %s · %s", flat(vendor), flat(v.Title), v.Name)
	p.line("version %s · %s · %s · %d bytes · language %s", short12(v.ID), orDash(v.Date), v.MediaType, v.Bytes, v.Language)
	p.line("%s · %s · %s · %s", plural(len(a.Clauses), "clause"), plural(len(a.Labels), "label"), plural(len(a.Facts), "fact"), plural(len(a.Findings), "finding"))
	labels, facts := byClause(a)
	section := -1
	for i, c := range a.Clauses {
		if c.Section != section {
			section = c.Section
			if s := a.Sections[section]; s.Title != "" {
				p.line("\n%s %s", strings.Repeat("#", max(1, s.Level)), flat(s.Title))
			}
		}
		p.line("")
		p.wrap(fmt.Sprintf("%4d  ", i), flat(c.Of(a.Text)))
		for _, l := range labels[i] {
			p.line("      %s %s %.2f%s", mark(l), l.Leaf, l.Score, polarity(l))
		}
		for _, f := range facts[i] {
			p.line("      = %s", factLine(f))
		}
	}
	p.findings(a)
	return p.err
}

func byClause(a *policy.Analysis) (map[int][]policy.Label, map[int][]policy.Fact) {
	labels, facts := map[int][]policy.Label{}, map[int][]policy.Fact{}
	for _, l := range a.Labels {
		labels[l.Clause] = append(labels[l.Clause], l)
	}
	for _, f := range a.Facts {
		facts[f.Clause] = append(facts[f.Clause], f)
	}
	return labels, facts
}

func (p *page) findings(a *policy.Analysis) {
	if len(a.Findings) == 0 {
		return
	}
	p.line("\nFindings")
	for _, f := range a.Findings {
		p.line("  %-8s %s: %s", f.Severity, f.ID, flat(f.Message))
		if f.Len() > 0 {
			p.quote("           ", short(f.Of(a.Text), 160))
		}
	}
}

// mark is the glyph of a label: strong, weak or denied.
func mark(l policy.Label) string {
	switch {
	case l.Polarity == policy.Denied:
		return "⊘"
	case l.Strength == policy.Weak:
		return "~"
	}
	return "●"
}

func polarity(l policy.Label) string {
	if l.Polarity == policy.Affirmed {
		return ""
	}
	return " " + string(l.Polarity)
}

// factLine writes a fact as its kind and the fields that are filled, by name.
func factLine(f policy.Fact) string {
	b, err := json.Marshal(f.Value)
	if err != nil {
		return f.Kind
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		return f.Kind
	}
	names := make([]string, 0, len(fields))
	for k, v := range fields {
		if v != false && v != "" {
			names = append(names, k)
		}
	}
	slices.Sort(names)
	s := f.Kind
	for _, k := range names {
		if fields[k] == true {
			s += " " + k
		} else {
			s += fmt.Sprintf(" %s=%s", k, flat(fmt.Sprint(fields[k])))
		}
	}
	return s
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
