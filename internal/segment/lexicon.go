package segment

import "strings"

// The closed lists of words that the rules know. Words come in lower case, with
// straight or curly apostrophes as in the text.

// isFinite reports whether w is a verb that makes a clause of what it stands in.
func isFinite(w []byte) bool {
	switch string(w) {
	case "is", "are", "was", "were", "will", "would", "may", "might", "can", "could", "shall", "should", "must", "cannot",
		"has", "have", "had", "does", "did", "do", "don't", "isn't", "aren't", "won't", "doesn't", "can't",
		"respects", "takes", "collects", "provides", "offers", "operates", "protects", "believes", "cares", "maintains", "retains", "keeps",
		"makes", "gives", "allows", "enables", "helps", "ensures", "requires", "wants", "understands", "recognizes", "recognises", "complies",
		"applies", "describes", "explains", "governs", "sets", "tells", "covers", "means", "refers", "includes", "becomes", "contains", "consists", "agrees", "strives":
		return true
	}
	return false
}

// isTopical reports whether headings of privacy policies are made of w.
func isTopical(w []byte) bool {
	switch string(w) {
	case "information", "data", "privacy", "cookie", "cookies", "right", "rights", "use", "uses", "sharing", "share", "disclosure", "disclosures",
		"disclose", "security", "secure", "retention", "retain", "children", "children's", "children’s", "minors", "change", "changes", "update", "updates", "amendments",
		"contact", "parties", "party", "collect", "collection", "policy", "notice", "statement", "transfer", "transfers", "international", "consent",
		"choice", "choices", "access", "definition", "definitions", "introduction", "scope", "summary", "contents", "overview", "background", "general",
		"who", "what", "how", "why", "when", "where", "purpose", "purposes", "processing", "process", "legal", "basis", "bases", "law", "marketing", "advertising",
		"ads", "analytics", "links", "complaint", "complaints", "questions", "terms", "controller", "protection", "storage", "store", "tracking",
		"preferences", "opt", "erasure", "deletion", "applicability", "confidentiality", "recipients", "residents", "california", "gdpr", "ccpa", "liability", "faq":
		return true
	}
	return false
}

// isIntro reports whether w, near its end, makes a sentence introduce what comes after it.
func isIntro(w []byte) bool {
	switch string(w) {
	case "following", "follows", "below", "include", "includes", "including", "such", "these", "example", "examples", "namely", "listed":
		return true
	}
	return false
}

// isMinor reports whether titles write w in lower case.
func isMinor(w []byte) bool {
	switch string(w) {
	case "a", "an", "the", "and", "or", "of", "to", "in", "on", "for", "by", "with", "from", "at", "as", "about", "into", "through", "under", "per", "via", "vs", "its", "your", "our":
		return true
	}
	return false
}

func isMonth(w []byte) bool {
	switch string(w) {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "20" || w[:2] == "19") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// isDateWord reports whether w says which date or version of the text is meant.
func isDateWord(w []byte) bool {
	switch string(w) {
	case "effective", "updated", "update", "revised", "revision", "rev", "modified", "modification", "published", "date", "dated", "version", "issued", "posted", "amended", "reviewed":
		return true
	}
	return false
}

// isPostal reports whether w stands in postal and electronic addresses.
func isPostal(w []byte) bool {
	switch string(w) {
	case "www", "http", "https", "street", "avenue", "suite", "boulevard", "blvd", "p.o", "gmbh", "ltd", "inc", "llc", "tel", "fax", "attn":
		return true
	}
	return false
}

// isSubject reports whether a text that starts with w is a sentence when it goes on for long.
func isSubject(w string) bool {
	switch w {
	case "We", "You", "If", "This", "These", "It", "They", "There", "When", "Please", "By", "As", "I", "Click", "Note", "Thank", "Welcome", "Dear", "Hello", "Hi":
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

// isQuestion reports whether w starts questions and the headings that are like them.
func isQuestion(w []byte) bool {
	switch string(w) {
	case "who", "what", "how", "why", "when", "where", "which", "whose", "whom", "do", "does", "did", "is", "are", "can", "could", "will", "would", "should", "may", "must", "have", "has":
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
