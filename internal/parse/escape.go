package parse

import (
	"bytes"
	"strconv"
)

// escapes are what & < > " become; Chinese text has none of them, and is found
// free of them by four scans that look at many bytes at once.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// appendEscaped appends s to dst, fit for text and for quoted attributes.
func appendEscaped(dst, s []byte) []byte {
	if bytes.IndexByte(s, '&') < 0 && bytes.IndexByte(s, '<') < 0 &&
		bytes.IndexByte(s, '>') < 0 && bytes.IndexByte(s, '"') < 0 {
		return append(dst, s...)
	}
	start := 0
	for i, c := range s {
		if e := escapes[c]; e != "" {
			dst = append(dst, s[start:i]...)
			dst = append(dst, e...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// attr writes s as part of an attribute's value.
func (w *writer) attr(s string) { w.out = appendEscaped(w.out, []byte(s)) }

// linkMark stands on both sides of a link's index in a body. Source files
// cannot hold it.
const linkMark = 0

func appendLinkMark(dst []byte, link int) []byte {
	dst = append(dst, linkMark)
	dst = strconv.AppendInt(dst, int64(link), 10)
	return append(dst, linkMark)
}

func appendLinked(dst, html []byte, resolve func(link int) (url string, ok bool)) []byte {
	for {
		i := bytes.IndexByte(html, linkMark)
		if i < 0 {
			return append(dst, html...)
		}
		dst = append(dst, html[:i]...)
		html = html[i+1:]
		n := 0
		for html[0] != linkMark {
			n = n*10 + int(html[0]-'0')
			html = html[1:]
		}
		html = html[1:]
		url, ok := resolve(n)
		switch rest, isLink := bytes.CutSuffix(dst, []byte(` href="`)); {
		case ok:
			dst = append(dst, url...)
		case isLink:
			// An anchor without an address: the text stands, and is no link.
			dst, html = rest, html[1:]
		default:
			// An image that cannot load shows its alternative text.
			dst = append(dst, "data:,"...)
		}
	}
}
