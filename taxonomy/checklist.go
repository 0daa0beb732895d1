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

	tax *Taxonomy
}

// Leaf returns the leaf with the id in the taxonomy that the checklist was read with, nil when there is none.
func (c *Checklist) Leaf(id string) *Leaf { return c.tax.Leaf(id) }

// Leaves returns the leaves of that taxonomy. The caller must not change them.
func (c *Checklist) Leaves() []*Leaf { return c.tax.Leaves() }

// Item returns the item with the id, nil when there is none.
func (c *Checklist) Item(id string) *ChecklistItem {
	for i := range c.Items {
		if c.Items[i].ID == id {
			return &c.Items[i]
		}
	}
	return nil
}

// The severities of items.
const (
	Mandatory    = "mandatory"     // whenever the law applies
	OnCondition  = "conditional"   // where When holds
	GoodPractice = "good-practice" // guidance, or a duty that the text need not state
)

// A ChecklistItem is one requirement. The conditions are in the language of
// ParseNeed; Rules holds them parsed.
type ChecklistItem struct {
	ID          string   `json:"id"`
	Requirement string   `json:"requirement"` // in plain words
	Ref         string   `json:"ref"`         // article, or what the question rests on
	Severity    string   `json:"severity"`
	When        string   `json:"when"`            // when it applies; "always"
	Need        string   `json:"need"`            // what answers it
	Full        string   `json:"full,omitempty"`  // what a whole answer has besides: without it the answer is partly given
	Part        string   `json:"part,omitempty"`  // what answers a part of it
	Vague       string   `json:"vague,omitempty"` // generic wording that answers it without saying anything
	Deny        string   `json:"deny,omitempty"`  // what answers it by saying that the practice does not happen
	Near        string   `json:"near,omitempty"`  // what comes close and does not answer it
	NearWhy     string   `json:"near_why,omitempty"`
	FullWhy     string   `json:"full_why,omitempty"` // what is missing where Full does not hold
	PartWhy     string   `json:"part_why,omitempty"`
	Partial     string   `json:"partial,omitempty"`    // what counts as half an answer, for the reader
	Omission    string   `json:"omission,omitempty"`   // how it usually fails, for the reader
	Question    string   `json:"question"`             // to ask the organisation where the text is silent
	Topics      []string `json:"topics,omitempty"`     // words that tell that a sentence is on the subject, "*" for any ending
	ValidFrom   string   `json:"valid_from,omitempty"` // ISO dates between which the requirement is law
	ValidTo     string   `json:"valid_to,omitempty"`
	Source      string   `json:"source,omitempty"`

	Rules Rules `json:"-"`
}

// Rules are the conditions of an item, parsed; nil where the item has none.
type Rules struct{ When, Need, Full, Part, Vague, Deny, Near *Need }

// Manual reports whether no text can answer the item.
func (it *ChecklistItem) Manual() bool { return it.Rules.Need.Kind == NeedManual }

// Parts returns the ids of the items of which this one is the sum, nil for a requirement of its own.
func (it *ChecklistItem) Parts() []string { return it.Rules.Need.Items }
