// Package eval scores an analyser against gold annotations: structure (headings,
// clauses, lead-ins), labels (leaf, category, polarity) and facts. A score is
// computed over all documents together (micro) or as the mean over leaves (macro).
package eval

import (
	"fmt"

	"lacuna/corpus"
	"lacuna/internal/analyze"
	"lacuna/internal/policy"
)

// A Count holds the right answers, the wrong answers and the misses of one kind.
type Count struct{ TP, FP, FN int }

// Precision is the share of answers that are right; 1 when nothing was answered.
func (c Count) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is the share of gold that was found; 1 when there is none.
func (c Count) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

// N is the number of gold items.
func (c Count) N() int { return c.TP + c.FN }

func (c *Count) add(d Count) { c.TP += d.TP; c.FP += d.FP; c.FN += d.FN }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Scores are the results over a set of documents.
type Scores struct {
	Documents  int
	Headings   Count
	Clauses    Count
	Leads      Count
	Labels     Count // by clause and leaf
	Strong     Count // of the labels that are strong: precision only
	Polarity   Count // of the right labels whose gold polarity is denied or conditional
	Facts      Count
	Leaves     map[string]*Count
	Categories map[string]*Count // by clause and category
	FactKinds  map[string]*Count
	Wrong      []Mistake
}

// A Mistake is one wrong answer or miss, to be read when a rule is changed.
type Mistake struct {
	File string // of the sample
	What string // "label", "fact", "clause", "heading"
	Miss bool   // in the gold and not found; else found and not in the gold
	Name string // leaf, fact or title
	Text string // of the clause
}

// Corpus scores an over the samples that have a gold annotation.
func Corpus(an *analyze.Analyzer, samples []corpus.Sample) (*Scores, error) {
	s := &Scores{Leaves: map[string]*Count{}, Categories: map[string]*Count{}, FactKinds: map[string]*Count{}}
	for _, sample := range samples {
		if sample.Gold == nil {
			continue
		}
		a, err := an.Analyze(sample.Name, sample.Data)
		if err != nil {
			return nil, fmt.Errorf("analyze sample: %w", err)
		}
		s.document(a, sample.Gold)
	}
	return s, nil
}

// document adds the counts of one analysis.
func (s *Scores) document(a *policy.Analysis, g *corpus.Gold) {
	s.Documents++
	s.headings(a, g)
	at := align(a, g)
	s.clauses(a, g, at)
	s.labels(a, g, at)
	s.facts(a, g, at)
}

// Micro is F1 over all labels by leaf.
func (s *Scores) Micro() float64 { return s.Labels.F1() }

// Macro is the mean F1 of the leaves that the gold has at least once.
func (s *Scores) Macro() float64 {
	sum, n := 0.0, 0
	for _, c := range s.Leaves {
		if c.N() > 0 {
			sum, n = sum+c.F1(), n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// CategoryMicro is F1 over all pairs of clause and category.
func (s *Scores) CategoryMicro() float64 {
	var all Count
	for _, c := range s.Categories {
		all.add(*c)
	}
	return all.F1()
}

func count(m map[string]*Count, key string) *Count {
	c := m[key]
	if c == nil {
		c = &Count{}
		m[key] = c
	}
	return c
}
