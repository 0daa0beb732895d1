package web

import (
	"net/url"
	"strconv"
)

// A link is an address with its words. Here marks the one that stands for the present state.
type link struct {
	Name, URL string
	Count     int
	Here      bool
}

// address joins a path and parameters, which come in pairs of name and value;
// a pair without a value is left out.
func address(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Add(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// clauseURL is where the reader shows a clause of a version.
func clauseURL(policyID, version string, clause int) string {
	n := strconv.Itoa(clause)
	return address("/policies/"+url.PathEscape(policyID), "version", version, "clause", n) + "#c" + n
}

// with returns the address of the same page with one parameter toggled: the
// value is added where it is not there and taken out where it is.
func toggled(path string, q url.Values, name, value string) string {
	next := url.Values{}
	found := false
	for k, vs := range q {
		for _, v := range vs {
			if k == name && v == value {
				found = true
				continue
			}
			if v != "" {
				next.Add(k, v)
			}
		}
	}
	if !found {
		next.Add(name, value)
	}
	next.Del("after")
	if len(next) == 0 {
		return path
	}
	return path + "?" + next.Encode()
}

// replaced returns the address of the same page with one parameter set, or taken out when value is "".
func replaced(path string, q url.Values, name, value string) string {
	next := url.Values{}
	for k, vs := range q {
		for _, v := range vs {
			if k != name && v != "" {
				next.Add(k, v)
			}
		}
	}
	if value != "" {
		next.Set(name, value)
	}
	next.Del("after")
	if len(next) == 0 {
		return path
	}
	return path + "?" + next.Encode()
}
