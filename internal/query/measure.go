package query

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

var duration = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$`)

// Seconds returns the length of an ISO 8601 duration. A year has 365.25 days
// and a month a twelfth of that, so that P12M equals P1Y.
func Seconds(iso string) (int64, bool) {
	m := duration.FindStringSubmatch(iso)
	if m == nil {
		return 0, false
	}
	const day = 86400
	units := [...]int64{365*day + day/4, (365*day + day/4) / 12, 7 * day, day, 3600, 60, 1}
	var sum int64
	var some bool
	for i, u := range units {
		if m[i+1] == "" {
			continue
		}
		n, err := strconv.ParseInt(m[i+1], 10, 32)
		if err != nil {
			return 0, false
		}
		sum, some = sum+n*u, true
	}
	return sum, some
}

// days returns the first and the last day of an ISO 8601 day, month or year.
func days(iso string) (from, to string, ok bool) {
	switch len(iso) {
	case len("2006"):
		from, to = iso+"-01-01", iso+"-12-31"
	case len("2006-01"):
		first, err := time.Parse("2006-01", iso)
		if err != nil {
			return "", "", false
		}
		from, to = iso+"-01", first.AddDate(0, 1, -1).Format(time.DateOnly)
	default:
		from, to = iso, iso
	}
	_, err := time.Parse(time.DateOnly, from)
	return from, to, err == nil
}

// within reports whether a value x compares so to the range from..to. Values
// of T are ordered by cmp.
func within[T int64 | string](op string, x, from, to T) bool {
	switch op {
	case ":":
		return from <= x && x <= to
	case ">=":
		return x >= from
	case ">":
		return x > to
	case "<=":
		return x <= to
	case "<":
		return x < from
	}
	panic(fmt.Sprintf("operator %q", op))
}
