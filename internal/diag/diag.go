// Package diag describes what is wrong with a site's files and where, and
// prints it the way compilers do: file:line:col, the line, a caret, a hint.
//
// Everything that can be a user's mistake travels as a [Diagnostic]; Go errors
// are left for the machine's failures (a full disk, no permission).
package diag

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wendang/internal/message"
)

// Severity says how bad a diagnostic is.
type Severity uint8

// An error stops the build, a warning does not, and a note belongs to the
// diagnostic that carries it.
const (
	Error Severity = iota
	Warning
	Note
)

func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// Diagnostic is one thing to say about one place of one file.
type Diagnostic struct {
	File     string // slash-separated, relative to the site folder; "" for the site as a whole
	Line     int    // from 1; 0 when the diagnostic is about no line
	Column   int    // from 1, in characters
	Severity Severity
	Message  message.Message
	Hint     message.Message // what to do about it; zero for none
	Excerpt  *Excerpt        // nil for a diagnostic about a whole file
	Notes    []Diagnostic
}

// Excerpt is the line that a diagnostic is about, around the place: all of it,
// or, of a long one, what stands near.
type Excerpt struct{ Before, Marked, After string }

// maxExcerpt bounds the characters of an excerpt: an article may be one line of
// a megabyte.
const maxExcerpt = 160

// maxHint bounds the characters of a hint, which may hold names from files.
const maxHint = 600

// severityOf returns the severity that the catalogue gives a message.
func severityOf(m message.Message) Severity {
	switch m.Kind() {
	case message.Warning:
		return Warning
	case message.Note:
		return Note
	}
	return Error
}

// At returns a diagnostic about src[start:end], the text of file. Line and column
// are computed here and not earlier, since most positions are never reported.
// Offsets outside src are moved to its nearest end.
func At(file string, src []byte, start, end int, m message.Message) Diagnostic {
	start = min(max(start, 0), len(src))
	end = min(max(end, start), len(src))
	lineStart := bytes.LastIndexByte(src[:start], '\n') + 1
	line := src[lineStart:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	line = bytes.TrimSuffix(line, []byte("\r"))
	start = min(start, lineStart+len(line))
	end = max(min(end, lineStart+len(line)), start)

	return Diagnostic{
		File:     file,
		Line:     bytes.Count(src[:lineStart], []byte("\n")) + 1,
		Column:   utf8.RuneCount(src[lineStart:start]) + 1,
		Severity: severityOf(m),
		Message:  m,
		Excerpt:  excerpt(line, start-lineStart, end-lineStart),
	}
}

// excerpt cuts a line around line[start:end].
func excerpt(line []byte, start, end int) *Excerpt {
	if end == start { // underline one character, if there is one
		end = min(end+1, len(line))
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	e := &Excerpt{Marked: head(line[start:end], maxExcerpt)}
	left := maxExcerpt - utf8.RuneCountInString(e.Marked)
	e.Before = tail(line[:start], max(left/2, maxExcerpt/4))
	left -= utf8.RuneCountInString(e.Before)
	e.After = head(line[end:], max(left, maxExcerpt/4))
	return e
}

// head returns the first n characters of line, with … for what follows.
func head(line []byte, n int) string {
	at := 0
	for range n {
		if at >= len(line) {
			return string(line)
		}
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	if at >= len(line) {
		return string(line)
	}
	return string(line[:at]) + "…"
}

// tail returns the last n characters of line, with … for what precedes.
func tail(line []byte, n int) string {
	at := len(line)
	for range n {
		if at <= 0 {
			return string(line)
		}
		_, size := utf8.DecodeLastRune(line[:at])
		at -= size
	}
	if at <= 0 {
		return string(line)
	}
	return "…" + string(line[at:])
}

// File returns a diagnostic about a file as a whole, reported at its first line.
func File(file string, m message.Message) Diagnostic {
	return Diagnostic{File: file, Line: 1, Column: 1, Severity: severityOf(m), Message: m}
}

// Path returns a diagnostic about a file or folder that has no lines.
func Path(path string, m message.Message) Diagnostic {
	return Diagnostic{File: path, Severity: severityOf(m), Message: m}
}

// WithHint returns d with a hint.
func (d Diagnostic) WithHint(hint message.Message) Diagnostic {
	d.Hint = hint
	return d
}

// WithNote returns d with one more note.
func (d Diagnostic) WithNote(n Diagnostic) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), n)
	return d
}

// List collects diagnostics. Its zero value is empty and ready; its methods may
// be called from several goroutines.
type List struct {
	mu    sync.Mutex
	items []Diagnostic
}

// Add appends diagnostics.
func (l *List) Add(d ...Diagnostic) {
	if len(d) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, one := range d {
		// A path may be a part of a mapped file, which is gone when this is told.
		one.File = strings.Clone(one.File)
		l.items = append(l.items, one)
	}
}

// Sorted returns the diagnostics by file, line, column and message, without
// repetitions.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	slices.SortStableFunc(l.items, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity),
			message.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(slices.Clone(l.items), func(a, b Diagnostic) bool {
		return a.File == b.File && a.Line == b.Line && a.Column == b.Column &&
			a.Severity == b.Severity && message.Compare(a.Message, b.Message) == 0
	})
}

// Count returns how many errors and warnings the list holds.
func (l *List) Count() (errors, warnings int) {
	for _, d := range l.Sorted() {
		switch d.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		}
	}
	return errors, warnings
}

// Len returns how many diagnostics were added.
func (l *List) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.items)
}

// HasErrors reports whether the list holds an error.
func (l *List) HasErrors() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.items, func(d Diagnostic) bool { return d.Severity == Error })
}
