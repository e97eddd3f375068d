// Package frontmatter finds and decodes what stands before the text of an article:
// TOML between lines of +++, or YAML between lines of ---.
package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"wendang/internal/parse/report"
	"wendang/internal/table"
)

// MaxSize is how large front matter may be, in bytes.
const MaxSize = 64 << 10

// Bounds say where in a file its front matter stands.
type Bounds struct {
	Mark       string // +++ or ---; "" when the file has none, and is all body
	Start, End int    // of the text between the marks
	Body       int    // where the body begins
}

// Find finds the front matter of r's file. It reports false, and the error to r, when
// it is not closed.
func Find(r *report.Reporter) (Bounds, bool) {
	var p Bounds
	src := r.Source
	switch {
	case fence(src, "+++"):
		p.Mark = "+++"
	case fence(src, "---"):
		p.Mark = "---"
	default:
		return p, true
	}
	p.Start = nextLine(src, 0)
	hint := fmt.Sprintf("write %s on a line of its own after the last key", p.Mark)
	for p.End = p.Start; ; p.End = nextLine(src, p.End) {
		switch {
		case p.End >= len(src):
			r.Error(0, len(p.Mark), "the front matter is not closed", hint)
			return Bounds{}, false
		case fence(src[p.End:], p.Mark):
			p.Body = nextLine(src, p.End)
			return p, true
		case p.End-p.Start > MaxSize:
			r.Error(0, len(p.Mark), fmt.Sprintf("the front matter is not closed within %d kB", MaxSize>>10), hint)
			return Bounds{}, false
		}
	}
}

// Matter is the front matter of a file.
type Matter struct {
	Bounds
	Table *table.Table // its spans count from Start; it is empty where there is none

	reporter *report.Reporter
	badDates []int // offsets of values that the decoder refused as dates, and that are reported
}

// Read finds and decodes the front matter of r's file. It reports false, and the errors
// to r, when that fails.
func Read(r *report.Reporter) (*Matter, bool) {
	bounds, ok := Find(r)
	m := &Matter{Bounds: bounds, Table: &table.Table{}, reporter: r}
	if !ok || bounds.Mark == "" {
		return m, ok
	}
	decode := table.ParseTOML
	if bounds.Mark == "---" {
		decode = parseYAML
	}
	text := r.Source[bounds.Start:bounds.End]
	for {
		t, err := decode(text)
		if err == nil {
			m.Table = t
			return m, true
		}
		var syntax *table.SyntaxError
		errors.As(err, &syntax)
		m.report(syntax)
		if text, ok = m.withoutDate(text, syntax); !ok {
			return nil, false
		}
	}
}

// Refused reports whether the value at a span was refused as a date already.
func (m *Matter) Refused(at table.Span) bool {
	return slices.Contains(m.badDates, m.Start+at.Start)
}

// withoutDate returns the front matter without a value that its decoder refused
// as a date, so that the other mistakes of the file are found, too.
func (m *Matter) withoutDate(text []byte, e *table.SyntaxError) ([]byte, bool) {
	const most = 8
	if !strings.HasPrefix(e.Message, "invalid datetime") || len(m.badDates) >= most {
		return nil, false
	}
	line := text[e.Span.Start:]
	if i := bytes.IndexAny(line, "\n#,]}"); i >= 0 {
		line = line[:i]
	}
	if len(line) < 2 {
		return nil, false
	}
	text = bytes.Clone(text)
	blank := text[e.Span.Start : e.Span.Start+len(line)]
	for i := range blank {
		blank[i] = ' '
	}
	copy(blank, "''")
	m.badDates = append(m.badDates, m.Start+e.Span.Start)
	return text, true
}

// report reports what a decoder found, in words that help.
func (m *Matter) report(e *table.SyntaxError) {
	src := m.reporter.Source
	start, end := m.Start+e.Span.Start, m.Start+e.Span.End
	message, hint := e.Message, ""
	switch {
	case strings.HasPrefix(message, "invalid datetime"):
		message, hint = errNotDate.Error(), DateHint
		if _, err := parseDate(string(src[start:end]), time.UTC); err != nil {
			message = err.Error()
		}
	case strings.HasPrefix(message, "expected value but found"):
		hint = "write text in quotes"
		if r, _ := utf8.DecodeRune(src[start:]); strings.ContainsRune("“”‘’「」『』《》", r) {
			hint = `write text in straight quotes: "…"`
		}
	case strings.HasPrefix(message, "expected '.' or '='") && bytes.HasPrefix(src[start:], []byte("＝")):
		hint = "write = , not the full-width ＝"
	case strings.HasPrefix(message, "expected '.' or '='"):
		hint = "between +++ lines a key and its value are joined by =; key: value stands between --- lines"
	case message == messageColon:
		hint = "write : and a space after the key"
	case message == messageQuote:
		hint = "close them on the same line"
	case strings.HasPrefix(message, "mapping values are not allowed"):
		hint = `put a value that contains ": " in quotes`
	case strings.Contains(message, "is not a list of key: value lines"):
		hint = "between --- lines write key: value; key = value stands between +++ lines"
	}
	m.reporter.Error(start, end, message, hint)
}

// fence reports whether src begins with a line that is mark and white space.
func fence(src []byte, mark string) bool {
	if !bytes.HasPrefix(src, []byte(mark)) {
		return false
	}
	line := src[len(mark):]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return len(bytes.TrimSpace(line)) == 0
}

// nextLine returns where the line after the one at an offset begins.
func nextLine(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
