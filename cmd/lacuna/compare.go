package main

import (
	"lacuna/internal/compare"
	"lacuna/internal/report"
)

type compareCmd struct {
	A    string `arg:"" help:"First policy."`
	B    string `arg:"" help:"Second policy."`
	By   string `help:"Align by practice (different vendors) or by text (versions)." enum:"practice,text" default:"practice"`
	Only string `help:"Show only rows that differ." enum:",changed" default:"" placeholder:"changed"`
	Unit string `help:"Unit of the offsets: byte, rune or utf16." enum:"byte,rune,utf16" default:"byte"`
}

func (c *compareCmd) Run(a *app) error {
	left, err := a.load(c.A)
	if err != nil {
		return err
	}
	right, err := a.load(c.B)
	if err != nil {
		return err
	}
	cmp := compare.Compare(left.Analysis, right.Analysis, compare.Options{By: c.By, OnlyChanged: c.Only == "changed"})
	if a.json {
		return report.JSON(a.out, report.ConvertComparison(cmp, left.Analysis.Text, right.Analysis.Text, c.Unit))
	}
	return report.Comparison(a.out, cmp, left.Analysis, right.Analysis)
}
