package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long a build may take before it shows how far it is.
const patience = 500 * time.Millisecond

// progress shows how far a long build is, as a line that moves, on a terminal
// alone.
type progress struct {
	w     io.Writer
	start time.Time
	bar   *progressbar.ProgressBar
}

// newProgress returns a progress for w, or nil when w is not a terminal.
func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &progress{w: w, start: time.Now()}
}

// Write writes the line, when the build has taken a while.
func (p *progress) Write(b []byte) (int, error) {
	if time.Since(p.start) < patience {
		return len(b), nil
	}
	return p.w.Write(b)
}

// Begin begins a stage of total steps.
func (p *progress) Begin(stage string, total int) {
	p.End()
	p.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(p),
		progressbar.OptionSetDescription(stage),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("files"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(20),
	)
}

// Done says how many steps of the stage are done.
func (p *progress) Done(n int) { _ = p.bar.Set(n) }

// End takes the line away.
func (p *progress) End() {
	if p != nil && p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}
