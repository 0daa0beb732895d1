package query

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// Match reports whether f holds for one value of its field: a leaf or category,
// a polarity, a heading, a kind, an audience, a period, a finding's id, a
// vendor, a document type, a language, a version's date. An Index asks it once
// for each distinct value.
func (f *Field) Match(value string) bool {
	if value == "" {
		return false
	}
	switch f.Name {
	case "section":
		return f.inWords(strings.Fields(nlp.FoldText(value)), sameStem)
	case "vendor":
		return f.matchName(value)
	case "audience":
		return slices.Equal(f.words, tokens(value)) || f.Prefix && f.hasPrefix(tokens(value))
	case "period":
		n, ok := Seconds(value)
		return ok && within(f.Op, n, f.length, f.length)
	case "date":
		return within(f.Op, value, f.from, f.to)
	case "lang":
		value = strings.ToLower(value)
		return f.matchID(value) || strings.HasPrefix(value, f.Value+"-")
	case "defect":
		return f.matchID(value) || f.matchID(strings.TrimPrefix(value, "defect."))
	}
	return f.matchID(value)
}

func (f *Field) matchID(value string) bool {
	return value == f.Value || f.Prefix && strings.HasPrefix(value, f.Value)
}

// matchName compares names by their words: all of them where the value was quoted.
func (f *Field) matchName(name string) bool {
	w := tokens(name)
	switch {
	case f.Whole:
		return slices.Equal(w, f.words)
	case f.Prefix:
		return f.hasPrefix(w)
	}
	return f.inWords(w, func(word, want string) bool { return word == want })
}

// hasPrefix reports whether the words w, as one text, start with those of f.
func (f *Field) hasPrefix(w []string) bool {
	return strings.HasPrefix(strings.Join(w, " "), strings.Join(f.words, " "))
}

// inWords reports whether words that are the same as those of f stand in w in a
// row; of a prefix, the last one need only be a beginning.
func (f *Field) inWords(w []string, same func(word, want string) bool) bool {
	last := len(f.words) - 1
	for i := 0; i+last < len(w); i++ {
		ok := f.Prefix && strings.HasPrefix(w[i+last], f.words[last]) || same(w[i+last], f.words[last])
		for j := 0; ok && j < last; j++ {
			ok = same(w[i+j], f.words[j])
		}
		if ok {
			return true
		}
	}
	return false
}

// sameStem reports whether stem is the stem of word. No stem begins with another
// letter than its word, which spares nearly all the stemming.
func sameStem(word, stem string) bool {
	return strings.HasPrefix(word, stem[:min(1, len(stem))]) && nlp.Stem(word) == stem
}

// MatchPolicy reports whether f, a policy:, holds for a policy with this id and title.
func (f *Field) MatchPolicy(id, title string) bool {
	return isID(f.Value) && !f.Whole && strings.HasPrefix(id, f.Value) || f.matchName(title)
}

// MatchVersion reports whether f, a version:, holds for a version.
func (f *Field) MatchVersion(id string, latest bool) bool {
	switch f.Value {
	case "all":
		return true
	case "latest":
		return latest
	case "old":
		return !latest
	}
	return strings.HasPrefix(id, f.Value)
}

// MatchProfile reports whether f, a has: or missing:, holds for a version that
// has this profile and states facts of these kinds.
func (f *Field) MatchProfile(p policy.Profile, facts []string) bool {
	if f.Name == "has" {
		if strings.Contains(f.Value, ".") {
			return slices.ContainsFunc(p.Disclosed, f.matchID) || slices.ContainsFunc(p.Weak, f.matchID)
		}
		return slices.Contains(facts, f.Value)
	}
	said := func(leaf string) bool {
		if !strings.Contains(f.Value, ".") {
			leaf, _, _ = strings.Cut(leaf, ".")
		}
		return f.matchID(leaf)
	}
	return !slices.ContainsFunc(p.Disclosed, said) && !slices.ContainsFunc(p.Weak, said) && !slices.ContainsFunc(p.Denied, said)
}
