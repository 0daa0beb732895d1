package web

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"

	"lacuna/internal/policy"
)

// A block is a heading or a clause of the text, in the order of the text.
type block struct {
	ID       string // "s3" of a heading, "c12" of a clause
	Level    int    // of a heading, from 2; 0 for a clause
	Number   int    // of a clause
	Kind     policy.Kind
	Depth    int
	Text     template.HTML // the words with their marks, escaped
	URL      string        // shows the clause's evidence
	Labelled bool          // has a mark under the present filter
	Findings int
	Evidence *evidence // of the chosen clause

	at policy.Span
}

// blocks lays the text out. Every byte that is not white space is in one of them.
func (s *server) blocks(a *policy.Analysis, params readerParams, path string, q url.Values) []block {
	byClause := labelsByClause(a.Labels, params.categories)
	headingClause := map[policy.Span]bool{}
	var out []block
	for i, c := range a.Clauses {
		if c.Kind == policy.Heading {
			headingClause[c.Span] = true
		}
		b := s.clauseBlock(a, i, byClause[i])
		q.Set("clause", strconv.Itoa(i))
		b.URL = path + "?" + q.Encode() + "#" + b.ID
		if i == params.clause {
			b.Evidence = s.evidence(a, i)
		}
		out = append(out, b)
	}
	for _, f := range a.Findings {
		if f.Clause >= 0 && f.Clause < len(a.Clauses) {
			out[f.Clause].Findings++
		}
	}
	for i, sec := range a.Sections {
		if sec.Heading.IsZero() || headingClause[sec.Heading] {
			continue
		}
		out = append(out, block{
			ID: "s" + strconv.Itoa(i), Level: min(2+depth(a.Sections, i), 6), at: sec.Heading,
			Text: markup([]run{{Text: sec.Heading.Of(a.Text)}}),
		})
	}
	slices.SortStableFunc(out, func(x, y block) int { return cmp.Compare(x.at.Start, y.at.Start) })
	return out
}

func (s *server) clauseBlock(a *policy.Analysis, i int, labels []policy.Label) block {
	c := a.Clauses[i]
	b := block{ID: "c" + strconv.Itoa(i), Number: i, Kind: c.Kind, Depth: min(c.Depth, 4), at: c.Span}
	b.Text = markup(runs(a.Text, c.Span, labels, s.tax))
	b.Labelled = len(labels) > 0
	return b
}

// labelsByClause groups labels by clause; with categories, only theirs.
func labelsByClause(labels []policy.Label, categories []string) map[int][]policy.Label {
	out := map[int][]policy.Label{}
	for _, l := range labels {
		if len(categories) == 0 || slices.Contains(categories, l.Category) {
			out[l.Clause] = append(out[l.Clause], l)
		}
	}
	return out
}
