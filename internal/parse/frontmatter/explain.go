package frontmatter

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"wendang/internal/message"
	"wendang/internal/table"
)

// What the YAML library says of a mistake is often about another line, and never what
// an editor has to do. So the lines are looked through for the mistakes that editors
// make, and only when there is none the library is quoted.

// yamlError returns the error for what the library said about src.
func yamlError(err error, src []byte) error {
	said := err.Error()
	if e := explainYAML(src, said); e != nil {
		return e
	}
	line := 0
	if m := yamlLine.FindStringSubmatch(said); m != nil {
		line, _ = strconv.Atoi(m[1])
		said = said[len(m[0]):]
	}
	said = strings.TrimSpace(strings.TrimPrefix(said, "yaml: "))
	lines := lineStarts(src)
	line = min(max(line-1, 0), len(lines)-1)
	at := table.Span{Start: lines[line], End: lines[line] + len(lineOf(src, lines[line]))}
	for _, layout := range []string{"did not find expected", "could not find expected", "are not allowed in this context"} {
		if strings.Contains(said, layout) {
			return &table.SyntaxError{Span: at, Message: message.YAMLLayout(), Hint: message.YAMLAlign()}
		}
	}
	return &table.SyntaxError{Span: at, Message: message.YAMLSyntax(said), Hint: message.YAMLForm()}
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): `)

// explainYAML returns an error for the first line with a mistake that editors make, or
// nil. It is asked only about what is no sound YAML, of which the library said so much.
func explainYAML(src []byte, said string) error {
	for at := 0; at < len(src); at = nextLine(src, at) {
		l := yamlText{said: said, at: at, text: strings.TrimRight(string(lineOf(src, at)), " \t")}
		if l.text == "|" || strings.HasSuffix(l.text, ": |") || strings.HasSuffix(l.text, ": >") {
			return nil // what follows is text
		}
		if e := l.explain(bytes.TrimSpace(lineOf(src, nextLine(src, at)))); e != nil {
			return e
		}
	}
	return nil
}

// yamlText is a line of YAML that begins at an offset.
type yamlText struct {
	said string
	at   int
	text string
}

var (
	yamlKey  = regexp.MustCompile(`^([ \t]*)([A-Za-z_]+)[ \t]*([:：=＝])(.*)$`)
	yamlDash = regexp.MustCompile(`^[ \t]*-[^ \t-]`)
)

// explain returns what is wrong with the line, or nil; next is the one after it.
func (l yamlText) explain(next []byte) error {
	switch {
	case strings.HasPrefix(l.text, "\t"):
		return l.error(0, 1, message.YAMLTab(), message.WriteSpaces())
	case yamlDash.MatchString(l.text):
		i := strings.IndexByte(l.text, '-')
		return l.fixed(i, i+1, message.DashWithoutSpace(), l.text[:i+1]+" "+l.text[i+1:])
	}
	m := yamlKey.FindStringSubmatchIndex(l.text)
	if m == nil {
		return nil
	}
	key, mark, value := l.text[:m[5]], l.text[m[6]:m[7]], l.text[m[8]:]
	switch {
	case mark == "=" || mark == "＝":
		return l.error(m[6], m[7], message.YAMLNoKeys(), message.YAMLForm())
	case mark == "：":
		return l.fixed(m[6], m[7], message.ColonFullWidth(), key+": "+strings.TrimSpace(value))
	case value != "" && value[0] != ' ' && value[0] != '\t' && !strings.HasPrefix(value, "//"):
		return l.fixed(m[6], m[7], message.ColonWithoutSpace(), key+": "+value)
	}
	if trimmed := strings.TrimSpace(value); trimmed != "" {
		return l.value(key, trimmed, strings.LastIndex(l.text, trimmed), next)
	}
	return nil
}

// value returns what is wrong with the value that begins at an offset of the line.
func (l yamlText) value(key, value string, at int, next []byte) error {
	quoted := key + ": " + table.Quote(strings.Trim(value, "\"“”"))
	first, size := utf8.DecodeRuneInString(value)
	switch {
	case first == '"' || first == '\'':
		return l.quotedValue(key, value, at, first)
	case first == '[' && strings.ContainsAny(value, "，、"):
		i := at + strings.IndexAny(value, "，、")
		mark, n := utf8.DecodeRuneInString(l.text[i:])
		return l.fixed(i, i+n, message.CommaFullWidth(string(mark)), key+": "+table.Repair(value))
	case first == '[' && !strings.Contains(value, "]") && !listGoesOn(next):
		return l.fixed(at, at+size, message.ListUnclosed(), key+": "+table.Repair(value))
	case (first == '[' || first == '{') && !strings.HasSuffix(value, "]") && !strings.HasSuffix(value, "}"),
		strings.ContainsRune("@`%*&!>|", first) && len(value) > size:
		return l.fixed(at, at+size, message.YAMLSpecial(string(first)), quoted)
	case strings.HasPrefix(value, "- "):
		return l.fixed(at, at+size, message.YAMLSpecial("-"), quoted)
	case strings.Contains(value, ": ") && first != '{' && first != '[':
		i := at + strings.Index(value, ": ")
		return l.fixed(i, i+1, message.ColonInValue(), quoted)
	}
	return nil
}

// listGoesOn reports whether a line goes on with a list that the line before it has
// begun.
func listGoesOn(line []byte) bool {
	return len(line) > 0 && !yamlKey.Match(line)
}

// quotedValue returns what is wrong with a value in quotation marks.
func (l yamlText) quotedValue(key, value string, at int, mark rune) error {
	end := closingQuote(value, mark)
	if end < 0 {
		if last, _ := utf8.DecodeLastRuneInString(value); strings.ContainsRune("”’＂＇", last) {
			return l.fixed(at, at+len(value), message.QuotesUnclosed(), key+": "+table.Repair(value))
		}
		return l.error(at, at+len(value), message.QuotesUnclosed(), message.CloseQuotes())
	}
	rest := strings.TrimSpace(value[end:])
	behind := at + len(value) - len(rest)
	switch {
	case rest == "" || strings.HasPrefix(rest, "#"):
		if i := strings.IndexByte(value[:end], '\\'); i >= 0 && mark == '"' && strings.Contains(l.said, "escape") {
			_, n := utf8.DecodeRuneInString(value[i+1:])
			return l.error(at+i, at+i+1+n, message.EscapeUnknown(value[i:i+1+n]), message.WriteBackslash())
		}
		return nil
	case strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, "、"):
		return l.fixed(behind, at+len(value), message.TextAfterValue(rest), key+": "+table.Repair("["+value+"]"))
	}
	return l.fixed(behind, behind+1, message.QuotesInside(), key+": "+table.Repair(value))
}

// closingQuote returns where a text in quotation marks ends, behind the mark, or -1.
func closingQuote(value string, mark rune) int {
	for i := 1; i < len(value); i++ {
		switch {
		case mark == '"' && value[i] == '\\':
			i++
		case mark == '\'' && strings.HasPrefix(value[i:], "''"):
			i++
		case rune(value[i]) == mark:
			return i + 1
		}
	}
	return -1
}

func (l yamlText) error(start, end int, m, hint message.Message) error {
	return &table.SyntaxError{Span: table.Span{Start: l.at + start, End: l.at + end}, Message: m, Hint: hint}
}

// fixed returns an error whose hint is the line as it should be.
func (l yamlText) fixed(start, end int, m message.Message, line string) error {
	return l.error(start, end, m, message.WriteLine(strings.TrimSpace(line)))
}
