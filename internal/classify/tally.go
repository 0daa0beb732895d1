package classify

import "lacuna/internal/policy"

// A tally adds up the votes for each leaf and polarity in one clause.
type tally struct {
	slot    []int32 // by leaf and polarity: index of counts + 1
	counts  []count
	touched []int32
}

// A count is the votes for one leaf and polarity.
type count struct {
	leaf     int32
	polarity int // index of polarities
	strong   int
	weak     int
	points   float64
	hedged   bool
	fromLead bool // without the lead there would be no label
	votes    []policy.Vote
	spans    []policy.Span // the words that voted inside the clause
	runIn    policy.Vote   // of a cue for headings in a run-in heading, which counts beside others only
	sentence int32         // of the first vote, -1 for none
	word     int32         // of the first vote
}

func newTally(leaves int) *tally { return &tally{slot: make([]int32, leaves*len(polarities))} }

func (t *tally) reset() {
	for _, i := range t.touched {
		t.slot[i] = 0
	}
	t.touched, t.counts = t.touched[:0], t.counts[:0]
}

// get returns the count of a leaf and polarity.
func (t *tally) get(leaf int32, polarity int) *count {
	i := leaf*int32(len(polarities)) + int32(polarity)
	if t.slot[i] == 0 {
		t.counts = append(t.counts, count{leaf: leaf, polarity: polarity, sentence: -1})
		t.slot[i] = int32(len(t.counts))
		t.touched = append(t.touched, i)
	}
	return &t.counts[t.slot[i]-1]
}

// Weights of votes, in points.
const (
	firstStrong = 2.0
	nextStrong  = 1.0
	firstWeak   = 1.0
	nextWeak    = 0.5
	ownHeading  = 2.0
	weakHeading = 1.0 // beside weak cues alone
	ownLead     = 2.0
	kinLead     = 1.0
	kinHeading  = 0.5
	threshold   = 2.0
	firm        = 2.5 // strong: more than one cue alone, which on the sample policies is right half the time
	most        = 3   // votes of a kind that count
)

// maxSpans bounds the evidence of a label: in a text without paragraphs there is no end to it.
const maxSpans = 24

// vote counts a match. A rule counts once, and a cue over words that have voted
// already adds nothing.
func (c *count) vote(r *rule, f found) {
	if len(c.spans) == maxSpans {
		return
	}
	for _, sp := range c.spans {
		if sp.Overlaps(f.span) {
			return
		}
	}
	if r.kind == heading {
		if c.runIn.Rule == "" {
			c.runIn = policy.Vote{Rule: r.id, Span: f.span}
		}
		return
	}
	if c.sentence < 0 {
		c.sentence, c.word = f.sentence, f.from
	}
	c.spans = append(c.spans, f.span)
	for _, v := range c.votes {
		if v.Rule == r.id {
			return
		}
	}
	w := c.weigh(r.kind)
	c.points += w
	c.votes = append(c.votes, policy.Vote{Rule: r.id, Weight: w, Span: f.span})
}

// weigh returns the points for one more match of the kind.
func (c *count) weigh(k kind) float64 {
	first, next, n := firstWeak, nextWeak, &c.weak
	if k == strong {
		first, next, n = firstStrong, nextStrong, &c.strong
	}
	*n++
	switch {
	case c.strong+c.weak > most:
		return 0
	case *n == 1:
		return first
	}
	return next
}
