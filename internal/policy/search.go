package policy

// SearchResult is a page of clauses that match a query.
type SearchResult struct {
	Query        string                  `json:"query"`         // as parsed, in its canonical form
	AlsoSearched []string                `json:"also_searched"` // expansions from the taxonomy
	Total        int                     `json:"total"`         // clauses that match
	Policies     int                     `json:"policies"`      // policies they are in
	Hits         []Hit                   `json:"hits"`
	Facets       map[string][]FacetCount `json:"facets,omitempty"`
	Next         string                  `json:"next,omitempty"` // cursor of the next page
}

// A Hit is one clause found. Marks are byte spans of Text.
type Hit struct {
	Policy  string   `json:"policy"`
	Version string   `json:"version"`
	Vendor  string   `json:"vendor"`
	Clause  int      `json:"clause"`
	Score   float64  `json:"score"`
	Text    string   `json:"text"`
	Heading []string `json:"heading"`
	Marks   []Span   `json:"marks"`
	Labels  []string `json:"labels"` // leaves, sorted
}
