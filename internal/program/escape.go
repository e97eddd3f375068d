package program

import (
	"html/template"
	"math/bits"
	"reflect"
	"strings"
	"text/template/parse"
	"unicode/utf8"
)

// action compiles {{pipeline}}: the text to write when it is constant, else a
// step.
func (sc *scope) action(p *parse.PipeNode, dot reflect.Type) (string, step, error) {
	v, err := sc.command(p.Cmds[0], dot)
	if err != nil {
		return "", nil, err
	}
	escape, err := sc.escaper(p, v.typ)
	if err != nil {
		return "", nil, err
	}
	if v.constant != nil {
		return string(escape(nil, *v.constant)), nil, nil
	}
	return "", func(s *state, dot reflect.Value) {
		if value := v.get(s, dot); !s.failed {
			s.dst = escape(s.dst, value)
		}
	}, nil
}

// The names under which html/template puts its escapers into a pipeline.
const (
	htmlEscaper   = "_html_template_htmlescaper"
	attrEscaper   = "_html_template_attrescaper"
	rcdataEscaper = "_html_template_rcdataescaper"
	urlFilter     = "_html_template_urlfilter"
	urlNormalizer = "_html_template_urlnormalizer"
	urlEscaper    = "_html_template_urlescaper"
)

var (
	htmlType = reflect.TypeFor[template.HTML]()
	intType  = reflect.TypeFor[int]()
)

// escaper returns what writes a value of a type through the escapers of a
// pipeline. Each stage takes what the one before has written.
func (sc *scope) escaper(p *parse.PipeNode, typ reflect.Type) (func([]byte, reflect.Value) []byte, error) {
	var names []string
	for _, c := range p.Cmds[1:] {
		id, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok || len(c.Args) != 1 {
			return nil, notKnown(p)
		}
		names = append(names, id.Ident)
	}
	chain := strings.Join(names, " ")
	if typ == htmlType && chain == htmlEscaper {
		return func(dst []byte, v reflect.Value) []byte { return append(dst, v.String()...) }, nil
	}
	if typ == intType { // others may have a String method
		switch chain {
		case htmlEscaper, attrEscaper, rcdataEscaper:
			return appendInt, nil
		}
		return nil, notKnown(p)
	}
	if typ != stringType {
		return nil, notKnown(p) // other kinds of content have rules of their own
	}
	switch chain {
	case htmlEscaper, attrEscaper, rcdataEscaper:
		return func(dst []byte, v reflect.Value) []byte { return appendHTML(dst, v.String()) }, nil
	case urlFilter + " " + urlNormalizer + " " + attrEscaper:
		return func(dst []byte, v reflect.Value) []byte {
			s := v.String()
			if !safeURL(s) {
				return append(dst, "#ZgotmplZ"...)
			}
			return appendURL(dst, s, true)
		}, nil
	case urlFilter + " " + attrEscaper: // in content="0; url=…"
		return func(dst []byte, v reflect.Value) []byte {
			s := v.String()
			if !safeURL(s) {
				return append(dst, "#ZgotmplZ"...)
			}
			return appendHTML(dst, s)
		}, nil
	case urlNormalizer + " " + attrEscaper:
		return func(dst []byte, v reflect.Value) []byte { return appendURL(dst, v.String(), true) }, nil
	case urlEscaper + " " + attrEscaper:
		return func(dst []byte, v reflect.Value) []byte { return appendURL(dst, v.String(), false) }, nil
	}
	return nil, notKnown(p)
}

// replacements are what html/template writes for a byte in text and attributes.
var replacements = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// appendHTML escapes s for text and quoted attributes.
func appendHTML(dst []byte, s string) []byte {
	start := 0
	for i := NextASCII(s, 0); i < len(s); i = NextASCII(s, i+1) {
		if r := replacements[s[i]]; r != "" {
			dst = append(dst, s[start:i]...)
			dst = append(dst, r...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// NextASCII returns where the next byte of ASCII stands in s, from i on, or
// len(s). All that markup is made of is ASCII, and little of a Chinese text. Where
// the next byte is such a byte, as in URLs, that is found without a call.
func NextASCII(s string, i int) int {
	if i < len(s) && s[i] < utf8.RuneSelf {
		return i
	}
	return skipText(s, i)
}

// skipText is NextASCII, eight bytes at a time.
func skipText(s string, i int) int {
	const high = 0x8080808080808080
	for ; i+8 <= len(s); i += 8 {
		word := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if low := ^word & high; low != 0 {
			return i + bits.TrailingZeros64(low)/8
		}
	}
	for i < len(s) && s[i] >= 0x80 {
		i++
	}
	return i
}

// safeURL reports whether a URL has no scheme, or one that cannot run code.
func safeURL(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return !ok || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// unreserved are the bytes that stand for themselves in every part of a URL;
// keptInURL, where it is normalised, of which two are escaped for HTML.
var unreserved, keptInURL = func() (part, url [256]bool) {
	for c := range part {
		part[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c < 0x80 && strings.IndexByte("-._~", byte(c)) >= 0
		url[c] = part[c] || c < 0x80 && strings.IndexByte("!#$*,/:;=?@[]&+", byte(c)) >= 0
	}
	return part, url
}()

// appendURL writes a URL into a quoted attribute. normalise keeps what has a
// meaning in a URL, also escapes that are there already; else s becomes a part
// of a query or fragment.
func appendURL(dst []byte, s string, normalise bool) []byte {
	const hex = "0123456789abcdef"
	kept := &unreserved
	if normalise {
		kept = &keptInURL
	}
	start := 0
	for i := range len(s) {
		c := s[i]
		if kept[c] && replacements[c] == "" || c == '%' && normalise && i+2 < len(s) && hexDigit(s[i+1]) && hexDigit(s[i+2]) {
			continue
		}
		dst = append(dst, s[start:i]...)
		if start = i + 1; kept[c] {
			dst = append(dst, replacements[c]...)
		} else {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return append(dst, s[start:]...)
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
