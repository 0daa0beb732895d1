package classify

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// Tag labels a text on its own, as one clause, with the lead that introduces it
// and the headings above it where they are known. Spans are offsets into text;
// evidence that lies in the lead or a heading alone is given as the whole text.
func (c *Classifier) Tag(text, lead string, heading []string) []policy.Label {
	var head strings.Builder
	for _, h := range heading {
		head.WriteString(h)
		head.WriteString("\n\n")
	}
	headings := head.Len()
	if lead != "" {
		head.WriteString(lead)
		head.WriteString("\n\n")
	}
	at := head.Len()
	d := &policy.Document{Text: head.String() + text}
	if strings.TrimSpace(text) == "" {
		return nil
	}
	from := 0
	for i, h := range heading {
		sp := policy.Span{Start: from, End: from + len(h)}
		d.Sections = append(d.Sections, policy.Section{Title: h, Level: i + 1, Parent: i - 1, Span: policy.Span{Start: from, End: len(d.Text)}, Heading: sp})
		from += len(h) + 2
	}
	if len(heading) == 0 {
		d.Sections = []policy.Section{{Level: 1, Parent: -1, Span: policy.Span{End: len(d.Text)}}}
	}
	clause := policy.Clause{
		Kind: policy.Paragraph, Span: policy.Span{Start: at, End: len(d.Text)}, Section: len(d.Sections) - 1, Heading: heading,
		Sentences: nlp.Sentences(nil, text, at),
	}
	if lead != "" {
		clause.Kind = policy.Item
		clause.Lead = policy.Span{Start: headings, End: headings + len(lead)}
	}
	d.Clauses = []policy.Clause{clause}
	return shift(c.Labels(d), at, len(text))
}

// shift moves the spans of labels by -at and keeps them inside a text of n bytes.
func shift(labels []policy.Label, at, n int) []policy.Label {
	for i := range labels {
		l := &labels[i]
		kept := l.Evidence[:0]
		for _, e := range l.Evidence {
			if e.Start >= at {
				kept = append(kept, policy.Span{Start: e.Start - at, End: e.End - at})
			}
		}
		if len(kept) == 0 {
			kept = append(kept, policy.Span{End: n})
		}
		l.Evidence = kept
		for j, v := range l.Why {
			if v.Start < at {
				l.Why[j].Span = policy.Span{}
				continue
			}
			l.Why[j].Span = policy.Span{Start: v.Start - at, End: v.End - at}
		}
		for j, h := range l.Hedges {
			l.Hedges[j] = policy.Span{Start: h.Start - at, End: h.End - at}
		}
	}
	return labels
}
