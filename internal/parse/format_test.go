package parse

import (
	"errors"
	"strings"
	"testing"
)

func TestFormats(t *testing.T) {
	const page = "<!DOCTYPE html>\n<html><body><h1>T</h1><p>We keep nothing.</p></body></html>"
	const markdown = "# T\n\nWe **keep** [nothing](https://example.com/x).\n"
	for _, c := range []struct{ name, data, want string }{
		{"a.html", page, "text/html"},
		{"a.HTM", page, "text/html"},
		{"a.md", markdown, "text/markdown"},
		{"a.txt", "We keep nothing.", "text/plain"},
		{"a", page, "text/html"},
		{"-", page, "text/html"},
		{"-", markdown, "text/markdown"},
		{"-", "We keep nothing.", "text/plain"},
		{"a.txt", page, "text/html"},
		{"a.md", page, "text/html"},
		{"a.txt", markdown, "text/markdown"},
		{"a.html", "We keep nothing.\n\nNothing at all.", "text/plain"},
		{"policy.v2", "1. We keep < 3 things.\n# 2 of them are names.", "text/plain"},
		{"a.txt", "<p>We keep</p><p>nothing</p><p>at all</p>", "text/html"},
		{"a.txt", "Use the <b> tag & <i>.\nTitle\n=====\nText", "text/plain"},
		{"a.html", "\xff\xfe" + utf16Bytes(page, false), "text/html"},
	} {
		text := check(t, c.name, []byte(c.data))
		if text == nil {
			t.Errorf("%s %q: refused", c.name, c.data)
		} else if text.MediaType != c.want {
			t.Errorf("%s %q: %s, want %s", c.name, c.data, text.MediaType, c.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.pdf", "%PDF-1.7\n", "PDF"},
		{"a.txt", "%PDF-1.4\n", "PDF"},
		{"a.docx", "PK\x03\x04\x14\x00word/document.xml", "DOCX"},
		{"a.xlsx", "PK\x03\x04\x14\x00xl/workbook.xml", "XLSX"},
		{"a.odt", "PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"},
		{"a.zip", "PK\x03\x04\x14\x00a.txt", "ZIP"},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"},
		{"a.rtf", "{\\rtf1 x}", "RTF"},
		{"a.png", "\x89PNG\r\n\x1a\n", "PNG"},
		{"a.jpg", "\xff\xd8\xff\xe0", "JPEG"},
		{"a.csv", "a,b\n1,2", "spreadsheet"},
		{"a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related", "archive"},
		{"a.txt", "", "empty"},
		{"a.txt", " \n\t\u00a0\n", "white space"},
		{"a.md", "\n\n", "without text"},
		{"a.html", "<html><body><div id=app></div><script>x()</script></body></html>", "without readable text"},
		{"a.txt", "\x01\x02\x03\x04\x05\x06\x07\x08 data \x00\x00", "binary"},
		{"a.txt", strings.Repeat("\x00\x01\x9c\xe2", 1000), "binary"},
		{"a.txt", strings.Repeat("a", maxBytes+1), "32 MiB"},
	} {
		_, err := Parse(c.name, []byte(c.data))
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Reason, c.want) || e.Name != c.name {
			t.Errorf("%s %.40q: error %v, want one with %q", c.name, c.data, err, c.want)
		}
	}
}
