package web

import (
	"context"

	"github.com/labstack/echo/v4"
)

// An auditsPage chooses a policy and a checklist.
type auditsPage struct {
	Common
	Policies   []option
	Checklists []checklistView
	Default    string
}

type checklistView struct {
	ID, Title, Version string
	Items              int
	Description        string
	Matrix             string
}

// auditChooser asks for policy and checklist; with both in the address it goes to the audit.
func (s *server) auditChooser(c echo.Context) error {
	ref, list := c.QueryParam("policy"), c.QueryParam("checklist")
	if ref != "" && list != "" {
		return c.Redirect(303, auditURL(ref, list))
	}
	p, err := s.newAuditsPage(c.Request().Context())
	return s.show(c, p, err)
}

func (s *server) newAuditsPage(ctx context.Context) (*auditsPage, error) {
	all, err := s.lib.Policies(ctx)
	if err != nil {
		return nil, err
	}
	p := &auditsPage{Common: Common{Page: "audits", Title: "Audit"}, Policies: options(all)}
	for _, c := range s.checklists {
		p.Checklists = append(p.Checklists, checklistView{ID: c.ID, Title: c.Title, Version: c.Version, Items: len(c.Items), Matrix: address("/matrix", "checklist", c.ID)})
	}
	if len(s.checklists) > 0 {
		p.Default = defaultChecklist(s.checklists)
	}
	return p, nil
}
