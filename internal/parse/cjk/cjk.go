// Package cjk knows the characters of Chinese text and how lines of it are joined.
package cjk

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Wide reports whether r is written in a Chinese or Japanese line without
// spaces around it: Han, kana, bopomofo, and the full-width punctuation. Korean
// is not, since it puts spaces between words.
func Wide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0x2FFF, // radicals, description characters
		r <= 0x30FF,                // punctuation, hiragana, katakana
		r >= 0x3100 && r <= 0x312F, // bopomofo
		r >= 0x3190 && r <= 0x9FFF, // kanbun … unified ideographs
		r >= 0xF900 && r <= 0xFAFF, // compatibility ideographs
		r >= 0xFE10 && r <= 0xFE1F, // vertical forms
		r >= 0xFE30 && r <= 0xFE4F, // compatibility forms
		r >= 0xFF01 && r <= 0xFF60, // full-width forms
		r >= 0xFF61 && r <= 0xFF9F, // half-width katakana
		r >= 0xFFE0 && r <= 0xFFE6, // full-width signs
		r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return false
}

// HasWide reports whether a text has a character that is [Wide].
func HasWide(s []byte) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		if Wide(r) {
			return true
		}
		s = s[size:]
	}
	return false
}

// Han reports whether r is one of the common Han characters. Most characters of a
// Chinese text are, and nothing more need be found out about them.
func Han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// graphicMark reports whether r is one of the marks that Chinese texts are full of.
// unicode.IsGraphic would say so, too, but takes longer.
func graphicMark(r rune) bool {
	return 0x3001 <= r && r <= 0x303F || 0xFF01 <= r && r <= 0xFF5E || 0x2010 <= r && r <= 0x2027
}

// Ambiguous reports whether r is punctuation that Chinese and Western text
// share: curly quotes, dashes, the ellipsis, the middle dot.
func Ambiguous(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '×', '–':
		return true
	}
	return false
}

// Punctuation reports whether r is punctuation for CommonMark.
func Punctuation(r rune) bool { return util.IsPunctRune(r) }

// Chinese reports whether r belongs to a Chinese line: it is [Wide], or punctuation
// that Chinese and Western text share.
func Chinese(r rune) bool { return Wide(r) || Ambiguous(r) }

// Space reports whether r is white space for CommonMark or for Unicode.
func Space(r rune) bool { return util.IsSpaceRune(r) || unicode.IsSpace(r) }
