package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestLibraryPage(t *testing.T) {
	s := open(t)
	doc := s.page(t, "/", http.StatusOK)
	wantCount(t, doc, "table.policies tbody tr", len(s.policies))
	want(t, doc, ".vendor", "Alder")
	want(t, doc, ".silent", "Says nothing on")
	wantCount(t, doc, ".strip", len(s.policies))
	filtered := s.page(t, "/?filter=birch", http.StatusOK)
	wantCount(t, filtered, "table.policies tbody tr", 1)
	want(t, filtered, ".head .sub", "1 of 3 policies")
	want(t, s.page(t, "/?filter=nobody", http.StatusOK), ".empty h2", "nobody")
}

func TestReaderPage(t *testing.T) {
	s := open(t)
	path := "/policies/" + s.id(t, "Alder")
	doc := s.page(t, path, http.StatusOK)
	want(t, doc, "h1", "Alder")
	want(t, doc, ".tree a", "How long we keep data")
	want(t, doc, ".sec", "Who receives data")
	want(t, doc, "#evidence h2", "At a glance")
	want(t, doc, ".facts", "90 days")
	want(t, doc, ".versions a", "2025-03-01")
	want(t, doc, "mark.m", "")
	want(t, doc, "sup.code", "RE")

	n := s.clauseOf(t, "Alder", "90 days")
	chosen := s.page(t, path+"?clause="+n, http.StatusOK)
	wantCount(t, chosen, "div.chosen", 1)
	want(t, chosen, "#c"+n, "90 days")
	want(t, chosen, "#evidence h2", "Clause "+n)
	want(t, chosen, "#evidence .facts", "P90D")
	want(t, chosen, "#evidence .label", "Stated period")
	want(t, chosen, "#evidence .why", "retention.period")
}

// TestReaderVersions opens the older version by its id and by its date.
func TestReaderVersions(t *testing.T) {
	s := open(t)
	p := s.policies["Alder"]
	if len(p.Versions) != 2 {
		t.Fatalf("Alder has %d versions, want 2", len(p.Versions))
	}
	for _, ref := range []string{p.Versions[0].ID, "2025-03-01", "~1"} {
		doc := s.page(t, "/policies/"+p.ID+"?version="+url.QueryEscape(ref), http.StatusOK)
		want(t, doc, ".text", "We do not sell your personal data")
		want(t, doc, ".facts", "60 days")
	}
}

func TestReaderCategoryFilter(t *testing.T) {
	s := open(t)
	doc := s.page(t, "/policies/"+s.id(t, "Alder")+"?category=cookies", http.StatusOK)
	for _, m := range all(doc, "article mark.m") {
		if !strings.Contains(attr(m, "class"), "cat-cookies") {
			t.Errorf("category=cookies still marks %q as %q", text(m), attr(m, "class"))
		}
	}
	want(t, doc, "article", "Who receives data") // a filter hides marks, never text
}

// TestReaderText proves that the page shows every word of the policy, in order.
func TestReaderText(t *testing.T) {
	s := open(t)
	for vendor, p := range s.policies {
		doc := s.page(t, "/policies/"+p.ID, http.StatusOK)
		var shown strings.Builder
		each(doc, func(n *html.Node) {
			class := attr(n, "class")
			if strings.HasPrefix(class, "clause") {
				for _, para := range all(n, "p") {
					shown.WriteString(wordsOnly(para) + " ")
				}
			} else if class == "sec" {
				shown.WriteString(wordsOnly(n) + " ")
			}
		})
		var a struct{ Text string }
		s.json(t, "/api/v1/policies/"+p.ID, &a)
		if got, want := strings.Join(strings.Fields(shown.String()), " "), strings.Join(strings.Fields(a.Text), " "); got != want {
			t.Errorf("%s: the page shows\n%s\nwant\n%s", vendor, got, want)
		}
	}
}

