package main

import (
	"fmt"
	"runtime"
)

type helpCmd struct {
	Command []string `arg:"" optional:"" help:"Command to explain."`
}

// Run prints the help of a command, or of lacuna.
func (c *helpCmd) Run(a *app) error {
	k, err := a.parser.Parse(append(c.Command, "--help"))
	if err != nil {
		return &problem{Subject: "help", Cause: err.Error(), Hint: "see lacuna help"}
	}
	return k.PrintUsage(false)
}

type versionCmd struct{}

// Run prints the release and the revision of the rules.
func (c *versionCmd) Run(a *app) error {
	an, err := a.analyzer()
	if err != nil {
		return err
	}
	r := an.Revision()
	if a.json {
		fmt.Fprintf(a.out, "{\"version\":%q,\"revision\":{\"segmenter\":%q,\"taxonomy\":%q,\"tagger\":%q},\"go\":%q}\n",
			Version, r.Segmenter, r.Taxonomy, r.Tagger, runtime.Version())
		return nil
	}
	fmt.Fprintf(a.out, "lacuna %s (taxonomy %s, tagger %s, segmenter %s, %s)\n", Version, r.Taxonomy, r.Tagger, r.Segmenter, runtime.Version())
	return nil
}
