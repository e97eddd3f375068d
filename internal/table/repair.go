package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// Repair returns a value of one line in correct TOML, as its author has probably meant
// it: in straight quotation marks, with half-width commas, with quotation marks inside
// a text as Chinese ones. It is for hints only, and people copy these: so ok is false
// unless the result can be read, holds every letter of the value, and leaves no doubt
// where texts end.
func Repair(value string) (mended string, ok bool) {
	value = withoutComment(trim(value))
	if len(value) > longestHint || keyBehind.MatchString(value) {
		return "", false
	}
	if mended, ok = repair(value); !ok {
		return "", false
	}
	return mended, reads("x = "+mended) && letters(value) == letters(mended)
}

// reads reports whether a document can be read. The library is asked and not
// [ParseTOML], which would look for a hint in its turn.
func reads(src string) bool {
	var values map[string]any
	_, err := toml.Decode(src, &values)
	return err == nil
}

// longestHint is the length in bytes up to which a line is mended: a longer one nobody
// copies.
const longestHint = 500

func repair(value string) (string, bool) {
	switch first, size := utf8.DecodeRuneInString(value); {
	case value == "":
		return "", false
	case plainValue.MatchString(narrow(value)):
		return narrow(value), true
	case strings.ContainsRune("{｛", first), isOpening(first) && strings.ContainsAny(value, "{｛"):
		return straight(value)
	case isOpening(first):
		return repairList(value[size:])
	}
	return QuoteValue(value)
}

// SameLetters reports whether two lines have the same letters and digits in the same
// order, not counting a comment of the first.
func SameLetters(written, mended string) bool {
	return letters(written) == letters(mended) || letters(withoutComment(written)) == letters(mended)
}

// letters returns the letters and digits of s. A mended line has all that were written,
// in their order.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, narrow(s))
}

// narrow replaces digits and the marks of dates by their half-width forms.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		case r == '－', r == '−', r == '–':
			return '-'
		case r == '．':
			return '.'
		case r == '／':
			return '/'
		}
		return r
	}, s)
}

// repairList repairs the entries of a list, which value goes on with behind its bracket.
func repairList(value string) (string, bool) {
	value = strings.TrimRight(value, "]】］ \t")
	var entries []string
	for {
		value = strings.TrimLeft(value, " \t\u3000\u00a0,，、；;")
		if value == "" {
			return "[" + strings.Join(entries, ", ") + "]", true
		}
		n := listEntry(value)
		entry, ok := repair(trim(value[:n]))
		if !ok {
			return "", false
		}
		entries = append(entries, entry)
		value = value[n:]
	}
}

