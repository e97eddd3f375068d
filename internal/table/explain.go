package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wendang/internal/message"
)

// What the TOML library says helps those who know TOML. explain finds out what an
// editor has probably meant, from the place of the error and the line around it, and
// shows the line as it should be.

// explain returns the error for what the library said about a place of src.
func explain(said, src string, at Span) *SyntaxError {
	l := lineAt(src, at.Start)
	e := l.explain(said, at)
	e.Within = l.within()
	if e.Span == (Span{}) {
		e.Span = at
	}
	return e
}

// line is a line of a document, around the place of an error.
type line struct {
	src        string
	start, end int    // of the line in src
	at         int    // of the error in src
	key        string // what stands before the first =, and what behind it; no = leaves value ""
	value      string
}

func lineAt(src string, at int) line {
	l := line{src: src, at: at, start: strings.LastIndexByte(src[:at], '\n') + 1, end: len(src)}
	if i := strings.IndexByte(src[l.start:], '\n'); i >= 0 {
		l.end = l.start + i
	}
	key, value, _ := strings.Cut(l.text(), "=")
	l.key, l.value = strings.TrimSpace(key), strings.TrimSpace(value)
	return l
}

func (l line) text() string { return strings.TrimRight(l.src[l.start:l.end], "\r") }

// found returns what stands at the error: the first character and the word that it
// begins.
func (l line) found() (rune, string) {
	rest := strings.TrimLeft(l.src[min(l.at, l.end):l.end], " \t")
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" {
		r = 0
	}
	return r, firstChars(strings.TrimRight(rest, " \t\r"), 20)
}

// before returns what stands before the error on its line.
func (l line) before() string { return strings.TrimSpace(l.src[l.start:min(l.at, l.end)]) }

// within returns the name of the table that the line belongs to; "" for the top.
func (l line) within() string {
	if m := headers.FindAllStringSubmatch(l.src[:l.start], -1); m != nil {
		return m[len(m)-1][1]
	}
	return ""
}

var headers = regexp.MustCompile(`(?m)^[ \t]*\[\[?[ \t]*([A-Za-z0-9_.-]+)[ \t]*\]`)

func (l line) explain(said string, at Span) *SyntaxError {
	has := func(prefix string) bool { return strings.HasPrefix(said, prefix) }
	r, word := l.found()
	if has("unexpected EOF; expected value") {
		r = 0
	}
	switch {
	case has("invalid datetime"):
		return l.date(at)
	case has("expected a top-level item to end"):
		return l.afterValue(word)
	case has("expected a comma"):
		return l.comma(r)
	case has("expected value but found"), has("unexpected EOF; expected value"):
		return l.noValue(r, word)
	case has("expected '.' or '='"), has("unexpected EOF; expected key separator"):
		return l.noEquals(r)
	case has("strings cannot contain newlines"), has("unexpected EOF; expected '"), has(`unexpected EOF; expected "`):
		return l.unclosedQuotes()
	case has("unexpected '='"), has("unexpected '.'"):
		return problem(message.KeyMissing(), message.KeyEqualsValue())
	case has("unexpected comma"):
		return l.mended(message.CommaExtra(), message.ListForm())
	case has("expected '.' or ']'"), has("expected end of table"):
		return l.header()
	case has("unexpected end of table name"), has("unexpected table separator"):
		return problem(message.HeaderEmpty(), message.HeaderForm())
	case strings.Contains(said, "control characters"):
		return problem(message.ControlCharacter(), message.TypeAgain())
	case has("invalid escape"), has("expected two hex"), has("expected four hex"), has("expected eight hex"), has("escaped character"):
		at.Start += max(strings.LastIndexByte(l.src[at.Start:at.End], '\\'), 0)
		e := problem(message.EscapeUnknown(firstChars(l.src[at.Start:at.End], 20)), message.WriteBackslash())
		e.Span = at
		return e
	case strings.Contains(said, "out of range"):
		return problem(message.NumberTooLarge(word), message.SmallerNumber())
	}
	if m := twiceDefined.FindStringSubmatch(said); m != nil {
		return l.twice(m[1])
	}
	if badNumber.MatchString(said) {
		return l.badNumber(word)
	}
	return problem(message.TOMLSyntax(said), message.TypeAgain())
}

