package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"lacuna/internal/compare"
	"lacuna/internal/report"
)

type exportCmd struct {
	What     string   `arg:"" enum:"clauses,labels,facts,findings,matrix,comparison" help:"clauses, labels, facts, findings, matrix or comparison."`
	Policies []string `arg:"" optional:"" name:"policy" help:"Policies or files; none is all that are stored (a comparison takes two)."`
	Format   string   `help:"csv or jsonl." enum:"csv,jsonl" default:"csv"`
	Out      string   `short:"o" help:"Write to this file instead of standard output." placeholder:"FILE"`
	BOM      bool     `name:"bom" help:"Start CSV with a byte order mark, for spreadsheets."`
}

func (c *exportCmd) Run(a *app) (err error) {
	table, err := c.table(a)
	if err != nil {
		return err
	}
	var w io.Writer = a.out
	if c.Out != "" {
		f, err := os.Create(c.Out)
		if err != nil {
			return err
		}
		buf := bufio.NewWriter(f)
		defer func() {
			if e := buf.Flush(); err == nil {
				err = e
			}
			if e := f.Close(); err == nil {
				err = e
			}
		}()
		w = buf
	}
	if c.Format == "jsonl" {
		return table.JSONL(w)
	}
	return table.CSV(w, c.BOM)
}

// table collects the rows to write, policy after policy.
func (c *exportCmd) table(a *app) (*report.Table, error) {
	switch c.What {
	case "matrix":
		m, err := (&matrixCmd{Policies: c.Policies}).matrix(a)
		if err != nil {
			return nil, err
		}
		return report.MatrixTable(m), nil
	case "comparison":
		return c.comparison(a)
	}
	refs := c.Policies
	if len(refs) == 0 {
		all, err := a.allPolicies()
		if err != nil {
			return nil, err
		}
		refs = all
	}
	t := report.NewTable(c.What)
	for _, ref := range refs {
		l, err := a.load(ref)
		if err != nil {
			return nil, err
		}
		t.Add(l.Policy.ID, l.vendor(), l.Analysis)
	}
	return t, nil
}

func (c *exportCmd) comparison(a *app) (*report.Table, error) {
	if len(c.Policies) != 2 {
		return nil, &problem{Subject: "export comparison", Cause: fmt.Sprintf("takes two policies (got %d)", len(c.Policies))}
	}
	left, err := a.load(c.Policies[0])
	if err != nil {
		return nil, err
	}
	right, err := a.load(c.Policies[1])
	if err != nil {
		return nil, err
	}
	cmp := compare.Compare(left.Analysis, right.Analysis, compare.Options{By: "practice"})
	return report.ComparisonTable(cmp, left.Analysis, right.Analysis), nil
}
