package web

import (
	"regexp"
	"strconv"
	"strings"
)

// isoPeriod is an ISO 8601 duration as facts carry it.
var isoPeriod = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$`)

var periodUnits = [][2]string{
	{"year", "years"}, {"month", "months"}, {"week", "weeks"}, {"day", "days"}, {"hour", "hours"}, {"minute", "minutes"}, {"second", "seconds"},
}

// periodWords writes an ISO 8601 duration out: P60D is "60 days", P1Y6M "1 year
// 6 months". Anything else comes back as it is.
func periodWords(iso string) string {
	m := isoPeriod.FindStringSubmatch(iso)
	if m == nil {
		return iso
	}
	var words []string
	for i, digits := range m[1:] {
		if n, err := strconv.Atoi(digits); err == nil {
			words = append(words, count(n, periodUnits[i][0], periodUnits[i][1]))
		}
	}
	if words == nil {
		return iso
	}
	return strings.Join(words, " ")
}
