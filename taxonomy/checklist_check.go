package taxonomy

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// checklistID is the form of a checklist's id, itemID that of an item's.
var (
	checklistID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	itemID      = regexp.MustCompile(`^[a-z0-9]+([.-][A-Za-z0-9]+)*$`)
)

func (r *checklistReader) checkHead(y checklistYAML) {
	if !checklistID.MatchString(y.ID) {
		r.problem(or(value(r.root, "id"), r.root), "checklist id %q is not of the form gdpr-13", y.ID)
	}
	if !semver.MatchString(y.Version) {
		r.problem(or(value(r.root, "version"), r.root), "version %q is not of the form 1.2.3", y.Version)
	}
	for _, f := range []struct{ field, value string }{{"title", y.Title}, {"jurisdiction", y.Jurisdiction}, {"source", y.Source}} {
		if strings.TrimSpace(f.value) == "" {
			r.problem(r.root, "%s is missing", f.field)
		}
	}
	r.checkDate(r.root, "checked", y.Checked)
	if len(y.Items) == 0 {
		r.problem(r.root, "there are no items")
	}
}

func or(n, other ast.Node) ast.Node {
	if n == nil {
		return other
	}
	return n
}

func (r *checklistReader) checkItem(it ChecklistItem, n ast.Node) {
	id := or(value(n, "id"), n)
	switch {
	case !itemID.MatchString(it.ID):
		r.problem(id, "item id %q is not of the form gdpr13.1a.contact", it.ID)
	case r.ids[it.ID]:
		r.problem(id, "item %q stands twice", it.ID)
	}
	r.ids[it.ID] = true
	for _, f := range []struct{ field, value string }{
		{"requirement", it.Requirement}, {"ref", it.Ref}, {"question", it.Question}, {"need", it.Need},
	} {
		if strings.TrimSpace(f.value) == "" {
			r.problem(id, "item %s: %s is missing", it.ID, f.field)
		}
	}
	if !slices.Contains([]string{Mandatory, OnCondition, GoodPractice}, it.Severity) {
		r.problem(or(value(n, "severity"), id), "item %s: severity %q is none of mandatory, conditional, good-practice", it.ID, it.Severity)
	}
	if it.Severity == OnCondition && it.When == "always" {
		r.problem(id, "item %s: a conditional item needs a condition in when", it.ID)
	}
	if it.Near != "" && it.NearWhy == "" || it.Full != "" && it.FullWhy == "" || it.Part != "" && it.PartWhy == "" {
		r.problem(id, "item %s: full, part and near need their reason in full_why, part_why and near_why", it.ID)
	}
	r.checkDate(n, "valid_from", it.ValidFrom)
	r.checkDate(n, "valid_to", it.ValidTo)
	if it.ValidFrom != "" && it.ValidTo != "" && it.ValidFrom > it.ValidTo {
		r.problem(id, "item %s: valid_from is after valid_to", it.ID)
	}
}

func (r *checklistReader) checkDate(n ast.Node, field, v string) {
	if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
		r.problem(or(value(n, field), n), "%s: %q is not a date such as 2026-06-19", field, v)
	}
}

// checkNeed reports leaves and attributes that the taxonomy does not have.
func (r *checklistReader) checkNeed(need *Need, at ast.Node, field string) {
	need.Walk(func(n *Need) {
		switch n.Kind {
		case NeedAll, NeedManual:
			if field != "need" {
				r.problem(at, "%s: %q has its place in need only", field, n.Kind)
			}
		case NeedLeaf:
			r.checkAtom(n, at, field)
		}
	})
}

func (r *checklistReader) checkAtom(n *Need, at ast.Node, field string) {
	category, _, _ := strings.Cut(n.Leaf, ".")
	c := r.tax.Category(category)
	if c == nil {
		r.problem(at, "%s: there is no category %q", field, category)
		return
	}
	if leaf := r.tax.Leaf(n.Leaf); !n.Wild() && leaf == nil {
		r.problem(at, "%s: there is no leaf %q", field, n.Leaf)
		return
	} else if !n.Wild() && leaf.ReplacedBy != "" {
		r.problem(at, "%s: leaf %q is replaced by %q", field, n.Leaf, leaf.ReplacedBy)
	}
	for _, x := range n.Except {
		if r.tax.Leaf(category+"."+x) == nil {
			r.problem(at, "%s: there is no leaf %q to except", field, category+"."+x)
		}
	}
	for _, t := range n.Attrs {
		if !hasAttr(c, t) {
			r.problem(at, "%s: %s has no attribute %s", field, n.Leaf, t)
		}
	}
}

// commonAttrs are attributes that any label has or that an audit derives from
// the facts and labels beside it.
var commonAttrs = []string{
	"polarity", "modality", "hedge", "audience", "named", "quality", "linked_basis", "alone",
	"contact", "value", "country", "countries", "date", "period", "duration", "timeframe", "advance", "authority",
	"entity_name", "legal_form", "interest_named", "criteria", "years", "age", "obsolete", "verb", "word",
}

// hasAttr reports whether leaves of c may have the attribute, with values that
// the test asks for. An attribute of one leaf is known to all of its category.
func hasAttr(c *Category, t AttrTest) bool {
	known := slices.Contains(commonAttrs, t.Name)
	for _, l := range c.Leaves {
		for _, a := range l.Attrs {
			if a.Name == t.Name {
				known = true
			}
		}
	}
	return known
}

// checkParts reports parts of a sum that are no items or are sums themselves.
func (r *checklistReader) checkParts(c *Checklist, i int, n ast.Node) {
	it := &c.Items[i]
	if it.Rules.Need == nil {
		return
	}
	for _, id := range it.Parts() {
		part := c.Item(id)
		switch {
		case part == nil:
			r.problem(value(n, "need"), "need: there is no item %q", id)
		case part.Rules.Need != nil && part.Parts() != nil:
			r.problem(value(n, "need"), "need: item %q is itself a sum", id)
		}
	}
}
