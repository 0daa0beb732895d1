package segment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"

	"lacuna/internal/parse"
)

// benchText is a policy in the form that many have: headings, prose, lists, run-in headings.
var benchText = strings.Repeat(`WHAT DATA DO WE KEEP?

Order data. We keep the name, the postal address and the goods of every order for ten years, because the tax code (e.g. Sec. 147) asks for it. After that we erase them, unless a dispute with Birch Ltd. is still open.

We share this data with:

• carriers, who bring the parcel to the door and may phone you about it;
• Payment services. They check the card and hold its number; we never see it.
• courts and public bodies, where the law makes us do so, i.e. after an order of a judge.

How do we guard it?

All traffic to our shop is encrypted. Our staff see only what their work needs, and each look is logged for 90 days. No system is safe from every attack, so please tell us at privacy@birch.example if something looks wrong.

`, 20)

func bench(b *testing.B, text *parse.Text) {
	b.SetBytes(int64(len(text.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Split(text)
	}
}

func BenchmarkSplit(b *testing.B) {
	text, err := parse.Parse("x.txt", []byte(benchText))
	if err != nil {
		b.Fatal(err)
	}
	bench(b, text)
}

// BenchmarkSplitCorpus cuts real policies one after the other.
func BenchmarkSplitCorpus(b *testing.B) {
	files, _ := filepath.Glob(corpus)
	if len(files) == 0 {
		b.Skipf("no policies at %s", corpus)
	}
	var texts []*parse.Text
	n := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		text, err := parse.Parse(name, data)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, text)
		n += len(text.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			Split(t)
		}
	}
}

// BenchmarkUAX29 only finds the sentences that the Unicode rules see in the same text.
func BenchmarkUAX29(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for s := sentences.FromString(benchText); s.Next(); {
		}
	}
}

// BenchmarkSplitItems and BenchmarkSplitLine are the sizes that hostile files have.
func BenchmarkSplitItems(b *testing.B) {
	text := &parse.Text{}
	var t strings.Builder
	t.WriteString("We keep:\n\n")
	text.Blocks = append(text.Blocks, parse.Block{})
	text.Blocks[0].End = 8
	for i := range 100_000 {
		start := t.Len()
		t.WriteString("- a name")
		block := parse.Block{Kind: parse.Item, Depth: 1 + i%7}
		block.Start, block.End = start, t.Len()
		block.Marker.Start, block.Marker.End = start, start+1
		text.Blocks = append(text.Blocks, block)
		t.WriteString("\n")
	}
	text.Text = t.String()
	bench(b, text)
}

func BenchmarkSplitLine(b *testing.B) {
	text := &parse.Text{Text: strings.Repeat("We keep it. ", 1<<20/12)}
	text.Blocks = []parse.Block{{}}
	text.Blocks[0].End = len(text.Text)
	bench(b, text)
}
