package extract

import (
	"fmt"
	"strconv"
	"strings"

	"lacuna/internal/nlp"
)

// A day is a date as the text writes it, in tokens [lo, hi). Day is 0 where only
// month and year are given. Other is the second reading of an ambiguous numeric
// date, the zero value where there is none.
type day struct {
	lo, hi           int
	year, month, day int
	numeric          order3 // how a numeric date that can be read in one way only was written
	other            [2]int // month and day of the second reading
}

// order3 is the order of a numeric date.
type order3 uint8

const (
	written order3 = iota // not numeric
	dayFirst
	monthFirst
	yearFirst
)

// iso returns the date in ISO 8601, without a day where the text gives none.
func (d day) iso() string {
	if d.day == 0 {
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

func (d day) ambiguous() bool { return d.other[0] != 0 }

// swapped returns the second reading of an ambiguous date.
func (d day) swapped() day {
	d.month, d.day, d.other = d.other[0], d.other[1], [2]int{}
	return d
}

// monthNumbers gives the months by their names.
var monthNumbers = func() map[uint64]int {
	m := map[uint64]int{}
	for i, line := range [...]string{
		"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
		"september sep sept", "october oct", "november nov", "december dec",
	} {
		for _, h := range words(line) {
			m[h] = i + 1
		}
	}
	return m
}()

// dayAt reads the date that starts at token i.
func (r run) dayAt(i int) (day, bool) {
	switch {
	case r.kind(i, month) && r.flag(i, nlp.Upper):
		return r.monthDay(i)
	case !r.kind(i, digits):
		return day{}, false
	case r.monthAfter(i) > 0:
		return r.dayMonth(i)
	}
	return r.numericDay(i)
}

// monthDay reads "September 16, 2022", "Sept. 2nd 2024", "May 2018".
func (r run) monthDay(i int) (day, bool) {
	m := monthNumbers[r.toks[i].Hash]
	if n := r.number(i+1, 31, true); n > 0 && r.joined(i+1, " .\u00a0") {
		if y := r.yearAt(i + 2); y > 0 && r.joined(i+2, " ,.\u00a0") {
			return valid(day{lo: i, hi: i + 3, year: y, month: m, day: n})
		}
		return day{}, false
	}
	if y := r.yearAt(i + 1); y > 0 && r.joined(i+1, " ,.\u00a0") {
		return valid(day{lo: i, hi: i + 2, year: y, month: m})
	}
	return day{}, false
}

var ofWord = words("of")

// monthAfter returns the token of the month that follows the day at token i
// ("2nd of May", "2 May", "2-May"), 0 where none does.
func (r run) monthAfter(i int) int {
	j := i + 1
	if r.is(j, ofWord) {
		j++
	}
	if j < r.hi && r.kind(j, month) && r.flag(j, nlp.Upper) && r.joined(j, " .-\u00a0") && r.number(i, 31, true) > 0 {
		return j
	}
	return 0
}

// dayMonth reads "1 March 2023", "25th of May, 2018".
func (r run) dayMonth(i int) (day, bool) {
	j := r.monthAfter(i)
	y := r.yearAt(j + 1)
	if y == 0 || !r.joined(j+1, " ,.-\u00a0") {
		return day{}, false
	}
	return valid(day{lo: i, hi: j + 2, year: y, month: monthNumbers[r.toks[j].Hash], day: r.number(i, 31, true)})
}

// numericDay reads "02/09/2024", "2024-09-02", "16.09.2022".
func (r run) numericDay(i int) (day, bool) {
	parts, hi, sep := r.numericParts(i)
	if len(parts) != 3 {
		return day{}, false
	}
	a, b, c := atoi(parts[0]), atoi(parts[1]), atoi(parts[2])
	d := day{lo: i, hi: hi}
	switch {
	case len(parts[0]) == 4:
		d.year, d.month, d.day, d.numeric = a, b, c, yearFirst
	case len(parts[2]) == 4 || len(parts[2]) == 2 && sep == '/':
		if c < 100 {
			c += 2000
		}
		d.year = c
		switch {
		case a > 12 || sep == '.':
			d.day, d.month, d.numeric = a, b, dayFirst
		case b > 12:
			d.month, d.day, d.numeric = a, b, monthFirst
		default:
			d.day, d.month = a, b
			if a != b {
				d.other = [2]int{a, b}
			}
		}
	default:
		return day{}, false
	}
	if d.day == 0 {
		return day{}, false
	}
	return valid(d)
}

// numericParts returns the three numbers of a numeric date, the token after it
// and what parts them.
func (r run) numericParts(i int) ([]string, int, byte) {
	if parts := strings.Split(r.word(i), "."); len(parts) == 3 {
		return parts, i + 1, '.'
	}
	if i+2 >= r.hi || !r.kind(i+1, digits) || !r.kind(i+2, digits) {
		return nil, 0, 0
	}
	g := strings.TrimSpace(r.gap(i + 1))
	if g != strings.TrimSpace(r.gap(i+2)) || g != "/" && g != "-" && g != "." && g != "\u2013" {
		return nil, 0, 0
	}
	return []string{r.word(i), r.word(i + 1), r.word(i + 2)}, i + 3, g[0]
}

// number reads token i as a number up to limit, with an ordinal ending ("2nd") if allowed.
func (r run) number(i, limit int, ordinal bool) int {
	if i >= r.hi || !r.kind(i, digits) {
		return 0
	}
	w := strings.ToLower(r.word(i))
	if ordinal {
		for _, end := range [...]string{"st", "nd", "rd", "th"} {
			w = strings.TrimSuffix(w, end)
		}
	}
	if n := atoi(w); n <= limit {
		return n
	}
	return 0
}

func (r run) yearAt(i int) int {
	if n := r.number(i, 2099, false); n >= 1990 {
		return n
	}
	return 0
}

// joined reports whether only the given characters stand before token i.
func (r run) joined(i int, chars string) bool {
	return i < r.hi && strings.Trim(r.gap(i), chars+"\n*_") == ""
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// valid reports whether d is a day of the calendar, in a year that a policy can have.
func valid(d day) (day, bool) {
	days := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	ok := d.year >= 1990 && d.year <= 2099 && d.month >= 1 && d.month <= 12 && d.day >= 0 && d.day <= days[d.month-1]
	if ok && d.month == 2 && d.day == 29 {
		ok = d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0)
	}
	return d, ok
}
