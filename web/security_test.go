package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// everyPage lists an address of each page and of each kind of answer.
func everyPage(t *testing.T, s *site) []string {
	a, b := s.id(t, "Alder"), s.id(t, "Birch")
	var hostileID string
	for vendor, p := range s.policies {
		if strings.HasPrefix(vendor, "Cedar") {
			hostileID = p.ID
		}
	}
	return []string{
		"/", "/policies/" + a, "/policies/" + a + "?clause=1", "/policies/" + hostileID, "/policies/" + hostileID + "?clause=1",
		"/search", "/search?q=cookies", "/search?q=" + url.QueryEscape(`<script>alert(1)</script>`), "/search?q=alert", "/compare", "/compare?a=" + a + "&b=" + hostileID,
		"/matrix", "/matrix?cell=cookies.use:" + hostileID, "/matrix?checklist=gdpr-13&policy=" + hostileID, "/audit", "/audit/" + b + "/gdpr-13", "/audit/" + hostileID + "/gdpr-13",
		"/taxonomy", "/nothing", "/policies/" + url.PathEscape(`<script>alert(1)</script>`), "/?filter=" + url.QueryEscape(`"><script>alert(1)</script>`),
	}
}

func TestHeaders(t *testing.T) {
	s := open(t)
	for _, path := range append(everyPage(t, s), "/api/v1/policies", "/healthz", "/metrics", "/static/none.css") {
		r, _ := s.get(t, path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=()",
		} {
			if got := r.Header.Get(name); !strings.Contains(got, want) {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		if csp := r.Header.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") || strings.Contains(csp, "*") {
			t.Errorf("%s: loose policy %q", path, csp)
		}
	}
}

// TestHostileText reads a policy that tries to run code through its title, its
// headings, its clauses, its vendor's name and through addresses.
func TestHostileText(t *testing.T) {
	s := open(t)
	for _, path := range everyPage(t, s) {
		r, body := s.get(t, path)
		doc := parsePage(t, path, body) // checks event handlers, inline code and outside origins
		if r.StatusCode >= 500 {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
		if n := len(all(doc, "script")); n != 2 {
			t.Errorf("%s: %d scripts, want the two of the frame", path, n)
		}
		if n := len(all(doc, "img")); n != 0 {
			t.Errorf("%s: %d images", path, n)
		}
	}
}

func TestAssets(t *testing.T) {
	s := open(t)
	a, err := loadAssets(embedded)
	if err != nil {
		t.Fatal(err)
	}
	for name, path := range a.url {
		r, body := s.get(t, path)
		if r.StatusCode != http.StatusOK || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: status %d, cache %q", name, r.StatusCode, r.Header.Get("Cache-Control"))
		}
		for _, outside := range []string{"http://", "https://", "//cdn", "@import", "url("} {
			if strings.Contains(strings.ReplaceAll(body, "http://www.w3.org/2000/svg", ""), outside) {
				t.Errorf("%s refers to %q", name, outside)
			}
		}
	}
}

func TestTheme(t *testing.T) {
	s := open(t)
	c := *s.Client()
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, test := range []struct{ theme, back, location, cookie string }{
		{"dark", "/search?q=a", "/search?q=a", themeCookie + "=dark"},
		{"light", "/", "/", themeCookie + "=light"},
		{"", "/matrix", "/matrix", themeCookie + "=;"},
		{"purple", "//evil.example/", "/", themeCookie + "=;"},
		{"dark", "https://evil.example/", "/", themeCookie + "=dark"},
		{"dark", `/\evil.example`, "/", themeCookie + "=dark"},
	} {
		r, err := c.PostForm(s.URL+"/theme", url.Values{"theme": {test.theme}, "back": {test.back}})
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != http.StatusSeeOther || r.Header.Get("Location") != test.location || !strings.HasPrefix(r.Header.Get("Set-Cookie"), test.cookie) {
			t.Errorf("%+v: status %d to %q with %q", test, r.StatusCode, r.Header.Get("Location"), r.Header.Get("Set-Cookie"))
		}
	}
	if _, body := s.get(t, "/?theme=dark"); !strings.Contains(body, `data-theme="dark"`) {
		t.Error("the address does not set the theme")
	}
}

// TestCrossOrigin posts as another site would.
func TestCrossOrigin(t *testing.T) {
	s := open(t)
	r, err := http.NewRequest(http.MethodPost, s.URL+"/theme", strings.NewReader("theme=dark"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	answer, err := s.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusForbidden {
		t.Errorf("status %d, want 403", answer.StatusCode)
	}
}
