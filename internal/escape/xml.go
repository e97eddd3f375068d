package escape

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// xmlEscapes are what characters of ASCII become. Control characters, which XML does
// not know, become spaces.
var xmlEscapes = func() (e [128]string) {
	for c := range 0x20 {
		e[c] = " "
	}
	e['&'], e['<'], e['>'], e['"'] = "&amp;", "&lt;", "&gt;", "&#34;"
	return e
}()

// XML appends s fit for text and for values of attributes in double quotes, in XML as
// in HTML.
func XML(dst []byte, s string) []byte {
	if strings.Contains(s, "\xef\xbf") { // as U+FFFE and U+FFFF begin, which XML does not know
		s = strings.NewReplacer("\ufffe", " ", "\uffff", " ").Replace(s)
	}
	start := 0
	for i := nextASCII(s, 0); i < len(s); i = nextASCII(s, i+1) {
		if e := xmlEscapes[s[i]]; e != "" {
			dst = append(dst, s[start:i]...)
			dst = append(dst, e...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// nextASCII returns where the next byte of ASCII stands in s, from i on, or len(s).
// Chinese has none: eight bytes are looked at at once.
func nextASCII(s string, i int) int {
	if i < len(s) && s[i] < utf8.RuneSelf {
		return i
	}
	const high = 0x8080808080808080
	for ; i+8 <= len(s); i += 8 {
		word := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if low := ^word & high; low != 0 {
			return i + bits.TrailingZeros64(low)/8
		}
	}
	for i < len(s) && s[i] >= utf8.RuneSelf {
		i++
	}
	return i
}
