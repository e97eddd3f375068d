package text

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
// since languages differ in what they call a space.
func IsSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0xA0 || r == 0x3000 || 0x2000 <= r && r <= 0x200B || r == 0xFEFF
}

// IsBlank reports whether r is a space within a line, or not seen at all. Whether it
// stands beside a Chinese character is a matter of taste.
func IsBlank(r rune) bool { return r == ' ' || r == 0xA0 || IsUnseen(r) }

// IsUnseen reports whether r takes no room: a soft hyphen, or a mark of zero width.
func IsUnseen(r rune) bool { return r == 0xAD || 0x200B <= r && r <= 0x200D || r == 0xFEFF }
