package extract

import (
	"strconv"
	"strings"

	"lacuna/internal/nlp"
)

// A duration is a period of time as the text states it, in tokens [lo, hi)
// with the words that qualify it.
type duration struct {
	lo, hi   int
	number   int    // the token of its number
	period   string // ISO 8601
	business bool   // working days: the period counts them as days
	max      bool   // "up to", "within"
	min      bool   // "at least"
}

// numerals are the numbers that texts write as words.
var numerals = numbered(
	"a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
	"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")

func numbered(lines ...string) map[uint64]int {
	m := map[uint64]int{}
	for i, line := range lines {
		for _, h := range words(line) {
			m[h] = i + 1
		}
	}
	for i, h := range words("thirty forty fifty sixty seventy eighty ninety") {
		m[h] = 10 * (i + 3)
	}
	return m
}

// unitLetters gives each unit of time its designator; a "T" puts it into the
// time part of an ISO 8601 duration.
var unitLetters = func() map[uint64]string {
	m := map[uint64]string{}
	for letter, line := range map[string]string{
		"TM": "minute minutes", "TH": "hour hours hrs", "D": "day days", "W": "week weeks", "M": "month months", "Y": "year years yrs",
	} {
		for _, h := range words(line) {
			m[h] = letter
		}
	}
	return m
}()

var (
	articles   = words("a an")
	adjectives = words("consecutive calendar business working full additional more further rolling successive complete continuous banking whole")
	workdays   = words("business working banking")
	rangeWords = words("to and or")
	pluralS    = words("s")
	maximum    = [...]set{
		words("up to a maximum of"), words("for a maximum of"), words("a maximum period of"), words("a maximum of"), words("maximum of"),
		words("up to"), words("no more than"), words("not more than"), words("no longer than"), words("not longer than"), words("never longer than"), words("no later than"),
		words("not later than"), words("not exceeding"), words("not to exceed"), words("not exceed"), words("at most"), words("maximum"), words("max"),
		words("within"), words("less than"), words("at the latest"),
	}
	minimum = [...]set{words("at least"), words("a minimum of"), words("minimum of"), words("not less than"), words("no less than"), words("minimum"), words("more than")}
	periods = [...]set{words("a period of"), words("the period of"), words("a term of"), words("periods of"), words("a total of"), words("an")}
	around  = words("about approximately around roughly another the first initial")
)

// durations returns the periods of time that r states, in order.
func (r run) durations() []duration {
	if r.has&unit == 0 {
		return nil
	}
	var ds []duration
	for i := r.lo; i < r.hi; i++ {
		if !r.kind(i, digits|numeral) {
			continue
		}
		if d, ok := r.durationAt(i); ok {
			ds = append(ds, d)
			i = d.hi - 1
		}
	}
	return ds
}

// durationAt reads a number, its unit and what qualifies them.
func (r run) durationAt(i int) (duration, bool) {
	d := duration{lo: i, number: i}
	n, size := r.numberAt(i)
	if size == 0 {
		return d, false
	}
	j := r.repeated(i+size, n)
	// A range counts with its upper end: "12-18 months", "between 30 and 60 days".
	if hi, m := r.upper(j); m > n {
		n, j, d.max = m, hi, true
	}
	for j < r.hi && r.is(j, adjectives) && !r.flag(j, nlp.Break) {
		d.business = d.business || r.is(j, workdays)
		j++
	}
	letter, ok := unitLetters[r.hash(j)]
	if !ok || j >= r.hi || r.flag(j, nlp.Break) || n == 0 {
		return d, false
	}
	j++
	if j < r.hi && r.is(j, pluralS) && strings.Contains(r.gap(j), "(") {
		j++ // day(s)
	}
	d.hi = j
	d.period = isoPeriod(n, letter)
	d.second(r)
	d.qualify(r)
	return d, true
}

