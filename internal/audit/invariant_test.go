package audit_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lacuna/corpus"
	"lacuna/internal/audit"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// TestInvariants holds on every sample policy what the contract promises of any audit.
func TestInvariants(t *testing.T) {
	k := newKit(t)
	for _, a := range k.texts(t) {
		for _, list := range k.lists {
			got := audit.Audit(list, a, audit.Options{})
			checkAudit(t, list, a, got)
			again, _ := json.Marshal(audit.Audit(list, a, audit.Options{}))
			if first, _ := json.Marshal(got); string(first) != string(again) {
				t.Errorf("%s, %s: two audits differ", a.Version.Name, list.ID)
			}
		}
	}
}

// texts returns analyses of the sample policies, and of some real ones where they are at hand.
func (k *kit) texts(t *testing.T) []*policy.Analysis {
	samples, err := corpus.Samples()
	if err != nil {
		t.Fatal(err)
	}
	var out []*policy.Analysis
	for _, s := range samples {
		a, err := k.an.Analyze(s.Name, s.Data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	real, _ := filepath.Glob("../../../shared/seeds/*.txt")
	for _, name := range real {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a, err := k.an.Analyze(filepath.Base(name), data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	t.Logf("%d sample policies, %d real ones", len(samples), len(real))
	return out
}

func checkAudit(t *testing.T, list *taxonomy.Checklist, a *policy.Analysis, got *policy.Audit) {
	t.Helper()
	counts := map[policy.Verdict]int{}
	for i, it := range got.Items {
		counts[it.Verdict]++
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("%s, %s, %s: "+format, append([]any{a.Version.Name, it.ID, it.Verdict}, args...)...)
		}
		if it.ID != list.Items[i].ID {
			fail("stands where %s belongs", list.Items[i].ID)
		}
		if !slices.Contains(policy.Verdicts, it.Verdict) || it.Reason == "" || it.Question == "" {
			fail("no such verdict, or no reason or question")
		}
		answered := slices.Contains([]policy.Verdict{policy.Disclosed, policy.Partly, policy.Vague, policy.DeniedVerdict, policy.Deferred}, it.Verdict)
		if answered != (len(it.Evidence) > 0) {
			fail("%d spans of evidence", len(it.Evidence))
		}
		if it.Verdict == policy.Silent && it.Applies.Value != "yes" {
			fail("an omission although it applies: %s", it.Applies.Value)
		}
		if it.Verdict == policy.NotApplicable && it.Applies.Value != "no" {
			fail("applies: %s", it.Applies.Value)
		}
		if it.Verdict == policy.Silent && (it.Searched.Rules == 0 || it.Searched.Clauses != len(a.Clauses) || it.Searched.Share < 0.99) {
			fail("searched %+v", it.Searched)
		}
		for _, e := range append(slices.Clone(it.Evidence), it.Applies.Evidence...) {
			if !a.Clauses[e.Clause].Contains(e.Span) || e.Len() == 0 {
				fail("evidence %v outside clause %d", e.Span, e.Clause)
			}
		}
		for _, m := range it.NearMisses {
			if !a.Clauses[m.Clause].Contains(m.Span) || m.Why == "" {
				fail("near miss %+v", m)
			}
			if answered {
				fail("a near miss beside an answer")
			}
		}
	}
	for v, n := range got.Counts {
		if counts[v] != n || n == 0 {
			t.Errorf("%s, %s: counts %d of %s, there are %d", a.Version.Name, list.ID, n, v, counts[v])
		}
	}
}

func BenchmarkAudit(b *testing.B) {
	k := newKit(b)
	samples, err := corpus.Samples()
	if err != nil {
		b.Fatal(err)
	}
	a, err := k.an.Analyze(samples[0].Name, samples[0].Data)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(len(a.Clauses)), "clauses")
	for b.Loop() {
		audit.Audit(k.lists["gdpr-13"], a, audit.Options{})
	}
}
