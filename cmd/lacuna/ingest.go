package main

import (
	"fmt"
	"slices"
	"time"

	"lacuna/internal/library"
	"lacuna/internal/policy"
	"lacuna/internal/report"
)

type ingestCmd struct {
	Paths []string `arg:"" name:"path" help:"Files, folders (searched recursively), or - for standard input."`
	sourceOptions
	Jobs      int  `help:"Policies analysed at once; 0 is one for each processor." default:"0"`
	Resume    bool `help:"Continue a batch that was cut off: say nothing of what is already present."`
	KeepGoing bool `help:"Go on after a file that cannot be read; --keep-going=false stops there." default:"true" negatable:""`
}

func (c *ingestCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	files, ignored, err := find(c.Paths)
	if err != nil {
		return err
	}
	if len(files) > 1 && (c.Vendor != "" || c.SourceURL != "") {
		return &problem{Subject: "usage", Cause: "--vendor and --source-url describe one file, and several were given", Hint: "ingest them one by one"}
	}
	lib, err := a.openLibrary(false, c.Jobs)
	if err != nil {
		return err
	}
	return c.ingest(a, lib, files, ignored)
}

func (c *ingestCmd) check() error {
	if c.Type != "" && !slices.Contains(policy.Types, c.Type) {
		return &problem{Subject: "--type " + c.Type, Cause: "unknown document type", Hint: fmt.Sprintf("one of %v", policy.Types)}
	}
	if c.Date != "" {
		if _, err := time.Parse(time.DateOnly, c.Date); err != nil {
			return &problem{Subject: "--date " + c.Date, Cause: "not a date", Hint: "write YYYY-MM-DD"}
		}
	}
	return nil
}

// ingest runs the batch. Refused files are listed again at the end, with their reasons.
func (c *ingestCmd) ingest(a *app, lib *library.Library, files []found, ignored int) error {
	var refused []library.Ingested
	counts := map[string]int{}
	bar := a.progress("ingest", len(files))
	err := lib.Ingest(a.ctx, c.stopEarly(a, files, &refused), func(r library.Ingested) {
		counts[r.Status]++
		bar.add(1)
		if r.Status == "refused" {
			refused = append(refused, r)
		}
		if c.Resume && r.Status == "already present" {
			return
		}
		bar.clear()
		if a.json {
			report.JSON(a.out, r)
		} else {
			report.Ingested(a.out, r.Status, r.Name, r.Policy, r.Clauses, r.Reason)
		}
	})
	bar.done()
	if err != nil {
		return err
	}
	if ignored > 0 {
		a.remark("%d files of other types passed over", ignored)
	}
	if len(files) == 0 {
		a.remark("nothing to read: no file of a known type there")
	}
	if len(refused) == 0 {
		return nil
	}
	if !a.json {
		fmt.Fprintf(a.err, "lacuna: %d of %d files refused:\n", len(refused), len(files))
		for _, r := range refused {
			fmt.Fprintf(a.err, "  %s: %s\n", r.Name, r.Reason)
		}
	}
	return errReported
}

// stopEarly yields the sources, and none after the first refusal under --keep-going=false.
func (c *ingestCmd) stopEarly(a *app, files []found, refused *[]library.Ingested) func(func(library.Source, error) bool) {
	all := a.sources(files, c.sourceOptions)
	if c.KeepGoing {
		return all
	}
	return func(yield func(library.Source, error) bool) {
		for s, err := range all {
			if len(*refused) > 0 || !yield(s, err) {
				return
			}
		}
	}
}
