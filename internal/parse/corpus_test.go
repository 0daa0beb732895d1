package parse

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCorpora reads real policies where they are present and checks that the
// invariants hold. With PARSE_DUMP=DIR it writes what it read there.
func TestCorpora(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	files := 0
	for _, pattern := range []string{"seeds/*.txt", "data/ota/*.md", "data/c3pa-dev/html/*.html", "data/t200-dev/*.md", "data/ota/versions/*.md"} {
		names, _ := filepath.Glob(filepath.Join(shared, pattern))
		for _, name := range names {
			files++
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text, err := Parse(filepath.Base(name), data)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if err := text.Check(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if dir := os.Getenv("PARSE_DUMP"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)+".dump"), []byte(dump(text)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Logf("read %d files below %s", files, shared)
}
