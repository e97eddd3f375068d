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

// within are book-title marks within others, by those that stand alone: the two kinds
// take turns, as GB/T 15834 has it.
var within = strings.NewReplacer("《", "〈", "》", "〉", "〈", "《", "〉", "》")

// cited returns a title as others cite it: 《《几分之一》教学设计》 is written
// 《〈几分之一〉教学设计》.
func cited(title string) string { return "《" + within.Replace(title) + "》" }

// A line of a title on a phone holds some lineOfPhone characters.
const lineOfPhone = 12

// hasLongPart reports whether a title has a part without marks that is longer than a line
// on a phone. Style sheets let titles break at marks alone (word-break: keep-all), which
// would leave the last character of such a part alone in a line.
func hasLongPart(title string) bool {
	if len(title) <= lineOfPhone {
		return false
	}
	half := 0 // half of the width of a character
	for _, c := range title {
		switch {
		case c == ' ' || unicode.IsPunct(c):
			half = 0
		case c < 0x2E80:
			half++
		default:
			half += 2
		}
		if half > 2*lineOfPhone {
			return true
		}
	}
	return false
}
