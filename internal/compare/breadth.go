package compare

import (
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// breadth compares what a practice covers: the attributes that the clauses fill
// and the recipients and countries that they name.
func (d *difference) breadth() []change {
	a, b := d.c.a.of(d.a, d.leaf), d.c.b.of(d.b, d.leaf)
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	was, is := d.c.a.covers(d.a, a), d.c.b.covers(d.b, b)
	more, less := missing(is, was), missing(was, is)
	if d.kind == "counterpart" {
		// What a stranger says of the practice in another clause, it does say.
		more, less = missing(more, d.c.a.coversAnywhere(d.leaf)), missing(less, d.c.b.coversAnywhere(d.leaf))
		if len(was) == 0 || len(is) == 0 {
			return nil // one goes into detail where the other does not: no difference in what is done
		}
	}
	var out []change
	if len(more) > 0 {
		out = append(out, change{"widened", "B adds " + strings.Join(more, ", ") + "."})
	}
	if len(less) > 0 {
		out = append(out, change{"narrowed", "B leaves out " + strings.Join(less, ", ") + "."})
	}
	return out
}

// coversAnywhere lists what the clauses of a side together cover of a leaf.
func (s *side) coversAnywhere(leaf string) []string {
	var out []string
	for _, clause := range s.leaves[leaf] {
		out = append(out, s.covers(clause, s.of(clause, leaf))...)
	}
	return out
}

// covers lists in words what the labels of a clause cover, sorted.
func (s *side) covers(clause int, labels []policy.Label) []string {
	var out []string
	for _, l := range labels {
		for name, values := range l.Attrs {
			if slices.Contains(notBreadth, name) {
				continue
			}
			for _, v := range values {
				out = append(out, strings.ReplaceAll(v, "-", " "))
			}
		}
	}
	kind := map[string]string{"transfer": "place", "sharing": "party"}[labels[0].Category]
	for _, f := range s.facts[clause] {
		if f.Kind != kind {
			continue
		}
		if p, ok := f.Value.(policy.Party); ok && p.Role != "recipient" && p.Role != "processor" {
			continue
		}
		out = append(out, factWord(f.Value))
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return s == "" })
}

// notBreadth are attributes that say how or when, not how much.
var notBreadth = []string{
	"period", "duration", "trigger", "timeframe", "deadline", "date", "years", "value", "status", "kind", "conflict", "dangling",
	"channel", "consent_model", "polarity", "anytime", "past", "specific", "scope",
}

// missing returns what list has and than has not.
func missing(list, than []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(than, s) {
			out = append(out, s)
		}
	}
	return out
}
