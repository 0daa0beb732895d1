package main

import (
	"fmt"
	"strings"

	"lacuna/internal/audit"
	"lacuna/internal/compare"
	"lacuna/internal/policy"
	"lacuna/internal/report"
	"lacuna/taxonomy"
)

type matrixCmd struct {
	Policies  []string `arg:"" optional:"" name:"policy" help:"Policies; none is all that are stored."`
	Checklist string   `help:"Rows are the items of a checklist: an id or a YAML file." placeholder:"ID|FILE"`
	All       bool     `help:"Also the leaves of tier 2."`
	Category  []string `help:"Only leaves of these categories." placeholder:"ID"`
}

func (c *matrixCmd) Run(a *app) error {
	m, err := c.matrix(a)
	if err != nil {
		return err
	}
	if a.json {
		return report.JSON(a.out, m)
	}
	return report.Matrix(a.out, m)
}

func (c *matrixCmd) matrix(a *app) (*policy.Matrix, error) {
	if c.Checklist != "" {
		return c.byChecklist(a)
	}
	t, err := a.taxonomy()
	if err != nil {
		return nil, err
	}
	leaves, err := c.leaves(t)
	if err != nil {
		return nil, err
	}
	cols, err := c.columns(a)
	if err != nil {
		return nil, err
	}
	return compare.Matrix(leaves, cols), nil
}

// leaves picks the rows: tier 1 unless all are asked for, of the categories named.
func (c *matrixCmd) leaves(t *taxonomy.Taxonomy) ([]*taxonomy.Leaf, error) {
	want := map[string]bool{}
	for _, id := range c.Category {
		if t.Category(id) == nil {
			return nil, &problem{Subject: "--category " + id, Cause: "no such category", Hint: "see lacuna taxonomy"}
		}
		want[id] = true
	}
	var out []*taxonomy.Leaf
	for _, l := range t.Leaves() {
		if (l.Tier == 1 || c.All) && (len(want) == 0 || want[l.Category]) {
			out = append(out, l)
		}
	}
	return out, nil
}

// columns reads stored profiles; a file is analysed on the spot.
func (c *matrixCmd) columns(a *app) ([]compare.Column, error) {
	if len(c.Policies) == 0 {
		return a.storedColumns(nil)
	}
	var out []compare.Column
	for _, ref := range c.Policies {
		if !isFile(ref) {
			cols, err := a.storedColumns([]string{ref})
			if err != nil {
				return nil, err
			}
			out = append(out, cols...)
			continue
		}
		l, err := a.load(ref)
		if err != nil {
			return nil, err
		}
		out = append(out, compare.Column{MatrixColumn: column(l), Cells: compare.Cells(l.Analysis)})
	}
	return out, nil
}

func column(l *loaded) policy.MatrixColumn {
	return policy.MatrixColumn{Policy: l.Policy.ID, Version: l.Analysis.Version.ID, Vendor: l.vendor(), Title: l.Analysis.Version.Title}
}

// storedColumns returns the columns of the policies that refs name, of all when there are none.
func (a *app) storedColumns(refs []string) ([]compare.Column, error) {
	lib, err := a.openLibrary(true, 0)
	if err != nil {
		return nil, err
	}
	var versions []string
	for _, ref := range refs {
		_, v, err := lib.Find(a.ctx, ref)
		if err != nil {
			return nil, err
		}
		versions = append(versions, v.ID)
	}
	if refs == nil {
		policies, err := lib.Policies(a.ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range policies {
			if v := p.Latest(); v != nil {
				versions = append(versions, v.ID)
			}
		}
	}
	return lib.Columns(a.ctx, versions)
}

func (c *matrixCmd) byChecklist(a *app) (*policy.Matrix, error) {
	lists, err := a.checklists(c.Checklist)
	if err != nil {
		return nil, err
	}
	if len(lists) != 1 {
		return nil, &problem{Subject: "--checklist", Cause: fmt.Sprintf("a matrix has one checklist (got %d)", len(lists))}
	}
	refs := c.Policies
	if len(refs) == 0 {
		if refs, err = a.allPolicies(); err != nil {
			return nil, err
		}
	}
	var cols []policy.MatrixColumn
	var audits []*policy.Audit
	for _, ref := range refs {
		l, err := a.load(ref)
		if err != nil {
			return nil, err
		}
		cols = append(cols, column(l))
		audits = append(audits, audit.Audit(lists[0], l.Analysis, audit.Options{}))
	}
	return compare.AuditMatrix(lists[0], cols, audits), nil
}

// allPolicies returns the ids of the stored policies.
func (a *app) allPolicies() ([]string, error) {
	lib, err := a.openLibrary(true, 0)
	if err != nil {
		return nil, err
	}
	policies, err := lib.Policies(a.ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, p := range policies {
		ids = append(ids, p.ID)
	}
	return ids, nil
}

// checklists returns the checklists of a comma-separated list of ids and files.
func (a *app) checklists(names string) ([]*taxonomy.Checklist, error) {
	t, err := a.taxonomy()
	if err != nil {
		return nil, err
	}
	all, err := taxonomy.LoadChecklists(t)
	if err != nil {
		return nil, err
	}
	var out []*taxonomy.Checklist
	for name := range strings.SplitSeq(names, ",") {
		c, err := a.checklist(all, t, strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (a *app) checklist(all []*taxonomy.Checklist, t *taxonomy.Taxonomy, name string) (*taxonomy.Checklist, error) {
	var ids []string
	for _, c := range all {
		if c.ID == name {
			return c, nil
		}
		ids = append(ids, c.ID)
	}
	if !isFile(name) {
		return nil, &problem{Subject: "checklist " + name, Cause: "neither a known id nor a file", Hint: "known: " + strings.Join(ids, ", ")}
	}
	data, err := a.read(name)
	if err != nil {
		return nil, err
	}
	return taxonomy.ReadChecklist(name, data, t)
}
