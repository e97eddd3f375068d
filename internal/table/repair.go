package table

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Repair returns a value of one line in correct TOML, as far as it can be guessed: in
// straight quotation marks, with half-width commas, with quotation marks inside a text
// as Chinese ones. It is for hints only.
func Repair(value string) string {
	value = withoutComment(strings.TrimSpace(value))
	switch first, size := utf8.DecodeRuneInString(value); {
	case value == "", plainValue.MatchString(value):
		return value
	case first == '{', first == '[' && strings.Contains(value, "{"):
		return straight(value)
	case first == '[' || first == '【' || first == '［':
		return repairList(value[size:])
	case first == '"' || first == '\'' || isQuote(first):
		if end, n := utf8.DecodeLastRuneInString(value); end == '"' || end == '\'' || isQuote(end) {
			if size+n <= len(value) {
				value = value[:len(value)-n]
			}
		}
		return Quote(value[size:])
	}
	return Quote(value)
}

// plainValue matches what stands without quotation marks.
var plainValue = regexp.MustCompile(`^(?:true|false|[+-]?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)$`)

// repairList mends the entries of a list, which value goes on with behind its bracket.
func repairList(value string) string {
	value = strings.TrimRight(value, "]】］ \t")
	var entries []string
	for _, entry := range listEntry.FindAllString(value, -1) {
		if entry = strings.TrimSpace(entry); entry != "" {
			entries = append(entries, Repair(entry))
		}
	}
	return "[" + strings.Join(entries, ", ") + "]"
}

// listEntry matches an entry of a list: a text in any quotation marks, or what stands
// between commas of any kind.
var listEntry = regexp.MustCompile(`\s*(?:"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’|[^,，、；;]+)`)

// straight replaces full-width marks outside of texts, and the quotation marks around
// them.
func straight(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "＂", `"`, "，", ",", "＝", "=", "：", "=").Replace(s)
}

// Quote returns a text in quotation marks. Straight ones inside become Chinese ones,
// in pairs.
func Quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	open := false
	for _, r := range text {
		switch {
		case r == '"' || r == '＂':
			if open = !open; open {
				b.WriteRune('“')
			} else {
				b.WriteRune('”')
			}
		case r == '\\':
			b.WriteString(`\\`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// boolean returns what a word in another form means, as TOML writes it.
func boolean(word string) (string, bool) {
	switch strings.ToLower(word) {
	case "true", "yes", "on", "是", "真":
		return "true", true
	case "false", "no", "off", "否", "假", "不":
		return "false", true
	}
	return "", false
}

// isQuote reports whether r is taken for a quotation mark by editors, and not by TOML.
func isQuote(r rune) bool { return strings.ContainsRune("“”‘’＂＇", r) }

func wideComma(r rune) bool { return strings.ContainsRune("，、；", r) }

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
