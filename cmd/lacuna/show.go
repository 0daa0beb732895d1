package main

import "lacuna/internal/report"

type showCmd struct {
	Policy string `arg:"" help:"Policy id, id prefix, vendor, title, or a file; POLICY@VERSION picks a version."`
	Unit   string `help:"Unit of the offsets: byte, rune or utf16." enum:"byte,rune,utf16" default:"byte"`
}

// Run shows a policy: with --json the whole analysis, else its clauses with their labels and facts.
func (c *showCmd) Run(a *app) error {
	l, err := a.load(c.Policy)
	if err != nil {
		return err
	}
	if a.json {
		return report.JSON(a.out, report.Convert(l.Analysis, c.Unit))
	}
	return report.Analysis(a.out, l.vendor(), l.Analysis)
}
