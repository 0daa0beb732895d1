package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

//go:embed tmpl static openapi.json
var embedded embed.FS

// assets are the files under static, each under a name that holds the hash of
// its bytes, so that a browser may keep it for ever.
type assets struct {
	url  map[string]string // "base.css" to "/static/base.0123456789ab.css"
	file map[string]asset  // by hashed name
}

type asset struct {
	media string
	data  []byte
}

// mediaTypes lists the kinds of asset there are; the type is not left to the
// tables of the machine.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

func loadAssets(fsys fs.FS) (*assets, error) {
	a := &assets{url: map[string]string{}, file: map[string]asset{}}
	entries, err := fs.ReadDir(fsys, "static")
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	for _, e := range entries {
		data, err := fs.ReadFile(fsys, "static/"+e.Name())
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", e.Name(), err)
		}
		ext := path.Ext(e.Name())
		media, ok := mediaTypes[ext]
		if !ok {
			return nil, fmt.Errorf("asset %s: unknown kind %q", e.Name(), ext)
		}
		sum := sha256.Sum256(data)
		name := strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:6]) + ext
		a.url[e.Name()] = "/static/" + name
		a.file[name] = asset{media, data}
	}
	return a, nil
}

// path returns the address of the asset with the plain name; templates call it,
// and a name that does not exist fails their execution.
func (a *assets) path(name string) (string, error) {
	if u, ok := a.url[name]; ok {
		return u, nil
	}
	return "", fmt.Errorf("no asset %q", name)
}

func (s *server) asset(c echo.Context) error {
	f, ok := s.assets.file[c.Param("name")]
	if !ok {
		return echo.ErrNotFound
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return c.Blob(http.StatusOK, f.media, f.data)
}

// favicon sends browsers that ask for the old name to the real one.
func (s *server) favicon(c echo.Context) error {
	return c.Redirect(http.StatusFound, s.assets.url["mark.svg"])
}
