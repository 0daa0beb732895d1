package bleveindex

import (
	"strings"

	"lacuna/internal/query"
)

// field returns the rows that a field term holds for.
func (s *search) field(f *query.Field, polarity []query.Node) set {
	out := s.newSet()
	switch f.Name {
	case "leaf":
		s.labelRows(out, polarity, f.Match)
	case "category":
		s.labelRows(out, polarity, func(leaf string) bool {
			category, _, _ := strings.Cut(leaf, ".")
			return f.Match(category)
		})
	case "polarity":
		s.labelRows(out, []query.Node{f}, func(string) bool { return true })
	case "section":
		s.headingRows(out, f)
	case "kind":
		for i, k := range kinds {
			if f.Match(string(k)) {
				s.kindRows(out, uint8(i))
			}
		}
	case "audience":
		s.sparseRows(out, audienceField, f)
	case "period":
		s.sparseRows(out, periodField, f)
	case "defect":
		s.sparseRows(out, defectField, f)
	default:
		for i := range s.cols.versions {
			if v := &s.cols.versions[i]; !v.gone && s.holdsFor(f, v) {
				out.addRange(v.from, v.to)
			}
		}
	}
	return out
}

// holdsFor reports whether a field that is true of versions holds for v.
func (s *search) holdsFor(f *query.Field, v *version) bool {
	p := &s.cols.policies[v.policy]
	switch f.Name {
	case "vendor":
		return f.Match(p.Vendor)
	case "policy":
		return f.MatchPolicy(p.ID, p.Title)
	case "type":
		return f.Match(p.Type)
	case "lang":
		return f.Match(v.language)
	case "date":
		return f.Match(v.date)
	case "version":
		return f.MatchVersion(v.id, p.Latest == v.id)
	}
	return f.MatchProfile(v.profile, v.facts)
}

// labelRows adds the rows with a label of a matching leaf and polarity.
func (s *search) labelRows(out set, polarity []query.Node, match func(leaf string) bool) {
	wanted := make(map[uint32]bool)
	from := uint32(0)
	for row, to := range s.cols.labels.ends {
		for _, l := range s.cols.labels.items[from:to] {
			yes, known := wanted[l]
			if !known {
				leaf, p := unpackLabel(l)
				yes = match(s.cols.symbol(leaf)) && query.HoldsPolarity(polarity, p)
				wanted[l] = yes
			}
			if yes {
				out.add(uint32(row))
				break
			}
		}
		from = to
	}
}

// headingRows adds the rows under a matching heading.
func (s *search) headingRows(out set, f *query.Field) {
	wanted := make(map[uint32]bool)
	from := uint32(0)
	for row, to := range s.cols.headings.ends {
		for _, h := range s.cols.headings.items[from:to] {
			yes, known := wanted[h]
			if !known {
				yes = f.Match(s.cols.symbol(h))
				wanted[h] = yes
			}
			if yes {
				out.add(uint32(row))
				break
			}
		}
		from = to
	}
}

func (s *search) kindRows(out set, kind uint8) {
	for row, k := range s.cols.kind {
		if k == kind {
			out.add(uint32(row))
		}
	}
}

func (s *search) sparseRows(out set, field int, f *query.Field) {
	wanted := make(map[uint32]bool)
	for _, p := range s.cols.sparse[field] {
		yes, known := wanted[p.symbol]
		if !known {
			yes = f.Match(s.cols.symbol(p.symbol))
			wanted[p.symbol] = yes
		}
		if yes {
			out.add(p.row)
		}
	}
}
