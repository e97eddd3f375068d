package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"wendang/internal/message"
)

// Printer writes diagnostics in a language.
type Printer struct {
	W        io.Writer
	Language message.Language
}

// Print writes the diagnostics for people:
//
//	content/a.md:4:12: error: unknown category "节日大权"
//	    4 | category = "节日大权"
//	      |            ^^^^^^^^^^
//	  hint: did you mean "节日大全"?
//
// Text that comes from files is untrusted; see [message.Clean].
func (p Printer) Print(list []Diagnostic) error {
	b := bufio.NewWriter(p.W)
	for _, d := range list {
		p.one(b, d)
	}
	return b.Flush()
}

func (p Printer) one(b *bufio.Writer, d Diagnostic) {
	b.WriteString(d.position())
	fmt.Fprintf(b, "%s%s\n", d.Severity.label().In(p.Language), d.Message.In(p.Language))
	if d.Excerpt != nil {
		before, marked, after := message.Clean(d.Excerpt.Before), message.Clean(d.Excerpt.Marked), message.Clean(d.Excerpt.After)
		fmt.Fprintf(b, "%5d | %s%s%s\n", d.Line, before, marked, after)
		fmt.Fprintf(b, "      | %s%s\n",
			strings.Repeat(" ", Columns(before)),
			strings.Repeat("^", max(Columns(marked), 1)))
	}
	for _, n := range d.Notes {
		p.one(b, n)
	}
	if !d.Hint.IsZero() {
		fmt.Fprintf(b, "  %s\n", head([]byte(message.HintBelow(d.Hint).In(p.Language)), maxHint))
	}
}

// position returns "file:line:col: ", leaving out what is not known.
func (d Diagnostic) position() string {
	switch {
	case d.File == "":
		return ""
	case d.Line == 0:
		return message.Clean(d.File) + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", message.Clean(d.File), d.Line, d.Column)
}

// label returns what is written before the message.
func (s Severity) label() message.Message {
	switch s {
	case Error:
		return message.SeverityError()
	case Warning:
		return message.SeverityWarning()
	}
	return message.SeverityNote()
}

// Columns returns how many terminal columns s takes: Chinese characters and
// other wide ones take two, combining marks none.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300:
			n++
		case unicode.In(r, unicode.Mn, unicode.Me):
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// JSON writes one JSON object a line, a diagnostic's notes after it.
func (p Printer) JSON(list []Diagnostic) error {
	enc := json.NewEncoder(p.W)
	enc.SetEscapeHTML(false)
	for _, d := range list {
		for _, one := range append([]Diagnostic{d}, d.Notes...) {
			err := enc.Encode(struct {
				File     string `json:"file"`
				Line     int    `json:"line"`
				Column   int    `json:"column"`
				Severity string `json:"severity"`
				Code     string `json:"code"`
				Message  string `json:"message"`
				Hint     string `json:"hint"`
			}{one.File, one.Line, one.Column, one.Severity.String(), one.Message.Code(), one.Message.In(p.Language), one.Hint.In(p.Language)})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
