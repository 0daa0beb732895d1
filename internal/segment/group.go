package segment

import (
	"slices"
	"strings"
)

// asksWhich reports whether a heading asks which of several groups the reader
// belongs to: "Are you a customer or a visitor?". It addresses all of them or none.
func asksWhich(w []string) bool {
	i := slices.Index(w, "are")
	return i >= 0 && word(w, i+1) == "you" && slices.Contains(w[i:], "or")
}

// isGroup reports whether the word at i names people: by what nouns for people
// end in ("organizers", "attendees"), or because it is a common one.
func isGroup(w []string, i int) bool {
	switch w[i] {
	case "users", "members", "guests", "hosts", "patients", "students", "staff", "merchants", "affiliates", "admins", "individuals", "professionals", "couriers", "alumni":
		return true
	case "parents", "guardians", "teens", "teenagers", "teachers":
		return false // next to children they do not make another audience
	case "numbers", "orders", "letters", "newsletters", "offers", "matters", "servers", "computers", "trackers", "identifiers", "others", "transfers", "banners", "browsers", "answers",
		"filters", "papers", "powers", "headers", "registers", "containers", "computer", "newsletter", "order", "number", "fees", "guarantees", "degrees", "errors", "factors", "sensors",
		"monitors", "behaviors", "grants", "warrants", "processors", "controllers", "providers", "carers", "layers", "folders", "pointers", "beacons":
		return false
	}
	for _, end := range [...]string{"ers", "ors", "ees", "ants", "ists", "ians"} {
		if strings.HasSuffix(w[i], end) {
			return true
		}
	}
	if prev := word(w, i-1); prev != "a" && prev != "an" {
		return false
	}
	return strings.HasSuffix(w[i], "er") || strings.HasSuffix(w[i], "or") || strings.HasSuffix(w[i], "ee")
}

// isRoleWord reports whether w is a noun for people, in either number.
func isRoleWord(w string) bool {
	switch w {
	case "visitor", "visitors", "customer", "customers", "client", "clients", "user", "users", "prospect", "prospects", "contact", "contacts", "applicant", "applicants":
		return true
	}
	return false
}
