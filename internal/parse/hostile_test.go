package parse

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// hostileTime is ten times what the slowest case takes on a slow machine, and far
// less than one that grows with the square of its input.
const (
	hostileSize = 60_000
	hostileTime = 6 * time.Second
)

// TestHostile reads input made to exhaust the reader.
func TestHostile(t *testing.T) {
	cases := []struct {
		name, file string
		data       func(n int) string
	}{
		{"nested tags", "x.html", func(n int) string { return strings.Repeat("<div>", n) + "deep" + strings.Repeat("</div>", n) }},
		{"unclosed formatting", "x.html", func(n int) string { return strings.Repeat("<b><i><p>x", n) }},
		{"nested lists", "x.html", func(n int) string { return strings.Repeat("<ul><li>x", n) }},
		{"nested tables", "x.html", func(n int) string { return strings.Repeat("<table><tr><td>x", n) }},
		{"list items", "x.html", func(n int) string { return "<ol>" + strings.Repeat("<li>item", n) + "</ol>" }},
		{"long table", "x.html", func(n int) string { return "<table>" + strings.Repeat("<tr><td>a<td>b", n) + "</table>" }},
		{"wide cells", "x.html", func(n int) string { return "<table><tr>" + strings.Repeat("<td colspan=1000>a", n) }},
		{"hidden parts", "x.html", func(n int) string { return strings.Repeat("<p hidden>x</p><div class=menu>y</div>z", n) }},
		{"nested hidden parts", "x.html", func(n int) string {
			return strings.Repeat("<div hidden class=header>", min(n, 400)) + strings.Repeat("word ", n)
		}},
		{"attributes", "x.html", func(n int) string { return "<p " + strings.Repeat("a=b class=menu ", n) + ">x" }},
		{"open tags", "x.html", func(n int) string { return strings.Repeat("<", n) + "x" }},
		{"line breaks", "x.html", func(n int) string { return strings.Repeat("a<br>", n) }},
		{"links", "x.html", func(n int) string { return strings.Repeat("<a href=x>y</a> ", n) }},
		{"one line", "x.txt", func(n int) string { return strings.Repeat("word ", n*2) }},
		{"short lines", "x.txt", func(n int) string { return strings.Repeat("a\n", n*2) }},
		{"items", "x.txt", func(n int) string { return strings.Repeat("- item\n", n) }},
		{"deeper items", "x.txt", func(n int) string {
			var b strings.Builder
			for i := range n / 40 {
				b.WriteString(strings.Repeat(" ", i) + "- x\n")
			}
			return b.String()
		}},
		{"markers", "x.txt", func(n int) string { return strings.Repeat("1.", n*2) }},
		{"carriage returns", "x.txt", func(n int) string { return strings.Repeat("a\r\n\r", n) }},
		{"invalid bytes", "x.txt", func(n int) string { return strings.Repeat("a long enough line of text, then a stray byte \xff\n", n) }},
		{"quotes", "x.md", func(n int) string { return strings.Repeat(">", n) + " x" }},
		{"lists in a line", "x.md", func(n int) string { return strings.Repeat("- ", n) + "x" }},
		{"emphasis", "x.md", func(n int) string { return strings.Repeat("*a **b", n) }},
		{"strong", "x.md", func(n int) string { return strings.Repeat("**a:**b ", n) }},
		{"brackets", "x.md", func(n int) string { return strings.Repeat("[", n) }},
		{"links in text", "x.md", func(n int) string { return strings.Repeat("[a](b", n) }},
		{"links in lines", "x.md", func(n int) string { return strings.Repeat("[a](b\n", n) }},
		{"link titles", "x.md", func(n int) string { return strings.Repeat("[a](b \"\n", n) }},
		{"closed titles", "x.md", func(n int) string { return strings.Repeat("[a](b \")\n", n) }},
		{"titles in a line", "x.md", func(n int) string { return strings.Repeat("[a](b \") ", n) }},
		{"single titles", "x.md", func(n int) string { return strings.Repeat("[a](b ') ", n) }},
		{"bracket titles", "x.md", func(n int) string { return strings.Repeat("[a](b ()\n", n) }},
		{"angle destinations", "x.md", func(n int) string { return strings.Repeat("[a](<b)\n", n) }},
		{"good links", "x.md", func(n int) string { return strings.Repeat("[a](b)\n", n) }},
		{"images", "x.md", func(n int) string { return strings.Repeat("![", n) }},
		{"image ends", "x.md", func(n int) string { return strings.Repeat("![a]", n) }},
		{"definitions", "x.md", func(n int) string { return strings.Repeat("[a]: b\n", n) }},
		{"open definitions", "x.md", func(n int) string { return strings.Repeat("[a]: b '\n", n) }},
		{"mixed emphasis", "x.md", func(n int) string { return strings.Repeat("*_a ", n) + strings.Repeat("_* ", n) }},
		{"nested emphasis", "x.md", func(n int) string { return strings.Repeat("*a ", n) + strings.Repeat("b* ", n) }},
		{"nested strong", "x.md", func(n int) string { return strings.Repeat("**a ", n) + strings.Repeat("b** ", n) }},
		{"entities", "x.md", func(n int) string { return strings.Repeat("&amp", n) }},
		{"columns", "x.md", func(n int) string { return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" }},
		{"growing ticks", "x.md", func(n int) string {
			var b strings.Builder
			for i := range n / 80 {
				b.WriteString(strings.Repeat("`", i) + "a")
			}
			return b.String()
		}},
		{"instructions", "x.md", func(n int) string {
			return strings.Repeat("a <?", n) + strings.Repeat("<!A ", n) + strings.Repeat("<![CDATA[", n)
		}},
		{"code", "x.md", func(n int) string { return strings.Repeat("`a``", n) }},
		{"markdown items", "x.md", func(n int) string { return strings.Repeat("* item\n", n) }},
		{"markdown rows", "x.md", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", n) }},
		{"html in markdown", "x.md", func(n int) string { return strings.Repeat("<div>\n\n", n) + "x" }},
		{"angle brackets", "x.md", func(n int) string { return strings.Repeat("<a ", n) }},
		{"comments", "x.md", func(n int) string { return strings.Repeat("x <!-- ", n) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if took := duration(t, c.file, c.data(hostileSize)); took > hostileTime {
				t.Errorf("%s: took %v", c.name, took)
			}
		})
	}
}

func duration(t *testing.T, name, data string) time.Duration {
	start := time.Now()
	text, err := Parse(name, []byte(data))
	took := time.Since(start)
	var e *Error
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	if err == nil {
		if err := text.Check(); err != nil {
			t.Fatal(err)
		}
	}
	return took
}
