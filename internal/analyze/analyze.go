// Package analyze is the pure pipeline from source bytes to an Analysis: parse,
// segment, classify, extract, defects. It does no I/O and keeps no state between
// documents, so one Analyzer serves any number of goroutines.
package analyze

import (
	"strings"
	"sync"

	"lacuna/internal/classify"
	"lacuna/internal/defects"
	"lacuna/internal/extract"
	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/internal/segment"
	"lacuna/taxonomy"
)

// An Analyzer turns documents into analyses. It is immutable.
type Analyzer struct {
	tax        *taxonomy.Taxonomy
	classifier func() (*classify.Classifier, error)
}

// New compiles the taxonomy's rules into an Analyzer.
func New(t *taxonomy.Taxonomy) (*Analyzer, error) {
	a := Lazy(t)
	_, err := a.classifier()
	return a, err
}

// Lazy returns an Analyzer that compiles the rules when the first document comes:
// who only reads what is stored need not wait for it. A fault of the taxonomy is
// then an error of every analysis.
func Lazy(t *taxonomy.Taxonomy) *Analyzer {
	return &Analyzer{tax: t, classifier: sync.OnceValues(func() (*classify.Classifier, error) { return classify.New(t) })}
}

// Revision names the code and data that every Analysis of a depends on.
func (a *Analyzer) Revision() policy.Revision {
	return policy.Revision{
		Segmenter: parse.Revision + "." + segment.Revision,
		Taxonomy:  a.tax.Revision(),
		Tagger:    classify.Revision(a.tax) + "." + extract.Revision + "." + defects.Revision,
	}
}

// Taxonomy returns the taxonomy that a labels with.
func (a *Analyzer) Taxonomy() *taxonomy.Taxonomy { return a.tax }

// Classifier returns the classifier that a labels with.
func (a *Analyzer) Classifier() (*classify.Classifier, error) { return a.classifier() }

// Analyze analyses one file. The name tells the format by its extension and is
// the source key of the version's id. The error is a *parse.Error when the bytes
// cannot be read as a policy.
func (a *Analyzer) Analyze(name string, data []byte) (*policy.Analysis, error) {
	return a.AnalyzeSource(name, name, data)
}

// AnalyzeSource is Analyze for a file that is one version of a policy known by
// key: the same text under two keys gives two versions.
func (a *Analyzer) AnalyzeSource(key, name string, data []byte) (*policy.Analysis, error) {
	text, err := parse.Parse(name, data)
	if err != nil {
		return nil, err
	}
	classifier, err := a.classifier()
	if err != nil {
		return nil, err
	}
	doc := segment.Split(text)
	out := &policy.Analysis{
		Schema:   policy.AnalysisSchema,
		Unit:     policy.Unit,
		Version:  version(key, text, doc, data),
		Revision: a.Revision(),
		Document: *doc,
	}
	fillIDs(out)
	if English(out.Version.Language) {
		out.Labels = classifier.Labels(doc)
		out.Facts = extract.Facts(doc, out.Labels)
	}
	out.Findings = defects.Find(doc, out.Facts)
	date(&out.Version, out.Facts)
	out.Profile = profile(out.Labels)
	noNulls(out)
	return out, nil
}

// English reports whether a text in the language is analysed. A language that
// could not be told is taken for English, as short texts are.
func English(language string) bool {
	return language == "" || language == "und" || language == "en" || strings.HasPrefix(language, "en-")
}

// noNulls makes empty lists of nil ones: readers of the JSON are promised lists.
func noNulls(a *policy.Analysis) {
	if a.Sections == nil {
		a.Sections = []policy.Section{}
	}
	if a.Clauses == nil {
		a.Clauses = []policy.Clause{}
	}
	for i := range a.Clauses {
		c := &a.Clauses[i]
		if c.Sentences == nil {
			c.Sentences = []policy.Span{}
		}
		if c.Heading == nil {
			c.Heading = []string{}
		}
		if c.Audience == nil {
			c.Audience = []string{}
		}
	}
	if a.Labels == nil {
		a.Labels = []policy.Label{}
	}
	if a.Facts == nil {
		a.Facts = []policy.Fact{}
	}
	if a.Findings == nil {
		a.Findings = []policy.Finding{}
	}
}
