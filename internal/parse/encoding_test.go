package parse

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// utf16Bytes encodes s without a byte order mark.
func utf16Bytes(s string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b.WriteByte(byte(u >> 8))
			b.WriteByte(byte(u))
		} else {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		}
	}
	return b.String()
}

func TestEncodings(t *testing.T) {
	const quoted = "We don’t sell “data” — ever. 🎈"
	const russian = "Мы храним имена и адреса наших покупателей, пока идёт заказ, и удаляем их через год после доставки."
	cp1252, _ := charmap.Windows1252.NewEncoder().String("We don’t sell “data” – ever, café.")
	cp1251, _ := charmap.Windows1251.NewEncoder().String(russian)
	latin2, _ := charmap.ISO8859_2.NewEncoder().String("Žádné údaje neprodáváme.")
	sjis, _ := japanese.ShiftJIS.NewEncoder().String("個人情報を販売しません。")
	for _, c := range []struct{ name, file, data, encoding, want string }{
		{"utf-8", "x.txt", quoted, "utf-8", quoted},
		{"utf-8 with mark", "x.txt", "\ufeff" + quoted, "utf-8", quoted},
		{"utf-16le with mark", "x.txt", "\xff\xfe" + utf16Bytes(quoted, false), "utf-16le", quoted},
		{"utf-16be with mark", "x.txt", "\xfe\xff" + utf16Bytes(quoted, true), "utf-16be", quoted},
		{"utf-16le", "x.txt", utf16Bytes(quoted, false), "utf-16le", quoted},
		{"utf-16be", "x.txt", utf16Bytes(quoted, true), "utf-16be", quoted},
		{"windows-1252", "x.txt", cp1252, "windows-1252", "We don’t sell “data” – ever, café."},
		{"windows-1251 by statistics", "x.txt", strings.Repeat(cp1251+"\n\n", 5), "windows-1251", russian},
		{"label of the page", "x.html", `<meta charset="iso-8859-2"><p>` + latin2, "iso-8859-2", "Žádné údaje neprodáváme."},
		{"old label", "x.html", `<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>` + cp1251, "windows-1251", russian},
		{"multi-byte label", "x.html", `<meta charset=Shift_JIS><p>` + sjis, "shift_jis", "個人情報を販売しません。"},
		{"valid utf-8 beats the label", "x.html", `<meta charset=windows-1252><p>` + quoted, "utf-8", quoted},
		{"line ends", "x.txt", "one\r\ntwo\rthree", "utf-8", "one\ntwo\nthree"},
		{"stray byte", "x.txt", "caf\xc3\xa9 – na\xc3\xafve \xff sch\xc3\xb6n \xc3\xa0 la carte", "utf-8", "café – naïve \uFFFD schön à la carte"},
		{"no-break spaces stay", "x.txt", "a\u00a0b\u200bc", "utf-8", "a\u00a0b\u200bc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := check(t, c.file, []byte(c.data))
			if text == nil {
				t.Fatal("refused")
			}
			if text.Encoding != c.encoding {
				t.Errorf("encoding %q, want %q", text.Encoding, c.encoding)
			}
			if !strings.Contains(text.Text, c.want) {
				t.Errorf("got %q, want it to hold %q", text.Text, c.want)
			}
		})
	}
}

// TestPlaces checks that the bytes of a block are found in encodings whose
// characters have other sizes than UTF-8.
func TestPlaces(t *testing.T) {
	const text = "Naïve – café\r\n\r\nœuvre 🎈 end"
	for name, data := range map[string]string{
		"utf-8":    text,
		"mark":     "\ufeff" + text,
		"utf-16le": "\xff\xfe" + utf16Bytes(text, false),
		"utf-16be": utf16Bytes(strings.Repeat(text, 4), true),
	} {
		got := check(t, "x.txt", []byte(data))
		last := got.Blocks[len(got.Blocks)-1]
		s, reason := decode([]byte(data)[last.Place.Bytes.Start:last.Place.Bytes.End], nil)
		if reason != "" || s.text != last.Of(got.Text) && !strings.HasPrefix(name, "utf-16") {
			t.Errorf("%s: bytes %v hold %q, want %q", name, last.Place.Bytes, s.text, last.Of(got.Text))
		}
		if last.Place.Bytes.End != len(data) {
			t.Errorf("%s: the last block ends at byte %d of %d", name, last.Place.Bytes.End, len(data))
		}
	}
}

func TestNotes(t *testing.T) {
	text := check(t, "x.txt", []byte("A long enough line of text with one stray\x00 byte in it, and another \xff here, so that it is no binary data.\n"+strings.Repeat("More text. ", 20)))
	if len(text.Notes) != 1 || text.Notes[0].Kind != "invalid-bytes" || text.Notes[0].Of(text.Text) != "\uFFFD" {
		t.Errorf("notes %+v", text.Notes)
	}
}
