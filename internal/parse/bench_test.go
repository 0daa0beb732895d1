package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	var plain, markdown, page strings.Builder
	page.WriteString("<!doctype html><title>Privacy notice</title><body><nav><a href=/>Home</a></nav><main>")
	for range 200 {
		plain.WriteString("How long we keep data\n\n")
		markdown.WriteString("## How long we keep data\n\n")
		page.WriteString("<h2>How long we keep data</h2>")
		for range 3 {
			const s = "We keep the records of your orders for as long as the tax office may ask for them, and then we delete them."
			plain.WriteString(s + "\n\n  • order history\n  • invoices\n\n")
			markdown.WriteString(s + " See **our [list](https://example.com/list)**.\n\n*   order history\n*   invoices\n\n")
			page.WriteString("<p>" + s + " See <b>our <a href=/list>list</a></b>.</p><ul><li>order history</li><li>invoices</li></ul>")
		}
	}
	for _, c := range []struct{ name, text string }{
		{"x.txt", plain.String()}, {"x.md", markdown.String()}, {"x.html", page.String()},
	} {
		b.Run(c.name, func(b *testing.B) { benchmark(b, c.name, []byte(c.text)) })
	}
}

// BenchmarkCorpora reads real policies where they are present.
func BenchmarkCorpora(b *testing.B) {
	for _, pattern := range []string{"seeds/*.txt", "data/ota/*.md", "data/c3pa-dev/html/*.html"} {
		names, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", pattern))
		if len(names) == 0 {
			b.Logf("no files %s", pattern)
			continue
		}
		b.Run(filepath.Ext(pattern), func(b *testing.B) {
			var files [][]byte
			size := 0
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					b.Fatal(err)
				}
				files = append(files, data)
				size += len(data)
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				for i, data := range files {
					if _, err := Parse(names[i], data); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func benchmark(b *testing.B, name string, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(name, data); err != nil {
			b.Fatal(err)
		}
	}
}
