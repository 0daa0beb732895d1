package classify

import (
	"strings"
	"testing"
)

// BenchmarkOneSentence reads a text without a full stop, of two lengths: the
// speed must not fall with the length.
func BenchmarkOneSentence(b *testing.B) {
	c := load(b)
	part := "we do not share your e-mail address, name and cookies with “partners” or advertisers unless you agree and "
	for _, n := range []int{100, 2000} {
		text := strings.Repeat(part, n)
		b.Run(strings.Repeat("x", len(text)/100_000+1), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				c.Tag(text, "", nil)
			}
		})
	}
}
