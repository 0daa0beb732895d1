package policy

// A Verdict is the answer to one item of a checklist.
type Verdict string

// The verdicts. Silent, and only silent, is an omission.
const (
	Disclosed     Verdict = "disclosed"      // all required elements are stated
	Partly        Verdict = "partly"         // some are
	Vague         Verdict = "vague"          // only hedged or generic wording
	DeniedVerdict Verdict = "denied"         // the policy says that the practice does not happen: an answer
	Deferred      Verdict = "deferred"       // points to a document that is not part of the input
	Silent        Verdict = "silent"         // applies, and nothing in the text answers it
	Undetermined  Verdict = "undetermined"   // silent, and the text cannot tell whether it applies
	NotApplicable Verdict = "not-applicable" // its condition is false, shown with evidence
	NotAnalysed   Verdict = "not-analysed"   // language or extraction is not supported
)

// Verdicts lists all verdicts in the order of the legend.
var Verdicts = []Verdict{Disclosed, Partly, Vague, DeniedVerdict, Deferred, Silent, Undetermined, NotApplicable, NotAnalysed}

// AuditSchema is the schema name that an Audit carries.
const AuditSchema = "lacuna.audit/1"

// An Audit is a checklist judged against one version.
type Audit struct {
	Schema    string          `json:"schema"`
	Unit      string          `json:"unit"`
	Version   Version         `json:"version"`
	Revision  Revision        `json:"revision"`
	Checklist ChecklistRef    `json:"checklist"`
	Items     []AuditItem     `json:"items"` // in the checklist's order
	Counts    map[Verdict]int `json:"counts"`
}

// A ChecklistRef names a checklist and its version.
type ChecklistRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title,omitempty"`
}

// An AuditItem is one requirement with its verdict. A disclosed, partly, vague or
// denied item has evidence; a silent one has near misses where there are any
// and always says what was searched.
type AuditItem struct {
	ID          string     `json:"id"`
	Ref         string     `json:"ref"`
	Requirement string     `json:"requirement"`
	Severity    string     `json:"severity"` // mandatory, conditional, good-practice
	Verdict     Verdict    `json:"verdict"`
	Applies     Applies    `json:"applies"`
	Reason      string     `json:"reason"`
	Evidence    []Evidence `json:"evidence"`
	NearMisses  []NearMiss `json:"near_misses"`
	Searched    Searched   `json:"searched"`
	Question    string     `json:"question"`
}

// Applies says whether a requirement applies, and from what that follows.
type Applies struct {
	Value    string     `json:"value"` // yes, no, unknown
	Because  string     `json:"because"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is a span that supports a verdict, with the label it rests on.
type Evidence struct {
	Clause int `json:"clause"`
	Span
	Leaf  string  `json:"leaf"`
	Score float64 `json:"score"`
}

// A NearMiss is a span that came close to answering a requirement, and why it does not.
type NearMiss struct {
	Clause int `json:"clause"`
	Span
	Why string `json:"why"`
}

// Searched is the extent of a search that found nothing.
type Searched struct {
	Rules   int      `json:"rules"`   // rules run for the leaves that would answer
	Clauses int      `json:"clauses"` // clauses read
	Share   float64  `json:"share"`   // of the text's bytes that was read, 0 to 1
	Leaves  []string `json:"leaves,omitempty"`
	Missing []string `json:"not_supplied,omitempty"` // documents named in the text that are not part of the input
}
