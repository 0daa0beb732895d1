package analyze

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/parse"
	"lacuna/internal/policy"
)

// idBytes is the length of version and clause ids before hex: 80 bits, so that
// a billion clauses collide with a chance of one in a million.
const idBytes = 10

// version describes the source. Its id depends on the canonical text and the
// key alone, so re-saving a file in another encoding is the same version.
func version(key string, t *parse.Text, doc *policy.Document, data []byte) policy.Version {
	sum := sha256.Sum256(data)
	return policy.Version{
		ID:        hash("version", key, t.Text),
		Name:      t.Name,
		MediaType: t.MediaType,
		SHA256:    hex.EncodeToString(sum[:]),
		Bytes:     len(data),
		Title:     title(t, doc),
		Language:  t.Language,
		Type:      documentType(title(t, doc), t.Name),
	}
}

// title is what the format says, else the first heading.
func title(t *parse.Text, doc *policy.Document) string {
	if t.Title != "" {
		return t.Title
	}
	for _, s := range doc.Sections {
		if s.Title != "" {
			return s.Title
		}
	}
	return ""
}

// fillIDs sets the id of every clause from the version, its ordinal and its folded text.
func fillIDs(a *policy.Analysis) {
	for i := range a.Clauses {
		c := &a.Clauses[i]
		c.ID = hash(a.Version.ID, strconv.Itoa(i), nlp.FoldText(c.Of(a.Text)))
	}
	a.Version.Clauses = len(a.Clauses)
}

func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:idBytes])
}

// documentType guesses the type from the title, else from the file name. What
// names no other type is taken for a privacy policy, which is what people feed in.
func documentType(title, name string) string {
	for _, s := range []string{title, name} {
		s = strings.ToLower(strings.NewReplacer("-", " ", "_", " ").Replace(s))
		for _, k := range documentTypes {
			if strings.Contains(s, k.word) {
				return k.kind
			}
		}
	}
	return "privacy-policy"
}

// documentTypes maps words of a title to the document type, first match wins:
// "Privacy and cookie policy" is a privacy policy.
var documentTypes = []struct{ word, kind string }{
	{"privacy", "privacy-policy"},
	{"data protection", "privacy-policy"},
	{"cookie", "cookie-notice"},
	{"data processing", "dpa"},
	{"terms of", "terms"},
	{"terms and conditions", "terms"},
	{"terms & conditions", "terms"},
}

// date fills the version's dates from the facts: the effective date as such, and
// as the date that orders versions the effective one, else the last update, else
// the publication.
func date(v *policy.Version, facts []policy.Fact) {
	found := map[string]string{}
	for _, f := range facts {
		d, ok := f.Value.(policy.Date)
		if !ok || d.Date == "" || d.Status == "ambiguous" {
			continue
		}
		if _, ok := found[d.Role]; !ok {
			found[d.Role] = d.Date
		}
	}
	v.EffectiveDate = found["effective"]
	for _, role := range []string{"effective", "updated", "published"} {
		if v.Date == "" {
			v.Date = found[role]
		}
	}
}
