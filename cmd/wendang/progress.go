package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"wendang/internal/message"
)

// patience is how long a build may take before it shows how far it is.
const patience = 500 * time.Millisecond

// progress shows how far a long build is, as a line that moves, on a terminal
// alone.
type progress struct {
	p     *program
	w     io.Writer
	start time.Time
	bar   *progressbar.ProgressBar
}

// newProgress returns a progress on standard error, or nil when that is not a
// terminal.
func (p *program) newProgress() *progress {
	f, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &progress{p: p, w: f, start: time.Now()}
}

// Write writes the line, when the build has taken a while.
func (p *progress) Write(b []byte) (int, error) {
	if time.Since(p.start) < patience {
		return len(b), nil
	}
	return p.w.Write(b)
}

// Begin begins a stage of total steps.
func (p *progress) Begin(stage message.Message, total int) {
	p.End()
	p.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(p),
		progressbar.OptionSetDescription(p.p.say(stage)),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(p.p.say(message.ProgressFiles())),
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
