package indextest

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"lacuna/internal/index"
	"lacuna/internal/policy"
)

// A source is a version to be indexed, in short form: a line is a clause, which
// may start with "## " for a heading over the lines that follow and end with
// labels and more in braces.
type source struct {
	policy index.Policy
	date   string
	lang   string
	text   string
}

// corpus is a library in small: four policies, one of them with an older version,
// with words in several inflections, the same clause in several policies, and
// labels, facts and findings of all kinds.
var corpus = []source{
	{index.Policy{ID: "aaaaaa0001", Vendor: "Orchard Corp", Title: "Orchard Privacy Policy", Type: "privacy-policy"}, "2020-01-31", "en", `
## 1. Sale
We sell your personal data to third parties. {sale.sale=affirmed}
## 2. Retention
We keep personal data for two years. {retention.period=affirmed period=P2Y}
`},
	{index.Policy{ID: "aaaaaa0001", Vendor: "Orchard Corp", Title: "Orchard Privacy Policy", Type: "privacy-policy"}, "2023-05-01", "en-GB", `
Welcome to the Orchard, where apples are sold.
## 1. Sale
We do not sell your personal data. {sale.sale=denied}
We do not sell, rent or trade personal data, but share it with third parties. {sale.sale=denied sharing.generic=affirmed}
## 2. Retention
We keep personal data for 60 days. {retention.period=affirmed period=P60D}
• Call recordings: 13 months. {retention.period=affirmed retention.period=conditional period=P13M kind=item}
## 3. Children
Children under 13 may not use the Orchard. {audience=children defect.placeholder}
`},
	{index.Policy{ID: "bbbbbb0002", Vendor: "Bolt & Nut Ltd.", Title: "Cookie Notice", Type: "cookie-notice"}, "2021-12-31", "en", `
## Cookies
Cookies are small files. {cookies.use=affirmed}
We keep personal data for 60 days. {retention.period=affirmed period=P60D}
Third-party cookies help marketing; third parties set them. {cookies.third-party=affirmed sharing.generic=conditional}
| session | PT24H | marketing | {cookies.use=affirmed kind=row period=PT24H}
`},
	{index.Policy{ID: "cccccc0003", Vendor: "orchard", Title: "Terms", Type: "terms"}, "", "und", `
You must not sell the service. Data: yours. You own it.
Contact privacy@orchard.example or https://orchard.example/privacy for e-mail questions. {controller.contact=affirmed fact=contact}
## Marketing
Marketing e-mails: opt out at any time. You can opt-out. {rights.optout=affirmed defect.vague-promise}
Daten, Ärzte und Façade — naïve café. {audience=children audience=job-applicants}
`},
	{index.Policy{ID: "dddddd0004", Vendor: "Zinc", Title: "Privacy", Type: "privacy-policy"}, "2022-02-28", "de", `
Nothing to see here.
`},
}

// versions builds the corpus's versions, and its policies with the last
// version of each as the newest.
func versions(sources []source) (vs []index.Version, policies map[string]index.Policy) {
	policies = map[string]index.Policy{}
	for _, s := range sources {
		v := s.version()
		vs = append(vs, v)
		p := s.policy
		p.Latest = v.Analysis.Version.ID
		policies[p.ID] = p
	}
	return vs, policies
}

func (s source) version() index.Version {
	sum := sha256.Sum256([]byte(s.policy.ID + s.date + s.text))
	a := &policy.Analysis{Version: policy.Version{ID: hex.EncodeToString(sum[:10]), Date: s.date, Language: s.lang, Title: s.policy.Title}}
	heading := []string{s.policy.Title}
	for line := range strings.Lines(s.text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "## "); ok {
			heading = []string{s.policy.Title, title}
			continue
		}
		if line == "" {
			continue
		}
		text, notes, _ := strings.Cut(strings.TrimSuffix(line, "}"), "{")
		start := len(a.Text)
		a.Text += text + "\n\n"
		a.Clauses = append(a.Clauses, policy.Clause{Kind: policy.Paragraph, Span: policy.Span{Start: start, End: start + len(text)}, Heading: heading})
		annotate(a, strings.Fields(notes))
	}
	profile(a)
	return index.Version{Policy: s.policy.ID, Stamp: "1", Analysis: a}
}

