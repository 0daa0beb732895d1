package parse

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzPlain(f *testing.F) {
	for _, s := range []string{
		"Privacy\n\nWe keep data.\n- one\n- two\n  o Three\n\n1. Title\n\n   text",
		"a\r\nb\rc\x00d\xff", "\xff\xfea\x00\n\x00", "·\u00a0\u00a0 NAME\n\n•\n\nText", "Title\n=====\n(a) x\n(iv) y", "--- \n\n\t* x\n____",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "x.txt", data) })
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"---\na: b\n---\n# T\n\n* a\n\n  b\n  1. c\n", "|a|b|\n|-|-|\n|1|<br>2|", "**Purpose:**we [x](y)\n\n[\n\n](z)\n", "<div>\n\n*a*\n\n</div>", "> > 1. a\n\n    code",
		"**a\n\n****b**", "_x:_y <p data-lacuna-source=\"9,1\">z", "4.1\n\nText\n\n●\n\n# H",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "x.md", data) })
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<title>t</title><body><h1>A</h1><p>b<br><br>c<ul><li>x<ol type=i><li>y</ol></ul>",
		"<table><tr><th>a<th colspan=3>b<tr><td>1<td><ul><li>z</ul></table>", "<div hidden>x</div><details><summary>s</summary>t</details>",
		"<pre>a\n b</pre><dl><dt>t<dd>d</dl>", "<a href=x>y<div>z</div></a><sup>1</sup>", "<td>4.1</td><td>t</td><h2>h</h2><li>●</li>",
		"<a class=__cf_email__ data-cfemail=4021>[email&#160;protected]</a>", "<meta charset=windows-1251>\xcf\xf0\xe8",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "x.html", data) })
}

func FuzzParse(f *testing.F) {
	f.Add("", []byte("<!doctype html><p>x"))
	f.Add("a.md", []byte("PK\x03\x04"))
	f.Add("x", []byte("\xfe\xff\x00a\xd8\x00"))
	f.Fuzz(func(t *testing.T, name string, data []byte) { check(t, name, data) })
}

// check fails t when reading data breaks an invariant. It returns what was read,
// nil when it was refused.
func check(t *testing.T, name string, data []byte) *Text {
	t.Helper()
	text, err := Parse(name, data)
	if err != nil {
		var e *Error
		if !errors.As(err, &e) || e.Reason == "" {
			t.Fatalf("%q: error %v is no *Error with a reason", data, err)
		}
		return nil
	}
	if err := text.Check(); err != nil {
		t.Fatalf("%q: %v", data, err)
	}
	if text.Language == "" || text.Encoding == "" || text.MediaType == "" {
		t.Fatalf("%q: language %q, encoding %q, media type %q", data, text.Language, text.Encoding, text.MediaType)
	}
	checkPlaces(t, text, data)
	for _, n := range text.Notes {
		if n.Start < 0 || n.End > len(text.Text) || n.Start > n.End || n.Kind == "" || n.Message == "" {
			t.Fatalf("%q: note %+v", data, n)
		}
	}
	if !utf8.ValidString(text.Title) {
		t.Fatalf("%q: title %q", data, text.Title)
	}
	return text
}

// checkPlaces checks that every block lies in the file where it says. In plain
// text its bytes are the block itself.
func checkPlaces(t *testing.T, text *Text, data []byte) {
	t.Helper()
	at := 0
	for i, b := range text.Blocks {
		p := b.Place.Bytes
		if p.IsZero() {
			continue
		}
		if p.Start < at || p.End < p.Start || p.End > len(data) {
			t.Fatalf("%q: block %d stands at %v after %d", data, i, p, at)
		}
		at = p.Start
		if text.MediaType != "text/plain" || text.Encoding != "utf-8" {
			continue
		}
		raw := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(string(bytes.ToValidUTF8(data[p.Start:p.End], []byte("\uFFFD"))))
		if got := b.Of(text.Text); raw != got && !strings.Contains(raw, "\uFFFD") && blankRules(raw) != got {
			t.Fatalf("%q: block %d is %q, its bytes are %q", data, i, got, raw)
		}
	}
}
