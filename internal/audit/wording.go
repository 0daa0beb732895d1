package audit

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// legalForms are the folded words that end the name of a legal entity.
var legalForms = []string{
	"ltd", "limited", "llc", "l.l.c", "inc", "incorporated", "gmbh", "ag", "sa", "s.a", "sarl", "sas", "bv", "b.v", "nv", "n.v", "pty", "plc", "corp", "corporation",
	"oy", "oyj", "ab", "aps", "srl", "s.r.l", "spa", "s.p.a", "sro", "s.r.o", "ou", "kft", "llp", "l.p", "kg", "ug", "ggmbh", "asbl", "vzw", "foundation", "cooperative",
	"pte", "pvt", "kk", "k.k", "sl", "s.l", "lda", "ltda", "ehf", "d.o.o", "zrt", "sas", "se",
}

// legalForm returns the legal form in the name of the entity or in the words of the label.
func legalForm(r *reading, l *policy.Label) []string {
	texts := parties(r, l, "controller")
	for _, e := range l.Evidence {
		texts = append(texts, r.sentence(l.Clause, e).Of(r.Text))
	}
	for _, text := range texts {
		for i, t := range nlp.Tokenize(nil, text) {
			w := nlp.Fold(text[t.Start:t.End])
			// A form starts with a capital and follows a name: "limited" alone is a word.
			if i > 0 && t.Flags&nlp.Upper != 0 && slices.Contains(legalForms, w) {
				return []string{w}
			}
		}
	}
	return nil
}

var registrationWords = []string{"company number", "company no", "registration number", "registered number", "registered under", "registry code", "commercial register", "vat number", "abn", "acn", "siren", "kvk"}

func registration(r *reading, l *policy.Label) []string {
	text := " " + strings.Join(r.folded(l.Clause), " ") + " "
	for _, w := range registrationWords {
		if strings.Contains(text, " "+w+" ") {
			return []string{w}
		}
	}
	return nil
}

// consequenceWords tell what becomes of somebody who gives no data.
var consequenceWords = []string{
	"not be able", "unable to", "cannot", "can not", "may not be", "will not be", "unavailable", "not function", "not possible", "delay", "prevent", "refuse", "no access", "limited", "won't", "not provide", "not receive",
}

func consequence(r *reading, l *policy.Label) []string {
	text := " " + strings.Join(r.folded(l.Clause), " ") + " "
	for _, w := range consequenceWords {
		if strings.Contains(text, " "+w+" ") {
			return []string{w}
		}
	}
	return nil
}

// verbWords are what people can do with their data, by the words for it.
var verbWords = map[string][]string{
	"view":   {"view", "see", "review", "access", "check", "look"},
	"edit":   {"edit", "update", "change", "modify", "correct", "amend", "rectify"},
	"delete": {"delete", "remove", "erase", "close", "deactivate"},
	"export": {"export", "download"},
}

// objectWords are the data that such a verb has to be about.
var objectWords = []string{"account", "profile", "information", "data", "details", "record", "records"}

// verbs lists what the sentence of a label lets people do with their data: a
// verb counts when its object stands within a few words behind it.
func verbs(r *reading, l *policy.Label) (out []string) {
	const reach = 6
	ws := words(r.quote(l).Of(r.Text))
	for verb, forms := range verbWords {
		for i, w := range ws {
			if !slices.Contains(forms, w) || i+1 < len(ws) && ws[i+1] == "to" {
				continue
			}
			if slices.ContainsFunc(ws[i+1:min(len(ws), i+1+reach)], func(w string) bool { return slices.Contains(objectWords, w) }) {
				out = append(out, verb)
				break
			}
		}
	}
	return out
}
