package render

import (
	"strings"
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

const (
	phraseEnds  = "：，；、。？！—…" // behind which a title breaks best
	phraseStays = "”’」』）》】〉"  // what closes belongs to what stands before it
)

// appendPhrases appends the parts of a title that are best kept in one line: 采访之前： and
// 校园小记者手册 for 采访之前：校园小记者手册. Together they are the title; one that has no
// parts adds nothing.
func appendPhrases(list []string, title string) []string {
	start, before := 0, len(list)
	for start < len(title) {
		i := strings.IndexAny(title[start:], phraseEnds)
		if i < 0 {
			break
		}
		end := start + i
		for end < len(title) {
			c, size := utf8.DecodeRuneInString(title[end:])
			if !strings.ContainsRune(phraseEnds+phraseStays, c) {
				break
			}
			end += size
		}
		list = append(list, title[start:end])
		start = end
	}
	if start < len(title) && len(list) > before {
		list = append(list, title[start:])
	}
	if len(list) == before+1 { // all of it
		return list[:before]
	}
	return list
}
