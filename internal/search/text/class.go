package text

import "strings"

// Characters fall into classes, which the functions below find of folded ones. The
// theme's scripts get the same classes as ranges.

// IsHan reports whether r is written in a line without spaces between words:
// Han characters, kana and bopomofo.
func IsHan(r rune) bool {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF:
		return true
	case r < 0x3005:
		return false
	}
	return r == 0x3005 || r == 0x3007 ||
		0x3041 <= r && r <= 0x3096 || 0x30A1 <= r && r <= 0x30FA || r == 0x30FC || 0x3105 <= r && r <= 0x312F ||
		0x3400 <= r && r <= 0x4DBF || 0xF900 <= r && r <= 0xFAFF || 0x20000 <= r && r <= 0x3FFFF
}

// IsDigit reports whether r is a digit.
func IsDigit(r rune) bool { return '0' <= r && r <= '9' }

// IsLetter reports whether r is a letter, in lower case, of a script that writes
// words.
func IsLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return 0xC0 <= r && r <= 0x24F && r != 0xD7 && r != 0xF7 ||
		0x370 <= r && r <= 0x52F || 0xAC00 <= r && r <= 0xD7A3
}

// IsSpace reports whether r separates the terms of a query. It names the characters,
// since languages differ in what they call a space. It is asked before folding.
func IsSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0xA0 || r == 0x3000 || 0x2000 <= r && r <= 0x200B ||
		r == 0x202F || r == 0x205F || r == 0xFEFF
}

// marks are characters that readers leave out when they type what they have read, as
// “八一”慰问信 becomes 八一慰问信: quotes, brackets, marks of book titles, the enumeration
// comma, dots between names, dashes, and blanks.
const marks = ` "'“”‘’„‟‚‛«»‹›「」『』〝〞〟` + `()[]{}〔〕【】〖〗〘〙〚〛⟨⟩〈〉《》` + `、·•‧∙⋅・` + "-‐‑‒–—―⸺⸻─━"

// IsMark reports whether readers leave r out.
func IsMark(r rune) bool { return strings.ContainsRune(marks, r) }

// IsEdge reports whether r at the beginning or the end of a term is no part of what
// is looked for: a mark, or what ends a sentence.
func IsEdge(r rune) bool { return IsMark(r) || strings.ContainsRune(`,。！!？?；;：:….`, r) }

// isUnseen reports whether r takes no room: a soft hyphen, a mark of zero width or of
// direction, or one that selects a variant. Folding leaves these out.
func isUnseen(r rune) bool {
	return r == 0xAD || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || r == 0x2060 ||
		0x2066 <= r && r <= 0x2069 || 0xFE00 <= r && r <= 0xFE0F || r == 0xFEFF
}
