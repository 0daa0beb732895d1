package taxonomy

import (
	"fmt"
	"regexp"
)

// A Cue is a parsed expression of the cue language: a regular expression over
// words. Matching is on folded words (case, accents, quotes and look-alikes do
// not count) and never runs over the end of a sentence or list item.
//
//	we sell            words, in this order, with nothing between but blanks, commas,
//	                   semicolons, colons, quotes, brackets, slashes and hyphens (all
//	                   may be written in the cue, and all are the same)
//	we .. sell         up to MaxGap words between
//	cookie*            a word that starts so
//	(a|b), (a |b )?    alternatives; what may be missing, a letter or a group
//	(so |very )*       a group whose parts all start or end in a blank: any number of times
//	(delet|remov)*     any other group: and then any ending
//	\w+, <org>         any one word
//	<name>             a macro: the expression of that name, as a group
//	s.a., privacy@     a full stop may be missing; an address that starts so
//	@regexp            an RE2 expression over the text of the sentence as it stands;
//	                   case does not count unless the expression holds a capital
type Cue struct {
	Source string         // as written
	Tree   CueNode        // of a cue over words
	Raw    *regexp.Regexp // of an "@" cue, else nil
}

// MaxGap is the number of words that ".." may skip.
const MaxGap = 6

// A CueOp says what a CueNode matches.
type CueOp uint8

// The nodes of a cue. A word is made of letters, perhaps optional ones, and
// ends where a separator or a gap begins.
const (
	CueSeq     CueOp = iota // all of Sub in order; nothing when Sub is empty
	CueAlt                  // one of Sub
	CueOpt                  // Sub[0] or nothing
	CueRepeat               // Sub[0] any number of times
	CueLetters              // Letters, inside a word
	CueEnding               // any ending of the word
	CueAny                  // one whole word
	CueSep                  // between two words
	CueGap                  // between two words, up to MaxGap others
)

// A CueNode is a part of a cue.
type CueNode struct {
	Op      CueOp
	Letters string // folded
	Sub     []CueNode
	at      int // byte of the cue
}

// A CueError tells what is wrong with a cue, and where.
type CueError struct {
	Cue     string
	At      int // byte of Cue
	Message string
}

// Error returns "cue "…": byte N: message".
func (e *CueError) Error() string { return fmt.Sprintf("cue %q: byte %d: %s", e.Cue, e.At, e.Message) }

// ParseCue reads a cue. Macros are expressions by name, without the angle
// brackets. The error is a *CueError.
func ParseCue(s string, macros map[string]string) (*Cue, error) {
	if len(s) > 0 && s[0] == '@' {
		return parseRaw(s)
	}
	p := cueParser{src: s, macros: macros}
	tree, err := p.parse()
	if err != nil {
		return nil, err
	}
	return &Cue{Source: s, Tree: tree}, nil
}

// parseRaw reads an "@" cue.
func parseRaw(s string) (*Cue, error) {
	expr := s[1:]
	if !hasCapital(expr) {
		expr = "(?i)" + expr
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return nil, &CueError{s, 1, err.Error()}
	}
	if re.MatchString("") {
		return nil, &CueError{s, 1, "the expression matches the empty text"}
	}
	return &Cue{Source: s, Raw: re}, nil
}

// hasCapital reports whether a regular expression names a capital letter, escapes such as \W apart.
func hasCapital(expr string) bool {
	for i := 0; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == '\\':
			i++
		case c >= 'A' && c <= 'Z':
			return true
		}
	}
	return false
}
