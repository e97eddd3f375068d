package html

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"wendang/internal/parse/cjk"
)

// delimiter is a run of marks of emphasis that is shown as it is.
type delimiter struct{ at, length int }

// delimiters are those of a block.
type delimiters []delimiter

// mostDelimiters bounds how many of a block are looked at.
const mostDelimiters = 100

// checkDelimiter notes a run of marks that is shown as it is.
func (w *writer) checkDelimiter(at, length int) {
	if len(w.delimiters) < mostDelimiters {
		w.delimiters = append(w.delimiters, delimiter{at, length})
	}
}

// endDelimiters reports those of a block that were probably meant to be marks. One alone
// may stand for itself, and so may those between words of code: int **p, 2 ** 3.
func (w *writer) endDelimiters() {
	d := w.delimiters
	for i := 0; i < len(d); i++ {
		switch {
		case w.leftOver(d[i]):
			w.report(emphasisText, d[i].at, d[i].length)
		case i+1 < len(d) && w.meant(d[i], d[i+1]):
			w.report(emphasisText, d[i].at, d[i].length)
			i++
		}
	}
	w.delimiters = d[:0]
}

// leftOver reports whether a star is what a longer run has left, as in **甲*.
func (w *writer) leftOver(d delimiter) bool {
	if d.length != 1 || w.Source[d.at] != '*' {
		return false
	}
	before, after := w.around(d)
	return (before == '*') != (after == '*')
}

// around returns the characters around a run, or '\n' where there are none.
func (w *writer) around(d delimiter) (before, after rune) {
	before, after = '\n', '\n'
	if d.at > 0 {
		before, _ = utf8.DecodeLastRune(w.Source[:d.at])
	}
	if end := d.at + d.length; end < len(w.Source) {
		after, _ = utf8.DecodeRune(w.Source[end:])
	}
	return before, after
}

// meant reports whether two runs were to stand around what is between them.
func (w *writer) meant(a, b delimiter) bool {
	char := w.Source[a.at]
	between := w.Source[a.at+a.length : b.at]
	if w.Source[b.at] != char || len(between) > mostOfLine || len(bytes.TrimSpace(between)) == 0 {
		return false
	}
	if w.amongWords(a) && w.amongWords(b) {
		return false
	}
	before, after := w.around(a)
	last, behind := w.around(b)
	switch {
	case char == '~':
		return a.length == 2 && b.length == 2 && cjk.Space(last) && (cjk.Space(after) || !cjk.Space(behind))
	case char == '_' && after < utf8.RuneSelf && wordRune(after) && behind < utf8.RuneSelf && wordRune(behind):
		return false // names as in code
	case a.length == 1 || b.length == 1:
		// A star alone is a sign of its own in many texts.
		text := bytes.TrimSpace(between)
		end, _ := utf8.DecodeLastRune(text)
		return char == '*' && !cjk.Space(after) && cjk.Space(last) && cjk.Chinese(end) && cjk.Punctuation(end) && !wordRune(before)
	case hasChinese(between):
		return true
	}
	return (before == '\n' || cjk.Space(before)) && wordRune(after) && !w.amongWords(b)
}

func wordRune(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || r >= 0x80 && !cjk.Punctuation(r) && !cjk.Space(r)
}

// amongWords reports whether a run stands between words or numbers of ASCII, blanks
// aside.
func (w *writer) amongWords(d delimiter) bool {
	before := bytes.TrimRight(w.Source[max(d.at-10, 0):d.at], " ")
	after := bytes.TrimLeft(w.Source[d.at+d.length:min(d.at+d.length+10, len(w.Source))], " ")
	return len(before) > 0 && len(after) > 0 && asciiWord(before[len(before)-1]) && asciiWord(after[0])
}

func asciiWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// eachDelimiter calls found for the runs of marks in a text. A longer run is none: it
// leaves a blank to fill in, or hides something.
func eachDelimiter(s []byte, found func(at, length int)) {
	for i := 0; i < len(s); {
		c := s[i]
		if c != '*' && c != '_' && c != '~' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] == c {
			end++
		}
		if n := end - i; n == 2 || c == '*' && n <= 3 {
			found(i, n)
		}
		i = end
	}
}

// wideStarsForm matches what stands between full-width stars.
var wideStarsForm = regexp.MustCompile(`＊＊([^＊\n]+)＊＊`)

// checkWideStars reports full-width stars around a text that begins at an offset of the
// source.
func (w *writer) checkWideStars(s []byte, at int) {
	for _, m := range wideStarsForm.FindAllSubmatchIndex(s, -1) {
		if text := s[m[2]:m[3]]; hasLetter(text) {
			w.report(emphasisWide, at+m[0], len(fullWidthStars))
		}
	}
}

func hasLetter(s []byte) bool {
	return bytes.ContainsFunc(s, func(r rune) bool { return wordRune(r) })
}
