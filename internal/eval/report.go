package eval

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Noise is the drop of a score that is taken for chance, not for a loss.
const Noise = 0.005

// Write prints the scores: the summary that a scoreboard keeps, then tables.
func (s *Scores) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%-22s %5d\n", "documents", s.Documents)
	for _, m := range s.Summary() {
		fmt.Fprintf(out, "%-22s %5.3f\n", m.Name, m.Value)
	}
	writeTable(out, "category", s.Categories)
	writeTable(out, "leaf", s.Leaves)
	writeTable(out, "fact", s.FactKinds)
	return out.Flush()
}

// A Metric is one line of a scoreboard.
type Metric struct {
	Name  string
	Value float64
}

// Summary lists the metrics that a scoreboard keeps.
func (s *Scores) Summary() []Metric {
	return []Metric{
		{"headings.f1", s.Headings.F1()},
		{"clauses.f1", s.Clauses.F1()},
		{"leads.f1", s.Leads.F1()},
		{"labels.precision", s.Labels.Precision()},
		{"labels.recall", s.Labels.Recall()},
		{"labels.micro-f1", s.Micro()},
		{"labels.macro-f1", s.Macro()},
		{"labels.strong-precision", s.Strong.Precision()},
		{"labels.category-f1", s.CategoryMicro()},
		{"labels.polarity", s.Polarity.Recall()},
		{"facts.precision", s.Facts.Precision()},
		{"facts.recall", s.Facts.Recall()},
		{"facts.f1", s.Facts.F1()},
	}
}

func writeTable(w io.Writer, name string, counts map[string]*Count) {
	fmt.Fprintf(w, "\n%-32s %5s %5s %5s %4s\n", name, "P", "R", "F1", "n")
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		c := counts[k]
		fmt.Fprintf(w, "%-32s %5.2f %5.2f %5.2f %4d\n", k, c.Precision(), c.Recall(), c.F1(), c.N())
	}
}

// Drops compares the scores with the lines of a scoreboard and returns those
// that fell by more than Noise, as "name: now, before".
func (s *Scores) Drops(scoreboard io.Reader) ([]string, error) {
	before := map[string]float64{}
	lines := bufio.NewScanner(scoreboard)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if len(f) == 0 {
			break // the summary ends with an empty line
		}
		if len(f) != 2 {
			return nil, fmt.Errorf("scoreboard: %q: want a name and a number", lines.Text())
		}
		v, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return nil, fmt.Errorf("scoreboard: %q: %w", lines.Text(), err)
		}
		before[f[0]] = v
	}
	var out []string
	for _, m := range s.Summary() {
		if old, ok := before[m.Name]; ok && m.Value < old-Noise {
			out = append(out, fmt.Sprintf("%s: %.3f, was %.3f", m.Name, m.Value, old))
		}
	}
	return out, lines.Err()
}