// isoPeriod writes n units as an ISO 8601 duration.
func isoPeriod(n int, letter string) string {
	if t, ok := strings.CutPrefix(letter, "T"); ok {
		return "PT" + strconv.Itoa(n) + t
	}
	return "P" + strconv.Itoa(n) + letter
}

// second adds a smaller unit: "one year and six months".
func (d *duration) second(r run) {
	j := d.hi
	if r.is(j, rangeWords[1:2]) {
		j++
	}
	n, size := r.numberAt(j)
	if size == 0 || j+size >= r.hi || r.flag(j, nlp.Break) || !strings.HasSuffix(d.period, "Y") {
		return
	}
	if letter := unitLetters[r.hash(j+size)]; (letter == "M" || letter == "D") && r.lo < j {
		d.period += strconv.Itoa(n) + letter
		d.hi = j + size + 1
	}
}

// qualify takes the words before the number into the duration: "for a period of up to".
func (d *duration) qualify(r run) {
	for changed := true; changed; {
		changed = false
		if r.is(d.lo-1, around) && d.lo-1 >= r.lo {
			d.lo, changed = d.lo-1, true
		}
		for _, s := range maximum {
			if r.endsAt(d.lo, s) {
				d.lo, d.max, changed = d.lo-len(s), true, true
				break
			}
		}
		for _, s := range minimum {
			if r.endsAt(d.lo, s) {
				d.lo, d.min, changed = d.lo-len(s), true, true
				break
			}
		}
		for _, s := range periods {
			if r.endsAt(d.lo, s) {
				d.lo, changed = d.lo-len(s), true
				break
			}
		}
	}
	if d.min {
		d.max = false
	}
}

// endsAt reports whether the words s stand right before token i inside r.
func (r run) endsAt(i int, s set) bool {
	return i-len(s) >= r.lo && !r.flag(i, nlp.Break) && r.follows(i-len(s), s)
}

// hash returns the hash of token i, 0 outside the page.
func (p *page) hash(i int) uint64 {
	if i < 0 || i >= len(p.toks) {
		return 0
	}
	return p.toks[i].Hash
}

// numberAt reads the number at token i in digits or in words, and how many tokens it takes.
func (r run) numberAt(i int) (n, size int) {
	if i < r.lo || i >= r.hi {
		return 0, 0
	}
	if r.class[i]&digits != 0 {
		n, err := strconv.Atoi(r.word(i))
		if err != nil || n > 9999 {
			return 0, 0
		}
		return n, 1
	}
	n, ok := numerals[r.toks[i].Hash]
	switch {
	case !ok:
		return 0, 0
	case r.is(i, articles):
		// "a month" is a period, "a consecutive" nothing: the unit must follow.
		if !r.kind(i+1, unit) || !r.is(i-1, beforeArticle) {
			return 0, 0
		}
	case n >= 20 && n%10 == 0:
		if m := numerals[r.hash(i+1)]; i+1 < r.hi && m > 0 && m < 10 && !r.is(i+1, articles) && !r.flag(i+1, nlp.Break|nlp.Comma) {
			return n + m, 2
		}
	}
	return n, 1
}

var beforeArticle = words("for within after than to of in exceed exceeding least about up until")

// repeated skips the same number said again in brackets: "twenty (20)".
func (r run) repeated(j, n int) int {
	if m, size := r.numberAt(j); size > 0 && m == n && strings.Contains(r.gap(j), "(") {
		return j + size
	}
	return j
}

// upper reads the second number of a range that goes on at token j, and returns
// the token after it.
func (r run) upper(j int) (next, n int) {
	switch {
	case r.is(j, rangeWords) && !r.flag(j, nlp.Break|nlp.Comma):
		j++
	case r.flag(j, nlp.Number) && strings.Trim(r.gap(j), " ") != "" && strings.Trim(r.gap(j), " -–—/") == "":
	default:
		return j, 0
	}
	n, size := r.numberAt(j)
	return j + size, n
}
