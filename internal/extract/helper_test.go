package extract

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"lacuna/internal/policy"
)

// factsOf returns the facts of one kind that text states.
func factsOf(t testing.TB, kind, text string) []policy.Fact {
	t.Helper()
	d := paper(t, text)
	var found []policy.Fact
	for _, f := range Facts(d, nil) {
		if f.Kind == kind {
			found = append(found, f)
		}
	}
	return found
}

// values writes the facts of one kind that text states, one a line.
func values(t testing.TB, kind, text string) string {
	t.Helper()
	var lines []string
	for _, f := range factsOf(t, kind, text) {
		lines = append(lines, short(f.Value))
	}
	return strings.Join(lines, "\n")
}

// short writes a value in one line, without what is empty or false.
func short(v policy.FactValue) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	m := map[string]any{}
	if err := json.Unmarshal(b, &m); err != nil {
		return err.Error()
	}
	var parts []string
	for _, k := range []string{
		"role", "channel", "kind", "for", "name", "data", "period", "date", "as_written", "value", "country", "region", "years", "polarity",
		"trigger", "criteria", "purpose", "ref", "status", "max", "or_longer", "indefinite", "hedge", "business_days", "audience",
	} {
		if v, ok := m[k]; ok && v != false && v != "" {
			parts = append(parts, fmt.Sprintf("%s=%v", k, v))
		}
	}
	return strings.Join(parts, " ")
}
