package segment

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lacuna/internal/parse"
)

var showMisses = flag.Bool("misses", false, "list the headings that shape alone finds wrongly or misses")

const corpus = "../../../shared/data/ota/*.md"

// TestShapeAgainstMarkup takes the markup off policies whose headings are marked
// up and finds the headings again by their shape.
func TestShapeAgainstMarkup(t *testing.T) {
	files, _ := filepath.Glob(corpus)
	if len(files) == 0 {
		t.Logf("no policies at %s: nothing measured", corpus)
		return
	}
	var found, again, wrong, missed, policies int
	for _, name := range files {
		text := parseFile(t, name)
		flat, truth := flatten(text)
		if len(truth) < 5 {
			continue
		}
		policies++
		plain, err := parse.Parse("x.txt", []byte(flat))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range Split(plain).Sections {
			switch {
			case s.Heading.IsZero():
			case truth[s.Title] > 0:
				truth[s.Title]--
				found++
			case seen(truth, s.Title):
				again++ // a table of contents repeats it
			default:
				wrong++
				if *showMisses {
					t.Logf("%s: wrong %q", filepath.Base(name), s.Title)
				}
			}
		}
		for title, n := range truth {
			missed += n
			if *showMisses && n > 0 {
				t.Logf("%s: missed %q", filepath.Base(name), title)
			}
		}
	}
	p, r := float64(found)/float64(found+wrong), float64(found)/float64(found+missed)
	t.Logf("%d policies, headings found by shape: precision %.3f, recall %.3f (%d found, %d again, %d wrong, %d missed)", policies, p, r, found, again, wrong, missed)
	if p < 0.5 || r < 0.5 {
		t.Errorf("precision %.3f, recall %.3f: below 0.5", p, r)
	}
}

func seen(truth map[string]int, title string) bool {
	_, ok := truth[title]
	return ok
}

// flatten returns the text of t as plain text and how often each heading stands in it.
func flatten(t *parse.Text) (string, map[string]int) {
	var b strings.Builder
	truth := map[string]int{}
	for _, u := range unitsOf(t) {
		s := line(u.Of(t.Text))
		if u.kind == parse.Heading || u.bold && u.kind == parse.Paragraph && len(s) < 120 && !strings.HasSuffix(s, ".") {
			truth[s]++
		}
		b.WriteString(strings.Repeat("   ", max(0, u.depth-1)))
		b.WriteString(s)
		b.WriteString("\n\n")
	}
	return b.String(), truth
}

func parseFile(t *testing.T, name string) *parse.Text {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := parse.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
