package main

import (
	"fmt"
	"os"

	"lacuna/corpus"
	"lacuna/internal/eval"
	"lacuna/internal/report"
)

type evalCmd struct {
	Set        string `arg:"" enum:"corpus" help:"corpus: the sample policies and their gold."`
	Scoreboard string `help:"Fail when a score is lower than in this file." placeholder:"FILE"`
	Update     bool   `help:"Write the scores to --scoreboard instead."`
	Wrong      bool   `help:"List every wrong answer and miss."`
}

// Run scores the analyser and, given a scoreboard, holds the scores against it.
func (c *evalCmd) Run(a *app) error {
	an, err := a.analyzer()
	if err != nil {
		return err
	}
	samples, err := corpus.Samples()
	if err != nil {
		return err
	}
	scores, err := eval.Corpus(an, samples)
	if err != nil {
		return err
	}
	if err := c.write(a, scores); err != nil {
		return err
	}
	switch {
	case c.Scoreboard == "":
		return nil
	case c.Update:
		return c.update(scores)
	}
	return c.hold(a, scores)
}

func (c *evalCmd) write(a *app, scores *eval.Scores) error {
	if a.json {
		out := map[string]any{"set": c.Set, "documents": scores.Documents}
		for _, m := range scores.Summary() {
			out[m.Name] = m.Value
		}
		return report.JSON(a.out, out)
	}
	if c.Wrong {
		for _, m := range scores.Wrong {
			sign := "+"
			if m.Miss {
				sign = "-"
			}
			fmt.Fprintf(a.out, "%s %-8s %-34s %s: %.140q\n", sign, m.What, m.Name, m.File, m.Text)
		}
	}
	return scores.Write(a.out)
}

func (c *evalCmd) update(scores *eval.Scores) (err error) {
	f, err := os.Create(c.Scoreboard)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	return scores.Write(f)
}

func (c *evalCmd) hold(a *app, scores *eval.Scores) error {
	f, err := os.Open(c.Scoreboard)
	if err != nil {
		return err
	}
	defer f.Close()
	drops, err := scores.Drops(f)
	if err != nil {
		return err
	}
	for _, d := range drops {
		a.remark("%s", d)
	}
	if len(drops) > 0 {
		return &problem{Subject: c.Scoreboard, Cause: fmt.Sprintf("%d scores dropped", len(drops)), Hint: "mend the rule, or update the scoreboard and say why"}
	}
	return nil
}
