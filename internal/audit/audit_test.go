package audit_test

import (
	"strings"
	"testing"

	"lacuna/internal/analyze"
	"lacuna/internal/audit"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// kit is the real pipeline and the checklists that are built in.
type kit struct {
	tax   *taxonomy.Taxonomy
	an    *analyze.Analyzer
	lists map[string]*taxonomy.Checklist
}

func newKit(t testing.TB) *kit {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	an, err := analyze.New(tax)
	if err != nil {
		t.Fatal(err)
	}
	all, err := taxonomy.LoadChecklists(tax)
	if err != nil {
		t.Fatal(err)
	}
	k := &kit{tax, an, map[string]*taxonomy.Checklist{}}
	for _, c := range all {
		k.lists[c.ID] = c
	}
	return k
}

func (k *kit) analysis(t testing.TB, text string) *policy.Analysis {
	t.Helper()
	a, err := k.an.Analyze("test.md", []byte("# Privacy Policy of Example Works\n\n"+text+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (k *kit) audit(t testing.TB, list, text string, o audit.Options) (*policy.Audit, *policy.Analysis) {
	t.Helper()
	a := k.analysis(t, text)
	return audit.Audit(k.lists[list], a, o), a
}

func item(t testing.TB, a *policy.Audit, id string) policy.AuditItem {
	t.Helper()
	for _, it := range a.Items {
		if it.ID == id {
			return it
		}
	}
	t.Fatalf("no item %s", id)
	return policy.AuditItem{}
}

func TestVerdicts(t *testing.T) {
	k := newKit(t)
	for _, tt := range []struct {
		name, item, text string
		want             policy.Verdict
		reason           string // a part of it
	}{
		{"right", "gdpr13.2b.access", "You have the right to access the personal data that we hold about you.", policy.Disclosed, "Access"},
		{"right where the law grants it", "gdpr13.2b.erasure", "Where the law provides for it, you have the right to have your personal data erased.", policy.Disclosed, ""},
		{"hedged period", "gdpr13.2a.retention", "We will normally keep your personal data for three years.", policy.Vague, "normally"},
		{"period", "gdpr13.2a.retention", "We keep your order data for ten years after the end of the contract.", policy.Disclosed, ""},
		{"generic period", "gdpr13.2a.retention", "We keep your personal data for as long as necessary.", policy.Vague, "Only generic words"},
		{"silence", "gdpr13.2a.retention", "You have the right to access the personal data that we hold about you.", policy.Silent, "No clause states it"},
		{"brand", "gdpr13.1a.identity", "Example Works is the controller of your personal data.", policy.Partly, "legal form"},
		{"legal entity", "gdpr13.1a.identity", "Example Works GmbH is the controller of your personal data.", policy.Disclosed, ""},
		{"authority", "gdpr13.2d.complaint", "You may lodge a complaint with the competent supervisory authority.", policy.Disclosed, ""},
		{"complaint to the company", "gdpr13.2d.complaint", "If you have a complaint, write to our customer care and we will answer it.", policy.Silent, ""},
		{"unsubscribe only", "gdpr13.2b.objection", "You can unsubscribe from our newsletter at any time.", policy.Partly, "unsubscribe"},
		{"no sharing", "gdpr13.1e.recipients", "We do not share your personal data with third parties.", policy.DeniedVerdict, ""},
		{"no transfer", "gdpr13.1f.transfer", "We do not transfer your personal data outside the European Economic Area.", policy.DeniedVerdict, ""},
		{"no automated decision", "gdpr13.2f.adm", "We do not use automated decision-making, including profiling.", policy.DeniedVerdict, ""},
		{"condition unknown", "gdpr13.2f.adm", "You have the right to access the personal data that we hold about you.", policy.Undetermined, "open"},
		{"condition met", "gdpr13.2c.withdraw", "We process your personal data on the basis of your consent.", policy.Silent, ""},
		{"condition unknown, nothing said", "gdpr13.2c.withdraw", "We keep your order data for ten years.", policy.Undetermined, ""},
		{"manual", "gdpr49.1a.risks", "We keep your order data for ten years.", policy.Undetermined, "ask"},
		{"other document", "gdpr13.2a.retention", "How long we retain your data is described in our Data Retention Schedule.", policy.Deferred, "Data Retention Schedule"},
		{"two parts of three", "gdpr13.2e.obligation", "We need your data to perform the contract with you. If you do not provide your data, we may not be able to deliver.", policy.Partly, ""},
		{"denial with an exception", "gdpr13.1e.recipients", "We never share your personal data with anyone, except when you ask us to.", policy.DeniedVerdict, ""},
		{"contact", "gdpr13.1a.contact", "If you have questions about this policy, contact us at privacy@example.com.", policy.Disclosed, ""},
		{"contact that breaks off", "gdpr13.1a.contact", "If you have questions about this policy, contact us by sending an email to us at", policy.Partly, ""},
		{"only Californians", "gdpr13.2b.access", "## Notice for California residents\n\nYou have the right to access the personal information that we hold about you.", policy.Partly, "US-CA"},
		{"generic recipients", "gdpr13.1e.recipients", "We may share your personal data with third parties.", policy.Vague, ""},
	} {
		got, a := k.audit(t, "gdpr-13", tt.text, audit.Options{})
		it := item(t, got, tt.item)
		if it.Verdict != tt.want || !strings.Contains(it.Reason, tt.reason) {
			t.Errorf("%s, %s: %q\n got %s: %s\nwant %s: …%s…\nlabels %v", tt.name, tt.item, tt.text, it.Verdict, it.Reason, tt.want, tt.reason, leaves(a))
		}
	}
}

func leaves(a *policy.Analysis) []string {
	var out []string
	for _, l := range a.Labels {
		out = append(out, l.Leaf+" "+string(l.Polarity)+" "+string(l.Strength))
	}
	return out
}

func TestNotApplicable(t *testing.T) {
	k := newKit(t)
	got, a := k.audit(t, "gdpr-13", "We do not transfer your personal data outside the European Economic Area.", audit.Options{})
	it := item(t, got, "gdpr13.1f.safeguard")
	if it.Verdict != policy.NotApplicable || it.Applies.Value != "no" || len(it.Applies.Evidence) == 0 {
		t.Errorf("got %s, applies %+v, want not-applicable with evidence\nlabels %v", it.Verdict, it.Applies, leaves(a))
	}
}

func TestProfile(t *testing.T) {
	k := newKit(t)
	text := "We process your personal data to deliver your order."
	for _, tt := range []struct {
		profile map[string]string
		want    policy.Verdict
	}{
		{nil, policy.Undetermined},
		{map[string]string{"dpo_required": "yes"}, policy.Silent},
		{map[string]string{"profile.dpo_required": "no"}, policy.NotApplicable},
	} {
		got, _ := k.audit(t, "gdpr-13", text, audit.Options{Profile: tt.profile})
		if it := item(t, got, "gdpr13.1b.dpo"); it.Verdict != tt.want {
			t.Errorf("profile %v: got %s, want %s", tt.profile, it.Verdict, tt.want)
		}
	}
	got, _ := k.audit(t, "gdpr-13", text, audit.Options{Profile: map[string]string{"gdpr": "yes", "establishment": "US"}})
	if it := item(t, got, "gdpr13.1a.rep"); it.Verdict != policy.Silent {
		t.Errorf("an American company without a representative: got %s, want silent", it.Verdict)
	}
}

func TestNotAnalysed(t *testing.T) {
	k := newKit(t)
	a := k.analysis(t, "We keep your order data for ten years.")
	a.Version.Language = "de"
	got := audit.Audit(k.lists["gdpr-13"], a, audit.Options{})
	if n := got.Counts[policy.NotAnalysed]; n != len(got.Items) {
		t.Errorf("German text: %d of %d items not analysed", n, len(got.Items))
	}
}

// own is a checklist as a user would write one.
const own = `id: own
title: Our own
version: 1.0.0
jurisdiction: any
source: our rules
items:
  - {id: a, requirement: Say it., ref: r, severity: mandatory, need: rights.access, question: "Do you?"}
  - {id: b, requirement: Say it too., ref: r, severity: mandatory, need: rights.erasure, valid_from: "2025-01-01", question: "Do you?"}
  - {id: both, requirement: Say both., ref: r, severity: mandatory, need: "all(a, b)", question: "Do you?"}
`

func TestDatesAndSums(t *testing.T) {
	k := newKit(t)
	list, err := taxonomy.ReadChecklist("own.yaml", []byte(own), k.tax)
	if err != nil {
		t.Fatal(err)
	}
	a := k.analysis(t, "You have the right to access the personal data that we hold about you.")
	for _, tt := range []struct {
		asOf    string
		b, both policy.Verdict
	}{
		{"2024-12-31", policy.NotApplicable, policy.Disclosed},
		{"2025-01-01", policy.Silent, policy.Silent},
	} {
		got := audit.Audit(list, a, audit.Options{AsOf: tt.asOf})
		if b, both := item(t, got, "b").Verdict, item(t, got, "both").Verdict; b != tt.b || both != tt.both {
			t.Errorf("as of %s: got %s and %s, want %s and %s", tt.asOf, b, both, tt.b, tt.both)
		}
	}
}
