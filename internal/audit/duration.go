package audit

import (
	"strconv"
	"time"
)

// days returns the length of an ISO 8601 duration in days, 0 when it is none.
func days(iso string) float64 {
	if len(iso) < 3 || iso[0] != 'P' {
		return 0
	}
	sum, clock, from := 0.0, false, 1
	for i := 1; i < len(iso); i++ {
		c := iso[i]
		switch {
		case c == 'T':
			clock, from = true, i+1
			continue
		case c >= '0' && c <= '9' || c == '.':
			continue
		}
		n, err := strconv.ParseFloat(iso[from:i], 64)
		if err != nil {
			return 0
		}
		sum += n * unitDays(c, clock)
		from = i + 1
	}
	return sum
}

func unitDays(unit byte, clock bool) float64 {
	switch {
	case unit == 'Y':
		return 365.25
	case unit == 'M' && !clock:
		return 30.4375
	case unit == 'W':
		return 7
	case unit == 'D':
		return 1
	case unit == 'H':
		return 1.0 / 24
	case unit == 'M':
		return 1.0 / 1440
	}
	return 0
}

// daysBetween returns the days from one ISO date to another; false when one is unknown.
func daysBetween(from, to string) (float64, bool) {
	f, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0, false
	}
	return t.Sub(f).Hours() / 24, true
}
