package main

import (
	"fmt"
	"path/filepath"
	"runtime"

	"lacuna/internal/analyze"
	"lacuna/internal/policy"
	"lacuna/internal/report"
)

type analyzeCmd struct {
	Files []string `arg:"" name:"file" help:"Files to analyse, or - for standard input."`
	Name  string   `help:"Name of standard input, so its format: x.html." placeholder:"NAME"`
	Jobs  int      `help:"Files analysed at once; 0 is one for each processor." default:"0"`
	Unit  string   `help:"Unit of the offsets: byte, rune or utf16." enum:"byte,rune,utf16" default:"byte"`
}

// An analyzed file is its result or its error, in the order of the command line.
type analyzed struct {
	got *policy.Analysis
	err error
}

// Run prints one JSON object a file, in the order given at any number of jobs.
func (c *analyzeCmd) Run(a *app) error {
	an, err := a.analyzer()
	if err != nil {
		return err
	}
	jobs := c.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	results := make([]chan analyzed, len(c.Files))
	for i := range results {
		results[i] = make(chan analyzed, 1)
	}
	// A slot is given back when its result is written, so no more than jobs results wait.
	slots := make(chan struct{}, jobs)
	go func() {
		for i, f := range c.Files {
			select {
			case slots <- struct{}{}:
			case <-a.ctx.Done():
				results[i] <- analyzed{err: a.ctx.Err()}
				continue
			}
			go func() { results[i] <- c.one(a, an, f) }()
		}
	}()
	failed := false
	for i := range results {
		r := <-results[i]
		if r.err != nil {
			a.fail(fileError(c.Files[i], r.err))
			failed = true
		} else {
			report.JSON(a.out, report.Convert(r.got, c.Unit))
		}
		select {
		case <-slots:
		default:
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func (c *analyzeCmd) one(a *app, an *analyze.Analyzer, path string) (r analyzed) {
	defer func() {
		if p := recover(); p != nil {
			r.err = fmt.Errorf("internal error: %v", p)
		}
	}()
	data, err := a.read(path)
	if err != nil {
		return analyzed{err: err}
	}
	name := filepath.Base(path)
	if path == "-" {
		name = displayName(found{path: "-"}, c.Name)
	}
	got, err := an.Analyze(name, data)
	return analyzed{got: got, err: err}
}

// fileError names the file as the user wrote it.
func fileError(path string, err error) error {
	p := *explain(err)
	p.Subject = path
	return &p
}
