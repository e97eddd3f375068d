package parse

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"wendang/internal/message"
	"wendang/internal/table"
)

// maxFrontMatter bounds the front matter, in bytes.
const maxFrontMatter = 64 << 10

// head is a file's front matter: its table, and where it stands.
type head struct {
	table *table.Table
	base  int // offset of the table's text in the file; spans count from it
}

// findFrontMatter finds the text of the front matter, from start to end, and where
// the body begins. A file without one is all body, and has no mark.
func (f *file) findFrontMatter() (mark string, start, end, body int, ok bool) {
	switch {
	case fence(f.src, "+++"):
		mark = "+++"
	case fence(f.src, "---"):
		mark = "---"
	default:
		return "", 0, 0, 0, true
	}
	start = bytes.IndexByte(f.src, '\n') + 1
	if start == 0 {
		start = len(f.src)
	}
	for end = start; ; end = nextLine(f.src, end) {
		if end >= len(f.src) {
			f.error(0, len(mark), "the front matter is not closed",
				fmt.Sprintf("write %s on a line of its own after the last key", mark))
			return "", 0, 0, 0, false
		}
		if fence(f.src[end:], mark) {
			return mark, start, end, nextLine(f.src, end), true
		}
		if end-start > maxFrontMatter {
			f.error(0, len(mark), fmt.Sprintf("the front matter is not closed within %d kB", maxFrontMatter>>10),
				fmt.Sprintf("write %s on a line of its own after the last key", mark))
			return "", 0, 0, 0, false
		}
	}
}

// frontMatter finds and decodes the front matter. A file without one has an empty
// table.
func (f *file) frontMatter() (h head, body int, ok bool) {
	mark, start, end, body, ok := f.findFrontMatter()
	if !ok || mark == "" {
		return head{table: &table.Table{}}, body, ok
	}
	decode := table.ParseTOML
	if mark == "---" {
		decode = parseYAML
	}
	text := f.src[start:end]
	for {
		t, err := decode(text)
		if err == nil {
			return head{t, start}, body, true
		}
		var syntax *table.SyntaxError
		errors.As(err, &syntax)
		f.syntaxError(start, syntax)
		if text, ok = f.withoutDate(text, start, syntax); !ok {
			return head{}, 0, false
		}
	}
}

// withoutDate returns the front matter without a value that its decoder refused
// as a date, so that the other mistakes of the file are found, too.
func (f *file) withoutDate(text []byte, base int, e *table.SyntaxError) ([]byte, bool) {
	const most = 8
	if !e.Date || len(f.badDates) >= most {
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
	f.badDates = append(f.badDates, base+e.Span.Start)
	return text, true
}

// syntaxError reports what a decoder found, in words that help.
func (f *file) syntaxError(base int, e *table.SyntaxError) {
	start, end := base+e.Span.Start, base+e.Span.End
	m, hint := e.Message, e.Hint
	if e.Date {
		if _, err := parseDate(string(f.src[start:end]), time.UTC); err != nil {
			m = message.CauseOther(err.Error())
		}
	}
	f.error(start, end, m, hint)
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

func nextLine(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
