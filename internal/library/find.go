package library

import (
	"errors"
	"strings"

	"lacuna/internal/extract"
	"lacuna/internal/policy"
)

// ErrNotFound is returned for a policy or version that the library does not hold.
var ErrNotFound = errors.New("not found")

// Ambiguous is the error for a reference that fits several policies or versions.
type Ambiguous struct {
	Ref        string
	Candidates []string // "id  vendor, title", sorted
}

func (e *Ambiguous) Error() string {
	return e.Ref + ": could be any of " + strings.Join(e.Candidates, "; ")
}

// Vendor is the name of the organisation behind a policy: the given one, else
// what the text says, else the title without "privacy policy", else the file's name.
func Vendor(a *policy.Analysis, given string) string {
	if given != "" {
		return given
	}
	return extract.Organisation(&a.Document, a.Facts, a.Version.Title)
}
