package main

import (
	"fmt"

	"lacuna/internal/library"
	"lacuna/internal/report"
)

type verifyCmd struct{}

// Run proves that snapshots, store and index agree; a problem makes the exit 2.
func (c *verifyCmd) Run(a *app) error {
	lib, err := a.openLibrary(true, 0)
	if err != nil {
		return err
	}
	problems, err := lib.Verify(a.ctx)
	if err != nil {
		return err
	}
	if a.json {
		if problems == nil {
			problems = []library.Problem{}
		}
		err = report.JSON(a.out, map[string]any{"problems": problems})
	} else {
		for _, p := range problems {
			fmt.Fprintln(a.out, p)
		}
		if len(problems) == 0 {
			fmt.Fprintln(a.out, "snapshots, store and index agree")
		}
	}
	if err == nil && len(problems) > 0 {
		return &problem{Subject: "verify", Cause: fmt.Sprintf("%d problems", len(problems)), Hint: "lacuna reindex rebuilds what is derived"}
	}
	return err
}
