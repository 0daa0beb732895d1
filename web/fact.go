package web

import (
	"strconv"
	"strings"

	"lacuna/internal/policy"
)

// A factView is a fact in words, with the text that states it.
type factView struct {
	Name, Words string
	Quote       string
	Code        string // machine form, "P60D"
}

func viewFact(text string, f policy.Fact) factView {
	v := factView{Name: f.Kind, Quote: clip(f.Span.Of(text), quoteBytes)}
	switch x := f.Value.(type) {
	case policy.Retention:
		v.Name, v.Words, v.Code = "Kept", retentionWords(x), x.Period
	case policy.Date:
		v.Name, v.Words = "Date, "+x.Role, dateWords(x)
	case policy.Contact:
		v.Name, v.Words = joinWords(", ", "Contact", roleNames[x.Role]), joinWords(" · ", x.Channel+" "+x.Value, unlessOK(x.Status))
	case policy.Party:
		v.Name, v.Words = sentence(x.Role), joinWords(" · ", x.Name, x.Kind)
	case policy.Location:
		v.Name, v.Words = "Place, "+x.Role, joinWords(" · ", x.Country, x.Region)
	case policy.Deadline:
		v.Name, v.Words, v.Code = "Deadline, "+dashless(x.For), joinWords(" · ", periodWords(x.Period), hedged(x.Hedge)), x.Period
	case policy.Safeguard:
		v.Name, v.Words = "Safeguard", known(safeguardNames, x.Kind)
	case policy.Basis:
		v.Name, v.Words = "Legal basis", joinWords(" for ", dashless(x.Kind), x.Purpose)
	case policy.Law:
		v.Name, v.Words = "Law", joinWords(" ", x.Name, x.Ref)
	case policy.Age:
		v.Name, v.Words = "Age limit", joinWords(" · ", count(x.Years, "year", "years"), string(x.Polarity))
	}
	return v
}

func retentionWords(r policy.Retention) string {
	period := periodWords(r.Period)
	if r.Max && period != "" {
		period = "up to " + period
	}
	if r.Trigger != "" && period != "" {
		period += triggerWords(r.Trigger)
	}
	var more []string
	if r.Indefinite {
		more = append(more, "without limit")
	}
	if r.OrLonger {
		more = append(more, "or longer")
	}
	return joinWords(" · ", append([]string{period, r.Criteria, r.Data, r.Audience}, more...)...)
}

// triggerWords joins a period and what starts it; a trigger may bring its own preposition.
func triggerWords(trigger string) string {
	first, _, _ := strings.Cut(strings.ToLower(trigger), " ")
	switch first {
	case "if", "where", "after", "from", "since", "until", "upon", "when", "once", "of", "following", "as", "unless", "while", "during":
		return " " + lowerFirst(trigger)
	}
	return " after " + trigger
}

// lowerFirst puts the first letter in lower case, unless the word is a name in capitals.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

func dateWords(d policy.Date) string {
	if d.Status == "blank" {
		return "left blank"
	}
	return joinWords(" · ", d.Date, unlessOK(d.Status))
}

// joinWords joins what is not empty.
func joinWords(sep string, words ...string) string {
	kept := words[:0:0]
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, sep)
}

var roleNames = map[string]string{"dpo": "data protection officer", "controller": "controller", "representative": "representative", "authority": "authority"}

var safeguardNames = map[string]string{
	"scc": "standard contractual clauses", "adequacy": "adequacy decision", "bcr": "binding corporate rules",
	"dpf": "Data Privacy Framework", "idta": "UK transfer agreement", "consent": "consent",
}

// known returns the name of the value, the value itself where it has none.
func known(names map[string]string, value string) string {
	if n, ok := names[value]; ok {
		return n
	}
	return dashless(value)
}

func unlessOK(status string) string {
	if status == "ok" {
		return ""
	}
	return dashless(status)
}

func hedged(yes bool) string {
	if yes {
		return "hedged"
	}
	return ""
}

// dashless turns an id such as "legal-obligation" into words.
func dashless(id string) string { return strings.ReplaceAll(id, "-", " ") }

// sentence puts the first letter in upper case.
func sentence(s string) string {
	s = dashless(s)
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// percent writes a share of 0 to 1 as whole percent, rounded down so that 100 %
// means all of it.
func percent(x float64) string { return strconv.Itoa(int(x*100)) + " %" }
