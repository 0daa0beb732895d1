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

// check returns n, without letters that an ending before them swallows, and what
// may stand at its end.
func (c *cueChecker) check(n CueNode, before cueState) (CueNode, cueState) {
	switch n.Op {
	case CueLetters:
		if before == afterEnding {
			c.fail("letters follow an ending: a blank is missing")
		}
		return n, afterWord
	case CueEnding:
		return n, afterEnding
	case CueAny:
		if before != afterSep {
			c.fail("a whole word needs a blank before it")
		}
		return n, afterEnding
	case CueSep, CueGap:
		return n, afterSep
	case CueSeq:
		return c.checkSeq(n, before)
	case CueAlt:
		return c.checkAlt(n, before)
	}
	if before == afterEnding && n.Op == CueOpt && n.Sub[0].Op == CueLetters {
		return CueNode{}, before
	}
	s, end := c.check(n.Sub[0], before)
	return CueNode{Op: n.Op, Sub: []CueNode{s}}, end | before
}

func (c *cueChecker) checkSeq(n CueNode, state cueState) (CueNode, cueState) {
	out := CueNode{Op: CueSeq}
	for _, s := range n.Sub {
		s, state = c.check(s, state)
		out.Sub = append(out.Sub, s)
	}
	return out, state
}

func (c *cueChecker) checkAlt(n CueNode, before cueState) (CueNode, cueState) {
	out := CueNode{Op: CueAlt}
	var end cueState
	for _, s := range n.Sub {
		s, e := c.check(s, before)
		out.Sub = append(out.Sub, s)
		end |= e
	}
	return out, end
}

func (c *cueChecker) fail(message string) {
	if c.err == nil {
		c.err = newCueError(c.cue, 0, "%s", message)
	}
}

// openStart reports whether n starts with a gap.
func openStart(n CueNode) bool {
	return n.Op == CueGap || n.Op == CueSeq && len(n.Sub) > 0 && openStart(n.Sub[0])
}

func newCueError(cue string, at int, message string, args ...any) error {
	return &CueError{cue, at, fmt.Sprintf(message, args...)}
}