// annotate adds to the last clause what the notes say.
func annotate(a *policy.Analysis, notes []string) {
	i := len(a.Clauses) - 1
	c := &a.Clauses[i]
	for _, n := range notes {
		name, value, _ := strings.Cut(n, "=")
		switch category, _, dotted := strings.Cut(name, "."); {
		case category == "defect":
			a.Findings = append(a.Findings, policy.Finding{ID: name, Clause: i})
		case dotted:
			a.Labels = append(a.Labels, policy.Label{Clause: i, Leaf: name, Category: category, Polarity: policy.Polarity(value), Strength: policy.Strong})
		case name == "kind":
			c.Kind = policy.Kind(value)
		case name == "audience":
			c.Audience = append(c.Audience, value)
		case name == "period":
			a.Facts = append(a.Facts, policy.Fact{Kind: "retention", Clause: i, Value: policy.Retention{Period: value}})
		case name == "fact":
			a.Facts = append(a.Facts, policy.Fact{Kind: value, Clause: i, Value: policy.Contact{}})
		}
	}
}

func profile(a *policy.Analysis) {
	for _, l := range a.Labels {
		list := &a.Profile.Disclosed
		switch l.Polarity {
		case policy.Denied:
			list = &a.Profile.Denied
		case policy.Conditional:
			list = &a.Profile.Weak
		}
		if !slices.Contains(*list, l.Leaf) {
			*list = append(*list, l.Leaf)
		}
	}
}

// queries are of every kind that the language has.
var queries = strings.Split(strings.TrimSpace(`
*
sell
selling
sold
"selling"
"sell"
data
Personal Data
"personal data"
"we do not sell"
"not sell"
"data yours you"
third-party
"third parties"
not
NOT sell
sell NOT data
-sell -data
sell OR cookies
(sell OR cookies) data
NOT (sell OR cookies)
market*
c*
é*
caf*
naïve
privacy@orchard.example
https://orchard.example/privacy
e-mail
nonsense
"nonsense words"
nonsense OR sell
sell NEAR/1 not
sell NEAR data
not NEAR/2 data
data NEAR/3 sell
we NEAR/4 ("personal data" OR files)
"third parties" NEAR/3 cookies
(sell OR rent OR trade) NEAR/4 person*
third NEAR/1 third
NOT sell NEAR/4 data
leaf:sale.sale
leaf:sale.*
leaf:nothing.here
category:retention
category:re*
polarity:denied
polarity:conditional
leaf:sale.sale polarity:denied
leaf:retention.period polarity:conditional
category:sharing (polarity:denied OR polarity:conditional)
polarity:denied (leaf:sale.sale OR leaf:cookies.use)
polarity:denied NOT leaf:sharing.generic
NOT (leaf:sale.sale polarity:denied)
leaf:sale.sale leaf:sharing.generic polarity:affirmed
section:cookies
section:"2. retention"
section:retain*
section:privacy
kind:item
kind:row OR kind:item
kind:heading
audience:children
audience:"job applicants"
period>P1Y
period>=P13M
period<P2D
period:P60D
period<=P60D
defect:placeholder
defect:vague*
vendor:orchard
vendor:"orchard"
vendor:"Orchard Corp"
vendor:bolt
vendor:orch*
policy:aaaaaa
policy:aaaaaa0001
policy:cookie
type:cookie-notice
lang:en
lang:en-gb
lang:de OR lang:und
date>=2021
date<2022-03
date:2022-02
date>2021-12-31
has:retention
has:contact
has:age
has:sharing.generic
missing:retention.period
missing:sale
missing:sale.sale category:cookies
NOT missing:retention
version:all
version:old
version:latest sell
version:all sell
version:old OR vendor:zinc
sell version:all date<2021
data has:retention kind:paragraph NOT section:sale
`), "\n")
