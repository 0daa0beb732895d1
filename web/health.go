package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// healthz says that the process answers.
func (s *server) healthz(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// readyz says that the library can be read.
func (s *server) readyz(c echo.Context) error {
	if _, err := s.lib.Policies(c.Request().Context()); err != nil {
		return echo.NewHTTPError(http.StatusServiceUnavailable, "the library cannot be read").SetInternal(err)
	}
	return c.String(http.StatusOK, "ready\n")
}
