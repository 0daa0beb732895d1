package policy

import (
	"encoding/json"
	"fmt"
)

// A Fact is one statement extracted from a clause, typed by its Value. Its span
// is the words that state it and lies in the clause, its lead or a heading.
type Fact struct {
	Kind   string `json:"kind"` // Value.FactKind()
	Clause int    `json:"clause"`
	Span
	Value FactValue `json:"value"`
}

// A FactValue is one of the value types below.
type FactValue interface{ FactKind() string }

// Retention says how long which data are kept.
type Retention struct {
	Data       string `json:"data,omitempty"`
	Period     string `json:"period,omitempty"` // ISO 8601 duration
	Max        bool   `json:"max"`              // "up to"
	Trigger    string `json:"trigger,omitempty"`
	Criteria   string `json:"criteria,omitempty"`
	Indefinite bool   `json:"indefinite"`
	OrLonger   bool   `json:"or_longer"`
	Audience   string `json:"audience,omitempty"`
}

// Date is a date of the policy itself.
type Date struct {
	Role      string `json:"role"`           // effective, updated, published
	Date      string `json:"date,omitempty"` // ISO 8601
	AsWritten string `json:"as_written"`
	Status    string `json:"status"` // ok, ambiguous, blank, conflict
}

// Contact is a way to reach somebody.
type Contact struct {
	Channel string `json:"channel"` // email, phone, address, form, url
	Value   string `json:"value"`
	Role    string `json:"role"`   // controller, dpo, representative, authority
	Status  string `json:"status"` // ok, cut-off, obfuscated
}

// Party is an organisation or kind of organisation with its role.
type Party struct {
	Role string `json:"role"` // controller, processor, recipient, authority
	Name string `json:"name,omitempty"`
	Kind string `json:"kind,omitempty"`
}

// Location is a country or region where data are kept or go; its kind is "place".
type Location struct {
	Role    string `json:"role"`              // storage, transfer, establishment
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Region  string `json:"region,omitempty"`  // EEA, EU, worldwide, …
}

// Deadline is the time within which something will be done.
type Deadline struct {
	For      string `json:"for"`                     // rights-request, complaint, opt-out, breach-notice, change-notice
	Period   string `json:"period"`                  // ISO 8601 duration
	Hedge    bool   `json:"hedge"`                   // "normally", "aim to"
	Business bool   `json:"business_days,omitempty"` // the days of Period are working days, which ISO 8601 cannot say
}

// Safeguard protects a transfer.
type Safeguard struct {
	Kind string `json:"kind"` // scc, adequacy, bcr, dpf, idta, consent
}

// Basis is a legal basis, with the purpose it is given for where the text says.
type Basis struct {
	Kind    string `json:"kind"` // consent, contract, legal-obligation, vital-interests, public-task, legitimate-interests
	Purpose string `json:"purpose,omitempty"`
}

// Law is a law that the text names.
type Law struct {
	Name string `json:"name"`
	Ref  string `json:"ref,omitempty"`
}

// Age is an age limit.
type Age struct {
	Years    int      `json:"years"`
	Polarity Polarity `json:"polarity"`
}

func (Retention) FactKind() string { return "retention" }
func (Date) FactKind() string      { return "date" }
func (Contact) FactKind() string   { return "contact" }
func (Party) FactKind() string     { return "party" }
func (Location) FactKind() string  { return "place" }
func (Deadline) FactKind() string  { return "deadline" }
func (Safeguard) FactKind() string { return "safeguard" }
func (Basis) FactKind() string     { return "basis" }
func (Law) FactKind() string       { return "law" }
func (Age) FactKind() string       { return "age" }

// UnmarshalJSON reads a fact with the value type that its kind names.
func (f *Fact) UnmarshalJSON(b []byte) error {
	var raw struct {
		Kind   string `json:"kind"`
		Clause int    `json:"clause"`
		Span
		Value json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	v, err := factValue(raw.Kind, raw.Value)
	if err != nil {
		return fmt.Errorf("fact %s: %w", raw.Kind, err)
	}
	*f = Fact{Kind: raw.Kind, Clause: raw.Clause, Span: raw.Span, Value: v}
	return nil
}

func factValue(kind string, raw json.RawMessage) (FactValue, error) {
	switch kind {
	case "retention":
		return value[Retention](raw)
	case "date":
		return value[Date](raw)
	case "contact":
		return value[Contact](raw)
	case "party":
		return value[Party](raw)
	case "place":
		return value[Location](raw)
	case "deadline":
		return value[Deadline](raw)
	case "safeguard":
		return value[Safeguard](raw)
	case "basis":
		return value[Basis](raw)
	case "law":
		return value[Law](raw)
	case "age":
		return value[Age](raw)
	}
	return nil, fmt.Errorf("unknown kind %q", kind)
}

func value[T FactValue](raw json.RawMessage) (FactValue, error) {
	var v T
	err := json.Unmarshal(raw, &v)
	return v, err
}
