// Package taxonomy holds what lacuna knows about privacy policies: the
// categories and their leaves (the practices that a clause may speak of), the
// cues that find them, example clauses, and the checklists built on them. It
// is data in YAML beside the code that gives it meaning; README.md tells how to
// add to it. A loaded Taxonomy never changes and is safe for concurrent use.
package taxonomy

import (
	"strings"
)

// A Taxonomy is the whole tree, in the order in which people see it.
type Taxonomy struct {
	Version    string            `json:"version"` // semantic version
	Hash       string            `json:"hash"`    // of the files, lower-case hex
	Macros     map[string]string `json:"macros"`  // name, without "<>", to cue expression
	Categories []Category        `json:"categories"`

	leaves     []*Leaf
	leaf       map[string]*Leaf
	category   map[string]*Category
	schemes    []Scheme
	stop       map[string]bool
	positions  map[string]position // of a leaf's parts, by path: "retention.period/cues/3"
	vocabulary map[string]string   // mapping prefixes and the IRIs they stand for
}

// A Category is the first level. Its code is the two letters that marks carry.
type Category struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Code       string `json:"code"`
	Definition string `json:"definition"`
	Leaves     []Leaf `json:"leaves"`
}

// A Leaf is a practice: the second level, and what labels name. Ids are
// "category.name", never change their meaning and are never used again.
type Leaf struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Category   string  `json:"category"`
	Tier       int     `json:"tier"` // 1 drives the matrix and the default view, 2 is shown on demand
	Definition string  `json:"definition"`
	In         string  `json:"in"`  // what counts
	Out        string  `json:"out"` // what does not, and where it belongs instead
	Attrs      []Attr  `json:"attrs,omitempty"`
	Map        Mapping `json:"map"`

	Cues    []string `json:"cues"`              // strong cues in the cue language, macros not expanded
	Weak    []string `json:"weak,omitempty"`    // not enough alone
	Heading []string `json:"heading,omitempty"` // for headings, run-in headings and text before ": " only
	Deny    []string `json:"deny,omitempty"`    // a match in the same sentence sets the polarity denied
	Veto    []string `json:"veto,omitempty"`    // where one matches in the same sentence the leaf's cue does not count

	Denial     bool     `json:"denial,omitempty"` // a denial is itself information
	ReplacedBy string   `json:"replaced_by,omitempty"`
	Yes        []string `json:"yes,omitempty"` // clauses that speak of the leaf, written for the project
	No         []string `json:"no,omitempty"`  // near misses, written for the project
}

// An Attr is a level-3 attribute: either an enumeration whose values have cues,
// or a fact that the extractor reads from the text.
type Attr struct {
	Name   string      `json:"name"`
	Values []AttrValue `json:"values,omitempty"`
	Fact   string      `json:"fact,omitempty"` // string, bool, int, date, duration, country, list; "" for an enumeration
}

// An AttrValue is one value of an enumeration and the cues, read in the
// leaf's own sentence, that set it.
type AttrValue struct {
	Name string   `json:"name"`
	Cues []string `json:"cues,omitempty"`
}

// A Mapping ties a leaf to other vocabularies.
type Mapping struct {
	OPP115 []string `json:"opp115,omitempty"` // "Category" or "Category > Attribute > Value" of the OPP-115 scheme
	DPV    []string `json:"dpv,omitempty"`    // prefixed names, see Expand
	Law    []string `json:"law,omitempty"`    // "GDPR 13.1.a"
	TCF    string   `json:"tcf,omitempty"`    // IAB Transparency and Consent Framework
	Store  string   `json:"store,omitempty"`  // app store labels
}

// Leaf returns the leaf with the id, nil when there is none.
func (t *Taxonomy) Leaf(id string) *Leaf { return t.leaf[id] }

// Category returns the category with the id, nil when there is none.
func (t *Taxonomy) Category(id string) *Category { return t.category[id] }

// Leaves returns all leaves in the order of the categories and of their files. The caller must not change them.
func (t *Taxonomy) Leaves() []*Leaf { return t.leaves }

// Revision identifies the taxonomy: its version and the start of its hash, "1.0.0+ab12cd34".
func (t *Taxonomy) Revision() string { return t.Version + "+" + t.Hash[:8] }

// Expand returns the IRI of a prefixed name such as "dpv:PersonalData", "" when its prefix is unknown.
func (t *Taxonomy) Expand(name string) string {
	prefix, local, _ := strings.Cut(name, ":")
	iri, ok := t.vocabulary[prefix]
	if !ok || local == "" {
		return ""
	}
	return iri + local
}
