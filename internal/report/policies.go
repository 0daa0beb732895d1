package report

import (
	"fmt"
	"io"
	"strconv"

	"lacuna/internal/policy"
)

// Ingested writes the outcome for one file.
func Ingested(w io.Writer, status, name, id string, clauses int, reason string) {
	switch status {
	case "refused":
		fmt.Fprintf(w, "%-16s %s: %s\n", status, flat(name), flat(reason))
	default:
		fmt.Fprintf(w, "%-16s %s  %s  %s\n", status, short12(id), flat(name), plural(clauses, "clause"))
	}
}

// Policies writes a table of the stored policies.
func Policies(w io.Writer, all []policy.Policy) error {
	rows := [][]string{{"ID", "VENDOR", "TITLE", "TYPE", "VERSIONS", "DATE", "CLAUSES"}}
	for i := range all {
		p := &all[i]
		date, clauses := "", ""
		if v := p.Latest(); v != nil {
			date, clauses = v.Date, strconv.Itoa(v.Clauses)
		}
		rows = append(rows, []string{short12(p.ID), short(p.Vendor, 30), short(p.Title, 44), p.Type, strconv.Itoa(len(p.Versions)), date, clauses})
	}
	out := page{w: w}
	out.table(rows)
	return out.err
}

// short12 is the part of an id that people see; any prefix of 6 characters names it.
func short12(id string) string { return id[:min(len(id), 12)] }