// listEntry returns how long the first entry of a list is. A text in quotation marks
// ends at a mark with a comma, the end of the list, or, where a comma was forgotten,
// one more text behind it: "关于"三会一课"的通知" is one text.
func listEntry(s string) int {
	first, _ := utf8.DecodeRuneInString(s)
	if !isMark(first) {
		if i := strings.IndexAny(s, ",，、；;"); i >= 0 {
			return i
		}
		return len(s)
	}
	for i, r := range s {
		if i == 0 || !isMark(r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		rest := strings.TrimLeft(s[end:], " \t\u3000\u00a0")
		next, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || strings.ContainsRune(",，、；;", next) || len(rest) < len(s[end:]) && isMark(next) {
			return end
		}
	}
	return len(s)
}

// straight replaces full-width marks outside of texts, and the quotation marks around
// them.
func straight(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch half, wide := halfWidth(r); {
		case isMark(r):
			n := textLen(s[i:], r)
			if n == 0 {
				return "", false
			}
			if text := s[i : i+n]; r == '"' || r == '\'' {
				b.WriteString(text)
			} else if quoted, ok := QuoteValue(text); ok {
				b.WriteString(quoted)
			} else {
				return "", false
			}
			size = n
		case wide:
			b.WriteString(half)
			if next := i + size; half == "," && next < len(s) && s[next] != ' ' {
				b.WriteByte(' ')
			}
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String(), true
}

// halfWidth returns the mark of TOML that r was meant to be.
func halfWidth(r rune) (string, bool) {
	switch r {
	case '，', '、', '；':
		return ",", true
	case '＝':
		return "=", true
	case '：', ':':
		return " =", true
	case '【', '［':
		return "[", true
	case '】', '］':
		return "]", true
	case '｛':
		return "{", true
	case '｝':
		return "}", true
	case '\u3000', '\u00a0':
		return " ", true
	}
	return "", false
}

// textLen returns how long the text is that s begins with, whose first mark is r; 0
// when it has no end.
func textLen(s string, r rune) int {
	closing, depth := r, 0
	switch r {
	case '“':
		closing = '”'
	case '‘':
		closing = '’'
	}
	skip := false
	for i, c := range s {
		switch {
		case skip:
			skip = false
		case i == 0:
			depth = 1
		case c == '\\' && r == '"':
			skip = true
		case c == closing:
			if depth--; depth == 0 {
				return i + utf8.RuneLen(c)
			}
		case c == r:
			depth++
		}
	}
	return 0
}

// QuoteValue returns a text that stands in any quotation marks, or in none, in straight
// ones. It reports false where its marks do not make pairs.
func QuoteValue(value string) (string, bool) {
	first, size := utf8.DecodeRuneInString(value)
	if !isMark(first) {
		return quotePairs(value, false)
	}
	if first == '“' || first == '‘' {
		if n := textLen(value, first); n != 0 && n != len(value) {
			return quotePairs(value, false) // “三会一课”学习“心得”: they belong to the text
		}
	}
	last, n := utf8.DecodeLastRuneInString(value)
	inside := value[size:]
	if size+n <= len(value) && isMark(last) {
		inside = value[size : len(value)-n]
	}
	quoted, ok := quotePairs(inside, first == '"')
	if ok {
		return quoted, true
	}
	// One too many at an end: "春节"".
	if short := strings.TrimSuffix(inside, `"`); short != inside {
		return quotePairs(short, first == '"')
	}
	if short := strings.TrimPrefix(inside, `"`); short != inside {
		return quotePairs(short, first == '"')
	}
	return "", false
}

// quotePairs is [Quote] of a text whose quotation marks must make pairs; escaped says
// that it comes from a text in which \" is a quotation mark and \\ a backslash.
func quotePairs(text string, escaped bool) (string, bool) {
	if escaped {
		text = strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(text)
	}
	open, marked := false, false
	for _, r := range text {
		switch r {
		case '"', '＂':
			open, marked = !open, true
		case '“':
			open = true
		case '”':
			open = false
		}
	}
	return Quote(text), !open || !marked
}

// Quote returns a text in quotation marks. Straight ones inside become Chinese ones,
// in pairs.
func Quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	open := false
	for _, r := range text {
		switch r {
		case '"', '＂':
			if open = !open; open {
				b.WriteRune('“')
			} else {
				b.WriteRune('”')
			}
		case '\\':
			b.WriteString(`\\`)
		default:
			open = r == '“' || open && r != '”'
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isMark reports whether r is a quotation mark of TOML, or taken for one by editors.
func isMark(r rune) bool { return r == '"' || r == '\'' || isQuote(r) }

// isQuote reports whether r is taken for a quotation mark by editors, and not by TOML.
func isQuote(r rune) bool { return strings.ContainsRune("“”‘’＂＇", r) }

// isOpening reports whether r opens a list, in any width.
func isOpening(r rune) bool { return r == '[' || r == '【' || r == '［' }

func wideComma(r rune) bool { return strings.ContainsRune("，、；", r) }

// trim cuts blanks of any width.
func trim(s string) string { return strings.TrimSpace(s) }

// withoutComment cuts a comment that follows a space, outside of quotation marks.
func withoutComment(value string) string {
	if i := strings.LastIndex(value, " #"); i >= 0 && !strings.ContainsAny(value[i:], "\"'”’") {
		value = value[:i]
	}
	return strings.TrimSpace(value)
}

// firstWord returns what stands before a space, a comma or the end of a list.
func firstWord(s string) string {
	if i := strings.IndexAny(s, " \t,]}#"); i > 0 {
		return s[:i]
	}
	return s
}

// firstChars returns at most n characters of s.
func firstChars(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
