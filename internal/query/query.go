// Package query is the search language: Parse reads a query into a tree, String
// writes the tree back in its canonical form, Eval answers it over one Analysis
// by reading every clause. Eval is the oracle that every index must agree with.
//
// # The language
//
//	cookies                   the word in any inflection: cookie, cookies, Cookie's stem
//	"we do not sell"          these words in a row, as written; case and punctuation do not count
//	"sharing"                 one word as written, not its inflections
//	market*                   words that start so
//	*                         every clause
//	a b, a AND b              both in the same clause
//	a OR b                    either; AND binds closer
//	NOT a, -a                 not a; binds closest
//	( )                       groups
//	a NEAR/5 b                b is at most the fifth word before or after a; NEAR alone is NEAR/10
//	field:value               see below; a value with blanks is put in quotes, a trailing * makes it a prefix
//
// NEAR stands between words, phrases, prefixes, and such joined by OR in
// parentheses. The operators are written in capitals.
//
// # Fields
//
// True of a clause:
//
//	leaf:retention.period     it has this label
//	category:retention        it has a label of this category
//	polarity:denied           it has such a label; next to leaf: or category: in the
//	                          same AND it is their polarity: leaf:sale.sale polarity:denied
//	section:cookies           one of its headings has these words, in any inflection
//	kind:item                 paragraph, item, row or heading
//	audience:children         its section is for this audience
//	period>P1Y                it states a retention period or deadline; also >= < <= : =
//	defect:placeholder        it has this drafting defect
//
// True of a version, and so of all its clauses:
//
//	vendor:acme               the vendor's name has these words; in quotes it is the whole name
//	policy:3fa92c             the policy's id starts so (6 digits or more), or its title has these words
//	type:cookie-notice        the document type
//	lang:en                   the language; lang:en covers en-GB
//	date>=2022-01-01          the version's date; a year or month stands for all its days
//	has:retention             it states a fact of this kind, or with a dot: the leaf is disclosed
//	missing:complaint.authority   no clause has the leaf (or, without a dot, the category) in any polarity
//	version:all               search all versions; also old, latest and an id or its beginning
//
// Only the latest version of each policy is searched, unless the query has a
// version: of its own.
package query

import "fmt"

// A Query is a parsed query. It is immutable.
type Query struct {
	Root Node
}

// An Error says where and why a query goes wrong.
type Error struct {
	Column  int // byte of the query, from 1
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// String returns the query in its canonical form, which parses to the same tree.
func (q *Query) String() string { return str(q.Root, 0) }

// Fields returns the field terms of q from left to right.
func (q *Query) Fields() []*Field {
	var out []*Field
	walk(q.Root, func(n Node) bool {
		if f, ok := n.(*Field); ok {
			out = append(out, f)
		}
		return true
	})
	return out
}

// Texts returns the words, prefixes, phrases and NEARs that a clause is found
// for: those that are not under a NOT, from left to right.
func (q *Query) Texts() []Text {
	var out []Text
	walk(q.Root, func(n Node) bool {
		switch n := n.(type) {
		case *Not:
			return false
		case Text:
			out = append(out, n)
			return false
		}
		return true
	})
	return out
}

// AllVersions reports whether q chooses the versions it searches, with version:.
func (q *Query) AllVersions() bool {
	for _, f := range q.Fields() {
		if f.Name == "version" {
			return true
		}
	}
	return false
}
