package parse

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// detect names the encoding of data, the size of its byte order mark and how to
// decode it: by a rune at a time, or by a decoder for the whole.
func detect(data []byte, label func([]byte) string) (name string, bom int, next nextRune, other encoding.Encoding) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return "utf-8", 3, nextUTF8, nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "utf-16le", 2, nextUTF16LE, nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf-16be", 2, nextUTF16BE, nil
	}
	if name, next := utf16Guess(data); next != nil {
		return name, 0, next, nil
	}
	if utf8.Valid(data) {
		return "utf-8", 0, nextUTF8, nil
	}
	if mostlyUTF8(data) {
		return "utf-8", 0, nextUTF8, nil
	}
	if label != nil {
		if e, name := charset.Lookup(label(data)); e != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
			return byEncoding(name, e)
		}
	}
	if e, name := guess(data); e != nil {
		return byEncoding(name, e)
	}
	return byEncoding("windows-1252", charmap.Windows1252)
}

func byEncoding(name string, e encoding.Encoding) (string, int, nextRune, encoding.Encoding) {
	if m, ok := e.(*charmap.Charmap); ok {
		return name, 0, func(data []byte) (rune, int) { return m.DecodeByte(data[0]), 1 }, nil
	}
	return name, 0, nil, e
}

func nextUTF8(data []byte) (rune, int) { return utf8.DecodeRune(data) }

func nextUTF16LE(data []byte) (rune, int) {
	return nextUTF16(data, func(i int) rune { return rune(data[i]) | rune(data[i+1])<<8 })
}

func nextUTF16BE(data []byte) (rune, int) {
	return nextUTF16(data, func(i int) rune { return rune(data[i])<<8 | rune(data[i+1]) })
}

func nextUTF16(data []byte, unit func(i int) rune) (rune, int) {
	if len(data) < 2 {
		return utf8.RuneError, len(data)
	}
	r := unit(0)
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(data) >= 4 {
		if r = utf16.DecodeRune(r, unit(2)); r != utf8.RuneError {
			return r, 4
		}
	}
	return utf8.RuneError, 2
}

// utf16Guess recognises UTF-16 without a byte order mark: in a European text
// every other byte is NUL.
func utf16Guess(data []byte) (string, nextRune) {
	head := data[:min(len(data), 4096)&^1]
	var nul [2]int
	for i, c := range head {
		if c == 0 {
			nul[i&1]++
		}
	}
	units := len(head) / 2
	switch {
	case units == 0:
	case nul[1]*10 > units*7 && nul[0]*20 < units:
		return "utf-16le", nextUTF16LE
	case nul[0]*10 > units*7 && nul[1]*20 < units:
		return "utf-16be", nextUTF16BE
	}
	return "", nil
}

// mostlyUTF8 reports whether broken UTF-8 is still that: of its bytes above
// ASCII nine in ten belong to well-formed characters.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			bad++
			n = 1
		} else {
			good += n
		}
		i += n
	}
	return good >= 9*bad
}

// minConfidence keeps out the guesses that turn German into Turkish.
const minConfidence = 0.9

// guess asks the frequency statistics, which need a text with many letters
// above ASCII; on an English text with a few curly quotes they invent alphabets.
func guess(data []byte) (encoding.Encoding, string) {
	high := 0
	sample := data[:min(len(data), 64<<10)]
	for _, c := range sample {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	if high*20 < len(sample) {
		return nil, ""
	}
	r := chardet.Detect(sample)
	if r.Confidence < minConfidence {
		return nil, ""
	}
	label := r.Encoding
	if label == "MacCyrillic" {
		// The small letters stand at the same places; nobody writes the other any more.
		label = "windows-1251"
	}
	e, name := charset.Lookup(label)
	if e == nil || strings.HasPrefix(name, "utf-") {
		return nil, ""
	}
	out, err := e.NewDecoder().Bytes(sample)
	// The sample may end inside a character.
	if i := bytes.Index(out, []byte("\uFFFD")); err != nil || i >= 0 && i < len(out)-4 {
		return nil, ""
	}
	return e, name
}
