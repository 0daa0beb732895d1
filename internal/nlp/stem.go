package nlp

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stem returns the English Snowball stem of a folded word. Words with digits and
// addresses are returned as they are.
func Stem(folded string) string {
	if strings.ContainsAny(folded, "0123456789@/") {
		return folded
	}
	env := snowballstem.NewEnv(folded)
	english.Stem(env)
	return env.Current()
}
