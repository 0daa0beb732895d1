package segment

import "strings"

// A kind is what a word can be to the rules; a word may be of several.
type kind uint16

const (
	finite  kind = 1 << iota // a verb that makes a clause of what it stands in
	asking                   // starts questions and the headings that are like them
	topical                  // headings of privacy policies are made of it
	intro                    // near its end, makes a sentence introduce what comes after it
	minor                    // titles write it in lower case
	month                    // names a month
	dated                    // says which date or version of the text is meant
	postal                   // stands in postal and electronic addresses
	people                   // may name an audience or a region
	verb                     // a full verb that is no noun
	clausal                  // after it verbs are those of a clause inside: "data we collect"
)

// kindOf returns what w, in lower case and cut to 16 bytes, can be.
func kindOf(w []byte) kind {
	switch string(w) {
	case "agrees", "allows", "applies", "aren't", "becomes", "believes", "can't", "cannot", "cares", "collects", "complies", "consists", "contains",
		"covers", "describes", "doesn't", "don't", "enables", "ensures", "explains", "gives", "governs", "had", "helps", "isn't", "keeps", "maintains",
		"makes", "means", "might", "offers", "operates", "protects", "provides", "recognises", "recognizes", "refers", "requires", "respects", "retains",
		"sets", "shall", "strives", "takes", "tells", "understands", "wants", "was", "were", "won't":
		return finite
	case "access", "ads", "advertising", "amendments", "analytics", "applicability", "background", "bases", "basis", "change", "changes", "choice",
		"choices", "collection", "complaint", "complaints", "confidentiality", "consent", "contents", "controller", "cookie", "cookies", "data",
		"definition", "definitions", "deletion", "disclosure", "disclosures", "erasure", "faq", "general", "information", "international", "introduction",
		"law", "legal", "liability", "links", "marketing", "notice", "opt", "overview", "parties", "party", "policy", "preferences", "privacy", "process",
		"processing", "protection", "purpose", "purposes", "questions", "recipients", "residents", "retain", "retention", "right", "rights", "scope",
		"secure", "security", "share", "sharing", "statement", "storage", "store", "summary", "terms", "tracking", "transfer", "transfers", "updates",
		"use", "uses":
		return topical
	case "below", "example", "examples", "following", "follows", "include", "including", "listed", "namely", "such", "these":
		return intro
	case "a", "about", "an", "and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "our", "per", "the", "through", "to",
		"under", "via", "vs", "with", "your":
		return minor
	case "apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul", "july", "jun", "june", "mar", "march", "nov",
		"november", "oct", "october", "sep", "sept", "september":
		return month
	case "amended", "date", "dated", "effective", "issued", "modification", "modified", "posted", "published", "rev", "reviewed", "revised", "revision",
		"updated", "version":
		return dated
	case "attn", "avenue", "blvd", "boulevard", "fax", "gmbh", "http", "https", "inc", "llc", "ltd", "p.o", "street", "suite", "tel", "www":
		return postal
	case "american", "americans", "applicant", "applicants", "argentina", "australia", "australian", "australians", "brazil", "brazilian", "british",
		"buyers", "california's", "californian", "californians", "california’s", "canada", "canadian", "canadians", "candidates", "china", "chinese",
		"client", "clients", "colorado", "connecticut", "contacts", "coppa", "cpra", "customer", "customers", "delaware", "eea", "end", "eu", "europe",
		"european", "europeans", "florida", "france", "french", "german", "germany", "illinois", "india", "indian", "indiana", "iowa", "israel", "italy",
		"japan", "japanese", "jobseekers", "kentucky", "kids", "korea", "korean", "lgpd", "maryland", "mexican", "mexico", "minnesota", "montana",
		"nebraska", "nevada", "new", "oregon", "philippines", "pipeda", "pipl", "popia", "prc", "quebec", "québec", "recruitment", "rhode", "russia",
		"russian", "shoppers", "singapore", "south", "spain", "subscribers", "swiss", "switzerland", "taiwan", "tennessee", "texas", "thailand", "turkey",
		"turkish", "türkiye", "u", "uk", "united", "usa", "utah", "vermont", "vietnam", "virginia", "visitor", "visitors", "washington":
		return people
	case "agree", "matters", "allow", "appear", "appears", "apply", "ask", "asks", "become", "begin", "begins", "believe", "belong", "belongs", "bring", "brings",
		"come", "comes", "comply", "depend", "depends", "encourage", "ensure", "erase", "erases", "exist", "exists", "get", "gets", "give", "go", "goes",
		"happen", "happens", "help", "hold", "holds", "keep", "know", "knows", "let", "lets", "lie", "lies", "notify", "obey", "obeys", "occur", "pay",
		"pays", "protect", "provide", "put", "puts", "read", "reads", "receive", "receives", "recommend", "remain", "remains", "require", "reserve", "say",
		"says", "see", "sees", "sell", "sells", "send", "sends", "stay", "stays", "strive", "tell", "think", "tries", "try", "understand", "want", "write",
		"writes":
		return verb
	case "i", "that", "they", "we", "you":
		return clausal
	case "are", "can", "could", "did", "do", "does", "has", "have", "is", "must", "should", "will", "would":
		return finite | asking
	case "includes":
		return finite | intro
	case "which", "whom", "whose":
		return asking | clausal
	case "update":
		return topical | dated
	case "california", "ccpa", "children", "children's", "children’s", "contact", "gdpr", "minors":
		return topical | people
	case "collect", "disclose":
		return topical | verb
	case "us":
		return people | clausal
	case "may":
		return finite | asking | month
	case "how", "what", "when", "where", "who", "why":
		return asking | topical | clausal
	}
	return 0
}

// isYear reports whether w is a year near ours.
func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "20" || w[:2] == "19") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// isSubject reports whether a text that starts with w is a sentence when it goes on for long.
func isSubject(w string) bool {
	switch w {
	case "We", "You", "If", "This", "These", "It", "They", "There", "When", "Please", "By", "As", "I", "Click", "Note", "Thank", "Thanks", "Welcome", "Dear", "Hello", "Hi":
		return true
	}
	return false
}

// isChrome reports whether text, a short line, is a control of a page.
func isChrome(text string) bool {
	switch strings.ToLower(text) {
	case "sign in", "sign up", "log in", "login", "log out", "register", "back to top", "skip to content", "skip to main content", "menu", "search", "home", "share", "print",
		"download", "download pdf", "close", "read more", "learn more", "get started", "subscribe", "follow us", "contact sales", "top", "next", "previous", "back":
		return true
	}
	return false
}

// isPronoun reports whether w is the subject of a sentence and nothing else.
func isPronoun(w string) bool {
	switch w {
	case "We", "You", "I", "It", "They", "This", "These", "There":
		return true
	}
	return false
}

// isCommand reports whether a line that starts with w tells the reader of a page to do something.
func isCommand(w string) bool {
	switch w {
	case "View", "Download", "Print", "Click", "Jump", "Skip", "Open", "Show", "Hide", "Close", "Follow", "Watch", "Upload", "Back", "Get", "Try", "Buy", "Go", "Start":
		return true
	}
	return false
}

// isDangling reports whether a text that ends with w lacks its end.
func isDangling(w string) bool {
	switch w {
	case "and", "or", "of", "the", "a", "an", "your", "our", "that", "because":
		return true
	}
	return false
}

// isQuantifier reports whether a statement is likely when w starts a text of some length.
func isQuantifier(w string) bool {
	switch w {
	case "All", "Most", "Some", "Each", "No", "Every", "Many", "Any", "Both", "A", "An", "The", "Only", "None", "Nothing":
		return true
	}
	return false
}
