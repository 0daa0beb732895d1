package web

import (
	"github.com/labstack/echo/v4"

	"lacuna/taxonomy"
)

// A taxonomyPage lists the categories and leaves with their definitions.
type taxonomyPage struct {
	Common
	Revision   string
	Categories []taxonomy.Category
	Leaves     int
}

func (s *server) taxonomyPage(c echo.Context) error {
	p := &taxonomyPage{Common: Common{Page: "taxonomy", Title: "Taxonomy"}, Revision: s.tax.Revision(), Categories: s.tax.Categories, Leaves: len(s.tax.Leaves())}
	return s.show(c, p, nil)
}
