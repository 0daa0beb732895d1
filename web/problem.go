package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"lacuna/internal/library"
	"lacuna/internal/query"
)

// badInput is a parameter that this server cannot use, and why.
type badInput struct{ param, why string }

func (e *badInput) Error() string { return e.param + ": " + e.why }

// statusClientGone is what the log shows for a client that went away.
const statusClientGone = 499

// statusOf is the one place that turns errors into HTTP statuses.
func statusOf(err error) int {
	var (
		ambiguous *library.Ambiguous
		bad       *badInput
		syntax    *query.Error
		http_     *echo.HTTPError
	)
	switch {
	case errors.As(err, &http_):
		return http_.Code
	case errors.Is(err, library.ErrNotFound):
		return http.StatusNotFound
	case errors.As(err, &ambiguous), errors.As(err, &bad), errors.As(err, &syntax):
		return http.StatusBadRequest
	case errors.Is(err, context.Canceled):
		return statusClientGone
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// A problem is an error as the API tells it (RFC 9457).
type problem struct {
	Type       string   `json:"type"`
	Title      string   `json:"title"`
	Status     int      `json:"status"`
	Detail     string   `json:"detail,omitempty"`
	Instance   string   `json:"instance,omitempty"`
	Column     int      `json:"column,omitempty"`     // of a bad query, from 1
	Candidates []string `json:"candidates,omitempty"` // policies that an ambiguous reference may mean
}

func problemOf(err error, instance string) problem {
	p := problem{Type: "about:blank", Status: statusOf(err), Instance: instance}
	p.Title = http.StatusText(p.Status)
	if p.Status < 500 {
		p.Detail = detailOf(err)
	} else {
		p.Detail = "the server could not answer; its log has the cause"
	}
	var syntax *query.Error
	if errors.As(err, &syntax) {
		p.Column = syntax.Column
	}
	var ambiguous *library.Ambiguous
	if errors.As(err, &ambiguous) {
		p.Candidates = ambiguous.Candidates
	}
	return p
}

func detailOf(err error) string {
	var h *echo.HTTPError
	if errors.As(err, &h) {
		return strings.ToLower(fmt.Sprint(h.Message))
	}
	return err.Error()
}

// answerError answers a request that failed: problem+json under /api/, a page elsewhere.
func (s *server) answerError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := problemOf(err, c.Request().URL.Path)
	if p.Status == statusClientGone {
		return
	}
	if strings.HasPrefix(c.Request().URL.Path, "/api/") {
		err = answerProblem(c, p)
	} else {
		err = s.render(c, p.Status, newErrorPage(p))
	}
	if err != nil {
		s.log.ErrorContext(c.Request().Context(), "error page", "error", err)
	}
}

func answerProblem(c echo.Context, p problem) error {
	c.Response().Header().Set(echo.HeaderContentType, "application/problem+json")
	return writeJSON(c, p.Status, p)
}

// An errorPage says what happened, why, and the next step.
type errorPage struct {
	Common
	Status     int
	What, Why  string
	Candidates []string
}

func newErrorPage(p problem) *errorPage {
	e := &errorPage{Common: Common{Page: "error"}, Status: p.Status, Why: p.Detail, Candidates: p.Candidates}
	switch {
	case p.Status == http.StatusNotFound:
		e.What = "Nothing is stored under this address"
	case p.Candidates != nil:
		e.What = "This name fits several policies"
	case p.Status == http.StatusServiceUnavailable:
		e.What = "This took too long"
	case p.Status < 500:
		e.What = "This address asks for something that cannot be answered"
	default:
		e.What = "The server could not make this page"
	}
	e.Title = e.What
	return e
}
