package diag

import (
	"bytes"
	"runtime"
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
	at := 0
	for at < len(src) {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	// Text of valid UTF-8 before the bad byte says that the file is in UTF-8, and broken.
	if ascii := bytes.IndexFunc(src[:at], func(r rune) bool { return r >= utf8.RuneSelf }) < 0; ascii && isGBK(src[at:]) {
		return gbk(file, src), false
	}
	return At(file, src, at, at+1, message.FileNotUTF8()).WithHint(message.SaveAsUTF8()), false
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
	hint := message.SaveGBKAsUTF8()
	if runtime.GOOS == "windows" { // which has no iconv
		hint = message.SaveAsUTF8()
	}
	return At(file, text, at, at+1, message.FileGBK()).WithHint(hint)
}

// isGBK reports whether text is in GBK or GB18030: it decodes without errors, and its
// characters are those of GB 2312 but for a few. Text in Big5 often decodes, too, to
// others.
func isGBK(src []byte) bool {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return false
	}
	common, others := 0, 0
	for i := 0; i < len(src); i++ {
		if src[i] < 0x80 {
			continue
		}
		if i++; i < len(src) && src[i-1] >= 0xA1 && src[i-1] <= 0xF7 && src[i] >= 0xA1 {
			common++
		} else {
			others++
		}
	}
	return common > 4*others
}
