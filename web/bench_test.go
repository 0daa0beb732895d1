package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"lacuna/internal/library"
)

// BenchmarkReader opens a policy of 240 clauses.
func BenchmarkReader(b *testing.B) {
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "## Part %d\n\n%s\n", i, alder[strings.Index(alder, "We keep"):])
	}
	s, err := newSite(b.Context(), b.TempDir(), []library.Source{{Key: "t/long.md", Name: "long.md", Data: []byte(text.String()), Vendor: "Long"}})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	serve(b, s, "/policies/"+s.policies["Long"].ID)
}

// BenchmarkPages times pages at the server, the library's answer included.
func BenchmarkPages(b *testing.B) {
	s, err := shared()
	if err != nil {
		b.Fatal(err)
	}
	alder, birch := s.policies["Alder"].ID, s.policies["Birch"].ID
	for name, path := range map[string]string{
		"library": "/", "reader": "/policies/" + alder, "search": "/search?q=cookies", "compare": "/compare?a=" + alder + "&b=" + birch,
		"matrix": "/matrix", "audit": "/audit/" + alder + "/gdpr-13", "taxonomy": "/taxonomy",
	} {
		b.Run(name, func(b *testing.B) {
			serve(b, s, path)
		})
	}
}

func serve(b *testing.B, s *site, path string) {
	b.ReportAllocs()
	for b.Loop() {
		w := httptest.NewRecorder()
		s.Config.Handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%s: status %d", path, w.Code)
		}
	}
}
