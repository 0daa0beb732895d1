package main

import (
	"fmt"

	"lacuna/internal/report"
	"lacuna/taxonomy"
)

type checklistsCmd struct {
	List checklistsListCmd `cmd:"" default:"1" help:"List the checklists."`
	Show checklistsShowCmd `cmd:"" help:"Show the items of a checklist."`
	Lint checklistsLintCmd `cmd:"" help:"Check YAML files of checklists, the built-in ones when none is named."`
}

type checklistsListCmd struct{}

func (c *checklistsListCmd) Run(a *app) error {
	t, err := a.taxonomy()
	if err != nil {
		return err
	}
	all, err := taxonomy.LoadChecklists(t)
	if err != nil {
		return err
	}
	if a.json {
		return report.JSON(a.out, map[string]any{"checklists": report.ChecklistRefs(all)})
	}
	return report.Checklists(a.out, all)
}

type checklistsShowCmd struct {
	Checklist string `arg:"" help:"An id or a YAML file."`
}

func (c *checklistsShowCmd) Run(a *app) error {
	lists, err := a.checklists(c.Checklist)
	if err != nil {
		return err
	}
	for _, l := range lists {
		if a.json {
			err = report.JSON(a.out, l)
		} else {
			err = report.Checklist(a.out, l)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

type checklistsLintCmd struct {
	Files []string `arg:"" optional:"" name:"file" help:"YAML files."`
}

func (c *checklistsLintCmd) Run(a *app) error {
	t, err := a.taxonomy()
	if err != nil {
		return err
	}
	if len(c.Files) == 0 {
		all, err := taxonomy.LoadChecklists(t)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%d checklists, no problem\n", len(all))
		return nil
	}
	bad := 0
	for _, f := range c.Files {
		data, err := a.read(f)
		if err != nil {
			return err
		}
		if _, err := taxonomy.ReadChecklist(f, data, t); err != nil {
			fmt.Fprintln(a.out, err)
			bad++
		}
	}
	if bad > 0 {
		return errReported
	}
	fmt.Fprintf(a.out, "%d checklists, no problem\n", len(c.Files))
	return nil
}
