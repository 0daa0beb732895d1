// Package imports holds the plan of the house as a test: which room may use
// which, and which single room uses a third-party library.
package imports

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// owners names the one package that may import each third-party module, tests
// apart. A module that is not here may not be imported at all.
var owners = map[string]string{
	"github.com/abadojack/whatlanggo":        "internal/parse",
	"github.com/alecthomas/kong":             "cmd/lacuna",
	"github.com/blevesearch/bleve":           "internal/index/bleveindex",
	"github.com/blevesearch/bleve_index_api": "internal/index/bleveindex",
	"github.com/blevesearch/snowballstem":    "internal/nlp",
	"github.com/goccy/go-yaml":               "taxonomy",
	"github.com/jdkato/prose":                "internal/nlp",
	"github.com/labstack/echo":               "web",
	"github.com/mattn/go-sqlite3":            "internal/store/sqlite",
	"github.com/prometheus/client_golang":    "web",
	"github.com/schollz/progressbar":         "cmd/lacuna",
	"github.com/sergi/go-diff":               "internal/compare",
	"github.com/wlynxg/chardet":              "internal/parse",
	"github.com/yuin/goldmark":               "internal/parse",
	"golang.org/x/net":                       "internal/parse",
	"golang.org/x/text/encoding":             "internal/parse",
	"golang.org/x/text/transform":            "internal/parse",
	"golang.org/x/text/unicode":              "internal/nlp",
}

// forTests may be imported by any test.
var forTests = []string{
	"github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "github.com/getkin/kin-openapi", "pgregory.net/rapid",
	"golang.org/x/net", "github.com/clipperhouse/uax29",
}

// uses lists what each room may import of the house besides itself and what is below it.
var uses = map[string][]string{
	"taxonomy":                  {"internal/nlp"},
	"corpus":                    {"taxonomy"},
	"internal/policy":           {},
	"internal/nlp":              {"internal/policy"},
	"internal/parse":            {"internal/policy", "internal/nlp"},
	"internal/segment":          {"internal/policy", "internal/nlp", "internal/parse"},
	"internal/classify":         {"internal/policy", "internal/nlp", "taxonomy"},
	"internal/extract":          {"internal/policy", "internal/nlp"},
	"internal/defects":          {"internal/policy", "internal/nlp"},
	"internal/analyze":          {"internal/policy", "internal/nlp", "internal/parse", "internal/segment", "internal/classify", "internal/extract", "internal/defects", "taxonomy"},
	"internal/query":            {"internal/policy", "internal/nlp"},
	"internal/store":            {"internal/policy"},
	"internal/store/sqlite":     {"internal/policy", "internal/store"},
	"internal/index":            {"internal/policy", "internal/nlp", "internal/query"},
	"internal/index/bleveindex": {"internal/policy", "internal/nlp", "internal/query", "internal/index"},
	"internal/audit":            {"internal/policy", "internal/nlp", "taxonomy"},
	"internal/compare":          {"internal/policy", "internal/nlp", "taxonomy"},
	"internal/report":           {"internal/policy", "taxonomy"},
	"internal/eval":             {"internal/policy", "internal/nlp", "internal/analyze", "corpus", "taxonomy"},
	"internal/library": {
		"internal/policy", "internal/parse", "internal/analyze", "internal/extract", "internal/compare", "internal/query", "internal/index", "internal/index/bleveindex",
		"internal/store", "internal/store/sqlite", "taxonomy",
	},
	"web": {"internal/policy", "internal/library", "internal/audit", "internal/compare", "internal/query", "internal/report", "taxonomy"},
	"cmd/lacuna": {
		"internal/policy", "internal/parse", "internal/analyze", "internal/classify", "internal/audit", "internal/compare", "internal/eval", "internal/extract", "internal/library",
		"internal/query", "internal/report", "corpus", "taxonomy", "web",
	},
}

const root = "../.."

// An imported package and the file that imports it.
type use struct{ file, pkg, imported string }

func TestImports(t *testing.T) {
	for _, u := range collect(t) {
		test := strings.HasSuffix(u.file, "_test.go") || strings.HasSuffix(u.pkg, "test") // conformance suites are for tests
		switch {
		case strings.HasPrefix(u.imported, "lacuna/"):
			to := strings.TrimPrefix(u.imported, "lacuna/")
			if !test && !allowed(u.pkg, to) {
				t.Errorf("%s: %s may not use %s", u.file, u.pkg, to)
			}
		case !strings.Contains(strings.Split(u.imported, "/")[0], "."): // standard library
		case test && hasPrefix(forTests, u.imported):
		case !owned(u):
			t.Errorf("%s: %s may not import %s", u.file, u.pkg, u.imported)
		}
	}
}

// collect reads the imports of every Go file of the module.
func collect(t *testing.T) []use {
	var out []use
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == "tools" || strings.HasPrefix(d.Name(), "_") || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		for _, s := range f.Imports {
			p, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				return err
			}
			out = append(out, use{file: rel, pkg: path.Dir(rel), imported: p})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 100 {
		t.Fatalf("only %d imports found: the walk is broken", len(out))
	}
	return out
}

func allowed(from, to string) bool {
	list, known := uses[from]
	return from == to || known && slices.Contains(list, to)
}

func owned(u use) bool {
	for module, owner := range owners {
		if (u.imported == module || strings.HasPrefix(u.imported, module+"/")) && (u.pkg == owner || strings.HasPrefix(u.pkg, owner+"/")) {
			return true
		}
	}
	return false
}

func hasPrefix(list []string, s string) bool {
	return slices.ContainsFunc(list, func(p string) bool { return s == p || strings.HasPrefix(s, p+"/") })
}

// TestPlan holds the plan itself to one direction: no room uses a room that uses it.
func TestPlan(t *testing.T) {
	var visit func(path []string, room string)
	visit = func(path []string, room string) {
		if slices.Contains(path, room) {
			t.Fatalf("the plan has a circle: %s", strings.Join(append(path, room), " → "))
		}
		for _, next := range uses[room] {
			visit(append(path, room), next)
		}
	}
	for room := range uses {
		visit(nil, room)
	}
}
