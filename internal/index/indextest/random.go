package indextest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lacuna/internal/index"
)

// Few words, so that random texts and queries meet: inflections of one stem,
// words that are prefixes of others, what parts words and what does not.
var (
	randomWords  = []string{"share", "shares", "Sharing", "shared", "sell", "not", "we", "data", "dat", "e-mail", "café", "x@y.example", "10"}
	randomBreaks = []string{" ", " ", " ", ", ", ". ", " — ", "\n\n"}
	randomTerms  = []string{"share", "sharing", "sell", "not", "data", "email", "mail", "cafe", "x@y.example", "10", "zebra"}
	randomFields = []string{
		"leaf:a.b", "leaf:a.*", "leaf:c.d", "category:a", "category:c", "polarity:denied", "polarity:affirmed", "kind:item", "section:share", "audience:kids",
		"period>P1M", "defect:gap", "vendor:north", `vendor:"north"`, "policy:two", "type:dpa", "lang:en", "date>=2021", "date<2021", "has:retention", "missing:a.b",
		"missing:c", "version:all", "version:old", "version:latest",
	}
)

// testRandom compares random queries on random corpora after random changes.
func testRandom(t *testing.T, open Opener) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		x := open(t, fmt.Sprintf("%s/%d", t.TempDir(), n))
		defer x.Close()
		m := newModel()
		for i := range rapid.IntRange(1, 3).Draw(rt, "batches") {
			m.commit(t, x, fmt.Sprint(i), drawBatch(rt, m))
			for range 12 {
				m.check(rt, x, drawQuery(3).Draw(rt, "query"))
			}
		}
	})
}

func drawBatch(t *rapid.T, m *model) index.Batch {
	var b index.Batch
	for _, id := range slices.Sorted(maps.Keys(m.versions)) {
		if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
			b.Remove = append(b.Remove, id)
		}
	}
	latest := map[string]string{}
	for range rapid.IntRange(1, 4).Draw(t, "versions") {
		s := drawSource(t)
		v := s.version()
		latest[v.Policy] = v.Analysis.Version.ID
		b.Versions = append(b.Versions, v)
		s.policy.Latest = v.Analysis.Version.ID
		b.Policies = append(b.Policies, s.policy)
	}
	return b
}

func drawSource(t *rapid.T) source {
	n := rapid.IntRange(0, 2).Draw(t, "policy")
	s := source{
		policy: index.Policy{
			ID: "abcdef000" + fmt.Sprint(n), Vendor: []string{"North", "North Star", "South"}[n], Title: []string{"One", "Two", "Two and Three"}[n],
			Type: rapid.SampledFrom([]string{"dpa", "terms"}).Draw(t, "type"),
		},
		date: rapid.SampledFrom([]string{"", "2020-06-01", "2021-06-01"}).Draw(t, "date"),
		lang: rapid.SampledFrom([]string{"en", "en-GB", "und"}).Draw(t, "lang"),
	}
	var b strings.Builder
	for range rapid.IntRange(1, 5).Draw(t, "clauses") {
		if rapid.IntRange(0, 3).Draw(t, "heading") == 0 {
			b.WriteString("## Sharing\n")
		}
		for range rapid.IntRange(1, 9).Draw(t, "words") {
			b.WriteString(rapid.SampledFrom(randomWords).Draw(t, "word"))
			b.WriteString(strings.ReplaceAll(rapid.SampledFrom(randomBreaks).Draw(t, "break"), "\n", "|"))
		}
		notes := rapid.SliceOfN(rapid.SampledFrom([]string{
			"a.b=denied", "a.b=affirmed", "a.c=affirmed", "c.d=conditional", "kind=item", "audience=kids", "period=P1Y", "period=P2W", "defect.gap",
		}), 0, 3).Draw(t, "notes")
		b.WriteString("{" + strings.Join(notes, " ") + "}\n")
	}
	s.text = b.String()
	return s
}

// drawQuery generates the text of a query, nested at most so deep.
func drawQuery(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		word := rapid.SampledFrom(randomTerms)
		kind := rapid.IntRange(0, 9).Draw(t, "kind")
		if depth == 0 {
			kind %= 6
		}
		switch kind {
		case 0, 1:
			return word.Draw(t, "word")
		case 2:
			return `"` + strings.Join(rapid.SliceOfN(rapid.SampledFrom(randomWords), 1, 3).Draw(t, "phrase"), " ") + `"`
		case 3:
			w, _, _ := strings.Cut(word.Draw(t, "prefix"), "@")
			return w[:rapid.IntRange(1, min(4, len(w))).Draw(t, "length")] + "*"
		case 4:
			return drawSide(t) + fmt.Sprintf(" NEAR/%d ", rapid.IntRange(1, 4).Draw(t, "distance")) + drawSide(t)
		case 5:
			return rapid.SampledFrom(randomFields).Draw(t, "field")
		case 6:
			return "NOT (" + drawQuery(depth-1).Draw(t, "not") + ")"
		case 7:
			return "(" + drawQuery(depth-1).Draw(t, "left") + ") OR (" + drawQuery(depth-1).Draw(t, "right") + ")"
		}
		return "(" + drawQuery(depth-1).Draw(t, "left") + ") (" + drawQuery(depth-1).Draw(t, "right") + ")"
	})
}

func drawSide(t *rapid.T) string {
	one := func() string {
		switch w := rapid.SampledFrom(randomTerms).Draw(t, "word"); rapid.IntRange(0, 3).Draw(t, "form") {
		case 0:
			return w[:1] + "*"
		case 1:
			return `"` + w + " " + rapid.SampledFrom(randomTerms).Draw(t, "second") + `"`
		default:
			return w
		}
	}
	if rapid.Bool().Draw(t, "one") {
		return one()
	}
	return "(" + one() + " OR " + one() + ")"
}
