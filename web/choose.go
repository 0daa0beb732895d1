package web

import (
	"context"

	"lacuna/internal/policy"
)

// A choosePage asks for the two policies to compare.
type choosePage struct {
	Common
	A, B    string // what is chosen already
	Options []option
}

// An option is a policy, or one of its versions, in a list to choose from.
type option struct{ Ref, Name string }

func (s *server) newChoosePage(ctx context.Context, params compareParams) (*choosePage, error) {
	all, err := s.lib.Policies(ctx)
	if err != nil {
		return nil, err
	}
	p := &choosePage{Common: Common{Page: "choose", Title: "Compare"}, A: params.a, B: params.b, Options: options(all)}
	for i, ref := range []*string{&p.A, &p.B} {
		if *ref == "" && i < len(p.Options) {
			*ref = otherThan(p.Options, params.a)
		}
	}
	return p, nil
}

// options lists the policies, and the older versions of those that have several.
func options(all []policy.Policy) []option {
	var out []option
	for _, p := range all {
		out = append(out, option{p.ID, policyName(p)})
		for i := len(p.Versions) - 2; i >= 0; i-- {
			v := p.Versions[i]
			out = append(out, option{p.ID + "@" + v.ID, policyName(p) + ", " + joinWords(" ", "version", v.Date, v.ID[:min(8, len(v.ID))])})
		}
	}
	return out
}

func policyName(p policy.Policy) string { return joinWords(" · ", p.Vendor, p.Title) }

// otherThan returns the first option that is not ref.
func otherThan(options []option, ref string) string {
	for _, o := range options {
		if o.Ref != ref {
			return o.Ref
		}
	}
	return ""
}
