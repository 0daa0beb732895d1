package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// validDate reports a parameter that is neither empty nor an ISO date.
func validDate(param, value string) error {
	if value == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return &badInput{param, "must be a date such as 2026-01-31 (got: " + strconv.Quote(value) + ")"}
	}
	return nil
}

// intParam returns a whole number from lo to hi, def when the value is empty.
func intParam(param, value string, def, lo, hi int) (int, error) {
	if value == "" {
		return def, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < lo || n > hi {
		return 0, &badInput{param, "must be from " + strconv.Itoa(lo) + " to " + strconv.Itoa(hi) + " (got: " + strconv.Quote(value) + ")"}
	}
	return n, nil
}

func notFound(why string) error { return echo.NewHTTPError(http.StatusNotFound, why) }
