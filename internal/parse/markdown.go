package parse

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	nethtml "golang.org/x/net/html"

	"lacuna/internal/policy"
)

// parseMarkdown reads Markdown by way of HTML, which it may contain anyway. Each
// block carries its place in the source through an attribute.
func parseMarkdown(t *Text, s *source) {
	if tooTangled(s.text) {
		parsePlain(t, s)
		return
	}
	src := mendEmphasis(blankBrackets([]byte(blankFrontMatter(s.text))))
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(html.WithUnsafe()))
	doc := md.Parser().Parse(text.NewReader(src))
	markSources(doc)
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, src, doc); err != nil {
		parsePlain(t, s)
		return
	}
	page := parseTree(out.String())
	if page == nil {
		parsePlain(t, s)
		return
	}
	w := &walker{f: flow{t: t}, asterisks: strings.Contains(s.text, `\*\*`)}
	w.root(head(page).body)
	w.f.finish()
	t.Title = titleOf(t)
	placeBlocks(t, s)
}

// sourceName is the attribute that carries "start,end" of a block in the source.
const sourceName = "data-lacuna-source"

// markSources gives every block its place in the source.
func markSources(doc ast.Node) {
	// The walker function never fails.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() != ast.TypeBlock {
			return ast.WalkSkipChildren, nil
		}
		if lines := n.Lines(); entering && lines != nil && lines.Len() > 0 {
			first, last := lines.At(0), lines.At(lines.Len()-1)
			n.SetAttributeString(sourceName, []byte(strconv.Itoa(first.Start)+","+strconv.Itoa(last.Stop)))
		}
		return ast.WalkContinue, nil
	})
}

// sourceAttr returns the place that markSources gave to n.
func sourceAttr(n *nethtml.Node) (policy.Span, bool) {
	start, end, ok := strings.Cut(attr(n, sourceName), ",")
	if !ok {
		return policy.Span{}, false
	}
	a, err1 := strconv.Atoi(start)
	b, err2 := strconv.Atoi(end)
	return policy.Span{Start: a, End: b}, err1 == nil && err2 == nil
}

// placeBlocks turns places in the decoded source into bytes of the file.
func placeBlocks(t *Text, s *source) {
	at := 0
	for i := range t.Blocks {
		sp := t.Blocks[i].Place.Bytes
		t.Blocks[i].Place.Bytes = policy.Span{}
		// Raw HTML may forge the attribute: what is out of order is dropped.
		if sp.IsZero() || sp.Start < at || sp.End < sp.Start || sp.End > len(s.text) {
			continue
		}
		at = sp.Start
		t.Blocks[i].Place.Bytes = s.bytes(trim(s.text, sp))
	}
}

var frontMatter = regexp.MustCompile(`^---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*\n`)

// blankFrontMatter replaces the YAML at the top of a file by blanks, so that every
// offset stays.
func blankFrontMatter(text string) string {
	n := len(frontMatter.FindString(text))
	if n == 0 || !strings.Contains(text[:n], ": ") {
		return text
	}
	return strings.Repeat("\n", n) + text[n:]
}

// Limits of what a person would write in one line or paragraph. Beyond them the
// time that Markdown takes grows with the square of it.
const (
	maxContainers = 40    // quotes and list items that a line opens
	maxBroken     = 1_000 // odd link destinations and definitions of a paragraph
)

// plainLink finds link destinations that are closed and simple.
var plainLink = regexp.MustCompile(`\]\([^()<>\s]*(?:[ \t]+"[^"\n]*")?\)`)

// tooTangled reports whether src has a line or paragraph beyond the limits.
func tooTangled(src string) bool {
	broken := 0
	for l := range strings.Lines(src) {
		if blank(l) {
			broken = 0
			continue
		}
		if open := strings.Count(l, "]("); open > 0 {
			broken += open - len(plainLink.FindAllStringIndex(l, -1))
		}
		if strings.Contains(l, "]:") {
			broken++
		}
		if broken > maxBroken || containers(l) > maxContainers {
			return true
		}
	}
	return false
}

// containers counts the quotes and list items that a line opens. A rule drawn as
// "* * *" opens none.
func containers(l string) int {
	n := 0
	for n <= maxContainers {
		l = strings.TrimLeft(l, " \t")
		switch {
		case strings.HasPrefix(l, ">"):
			l = l[1:]
		case len(l) > 1 && strings.ContainsRune("-*+", rune(l[0])) && (l[1] == ' ' || l[1] == '\t'):
			if n == 0 && strings.Trim(l, string(l[0])+" \t\n") == "" {
				return n
			}
			l = l[2:]
		default:
			digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
			if digits == 0 || digits > 9 || len(l) < digits+2 || l[digits] != '.' && l[digits] != ')' || l[digits+1] != ' ' {
				return n
			}
			l = l[digits+2:]
		}
		n++
	}
	return n
}
