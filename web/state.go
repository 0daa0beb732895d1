package web

import (
	"strconv"

	"lacuna/internal/policy"
)

// A state is a verdict, or a leaf's status, as pages show it: never by colour
// alone, always a glyph with its word or its accessible name.
type state struct{ Name, Glyph, Word string }

// verdictStates is in the order of the legend.
var verdictStates = []state{
	{string(policy.Disclosed), "●", "disclosed"},
	{string(policy.Partly), "◐", "partly"},
	{string(policy.Vague), "~", "vague"},
	{string(policy.DeniedVerdict), "⊘", "denied"},
	{string(policy.Deferred), "→", "deferred"},
	{string(policy.Silent), "○", "silent"},
	{string(policy.Undetermined), "◌", "undetermined"},
	{string(policy.NotApplicable), "–", "not applicable"},
	{string(policy.NotAnalysed), "?", "not analysed"},
}

// leafStates are the statuses of a leaf in a policy, in the order of the legend.
var leafStates = []state{
	{"disclosed", "●", "disclosed"},
	{"weak", "~", "weak"},
	{"denied", "⊘", "denied"},
	{"absent", "○", "absent"},
}

func verdictState(v policy.Verdict) state { return find(verdictStates, string(v)) }

func leafState(status string) state { return find(leafStates, status) }

func find(states []state, name string) state {
	for _, s := range states {
		if s.Name == name {
			return s
		}
	}
	return state{Name: "not-analysed", Glyph: "?", Word: name}
}

// cellState is the state of a matrix cell of either kind.
func cellState(c policy.MatrixCell) state {
	if c.Verdict != "" {
		return verdictState(c.Verdict)
	}
	return leafState(c.Status)
}

// count returns "1 clause", "12 clauses".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
