// Command lacuna reads privacy policies, tags their clauses, extracts what they
// promise, and answers three kinds of question about them: which clauses say
// something (search), how do vendors differ (compare, matrix), and what is left
// out (audit). Every answer quotes the bytes it rests on.
//
// A tour of the code: a subcommand is one file here; it builds an app from its
// flags, asks the library (internal/library) or analyses files on the spot
// (internal/analyze), and writes the result by internal/report.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Version is the release, set at build time with -ldflags "-X main.Version=…".
var Version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
