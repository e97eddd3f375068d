package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

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
	text := lineOf(src, lines[line])
	at := table.Span{Start: lines[line], End: lines[line] + len(text)}
	e := &table.SyntaxError{Span: at, Message: message.YAMLSyntax(said), Hint: message.YAMLForm()}
	is := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(said, part) })
	}
	switch {
	case is("cannot start any token"):
		i := bytes.IndexAny(text, "@`%\t")
		if i < 0 {
			break
		}
		e.Span = table.Span{Start: at.Start + i, End: at.Start + i + 1}
		if text[i] == '\t' {
			e.Message, e.Hint = message.YAMLTab(), message.DeleteIndentation()
		} else {
			e.Message, e.Hint = message.YAMLSpecial(string(text[i])), message.QuoteValue()
		}
	case is("unexpected end of stream", "unexpected document indicator"):
		e.Message, e.Hint = message.QuotesUnclosed(), message.CloseQuotes()
	case is("escape"):
		e.Message, e.Hint = message.EscapeUnknown(`\`), message.WriteBackslash()
	case is("control characters"):
		e.Message, e.Hint = message.ControlCharacter(), message.TypeAgain()
	case is("unknown anchor"):
		e.Message, e.Hint = message.YAMLAlias(), message.QuoteValue()
	case is("did not find expected", "could not find expected", "are not allowed in this context", "while scanning", "while parsing"):
		e.Message, e.Hint = message.YAMLLayout(), message.YAMLAlign()
	}
	return e
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
	yamlKey   = regexp.MustCompile(`^([ \t]*)([A-Za-z_]+)[ \t]*([:：=＝])(.*)$`)
	yamlItem  = regexp.MustCompile(`^([ \t]*-)[ \t]+(.+)$`)
	yamlEntry = regexp.MustCompile("[\\[,，][ \t]*[@`%&*]")
	yamlDash  = regexp.MustCompile(`^[ \t]*-[^ \t-]`)
)

// explain returns what is wrong with the line, or nil; next is the one after it.
func (l yamlText) explain(next []byte) error {
	switch {
	case strings.HasPrefix(l.text, "\t"):
		return l.error(0, 1, message.YAMLTab(), message.DeleteIndentation())
	case yamlDash.MatchString(l.text):
		i := strings.IndexByte(l.text, '-')
		return l.fixed(i, i+1, message.DashWithoutSpace(), "- "+l.text[i+1:], message.WriteDash())
	case strings.HasPrefix(l.text, "　"), strings.HasPrefix(l.text, "\u00a0"):
		return l.fixed(0, len("　"), message.SpaceFullWidth(), trim(l.text), message.DeleteIndentation())
	}
	if item := yamlItem.FindStringSubmatchIndex(l.text); item != nil && !yamlKey.MatchString(l.text[item[4]:]) {
		return l.value("- ", l.text[item[4]:], item[4], next)
	}
	m := yamlKey.FindStringSubmatchIndex(l.text)
	if m == nil {
		return l.chinese()
	}
	key, mark, value := l.text[:m[5]], l.text[m[6]:m[7]], l.text[m[8]:]
	written := trim(value)
	switch {
	case mark == "=" || mark == "＝":
		return l.assigned(m[6], m[7], message.EqualsForColon(), key, written)
	case mark == "：":
		return l.assigned(m[6], m[7], message.ColonFullWidth(), key, written)
	case value != "" && value[0] != ' ' && value[0] != '\t' && !strings.HasPrefix(value, "//"):
		return l.assigned(m[6], m[7], message.ColonWithoutSpace(), key, written)
	}
	if trimmed := strings.TrimSpace(value); trimmed != "" {
		return l.value(key+": ", trimmed, strings.LastIndex(l.text, trimmed), next)
	}
	return nil
}

// chinese returns what is wrong with a line that begins with a Chinese word for a key and
// a full-width colon.
func (l yamlText) chinese() error {
	written, value, ok := strings.Cut(l.text, "：")
	key, known := table.ArticleKey(trim(written))
	if !ok || !known {
		return nil
	}
	line, hint := key+": "+trim(value), message.YAMLForm()
	if quoted, ok := table.Repair(trim(value)); ok && !soundYAML(line, line) {
		line = key + ": " + quoted
	}
	if soundYAML(line, line) {
		hint = message.WriteLine(line)
	}
	return l.error(len(written), len(written)+len("："), message.ColonFullWidth(), hint)
}

// assigned returns an error whose hint joins a key and its value as YAML does.
func (l yamlText) assigned(start, end int, m message.Message, key, value string) error {
	line := key + ": " + value
	if !soundYAML(l.text, line) {
		quoted, _ := table.QuoteValue(value)
		if line = key + ": " + quoted; !soundYAML(l.text, line) {
			repaired, _ := table.Repair(value)
			line = key + ": " + repaired
		}
	}
	return l.fixed(start, end, m, line, message.YAMLForm())
}

