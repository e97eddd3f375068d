package escape

import (
	"bytes"
	"encoding/xml"
	"html"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

var texts = []string{"", "春节", "a & b <c> \"d\" 'e'", "&amp;", "<", "春节放假通知，请看附件一二三四五六七>", "\x01\n\t甲", "%20 乙/丙?#", "é한😀", "甲\ufffe\uffff￠乙"}

// Whoever reads what was written gets the text.
func check(t *testing.T, s string) {
	t.Helper()
	a, b := HTML(nil, []byte(s)), HTMLString(nil, s)
	if !bytes.Equal(a, b) || html.UnescapeString(string(a)) != s || bytes.ContainsAny(a, "<>\"") {
		t.Errorf("%q is %s and %s in HTML", s, a, b)
	}
	var read string
	want := strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, s)
	x := XML(nil, s)
	if err := xml.Unmarshal([]byte("<a>"+string(x)+"</a>"), &read); err != nil || read != want || bytes.ContainsAny(x, "<>\"") {
		t.Errorf("%q is %s in XML: %v", s, x, err)
	}
	p := PathString(s)
	if got, err := url.PathUnescape(p); err != nil || got != s || string(Path(nil, s)) != p || strings.ContainsAny(p, "?#:%<>\" ") && !strings.Contains(p, "%") {
		t.Errorf("%q is %s in a URL: %v", s, p, err)
	}
}

func TestEscape(t *testing.T) {
	for _, s := range texts {
		check(t, s)
	}
	if got := PathString("节日 1/a-b_c.~d.html"); got != "%E8%8A%82%E6%97%A5%201/a-b_c.~d.html" {
		t.Error(got)
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			check(t, s)
		}
	})
}
