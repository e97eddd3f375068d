package markdown

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"wendang/internal/parse/cjk"
)

// Run is a run of marks of emphasis that is shown as it is.
type Run struct{ At, Length int }

// Meant calls found for those runs of a block that were probably meant to be marks. One
// alone may stand for itself, and so may those between words of code: int **p, 2 ** 3.
func Meant(source []byte, runs []Run, found func(Run)) {
	for i := 0; i < len(runs); i++ {
		switch {
		case leftOver(source, runs[i]):
			found(runs[i])
		case i+1 < len(runs) && meant(source, runs[i], runs[i+1]):
			found(runs[i])
			i++
		}
	}
}

// leftOver reports whether a star is what a longer run has left, as in **甲*.
func leftOver(source []byte, d Run) bool {
	if d.Length != 1 || source[d.At] != '*' {
		return false
	}
	before, after := around(source, d)
	return (before == '*') != (after == '*')
}

// around returns the characters around a run, or '\n' where there are none.
func around(source []byte, d Run) (before, after rune) {
	before, after = '\n', '\n'
	if d.At > 0 {
		before, _ = utf8.DecodeLastRune(source[:d.At])
	}
	if end := d.At + d.Length; end < len(source) {
		after, _ = utf8.DecodeRune(source[end:])
	}
	return before, after
}

// mostBetween bounds what may stand between two runs, in bytes.
const mostBetween = 500

// meant reports whether two runs were to stand around what is between them.
func meant(source []byte, a, b Run) bool {
	char := source[a.At]
	between := source[a.At+a.Length : b.At]
	if source[b.At] != char || len(between) > mostBetween || len(bytes.TrimSpace(between)) == 0 {
		return false
	}
	if amongWords(source, a) && amongWords(source, b) {
		return false
	}
	before, after := around(source, a)
	last, behind := around(source, b)
	switch {
	case char == '~':
		return a.Length == 2 && b.Length == 2 && cjk.Space(last) && (cjk.Space(after) || !cjk.Space(behind))
	case char == '_' && after < utf8.RuneSelf && letterOrDigit(after) && behind < utf8.RuneSelf && letterOrDigit(behind):
		return false // names as in code
	case a.Length == 1 || b.Length == 1:
		// A star alone is a sign of its own in many texts.
		text := bytes.TrimSpace(between)
		end, _ := utf8.DecodeLastRune(text)
		return char == '*' && !cjk.Space(after) && cjk.Space(last) && cjk.Chinese(end) && cjk.Punctuation(end) && !letterOrDigit(before)
	case cjk.HasWide(between):
		return true
	}
	return (before == '\n' || cjk.Space(before)) && letterOrDigit(after) && !amongWords(source, b)
}

func letterOrDigit(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || r >= 0x80 && !cjk.Punctuation(r) && !cjk.Space(r)
}

// amongWords reports whether a run stands between words or numbers of ASCII, blanks
// aside.
func amongWords(source []byte, d Run) bool {
	before := bytes.TrimRight(source[max(d.At-10, 0):d.At], " ")
	after := bytes.TrimLeft(source[d.At+d.Length:min(d.At+d.Length+10, len(source))], " ")
	return len(before) > 0 && len(after) > 0 && asciiWord(before[len(before)-1]) && asciiWord(after[0])
}

func asciiWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// EachRun calls found for the runs of marks in a text. A longer run is none: it
// leaves a blank to fill in, or hides something.
func EachRun(s []byte, found func(at, length int)) {
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

// WideStars calls found for each pair of full-width stars around letters in a text.
func WideStars(s []byte, found func(at int)) {
	for _, m := range wideStarsForm.FindAllSubmatchIndex(s, -1) {
		if hasLetter(s[m[2]:m[3]]) {
			found(m[0])
		}
	}
}

func hasLetter(s []byte) bool {
	return bytes.ContainsFunc(s, func(r rune) bool { return letterOrDigit(r) })
}
