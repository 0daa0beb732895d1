package audit

import (
	"regexp"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// A document is another document that the text names and that was not supplied.
type document struct {
	name     string
	clause   int
	sentence policy.Span
	pointer  bool // the sentence sends the reader there
}

// documentName finds names of documents: "Cookie Policy", "Data Processing Agreement".
var documentName = regexp.MustCompile(`(?:[A-Z][\w'’&-]*\s+(?:(?:&|of|for)\s+)?){1,4}(?:Policy|Notice|Statement|Agreement|Addendum|Schedule|Guidelines|Terms)\b|` +
	`\b(?:Terms (?:of|and) (?:Use|Service|Conditions)|[Cc]ookie (?:[Pp]olicy|[Nn]otice)|[Dd]ata [Pp]rocessing (?:[Aa]greement|[Aa]ddendum)|[Tt]erms of (?:use|service)|Retention (?:Schedule|Policy)|[Ss]ub-?processor (?:[Ll]ist|[Pp]age)|list of (?:our )?sub-?processors)\b`)

// pointerWords send the reader to another place.
var pointerWords = []string{"see", "refer", "read", "visit", "consult", "review", "found", "described", "set out", "available", "check", "more information", "further information", "details", "learn more", "detailed", "contained"}

// namedDocuments lists the documents that the text names, each where it is
// named first, and once more where the text sends the reader there.
func namedDocuments(r *reading) []document {
	var out []document
	for i, c := range r.Clauses {
		for _, s := range c.Sentences {
			text := s.Of(r.Text)
			for _, at := range documentName.FindAllStringIndex(text, -1) {
				name, ok := r.documentNamed(text[at[0]:at[1]])
				if !ok {
					continue
				}
				out = append(out, document{name, i, s, hasPhrase(text, pointerWords)})
			}
		}
	}
	return out
}

// documentNamed cleans a name; it returns false for this policy itself, for the
// policies of others and for what is a section of this text.
func (r *reading) documentNamed(name string) (string, bool) {
	words := strings.Fields(name)
	for len(words) > 1 && slices.Contains(leadingWords, words[0]) {
		words = words[1:]
	}
	name = strings.Join(words, " ")
	lower := strings.ToLower(name)
	if len(words) < 2 || strings.ContainsAny(name, "'’") || strings.Contains(lower, "privacy") || strings.Contains(lower, "data protection") {
		return "", false
	}
	for _, s := range r.Sections {
		if strings.Contains(strings.ToLower(s.Title), lower) {
			return "", false
		}
	}
	return name, !strings.Contains(strings.ToLower(r.Version.Title), lower)
}

// leadingWords start a sentence before the name of a document.
var leadingWords = []string{"This", "The", "Our", "Your", "Please", "See", "Read", "A", "An", "In", "By", "For", "These", "Such", "Any", "Under", "If", "Where", "We", "Their", "And", "Of", "Review", "Visit"}

// missingDocuments lists the names of the documents that the text names, each once.
func (r *reading) missingDocuments() []string {
	const most = 8
	var out []string
	for _, d := range r.named {
		if len(out) < most && !slices.ContainsFunc(out, func(s string) bool { return strings.EqualFold(s, d.name) }) {
			out = append(out, d.name)
		}
	}
	return out
}

func hasPhrase(text string, phrases []string) bool {
	text = strings.ToLower(text)
	for _, p := range phrases {
		if i := strings.Index(text, p); i >= 0 && (i == 0 || !isLetter(text[i-1])) {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