// value returns what is wrong with the value that begins at an offset of the line;
// prefix is what stands before it: title: or a dash.
func (l yamlText) value(prefix, value string, at int, next []byte) error {
	first, size := utf8.DecodeRuneInString(value)
	quoted, _ := table.QuoteValue(value)
	quoted = prefix + quoted
	repaired, _ := table.Repair(value)
	repaired = prefix + repaired
	switch {
	case first == '"' || first == '\'':
		return l.quotedValue(prefix, value, at, first)
	case first == '[' && strings.ContainsAny(value, "，、") && strings.ContainsAny(value, "\"'"):
		i := at + strings.IndexAny(value, "，、")
		mark, n := utf8.DecodeRuneInString(l.text[i:])
		return l.fixed(i, i+n, message.CommaFullWidth(string(mark)), repaired, message.ListForm())
	case first == '[' && !strings.Contains(value, "]") && !listGoesOn(next):
		return l.fixed(at, at+size, message.ListUnclosed(), repaired, message.ListForm())
	case first == '[' && strings.HasSuffix(value, "]") && strings.Count(value, `"`)%2 == 1:
		return l.fixed(at, at+len(value), message.QuotesUnclosed(), repaired, message.CloseQuotes())
	case first == '[' && strings.HasSuffix(value, "]") && yamlEntry.MatchString(value):
		i := at + yamlEntry.FindStringIndex(value)[1] - 1
		return l.fixed(i, i+1, message.YAMLSpecial(l.text[i:i+1]), repaired, message.QuoteValue())
	case (first == '[' || first == '{') && !strings.HasSuffix(value, "]") && !strings.HasSuffix(value, "}"),
		strings.ContainsRune("@`%*&!>|", first) && len(value) > size:
		return l.fixed(at, at+size, message.YAMLSpecial(string(first)), quoted, message.QuoteValue())
	case strings.HasPrefix(value, "- "):
		return l.fixed(at, at+size, message.YAMLSpecial("-"), quoted, message.QuoteValue())
	case strings.Contains(value, ": ") && first != '{' && first != '[':
		i := at + strings.Index(value, ": ")
		return l.fixed(i, i+1, message.ColonInValue(), quoted, message.QuoteValue())
	}
	return nil
}

// listGoesOn reports whether a line goes on with a list that the line before it has
// begun.
func listGoesOn(line []byte) bool {
	return len(line) > 0 && !yamlKey.Match(line)
}

// quotedValue returns what is wrong with a value in quotation marks.
func (l yamlText) quotedValue(prefix, value string, at int, mark rune) error {
	repaired, _ := table.Repair(value)
	repaired = prefix + repaired
	end := closingQuote(value, mark)
	if end < 0 {
		return l.fixed(at, at+len(value), message.QuotesUnclosed(), closed(repaired, value), message.CloseQuotes())
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
		key := strings.TrimSpace(strings.TrimSuffix(prefix, ": "))
		if !table.TakesList(key) {
			return l.error(behind, at+len(value), message.TextAfterValue(rest), message.OneValue(key))
		}
		list, _ := table.Repair("[" + value + "]")
		return l.fixed(behind, at+len(value), message.TextAfterValue(rest), prefix+list, message.ListForm())
	case rest == `"` || rest == "'":
		return l.fixed(behind, behind+1, message.QuoteExtra(), repaired, message.DeleteQuote())
	}
	return l.fixed(behind, behind+1, message.QuotesInside(), repaired, message.ChineseQuotesInside())
}

// closed returns a repaired line if the text is closed by some quotation mark, else "":
// where it should end is not known.
func closed(repaired, value string) string {
	if last, _ := utf8.DecodeLastRuneInString(value); len(value) > 1 && strings.ContainsRune("\"'”’＂＇", last) {
		return repaired
	}
	return ""
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

// fixed returns an error whose hint is the line as it should be, or, where that is no
// sound YAML or lacks something of what was written, another hint.
func (l yamlText) fixed(start, end int, m message.Message, line string, otherwise message.Message) error {
	if line = trim(line); line == trim(l.text) || !soundYAML(l.text, line) {
		return l.error(start, end, m, otherwise)
	}
	return l.error(start, end, m, message.WriteLine(line))
}

// soundYAML reports whether a line is sound YAML and says what was written.
func soundYAML(written, line string) bool {
	var v any
	if err := yaml.Unmarshal([]byte(line), &v); err != nil || !table.SameLetters(written, line) {
		return false
	}
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if value == nil && line != key+":" { // the value became a comment
				return false
			}
		}
		return len(v) == 1
	case []any:
		return len(v) == 1 && v[0] != nil
	}
	return false
}

// trim cuts blanks of any width.
func trim(s string) string { return strings.TrimSpace(s) }
