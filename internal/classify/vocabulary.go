package classify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lacuna/internal/nlp"
)

// A class is a set of words that all cues treat alike. Class 0 is of the words
// that no cue names.
type class = uint16

// A vocabulary maps a word to its class: by its hash when some cue has the very
// word, else by the longest beginning that some cue has.
type vocabulary struct {
	exact    []slot // open addressing, a power of two
	mask     uint64
	trie     []trieNode // of the beginnings
	prefixes []string   // sorted; class = first + index
	first    class
	words    []string // sorted; class = 1 + index
}

type slot struct {
	hash  uint64
	class class
}

// A trieNode has the children by letter; class is 0 where no beginning ends.
type trieNode struct {
	child [letters]uint16
	class class
}

// letters is the size of the trie's alphabet: a to z, 0 to 9, apostrophe, full stop, at sign.
const letters = 39

// newVocabulary makes the classes of the exact words and the beginnings given,
// both without repetitions.
func newVocabulary(words, prefixes []string) *vocabulary {
	slices.Sort(words)
	slices.Sort(prefixes)
	v := &vocabulary{words: words, prefixes: prefixes, first: class(len(words) + 1), trie: make([]trieNode, 1)}
	size := 16
	for size < 4*len(words) {
		size *= 2
	}
	v.exact, v.mask = make([]slot, size), uint64(size-1)
	for i, w := range words {
		v.insert(nlp.HashWord(w), class(i+1))
	}
	for i, p := range prefixes {
		v.insertPrefix(p, v.first+class(i))
	}
	v.settle(0, 0)
	return v
}

func (v *vocabulary) classes() int { return 1 + len(v.words) + len(v.prefixes) }

func (v *vocabulary) insert(hash uint64, c class) {
	i := hash & v.mask
	for v.exact[i].class != 0 {
		i = (i + 1) & v.mask
	}
	v.exact[i] = slot{hash, c}
}

func (v *vocabulary) insertPrefix(p string, c class) {
	n := 0
	for i := 0; i < len(p); i++ {
		l := letterIndex(p[i])
		if l < 0 {
			return
		}
		next := v.trie[n].child[l]
		if next == 0 {
			next = uint16(len(v.trie))
			v.trie = append(v.trie, trieNode{})
			v.trie[n].child[l] = next
		}
		n = int(next)
	}
	v.trie[n].class = c
}

// settle gives every node the class of the longest beginning on its path.
func (v *vocabulary) settle(n int, c class) {
	if v.trie[n].class == 0 {
		v.trie[n].class = c
	}
	for _, next := range v.trie[n].child {
		if next != 0 {
			v.settle(int(next), v.trie[n].class)
		}
	}
}

func letterIndex(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return int(c - 'a')
	case c >= '0' && c <= '9':
		return int(c-'0') + 26
	case c == '\'':
		return 36
	case c == '.':
		return 37
	case c == '@':
		return 38
	}
	return -1
}

// classOf returns the class of a word as it stands in the text; hash is that of
// its folded form.
func (v *vocabulary) classOf(word string, hash uint64) class {
	for i := hash & v.mask; v.exact[i].class != 0; i = (i + 1) & v.mask {
		if v.exact[i].hash == hash {
			return v.exact[i].class
		}
	}
	n := 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return v.classOfFolded(nlp.Fold(word))
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		l := letterIndex(c)
		if l < 0 {
			break
		}
		next := v.trie[n].child[l]
		if next == 0 {
			break
		}
		n = int(next)
	}
	return v.trie[n].class
}

// classOfFolded walks the beginnings with a word that is folded already.
func (v *vocabulary) classOfFolded(word string) class {
	n := 0
	for i := 0; i < len(word); i++ {
		l := letterIndex(word[i])
		if l < 0 || v.trie[n].child[l] == 0 {
			break
		}
		n = int(v.trie[n].child[l])
	}
	return v.trie[n].class
}

// expand appends the classes of all words that a word of a cue matches.
func (v *vocabulary) expand(dst []class, word string) []class {
	p, open := strings.CutSuffix(word, "*")
	if !open {
		if i, ok := slices.BinarySearch(v.words, word); ok {
			dst = append(dst, class(i+1))
		}
		return dst
	}
	for i := lower(v.words, p); i < len(v.words) && strings.HasPrefix(v.words[i], p); i++ {
		dst = append(dst, class(i+1))
	}
	for i := lower(v.prefixes, p); i < len(v.prefixes) && strings.HasPrefix(v.prefixes[i], p); i++ {
		dst = append(dst, v.first+class(i))
	}
	return dst
}

func lower(sorted []string, s string) int {
	i, _ := slices.BinarySearch(sorted, s)
	return i
}
