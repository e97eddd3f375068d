package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A title in the breadcrumb has at most breadcrumbTitle characters.
const breadcrumbTitle = 13

// cutTitle cuts a title for the breadcrumb.
func cutTitle(title string) string {
	if utf8.RuneCountInString(title) <= breadcrumbTitle {
		return title
	}
	return string([]rune(title)[:breadcrumbTitle]) + "..."
}

// cited returns a title as others cite it: the two kinds of book-title marks take turns by
// depth, as GB/T 15834 has it, so that 《几分之一》教学设计 is cited as 《〈几分之一〉教学设计》.
func cited(title string) string {
	marks := [2][2]string{{"《", "》"}, {"〈", "〉"}}
	var b strings.Builder
	b.WriteString(marks[0][0])
	depth := 1
	for _, c := range title {
		switch c {
		case '《', '〈':
			b.WriteString(marks[depth%2][0])
			depth++
		case '》', '〉':
			depth = max(depth-1, 1) // one that nothing opened
			b.WriteString(marks[depth%2][1])
		default:
			b.WriteRune(c)
		}
	}
	b.WriteString(marks[0][1])
	return b.String()
}

// longestPart returns how many characters wide the longest part of a title is, with the
// mark that ends it. Latin letters and digits are half as wide. Style sheets let titles break
// at marks alone (word-break: keep-all); a part that is longer than a line would break
// anywhere then, also before its mark.
func longestPart(title string) int {
	half, longest := 0, 0
	for _, c := range title {
		mark := c == ' ' || unicode.IsPunct(c)
		if c < 0x2E80 && c != '“' && c != '”' && c != '—' && c != '…' {
			half++
		} else {
			half += 2
		}
		longest = max(longest, half)
		if mark {
			half = 0
		}
	}
	return (longest + 1) / 2
}

// Lines of titles hold some 11 characters on the smallest phones, and 13 on others.
const lineOfSmall, lineOfPhone = 11, 13

// partLength says whether a part of a title is "long" for the smallest phones, or "longer",
// for any; most are "".
func partLength(title string) string {
	if len(title) <= lineOfSmall {
		return ""
	}
	switch n := longestPart(title); {
	case n > lineOfPhone:
		return "longer"
	case n > lineOfSmall:
		return "long"
	}
	return ""
}
