package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"lacuna/internal/library"
	"lacuna/internal/parse"
	"lacuna/internal/query"
)

// syscallPipe is what writing to a closed pipe gives: the reader has seen enough.
var syscallPipe = syscall.EPIPE

// errFound is returned by a command that found what --fail-on names.
var errFound = errors.New("found")

// errReported is returned by a command that has told its failures already.
var errReported = errors.New("reported")

// A problem is an error as a user reads it: what it is about, why, what to do.
type problem struct {
	Subject string `json:"subject"`
	Cause   string `json:"cause"`
	Hint    string `json:"hint"`
	detail  string
}

func (p *problem) Error() string {
	s := p.Cause
	if p.Subject != "" {
		s = p.Subject + ": " + s
	}
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

// fail reports err on stderr in one line, or as JSON, and returns the exit code.
func (a *app) fail(err error) int {
	switch {
	case errors.Is(err, errFound):
		return exitFound
	case errors.Is(err, errReported):
		return exitFail
	}
	p := explain(err)
	if a.json {
		b, _ := json.Marshal(map[string]*problem{"error": p})
		fmt.Fprintf(a.err, "%s\n", b)
	} else {
		fmt.Fprintf(a.err, "lacuna: %s\n", strings.ReplaceAll(p.Error(), "\n", "; "))
		if p.detail != "" {
			fmt.Fprintln(a.err, p.detail)
		}
	}
	return exitFail
}

// explain turns the errors that users can mend into problems with a hint.
func explain(err error) *problem {
	var (
		p         *problem
		ambiguous *library.Ambiguous
		bad       *query.Error
		unread    *parse.Error
		path      *fs.PathError
	)
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &ambiguous):
		return &problem{Subject: ambiguous.Ref, Cause: "names several policies: " + strings.Join(ambiguous.Candidates, ", "), Hint: "give a longer id or the whole name"}
	case errors.Is(err, library.ErrNotFound):
		return &problem{Subject: strings.TrimSuffix(strings.TrimSuffix(err.Error(), library.ErrNotFound.Error()), ": "), Cause: "no such policy or version", Hint: "see lacuna list"}
	case errors.As(err, &bad):
		return &problem{Subject: "query", Cause: fmt.Sprintf("column %d: %s", bad.Column, bad.Message), Hint: "see lacuna help search"}
	case errors.As(err, &unread):
		return &problem{Subject: unread.Name, Cause: unread.Reason}
	case errors.As(err, &path):
		return &problem{Subject: path.Path, Cause: path.Err.Error()}
	}
	return &problem{Cause: err.Error()}
}
