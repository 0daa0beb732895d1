package taxonomy

import "fmt"

// A cueState is what may stand just before a place in a cue.
type cueState uint8

const (
	afterSep    cueState = 1 << iota // a separator, a gap or the start of the cue
	afterWord                        // a letter
	afterEnding                      // "*", or a whole word: only a separator may follow
)

// A cueChecker walks a tree in reading order and refuses what no word could match.
type cueChecker struct {
	cue string
	err error
}

// check returns what may stand at the end of n.
func (c *cueChecker) check(n CueNode, before cueState) cueState {
	switch n.Op {
	case CueLetters:
		if before&afterEnding != 0 {
			c.fail(n.at, "letters follow an ending: a blank is missing")
		}
		return afterWord
	case CueEnding:
		return afterEnding
	case CueAny:
		if before != afterSep {
			c.fail(n.at, "a whole word needs a blank before it")
		}
		return afterEnding
	case CueSep, CueGap:
		return afterSep
	case CueSeq:
		return c.checkSeq(n, before)
	case CueAlt:
		return c.checkAlt(n, before)
	}
	if before&afterEnding != 0 && n.Op == CueOpt && n.Sub[0].Op == CueLetters {
		return before | afterWord // the ending swallows them
	}
	return c.check(n.Sub[0], before) | before
}

func (c *cueChecker) checkSeq(n CueNode, state cueState) cueState {
	for _, s := range n.Sub {
		state = c.check(s, state)
	}
	return state
}

func (c *cueChecker) checkAlt(n CueNode, before cueState) cueState {
	var end cueState
	for _, s := range n.Sub {
		end |= c.check(s, before)
	}
	return end
}

func (c *cueChecker) fail(at int, message string) {
	if c.err == nil {
		c.err = newCueError(c.cue, at, "%s", message)
	}
}

// openStart reports whether n starts with a gap.
func openStart(n CueNode) bool {
	return n.Op == CueGap || n.Op == CueSeq && len(n.Sub) > 0 && openStart(n.Sub[0])
}

func newCueError(cue string, at int, message string, args ...any) error {
	return &CueError{cue, at, fmt.Sprintf(message, args...)}
}