var (
	twiceDefined = regexp.MustCompile(`^key '(.*)' (?:has|was) already`)
	badNumber    = regexp.MustCompile(`^(?:invalid (?:integer|float)|floats must|expected a digit|cannot use sign|not an? (?:binary|octal|hexadecimal) number)`)
)

func problem(m, hint message.Message) *SyntaxError { return &SyntaxError{Message: m, Hint: hint} }

// mended returns an error whose hint is the line as it should be, or, where that cannot
// be told, another hint.
func (l line) mended(m, otherwise message.Message) *SyntaxError {
	return l.assigned(m, l.key, l.value, otherwise)
}

// assigned is [line.mended] with a key and a value that are not joined by = on the line.
func (l line) assigned(m message.Message, key, value string, otherwise message.Message) *SyntaxError {
	if plainKey.MatchString(key) && keyBehind.MatchString(value) {
		return problem(m, message.KeyEqualsValue())
	}
	if plainKey.MatchString(key) {
		if mended, ok := Repair(value); ok {
			return problem(m, message.WriteLine(key+" = "+mended))
		}
		return problem(m, otherwise)
	}
	// A line within a list over several lines.
	text := trim(l.text())
	if len(text) > longestHint {
		return problem(m, otherwise)
	}
	if mended, ok := straight(text); ok && mended != text && letters(text) == letters(mended) && reads("x = ["+mended+"]") {
		return problem(m, message.WriteLine(mended))
	}
	return problem(m, otherwise)
}

// unquotedDate is about a date that is read when it stands in quotation marks.
func (l line) unquotedDate() *SyntaxError {
	e := l.mended(message.DateUnquoted(), message.DateForms())
	e.Date = true
	return e
}

// date is about what looks like a date and is none.
func (l line) date(at Span) *SyntaxError {
	value := withoutComment(l.value)
	switch {
	case writtenDate.MatchString(value) && !plainValue.MatchString(value):
		return l.unquotedDate()
	case !likeDate.MatchString(l.src[at.Start:]):
		return l.mended(message.ValueUnquoted(firstChars(value, 20)), message.WriteQuoted())
	}
	e := problem(message.DateInvalid(), message.DateForms())
	e.Date = true
	return e
}

// badNumber is about what begins like a number.
func (l line) badNumber(word string) *SyntaxError {
	value := withoutComment(l.value)
	if writtenDate.MatchString(value) {
		return l.unquotedDate()
	}
	if n, ok := wholeNumber(value); ok && takesNumber(l.key) {
		return problem(message.NumberInvalid(word), message.WriteLine(l.key+" = "+n))
	}
	return problem(message.NumberInvalid(word), message.NumberForm())
}

// twice is about a key that is defined once more. Where it is a list of tables, like
// channels, the header with single brackets is wrong, not the one after it.
func (l line) twice(key string) *SyntaxError {
	if strings.HasPrefix(l.text(), "[[") || slices.Contains(listTables(), key) {
		single := regexp.MustCompile(`(?m)^[ \t]*\[[ \t]*` + regexp.QuoteMeta(key) + `[ \t]*\]`)
		if at := single.FindStringIndex(l.src); at != nil && strings.HasPrefix(trim(l.text()), "[") {
			e := problem(message.HeaderSingle(key), message.WriteLine("[["+key+"]]"))
			e.Span = Span{at[0], at[1]}
			return e
		}
	}
	return problem(message.KeyTwice(key), message.KeepOne())
}

// listTables are the tables that a site.toml may hold several of.
func listTables() []string {
	return []string{"channels", "festivals", "tags", "footer", "home", "publish", "columns"}
}

