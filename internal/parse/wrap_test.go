package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

const unwrapped = `Privacy notice of the Alder Street Choir

Who sings

The Alder Street Choir is a club of people who like to sing. This notice says what the club knows about its members, its guests and the people who buy a ticket, and how long it knows it.

What we hold

We hold your name, your address and the voice in which you sing. Some of it you told us; some of it we noticed.

We use these data:

- to send you the dates of rehearsals, and to tell you when one of them is cancelled because of snow;
- to print the programme;
- to ask for the yearly fee of 40 euros, which is due in January, and to remind you of it in March if you have not paid by then.

How long we keep it

1. Addresses of members: as long as they sing with us, and for two years after that, in case they come back.
2. Addresses of guests until the concert is over.
3. Photographs for as long as the choir exists, unless you ask us to take one down (a note to any of us will do).

Your rights

You may ask at any time what we hold about you. You may have it corrected or deleted, and you may complain to the data protection authority. We answer within a month; in summer, when half of us are away, it may take a little longer than in winter, but never more than two months.

WHO TO ASK

Ask the treasurer, who keeps the list, or the conductor, who knows everybody.
`

// TestWrapping wraps texts at many columns and checks that they are cut into the
// same blocks as before.
func TestWrapping(t *testing.T) {
	for _, width := range []int{50, 60, 65, 72, 76, 78, 80, 100} {
		for _, style := range []wrapStyle{{}, {hang: true}, {tight: true}, {hang: true, tight: true}, {indent: "    ", hang: true}, {crlf: true}} {
			if wrong := wrapAndCompare(unwrapped, width, style); len(wrong) > 0 {
				t.Errorf("width %d, %+v: %d blocks differ, first:\n%s", width, style, len(wrong), wrong[0])
			}
		}
	}
}

// TestWrappingSeeds does the same with real policies where they are present; their
// headings and lists are less tidy, so it reports what differs and fails on more
// than one block in a hundred.
func TestWrappingSeeds(t *testing.T) {
	names, _ := filepath.Glob("../../../shared/seeds/*.txt")
	t.Logf("%d files", len(names))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all, wrong := 0, 0
		for _, width := range []int{60, 72, 79} {
			for _, style := range []wrapStyle{{}, {hang: true}} {
				diffs := wrapAndCompare(string(data), width, style)
				wrong += len(diffs)
				all += strings.Count(string(data), "\n\n")
				for _, d := range diffs[:min(len(diffs), 2)] {
					t.Logf("%s, width %d, %+v:\n%s", filepath.Base(name), width, style, d)
				}
			}
		}
		t.Logf("%s: %d of about %d blocks differ", filepath.Base(name), wrong, all)
		if wrong*100 > all {
			t.Errorf("%s: %d of about %d blocks differ", name, wrong, all)
		}
	}
}

// A wrapStyle is how a text is laid out in lines.
type wrapStyle struct {
	hang   bool   // the lines of an item stand below its text
	tight  bool   // no empty line below a short line and between items
	crlf   bool   // line ends of two characters
	indent string // before every line
}

// wrapAndCompare lays text out in lines of at most width columns, reads that, and
// returns the blocks that are not what text had.
func wrapAndCompare(text string, width int, style wrapStyle) []string {
	want, err := Parse("x.txt", []byte(text))
	if err != nil {
		return []string{err.Error()}
	}
	var b strings.Builder
	for i, bl := range want.Blocks {
		s := strings.Join(strings.Fields(bl.Of(want.Text)), " ")
		hang := ""
		if style.hang && bl.Kind == Item {
			hang = strings.Repeat(" ", utf8.RuneCountInString(bl.Marker.Of(want.Text))+1)
		}
		for _, l := range wrapLines(s, width, hang) {
			b.WriteString(style.indent + l + "\n")
		}
		short := bl.Kind == Paragraph && len(s) < 45 && !endsSentence(s)
		if next := i + 1; style.tight && next < len(want.Blocks) && (short || bl.Kind == Item && want.Blocks[next].Kind == Item) {
			continue
		}
		b.WriteString("\n")
	}
	laid := b.String()
	if style.crlf {
		laid = strings.ReplaceAll(laid, "\n", "\r\n")
	}
	got, err := Parse("x.txt", []byte(laid))
	if err != nil {
		return []string{err.Error()}
	}
	return compareBlocks(want, got)
}

func compareBlocks(want, got *Text) []string {
	var wrong []string
	seen := map[string]int{}
	for i := range got.Blocks {
		seen[blockKey(got, i)]++
	}
	for i := range want.Blocks {
		k := blockKey(want, i)
		if seen[k] == 0 {
			wrong = append(wrong, k)
		}
		seen[k]--
	}
	return wrong
}

func blockKey(t *Text, i int) string {
	b := &t.Blocks[i]
	return fmt.Sprintf("%s %d %s", b.Kind, b.Depth, strings.Join(strings.Fields(b.Of(t.Text)), " "))
}

func wrapLines(s string, width int, hang string) []string {
	var lines []string
	line := ""
	for _, w := range strings.Split(s, " ") {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
			lines = append(lines, line)
			line = hang + w
			continue
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}
