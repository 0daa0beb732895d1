package report

import (
	"io"
	"strconv"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// ChecklistRefs names the checklists, as `checklists --json` lists them.
func ChecklistRefs(all []*taxonomy.Checklist) []policy.ChecklistRef {
	out := []policy.ChecklistRef{}
	for _, c := range all {
		out = append(out, policy.ChecklistRef{ID: c.ID, Version: c.Version, Title: c.Title})
	}
	return out
}

// Checklists writes a table of checklists.
func Checklists(w io.Writer, all []*taxonomy.Checklist) error {
	rows := [][]string{{"ID", "VERSION", "ITEMS", "JURISDICTION", "TITLE"}}
	for _, c := range all {
		rows = append(rows, []string{c.ID, c.Version, strconv.Itoa(len(c.Items)), c.Jurisdiction, c.Title})
	}
	p := page{w: w}
	p.table(rows)
	return p.err
}

// Checklist writes the items of a checklist: the requirement, what answers it, when it applies, the question.
func Checklist(w io.Writer, c *taxonomy.Checklist) error {
	p := page{w: w}
	p.line("%s %s  %s", c.ID, c.Version, c.Title)
	p.wrap("  source: ", c.Source)
	for _, it := range c.Items {
		p.line("\n%s  %s (%s)", it.ID, it.Ref, it.Severity)
		p.wrap("  ", it.Requirement)
		p.wrap("  applies when: ", it.When)
		p.wrap("  answered by: ", it.Need)
		p.wrap("  partly: ", it.Partial)
		p.wrap("  question: ", it.Question)
		if it.ValidFrom != "" || it.ValidTo != "" {
			p.line("  valid: %s to %s", orDash(it.ValidFrom), orDash(it.ValidTo))
		}
	}
	return p.err
}
