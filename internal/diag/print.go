package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Print writes the diagnostics for people:
//
//	content/a.md:4:12: error: unknown category "节日大权"
//	    4 | category = "节日大权"
//	      |            ^^^^^^^^^^
//	  hint: did you mean "节日大全"?
//
// Text that comes from files is untrusted: control characters, which could
// drive the terminal, are shown as U+FFFD.
func Print(w io.Writer, list []Diagnostic) error {
	b := bufio.NewWriter(w)
	for _, d := range list {
		printOne(b, d)
	}
	return b.Flush()
}

func printOne(b *bufio.Writer, d Diagnostic) {
	b.WriteString(d.position())
	fmt.Fprintf(b, "%s: %s\n", d.Severity, clean(d.Message))
	if d.Excerpt != nil {
		before, marked, after := clean(d.Excerpt.Before), clean(d.Excerpt.Marked), clean(d.Excerpt.After)
		fmt.Fprintf(b, "%5d | %s%s%s\n", d.Line, before, marked, after)
		fmt.Fprintf(b, "      | %s%s\n",
			strings.Repeat(" ", Columns(before)),
			strings.Repeat("^", max(Columns(marked), 1)))
	}
	for _, n := range d.Notes {
		printOne(b, n)
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "  hint: %s\n", clean(d.Hint))
	}
}

// position returns "file:line:col: ", leaving out what is not known.
func (d Diagnostic) position() string {
	switch {
	case d.File == "":
		return ""
	case d.Line == 0:
		return clean(d.File) + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", clean(d.File), d.Line, d.Column)
}

// clean makes s fit for one line of a terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return utf8.RuneError
		}
		return r
	}, s)
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

// PrintJSON writes one JSON object a line, a diagnostic's notes after it.
func PrintJSON(w io.Writer, list []Diagnostic) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range list {
		for _, one := range append([]Diagnostic{d}, d.Notes...) {
			err := enc.Encode(struct {
				File     string `json:"file"`
				Line     int    `json:"line"`
				Column   int    `json:"column"`
				Severity string `json:"severity"`
				Message  string `json:"message"`
				Hint     string `json:"hint"`
			}{one.File, one.Line, one.Column, one.Severity.String(), one.Message, one.Hint})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
