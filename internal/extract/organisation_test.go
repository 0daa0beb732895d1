package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lacuna/internal/parse"
	"lacuna/internal/segment"
)

func TestOrganisation(t *testing.T) {
	for _, tt := range []struct{ title, text, want string }{
		{"Harborly Privacy Policy", "Harborly sells boats. Harborly collects names.", "Harborly"},
		{"Privacy Policy", "Widgo Software Ltd. (“Widgo”, “we” or “us”) makes lamps.", "Widgo"},
		{"Privacy Policy", "This policy explains how Norden Data GmbH uses data. Norden Data respects you.", "Norden Data"},
		{"Lamplight Interactive Privacy Notice", "‘Lamplight’; ‘we’; ‘us’; and ‘our’; means Lamplight Ltd of Mill House. Lamplight likes data.", "Lamplight"},
		{"Privacy policy (PP)", "Blue Fox. Ltd (Blue Fox) is committed to privacy. Blue Fox keeps data.", "Blue Fox"},
		{"Privacy Policy | Quillmark", "Quillmark prints books.", "Quillmark"},
		{"Quillmark's Privacy Policy", "Quillmark prints books.", "Quillmark"},
		{"Privacy Policy", "Brookside may collect names. Mail hello@brookside.example for more. Brookside uses logs.", "Brookside"},
		{"Privacy Policy", "We collect names and use them to write to you.", ""},
		{"What we collect", "We share data with Google and use Google Analytics.", ""},
	} {
		d := paper(t, tt.text)
		if got := Organisation(d, Facts(d, nil), tt.title); got != tt.want {
			t.Errorf("title %q, text %q: got %q, want %q", tt.title, tt.text, got, tt.want)
		}
	}
}

// TestOrganisationAtLarge measures, where the development data are present, how
// often the name agrees with that of the service. A service is not its vendor (a game
// and its publisher), so the share cannot reach one.
func TestOrganisationAtLarge(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "ota")
	index, err := os.Open(filepath.Join(dir, "index.jsonl"))
	if err != nil {
		t.Logf("not measured: %v", err)
		return
	}
	defer index.Close()
	all, agree, none := 0, 0, 0
	for lines := bufio.NewScanner(index); lines.Scan(); {
		var x struct{ File, Service string }
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(dir, x.File))
		if err != nil {
			t.Fatal(err)
		}
		text, err := parse.Parse(x.File, data)
		if err != nil {
			t.Errorf("%s: %v", x.File, err)
			continue
		}
		d := segment.Split(text)
		got, want := bare(Organisation(d, Facts(d, nil), text.Title)), bare(x.Service)
		all++
		switch {
		case got == "":
			none++
		case strings.HasPrefix(got, want) || strings.HasPrefix(want, got):
			agree++
		}
	}
	t.Logf("%d policies: %d agree with the name of the service, %d without a name", all, agree, none)
	if agree*100 < all*60 {
		t.Errorf("only %d of %d names agree with the service", agree, all)
	}
}

// bare keeps the letters and digits of a name.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
