// Package query is the search language.
package query

import "fmt"

// A Query is a parsed query.
type Query struct{ text string }

// An Error says where a query goes wrong.
type Error struct {
	Column  int // byte of the query, from 1
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// Parse parses a query.
func Parse(s string) (*Query, error) { return &Query{text: s}, nil }

// String returns the query in its canonical form.
func (q *Query) String() string { return q.text }
