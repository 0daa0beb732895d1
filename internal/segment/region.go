package segment

import "slices"

// regions returns the regions whose people a heading addresses. One that cites a
// law by its article addresses nobody, and one that speaks of "non-US residents"
// or of a state "and other states" names nobody whom we could name in full.
func regions(w []string) []string {
	var out []string
	scope, other := false, 0
	for i := 0; i < len(w); i++ {
		if isElsewhere(w[i]) || isCitation(w[i]) || w[i] == "non" || andOthers(w, i) {
			return nil
		}
		if code := lawRegion(w[i]); code != "" {
			out = append(out, "region:"+code)
			scope = true
			continue
		}
		code, n := regionAt(w, i)
		if code != "" {
			out = append(out, "region:"+code)
			if n == 1 && isLanguage(w[i]) {
				other++
			}
			if n == 1 && isNationality(w[i]) && !modifiesScope(w, i+1) {
				return nil // "British Airways"
			}
			i += n - 1
			continue
		}
		scope = scope || isScope(w[i])
		if kindOf([]byte(w[i]))&minor == 0 && (w[i][0] < '0' || w[i][0] > '9') {
			other++
		}
	}
	// A heading that is the name of the region alone, or says whom it is for.
	if !scope && other > 0 {
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// isCitation reports whether w stands before the number of a provision.
func isCitation(w string) bool {
	return w == "art" || w == "article" || w == "articles" || w == "recital"
}

// andOthers reports whether the words at i add to a region others without their
// names: "and other states", but not "and other U.S. states".
func andOthers(w []string, i int) bool {
	if w[i] != "and" && w[i] != "or" || word(w, i+1) != "other" && word(w, i+1) != "others" {
		return false
	}
	switch word(w, i+2) {
	case "", "state", "states", "country", "countries", "region", "regions", "jurisdiction", "jurisdictions", "residents", "users":
		return true
	}
	return false
}

// isNationality reports whether w may be part of the name of a company.
func isNationality(w string) bool { return w == "british" || w == "american" || w == "swiss" }

// modifiesScope reports whether the words from i on, other names of regions
// apart, say that the people of a region are meant.
func modifiesScope(w []string, i int) bool {
	for ; i < len(w); i++ {
		if isScope(w[i]) {
			return true
		}
		if k := kindOf([]byte(w[i])); k&(people|minor) == 0 {
			return false
		}
	}
	return true
}

// isScope reports whether w, next to the name of a region, says that its people are meant.
func isScope(w string) bool {
	switch w {
	case "resident", "residents", "user", "users", "individuals", "citizens", "consumer", "consumers", "customers", "visitors", "players", "members", "people", "persons", "subjects",
		"right", "rights", "notice", "notices", "disclosure", "disclosures", "addendum", "supplement", "supplemental", "additional", "specific", "privacy", "only", "applicants", "minors", "children", "state", "states":
		return true
	}
	return false
}

// isLanguage reports whether w alone may be the name of a language.
func isLanguage(w string) bool {
	switch w {
	case "french", "german", "japanese", "chinese", "korean", "russian", "turkish":
		return true
	}
	return false
}

// isElsewhere reports whether a heading with w names regions as places of data, not of people.
func isElsewhere(w string) bool {
	switch w {
	case "transfer", "transfers", "transferred", "transferring", "storage", "stored", "store", "servers", "hosted", "hosting", "outside", "located", "location", "framework", "frameworks", "shield",
		"representative", "representatives", "authority", "authorities", "office", "offices", "headquarters", "government", "cross-border", "centers", "centres", "enforcement", "international", "contact":
		return true
	}
	return false
}

// lawRegion returns the region of a law that is named by its short name.
func lawRegion(w string) string {
	switch w {
	case "gdpr":
		return "EU"
	case "ccpa", "cpra", "californian", "californians":
		return "US-CA"
	case "lgpd":
		return "BR"
	case "pipeda":
		return "CA"
	case "pipl":
		return "CN"
	case "popia":
		return "ZA"
	}
	return ""
}

// regionAt returns the ISO code of the region that the words at i name, EU for
// the European Union and Economic Area, and how many words do.
func regionAt(w []string, i int) (code string, n int) {
	two := w[i] + " " + word(w, i+1)
	switch two {
	case "european economic":
		return "EU", 3
	case "european union":
		return "EU", 2
	case "united kingdom":
		return "UK", 2
	case "united states":
		return "US", 2
	case "new jersey":
		return "US-NJ", 2
	case "new hampshire":
		return "US-NH", 2
	case "new york":
		return "US-NY", 2
	case "rhode island":
		return "US-RI", 2
	case "new zealand":
		return "NZ", 2
	case "south africa", "south african":
		return "ZA", 2
	case "south korea", "south korean":
		return "KR", 2
	}
	return regionWord(w[i]), 1
}

func regionWord(w string) string {
	switch w {
	case "eu", "eea", "europe", "european", "europeans":
		return "EU"
	case "uk", "british":
		return "UK"
	case "us-states", "usa", "american", "americans":
		return "US"
	case "california":
		return "US-CA"
	case "nevada":
		return "US-NV"
	case "virginia":
		return "US-VA"
	case "colorado":
		return "US-CO"
	case "connecticut":
		return "US-CT"
	case "utah":
		return "US-UT"
	case "texas":
		return "US-TX"
	case "oregon":
		return "US-OR"
	case "montana":
		return "US-MT"
	case "washington":
		return "US-WA"
	case "delaware":
		return "US-DE"
	case "iowa":
		return "US-IA"
	case "tennessee":
		return "US-TN"
	case "minnesota":
		return "US-MN"
	case "maryland":
		return "US-MD"
	case "indiana":
		return "US-IN"
	case "kentucky":
		return "US-KY"
	case "nebraska":
		return "US-NE"
	case "florida":
		return "US-FL"
	case "vermont":
		return "US-VT"
	case "illinois":
		return "US-IL"
	}
	return countryWord(w)
}

func countryWord(w string) string {
	switch w {
	case "switzerland", "swiss":
		return "CH"
	case "brazil", "brazilian":
		return "BR"
	case "canada", "canadian", "canadians":
		return "CA"
	case "quebec", "québec":
		return "CA-QC"
	case "australia", "australian", "australians":
		return "AU"
	case "japan", "japanese":
		return "JP"
	case "korea", "korean":
		return "KR"
	case "china", "chinese", "prc":
		return "CN"
	case "india", "indian":
		return "IN"
	case "mexico", "mexican":
		return "MX"
	case "singapore":
		return "SG"
	case "thailand":
		return "TH"
	case "russia", "russian":
		return "RU"
	case "turkey", "türkiye", "turkish":
		return "TR"
	case "israel":
		return "IL"
	case "germany", "german":
		return "DE"
	case "france", "french":
		return "FR"
	case "italy":
		return "IT"
	case "spain":
		return "ES"
	case "argentina":
		return "AR"
	case "taiwan":
		return "TW"
	case "philippines":
		return "PH"
	case "vietnam":
		return "VN"
	}
	return ""
}
