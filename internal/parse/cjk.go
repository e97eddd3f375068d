package parse

import (
	"unicode"

	"github.com/yuin/goldmark/util"
)

// wide reports whether r is written in a Chinese or Japanese line without
// spaces around it: Han, kana, bopomofo, and the full-width punctuation. Korean
// is not, since it puts spaces between words.
func wide(r rune) bool {
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

// han reports whether r is one of the common Han characters: most of a text, for
// which one need not look further.
func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// graphicMark reports whether r is one of the marks that Chinese texts are full of:
// sooner than unicode.IsGraphic, which they all are.
func graphicMark(r rune) bool {
	return 0x3001 <= r && r <= 0x303F || 0xFF01 <= r && r <= 0xFF5E || 0x2010 <= r && r <= 0x2027
}

// ambiguous reports whether r is punctuation that Chinese and Western text
// share: curly quotes, dashes, the ellipsis, the middle dot.
func ambiguous(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '×', '–':
		return true
	}
	return false
}

func punctuation(r rune) bool { return util.IsPunctRune(r) }

// chinese reports whether r belongs to a Chinese line: what is wide, and the
// shared punctuation.
func chinese(r rune) bool { return wide(r) || ambiguous(r) }

func space(r rune) bool { return util.IsSpaceRune(r) || unicode.IsSpace(r) }
