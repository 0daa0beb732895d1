package main

import (
	"fmt"
	"os"

	"lacuna/internal/report"
	"lacuna/taxonomy"
)

type taxonomyCmd struct {
	List taxonomyListCmd `cmd:"" default:"1" help:"List categories and leaves."`
	Show taxonomyShowCmd `cmd:"" help:"Show a category or a leaf."`
	Lint taxonomyLintCmd `cmd:"" help:"Check the taxonomy, or the YAML files of a folder."`
}

type taxonomyListCmd struct{}

func (c *taxonomyListCmd) Run(a *app) error {
	t, err := a.taxonomy()
	if err != nil {
		return err
	}
	if a.json {
		return report.JSON(a.out, report.TaxonomyJSON(t))
	}
	return report.Taxonomy(a.out, t)
}

type taxonomyShowCmd struct {
	ID string `arg:"" help:"A category (retention) or a leaf (retention.period)."`
}

func (c *taxonomyShowCmd) Run(a *app) error {
	t, err := a.taxonomy()
	if err != nil {
		return err
	}
	leaf, category := t.Leaf(c.ID), t.Category(c.ID)
	switch {
	case leaf != nil && a.json:
		return report.JSON(a.out, report.LeafJSON(leaf))
	case leaf != nil:
		return report.Leaf(a.out, leaf)
	case category != nil && a.json:
		return report.JSON(a.out, report.CategoryJSON(category))
	case category != nil:
		return report.Category(a.out, category)
	}
	return &problem{Subject: c.ID, Cause: "no such category or leaf", Hint: "see lacuna taxonomy"}
}

type taxonomyLintCmd struct {
	Dir string `arg:"" optional:"" help:"A folder of YAML files; the built-in taxonomy when absent." type:"existingdir"`
}

func (c *taxonomyLintCmd) Run(a *app) error {
	t, err := c.load(a)
	if err != nil {
		return err
	}
	problems := t.Lint()
	for _, p := range problems {
		fmt.Fprintln(a.out, p)
	}
	if len(problems) > 0 {
		return errReported
	}
	fmt.Fprintf(a.out, "%s: %d categories, %d leaves, no problem\n", t.Revision(), len(t.Categories), len(t.Leaves()))
	return nil
}

func (c *taxonomyLintCmd) load(a *app) (*taxonomy.Taxonomy, error) {
	if c.Dir == "" {
		return a.taxonomy()
	}
	return taxonomy.LoadFS(os.DirFS(c.Dir))
}
