package library

import (
	"context"
	"fmt"
	"testing"

	"lacuna/corpus"
)

// benchSources are n variants of the sample policies, no two with the same text.
func benchSources(b *testing.B, n int) []Source {
	samples, err := corpus.Samples()
	if err != nil {
		b.Fatal(err)
	}
	var out []Source
	for i := range n {
		s := samples[i%len(samples)]
		key := fmt.Sprintf("bench/%d-%s", i, s.Name)
		data := append(fmt.Appendf(nil, "Notice number %d.\n\n", i), s.Data...)
		out = append(out, Source{Key: key, Name: s.Name, Data: data})
	}
	return out
}

// BenchmarkIngest ingests 100 policies into an empty library: analysed, stored, found.
func BenchmarkIngest(b *testing.B) {
	sources := benchSources(b, 100)
	bytes := 0
	for _, s := range sources {
		bytes += len(s.Data)
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		l := openAt(b, b.TempDir(), Options{})
		ingestAll(b, l, sources...)
		l.Close()
	}
	b.ReportMetric(float64(b.N*len(sources))/b.Elapsed().Seconds(), "policies/s")
}

// BenchmarkPresent ingests the same 100 policies again.
func BenchmarkPresent(b *testing.B) {
	sources := benchSources(b, 100)
	l := openAt(b, b.TempDir(), Options{})
	ingestAll(b, l, sources...)
	for b.Loop() {
		ingestAll(b, l, sources...)
	}
	b.ReportMetric(float64(b.N*len(sources))/b.Elapsed().Seconds(), "policies/s")
}

// BenchmarkAnalysis opens a stored policy.
func BenchmarkAnalysis(b *testing.B) {
	l := openAt(b, b.TempDir(), Options{})
	got := ingestAll(b, l, benchSources(b, 1)...)
	for b.Loop() {
		if _, err := l.Analysis(context.Background(), got[0].Version); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(got[0].Clauses), "clauses")
}

// BenchmarkColumns reads the matrix columns of 100 policies.
func BenchmarkColumns(b *testing.B) {
	l := openAt(b, b.TempDir(), Options{})
	var versions []string
	for _, r := range ingestAll(b, l, benchSources(b, 100)...) {
		versions = append(versions, r.Version)
	}
	for b.Loop() {
		if _, err := l.Columns(context.Background(), versions); err != nil {
			b.Fatal(err)
		}
	}
}
