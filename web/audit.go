package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"lacuna/internal/audit"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// An auditPage is a checklist judged against one version, item by item.
type auditPage struct {
	Common
	Policy     *policy.Policy
	Version    *policy.Version
	Audit      *policy.Audit
	Checklist  *taxonomy.Checklist
	Read       string
	Counts     []verdictCount
	Items      []auditItem
	Checklists []link
	Profile    []profileField
	AsOf       string
	Filtered   bool
	All        string
	API        string
	Asked      []auditItem // of those shown, the items whose question is open
}

// A verdictCount is a verdict with its items, a filter by it, and its share.
type verdictCount struct {
	State state
	Count int
	On    bool
	URL   string
}

// An auditItem is one requirement with its verdict and its evidence in words.
type auditItem struct {
	policy.AuditItem
	State      state
	Severity   string
	AppliesTo  string
	Conditions []quote
	Quotes     []quote
	Misses     []quote
	Link       string
	Searched   string
	Leaves     []labelChip
}

// auditParams is the state of an audit page.
type auditParams struct {
	verdicts []string
	options  audit.Options
	profile  []string
}

func parseAudit(q url.Values) (auditParams, error) {
	p := auditParams{verdicts: q["verdict"], options: audit.Options{AsOf: q.Get("as-of")}}
	for _, v := range p.verdicts {
		if !slices.Contains(policy.Verdicts, policy.Verdict(v)) {
			return p, &badInput{"verdict", "there is no verdict " + strconv.Quote(v)}
		}
	}
	for _, kv := range q["profile"] {
		key, value, ok := strings.Cut(strings.TrimSpace(kv), "=")
		if kv == "" {
			continue
		}
		if !ok || key == "" {
			return p, &badInput{"profile", "must be KEY=VALUE (got: " + strconv.Quote(kv) + ")"}
		}
		if p.options.Profile == nil {
			p.options.Profile = map[string]string{}
		}
		p.options.Profile[strings.TrimPrefix(key, "profile.")] = value
		p.profile = append(p.profile, kv)
	}
	return p, validDate("as-of", p.options.AsOf)
}

func (s *server) auditPage(c echo.Context) error {
	params, err := parseAudit(c.QueryParams())
	if err != nil {
		return err
	}
	p, err := s.newAuditPage(c.Request().Context(), c.Param("policy"), c.Param("checklist"), params)
	return s.show(c, p, err)
}

func (s *server) newAuditPage(ctx context.Context, ref, checklist string, params auditParams) (*auditPage, error) {
	list := s.checklist(checklist)
	if list == nil {
		return nil, notFound("there is no checklist " + strconv.Quote(checklist))
	}
	pol, v, a, err := s.analysis(ctx, ref, "")
	if err != nil {
		return nil, err
	}
	p := &auditPage{
		Common: Common{Page: "audit", Title: pol.Vendor + " · " + list.Title}, Policy: pol, Version: v, Checklist: list,
		Audit: audit.Audit(list, a, params.options), Profile: profileFields(list, params.profile), AsOf: params.options.AsOf,
	}
	p.Read = address("/policies/"+url.PathEscape(pol.ID), "version", v.ID)
	s.fillAudit(p, a, ref, params)
	return p, nil
}

func (s *server) fillAudit(p *auditPage, a *policy.Analysis, ref string, params auditParams) {
	path := auditURL(ref, p.Checklist.ID)
	q := url.Values{"verdict": params.verdicts, "profile": params.profile}
	if p.AsOf != "" {
		q.Set("as-of", p.AsOf)
	}
	for _, v := range policy.Verdicts {
		if n := p.Audit.Counts[v]; n > 0 {
			p.Counts = append(p.Counts, verdictCount{verdictState(v), n, slices.Contains(params.verdicts, string(v)), toggled(path, q, "verdict", string(v))})
		}
	}
	p.Filtered, p.All = len(params.verdicts) > 0, replaced(path, q, "verdict", "")
	p.API = "/api/v1" + path
	for _, c := range s.checklists {
		p.Checklists = append(p.Checklists, link{Name: c.Title, URL: auditURL(ref, c.ID), Count: len(c.Items), Here: c.ID == p.Checklist.ID})
	}
	for _, item := range p.Audit.Items {
		if p.Filtered && !slices.Contains(params.verdicts, string(item.Verdict)) {
			continue
		}
		v := s.auditItem(p, a, item)
		p.Items = append(p.Items, v)
		if v.Question != "" {
			p.Asked = append(p.Asked, v)
		}
	}
}

func (s *server) auditItem(p *auditPage, a *policy.Analysis, item policy.AuditItem) auditItem {
	at := func(clause int) string { return clauseURL(p.Policy.ID, p.Version.ID, clause) }
	if answered(item.Verdict) {
		item.Question = ""
	}
	v := auditItem{AuditItem: item, State: verdictState(item.Verdict), Severity: dashless(item.Severity), Link: "#" + item.ID}
	v.AppliesTo = map[string]string{"yes": "Applies", "no": "Does not apply", "unknown": "Cannot tell whether it applies"}[item.Applies.Value]
	v.Conditions = s.quotes(a, item.Applies.Evidence, at)
	v.Quotes = s.quotes(a, item.Evidence, at)
	for _, m := range item.NearMisses {
		q := quoteAt(a, m.Clause, m.Span, at)
		q.Note = m.Why
		v.Misses = append(v.Misses, q)
	}
	for _, leaf := range item.Searched.Leaves {
		v.Leaves = append(v.Leaves, s.labelChip(leaf))
	}
	v.Searched = count(item.Searched.Rules, "rule", "rules") + " over " + count(item.Searched.Clauses, "clause", "clauses") + ", " + percent(item.Searched.Share) + " of the text"
	return v
}

// answered reports whether a verdict leaves nothing to ask.
func answered(v policy.Verdict) bool {
	return v == policy.Disclosed || v == policy.DeniedVerdict || v == policy.NotApplicable
}

func (s *server) quotes(a *policy.Analysis, evidence []policy.Evidence, at func(int) string) []quote {
	var out []quote
	for _, e := range evidence {
		q := quoteAt(a, e.Clause, e.Span, at)
		if l := s.tax.Leaf(e.Leaf); l != nil {
			q.Note = l.Name
		}
		out = append(out, q)
	}
	return out
}

// quoteAt quotes a span of a clause; clause -1 is the document as a whole.
func quoteAt(a *policy.Analysis, clause int, at policy.Span, url func(int) string) quote {
	if clause < 0 || clause >= len(a.Clauses) {
		return quote{Words: oneLine(at.Of(a.Text)), Clause: -1}
	}
	q := quoteIn(a.Text, a.Clauses[clause].Span, at)
	q.Clause, q.Link = clause, url(clause)
	return q
}

func auditURL(ref, checklist string) string {
	return "/audit/" + url.PathEscape(ref) + "/" + url.PathEscape(checklist)
}

// defaultChecklist is the one that audits start with.
func defaultChecklist(all []*taxonomy.Checklist) string {
	for _, c := range all {
		if c.ID == "gdpr-13" {
			return c.ID
		}
	}
	return all[0].ID
}
