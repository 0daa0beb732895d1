// Package policy holds the nouns of the domain: documents with their sections
// and clauses, the labels, facts and findings that stand off from the text, and
// the audits and comparisons that people read. The types marshal to the JSON of
// the public contract as they stand.
package policy

// Unit is the unit of every offset in this package: bytes of UTF-8.
const Unit = "byte"

// A Policy is a logical document over time: one vendor's privacy policy, of
// which the store keeps every version.
type Policy struct {
	ID       string    `json:"id"`
	Vendor   string    `json:"vendor"`
	Title    string    `json:"title"`
	Type     string    `json:"type"`
	Versions []Version `json:"versions"` // oldest first
}

// Latest returns the newest version, or nil for a policy without any.
func (p *Policy) Latest() *Version {
	if len(p.Versions) == 0 {
		return nil
	}
	return &p.Versions[len(p.Versions)-1]
}

// A Version is the text extracted from one snapshot of source bytes.
type Version struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	MediaType     string `json:"media_type"`
	SHA256        string `json:"sha256"` // of the source bytes, lower-case hex
	Bytes         int    `json:"bytes"`  // of the source
	Title         string `json:"title"`
	Language      string `json:"language"`                 // BCP 47; "und" when it cannot be told
	EffectiveDate string `json:"effective_date,omitempty"` // ISO 8601
	Type          string `json:"type,omitempty"`           // document type, see Types
	Date          string `json:"date,omitempty"`           // ISO 8601; what orders the versions of a policy
	Source        string `json:"source,omitempty"`         // URL the bytes came from, when the user gave it
	Clauses       int    `json:"clauses,omitempty"`        // number of clauses
}

// Types is the closed list of document types.
var Types = []string{"privacy-policy", "cookie-notice", "dpa", "terms", "other"}

// A Revision names everything besides the source bytes that an Analysis depends on.
// Same bytes and same Revision give the same Analysis, byte for byte.
type Revision struct {
	Segmenter string `json:"segmenter"`
	Taxonomy  string `json:"taxonomy"` // semantic version + "+" + content hash
	Tagger    string `json:"tagger"`
}

// AnalysisSchema is the schema name that an Analysis carries.
const AnalysisSchema = "lacuna.analysis/1"

// An Analysis is all that lacuna says about one version, each statement with
// byte spans of Document.Text. It is a cache: source bytes and Revision
// determine it. Labels are sorted by clause, leaf and polarity; Facts and
// Findings by clause, start, end, kind.
type Analysis struct {
	Schema   string   `json:"schema"`
	Unit     string   `json:"unit"`
	Version  Version  `json:"version"`
	Revision Revision `json:"revision"`
	Document
	Labels   []Label   `json:"labels"`
	Facts    []Fact    `json:"facts"`
	Findings []Finding `json:"findings"`
	Profile  Profile   `json:"profile"`
}

// A Profile is what a version says at all, by leaf: the row that the matrix and
// the missing: predicate read. Each list is sorted; a leaf stands in at most one
// of Disclosed and Weak, and may stand in Denied besides.
type Profile struct {
	Disclosed []string `json:"disclosed"`
	Weak      []string `json:"weak"`
	Denied    []string `json:"denied"`
}
