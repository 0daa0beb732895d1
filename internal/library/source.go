package library

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"

	"lacuna/internal/compare"
	"lacuna/internal/extract"
	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// A Source is the bytes of one file and what is known of them.
type Source struct {
	Key    string // identifies the policy over time: the same key with other bytes is a new version
	Name   string // file name; its extension gives the format
	Data   []byte
	Vendor string // organisation behind the policy, "" to take it from the text
	URL    string // where the bytes came from
	Type   string // one of policy.Types, "" to guess
	Date   string // ISO 8601 date of the version, "" to take it from the text
}

// PolicyID returns the id of the policy that a key identifies.
func PolicyID(key string) string {
	sum := sha256.Sum256([]byte("policy\x00" + key))
	return hex.EncodeToString(sum[:10])
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// given puts what the user said of a source over what the analysis found.
func given(v *policy.Version, src *Source) {
	v.Source = cmp.Or(src.URL, v.Source)
	v.Date = cmp.Or(src.Date, v.Date)
	v.Type = cmp.Or(src.Type, v.Type)
}

// record returns the record that adds an analysis of src to p, and brings p up to date with it.
func record(p *store.Policy, src *Source, a *policy.Analysis) store.Record {
	given(&a.Version, src)
	p.Versions = append(p.Versions, store.Version{Version: a.Version, DateGiven: src.Date != "", Revision: a.Revision})
	r := describePolicy(p, src, a)
	r.DateGiven, r.Snapshot = src.Date != "", src.Data
	return r
}

// saysMore reports whether src says something of a version that p does not have yet.
func saysMore(p *store.Policy, v *store.Version, src *Source) bool {
	more := func(said, have string) bool { return said != "" && said != have }
	return more(src.Vendor, p.Vendor) || more(src.Type, v.Type) || more(src.Date, v.Date) || more(src.URL, v.Source)
}

// redescribed returns the record that puts what src says over version at of p.
func redescribed(p *store.Policy, at int, src *Source, a *policy.Analysis) store.Record {
	was := p.Versions[at]
	given(&a.Version, src)
	now := store.Version{Version: a.Version, DateGiven: was.DateGiven || src.Date != "", Revision: a.Revision}
	p.Versions[at] = now
	r := describePolicy(p, src, a)
	r.Replaces, r.DateGiven = was.ID, now.DateGiven
	return r
}

// describePolicy brings p, which has the version of a, up to date with it and src.
func describePolicy(p *store.Policy, src *Source, a *policy.Analysis) store.Record {
	store.Sort(p.Versions)
	if src.Vendor != "" {
		p.Vendor, p.VendorGiven = src.Vendor, true
	}
	if src.Type != "" {
		p.Type, p.TypeGiven = src.Type, true
	}
	if latest := p.Latest(); latest.ID == a.Version.ID {
		describe(p, a)
	} else if p.Title = latest.Title; !p.TypeGiven {
		p.Type = latest.Type
	}
	return store.Record{Policy: *p, Analysis: a, Cells: compare.Cells(a)}
}

// describe takes from the newest version of p what the user did not say.
func describe(p *store.Policy, latest *policy.Analysis) {
	p.Title = latest.Version.Title
	if !p.VendorGiven {
		p.Vendor = Vendor(latest, "")
	}
	if !p.TypeGiven {
		p.Type = latest.Version.Type
	}
}

// Vendor is the name of the organisation behind a policy: the given one, else
// what the text says, else the title without "privacy policy", else the file's name.
func Vendor(a *policy.Analysis, given string) string {
	if given != "" {
		return given
	}
	if name := extract.Organisation(&a.Document, a.Facts, a.Version.Title); name != "" {
		return name
	}
	if name := untitled(a.Version.Title); name != "" {
		return name
	}
	name := path.Base(a.Version.Name)
	return strings.TrimSuffix(name, path.Ext(name))
}

// documentWords are what titles say besides the vendor's name.
var documentWords = regexp.MustCompile(`(?i)\b(?:(?:global|website|online|customer|our|general|data|internet|the)\s+)*(?:privacy|cookies?|data protection|terms)\b(?:\s+(?:and|&)\s+(?:cookies?|privacy|security|terms|conditions))*(?:\s+(?:policy|policies|notice|statement|declaration|centre|center|of (?:service|use)|and conditions))*`)

// untitled returns a title without the words that name the document, "" when
// what is left does not look like a name.
func untitled(title string) string {
	rest := documentWords.ReplaceAllString(title, " ")
	rest = strings.Trim(strings.Join(strings.Fields(rest), " "), " -–—|:·,.’'()[]#*")
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, "'s"), "’s")
	for _, word := range []string{"of ", "for ", "by "} {
		rest = strings.TrimPrefix(rest, word)
	}
	if rest == title || len(rest) < 2 || len(rest) > 60 {
		return ""
	}
	return rest
}
