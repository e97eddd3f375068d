package parse

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/message"
	"wendang/internal/parse/report"
)

// oddKind is a kind of characters that text is not meant to have. Nobody sees it in an
// editor, or what is seen is a box.
type oddKind uint8

const (
	radical     oddKind = iota // ⽂ U+2F42 instead of 文 U+6587
	private                    // U+E000 …, which each font shows in another way
	replacement                // U+FFFD
	oddKinds
)

// odd finds the first character of each odd kind in a text of UTF-8, and how many there
// are.
type odd struct {
	first [oddKinds]int // offsets
	count [oddKinds]int
}

// findOdd looks only at the first bytes of characters that may be odd: most of a text is
// skipped many bytes at once.
func findOdd(src []byte) *odd {
	var o *odd
	for _, lead := range [...]byte{0xE2, 0xEE, 0xEF, 0xF3, 0xF4} {
		for at := 0; ; at++ {
			i := bytes.IndexByte(src[at:], lead)
			if i < 0 {
				break
			}
			at += i
			if at+1 < len(src) {
				if next := src[at+1]; lead == 0xE2 && next < 0xBA || lead == 0xEF && next > 0xA3 && next != 0xBF {
					continue // a quotation mark, a comma
				}
			}
			kind, ok := oddRune(src[at:])
			if !ok {
				continue
			}
			if o == nil {
				o = &odd{}
			}
			if o.count[kind]++; o.count[kind] == 1 || at < o.first[kind] {
				o.first[kind] = at
			}
		}
	}
	return o
}

func oddRune(s []byte) (oddKind, bool) {
	switch r, size := utf8.DecodeRune(s); {
	case 0x2E80 <= r && r <= 0x2FD5:
		return radical, true
	case 0xE000 <= r && r <= 0xF8FF, 0xF0000 <= r && r <= 0x10FFFD:
		return private, true
	case r == utf8.RuneError && size == 3:
		return replacement, true
	}
	return 0, false
}

// supplement are the radicals of the supplement, which PDFs have in the place of
// characters, each with its character, as far as there is one. Unicode knows only those of the other radicals.
const supplement = "⺁厂⺅亻⺆冂⺇几⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺴罒⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月" +
	"⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

// characterOf returns the character that a radical looks like, or "": of some parts of
// characters there is none.
func characterOf(radical rune) string {
	if _, rest, ok := strings.Cut(supplement, string(radical)); ok {
		_, size := utf8.DecodeRuneInString(rest)
		return rest[:size]
	}
	if same := norm.NFKC.String(string(radical)); same != string(radical) {
		return same
	}
	return ""
}

// warnOdd warns about odd characters, once of each kind.
func warnOdd(r *report.Reporter) {
	o := findOdd(r.Source)
	if o == nil {
		return
	}
	for kind := range oddKinds {
		n, at := o.count[kind], o.first[kind]
		if n == 0 {
			continue
		}
		c, size := utf8.DecodeRune(r.Source[at:])
		code := fmt.Sprintf("U+%04X", c)
		switch kind {
		case radical:
			m := message.OddPart(string(c), code, n)
			if same := characterOf(c); same != "" {
				m = message.OddRadical(string(c), code, same, n)
			}
			r.Report(at, at+size, m, message.TypePdfAgain())
		case private:
			r.Report(at, at+size, message.OddPrivate(code, n), message.WriteSignItself())
		case replacement:
			r.Report(at, at+size, message.OddReplacement(n), message.LookInOriginal())
		}
	}
}
