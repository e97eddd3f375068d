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

// phraseEnds reports whether a title breaks best behind a character. A dash is two of them:
// one alone stands between years.
func phraseEnds(c, before rune) bool {
	switch c {
	case '：', '，', '；', '、', '。', '？', '！', '…':
		return true
	case '—':
		return before == '—'
	}
	return false
}

// closes reports whether a character belongs to what stands before it.
func closes(c rune) bool {
	switch c {
	case '”', '’', '」', '』', '）', '》', '】', '〉', '—':
		return true
	}
	return false
}

// appendPhrases appends the parts of a title that are best kept in one line: 采访之前： and
// 校园小记者手册 for 采访之前：校园小记者手册. Together they are the title; one that has no
// parts adds nothing.
func appendPhrases(list []string, title string) []string {
	start, first := 0, len(list)
	ended, before := false, rune(0)
	for i, c := range title {
		switch {
		case phraseEnds(c, before):
			ended = true
		case ended && !closes(c):
			list = append(list, title[start:i])
			start, ended = i, false
		}
		before = c
	}
	if len(list) == first { // all of it
		return list
	}
	return append(list, title[start:])
}
