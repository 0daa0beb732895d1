package main

import (
	"lacuna/internal/policy"
	"lacuna/internal/report"
)

type listCmd struct{}

// Run lists the stored policies by vendor.
func (c *listCmd) Run(a *app) error {
	lib, err := a.openLibrary(true, 0)
	if err != nil {
		return err
	}
	policies, err := lib.Policies(a.ctx)
	if err != nil {
		return err
	}
	if a.json {
		if policies == nil {
			policies = []policy.Policy{}
		}
		return report.JSON(a.out, map[string]any{"policies": policies})
	}
	if len(policies) == 0 {
		a.remark("the library is empty: lacuna ingest FILE…")
		return nil
	}
	return report.Policies(a.out, policies)
}