// header is about a line in square brackets.
func (l line) header() *SyntaxError {
	text := trim(withoutComment(l.text()))
	name := trim(strings.Trim(text, "[]【】［］ \t\u3000\u00a0"))
	switch {
	case name == "":
		return problem(message.HeaderEmpty(), message.HeaderForm())
	case !plainKey.MatchString(name):
		if strings.ContainsAny(name, "=＝[]\"'") {
			return problem(message.HeaderUnclosed(), message.HeaderForm())
		}
		e := problem(message.KeyNotEnglish(firstChars(name, 20)), message.KeysAreEnglish())
		e.Key, e.Header = name, true
		return e
	case slices.Contains(listTables(), name):
		return problem(message.HeaderUnclosed(), message.WriteLine("[["+name+"]]"))
	}
	return problem(message.HeaderUnclosed(), message.WriteLine("["+name+"]"))
}

// afterValue is about what stands behind a value.
func (l line) afterValue(word string) *SyntaxError {
	value := withoutComment(l.value)
	first, _ := utf8.DecodeRuneInString(value)
	quoted := first == '"' || first == '\''
	next, _ := utf8.DecodeRuneInString(word)
	switch {
	case keyBehind.MatchString(value):
		return problem(message.TextAfterValue(word), message.KeyEqualsValue())
	case strings.HasPrefix(word, "//"), next == '＃':
		return l.comment()
	case quoted && (next == ',' || wideComma(next)) && strings.IndexFunc(word, isMark) > 0:
		if TakesList(l.key) {
			return l.assigned(message.TextAfterValue(word), l.key, "["+value+"]", message.ListForm())
		}
		return problem(message.TextAfterValue(word), message.OneValue(l.key))
	case quoted && (word == `"` || word == "'"):
		return l.mended(message.QuoteExtra(), message.DeleteQuote())
	case quoted && strings.LastIndexByte(l.src[l.at:l.end], l.value[0]) >= 0:
		return l.mended(message.QuotesInside(), message.ChineseQuotesInside())
	case likeDate.MatchString(narrow(value)) && (l.key != "since"):
		return l.unquotedDate()
	case takesNumber(l.key):
		if n, ok := wholeNumber(value); ok {
			return problem(message.NumberInvalid(value), message.WriteLine(l.key+" = "+n))
		}
	case strings.HasPrefix(l.text(), "[") && !strings.Contains(l.key, "="):
		return problem(message.TextAfterValue(word), message.HeaderForm())
	}
	return problem(message.TextAfterValue(word), message.KeyEqualsValue())
}

// comment is about what is a comment elsewhere.
func (l line) comment() *SyntaxError {
	return problem(message.CommentMark(), message.CommentsBegin())
}

// comma is about what stands where a list goes on or ends.
func (l line) comma(r rune) *SyntaxError {
	switch {
	case wideComma(r):
		return l.mended(message.CommaFullWidth(string(r)), message.ListForm())
	case l.before() == "" && l.value != "" && r != 0:
		return l.listAbove()
	case r == 0:
		return l.mended(message.ListUnclosed(), message.ListForm())
	case !isMark(r) && strings.HasSuffix(l.before(), `"`) && r != '{' && r != '[':
		return l.mended(message.QuotesInside(), message.ChineseQuotesInside())
	}
	return l.mended(message.CommaMissing(), message.ListForm())
}

// listAbove is about a list that was not closed on the line above.
func (l line) listAbove() *SyntaxError {
	above := strings.TrimRight(l.src[:l.start], " \t\r\n")
	if above == "" {
		return problem(message.ListUnclosed(), message.ListForm())
	}
	list := lineAt(l.src, len(above)-1)
	opening, _ := utf8.DecodeRuneInString(list.value)
	if !isOpening(opening) {
		return problem(message.ListUnclosed(), message.ListForm())
	}
	e := list.mended(message.ListUnclosed(), message.ListForm())
	at := list.start + strings.Index(list.text(), list.value)
	e.Span = Span{at, at + len(list.value)}
	return e
}

