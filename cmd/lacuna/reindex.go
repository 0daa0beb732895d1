package main

import "fmt"

type reindexCmd struct {
	Jobs int `help:"Policies analysed at once; 0 is one for each processor." default:"0"`
}

// Run analyses every snapshot anew where rules have changed and rebuilds the index.
func (c *reindexCmd) Run(a *app) error {
	lib, err := a.openLibrary(false, c.Jobs)
	if err != nil {
		return err
	}
	bar, n := a.progress("reindex", 2), 0
	err = lib.Reindex(a.ctx, func(done, total int) {
		n = total
		bar.set(done, total)
	})
	bar.done()
	if err != nil {
		return err
	}
	if a.json {
		fmt.Fprintf(a.out, "{\"versions\":%d}\n", n)
		return nil
	}
	fmt.Fprintf(a.out, "%d versions indexed\n", n)
	return nil
}
