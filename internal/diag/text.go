package diag

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"wendang/internal/message"
)

// CheckText reports the first thing that keeps src from being a text file in
// UTF-8 (a leading byte order mark is no problem). ok is true for sound text.
func CheckText(file string, src []byte) (d Diagnostic, ok bool) {
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}), bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		return File(file, message.FileUTF16()).WithHint(message.SaveAsUTF8()), false
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return At(file, src, i, i+1, message.FileNUL()).WithHint(message.NotAText()), false
	}
	if utf8.Valid(src) {
		return Diagnostic{}, true
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size <= 1 {
			if looksLikeGBK(src[i:]) {
				return gbk(file, src), false
			}
			return At(file, src, i, i+1, message.FileNotUTF8()).WithHint(message.SaveAsUTF8()), false
		}
		i += size
	}
	return Diagnostic{}, true
}

// gbk reports a file in GBK at its first Chinese character, and shows the line as its
// author sees it.
func gbk(file string, src []byte) Diagnostic {
	at := bytes.IndexFunc(src, func(r rune) bool { return r >= utf8.RuneSelf })
	end := len(src)
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		end = at + i
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src[:end])
	if err != nil {
		text = src
	}
	return At(file, text, at, at+1, message.FileGBK()).WithHint(message.SaveGBKAsUTF8())
}

// looksLikeGBK reports whether the first bytes above ASCII are mostly pairs
// of the double-byte range.
func looksLikeGBK(src []byte) bool {
	pairs, others := 0, 0
	for i := 0; i < min(len(src), 4096); i++ {
		switch c := src[i]; {
		case c < 0x80:
		case c >= 0x81 && c <= 0xFE && i+1 < len(src) && src[i+1] >= 0x40 && src[i+1] != 0x7F:
			pairs++
			i++
		default:
			others++
		}
	}
	return pairs > 0 && pairs > 4*others
}
