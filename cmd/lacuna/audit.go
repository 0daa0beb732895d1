package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"lacuna/internal/audit"
	"lacuna/internal/policy"
	"lacuna/internal/report"
)

type auditCmd struct {
	Policies  []string          `arg:"" name:"policy" help:"Policies or files."`
	Checklist string            `help:"Checklists, comma-separated: ids or YAML files." default:"gdpr-13" placeholder:"ID|FILE"`
	Profile   map[string]string `help:"What is known of the organisation: gdpr=yes, establishment=DE." placeholder:"KEY=VALUE"`
	AsOf      string            `name:"as-of" help:"Judge by the law of this day, YYYY-MM-DD." placeholder:"DATE"`
	FailOn    []string          `name:"fail-on" help:"Exit 1 when an item has one of these verdicts." placeholder:"VERDICT"`
	Baseline  string            `help:"JSON of an earlier audit: verdicts it has do not fail again." placeholder:"FILE" type:"existingfile"`
	Unit      string            `help:"Unit of the offsets: byte, rune or utf16." enum:"byte,rune,utf16" default:"byte"`
}

// Run judges every policy by every checklist: text, or a JSON object a line.
func (c *auditCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	known, err := c.baseline(a)
	if err != nil {
		return err
	}
	lists, err := a.checklists(c.Checklist)
	if err != nil {
		return err
	}
	found, failed := false, false
	for i, ref := range c.Policies {
		l, err := a.load(ref)
		if err != nil {
			if len(c.Policies) == 1 {
				return err
			}
			a.fail(err)
			failed = true
			continue
		}
		for j, list := range lists {
			got := audit.Audit(list, l.Analysis, audit.Options{Profile: c.Profile, AsOf: c.AsOf})
			found = c.fails(got, known) || found
			if a.json {
				report.JSON(a.out, report.ConvertAudit(got, l.Analysis.Text, c.Unit))
				continue
			}
			if i+j > 0 {
				fmt.Fprintln(a.out)
			}
			if err := report.Audit(a.out, l.vendor(), got, l.Analysis); err != nil {
				return err
			}
		}
	}
	switch {
	case failed:
		return errReported
	case found:
		return errFound
	}
	return nil
}

func (c *auditCmd) check() error {
	for _, v := range c.FailOn {
		if !slices.Contains(policy.Verdicts, policy.Verdict(v)) {
			return &problem{Subject: "--fail-on " + v, Cause: "unknown verdict", Hint: "one of " + fmt.Sprint(policy.Verdicts)}
		}
	}
	if c.AsOf != "" {
		if _, err := time.Parse(time.DateOnly, c.AsOf); err != nil {
			return &problem{Subject: "--as-of " + c.AsOf, Cause: "not a date", Hint: "write YYYY-MM-DD"}
		}
	}
	return nil
}

// baseline reads the verdicts of earlier audits, by policy name, checklist and item.
func (c *auditCmd) baseline(a *app) (map[string]policy.Verdict, error) {
	known := map[string]policy.Verdict{}
	if c.Baseline == "" {
		return known, nil
	}
	data, err := a.read(c.Baseline)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(strings.NewReader(string(data)))
	for dec.More() {
		var old policy.Audit
		if err := dec.Decode(&old); err != nil {
			return nil, &problem{Subject: c.Baseline, Cause: err.Error(), Hint: "a baseline is the output of lacuna --json audit"}
		}
		if old.Schema != policy.AuditSchema {
			return nil, &problem{Subject: c.Baseline, Cause: "not an audit", Hint: "a baseline is the output of lacuna --json audit"}
		}
		for _, it := range old.Items {
			known[baselineKey(&old, it.ID)] = it.Verdict
		}
	}
	return known, nil
}

func baselineKey(a *policy.Audit, item string) string {
	return a.Version.Name + "\x00" + a.Checklist.ID + "\x00" + item
}

// fails reports whether an item has a verdict of --fail-on that the baseline does not know.
func (c *auditCmd) fails(got *policy.Audit, known map[string]policy.Verdict) bool {
	return slices.ContainsFunc(got.Items, func(it policy.AuditItem) bool {
		return slices.Contains(c.FailOn, string(it.Verdict)) && known[baselineKey(got, it.ID)] != it.Verdict
	})
}
