// Package classify gives clauses their labels and explains each of them.
//
// # From words to labels
//
// All cues of the taxonomy, and the phrases of grammar in lexicon.go, are one
// automaton over the words of a clause (nfa.go, builder.go, matcher.go). It is
// read once; what it finds is then judged by a closed set of rule kinds:
//
//   - cue: a strong or weak cue votes for its leaf (cue.go)
//   - heading: what a heading, a run-in heading or the text before ": " says (heading.go)
//   - pattern: a cue over characters instead of words, run behind a filter (pattern.go)
//   - inherit: a heading or the lead of a list adds to what a clause or item says itself (inherit.go)
//   - veto: a cue that takes the leaf's other cues out of a sentence (veto.go)
//
// The votes for a leaf add up to points (tally.go). A strong cue has 2, a weak
// one 1, further ones less; the words of a vote count once. A heading adds only
// where the clause has a cue of its own. From 2 points on there is a label; its
// score is 1 - 2^(-points/1.5). It is strong when more than one cue speaks
// for it and no hedge weakens it. At the end the leaves of a clause are weighed
// against each other (settle.go): kinds of data and purposes that are merely
// named in a sentence about something else count half, and a generic leaf gives
// way to a specific one.
//
// # Polarity
//
// A negator denies what follows it up to the end of the clause: a pivot ("but",
// "if"), an exception, or a new subject (polarity.go). Phrases whose negator
// denies nothing ("not only", "if you do not want") cover it. What is not done
// "knowingly", what others may not do, and what nobody answers for is neither
// denied nor said. A denial that consent lifts is conditional; one with an
// exception is both. Statements of how something is handled (Do Not Track,
// children) are affirmed whatever they say. Questions say nothing (question.go). The denial or
// condition of a lead holds for its items.
//
// # Bias
//
// Precision comes first: what is said in passing should have no label rather
// than a wrong one. Absence is never a denial.
package classify
