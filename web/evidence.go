package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// evidence is the margin note of one clause: what lacuna says of it, and why.
type evidence struct {
	Number   int
	Kind     string
	ID       string
	Span     policy.Span
	Path     string
	Lead     string
	Audience string
	Place    string
	Labels   []labelView
	Facts    []factView
	Findings []findingView
	Previous string // anchor of the neighbours, "" at the ends
	Next     string
}

// A labelView is a label in words.
type labelView struct {
	Leaf, Name, Category, Code string
	CategoryName               string
	Manner                     string // "denied", "weak wording", …
	Denied, Weak               bool
	Score                      string
	Quotes                     []string
	Attrs                      []string
	Why                        []voteView
	Same                       string // search for the same leaf
	Define                     string // its place in the taxonomy
}

// A voteView is one reason for a label.
type voteView struct{ Rule, Weight, Words string }

// A findingView is a finding in words. URL is where it stands, "" for the document as a whole.
type findingView struct {
	Severity, Name, Message string
	Quote, URL              string
}

func (s *server) evidence(a *policy.Analysis, i int) *evidence {
	c := a.Clauses[i]
	e := &evidence{
		Number: i, Kind: string(c.Kind), ID: c.ID, Span: c.Span, Path: pathWords(c.Heading),
		Audience: strings.Join(c.Audience, ", "), Place: placeWords(c.Place),
	}
	if !c.Lead.IsZero() {
		e.Lead = clip(c.Lead.Of(a.Text), quoteBytes)
	}
	for _, l := range a.Labels {
		if l.Clause == i {
			e.Labels = append(e.Labels, s.labelView(a.Text, l))
		}
	}
	slices.SortStableFunc(e.Labels, func(x, y labelView) int { return cmp.Compare(y.Score, x.Score) })
	for _, f := range a.Facts {
		if f.Clause == i {
			e.Facts = append(e.Facts, viewFact(a.Text, f))
		}
	}
	for _, f := range a.Findings {
		if f.Clause == i {
			e.Findings = append(e.Findings, viewFinding(a, f))
		}
	}
	if i > 0 {
		e.Previous = "#c" + strconv.Itoa(i-1)
	}
	if i+1 < len(a.Clauses) {
		e.Next = "#c" + strconv.Itoa(i+1)
	}
	return e
}

func (s *server) labelView(text string, l policy.Label) labelView {
	v := labelView{
		Leaf: l.Leaf, Name: l.Leaf, Category: l.Category, Score: strconv.FormatFloat(l.Score, 'f', 2, 64),
		Denied: l.Polarity == policy.Denied, Weak: l.Strength == policy.Weak,
		Same: address("/search", "q", "leaf:"+l.Leaf), Define: "/taxonomy#" + l.Leaf,
	}
	if leaf := s.tax.Leaf(l.Leaf); leaf != nil {
		v.Name = leaf.Name
	}
	v.Code, v.CategoryName = codeOf(s.tax, l.Category)
	v.Manner = mannerWords(l)
	for _, e := range l.Evidence {
		v.Quotes = append(v.Quotes, clip(e.Of(text), quoteBytes))
	}
	for name, values := range l.Attrs {
		v.Attrs = append(v.Attrs, dashless(name)+": "+strings.Join(values, ", "))
	}
	slices.Sort(v.Attrs)
	for _, w := range l.Why {
		v.Why = append(v.Why, voteView{w.Rule, strconv.FormatFloat(w.Weight, 'f', 2, 64), clip(w.Span.Of(text), quoteBytes/2)})
	}
	return v
}

// mannerWords says how the clause speaks: polarity, modality, strength.
func mannerWords(l policy.Label) string {
	strength := ""
	if l.Strength == policy.Weak {
		strength = "weak wording"
	}
	return joinWords(" · ", string(l.Polarity), dashless(l.Modality), strength)
}

// codeOf returns the two letters and the name of a category.
func codeOf(tax *taxonomy.Taxonomy, id string) (code, name string) {
	if c := tax.Category(id); c != nil {
		return c.Code, c.Name
	}
	return "??", id
}

func viewFinding(a *policy.Analysis, f policy.Finding) findingView {
	v := findingView{Severity: string(f.Severity), Name: sentence(strings.TrimPrefix(f.ID, "defect.")), Message: f.Message}
	if !f.Span.IsZero() {
		v.Quote = clip(f.Span.Of(a.Text), quoteBytes/2)
	}
	if f.Clause >= 0 {
		v.URL = "#c" + strconv.Itoa(f.Clause)
	}
	return v
}

func placeWords(p policy.Place) string {
	switch {
	case p.Page > 0:
		return "page " + strconv.Itoa(p.Page)
	case p.Paragraph > 0:
		return "paragraph " + strconv.Itoa(p.Paragraph)
	case p.Path != "":
		return p.Path
	case !p.Bytes.IsZero():
		return "source bytes " + strconv.Itoa(p.Bytes.Start) + " to " + strconv.Itoa(p.Bytes.End)
	}
	return ""
}