// noValue is about what stands in the place of a value.
func (l line) noValue(r rune, word string) *SyntaxError {
	value := withoutComment(l.value)
	switch {
	case wideComma(r):
		return l.mended(message.CommaFullWidth(string(r)), message.ListForm())
	case r == 0 && (l.value != "" || l.key == "" || !strings.Contains(l.text(), "=")):
		return l.mended(message.ListUnclosed(), message.ListForm())
	case r == 0, r == '#':
		return problem(message.ValueMissing(), message.WriteValue())
	case isSpace(r):
		return l.mended(message.SpaceFullWidth(), message.DeleteSpace())
	case takesNumber(l.key):
		if n, ok := wholeNumber(value); ok {
			return problem(message.NumberInvalid(value), message.WriteLine(l.key+" = "+n))
		}
		return problem(message.NumberInvalid(value), message.WriteWhole())
	}
	if b, ok := boolean(value); ok && plainKey.MatchString(l.key) && (takesBool(l.key) || !isNearBool(value)) {
		return problem(message.ValueNotTrueOrFalse(value), message.WriteLine(l.key+" = "+b))
	}
	if takesBool(l.key) {
		return problem(message.ValueNotTrueOrFalse(firstChars(value, 20)), message.WriteTrueOrFalse())
	}
	if isQuote(r) {
		return l.mended(message.QuotesChinese(), message.WriteQuoted())
	}
	if r == '"' || r == '\'' || r == ',' {
		return l.mended(message.CommaExtra(), message.ListForm())
	}
	return l.mended(message.ValueUnquoted(firstWord(word)), message.WriteQuoted())
}

// noEquals is about what stands in the place of =.
func (l line) noEquals(r rune) *SyntaxError {
	key, text := l.before(), trim(l.text())
	opening, _ := utf8.DecodeRuneInString(text)
	switch {
	case (r == ':' || r == '：') && key != "" && !strings.ContainsAny(key, "[{"):
		_, value, _ := strings.Cut(l.text(), string(r))
		return l.assigned(message.ColonForEquals(string(r)), key, trim(value), message.KeyEqualsValue())
	case r == ':' || r == '：':
		return l.mended(message.ColonForEquals(string(r)), message.KeyEqualsValue())
	case r == '＝':
		_, value, _ := strings.Cut(l.text(), "＝")
		return l.assigned(message.EqualsFullWidth(), key, trim(value), message.KeyEqualsValue())
	case strings.HasPrefix(text, "+++"), strings.HasPrefix(text, "---"):
		return problem(message.KeyNotEnglish(text[:3]), message.SiteTOMLHasNoFences())
	case strings.HasPrefix(text, "//"), opening == '＃':
		return l.comment()
	case isOpening(opening):
		return l.header()
	case isSpace(r):
		if written := wideKey.FindStringSubmatch(text); written != nil {
			return l.assigned(message.SpaceFullWidth(), written[1], written[2], message.DeleteSpace())
		}
	}
	written := text
	if i := strings.IndexAny(written, "=＝:： \t\u3000\u00a0"); i > 0 {
		written = written[:i]
	}
	if plainKey.MatchString(written) {
		return problem(message.EqualsMissing(), message.KeyEqualsValue())
	}
	if r < utf8.RuneSelf && strings.IndexFunc(written, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return problem(message.EqualsMissing(), message.KeyEqualsValue())
	}
	e := problem(message.KeyNotEnglish(firstChars(written, 20)), message.KeysAreEnglish())
	e.Key = strings.Trim(written, "\"'“”")
	return e
}

// wideKey matches a line with blanks of any width around its key.
var wideKey = regexp.MustCompile(`^([A-Za-z0-9_.-]+)[\s\x{3000}\x{a0}]*[=＝:：](.*)$`)

// isSpace reports whether r is a blank that TOML does not take for one.
func isSpace(r rune) bool { return r >= utf8.RuneSelf && unicode.IsSpace(r) }

// unclosedQuotes is about a text whose end is missing. It is shown where the text
// begins.
func (l line) unclosedQuotes() *SyntaxError {
	e := problem(message.QuotesUnclosed(), message.CloseQuotes())
	if last, _ := utf8.DecodeLastRuneInString(l.value); isMark(last) && len(l.value) > 1 {
		m := message.QuotesUnclosed()
		if strings.HasSuffix(l.value, `""`) {
			m = message.QuoteExtra()
		}
		e = l.mended(m, message.CloseQuotes())
	}
	if i := strings.IndexAny(l.text(), `"'`); i >= 0 {
		e.Span = Span{l.start + i, l.start + len(l.text())}
	}
	return e
}
