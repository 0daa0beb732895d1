package segment

import (
	"slices"
	"strings"
	"unicode"
)

// audience returns whom text under the heading title addresses, given whom the
// section around it does: roles (visitor, customer, end-user, contact, applicant,
// child) and regions ("region:US-CA"). Roles that the title names replace those
// around it, and so do regions. It errs on the side of naming nobody: a heading
// that speaks of people as actors or recipients ("data our customers collect",
// "sharing with clients") or of places as places ("transfers outside the EEA")
// addresses no one in particular, and neither does one that names a group we have
// no name for beside one that we have ("organizers and visitors"). Only titles
// with words of the kind people can name an audience.
func audience(title string, outer []string) []string {
	w := titleWords(title)
	if len(w) == 0 || asksWhich(w) {
		return outer
	}
	found := append(roles(w), regions(w)...)
	if len(found) == 0 {
		return outer
	}
	role := slices.ContainsFunc(found, isRole)
	region := slices.ContainsFunc(found, isRegion)
	for _, o := range outer {
		if isRegion(o) && !region || isRole(o) && !role {
			found = append(found, o)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func isRegion(s string) bool { return strings.HasPrefix(s, "region:") }
func isRole(s string) bool   { return !isRegion(s) }

// titleWords returns the words of a heading in lower case without possessive
// endings; nil when it is too long to name an audience.
func titleWords(title string) []string {
	if len(title) > maxLook {
		return nil
	}
	var words []string
	for i := 0; i < len(title); {
		n := wordAt(title, i)
		if n == 0 {
			i++
			continue
		}
		w := title[i : i+n]
		i += n
		switch {
		case w == "US" && (hasLower(title) || isScope(nextWord(title[i:]))), w == "U" && strings.HasPrefix(title[i:], ".S"):
			w = "us-states"
		case w == "U" && strings.HasPrefix(title[i:], ".K"):
			w = "uk"
		}
		w = strings.ToLower(w)
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		words = append(words, w)
	}
	return words
}

// hasLower reports whether s has a lower-case letter: only then does "US" stand out from "us".
func hasLower(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLower)
}

// nextWord returns the first word of s in lower case.
func nextWord(s string) string {
	for i := range s {
		if n := wordAt(s, i); n > 0 {
			return strings.ToLower(s[i : i+n])
		}
	}
	return ""
}

// roles returns the roles that a heading addresses.
func roles(w []string) []string {
	var out []string
	if word(w, 0) == "who" && word(w, 1) == "are" {
		return nil // it tells who the clients are, not what is done with their data
	}
	several := slices.Contains(w, "and") || slices.Contains(w, "or")
	others := false
	for i := 0; i < len(w); i++ {
		role, n := roleAt(w, i)
		switch {
		case role != "" && addressed(w, i, i+n, role):
			out = append(out, role)
		case role == "":
			others = others || several && isGroup(w, i) && addressed(w, i, i+1, "")
		}
		i += max(n, 1) - 1
	}
	if others {
		return nil
	}
	return out
}

// roleAt returns the role that the words at i name and how many words do.
func roleAt(w []string, i int) (role string, n int) {
	next := word(w, i+1)
	switch w[i] {
	case "visitors":
		return "visitor", 1
	case "visitor":
		if !isThing(next) || next == "personal" || next == "data" || next == "information" {
			return "visitor", 1
		}
	case "customers", "clients", "subscribers", "buyers":
		return "customer", 1
	case "customer", "client":
		if next == "business" || next == "contact" || next == "contacts" || isThing(next) {
			return "", 0
		}
		switch word(w, i-1) {
		case "a", "an", "each", "every":
			return "customer", 1
		case "", "or", "and":
			// "customer and visitor data", but not "customer and order data".
			if next == "" || (next == "or" || next == "and") && isRoleWord(word(w, i+2)) {
				return "customer", 1
			}
		}
	case "end":
		if next == "users" || next == "user" {
			return "end-user", 2
		}
	case "contacts", "contact":
		if prev := word(w, i-1); prev == "business" || prev == "customer" {
			return "contact", 1
		}
	case "applicants", "applicant", "candidates", "jobseekers", "recruitment":
		return "applicant", 1
	case "children", "minors", "kids", "coppa":
		return "child", 1
	}
	return "", 0
}

// isThing reports whether w after a word for people makes it the name of a thing:
// "customer support", "client data".
func isThing(w string) bool {
	switch w {
	case "support", "service", "services", "care", "data", "content", "information", "personal", "relationship", "relationships", "feedback", "reviews", "review",
		"portal", "account", "accounts", "experience", "success", "engagement", "side", "application", "applications", "testimonials", "communications", "records", "requests", "surveys", "counts", "logs":
		return true
	}
	return false
}

// addressed reports whether the people named by the words from i to before j are
// those whom the heading is about.
func addressed(w []string, i, j int, role string) bool {
	if role == "child" {
		return true
	}
	switch word(w, j) {
	case "collect", "use", "process", "share", "store", "obtain", "hold", "control", "sell", "may", "disclose":
		return false
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch w[k] {
		case "for", "from", "of", "about":
			return true
		case "with", "by", "between", "among":
			return false
		case "to":
			return slices.Contains(w[:k], "notice") || slices.Contains(w[:k], "applies") || slices.Contains(w[:k], "applicable")
		}
	}
	return true
}

func word(w []string, i int) string {
	if i < 0 || i >= len(w) {
		return ""
	}
	return w[i]
}
