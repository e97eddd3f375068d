package html

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/parse/cjk"
	"wendang/internal/parse/markdown"
)

var (
	fullWidthHashSign = []byte("＃")
	fullWidthBlank    = []byte("\u3000")
	fullWidthStars    = []byte("＊＊")
	fullWidthBracket  = []byte("】")
	fullWidthSquare   = []byte("］")
)

// checkText looks for slips in a text of a line.
func (w *writer) checkText(n *ast.Text, value []byte) {
	at := n.Segment.Start
	switch value[0] {
	case '#', fullWidthHashSign[0], fullWidthBlank[0]:
		if w.startsLine(n) {
			w.checkLineStart(at)
		}
	}
	for i := 0; ; i++ {
		k := bytes.IndexByte(value[i:], ']')
		if k < 0 {
			break
		}
		i += k
		w.checkBracket(at + i)
	}
	if i := bytes.Index(value, fullWidthBracket); i >= 0 {
		w.checkWideBracket(at + i)
	}
	if i := bytes.Index(value, fullWidthSquare); i >= 0 {
		w.checkWideBracket(at + i)
	}
	if w.wideStars {
		w.checkWideStars(value, at)
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

// checkLineStart reports what begins a line as a heading does, and makes none.
func (w *writer) checkLineStart(at int) {
	s := w.Source[at:]
	switch {
	case s[0] == '#':
		w.checkHash(at)
	case bytes.HasPrefix(s, fullWidthHashSign):
		line := lineAt(w.Source, at)
		if rest := bytes.TrimLeft(line, "＃"); len(bytes.TrimSpace(rest)) > 0 && !bytes.Contains(rest, fullWidthHashSign) {
			w.report(headingWide, at, len(fullWidthHashSign))
		}
	case bytes.HasPrefix(s, fullWidthBlank):
		if behindBlanksForm.Match(lineAt(w.Source, at)) {
			w.report(headingBehind, at, len(fullWidthBlank))
		}
	}
}

// behindBlanksForm matches a heading behind full-width blanks.
var behindBlanksForm = regexp.MustCompile(`^\x{3000}[\x{3000} \t]*(#{1,6}[ \t\x{3000}]+[^\s#]|#{2,6}[^\s#\d])`)

// checkHash reports a heading without a blank. A topic between two signs, as in #春节#, is
// none, nor is a number or a word of code.
func (w *writer) checkHash(at int) {
	line := lineAt(w.Source, at)
	rest := bytes.TrimLeft(line, "#")
	r, _ := utf8.DecodeRune(rest)
	n := len(line) - len(rest)
	switch {
	case n > 6, n == 1 && bytes.IndexByte(rest, '#') >= 0:
	case bytes.HasPrefix(rest, fullWidthBlank):
		if len(bytes.TrimSpace(rest)) > 0 {
			w.report(headingWideBlank, at, n)
		}
	case cjk.Chinese(r), n > 1 && len(rest) > 0 && !cjk.Space(r), numberedForm.Match(rest):
		w.report(headingBlank, at, n)
	}
}

// numberedForm matches how the text of a heading begins, and no number or word of code
// does: 1、总则, A类.
var numberedForm = regexp.MustCompile(`^(?:[0-9]{1,3}(?:[、．]|[.．]\s*\p{Han})|[A-Z]\p{Han})`)

// targetForm matches what is the target of a link rather than a remark: an address, a
// path, the name of a file.
var targetForm = regexp.MustCompile(`(?i)^\s*(?:(?:https?|ftp|mailto|file)[:：]|www\.|#|\.{0,2}/)|[\w.-]/|/[\w.-]|\.[a-z][a-z0-9]{0,7}(?:[?#].*)?\s*$`)

var (
	// A link whose brackets are full-width, both or one.
	wideLinkForm = regexp.MustCompile(`^\][ \t]*(?:（([^（）()\n]+)[）)]|\(([^（）()\n]+)）)`)
	blankURLForm = regexp.MustCompile(`^\][ \t]+\((https?://[^\s()]+|[^\s()]*[./][^\s()]*)\)`)
	bracketForm  = regexp.MustCompile(`!?\[[^\[\]\n]*[^\[\]\n\d\s.,、][^\[\]\n]*$|!\[$`)
	urlBlankForm = regexp.MustCompile(`^\]\([ \t]*https?://[^\s()"']+[ \t]+[^\s()"'][^()"'\n]*\)`)
	defBlankForm = regexp.MustCompile(`^\]:[ \t]*[^\s<"'(][^\n"'(]*[ \t][^\n"'(]*\.[A-Za-z][A-Za-z0-9]{1,5}[ \t]*$`)
	defLabelForm = regexp.MustCompile(`^[ ]{0,3}\[[^\[\]]+$`)
	noteForm     = regexp.MustCompile(`^[ ]{0,3}\[\^[^\[\]\s]+$`)
	behindForm   = regexp.MustCompile(`^[】］][ \t]*[(（]([^（）()\n]+)[）)]`)
)

// checkBracket reports a link that only full-width brackets or a blank keep from being
// one, and a footnote with a full-width colon. at is where its label ends.
func (w *writer) checkBracket(at int) {
	if at > 0 && w.Source[at-1] == '\\' {
		return
	}
	line := lineAt(w.Source, at)
	if len(line) < 2 {
		return
	}
	start := max(at-mostOfLine, 0)
	start += bytes.LastIndexByte(w.Source[start:at], '\n') + 1
	if bytes.HasPrefix(line, []byte("]：")) && noteForm.Match(w.Source[start:at]) {
		w.report(noteWide, at+1, len("："))
		return
	}
	if urlBlankForm.Match(line) {
		w.report(addressBlank, at+1, 1)
		return
	}
	if line[1] == ':' && defBlankForm.Match(line) && defLabelForm.Match(w.Source[start:at]) {
		w.report(definitionBlank, at+2, 1)
		return
	}
	kind := linkWide
	if m := wideLinkForm.FindSubmatch(line); m == nil {
		if !blankURLForm.Match(line) {
			return
		}
		kind = linkBlank
	} else if !targetForm.Match(append(m[1], m[2]...)) {
		return
	}
	if label := bracketForm.FindIndex(w.Source[start:at]); label != nil {
		w.report(kind, start+label[0], 1)
	}
}

// checkWideBracket reports a link whose label has full-width brackets. at is where it
// ends.
func (w *writer) checkWideBracket(at int) {
	if m := behindForm.FindSubmatch(lineAt(w.Source, at)); m != nil && targetForm.Match(m[1]) {
		w.report(linkWide, at, len(fullWidthBracket))
	}
}

// checkWideImage reports a link that was to be an image, as the sign before it says.
func (w *writer) checkWideImage(at int, dest string) {
	if at >= 3 && string(w.Source[at-3:at]) == "！" && imageForm.MatchString(dest) {
		w.report(imageWide, at-3, 3)
	}
}

var imageForm = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#].*)?$`)

// wideIDForm matches an id behind a heading that has a full-width sign.
var wideIDForm = regexp.MustCompile(`(?:[{｛]:?[ \t]*＃|｛:?[ \t]*#)[^\s{}｛｝]+[}｝]|\{:?[ \t]*#[^\s{}｛｝]+｝`)

// checkID reports such an id in the text of a heading at an offset of the source.
func (w *writer) checkID(line []byte, at int) {
	if m := wideIDForm.FindIndex(line); m != nil {
		w.report(idWide, at+m[0], m[1]-m[0])
	}
}

// markdownForm matches Markdown that lines of HTML may hold, in which it means nothing.
var markdownForm = regexp.MustCompile(`!?\[[^\[\]\n]*\]\([^()\s]+\)|\*\*[^*\s][^*\n]*\*\*`)

// checkMarkdown reports Markdown in the text of lines of HTML.
func (w *writer) checkMarkdown(words []byte, at int) {
	if m := markdownForm.FindIndex(words); m != nil {
		w.report(markdownInHTML, at+m[0], m[1]-m[0])
	}
}

// mostRuns bounds how many runs of marks of a block are looked at.
const mostRuns = 100

// checkDelimiter notes a run of marks that is shown as it is.
func (w *writer) checkDelimiter(at, length int) {
	if len(w.runs) < mostRuns {
		w.runs = append(w.runs, markdown.Run{At: at, Length: length})
	}
}

// endDelimiters reports those of a block that were probably meant to be marks.
func (w *writer) endDelimiters() {
	markdown.Meant(w.Source, w.runs, func(r markdown.Run) { w.report(emphasisText, r.At, r.Length) })
	w.runs = w.runs[:0]
}

// checkWideStars reports full-width stars around a text that begins at an offset of the
// source.
func (w *writer) checkWideStars(s []byte, at int) {
	markdown.WideStars(s, func(i int) { w.report(emphasisWide, at+i, len(fullWidthStars)) })
}

// checkLines notes when the lines of a paragraph, which begin at an offset of the source,
// look as if they should not be joined.
func (w *writer) checkLines(paragraph []byte, at int) {
	if w.Unsafe {
		return
	}
	switch markdown.JoinedLines(paragraph) {
	case markdown.Paragraphs:
		w.notice(LinesJoined, "", at)
	case markdown.Rows:
		w.notice(RowsJoined, "", at)
	case markdown.Items:
		w.notice(ItemsJoined, "", at)
	}
}
