// Package escape writes texts into HTML, XML and URLs, so that each stands for
// itself there. Every function appends to a buffer and returns it.
package escape

import (
	"bytes"
	"strings"
)

// htmlEscapes are what & < > " become. Chinese text has none of them, and is found
// free of them by four scans that look at many bytes at once.
var htmlEscapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// HTML appends s fit for text of HTML and for values of attributes in double
// quotes.
func HTML(dst, s []byte) []byte {
	if bytes.IndexByte(s, '&') < 0 && bytes.IndexByte(s, '<') < 0 &&
		bytes.IndexByte(s, '>') < 0 && bytes.IndexByte(s, '"') < 0 {
		return append(dst, s...)
	}
	start := 0
	for i, c := range s {
		if e := htmlEscapes[c]; e != "" {
			dst = append(dst, s[start:i]...)
			dst = append(dst, e...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// HTMLString does what [HTML] does, with a string.
func HTMLString(dst []byte, s string) []byte {
	start := 0
	for start < len(s) {
		i := strings.IndexAny(s[start:], `&<>"`)
		if i < 0 {
			break
		}
		i += start
		dst = append(dst, s[start:i]...)
		dst = append(dst, htmlEscapes[s[i]]...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}
