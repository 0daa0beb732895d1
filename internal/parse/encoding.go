package parse

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"lacuna/internal/policy"
)

// A source is the decoded text of a file, with what is needed to find the bytes
// of the file behind a place in the text.
type source struct {
	text     string // valid UTF-8, "\n" line ends, no byte order mark
	encoding string
	notes    []Note

	data []byte      // the file, without its byte order mark
	skip int         // bytes of the byte order mark
	next nextRune    // nil for encodings without a simple law
	at   policy.Span // cursor of offset: place in text, place in data
}

// nextRune decodes the first character of data, which is not empty.
type nextRune func(data []byte) (r rune, size int)

// invalidBytes is the kind of the note about bytes that the encoding does not know.
const invalidBytes = "invalid-bytes"

// decode turns data into text. label is the format's way to find the encoding
// that the data itself names; it may be nil.
func decode(data []byte, label func([]byte) string) (*source, string) {
	s := &source{data: data}
	var other encoding.Encoding
	s.encoding, s.skip, s.next, other = detect(data, label)
	s.data = data[s.skip:]
	if other != nil {
		return s, s.decodeOther(other)
	}
	if s.encoding == "utf-8" && utf8.Valid(s.data) && bytes.IndexByte(s.data, '\r') < 0 && bytes.IndexByte(s.data, 0) < 0 {
		s.text = string(s.data)
		return s, binary(s.text)
	}
	s.decodeRunes()
	return s, binary(s.text)
}

// decodeRunes decodes character by character and notes what it had to replace.
func (s *source) decodeRunes() {
	var b strings.Builder
	b.Grow(len(s.data))
	invalid, nuls := 0, 0
	for i := 0; i < len(s.data); {
		r, n := s.char(i)
		if n == 0 {
			break
		}
		if r == utf8.RuneError {
			if s.data[i] == 0 {
				nuls++
			} else {
				invalid++
			}
		}
		b.WriteRune(r)
		i += n
	}
	s.text = b.String()
	if invalid+nuls > 0 {
		s.notes = append(s.notes, Note{
			Kind:    invalidBytes,
			Message: fmt.Sprintf("%d byte sequences are not valid %s and stand as U+FFFD", invalid+nuls, s.encoding),
		})
	}
}

// char returns the character of the text at s.data[i:] and the bytes it takes:
// a line end of two characters is one "\n", what is invalid is U+FFFD.
func (s *source) char(i int) (rune, int) {
	r, n := s.next(s.data[i:])
	switch r {
	case '\r':
		if i+n < len(s.data) {
			if r2, n2 := s.next(s.data[i+n:]); r2 == '\n' {
				return '\n', n + n2
			}
		}
		return '\n', n
	case 0:
		return utf8.RuneError, n
	}
	return r, n
}

func (s *source) decodeOther(e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(s.data)
	if err != nil {
		return "the text is not valid " + s.encoding
	}
	text := strings.ToValidUTF8(string(out), "\uFFFD")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	s.text = strings.ReplaceAll(text, "\x00", "\uFFFD")
	return binary(s.text)
}

// offset returns the byte of the file that stands for byte i of the text. Calls
// must come with growing i. It reports false when the encoding has no simple law.
func (s *source) offset(i int) (int, bool) {
	if s.next == nil {
		return 0, false
	}
	if len(s.text) == len(s.data) && s.encoding == "utf-8" {
		return i + s.skip, true
	}
	for s.at.Start < i && s.at.End < len(s.data) {
		r, n := s.char(s.at.End)
		s.at.Start += utf8.RuneLen(r)
		s.at.End += n
	}
	return s.at.End + s.skip, true
}

// bytes returns the bytes of the file behind a span of the text, or the zero span.
func (s *source) bytes(sp policy.Span) policy.Span {
	start, ok := s.offset(sp.Start)
	if !ok {
		return policy.Span{}
	}
	end, _ := s.offset(sp.End)
	return policy.Span{Start: start, End: end}
}

// binary refuses what decodes but is no text: more than one character in fifty
// is a control character or a replaced byte.
func binary(text string) string {
	odd := strings.Count(text, "\uFFFD")
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != '\v' || c == 0x7f {
			odd++
		}
	}
	if odd*50 > len(text) && odd > 2 {
		return "binary data, not a text"
	}
	return ""
}
