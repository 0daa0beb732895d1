package parse

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// A format is one way to write a policy down.
type format struct {
	media   string
	ext     []string
	match   func(head []byte) bool   // reports whether the data looks like it; asked when the extension does not tell
	charset func(data []byte) string // the label that the data itself gives, or ""
	parse   func(t *Text, s *source)
	empty   string // reason for refusing a file without text
}

// formats in the order in which data without a telling extension is tried.
var formats = []format{
	{
		"text/html",
		[]string{".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx"},
		looksHTML, metaCharset, parseHTML,
		"HTML without readable text: the page may be built by a script",
	},
	{
		"text/markdown",
		[]string{".md", ".markdown", ".mdown", ".mkd"},
		looksMarkdown, nil, parseMarkdown,
		"Markdown without text",
	},
	{
		"text/plain",
		[]string{".txt", ".text", ""},
		nil, nil, parsePlain,
		"the file holds nothing but white space",
	},
}

// headBytes is how much of a file is looked at to tell its format.
const headBytes = 8 << 10

// formatOf picks the format of a file, or says why it cannot be read.
func formatOf(name string, data []byte) (*format, string) {
	if reason := refuse(name, data); reason != "" {
		return nil, reason
	}
	head := asciiHead(data)
	html, markdown, plain := &formats[0], &formats[1], &formats[2]
	ext := strings.ToLower(path.Ext(name))
	for i := range formats {
		f := &formats[i]
		for _, e := range f.ext {
			if e == ext && e != "" && f != plain {
				// A page saved as .md, or running text saved as .html.
				if f == markdown && startsHTML(head) {
					return html, ""
				}
				if f == html && !anyTag.Match(head) && !anyTag.Match(data) {
					return plain, ""
				}
				return f, ""
			}
		}
	}
	for i := range formats {
		if f := &formats[i]; f.match != nil && f.match(head) {
			return f, ""
		}
	}
	return plain, ""
}

// asciiHead returns the first bytes of data, without the NULs that UTF-16 has
// between ASCII characters.
func asciiHead(data []byte) []byte {
	head := data[:min(len(data), headBytes)]
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(head, 0) >= 0 {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
		head = bytes.TrimPrefix(bytes.TrimPrefix(head, []byte("\xff\xfe")), []byte("\xfe\xff"))
	}
	return head
}

var (
	anyTag    = regexp.MustCompile(`(?i)</?(p|div|br|body|html|h[1-6]|ul|ol|li|table|span|pre|article|section|main|title)\b[^<>]*>`)
	htmlStart = regexp.MustCompile(`(?i)^(\s|<!--[^>]*-->|<\?xml[^>]*>)*<(!doctype html|html|head|body)\b`)
	blockTag  = regexp.MustCompile(`(?i)</(p|div|h[1-6]|li|ul|ol|td|tr|table|body)>`)
	mdHeading = regexp.MustCompile(`(?m)^ {0,3}#{1,6} +\S|^\S.{0,80}\n(={4,}|-{4,})[ \t]*\r?$`)
	mdLink    = regexp.MustCompile(`\[[^\[\]\n]+\]\((https?://|mailto:|/|#)[^()\s]*\)`)
	mdStrong  = regexp.MustCompile(`\*\*[^*\s][^*\n]*\*\*`)
)

func startsHTML(head []byte) bool { return htmlStart.Match(head) }

func looksHTML(head []byte) bool {
	return startsHTML(head) || len(blockTag.FindAllIndex(head, 3)) == 3
}

// looksMarkdown wants two signs of different kinds, or three headings: a single
// "# 3" or underlined title is common in plain text.
func looksMarkdown(head []byte) bool {
	kinds := 0
	headings := len(mdHeading.FindAllIndex(head, 3))
	for _, found := range []bool{headings > 0, mdLink.Match(head), mdStrong.Match(head)} {
		if found {
			kinds++
		}
	}
	return kinds >= 2 || headings == 3
}
