package bleveindex

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"lacuna/internal/index"
	"lacuna/internal/policy"
)

// columns are all that the index knows of clauses besides their words, in
// memory: a row for each clause of each version. A symbol is the number of a
// string, from 1. Columns that a search reads never change.
type columns struct {
	symbols  []string // symbol n is symbols[n-1]
	policies []index.Policy
	policyAt map[string]int
	versions []version
	at       map[string]int // index in versions, of those not taken out

	// By row.
	owner    []uint32 // index in versions
	text     []uint32 // number of the distinct text
	start    []uint32 // bytes of the version's text
	end      []uint32
	kind     []uint8 // index in kinds
	headings ragged  // symbols, outermost first
	labels   ragged  // label, see packLabel; sorted
	sparse   [sparseFields][]pair

	// By text.
	length []uint32 // number of words
	hashes []textHash

	vocabulary [][]byte // frames of words, see eachWord

	// Filled by finish.
	live       set      // rows of versions that are not taken out
	latest     set      // rows of the newest version of each policy
	rows       ragged   // live rows by text
	rank       []uint32 // by version: its place in the order of policy and version ids, from 1
	collection index.Collection
}

// A version is what the rows of one version share.
type version struct {
	id       string
	policy   int // index in columns.policies
	stamp    string
	language string
	date     string
	profile  policy.Profile
	facts    []string // kinds
	from, to uint32   // rows
	gone     bool     // taken out
}

// A textHash identifies a text by its folded words.
type textHash [16]byte

// A pair says that a row has a symbol, in a field that few rows have.
type pair struct{ row, symbol uint32 }

// The fields that few rows have.
const (
	audienceField = iota
	periodField
	defectField
	sparseFields
)

// ragged is a list of lists in two slices: list i is items[ends[i-1]:ends[i]].
type ragged struct{ items, ends []uint32 }

func (r *ragged) at(i uint32) []uint32 {
	from := uint32(0)
	if i > 0 {
		from = r.ends[i-1]
	}
	return r.items[from:r.ends[i]]
}

var kinds = []policy.Kind{policy.Paragraph, policy.Item, policy.Row, policy.Heading}

var polarities = []policy.Polarity{policy.Affirmed, policy.Conditional, policy.Denied}

// packLabel makes one number of a leaf's symbol and a polarity.
func packLabel(leaf uint32, polarity int) uint32 { return leaf<<2 | uint32(polarity) }

func unpackLabel(l uint32) (leaf uint32, polarity policy.Polarity) {
	return l >> 2, polarities[l&3]
}

func (c *columns) symbol(n uint32) string { return c.symbols[n-1] }

