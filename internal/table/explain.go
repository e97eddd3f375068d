package table

import (
	"regexp"
	"strings"
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
		return problem(message.CommaExtra(), message.ListForm())
	case has("expected '.' or ']'"), has("expected end of table"):
		return problem(message.HeaderUnclosed(), message.HeaderForm())
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
		return problem(message.NumberTooLarge(word), message.Message{})
	}
	if m := twiceDefined.FindStringSubmatch(said); m != nil {
		return problem(message.KeyTwice(m[1]), message.KeepOne())
	}
	if badNumber.MatchString(said) {
		return problem(message.NumberInvalid(word), message.NumberForm())
	}
	return problem(message.TOMLSyntax(said), message.Message{})
}

var (
	twiceDefined = regexp.MustCompile(`^key '(.*)' (?:has|was) already`)
	badNumber    = regexp.MustCompile(`^(?:invalid (?:integer|float)|floats must|expected a digit|cannot use sign|not an? (?:binary|octal|hexadecimal) number)`)
)

func problem(m, hint message.Message) *SyntaxError { return &SyntaxError{Message: m, Hint: hint} }

// fixed returns an error whose hint is the line as it should be.
func fixed(m message.Message, line string) *SyntaxError {
	return problem(m, message.WriteLine(line))
}

// date is about what looks like a date and is none.
func (l line) date(at Span) *SyntaxError {
	if !likeDate.MatchString(l.src[at.Start:]) {
		return fixed(message.ValueUnquoted(firstChars(withoutComment(l.value), 20)), l.assign(l.value))
	}
	e := problem(message.DateInvalid(), message.DateForms())
	e.Date = true
	return e
}

// likeDate matches the beginning of a date as people write it.
var likeDate = regexp.MustCompile(`^\d{4}(?:-|/|\.|年)\d`)

// afterValue is about what stands behind a value.
func (l line) afterValue(word string) *SyntaxError {
	switch {
	case strings.HasPrefix(l.value, `"`), strings.HasPrefix(l.value, `'`):
		if strings.LastIndexByte(l.src[l.at:l.end], l.value[0]) >= 0 {
			return fixed(message.QuotesInside(), l.assign(l.value))
		}
	case likeDate.MatchString(l.value):
		return fixed(message.DateUnquoted(), l.assign(l.value))
	}
	return problem(message.TextAfterValue(word), message.KeyEqualsValue())
}

// comma is about what stands where a list goes on or ends.
func (l line) comma(r rune) *SyntaxError {
	switch {
	case wideComma(r):
		return fixed(message.CommaFullWidth(string(r)), l.assign(l.value))
	case r == 0, l.before() == "" && l.value != "":
		return problem(message.ListUnclosed(), message.ListForm())
	case r != '"' && r != '\'' && strings.HasSuffix(l.before(), `"`):
		return problem(message.QuotesInside(), message.ChineseQuotesInside())
	}
	return problem(message.CommaMissing(), message.ListForm())
}

// noValue is about what stands in the place of a value.
func (l line) noValue(r rune, word string) *SyntaxError {
	switch {
	case wideComma(r):
		return fixed(message.CommaFullWidth(string(r)), l.assign(l.value))
	case r == 0 && (l.value != "" || l.key == "" || !strings.Contains(l.text(), "=")):
		return problem(message.ListUnclosed(), message.ListForm())
	case r == 0, r == '#':
		return problem(message.ValueMissing(), message.WriteValue())
	case isQuote(r):
		return l.rewritten(message.QuotesChinese())
	}
	if b, ok := boolean(withoutComment(l.value)); ok {
		return fixed(message.ValueNotTrueOrFalse(withoutComment(l.value)), l.key+" = "+b)
	}
	return l.rewritten(message.ValueUnquoted(firstWord(word)))
}

// rewritten returns an error with the line as it should be, where the value stands on
// the line of its key.
func (l line) rewritten(m message.Message) *SyntaxError {
	if l.value == "" {
		return problem(m, message.WriteQuoted())
	}
	return fixed(m, l.assign(l.value))
}

// noEquals is about what stands in the place of =.
func (l line) noEquals(r rune) *SyntaxError {
	key := l.before()
	switch {
	case (r == ':' || r == '：') && key != "" && !strings.ContainsAny(key, "[{"):
		_, value, _ := strings.Cut(l.text(), string(r))
		return fixed(message.ColonForEquals(string(r)), key+" = "+Repair(value))
	case r == ':' || r == '：':
		return problem(message.ColonForEquals(string(r)), message.KeyEqualsValue())
	case r == '＝':
		_, value, _ := strings.Cut(l.text(), "＝")
		return fixed(message.EqualsFullWidth(), key+" = "+Repair(value))
	case strings.HasPrefix(l.text(), "+++"), strings.HasPrefix(l.text(), "---"):
		return problem(message.KeyNotEnglish(l.text()[:3]), message.SiteTOMLHasNoFences())
	case r < utf8.RuneSelf:
		return problem(message.EqualsMissing(), message.KeyEqualsValue())
	}
	written := l.text()
	if i := strings.IndexAny(written, "=＝:： \t"); i > 0 {
		written = written[:i]
	}
	written = firstChars(strings.TrimSpace(written), 20)
	if key, ok := EnglishKey(written); ok {
		return problem(message.KeyNotEnglish(written), message.WriteKey(written, key))
	}
	return problem(message.KeyNotEnglish(written), message.KeysAreEnglish())
}

// unclosedQuotes is about a text whose end is missing. It is shown where the text
// begins.
func (l line) unclosedQuotes() *SyntaxError {
	e := problem(message.QuotesUnclosed(), message.CloseQuotes())
	if last, _ := utf8.DecodeLastRuneInString(l.value); isQuote(last) && len(l.value) > 1 {
		e = fixed(message.QuotesUnclosed(), l.assign(l.value))
	}
	if i := strings.IndexAny(l.text(), `"'`); i >= 0 {
		e.Span = Span{l.start + i, l.start + len(l.text())}
	}
	return e
}

// assign returns the line with another value, repaired.
func (l line) assign(value string) string { return l.key + " = " + Repair(value) }

// EnglishKey returns the key of front matter or site.toml that a Chinese word stands
// for.
func EnglishKey(written string) (string, bool) {
	for _, k := range chineseKeys {
		if k[0] == strings.Trim(written, `"'“”`) {
			return k[1], true
		}
	}
	return "", false
}

// chineseKeys are words that editors write for keys.
var chineseKeys = [...][2]string{
	{"标题", "title"}, {"题目", "title"}, {"名称", "name"}, {"站名", "title"}, {"网站名称", "title"},
	{"日期", "date"}, {"时间", "date"}, {"发布日期", "date"}, {"发布时间", "date"}, {"更新", "updated"}, {"更新时间", "updated"}, {"修改时间", "updated"},
	{"分类", "category"}, {"类别", "category"}, {"栏目", "category"}, {"频道", "category"},
	{"节日", "festival"}, {"标签", "tags"}, {"关键词", "tags"}, {"关键字", "tags"},
	{"摘要", "summary"}, {"简介", "summary"}, {"描述", "description"}, {"代号", "slug"},
	{"作者", "author"}, {"来源", "source"}, {"出处", "source"}, {"来源网址", "source_url"},
	{"草稿", "draft"}, {"过期", "expires"}, {"置顶", "pinned"}, {"旧网址", "aliases"},
	{"网址", "base_url"}, {"域名", "base_url"}, {"语言", "language"}, {"时区", "time_zone"}, {"主题", "theme"},
}
