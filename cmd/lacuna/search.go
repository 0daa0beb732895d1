package main

import (
	"strings"

	"lacuna/internal/library"
	"lacuna/internal/query"
	"lacuna/internal/report"
)

type searchCmd struct {
	Query  []string `arg:"" help:"Words, \"phrases\", pre*, AND OR NOT ( ), NEAR/5, field:value."`
	Facets bool     `help:"Count the matches by leaf, category, polarity, vendor, type and kind."`
	Limit  int      `help:"Clauses on a page." default:"20"`
	After  string   `help:"Cursor of the page to go on from: next of the page before." placeholder:"CURSOR"`
	Unit   string   `help:"Unit of the offsets: byte, rune or utf16." enum:"byte,rune,utf16" default:"byte"`
}

// Help lists the search language under the flags.
func (c *searchCmd) Help() string {
	return `Fields: leaf category polarity vendor policy type section kind lang date period has missing defect audience.
date and period take >= <= > < =: date>=2022-01-01, period>P1Y. missing:LEAF and has:FACT keep policies, the rest keeps clauses.

  lacuna search 'retention NOT "as long as necessary"'
  lacuna search 'leaf:sale.sale polarity:denied'
  lacuna search 'category:sharing missing:complaint.authority'`
}

func (c *searchCmd) Run(a *app) error {
	if c.Limit < 1 {
		return &problem{Subject: "--limit", Cause: "must be at least 1"}
	}
	q, err := query.Parse(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	lib, err := a.openLibrary(true, 0)
	if err != nil {
		return err
	}
	res, err := lib.Search(a.ctx, q, library.SearchOptions{Limit: c.Limit, After: c.After, Facets: c.Facets})
	if err != nil {
		return err
	}
	if a.json {
		return report.JSON(a.out, report.ConvertSearch(res, c.Unit))
	}
	return report.Search(a.out, res)
}
