package cjk

import (
	"strings"
	"unicode"
)

// joiner stands within emoji that are made of several.
const joiner = '\u200d'

// PlainLine makes one line of s: white space becomes one space, control characters
// and invisible formatting characters go.
func PlainLine(s string) string {
	clean := true
	for _, r := range s {
		if Han(r) || graphicMark(r) {
			continue
		}
		if r < 0x20 || r == 0x7f || r >= 0x80 && !unicode.IsGraphic(r) && r != joiner || r == '\u3000' || r == '\u00a0' {
			clean = false
			break
		}
	}
	if clean && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r) && r != joiner:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
