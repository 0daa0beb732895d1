package audit

import (
	"fmt"
	"slices"
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// maxEvidence bounds the evidence of one item.
const maxEvidence = 6

// judge gives one item its verdict.
func (r *reading) judge(it *taxonomy.ChecklistItem) policy.AuditItem {
	out := policy.AuditItem{
		ID: it.ID, Ref: it.Ref, Requirement: it.Requirement, Severity: it.Severity, Question: it.Question,
		Evidence: []policy.Evidence{}, NearMisses: []policy.NearMiss{}, Searched: r.searched(it),
		Applies: policy.Applies{Value: unknown.String(), Evidence: []policy.Evidence{}},
	}
	if !analysed(r.Version) {
		out.Verdict = policy.NotAnalysed
		out.Applies.Because = "the text was not analysed"
		out.Reason = fmt.Sprintf("The text is in a language (%s) that has no rules.", r.Version.Language)
		return out
	}
	g := r.applies(it)
	out.Applies = policy.Applies{Value: g.truth.String(), Because: sentence(strings.Join(g.because, "; ")), Evidence: append(r.evidence(g.hits), g.spans...)}
	if g.truth == no && (it.Manual() || it.ValidFrom != "" || it.ValidTo != "") {
		return r.notApplicable(out, g)
	}
	if it.Manual() {
		out.Verdict, out.Reason = policy.Undetermined, "No text alone can answer this; ask the organisation."
		return out
	}
	if r.answered(it, &out) {
		return out
	}
	if g.truth == no {
		return r.notApplicable(out, g)
	}
	if r.deferred(it, &out) {
		return out
	}
	out.NearMisses = r.nearMisses(it)
	out.Verdict, out.Reason = policy.Silent, r.silence(it, out.Searched)
	if g.truth == unknown {
		out.Verdict = policy.Undetermined
		out.Reason += " Whether it applies is open: " + strings.Join(g.because, "; ") + "."
	}
	return out
}

func (r *reading) notApplicable(out policy.AuditItem, g ground) policy.AuditItem {
	out.Verdict, out.Reason = policy.NotApplicable, "It does not apply: "+strings.Join(g.because, "; ")+"."
	return out
}

// answered tries the conditions of an item from the best answer to the least and
// reports whether one of them holds.
func (r *reading) answered(it *taxonomy.ChecklistItem, out *policy.AuditItem) bool {
	need := r.evaluate(it.Rules.Need)
	give := func(v policy.Verdict, reason string, a answer) bool {
		out.Verdict, out.Reason, out.Evidence = v, reason, r.evidence(a.hits)
		return len(out.Evidence) > 0
	}
	if need.state == whole {
		v, reason := r.wholeVerdict(it, need)
		return give(v, reason, need)
	}
	if part := r.evaluate(it.Rules.Part); need.state == nothing && part.state > nothing {
		return give(policy.Partly, it.PartWhy, part)
	}
	if vague := r.evaluate(it.Rules.Vague); need.state < soft && vague.state > nothing {
		return give(policy.Vague, "Only generic words: "+r.names(vague.hits)+".", vague)
	}
	switch need.state {
	case soft:
		return give(policy.Vague, r.softReason(need), need)
	case partial:
		return give(policy.Partly, r.partialReason(it, need), need)
	}
	if deny := r.denial(it); deny.state > nothing {
		v, reason := policy.DeniedVerdict, "The text says that this does not happen."
		if r.scoped(deny.hits) != "" {
			v, reason = policy.Partly, "The text says that this does not happen, for "+r.scoped(deny.hits)+" only."
		}
		return give(v, reason, deny)
	}
	return false
}

// wholeVerdict judges an answer that has all that is needed.
func (r *reading) wholeVerdict(it *taxonomy.ChecklistItem, a answer) (policy.Verdict, string) {
	if deniedOnly(a.hits) {
		if scope := r.scoped(a.hits); scope != "" {
			return policy.Partly, "The text says that this does not happen, for " + scope + " only."
		}
		return policy.DeniedVerdict, "The text says that this does not happen: " + r.names(a.hits) + "."
	}
	if scope := r.foreign(a.hits); scope != "" {
		return policy.Partly, "It is stated for " + scope + " only."
	}
	if it.Rules.Full != nil && r.evaluate(it.Rules.Full).state < soft {
		return policy.Partly, it.FullWhy
	}
	return policy.Disclosed, "The text states it: " + r.names(a.hits) + "."
}

// deniedOnly reports whether firm words deny and none affirm. A denial with an
// exception is still one.
func deniedOnly(hits []hit) bool {
	denied := false
	for _, h := range hits {
		if !h.firm {
			continue
		}
		if h.label.Polarity == policy.Affirmed {
			return false
		}
		denied = denied || h.label.Polarity == policy.Denied
	}
	return denied
}

// denial returns what answers an item by a denial: what the item names, or a
// required leaf whose denial is itself information.
func (r *reading) denial(it *taxonomy.ChecklistItem) answer {
	if a := r.evaluate(it.Rules.Deny); a.state > nothing {
		return a
	}
	var out answer
	it.Rules.Need.Walk(func(n *taxonomy.Need) {
		if n.Kind != taxonomy.NeedLeaf || n.Wild() || !r.list.Leaf(n.Leaf).Denial {
			return
		}
		for _, l := range r.labels(n) {
			if l.Polarity == policy.Denied && firm(r.Text, l) {
				out.state = whole
				out.hits = append(out.hits, hit{l, true})
			}
		}
	})
	return out
}

func (r *reading) softReason(a answer) string {
	for _, h := range a.hits {
		if w := hedgeOf(r.Text, h.label); w != "" {
			return fmt.Sprintf("It is stated with a hedge only: “%s”.", w)
		}
	}
	return "It is mentioned in passing only: " + r.names(a.hits) + "."
}

func (r *reading) partialReason(it *taxonomy.ChecklistItem, a answer) string {
	if it.PartWhy != "" {
		return it.PartWhy
	}
	var missing []string
	for _, n := range a.absent {
		w := r.nameOf(n)
		switch {
		case len(n.Attrs) > 0 && slices.ContainsFunc(a.hits, func(h hit) bool { return n.Matches(h.label.Leaf) }):
			w = attrWords(n.Attrs)
		case len(n.Attrs) > 0:
			w += " with " + attrWords(n.Attrs)
		}
		if !slices.Contains(missing, w) {
			missing = append(missing, w)
		}
	}
	if len(missing) == 0 {
		return "It states " + r.names(a.hits) + ", which is only a part of what is asked."
	}
	return "It states " + r.names(a.hits) + ", but not " + strings.Join(missing, ", ") + "."
}

// deferred reports whether a sentence on the subject sends the reader to a
// document that was not supplied.
func (r *reading) deferred(it *taxonomy.ChecklistItem, out *policy.AuditItem) bool {
	topics := make([]topic, len(it.Topics))
	for i, t := range it.Topics {
		topics[i] = newTopic(t)
	}
	for _, d := range r.named {
		if !d.pointer || strings.Contains(strings.ToLower(d.name), "cookie") && !strings.Contains(it.Need, "cookies.") {
			continue
		}
		if found := matched(topics, words(d.sentence.Of(r.Text))); found != "" {
			out.Verdict = policy.Deferred
			out.Reason = fmt.Sprintf("The text refers to another document, %s, which was not supplied.", d.name)
			out.Evidence = []policy.Evidence{{Clause: d.clause, Span: d.sentence, Leaf: "scope.related-documents"}}
			return true
		}
	}
	return false
}

// silence says what was searched in vain.
func (r *reading) silence(it *taxonomy.ChecklistItem, s policy.Searched) string {
	return fmt.Sprintf("No clause states it: %d rules found nothing in %d clauses.", s.Rules, s.Clauses)
}

// searched counts the rules of the leaves that would answer and what they read.
func (r *reading) searched(it *taxonomy.ChecklistItem) policy.Searched {
	s := policy.Searched{Clauses: len(r.Clauses), Share: float64(int(r.share*1000+0.5)) / 1000, Missing: r.missingDocuments()}
	for _, n := range []*taxonomy.Need{it.Rules.Need, it.Rules.Part, it.Rules.Vague} {
		n.Walk(func(n *taxonomy.Need) {
			if n.Kind != taxonomy.NeedLeaf {
				return
			}
			for _, l := range r.list.Leaves() {
				if n.Matches(l.ID) && !slices.Contains(s.Leaves, l.ID) {
					s.Leaves = append(s.Leaves, l.ID)
					s.Rules += len(l.Cues) + len(l.Weak) + len(l.Heading)
				}
			}
		})
	}
	slices.Sort(s.Leaves)
	return s
}
