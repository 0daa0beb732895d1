package bleveindex

import (
	"cmp"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// facets counts the rows by the values of index.FacetFields. A row counts once
// for each value that it has.
func (s *search) facets(rows set) map[string][]policy.FacetCount {
	c := s.cols
	leaves := make([]int, len(c.symbols)+1) // by symbol
	perKind, perVersion := make([]int, len(kinds)), make([]int, len(c.versions))
	var perPolarity [4]int
	categories := newCategoryTally(c)
	for row := range rows.all {
		perKind[c.kind[row]]++
		perVersion[c.owner[row]]++
		var said [4]bool
		last, lastCategory := uint32(0), -1
		for _, l := range c.labels.at(row) { // sorted, so that equal ones are neighbours
			said[l&3] = true
			leaf := l >> 2
			if leaf == last {
				continue
			}
			leaves[leaf]++
			last = leaf
			if n := categories.of(leaf); n != lastCategory {
				categories.counts[n]++
				lastCategory = n
			}
		}
		for i, yes := range said {
			if yes {
				perPolarity[i]++
			}
		}
	}
	out := map[string][]policy.FacetCount{}
	put := func(field, value string, n int) {
		if n > 0 && value != "" {
			out[field] = append(out[field], policy.FacetCount{Value: value, Count: n})
		}
	}
	for symbol, n := range leaves {
		if n > 0 {
			put("leaf", c.symbol(uint32(symbol)), n)
		}
	}
	for i, name := range categories.names {
		put("category", name, categories.counts[i])
	}
	for i, p := range polarities {
		put("polarity", string(p), perPolarity[i])
	}
	for i, k := range kinds {
		put("kind", string(k), perKind[i])
	}
	s.versionFacets(perVersion, put)
	for _, counts := range out {
		slices.SortFunc(counts, func(a, b policy.FacetCount) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
		})
	}
	return out
}

// versionFacets counts rows by what their versions share.
func (s *search) versionFacets(perVersion []int, put func(field, value string, n int)) {
	vendors, types, langs := map[string]int{}, map[string]int{}, map[string]int{}
	for i, n := range perVersion {
		v := &s.cols.versions[i]
		p := &s.cols.policies[v.policy]
		vendors[p.Vendor] += n
		types[p.Type] += n
		lang, _, _ := strings.Cut(v.language, "-") // lang:en covers en-GB
		langs[lang] += n
	}
	for field, counts := range map[string]map[string]int{"vendor": vendors, "type": types, "lang": langs} {
		for value, n := range counts {
			put(field, value, n)
		}
	}
}

// A categoryTally counts categories, finding that of a leaf's symbol once.
type categoryTally struct {
	c      *columns
	known  []int // by symbol: place in names + 1
	names  []string
	counts []int
}

func newCategoryTally(c *columns) *categoryTally {
	return &categoryTally{c: c, known: make([]int, len(c.symbols)+1)}
}

// of returns the place of the leaf's category in names.
func (t *categoryTally) of(leaf uint32) int {
	if n := t.known[leaf]; n > 0 {
		return n - 1
	}
	name, _, _ := strings.Cut(t.c.symbol(leaf), ".")
	at := slices.Index(t.names, name)
	if at < 0 {
		at = len(t.names)
		t.names, t.counts = append(t.names, name), append(t.counts, 0)
	}
	t.known[leaf] = at + 1
	return at
}
