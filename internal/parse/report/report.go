// Package report gathers the problems of one file.
package report

import (
	"wendang/internal/diag"
	"wendang/internal/message"
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
		r.Problems = append(r.Problems, diag.File(r.Name, message.FileHasMoreProblems()).WithHint(message.MendAndBuild()))
	}
}

// Report adds what m says about the text from start to end.
func (r *Reporter) Report(start, end int, m, hint message.Message) {
	if len(r.Problems) > most { // finding line and column takes time
		r.Failed = r.Failed || m.Kind() == message.Error
		return
	}
	r.Add(diag.At(r.Name, r.Source, start, end, m).WithHint(hint))
}
