package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// What kind of value a key takes says what was meant by one that cannot be read:
// draft = fals is no text.

var (
	// plainValue matches what stands without quotation marks.
	plainValue = regexp.MustCompile(`^(?:true|false|[+-]?(?:0|[1-9]\d*)(?:\.\d+)?|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)$`)
	// plainKey matches a key that needs no quotation marks.
	plainKey = regexp.MustCompile(`^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$`)
	// keyBehind matches a text, number or list that one more key follows on its line.
	keyBehind = regexp.MustCompile(`^[^{｛]*["'”’\]】］\d][ \t]*[,，、；;]?[ \t]*[A-Za-z_]+[ \t]*[=＝]`)
	// likeDate matches the beginning of a date as people write it.
	likeDate = regexp.MustCompile(`^\d{4}(?:-|/|\.|年)\d`)
	// writtenDate matches a date that is read when it stands in quotation marks.
	writtenDate = regexp.MustCompile(`^\d{4}(?:[-/.]|年)\d{1,2}(?:[-/.]|月)\d{1,2}日?(?:(?:[Tt]|\s+)\d{1,2}:\d{2}(?::\d{2})?)?$`)
)

// TakesList reports whether a key's value may be a list of texts.
func TakesList(key string) bool {
	return slices.Contains([]string{"tags", "festival", "aliases", "keywords", "categories", "allow", "protect", "top"}, key)
}

func takesBool(key string) bool {
	return slices.Contains([]string{"draft", "pinned", "published", "festivals", "enable", "protect"}, key)
}

func takesNumber(key string) bool {
	return slices.Contains([]string{"page_size", "since", "tag_min", "keep"}, key)
}

// boolean returns what a word in another form means, as TOML writes it.
func boolean(word string) (string, bool) {
	switch word = strings.ToLower(word); word {
	case "true", "yes", "on", "是", "真":
		return "true", true
	case "false", "no", "off", "否", "假", "不":
		return "false", true
	}
	for _, full := range []string{"true", "false"} { // fals, ture
		if len(word) > 2 && (strings.HasPrefix(full, word) || sorted(word) == sorted(full)) {
			return full, true
		}
	}
	return "", false
}

// isNearBool reports whether a word is true or false with a slip, and may be a text.
func isNearBool(word string) bool {
	return !slices.Contains([]string{"true", "yes", "on", "false", "no", "off", "是", "真", "否", "假", "不"}, strings.ToLower(word))
}

func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// wholeNumber returns the number that a word in another form means: ２０, 二十, 20条,
// 二〇二一年.
func wholeNumber(word string) (string, bool) {
	word = strings.TrimRight(narrow(strings.Trim(word, "\"'“”‘’")), "年篇条个")
	if n, err := strconv.Atoi(word); err == nil && n >= 0 {
		return strconv.Itoa(n), true
	}
	const digits = "零一二三四五六七八九"
	word = strings.NewReplacer("〇", "零", "两", "二").Replace(word)
	total, digit, units := 0, -1, false
	for _, r := range word {
		if total > 9999 {
			return "", false
		}
		if i := strings.IndexRune(digits, r); i >= 0 {
			if digit > 0 && !units {
				total = total*10 + digit // 二零二一: digits in their order
			} else if digit == 0 && !units {
				total *= 10
			}
			digit = i / len("零")
			continue
		}
		unit := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		if unit == 0 {
			return "", false
		}
		if digit < 0 {
			digit = 1
		}
		total, digit, units = total+digit*unit, -1, true
	}
	if digit >= 0 {
		if !units {
			total *= 10
		}
		total += digit
	}
	return strconv.Itoa(total), word != "" && total <= 9999
}
