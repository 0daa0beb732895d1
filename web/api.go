package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"lacuna/internal/audit"
	"lacuna/internal/compare"
	"lacuna/internal/library"
	"lacuna/internal/policy"
	"lacuna/internal/query"
	"lacuna/internal/report"
)

// maxLimit is the most hits that one answer of the API holds.
const maxLimit = 500

// answer writes v as the command line would. The entity tag is a hash of the
// answer, so a client that has it already gets no body.
func answer(c echo.Context, v any, err error) error {
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentType, "application/json")
	return writeJSON(c, http.StatusOK, v)
}

func writeJSON(c echo.Context, status int, v any) error {
	var b bytes.Buffer
	if err := report.JSON(&b, v); err != nil {
		return fmt.Errorf("json: %w", err)
	}
	h := c.Response().Header()
	if status == http.StatusOK {
		sum := sha256.Sum256(b.Bytes())
		tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
		h.Set("ETag", tag)
		h.Set("Cache-Control", "private, no-cache")
		if strings.Contains(c.Request().Header.Get("If-None-Match"), tag) {
			return c.NoContent(http.StatusNotModified)
		}
	}
	c.Response().WriteHeader(status)
	_, err := c.Response().Write(b.Bytes())
	return err
}

func (s *server) apiPolicies(c echo.Context) error {
	all, err := s.lib.Policies(c.Request().Context())
	if all == nil {
		all = []policy.Policy{}
	}
	return answer(c, map[string]any{"policies": all}, err)
}

func (s *server) apiPolicy(c echo.Context) error {
	_, _, a, err := s.analysis(c.Request().Context(), c.Param("id"), c.QueryParam("version"))
	return answer(c, a, err)
}

func (s *server) apiSearch(c echo.Context) error {
	limit, err := intParam("limit", c.QueryParam("limit"), 20, 1, maxLimit)
	if err != nil {
		return err
	}
	q, err := query.Parse(c.QueryParam("q"))
	if err != nil {
		return err
	}
	o := library.SearchOptions{Limit: limit, After: c.QueryParam("after"), Facets: c.QueryParam("facets") == "true"}
	result, err := s.lib.Search(c.Request().Context(), q, o)
	return answer(c, result, err)
}

func (s *server) apiCompare(c echo.Context) error {
	params, err := parseCompare(c.QueryParams())
	if err != nil {
		return err
	}
	if params.a == "" || params.b == "" {
		return &badInput{"a, b", "both are needed"}
	}
	ctx := c.Request().Context()
	_, _, a, err := s.analysis(ctx, params.a, "")
	if err != nil {
		return err
	}
	_, _, b, err := s.analysis(ctx, params.b, "")
	if err != nil {
		return err
	}
	return answer(c, compare.Compare(a, b, compare.Options{By: params.by, OnlyChanged: params.only != ""}), nil)
}

func (s *server) apiMatrix(c echo.Context) error {
	params, err := parseMatrix(c.QueryParams())
	if err != nil {
		return err
	}
	all, err := s.lib.Policies(c.Request().Context())
	if err != nil {
		return err
	}
	m, err := s.matrix(c.Request().Context(), params, all)
	return answer(c, m, err)
}

func (s *server) apiAudit(c echo.Context) error {
	params, err := parseAudit(c.QueryParams())
	if err != nil {
		return err
	}
	list := s.checklist(c.Param("checklist"))
	if list == nil {
		return notFound("there is no checklist " + c.Param("checklist"))
	}
	_, _, a, err := s.analysis(c.Request().Context(), c.Param("policy"), "")
	if err != nil {
		return err
	}
	return answer(c, audit.Audit(list, a, params.options), nil)
}

func (s *server) apiTaxonomy(c echo.Context) error { return answer(c, report.TaxonomyJSON(s.tax), nil) }

func (s *server) apiChecklists(c echo.Context) error {
	return answer(c, map[string]any{"checklists": report.ChecklistRefs(s.checklists)}, nil)
}

func (s *server) apiSpec(c echo.Context) error {
	return c.Blob(http.StatusOK, "application/json", s.spec)
}

// apiDescription reads openapi.json and puts the running version into it.
func apiDescription(fsys fs.FS, version string) ([]byte, error) {
	data, err := fs.ReadFile(fsys, "openapi.json")
	if err != nil {
		return nil, fmt.Errorf("openapi.json: %w", err)
	}
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("openapi.json: %w", err)
	}
	var info map[string]any
	if err := json.Unmarshal(doc["info"], &info); err != nil {
		return nil, fmt.Errorf("openapi.json: info: %w", err)
	}
	info["version"] = version
	if doc["info"], err = json.Marshal(info); err != nil {
		return nil, fmt.Errorf("openapi.json: info: %w", err)
	}
	return json.Marshal(doc)
}
