package compare_test

import (
	"strings"
	"testing"

	"lacuna/corpus"
	"lacuna/internal/compare"
)

// BenchmarkCompare aligns two texts of about 300 clauses each, made of the sample policies.
func BenchmarkCompare(b *testing.B) {
	an := newAnalyzer(b)
	samples, err := corpus.Samples()
	if err != nil {
		b.Fatal(err)
	}
	var one, two strings.Builder
	for i, s := range samples {
		if strings.HasSuffix(s.Name, ".html") {
			continue
		}
		side := &one
		if i%2 == 1 {
			side = &two
		}
		side.Write(s.Data)
		side.WriteString("\n\n")
	}
	pa, pb := analysis(b, an, "one.md", one.String()), analysis(b, an, "two.md", two.String())
	for _, by := range []string{"practice", "text"} {
		b.Run(by, func(b *testing.B) {
			b.ReportMetric(float64(len(pa.Clauses)), "clauses-a")
			b.ReportMetric(float64(len(pb.Clauses)), "clauses-b")
			for b.Loop() {
				compare.Compare(pa, pb, compare.Options{By: by})
			}
		})
	}
}
