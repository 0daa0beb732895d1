package compare

import (
	"fmt"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// promises are the categories whose clauses bind the organisation, so that firmer
// words are better for the reader. Elsewhere ("we may share") they are not.
var promises = map[string]bool{
	"security": true, "breach": true, "change": true, "retention": true, "rights": true,
	"complaint": true, "processor": true, "transfer": true, "legalbasis": true,
}

var (
	firmWords  = []string{"will", "shall", "must", "always", "undertake", "guarantee"}
	looseWords = []string{"may", "might", "could", "can", "should", "try", "endeavour", "endeavor", "strive", "aim", "seek"}
	hedgeWords = []string{
		"generally", "normally", "usually", "typically", "reasonable", "reasonably", "appropriate", "sometimes", "probably",
		"where", "possible", "practicable", "feasible", "commercially", "certain", "limited",
	}
	exceptWords = []string{"except", "unless", "exception", "exceptions", "excluding"}
)

// firmness compares how much is promised: modal verbs, hedges, exceptions.
func (d *difference) firmness() []change {
	if d.edited() {
		return d.editedFirmness()
	}
	const alike = 0.25 // below it the modal verbs are of sentences that say different things
	if !d.isPromise() || d.similarity() < alike {
		return nil
	}
	a, b := d.c.a.of(d.a, d.leaf), d.c.b.of(d.b, d.leaf)
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	firmA, firmB := bindingLevel(a), bindingLevel(b)
	switch {
	case firmA > firmB:
		return []change{{"weakened", fmt.Sprintf("A says %q, B only %q.", modality(a), modality(b))}}
	case firmA < firmB:
		return []change{{"strengthened", fmt.Sprintf("A only says %q, B %q.", modality(a), modality(b))}}
	}
	return nil
}

// isPromise reports whether the practice binds the organisation on either side.
func (d *difference) isPromise() bool {
	category, _, _ := strings.Cut(d.leaf, ".")
	if promises[category] {
		return true
	}
	denied := func(l policy.Label) bool { return l.Polarity == policy.Denied }
	return slices.ContainsFunc(d.c.a.of(d.a, d.leaf), denied) && slices.ContainsFunc(d.c.b.of(d.b, d.leaf), denied)
}

// bindingLevel is 2 where the labels speak of what is or will be, 1 where they
// speak of what may be. A right that somebody may exercise is none of the second.
func bindingLevel(ls []policy.Label) int {
	level := 0
	for _, l := range ls {
		n := 2
		if l.Modality == "may" && l.Category != "rights" && l.Category != "complaint" {
			n = 1
		}
		level = max(level, n)
	}
	return level
}

func modality(ls []policy.Label) string {
	for _, l := range ls {
		if l.Modality != "" {
			return l.Modality
		}
	}
	return "does"
}

// editedFirmness reads the words that were exchanged. In a clause that was
// rewritten they may belong to anything.
func (d *difference) editedFirmness() []change {
	const touched = 0.65
	if d.similarity() < touched {
		return nil
	}
	out, in := d.words()
	var cs []change
	if was, is := first(out, firmWords), first(in, looseWords); was != "" && is != "" {
		cs = append(cs, change{"weakened", fmt.Sprintf("%q became %q.", was, is)})
	}
	if was, is := first(out, looseWords), first(in, firmWords); was != "" && is != "" {
		cs = append(cs, change{"strengthened", fmt.Sprintf("%q became %q.", was, is)})
	}
	for _, set := range [][]string{hedgeWords, exceptWords} {
		if ws := moreOf(in, out, set); len(ws) > 0 && d.isPromise() {
			cs = append(cs, change{"weakened", fmt.Sprintf("B puts in %s.", quoted(ws))})
		}
		if ws := moreOf(out, in, set); len(ws) > 0 && d.isPromise() {
			cs = append(cs, change{"strengthened", fmt.Sprintf("B leaves out %s.", quoted(ws))})
		}
	}
	return cs
}

func quoted(ws []string) string {
	qs := make([]string, len(ws))
	for i, w := range ws {
		qs[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(qs, ", ")
}
