package bleveindex

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lacuna/internal/index"
	"lacuna/internal/policy"
	"lacuna/internal/query"
)

// benchWords are drawn with falling frequency, the first most often, as words of a text are.
var benchWords = strings.Fields(`we the your to data and of information or you may personal for our with that is this by services as use are not
	any third in on from parties have service will other such rights cookies can account when share policy provide collect contact if which about privacy
	us process website it legal marketing consent necessary law at these users request retain period access purposes be used including security days
	analytics advertising providers payment email address delete device period months years transfer country sell rent disclose order delivery support
	orchard apples harvest tractor pruning seedling nursery greenhouse irrigation barn fence gate meadow willow beehive honey cider press barrel`)

// benchBatch makes versions of 200 clauses each; every third clause is one that others have too.
func benchBatch(versions int) index.Batch {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.3, 4, uint64(len(benchWords)-1))
	sentence := func(words int) string {
		var b strings.Builder
		for range words {
			b.WriteString(benchWords[zipf.Uint64()])
			b.WriteByte(' ')
		}
		return b.String()
	}
	var common []string
	for range 300 {
		common = append(common, sentence(25))
	}
	var out index.Batch
	for v := range versions {
		a := &policy.Analysis{Version: policy.Version{ID: fmt.Sprintf("%020x", v+1), Language: "en", Date: fmt.Sprintf("20%02d-01-01", v%25)}}
		for c := range 200 {
			text := common[r.IntN(len(common))]
			if c%3 > 0 {
				text = sentence(10 + r.IntN(50))
			}
			start := len(a.Text)
			a.Text += text + "\n"
			a.Clauses = append(a.Clauses, policy.Clause{
				Kind: policy.Paragraph, Span: policy.Span{Start: start, End: start + len(text)},
				Heading: []string{"Privacy Policy", fmt.Sprint("Section ", c/10)},
			})
			for range r.IntN(4) {
				a.Labels = append(a.Labels, policy.Label{Clause: c, Leaf: fmt.Sprintf("category%d.leaf%d", r.IntN(20), r.IntN(9)), Polarity: polarities[r.IntN(3)]})
			}
		}
		id := fmt.Sprintf("%020x", v)
		out.Policies = append(out.Policies, index.Policy{ID: id, Vendor: fmt.Sprint("Vendor ", v), Type: "privacy-policy", Latest: a.Version.ID})
		out.Versions = append(out.Versions, index.Version{Policy: id, Analysis: a})
	}
	return out
}

func build(b testing.TB, dir string, batch index.Batch) *Index {
	x, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	w, err := x.Begin(context.Background(), true)
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Apply(context.Background(), batch); err != nil {
		b.Fatal(err)
	}
	if err := w.Commit(context.Background(), "mark"); err != nil {
		b.Fatal(err)
	}
	return x
}

// BenchmarkBuild builds an index of 20,000 clauses.
func BenchmarkBuild(b *testing.B) {
	batch := benchBatch(100)
	for b.Loop() {
		build(b, b.TempDir(), batch).Close()
	}
	b.ReportMetric(float64(b.N)*20_000/b.Elapsed().Seconds(), "clauses/s")
}

// BenchmarkOpen opens that index and answers a first query.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	build(b, dir, benchBatch(100)).Close()
	q := parse(b, "tractor")
	for b.Loop() {
		x, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := x.Search(context.Background(), q, index.Options{Limit: 20}); err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
}

func parse(b testing.TB, s string) *query.Query {
	q, err := query.Parse(s)
	if err != nil {
		b.Fatal(err)
	}
	return q
}

// BenchmarkSearch asks queries of each kind, with facets, over 20,000 clauses.
func BenchmarkSearch(b *testing.B) {
	x := build(b, b.TempDir(), benchBatch(100))
	defer x.Close()
	for _, bm := range []struct{ name, query string }{
		{"rare word", "beehive"},
		{"frequent word", "data"},
		{"and", "personal data cookies"},
		{"or", "tractor OR cookies OR data"},
		{"not", "data NOT personal"},
		{"phrase", `"your data"`},
		{"near", "personal NEAR/5 data"},
		{"prefix", "p*"},
		{"leaf", "leaf:category3.leaf4 polarity:denied"},
		{"leaf and words", "category:category3 data"},
		{"section", "section:section*"},
		{"missing", "missing:category3.leaf4 data"},
		{"everything", "*"},
	} {
		b.Run(bm.name, func(b *testing.B) {
			q := parse(b, bm.query)
			for b.Loop() {
				if _, err := x.Search(context.Background(), q, index.Options{Limit: 20, Facets: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