// wordsOnly is the text of a node without the codes of its marks.
func wordsOnly(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Sup {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

func TestSearchPage(t *testing.T) {
	s := open(t)
	doc := s.page(t, "/search?q=cookies", http.StatusOK)
	want(t, doc, "#tally", "clauses in")
	want(t, doc, ".hits mark.hit", "cookies")
	want(t, doc, ".facets h2", "Category")
	want(t, doc, ".facets .name", "Cookies")
	want(t, doc, ".chip", "Cookies are used")

	narrowed := s.page(t, "/search?q=cookies&vendor=Birch", http.StatusOK)
	want(t, narrowed, "#tally", "in 1 policy")
	want(t, narrowed, ".chosen", "Birch")

	two := s.page(t, "/search?q=cookies+OR+data&vendor=Birch&vendor=Alder", http.StatusOK)
	want(t, two, "#tally", "in 2 policies")

	want(t, s.page(t, "/search?q=zyzzyva", http.StatusOK), ".empty h3", "No clause matches")
	empty := s.page(t, "/search", http.StatusOK)
	want(t, empty, ".examples code", "leaf:retention.period")
}

func TestSearchPageError(t *testing.T) {
	s := open(t)
	for _, test := range []struct{ query, before string }{
		{"cookies AND (", "cookies AND ("},
		{"retention leaf:", "retention leaf:"},
		{"colour:blue cookies", ""},
	} {
		doc := s.page(t, "/search?q="+url.QueryEscape(test.query), http.StatusBadRequest)
		want(t, doc, "#fault h2", "at column")
		want(t, doc, ".point", strings.TrimSpace(test.query))
		point := all(doc, ".point span")
		if len(point) != 1 || text(point[0]) != strings.TrimSpace(test.before) {
			t.Errorf("%q: text before the fault is %q, want %q", test.query, text(point[0]), test.before)
		}
		want(t, doc, ".examples a", "retention.period")
	}
}

// TestSearchExamples runs every query that the empty page offers.
func TestSearchExamples(t *testing.T) {
	s := open(t)
	for _, e := range searchExamples() {
		if e.URL != "" {
			s.page(t, e.URL, http.StatusOK)
		}
	}
}

func TestComparePage(t *testing.T) {
	s := open(t)
	doc := s.page(t, "/compare?a="+s.id(t, "Alder")+"&b="+s.id(t, "Birch"), http.StatusOK)
	want(t, doc, "h1", "Alder")
	want(t, doc, ".spine .what", "Stated period")
	want(t, doc, ".side", "2 years")
	only := s.page(t, "/compare?a="+s.id(t, "Alder")+"&b="+s.id(t, "Birch")+"&category=retention", http.StatusOK)
	for _, n := range all(only, ".spine .what") {
		if !strings.Contains(text(n), "RE") {
			t.Errorf("category=retention shows %q", text(n))
		}
	}
	want(t, s.page(t, "/compare", http.StatusOK), "h1", "Compare two policies")
	ticked := s.page(t, "/compare?policy="+s.id(t, "Alder")+"&policy="+s.id(t, "Birch"), http.StatusOK)
	want(t, ticked, "h1", "Birch")
}

// TestCompareVersions sets a version against the next one: a period grew and a promise went.
func TestCompareVersions(t *testing.T) {
	s := open(t)
	id := s.id(t, "Alder")
	doc := s.page(t, "/compare?a="+id+"@~1&b="+id, http.StatusOK)
	want(t, doc, ".dir", "prolonged")
	want(t, doc, ".spine .fact", "60 days ↔ 90 days")
	want(t, doc, "del", "60")
	want(t, doc, "ins", "90")
	want(t, doc, ".dir", "removed")
	changed := s.page(t, "/compare?a="+id+"@~1&b="+id+"&only=changed", http.StatusOK)
	if a, b := len(all(doc, ".spine li")), len(all(changed, ".spine li")); b >= a || b == 0 {
		t.Errorf("only=changed shows %d of %d rows", b, a)
	}
}

func TestMatrixPage(t *testing.T) {
	s := open(t)
	doc := s.page(t, "/matrix", http.StatusOK)
	wantCount(t, doc, "table.matrix thead th", 1+len(s.policies))
	want(t, doc, ".legend", "disclosed")
	want(t, doc, "tbody th", "Stated period")
	cell := s.page(t, "/matrix?cell=retention.period:"+s.id(t, "Birch"), http.StatusOK)
	want(t, cell, "#quote h2", "Birch")
	want(t, cell, "#quote blockquote", "2 years")
	for _, name := range all(cell, "table.matrix button .sr") {
		if !strings.Contains(text(name), ": ") {
			t.Fatalf("a cell has the accessible name %q", text(name))
		}
	}
	wantCount(t, cell, "table.matrix button .sr", len(all(cell, "table.matrix button")))
	rows := len(all(doc, "table.matrix tbody tr"))
	if n := len(all(s.page(t, "/matrix?only=differences", http.StatusOK), "table.matrix tbody tr")); n >= rows || n == 0 {
		t.Errorf("only=differences shows %d of %d rows", n, rows)
	}
	list := s.page(t, "/matrix?checklist=gdpr-13", http.StatusOK)
	want(t, list, ".legend", "silent")
	want(t, list, ".corner", "Requirement")
}

func TestAuditPage(t *testing.T) {
	s := open(t)
	path := "/audit/" + s.id(t, "Birch") + "/gdpr-13"
	doc := s.page(t, path, http.StatusOK)
	want(t, doc, ".counts", "silent")
	want(t, doc, ".item .verdict", "disclosed")
	want(t, doc, ".item blockquote", "2 years")
	want(t, doc, ".proof", "clauses")
	want(t, doc, ".ask", "")
	silent := s.page(t, path+"?verdict=silent", http.StatusOK)
	for _, v := range all(silent, ".item .verdict") {
		if !strings.Contains(text(v), "silent") {
			t.Errorf("verdict=silent shows %q", text(v))
		}
	}
	// A verdict's quote leads to the clause that it quotes.
	for _, b := range all(doc, ".item blockquote") {
		if strings.Contains(text(b), "2 years") {
			target := s.page(t, strings.Split(attr(b, "cite"), "#")[0], http.StatusOK)
			want(t, target, "div.chosen", "2 years")
			return
		}
	}
	t.Error("no verdict quotes the period")
}

// TestAuditProfile tells what is known of the company: the form keeps it and
// the verdicts follow.
func TestAuditProfile(t *testing.T) {
	s := open(t)
	path := "/audit/" + s.id(t, "Birch") + "/gdpr-13"
	want(t, s.page(t, path, http.StatusOK), ".queue label", "data protection officer")
	doc := s.page(t, path+"?profile=&profile=dpo_required%3Dyes", http.StatusOK)
	for _, o := range all(doc, ".queue option") {
		if on := len(o.Attr) > 1; on != (attr(o, "value") == "dpo_required=yes") {
			t.Errorf("option %q: selected %t", attr(o, "value"), on)
		}
	}
	for _, a := range all(doc, ".asked li a") {
		if attr(a, "href") == "#gdpr13.1b.dpo" {
			return
		}
	}
	t.Error("a policy that must name its data protection officer and does not is not asked for it")
}

func TestTaxonomyPage(t *testing.T) {
	doc := open(t).page(t, "/taxonomy", http.StatusOK)
	want(t, doc, "#retention.period", "Stated period")
}

// TestLinks follows every link of every page that can be reached from the
// library: none is broken, and every fragment names an element.
func TestLinks(t *testing.T) {
	s := open(t)
	const most = 400 // filters multiply addresses; the first ones cover every kind of page
	queue, seen := []string{"/"}, map[string]bool{"/": true}
	for i := 0; i < len(queue) && i < most; i++ {
		path := queue[i]
		r, body := s.get(t, path)
		if r.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", path, r.StatusCode)
			continue
		}
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
			continue
		}
		doc := parsePage(t, path, body)
		ids := map[string]bool{}
		each(doc, func(n *html.Node) { ids[attr(n, "id")] = true })
		for _, a := range all(doc, "a") {
			href := attr(a, "href")
			u, err := url.Parse(href)
			if err != nil || href == "" {
				t.Errorf("%s: link %q to %q", path, text(a), href)
				continue
			}
			if u.Path == "" && u.RawQuery == "" {
				if !ids[u.Fragment] {
					t.Errorf("%s: link %q to #%s, which is not there", path, text(a), u.Fragment)
				}
				continue
			}
			u.Fragment = ""
			if next := u.String(); !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	if len(queue) < 100 {
		t.Errorf("only %d links found: the walk is broken", len(queue))
	}
}
