package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/message"
	"wendang/internal/parse/report"
	"wendang/internal/table"
)

// misplaced reports front matter that is there for an editor's eye and not for the
// program: without its first line, below an empty line, between marks of other
// characters. Without this the file would be all body, and lack a date and a title
// that everybody sees.
func misplaced(r *report.Reporter) bool {
	src := r.Source
	at := len(src) - len(bytes.TrimLeft(src, " \t\n\u3000"))
	at = bytes.LastIndexByte(src[:at], '\n') + 1
	first := lineOf(src, at)
	mark := strings.TrimSpace(string(first))
	next := string(lineOf(src, nextLine(src, at)))
	indented := len(first) > 0 && (mark == "+++" || mark == "---") && !bytes.HasPrefix(first, []byte(mark))
	switch {
	case indented && writtenKey(next) != "":
		r.Report(at, at+len(first), message.FrontMatterIndented(mark), message.DeleteIndentation())
		return true
	case (mark == "+++" || mark == "---") && at > 0 && writtenKey(next) != "":
		r.Report(at, at+len(first), message.FrontMatterAfterBlank(), message.DeleteBlankLines(mark))
		return true
	case writtenKey(next) != "" && wrongMark(mark) != "":
		r.Report(at, at+len(first), message.FrontMatterMarkWrong(mark), markHint(mark))
		return true
	}
	if key := writtenKey(string(first)); key != "" {
		if mark := unopened(src[at:]); mark != "" {
			r.Report(at, at+len(first), message.FrontMatterUnopened(mark), message.OpenFrontMatter(mark))
			return true
		}
	}
	if at, mark := below(src); mark != "" {
		r.Report(at, at+len(lineOf(src, at)), message.FrontMatterBelow(), message.MoveFrontMatter(mark))
		return true
	}
	return false
}

// below returns where front matter stands below headings and comments, and its mark; ""
// when there is none. Prose may begin with lines such as Author: x, so it must have an
// end.
func below(src []byte) (at int, mark string) {
	const most = 20 // lines that are passed over
	comment := false
	for range most {
		line := strings.TrimSpace(string(lineOf(src, at)))
		comment = comment || strings.HasPrefix(line, "<!--")
		if !comment && line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "//") {
			break
		}
		if strings.Contains(line, "-->") {
			comment = false
		}
		at = nextLine(src, at)
	}
	switch first := strings.TrimSpace(string(lineOf(src, at))); {
	case at == 0:
	case first == "+++" || first == "---":
		if mark, keys := ending(src[nextLine(src, at):]); mark == first && keys > 0 {
			return at, mark
		}
	default:
		if mark, keys := ending(src[at:]); keys > 1 {
			return at, mark
		}
	}
	return at, ""
}

// ending returns the mark that ends lines of front matter, and how many keys these have;
// "" when other lines come first.
func ending(src []byte) (mark string, keys int) {
	const most = 100 // lines that are looked at
	n := 0
	for line := range bytes.Lines(src) {
		written := strings.TrimRight(string(line), " \t\n")
		switch {
		case written == "+++", written == "---":
			return written, keys
		case writtenKey(written) != "":
			keys++
		case written != "" && !strings.ContainsAny(written[:1], " \t-#[]{}") && !keyLine.MatchString(written):
			return "", 0
		}
		if n++; n == most {
			break
		}
	}
	return "", 0
}

// wrongMark returns the mark that a line was probably meant to be: ＋＋＋ or ++++ for
// +++; "" for none.
func wrongMark(line string) string {
	switch {
	case len(line) < 2:
	case strings.Trim(line, "+＋") == "":
		return "+++"
	case strings.Trim(line, "-－—–−") == "":
		return "---"
	}
	return ""
}

// markHint says how the mark is written that a line was meant to be.
func markHint(written string) message.Message {
	if strings.Trim(written, "+-") == "" {
		return message.ExactlyThree(wrongMark(written))
	}
	return message.WriteMark(wrongMark(written))
}

// keyLine matches a line of front matter in either form, with marks of any width.
var keyLine = regexp.MustCompile(`^[ \t]*(["“]?[A-Za-z_]+["”]?|\p{Han}{2,4})[ \t]*([=＝:：])`)

// writtenKey returns the key that a line begins with, if it is one of front matter;
// else "". Ordinary prose may look like a line of front matter: 时间：三月五日.
func writtenKey(line string) string {
	m := keyLine.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	key := strings.ToLower(strings.Trim(m[1], "\"“”"))
	if _, chinese := table.ArticleKey(key); chinese && strings.ContainsAny(m[2], "=＝") {
		return key
	}
	if slices.Contains(Keys(), key) || slices.Contains([]string{"layout", "keywords", "categories", "description", "lastmod", "published"}, key) {
		return key
	}
	return ""
}

// unopened returns the mark that is missing before front matter; "" when src does not
// begin with any: it ends with such a mark, or is two keys at least.
func unopened(src []byte) string {
	const most = 40 // lines that are looked at
	keys, mark := 0, "---"
	for line := range bytes.Lines(src) {
		written := string(bytes.TrimSpace(line))
		switch {
		case written == "+++", written == "---" && keys > 0:
			return written
		case writtenKey(written) == "":
			if keys > 1 {
				return mark
			}
			return ""
		}
		if m := keyLine.FindStringSubmatch(written); strings.ContainsAny(m[2], "=＝") {
			mark = "+++"
		}
		if keys++; keys == most {
			break
		}
	}
	if keys > 1 {
		return mark
	}
	return ""
}

// unclosed reports front matter without an end, at its end if that is there in other
// characters, else at its beginning.
func (b Bounds) unclosed(r *report.Reporter, what message.Message) {
	const most = 100 // lines that are looked at
	at := b.Start
	for range most {
		line := lineOf(r.Source, at)
		written := strings.TrimSpace(string(line))
		switch {
		case written == b.Mark:
			r.Report(at, at+len(line), message.FrontMatterIndented(b.Mark), message.DeleteIndentation())
			return
		case wrongMark(written) == b.Mark:
			r.Report(at, at+len(line), message.FrontMatterMarkWrong(written), markHint(written))
			return
		}
		at = nextLine(r.Source, at)
	}
	r.Report(0, len(b.Mark), what, message.CloseFrontMatter(b.Mark))
}

// lineOf returns the line that begins at an offset, without its end.
func lineOf(src []byte, at int) []byte {
	line := src[min(at, len(src)):]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return line
}
