package parse

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"wendang/internal/table"
)

// maxFrontMatter bounds the front matter, in bytes.
const maxFrontMatter = 64 << 10

// head is a file's front matter: its table, and where it stands.
type head struct {
	table *table.Table
	base  int // offset of the table's text in the file; spans count from it
}

// frontMatter finds and decodes the front matter. A file without one has an
// empty table, and is all body.
func (f *file) frontMatter() (h head, body int, ok bool) {
	mark := ""
	switch {
	case fence(f.src, "+++"):
		mark = "+++"
	case fence(f.src, "---"):
		mark = "---"
	default:
		return head{table: &table.Table{}}, 0, true
	}
	start := bytes.IndexByte(f.src, '\n') + 1
	if start == 0 {
		start = len(f.src)
	}
	end := start
	for ; ; end = nextLine(f.src, end) {
		if end >= len(f.src) {
			f.error(0, len(mark), "the front matter is not closed",
				fmt.Sprintf("write %s on a line of its own after the last key", mark))
			return head{}, 0, false
		}
		if fence(f.src[end:], mark) {
			break
		}
		if end-start > maxFrontMatter {
			f.error(0, len(mark), fmt.Sprintf("the front matter is not closed within %d kB", maxFrontMatter>>10),
				fmt.Sprintf("write %s on a line of its own after the last key", mark))
			return head{}, 0, false
		}
	}
	decode := table.ParseTOML
	if mark == "---" {
		decode = parseYAML
	}
	t, err := decode(f.src[start:end])
	if err != nil {
		var syntax *table.SyntaxError
		errors.As(err, &syntax)
		f.syntaxError(start, syntax)
		return head{}, 0, false
	}
	return head{t, start}, nextLine(f.src, end), true
}

// syntaxError reports what a decoder found, in words that help.
func (f *file) syntaxError(base int, e *table.SyntaxError) {
	start, end := base+e.Span.Start, base+e.Span.End
	message, hint := e.Message, ""
	switch {
	case strings.HasPrefix(message, "invalid datetime"):
		message, hint = errNotDate.Error(), dateHint
		if _, err := parseDate(string(f.src[start:end]), time.UTC); err != nil {
			message = err.Error()
		}
	case strings.HasPrefix(message, "expected value but found"):
		hint = "write text in quotes"
	case strings.HasPrefix(message, "expected '.' or '='"):
		hint = "between +++ lines a key and its value are joined by =; key: value stands between --- lines"
	case strings.HasPrefix(message, "mapping values are not allowed"):
		hint = `put a value that contains ": " in quotes`
	case strings.Contains(message, "is not a list of key: value lines"):
		hint = "between --- lines write key: value; key = value stands between +++ lines"
	}
	f.error(start, end, message, hint)
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
