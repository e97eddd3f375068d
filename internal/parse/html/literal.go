package html

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/message"
	"wendang/internal/parse/cjk"
)

// Some marks are shown as they were written because something small is amiss with them:
// a blank too many or too few, a full-width sign. The first of each kind in a file is
// reported.

// mistake is a kind of such a mark.
type mistake uint8

const (
	headingBlank   mistake = 1 << iota // #一、
	fullWidthHash                      // ＃ 一、
	fullWidthLink                      // [甲]（乙）
	blankEmphasis                      // **甲： **乙
	blankBeforeURL                     // [甲] (乙)
	extraCell                          // a row with more cells than the head
	neverClosed                        // <title>
)

// report reports a mistake at an offset of the source, unless one of its kind was.
func (w *writer) report(kind mistake, at, length int, m, hint message.Message) {
	if w.mistakes&kind != 0 || w.Unsafe {
		return
	}
	w.mistakes |= kind
	w.Report.Report(w.Base+at, w.Base+at+length, m, hint)
}

var fullWidthHashSign = []byte("＃")

// checkText looks for mistakes in a text of a line.
func (w *writer) checkText(n *ast.Text, value []byte) {
	at := n.Segment.Start
	switch value[0] {
	case '#':
		if w.startsLine(n) {
			w.checkHash(at)
		}
	case fullWidthHashSign[0]:
		if bytes.HasPrefix(value, fullWidthHashSign) && w.startsLine(n) {
			w.checkFullWidthHash(at)
		}
	}
	if i := bytes.IndexByte(value, ']'); i >= 0 {
		w.checkBracket(at + i)
	}
}

// startsLine reports whether a text begins a block, or a line in the source.
func (w *writer) startsLine(n *ast.Text) bool {
	if w.last == 0 && n.Parent().Type() == ast.TypeBlock {
		return true
	}
	at := n.Segment.Start
	for at > 0 && (w.Source[at-1] == ' ' || w.Source[at-1] == '\t') {
		at--
	}
	return at == 0 || w.Source[at-1] == '\n'
}

// mostOfLine bounds how much of a line is looked at, in bytes: each mark looks again.
const mostOfLine = 500

// lineAt returns the line from an offset on, or its beginning when it is very long.
func lineAt(source []byte, at int) []byte {
	line := source[at:min(at+mostOfLine, len(source))]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return line
}

// checkHash reports a heading without a blank. A topic between two signs, as in #春节#, is
// none, nor is a number or a word of code.
func (w *writer) checkHash(at int) {
	line := lineAt(w.Source, at)
	rest := bytes.TrimLeft(line, "#")
	r, _ := utf8.DecodeRune(rest)
	if n := len(line) - len(rest); n > 6 || bytes.IndexByte(rest, '#') >= 0 ||
		!cjk.Chinese(r) && (n == 1 || len(rest) == 0 || cjk.Space(r)) {
		return
	}
	w.report(headingBlank, at, 1, message.HeadingWithoutBlank(), message.HeadingForm())
}

func (w *writer) checkFullWidthHash(at int) {
	line := lineAt(w.Source, at)
	if rest := bytes.TrimLeft(line, "＃"); len(bytes.TrimSpace(rest)) == 0 || bytes.Contains(rest, fullWidthHashSign) {
		return
	}
	w.report(fullWidthHash, at, 1, message.HeadingFullWidth(), message.HeadingForm())
}

var (
	fullWidthLinkForm  = regexp.MustCompile(`^\]（[^（）\n]+[）)]`)
	blankBeforeURLForm = regexp.MustCompile(`^\][ \t]+\((https?://[^\s()]+|[^\s()]*[./][^\s()]*)\)`)
	bracketForm        = regexp.MustCompile(`!?\[[^\[\]\n]*[^\[\]\n\d\s.,、][^\[\]\n]*$|!\[$`)
)

// checkBracket reports a link that only full-width brackets or a blank keep from being
// one. at is where its label ends.
func (w *writer) checkBracket(at int) {
	if at > 0 && w.Source[at-1] == '\\' {
		return
	}
	line := lineAt(w.Source, at)
	wide := fullWidthLinkForm.Match(line)
	if !wide && !blankBeforeURLForm.Match(line) {
		return
	}
	start := max(at-mostOfLine, 0)
	start += bytes.LastIndexByte(w.Source[start:at], '\n') + 1
	label := bracketForm.FindIndex(w.Source[start:at])
	if label == nil {
		return
	}
	from := start + label[0]
	if wide {
		w.report(fullWidthLink, from, 1, message.LinkFullWidth(), message.WriteLink())
		return
	}
	w.report(blankBeforeURL, from, 1, message.LinkWithBlank(), message.WriteLink())
}

// delimiters counts marks of emphasis that are shown as they are, within a block.
type delimiters struct{ count, first int }

// checkDelimiter counts what may be a mark of strong emphasis that is shown as it is.
func (w *writer) checkDelimiter(at int) {
	if w.delimiters.count++; w.delimiters.count == 1 {
		w.delimiters.first = at
	}
}

// endDelimiters reports the marks of a block when there are two or more: one alone may
// stand for itself.
func (w *writer) endDelimiters() {
	if w.delimiters.count >= 2 {
		w.report(blankEmphasis, w.delimiters.first, 1, message.EmphasisAsText(), message.WriteEmphasis())
	}
	w.delimiters = delimiters{}
}

// strongDelimiters calls found for each ** or __ in a text that is not part of a longer
// run, such as one that leaves a blank to fill in.
func strongDelimiters(s []byte, found func(at int)) {
	for i := 0; i < len(s); {
		c := s[i]
		if c != '*' && c != '_' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] == c {
			end++
		}
		if end-i == 2 || c == '*' && end-i == 3 {
			found(i)
		}
		i = end
	}
}
