// Package frontmatter finds and decodes what stands before the text of an article:
// TOML between lines of +++, YAML between lines of ---, or an object of JSON. It also
// understands what other generators write where that has one meaning (understand.go).
package frontmatter

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/parse/report"
	"wendang/internal/table"
)

// MaxSize is how large front matter may be, in bytes.
const MaxSize = 64 << 10

// Bounds say where in a file its front matter stands.
type Bounds struct {
	Mark       string // +++, --- or { for JSON; "" when the file has none, and is all body
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
	case bytes.HasPrefix(src, []byte("{")):
		return findJSON(r)
	default:
		if found, ok := headless(src); ok {
			return found, true
		}
		return p, !misplaced(r)
	}
	p.Start = nextLine(src, 0)
	for p.End = p.Start; ; p.End = nextLine(src, p.End) {
		switch {
		case p.End >= len(src) && p.End-p.Start <= MaxSize:
			p.unclosed(r, message.FrontMatterUnclosed())
			return Bounds{}, false
		case p.End-p.Start > MaxSize: // also when its one line is
			if p.closedLater(src) {
				r.Report(0, len(p.Mark), message.FrontMatterTooLong(MaxSize>>10), message.MoveToBody())
			} else {
				p.unclosed(r, message.FrontMatterUnclosed())
			}
			return Bounds{}, false
		case fence(src[p.End:], p.Mark), p.Mark == "---" && fence(src[p.End:], "..."):
			p.Body = nextLine(src, p.End)
			return p, true
		}
	}
}

// closedLater reports whether front matter that is too long has an end.
func (b *Bounds) closedLater(src []byte) bool {
	for at := b.End; at < len(src); at = nextLine(src, at) {
		if fence(src[at:], b.Mark) || b.Mark == "---" && fence(src[at:], "...") {
			return true
		}
	}
	return false
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
	switch bounds.Mark {
	case "---":
		decode = parseYAML
	case markJSON:
		decode = parseJSON
	}
	text := r.Source[bounds.Start:bounds.End]
	for {
		t, err := decode(text)
		if err == nil {
			understand(t, text)
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

// Assign returns the line that gives a key a value.
func (m *Matter) Assign(key, value string) string {
	switch m.Mark {
	case "---":
		return key + ": " + value
	case markJSON:
		if !strings.ContainsAny(value[:1], `"[`) {
			value = strconv.Quote(value)
		}
		return strconv.Quote(key) + ": " + value + ","
	}
	return key + " = " + value
}

// Refused reports whether the value at a span was refused as a date already.
func (m *Matter) Refused(at table.Span) bool {
	return slices.Contains(m.badDates, m.Start+at.Start)
}

// withoutDate returns the front matter without a value that its decoder refused
// as a date, so that the other mistakes of the file are found, too.
func (m *Matter) withoutDate(text []byte, e *table.SyntaxError) ([]byte, bool) {
	const most = 8
	if !e.Date || len(m.badDates) >= most {
		return nil, false
	}
	start := e.Span.Start // of the value, of which the decoder may have read a part
	for start > 0 && !bytes.ContainsAny(text[start-1:start], " \t\n=,:[{") {
		start--
	}
	line := text[start:]
	if i := bytes.IndexAny(line, "\n#,]}"); i >= 0 {
		line = line[:i]
	}
	if len(line) < 2 {
		return nil, false
	}
	text = bytes.Clone(text)
	blank := text[start : start+len(line)]
	for i := range blank {
		blank[i] = ' '
	}
	copy(blank, "''")
	m.badDates = append(m.badDates, m.Start+start)
	return text, true
}

// report reports what a decoder found.
func (m *Matter) report(e *table.SyntaxError) {
	start, end := m.Start+e.Span.Start, m.Start+e.Span.End
	what := e.Message
	if e.Date && what.Code() == message.DateInvalid().Code() {
		if _, err := parseDate(string(m.reporter.Source[start:end]), time.UTC); err != nil {
			what = failure.Of(err)
		}
	}
	hint := e.Hint
	if e.Key != "" {
		hint = KeyHint(e.Key)
	}
	m.reporter.Report(start, end, what, hint)
}

// Keys are the front matter's keys in the order of the documentation.
func Keys() []string {
	return []string{"title", "date", "updated", "category", "festival", "tags", "slug", "summary",
		"author", "source", "source_url", "keywords", "image", "ai", "copyright", "draft", "expires", "pinned", "aliases", "newlines", "params"}
}

// KeyHint says what may have been meant by a word that is no key.
func KeyHint(written string) message.Message {
	if key, ok := table.ArticleKey(written); ok {
		return message.WriteKey(written, key)
	}
	if hint := diag.DidYouMean(written, Keys()); !hint.IsZero() {
		return hint
	}
	return message.SettingsAre(Keys())
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
