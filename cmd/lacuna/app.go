package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"

	"lacuna/internal/analyze"
	"lacuna/internal/library"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// The exit codes.
const (
	exitFine  = 0
	exitFound = 1 // the command worked and found what --fail-on names
	exitFail  = 2 // usage or failure
)

// A cli is the command line: global flags and a table of subcommands.
type cli struct {
	Home  string `help:"Folder of the store, the index and the snapshots." env:"LACUNA_HOME" placeholder:"DIR"`
	JSON  bool   `name:"json" help:"Write JSON, one object a line, as the contract describes."`
	Quiet bool   `short:"q" help:"No progress and no remarks on stderr."`

	Ingest     ingestCmd     `cmd:"" help:"Read policies into the library."`
	Analyze    analyzeCmd    `cmd:"" help:"Analyse files and print the result as JSON lines; nothing is stored."`
	Tag        tagCmd        `cmd:"" help:"Label segments: JSON lines in, JSON lines out."`
	List       listCmd       `cmd:"" help:"List the stored policies."`
	Show       showCmd       `cmd:"" help:"Show a policy with its labels, facts and findings."`
	Remove     removeCmd     `cmd:"" help:"Remove a policy and its versions."`
	Search     searchCmd     `cmd:"" help:"Search clauses."`
	Compare    compareCmd    `cmd:"" help:"Compare two policies clause by clause."`
	Matrix     matrixCmd     `cmd:"" help:"Set policies against leaves or checklist items."`
	Audit      auditCmd      `cmd:"" help:"Judge policies by a checklist: what is said, what is left out."`
	Checklists checklistsCmd `cmd:"" help:"List, show or lint checklists."`
	Taxonomy   taxonomyCmd   `cmd:"" help:"List, show or lint the taxonomy."`
	Export     exportCmd     `cmd:"" help:"Write clauses, labels, facts, findings, a matrix or a comparison as CSV or JSON lines."`
	Eval       evalCmd       `cmd:"" help:"Score the analyser on a gold set."`
	Reindex    reindexCmd    `cmd:"" help:"Rebuild everything derived from the snapshots."`
	Verify     verifyCmd     `cmd:"" help:"Prove that store, snapshots and index agree."`
	Serve      serveCmd      `cmd:"" help:"Serve the web pages and the HTTP API."`
	Help       helpCmd       `cmd:"" help:"Show help on a command."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

// An app is what a subcommand works with: streams, global flags, and the rooms
// it asks for, built on first use so that no command pays for what it does not need.
type app struct {
	ctx    context.Context
	in     io.Reader
	out    *bufio.Writer
	err    io.Writer
	home   string
	json   bool
	quiet  bool
	parser *kong.Kong

	tax *taxonomy.Taxonomy
	an  *analyze.Analyzer
	lib *library.Library
}

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) (code int) {
	a := &app{ctx: ctx, in: in, out: bufio.NewWriter(out), err: errOut}
	defer func() {
		if a.lib != nil {
			if err := a.lib.Close(); err != nil && code == exitFine {
				code = a.fail(fmt.Errorf("close library: %w", err))
			}
		}
		if err := a.out.Flush(); err != nil && !errors.Is(err, syscallPipe) && code == exitFine {
			code = a.fail(fmt.Errorf("write: %w", err))
		}
		if p := recover(); p != nil {
			code = a.recovered(p)
		}
	}()
	var c cli
	parser, err := kong.New(&c, kong.Name("lacuna"),
		kong.Description("Privacy-policy text analysis and comparison: every statement quotes its bytes."),
		kong.Writers(a.out, errOut), kong.Exit(func(n int) { panic(exit(n)) }),
		kong.Vars{"types": strings.Join(policy.Types, ", ")},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}), kong.ShortUsageOnError())
	if err != nil {
		return a.fail(err)
	}
	a.parser = parser
	if len(args) == 0 {
		args = []string{"help"}
	}
	k, err := parser.Parse(args)
	a.home, a.json, a.quiet = c.Home, c.JSON, c.Quiet
	if err != nil {
		return a.fail(&problem{Subject: "usage", Cause: err.Error(), Hint: "see lacuna help"})
	}
	if err := k.Run(a); err != nil {
		return a.fail(err)
	}
	return exitFine
}

// exit is what kong's help panics with: the exit code.
type exit int

// recovered turns a panic into an exit code: help's own, else an internal error
// that names itself as such.
func (a *app) recovered(p any) int {
	if n, ok := p.(exit); ok {
		_ = a.out.Flush()
		return int(n)
	}
	return a.fail(&problem{
		Subject: "internal error", Cause: fmt.Sprint(p), Hint: "this is a fault of lacuna; please report it",
		detail: string(debug.Stack()),
	})
}

// taxonomy returns the embedded taxonomy.
func (a *app) taxonomy() (*taxonomy.Taxonomy, error) {
	if a.tax == nil {
		// Reading the rules makes much garbage once: collecting it costs a third of the time to start.
		defer debug.SetGCPercent(debug.SetGCPercent(400))
		t, err := taxonomy.Load()
		if err != nil {
			return nil, err
		}
		a.tax = t
	}
	return a.tax, nil
}

// analyzer returns the analyser over the embedded taxonomy. Its rules are
// compiled when the first document is analysed.
func (a *app) analyzer() (*analyze.Analyzer, error) {
	if a.an == nil {
		t, err := a.taxonomy()
		if err != nil {
			return nil, err
		}
		a.an = analyze.Lazy(t)
	}
	return a.an, nil
}

// openLibrary opens the library of the home folder; a command that only reads
// says so and can then run beside a server.
func (a *app) openLibrary(readOnly bool, jobs int) (*library.Library, error) {
	if a.lib != nil {
		return a.lib, nil
	}
	an, err := a.analyzer()
	if err != nil {
		return nil, err
	}
	dir, err := a.homeDir()
	if err != nil {
		return nil, err
	}
	a.lib, err = library.Open(a.ctx, dir, an, library.Options{Jobs: jobs, Log: a.logger(), ReadOnly: readOnly})
	return a.lib, err
}

// logger writes warnings to stderr, nothing when quiet.
func (a *app) logger() *slog.Logger {
	if a.quiet || a.json {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// homeDir is --home or LACUNA_HOME, else the user's data directory.
func (a *app) homeDir() (string, error) {
	if a.home != "" {
		return a.home, nil
	}
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "lacuna"), nil
	}
	d, err := os.UserHomeDir()
	if err != nil {
		return "", &problem{Subject: "home folder", Cause: err.Error(), Hint: "give --home DIR"}
	}
	return filepath.Join(d, ".local", "share", "lacuna"), nil
}

// remark writes a line for people to stderr.
func (a *app) remark(format string, args ...any) {
	if !a.quiet && !a.json {
		fmt.Fprintln(a.err, strings.TrimRight(fmt.Sprintf(format, args...), "\n"))
	}
}
