package compare

import (
	"fmt"
	"strconv"
	"strings"

	"lacuna/internal/policy"
)

// time compares the periods that the clauses state for the practice.
func (d *difference) time() []change {
	a, b := d.c.a.longest(d.a, d.leaf), d.c.b.longest(d.b, d.leaf)
	if a.unknown() || b.unknown() || a.period == b.period && a.orLonger == b.orLonger {
		return nil
	}
	if d.kind == "counterpart" && a.data != "" && b.data != "" && !shareWord(a.data, b.data) {
		return nil // periods of different things
	}
	said := fmt.Sprintf("%s in A, %s in B.", a, b)
	switch {
	case a.days < b.days || a.days == b.days && !a.orLonger && b.orLonger:
		return []change{{"prolonged", said}}
	case a.days > b.days || a.days == b.days && a.orLonger && !b.orLonger:
		return []change{{"shortened", said}}
	}
	return nil
}

// A span of time that a clause states.
type length struct {
	period   string // ISO 8601, "" when indefinite
	days     float64
	orLonger bool
	data     string
}

// forEver is longer than any period.
const forEver = 1e9

func (l length) unknown() bool { return l.days == 0 }

func (l length) String() string {
	s := periodWords(l.period)
	if l.days == forEver {
		s = "no end"
	}
	if l.orLonger {
		s += " or longer"
	}
	return s
}

// longest returns the longest period that the clause states for the leaf.
func (s *side) longest(clause int, leaf string) length {
	category, _, _ := strings.Cut(leaf, ".")
	var out length
	for _, f := range s.facts[clause] {
		var l length
		switch v := f.Value.(type) {
		case policy.Retention:
			if category != "retention" {
				continue
			}
			l = length{v.Period, days(v.Period), v.OrLonger, v.Data}
			if v.Period == "" && v.Indefinite {
				l.days = forEver
			}
		case policy.Deadline:
			if !deadlineOf(leaf, category, v.For) {
				continue
			}
			l = length{v.Period, days(v.Period), false, ""}
		default:
			continue
		}
		if l.days > out.days {
			out = l
		}
	}
	return out
}

// deadlineOf reports whether a deadline for something is a deadline of the leaf.
func deadlineOf(leaf, category, of string) bool {
	switch of {
	case "rights-request":
		return leaf == "rights.response-time"
	case "complaint":
		return category == "complaint"
	case "breach-notice":
		return category == "breach"
	case "change-notice":
		return category == "change"
	}
	return false
}

// units of an ISO 8601 duration in days; M before T is a month.
var units = map[byte]float64{'Y': 365.25, 'M': 30.4375, 'W': 7, 'D': 1}

// days returns the length of an ISO 8601 duration, 0 when it is none.
func days(iso string) float64 {
	date, clock, _ := strings.Cut(strings.TrimPrefix(iso, "P"), "T")
	sum := 0.0
	for _, p := range parts(date) {
		sum += p.n * units[p.unit]
	}
	for _, p := range parts(clock) {
		sum += p.n * map[byte]float64{'H': 1.0 / 24, 'M': 1.0 / 1440, 'S': 1.0 / 86400}[p.unit]
	}
	return sum
}

type part struct {
	n    float64
	unit byte
}

func parts(s string) []part {
	var out []part
	from := 0
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			continue
		}
		n, err := strconv.ParseFloat(s[from:i], 64)
		if err != nil {
			return nil
		}
		out = append(out, part{n, s[i]})
		from = i + 1
	}
	return out
}

// periodWords says an ISO 8601 duration in words: "P2Y" is "2 years".
func periodWords(iso string) string {
	date, clock, _ := strings.Cut(strings.TrimPrefix(iso, "P"), "T")
	var words []string
	say := func(ps []part, names map[byte]string) {
		for _, p := range ps {
			w := strconv.FormatFloat(p.n, 'f', -1, 64) + " " + names[p.unit]
			if p.n != 1 {
				w += "s"
			}
			words = append(words, w)
		}
	}
	say(parts(date), map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day"})
	say(parts(clock), map[byte]string{'H': "hour", 'M': "minute", 'S': "second"})
	if len(words) == 0 {
		return iso
	}
	return strings.Join(words, " ")
}

// shareWord reports whether two names of data have a word of some length in common.
func shareWord(a, b string) bool {
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if len(w) > 3 && strings.Contains(strings.ToLower(b), w) {
			return true
		}
	}
	return false
}
