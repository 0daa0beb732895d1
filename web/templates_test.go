package web

import (
	"bytes"
	"testing"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// hostile is what a policy could contain to break out of a page.
const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(2)> & 'x`

// samples has each page with a value in every field, so that every branch of
// its template runs, and with as few values as possible.
func samples() map[string][]page {
	two := 2
	st := state{"silent", "○", "silent"}
	q := quote{Before: "… ", Words: hostile, After: " after", Link: "/policies/p?clause=2#c2", Clause: 2, Note: hostile}
	chip := labelChip{"retention", "RE", hostile, "/search?q=leaf%3Aretention.period"}
	strip := []stripCell{{"RE", "Retention", leafState("weak"), 1, 4}, {"SH", hostile, leafState("absent"), 0, 9}}
	m := &mark{Category: "retention", Code: "RE", Names: hostile, Denied: true, Weak: true}
	rs := []run{{Text: "plain "}, {Text: hostile, Under: m, Ends: []mark{*m}}}
	ev := &evidence{
		Number: 2, Kind: "item", ID: "0123456789abcdef", Span: policy.Span{Start: 1, End: 9}, Path: hostile, Lead: hostile, Audience: "children", Place: "page 3",
		Labels:   []labelView{{Leaf: "retention.period", Name: hostile, Category: "retention", Code: "RE", CategoryName: "Retention", Manner: "denied", Denied: true, Score: "0.90", Quotes: []string{hostile}, Attrs: []string{"data: logs"}, Why: []voteView{{"r/1", "2.00", hostile}}, Same: "/search", Define: "/taxonomy#x"}},
		Facts:    []factView{{"Kept", "60 days", hostile, "P60D"}},
		Findings: []findingView{{"major", "Placeholder", hostile, hostile, "#c2"}},
	}
	doc := common("reader")
	version := &policy.Version{ID: "0123456789abcdef", Name: "a.html", MediaType: "text/html", Title: hostile, Language: "en", EffectiveDate: "2026-01-02"}
	pol := &policy.Policy{ID: "p", Vendor: hostile, Title: hostile, Versions: []policy.Version{*version, *version}}
	return map[string][]page{
		"library": {
			&libraryPage{Common: common("library")},
			&libraryPage{Common: common("library"), Stored: 3, Filter: hostile, Examples: searchExamples()},
			&libraryPage{
				Common: common("library"), Stored: 3, Matching: 1, Legend: leafStates, Next: "/?after=p", Examples: searchExamples(),
				Rows: []libraryRow{{"p", hostile, hostile, "privacy policy", "2026-01-02", "en", 2, 12, strip, []string{"Sharing", "Sale"}, "/policies/p", "/audit/p/gdpr-13"}, {ID: "q"}},
			},
		},
		"reader": {
			&readerPage{Common: doc, Policy: &policy.Policy{}, Version: &policy.Version{}},
			&readerPage{
				Common: doc, Policy: pol, Version: version, Read: "/policies/p", Versions: []link{{"2026-01-02", "/policies/p", 3, true}, {Name: "x", URL: "/"}},
				Sections: []sectionLink{{"#s0", hostile, 0}, {"#s1", "x", 2}}, Categories: []categoryLink{{"retention", "RE", "Retention", 2, true, "/policies/p"}}, Filtered: true, All: "/policies/p",
				Blocks: []block{
					{ID: "s0", Level: 2, Text: markup(rs)},
					{ID: "s1", Level: 3},
					{ID: "s2", Level: 4},
					{ID: "s3", Level: 5},
					{ID: "s4", Level: 6},
					{ID: "c2", Number: 2, Kind: policy.Item, Depth: 1, Text: markup(rs), URL: "/policies/p?clause=2#c2", Labelled: true, Findings: 1, Evidence: ev},
					{ID: "c3", Number: 3, Kind: policy.Paragraph, Text: markup(rs)},
				},
				Actions: []link{{Name: "Audit", URL: "/audit/p/gdpr-13"}},
			},
			&readerPage{Common: doc, Policy: pol, Version: version, Overview: &overview{
				Strip: strip, Stated: 3, Leaves: 40,
				Findings: []findingView{{"minor", "Dates", hostile, hostile, ""}, {"info", "x", "y", "", "/policies/p#c1"}},
				Facts:    []factGroup{{"Dates", []placedFact{{factView{"Date", "", hostile, ""}, "/policies/p#c1"}}, 4}},
			}},
		},
		"search": {
			&searchPage{Common: common("search"), Examples: searchExamples()},
			&searchPage{Common: common("search"), Asked: true, Error: &queryError{"a word must follow", 9, hostile, ""}, Examples: searchExamples()},
			&searchPage{Common: common("search"), Asked: true, Result: &policy.SearchResult{Query: hostile}, Chosen: []link{{Name: hostile, URL: "/search"}}, Examples: searchExamples()},
			&searchPage{
				Common: common("search"), Asked: true, Took: "2 ms", Next: "/search?after=x", API: "/api/v1/search?q=x", Result: &policy.SearchResult{Query: "x", Total: 1, Policies: 1, AlsoSearched: []string{"a", "b"}},
				Hits:   []hitView{{"/policies/p?clause=2#c2", "/policies/p", hostile, 2, hostile, []part{{hostile, true}, {hostile, false}}, []labelChip{chip}, 1}},
				Facets: []facet{{"Practice", "leaf", []link{{hostile, "/search", 3, true}, {"x", "/search", 1, false}}, []link{{"y", "/search", 1, false}}}},
			},
		},
		"choose": {
			&choosePage{Common: common("choose")},
			&choosePage{Common: common("choose"), A: "p", Options: []option{{"p", hostile}, {"q", "Q"}}},
		},
		"compare": {
			&comparePage{Common: common("compare"), All: "/compare"},
			&comparePage{
				Common: common("compare"), A: sideView{"p", hostile, hostile, "2026-01-02", "/policies/p"}, B: sideView{"q", "Q", "q", "", "/policies/q"}, Swap: "/compare?a=q", Rows: 3, Same: 1, Filtered: true, All: "/compare?a=p&b=q", API: "/api/v1/compare",
				Summary: []link{{"weakened", "/compare", 1, true}}, Categories: []categoryLink{{"retention", "RE", "Retention", 2, true, "/compare"}}, By: []link{{Name: "By practice", URL: "/compare", Here: true}}, Changed: link{"Only what differs", "/compare", 2, true},
				Blocks: []pairBlock{
					{
						ID: "r1-1", Class: "edited", A: &pairSide{2, "/policies/p#c2", hostile, []editPart{{hostile, "="}, {"x", "-"}}}, B: &pairSide{3, "/policies/q#c3", "", []editPart{{hostile, "+"}}},
						Notes: []spineNote{{"retention", "RE", hostile, directions[1], "moved", hostile, "60 days ↔ 90 days"}, {Name: "x"}},
					},
					{ID: "r1-0", Class: "only-a", A: &pairSide{Number: 4}},
					{ID: "r0-1", Class: "only-b", B: &pairSide{Number: 5}},
				},
			},
		},
		"matrix": {
			&matrixPage{Common: common("matrix")},
			&matrixPage{
				Common: common("matrix"), Stored: 2, Rows: 1, All: 3, Legend: leafStates, API: "/api/v1/matrix", Checklists: []option{{"gdpr-13", "GDPR"}}, Policies: []tick{{"p", hostile, true}, {"q", "Q", false}},
				Columns: []matrixColumn{{hostile, hostile, "/policies/p"}}, Params: matrixParams{Policies: []string{"p"}, Tier: "2", Only: "differences"},
				Groups: []matrixGroup{{"RE", "retention", "Retention", []matrixRow{{hostile, "/taxonomy#retention.period", []matrixCell{{leafState("weak"), hostile, "retention.period:p", hostile, true}, {State: leafState("absent")}}}}}},
				Open:   &openCell{"Period", "/taxonomy#x", hostile, leafState("weak"), "60 days", hostile, "/policies/p#c2", "/search"},
			},
			&matrixPage{Common: common("matrix"), Stored: 2, Legend: verdictStates, Params: matrixParams{Checklist: "gdpr-13"}, Groups: []matrixGroup{{Rows: []matrixRow{{Name: "x"}}}}, Open: &openCell{State: st}},
		},
		"audits": {
			&auditsPage{Common: common("audits")},
			&auditsPage{Common: common("audits"), Policies: []option{{"p", hostile}}, Checklists: []checklistView{{ID: "gdpr-13", Title: hostile, Version: "1", Items: 30, Matrix: "/matrix"}}, Default: "gdpr-13"},
		},
		"audit": {
			&auditPage{Common: common("audit"), Policy: pol, Version: &policy.Version{}, Audit: &policy.Audit{}, Checklist: &taxonomy.Checklist{}, All: "/audit/p/x"},
			&auditPage{
				Common: common("audit"), Policy: pol, Version: version, Audit: &policy.Audit{Items: make([]policy.AuditItem, 3)}, Checklist: &taxonomy.Checklist{Title: hostile}, Read: "/policies/p", API: "/api/v1/audit/p/x", All: "/audit/p/x", Filtered: true,
				Counts: []verdictCount{{st, 2, true, "/audit/p/x"}}, Checklists: []link{{Name: hostile, URL: "/audit/p/y", Here: true}}, Profile: []profileField{{"b2b", hostile, []profileOption{{"b2b=yes", "yes", true}, {"", hostile, false}}}}, AsOf: "2026-01-02",
				Asked: []auditItem{{AuditItem: policy.AuditItem{Question: hostile, Ref: hostile}, State: st, Link: "#b"}},
				Items: []auditItem{
					{
						AuditItem: policy.AuditItem{ID: "gdpr13.1a", Ref: hostile, Requirement: hostile, Reason: hostile, Question: hostile, Applies: policy.Applies{Because: hostile}, Searched: policy.Searched{Missing: []string{hostile, "x"}}},
						State:     st, Severity: "mandatory", AppliesTo: "Applies", Conditions: []quote{q}, Quotes: []quote{q}, Misses: []quote{q}, Link: "#gdpr13.1a", Searched: "4 rules", Leaves: []labelChip{chip},
					},
					{AuditItem: policy.AuditItem{ID: "b"}, State: st, Quotes: []quote{{Words: "x", Clause: -1}}},
				},
			},
		},
		"taxonomy": {
			&taxonomyPage{Common: common("taxonomy"), Revision: "1.0.0+ab", Leaves: 1, Categories: []taxonomy.Category{{
				ID: "retention", Name: "Retention", Code: "RE", Definition: hostile,
				Leaves: []taxonomy.Leaf{{ID: "retention.period", Name: "Period", Tier: two, Definition: hostile, In: hostile, Out: hostile, Yes: []string{hostile, "x"}, No: []string{hostile}, Map: taxonomy.Mapping{Law: []string{"GDPR 13", "x"}, DPV: []string{"dpv:x", "y"}, OPP115: []string{"z", "w"}}}, {ID: "retention.x"}},
			}}},
		},
		"error": {
			newErrorPage(problem{Status: 404, Detail: hostile}), newErrorPage(problem{Status: 500}), newErrorPage(problem{Status: 400, Candidates: []string{hostile}}), newErrorPage(problem{Status: 503}),
		},
	}
}

func common(page string) Common {
	return Common{Page: page, Title: hostile, Here: "/x?y=" + hostile, Query: hostile, Release: "1.0", Taxonomy: "1.0.0+ab", Theme: "dark"}
}

// TestTemplates executes every template with sample values. No value may leave
// its place: a policy that contains HTML shows it, a browser never sees it as such.
func TestTemplates(t *testing.T) {
	a, err := loadAssets(embedded)
	if err != nil {
		t.Fatal(err)
	}
	ts, err := parseTemplates(embedded, a)
	if err != nil {
		t.Fatal(err)
	}
	pages := samples()
	for _, name := range pageNames {
		if len(pages[name]) == 0 {
			t.Errorf("page %s has no sample", name)
		}
		for i, p := range pages[name] {
			for _, theme := range []string{"", "light", "dark"} {
				p.common().Theme = theme
				var b bytes.Buffer
				if err := ts[name].Execute(&b, p); err != nil {
					t.Errorf("%s %d: %v", name, i, err)
					continue
				}
				checkHostile(t, name, b.String())
			}
		}
	}
}

func checkHostile(t *testing.T, name, page string) {
	t.Helper()
	doc := parsePage(t, name, page)
	if n := len(all(doc, "script")); n != 2 {
		t.Errorf("%s: %d scripts, want the two of the frame", name, n)
	}
	if n := len(all(doc, "img")); n != 0 {
		t.Errorf("%s: text became %d images", name, n)
	}
	want(t, doc, "title", "lacuna")
}
