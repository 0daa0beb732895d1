package segment

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"lacuna/internal/parse"
	"lacuna/internal/policy"
)

var dumpFiles = flag.String("dump", "", "print how the files of this comma-separated list are cut")

// TestDump prints what -dump names, for reading by eye.
func TestDump(t *testing.T) {
	if *dumpFiles == "" {
		return
	}
	for _, name := range strings.Split(*dumpFiles, ",") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := parse.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("=== %s\n%s", name, dump(Split(text), 70))
	}
}

// dump writes d as lines that a reader can check: sections with their level,
// clauses with their kind, lead and run-in heading, at most width characters of each.
func dump(d *policy.Document, width int) string {
	var b strings.Builder
	next := 0
	sections := func(to int) {
		for ; next <= to; next++ {
			s := &d.Sections[next]
			fmt.Fprintf(&b, "%s%s %s", strings.Repeat("  ", depthOf(d, next)), strings.Repeat("#", s.Level), cut(s.Title, width))
			if len(s.Audience) > 0 {
				fmt.Fprintf(&b, "  @%s", strings.Join(s.Audience, ","))
			}
			b.WriteByte('\n')
		}
	}
	for i := range d.Clauses {
		c := &d.Clauses[i]
		sections(c.Section)
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depthOf(d, c.Section)+max(1, c.Depth)), c.Kind)
		if !c.RunIn.IsZero() {
			fmt.Fprintf(&b, " [%s]", line(c.RunIn.Of(d.Text)))
		}
		if len(c.Sentences) > 1 {
			fmt.Fprintf(&b, " %d", len(c.Sentences))
		}
		fmt.Fprintf(&b, ": %s", cut(line(c.Of(d.Text)), width))
		if !c.Lead.IsZero() {
			fmt.Fprintf(&b, "  <- %s", tail(line(c.Lead.Of(d.Text)), 30))
		}
		if c.Section >= 0 && strings.Join(c.Audience, ",") != strings.Join(d.Sections[c.Section].Audience, ",") {
			fmt.Fprintf(&b, "  @%s", strings.Join(c.Audience, ","))
		}
		b.WriteByte('\n')
	}
	sections(len(d.Sections) - 1)
	return b.String()
}

func depthOf(d *policy.Document, section int) int {
	n := 0
	for d.Sections[section].Parent >= 0 {
		section = d.Sections[section].Parent
		n++
	}
	return n
}

func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

func tail(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return "…" + string(r[len(r)-n+1:])
}
