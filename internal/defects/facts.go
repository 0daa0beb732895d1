package defects

import "lacuna/internal/policy"

// factDefects reports dates and contacts that the extractor could not read as
// they should be.
func factDefects(_ *policy.Document, facts []policy.Fact) []policy.Finding {
	var found []policy.Finding
	conflict := map[string][]policy.Fact{}
	for _, f := range facts {
		switch v := f.Value.(type) {
		case policy.Date:
			switch v.Status {
			case "blank":
				found = append(found, finding("defect.date-blank", policy.Major, f, "The date of the policy was never filled in."))
			case "ambiguous":
				found = append(found, finding("defect.date-ambiguous", policy.Minor, f, "“"+v.AsWritten+"” can be read as two different days."))
			case "conflict":
				conflict[v.Role] = append(conflict[v.Role], f)
			}
		case policy.Contact:
			switch v.Status {
			case "cut-off":
				found = append(found, finding("defect.address-cut-off", policy.Major, f, "The sentence announces an address and ends without one."))
			case "obfuscated":
				found = append(found, finding("defect.address-obfuscated", policy.Minor, f, "“"+v.Value+"” is not an address that anyone can write to."))
			}
		}
	}
	for _, role := range []string{"effective", "published", "updated"} {
		fs := conflict[role]
		if len(fs) == 0 {
			continue
		}
		f := finding("defect.date-conflict", policy.Major, fs[0], "The text gives more than one date for the same event.")
		for _, other := range fs[1:] {
			f.Related = append(f.Related, other.Span)
		}
		found = append(found, f)
	}
	return found
}

func finding(id string, s policy.Severity, f policy.Fact, message string) policy.Finding {
	return policy.Finding{ID: id, Severity: s, Clause: f.Clause, Span: f.Span, Message: message}
}
