package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// themeCookie keeps the reader's choice of light or dark.
const themeCookie = "lacuna-theme"

// theme is what the address or else the cookie asks for, "" to follow the system.
func theme(c echo.Context) string {
	t := c.QueryParam("theme")
	if t == "" {
		if k, err := c.Cookie(themeCookie); err == nil {
			t = k.Value
		}
	}
	if t == "light" || t == "dark" {
		return t
	}
	return ""
}

// setTheme keeps the choice in a cookie and goes back to where it was made.
func (s *server) setTheme(c echo.Context) error {
	k := &http.Cookie{Name: themeCookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: -1}
	if t := c.FormValue("theme"); t == "light" || t == "dark" {
		k.Value, k.MaxAge = t, 365*24*60*60
	}
	c.SetCookie(k)
	return c.Redirect(http.StatusSeeOther, localPath(c.FormValue("back")))
}

// localPath returns p when it is an address on this server, else "/". A path
// such as "//host" or "/\host" is another server to a browser.
func localPath(p string) string {
	if !strings.HasPrefix(p, "/") || strings.HasPrefix(p, "//") || strings.ContainsAny(p, "\\\r\n\t") {
		return "/"
	}
	return p
}
