package compare

import (
	"cmp"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// Cells returns what a says of each leaf that it speaks of: disclosed when some
// strong label states it, denied when the firmest words on it deny it, else weak.
// A leaf that a does not speak of has no cell. Each cell quotes its best clause:
// strong before weak, with a key fact before without, then by score.
func Cells(a *policy.Analysis) map[string]policy.MatrixCell {
	labels := map[string][]policy.Label{}
	for _, l := range a.Labels {
		labels[l.Leaf] = append(labels[l.Leaf], l)
	}
	facts := factsByClause(a)
	cells := make(map[string]policy.MatrixCell, len(labels))
	for leaf, ls := range labels {
		cells[leaf] = cell(a, ls, facts)
	}
	return cells
}

func cell(a *policy.Analysis, labels []policy.Label, facts map[int][]policy.Fact) policy.MatrixCell {
	status := statusOf(labels)
	var best policy.Label
	bestFact := ""
	for _, l := range labels {
		if !supports(l, status) {
			continue
		}
		fact := keyFact(l, facts[l.Clause])
		if best.Leaf == "" || better(l, fact, best, bestFact) {
			best, bestFact = l, fact
		}
	}
	clause := best.Clause
	return policy.MatrixCell{Status: status, Clause: &clause, Quote: quote(a, best), Fact: bestFact}
}

// statusOf sums up all labels of one leaf.
func statusOf(labels []policy.Label) string {
	var strong, weak, denied bool
	for _, l := range labels {
		switch {
		case l.Polarity == policy.Denied:
			denied = denied || l.Strength == policy.Strong
			weak = weak || l.Strength != policy.Strong
		case l.Strength == policy.Strong:
			strong = true
		default:
			weak = true
		}
	}
	switch {
	case strong:
		return "disclosed"
	case denied:
		return "denied"
	case weak && !slices.ContainsFunc(labels, func(l policy.Label) bool { return l.Polarity != policy.Denied }):
		return "denied"
	}
	return "weak"
}

// supports reports whether l is a label that the status rests on.
func supports(l policy.Label, status string) bool {
	if status == "denied" {
		return l.Polarity == policy.Denied
	}
	return l.Polarity != policy.Denied
}

func better(l policy.Label, fact string, than policy.Label, thanFact string) bool {
	return cmp.Or(
		cmp.Compare(rank(l.Strength == policy.Strong), rank(than.Strength == policy.Strong)),
		cmp.Compare(rank(fact != ""), rank(thanFact != "")),
		cmp.Compare(l.Score, than.Score),
	) > 0
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// maxQuote is the length in bytes of the quote in a cell.
const maxQuote = 160

// quote returns the sentence that l rests on, on one line and cut to maxQuote.
// A sentence that is too long is cut around the evidence.
func quote(a *policy.Analysis, l policy.Label) string {
	c := a.Clauses[l.Clause]
	at := c.Span
	if len(l.Evidence) > 0 && c.Contains(l.Evidence[0]) {
		at = l.Evidence[0]
	}
	span := c.Span
	for _, s := range c.Sentences {
		if s.Overlaps(at) {
			span = s
			break
		}
	}
	return clip(a.Text, span, at)
}

// clip returns span of text on one line, at most maxQuote bytes with the start of at in them.
func clip(text string, span, at policy.Span) string {
	words := strings.Fields(span.Of(text))
	all := strings.Join(words, " ")
	if len(all) <= maxQuote {
		return all
	}
	// Start a few words before the evidence, so that it is seen with its subject.
	from := max(0, len(strings.Fields(text[span.Start:max(span.Start, min(at.Start, span.End))]))-6)
	if from+12 > len(words) {
		from = max(0, len(words)-12)
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	for i, w := range words[from:] {
		if b.Len()+1+len(w)+len("…") > maxQuote {
			if i == 0 {
				b.WriteString(strings.ToValidUTF8(w[:maxQuote-2*len("…")], ""))
			}
			b.WriteString("…")
			break
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
