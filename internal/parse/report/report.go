// Package report gathers the problems of one file.
package report

import (
	"wendang/internal/diag"
)

// most bounds how much is said about one file: a hostile one would have a million
// mistakes.
const most = 100

// Reporter gathers the problems of one file. Offsets are in bytes of Source.
type Reporter struct {
	Name     string // the path under which problems are reported
	Source   []byte
	Problems []diag.Diagnostic
	Failed   bool // one of them is an error
}

// Add adds a problem, if there are not too many already.
func (r *Reporter) Add(d diag.Diagnostic) {
	if d.Severity == diag.Error {
		r.Failed = true
	}
	switch n := len(r.Problems); {
	case n < most:
		r.Problems = append(r.Problems, d)
	case n == most:
		r.Problems = append(r.Problems, diag.File(r.Name, "the file has more problems than are shown").AsWarning())
	}
}

// Error adds an error about the text from start to end.
func (r *Reporter) Error(start, end int, message, hint string) {
	if len(r.Problems) > most {
		r.Failed = true
		return
	}
	r.Add(diag.At(r.Name, r.Source, start, end, message).WithHint(hint))
}

// Warn adds a warning about the text from start to end.
func (r *Reporter) Warn(start, end int, message, hint string) {
	if len(r.Problems) > most { // finding line and column takes time
		return
	}
	r.Add(diag.At(r.Name, r.Source, start, end, message).WithHint(hint).AsWarning())
}
