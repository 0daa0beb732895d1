package main

import (
	"os"

	"github.com/schollz/progressbar/v3"
)

// A bar shows progress on a terminal and nothing elsewhere.
type bar struct{ b *progressbar.ProgressBar }

// progress returns a bar over total steps. It is shown when stderr is a terminal
// and neither --quiet nor --json was given.
func (a *app) progress(what string, total int) bar {
	f, ok := a.err.(*os.File)
	if !ok || a.quiet || a.json || total < 2 {
		return bar{}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return bar{}
	}
	return bar{progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100e6))}
}

func (b bar) add(n int) {
	if b.b != nil {
		_ = b.b.Add(n)
	}
}

// set moves the bar to done of total.
func (b bar) set(done, total int) {
	if b.b != nil {
		b.b.ChangeMax(total)
		_ = b.b.Set(done)
	}
}

func (b bar) clear() {
	if b.b != nil {
		_ = b.b.Clear()
	}
}

func (b bar) done() {
	if b.b != nil {
		_ = b.b.Finish()
	}
}
