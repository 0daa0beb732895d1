package compare

import (
	"fmt"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

const none = "none"

// directions, the one that decides a row first.
var directions = []string{"reversed", "weakened", "widened", "prolonged", "strengthened", "narrowed", "shortened", "editorial"}

// A difference judges how a practice differs between a clause of A and one of B.
type difference struct {
	c     *comparer
	leaf  string
	a, b  int
	kind  string
	edits []policy.Edit
	extra bool
}

// A change is one way in which a practice differs.
type change struct{ direction, because string }

// of returns the direction of the row and a sentence that says why; further
// changes are named behind it.
func (d *difference) of() (direction, because string) {
	if d.kind == "same" || d.kind == "moved" {
		return d.unchanged()
	}
	if d.extra {
		return none, "The nearest clause on this practice; another one is closer to it."
	}
	return d.sum(d.changes())
}

func (d *difference) unchanged() (direction, because string) {
	if d.kind == "moved" {
		return none, "The same words at another place."
	}
	if d.c.a.text(d.a) != d.c.b.text(d.b) {
		return none, "The same words; only spaces, case or punctuation differ."
	}
	return none, "The same words."
}

// sum picks the change that decides.
func (d *difference) sum(changes []change) (direction, because string) {
	slices.SortStableFunc(changes, func(x, y change) int {
		return slices.Index(directions, x.direction) - slices.Index(directions, y.direction)
	})
	if len(changes) == 0 {
		return d.wording()
	}
	reasons := make([]string, 0, len(changes))
	for i, c := range changes {
		reason := c.because
		if i > 0 && c.direction != changes[0].direction {
			reason = "Also " + c.direction + ": " + reason
		}
		reasons = append(reasons, reason)
	}
	return changes[0].direction, strings.Join(reasons, " ")
}

// wording is the verdict where nothing but words differs.
func (d *difference) wording() (direction, because string) {
	direction = "editorial"
	if d.kind == "counterpart" {
		direction = none
	}
	if a, b := d.c.a.fact(d.a, d.leaf), d.c.b.fact(d.b, d.leaf); a != b && a != "" && b != "" {
		return direction, fmt.Sprintf("%s in A, %s in B.", a, b)
	}
	switch {
	case d.kind == "counterpart" && d.leaf == "":
		return none, "Other words on the same subject."
	case d.kind == "counterpart":
		return none, "Both speak of it, each in its own words."
	case d.kind == "split":
		return "editorial", "B says in several clauses what A says in one."
	case d.kind == "merged":
		return "editorial", "B says in one clause what A says in several."
	}
	out, in := d.words()
	numbers := func(ws []string) (ns []string) {
		for _, w := range ws {
			if w[0] >= '0' && w[0] <= '9' {
				ns = append(ns, w)
			}
		}
		return ns
	}
	if was, is := numbers(out), numbers(in); len(was)+len(is) > 0 {
		return "editorial", fmt.Sprintf("A number differs: %s in A, %s in B.", orNothing(was), orNothing(is))
	}
	if len(out)+len(in) == 0 {
		return "editorial", "Only punctuation and spaces differ."
	}
	return "editorial", "Only the wording differs."
}

func orNothing(ws []string) string {
	if len(ws) == 0 {
		return "none"
	}
	return strings.Join(ws, ", ")
}

// changes lists what differs in the practice, in any order.
func (d *difference) changes() []change {
	var out []change
	out = append(out, d.polarity()...)
	out = append(out, d.firmness()...)
	out = append(out, d.breadth()...)
	return append(out, d.time()...)
}

// polarity compares what happens and what does not.
func (d *difference) polarity() []change {
	a, b := d.c.a.of(d.a, d.leaf), d.c.b.of(d.b, d.leaf)
	deniesA, saysA := polarities(a)
	deniesB, saysB := polarities(b)
	if d.kind == "counterpart" {
		// Two strangers differ when all that they say on it differs, not when two of their clauses do.
		deniesA, saysA = polarities(d.c.a.all(d.leaf))
		deniesB, saysB = polarities(d.c.b.all(d.leaf))
	}
	switch {
	case len(a) == 0 || len(b) == 0:
	case deniesA && !saysA && saysB && !deniesB:
		return []change{{"reversed", "A says that it does not happen, B says that it does."}}
	case deniesB && !saysB && saysA && !deniesA:
		return []change{{"reversed", "A says that it happens, B says that it does not."}}
	case deniesA && !saysA && saysB:
		return []change{{"weakened", "A rules it out, B lets it happen in part."}}
	case deniesB && !saysB && saysA && deniesA:
		return []change{{"strengthened", "A lets it happen in part, B rules it out."}}
	}
	if d.edited() && deniesA == deniesB && negated(d.words()) {
		return []change{{"reversed", "A negation was " + map[bool]string{true: "put in.", false: "taken out."}[d.negatorsIn()]}}
	}
	return nil
}

func polarities(ls []policy.Label) (denies, says bool) {
	for _, l := range ls {
		if l.Polarity == policy.Denied {
			denies = true
		} else {
			says = true
		}
	}
	return denies, says
}

// similarity is the likeness of the two clauses' words. One that differs by a
// negation says the contrary, however many words agree.
func (d *difference) similarity() float64 {
	const contrary = 0.7
	s := cosine(d.c.a.vectors[d.a], d.c.b.vectors[d.b])
	if d.edited() && negated(d.words()) {
		s *= contrary
	}
	return round(s)
}

// edited reports whether the two clauses are one text with edits.
func (d *difference) edited() bool { return d.kind == "edited" || d.kind == "moved-edited" }