// readColumns decodes a columns file.
func readColumns(data []byte) (*columns, error) {
	c := &columns{policyAt: map[string]int{}, at: map[string]int{}}
	d := &decoder{data: data}
	for kind := d.next(); kind != 0; kind = d.next() {
		switch kind {
		case framePolicy:
			c.describe(index.Policy{ID: d.string(), Vendor: d.string(), Title: d.string(), Type: d.string(), Latest: d.string()})
		case frameVersion:
			c.readVersion(d)
		case frameRemove:
			c.remove(d.string())
		case frameWords:
			c.vocabulary = append(c.vocabulary, bytes.Clone(d.frame))
		default:
			d.fail()
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	c.symbols = d.strings
	c.finish()
	return c, nil
}

func (c *columns) describe(p index.Policy) {
	if i, ok := c.policyAt[p.ID]; ok {
		c.policies[i] = p
		return
	}
	c.policyAt[p.ID] = len(c.policies)
	c.policies = append(c.policies, p)
}

func (c *columns) remove(id string) {
	if i, ok := c.at[id]; ok {
		c.versions[i].gone = true
		delete(c.at, id)
	}
}

func (c *columns) readVersion(d *decoder) {
	v := version{id: d.string()}
	owner, ok := c.policyAt[d.string()]
	if !ok {
		d.fail()
		return
	}
	v.policy, v.stamp, v.language, v.date = owner, d.string(), d.string(), d.string()
	v.profile = policy.Profile{Disclosed: d.list(), Weak: d.list(), Denied: d.list()}
	v.facts = d.list()
	v.from = uint32(len(c.owner))
	for range d.length() {
		c.readRow(d, uint32(len(c.versions)))
	}
	v.to = uint32(len(c.owner))
	c.remove(v.id)
	c.at[v.id] = len(c.versions)
	c.versions = append(c.versions, v)
}

func (c *columns) readRow(d *decoder, owner uint32) {
	row := uint32(len(c.owner))
	text := d.uint()
	if int(text) == len(c.length) {
		c.length = append(c.length, d.uint())
		c.hashes = append(c.hashes, textHash(append(make([]byte, 0, 16), d.bytes(16)...)))
	}
	if int(text) >= len(c.length) {
		d.fail()
	}
	c.owner = append(c.owner, owner)
	c.text = append(c.text, text)
	start := d.uint()
	c.start = append(c.start, start)
	c.end = append(c.end, start+d.uint())
	c.kind = append(c.kind, uint8(min(d.uint(), uint32(len(kinds)-1))))
	c.headings.read(d, d.symbol)
	c.labels.read(d, func() uint32 { return packLabel(d.symbol(), int(min(d.uint(), 2))) })
	for f := range c.sparse {
		for range d.length() {
			c.sparse[f] = append(c.sparse[f], pair{row, d.symbol()})
		}
	}
}

func (r *ragged) read(d *decoder, item func() uint32) {
	for range d.length() {
		r.items = append(r.items, item())
	}
	r.ends = append(r.ends, uint32(len(r.items)))
}

// eachWord calls visit for every word that a text has or had.
func (c *columns) eachWord(visit func(word, stem string)) error {
	for _, frame := range c.vocabulary {
		d := &decoder{frame: frame}
		for len(d.frame) > 0 && d.err == nil {
			word := d.literal()
			common := int(d.uint())
			rest := d.literal()
			if d.err != nil || common > len(word) {
				return errCorrupt
			}
			visit(word, word[:common]+rest)
		}
	}
	return nil
}

// finish computes what follows from the rows.
func (c *columns) finish() {
	n := len(c.owner)
	c.live, c.latest = newSet(n), newSet(n)
	for _, v := range c.versions {
		if v.gone {
			continue
		}
		c.live.addRange(v.from, v.to)
		if c.policies[v.policy].Latest == v.id {
			c.latest.addRange(v.from, v.to)
		}
	}
	c.finishTexts()
	order := make([]int, len(c.versions))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return c.compareVersions(a, b) })
	c.rank = make([]uint32, len(order))
	for place, i := range order {
		c.rank[i] = uint32(place) + 1
	}
}

func (c *columns) compareVersions(a, b int) int {
	va, vb := &c.versions[a], &c.versions[b]
	return cmp.Or(strings.Compare(c.policies[va.policy].ID, c.policies[vb.policy].ID), strings.Compare(va.id, vb.id))
}

// finishTexts lists the live rows of each text and counts the texts that have any.
func (c *columns) finishTexts() {
	counts := make([]uint32, len(c.length))
	for row := range c.live.all {
		counts[c.text[row]]++
	}
	c.rows.ends = make([]uint32, len(c.length))
	c.collection = index.Collection{}
	sum := uint32(0)
	for t, n := range counts {
		c.rows.ends[t] = sum // where the list starts; moved to its end below
		sum += n
		if n > 0 {
			c.collection.Texts++
			c.collection.Tokens += int(c.length[t])
		}
	}
	c.rows.items = make([]uint32, sum)
	for row := range c.live.all {
		t := c.text[row]
		c.rows.items[c.rows.ends[t]] = row
		c.rows.ends[t]++
	}
}
