package main

import "fmt"

type removeCmd struct {
	Policies []string `arg:"" name:"policy" help:"Policies to remove, with all their versions."`
}

// Run removes policies. A reference that names none or several removes nothing at all.
func (c *removeCmd) Run(a *app) error {
	lib, err := a.openLibrary(false, 0)
	if err != nil {
		return err
	}
	type target struct{ id, vendor string }
	var targets []target
	for _, ref := range c.Policies {
		p, _, err := lib.Find(a.ctx, ref)
		if err != nil {
			return err
		}
		targets = append(targets, target{p.ID, p.Vendor})
	}
	for _, t := range targets {
		if err := lib.Remove(a.ctx, t.id); err != nil {
			return fmt.Errorf("remove %s: %w", t.id, err)
		}
		if a.json {
			fmt.Fprintf(a.out, "{\"policy\":%q,\"status\":\"removed\"}\n", t.id)
		} else {
			fmt.Fprintf(a.out, "removed  %s  %s\n", t.id, t.vendor)
		}
	}
	return nil
}
