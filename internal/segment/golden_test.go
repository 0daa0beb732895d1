package segment

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"lacuna/internal/parse"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestSplitGolden cuts the first file of every archive and compares with "want".
// The lines of want are sections ("## title @audience") and clauses ("item
// [run-in heading] sentences: text <- lead @audience").
func TestSplitGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil || len(a.Files) == 0 {
				t.Fatalf("%s: %v", name, err)
			}
			text, err := parse.Parse(a.Files[0].Name, a.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			doc := Split(text)
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
			got := dump(doc, 60)
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) < 2 {
				t.Fatalf("%s: no want", name)
			}
			want := strings.Split(string(a.Files[1].Data), "\n")
			if d := cmp.Diff(want, strings.Split(got, "\n")); d != "" {
				t.Errorf("%s: -want +got\n%s", name, d)
			}
		})
	}
}
