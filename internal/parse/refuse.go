package parse

import (
	"bytes"
	"path"
	"strings"
)

// A signature is how a file that cannot be read begins, and what it is.
type signature struct{ prefix, what string }

var signatures = []signature{
	{"%PDF-", "a PDF file: PDF is not read yet, save its text as .txt or .html"},
	{"{\\rtf", "a Rich Text (RTF) file: save it as .txt or .html"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls): save it as .txt or .html"},
	{"\x89PNG\r\n\x1a\n", "an image (PNG)"},
	{"\xff\xd8\xff", "an image (JPEG)"},
	{"GIF8", "an image (GIF)"},
	{"II*\x00", "an image (TIFF)"},
	{"MM\x00*", "an image (TIFF)"},
	{"\x1f\x8b", "a gzip archive: unpack it first"},
	{"BZh", "a bzip2 archive: unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"},
	{"Rar!\x1a\x07", "a RAR archive: unpack it first"},
	{"\x7fELF", "a program, not a text"},
	{"MZ\x90", "a program, not a text"},
	{"SQLite format 3\x00", "a database (SQLite)"},
}

// spreadsheets are text, but no policy: their rows would read as sentences.
var spreadsheets = []string{".csv", ".tsv"}

// refuse says why data cannot be read as a policy, or "".
func refuse(name string, data []byte) string {
	if len(data) == 0 {
		return "the file is empty"
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.prefix)) {
			return s.what
		}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return zipKind(data)
	}
	if len(data) > 12 && bytes.HasPrefix(data, []byte("RIFF")) && string(data[8:12]) == "WEBP" {
		return "an image (WebP)"
	}
	head := asciiHead(data)
	if bytes.Contains(head, []byte("MIME-Version:")) && bytes.Contains(bytes.ToLower(head), []byte("content-type: multipart/")) {
		return "a saved web archive or e-mail (MIME): save the page as .html"
	}
	ext := strings.ToLower(path.Ext(name))
	for _, e := range spreadsheets {
		if ext == e {
			return "a spreadsheet (" + strings.ToUpper(e[1:]) + ")"
		}
	}
	return ""
}

// zipKind tells Office documents from other archives by the names of their parts.
func zipKind(data []byte) string {
	for _, k := range []signature{
		{"word/", "a Word document (DOCX): DOCX is not read yet, save it as .txt or .html"},
		{"xl/", "a spreadsheet (XLSX)"},
		{"ppt/", "a presentation (PPTX)"},
		{"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file: save it as .txt or .html"},
		{"mimetypeapplication/epub", "an e-book (EPUB): save it as .html"},
	} {
		if bytes.Contains(data, []byte(k.prefix)) {
			return k.what
		}
	}
	return "a ZIP archive: unpack it first"
}
