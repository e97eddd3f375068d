package html

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/parse/markdown"
)

// rawText is a piece of raw HTML: a tag within a line, or lines that Markdown leaves
// alone.
type rawText struct {
	text   []byte
	line   bool // it stands within a line of Markdown
	code   bool // it is a script, or text as it was typed
	starts []int
	places []int // where in the source the parts of text from starts on stand
}

func (r *rawText) add(source []byte, s text.Segment) {
	r.starts = append(r.starts, len(r.text))
	r.places = append(r.places, s.Start)
	r.text = append(r.text, s.Value(source)...)
}

// place returns where in the source the byte at an index of text stands.
func (r *rawText) place(i int) int {
	for k := len(r.starts) - 1; k >= 0; k-- {
		if i >= r.starts[k] {
			return r.places[k] + i - r.starts[k]
		}
	}
	return 0
}

// inlineText returns a tag within a line.
func inlineText(n *ast.RawHTML, source []byte) *rawText {
	r := &rawText{line: true}
	for i := range n.Segments.Len() {
		r.add(source, n.Segments.At(i))
	}
	return r
}

// blockLines returns lines of raw HTML.
func blockLines(n *ast.HTMLBlock, source []byte) *rawText {
	r := &rawText{code: n.HTMLBlockType == ast.HTMLBlockType1}
	for i := range n.Lines().Len() {
		r.add(source, n.Lines().At(i))
	}
	if n.HasClosure() {
		r.add(source, n.ClosureLine)
	}
	return r
}

// rawInline writes a tag within a line. Where there is room for text only, a tag that is
// text is written.
func (w *writer) rawInline(n *ast.RawHTML) {
	first := n.Segments.At(0)
	switch {
	case w.sanitise || w.Unsafe:
		w.raw(inlineText(n, w.Source))
	case w.tags[first.Start] != isTag && w.tags[first.Start] != place:
		w.words(inlineText(n, w.Source).text)
	default: // a comment
		w.endSummary(first.Value(w.Source))
	}
}

// htmlBlock writes lines of raw HTML.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	r := blockLines(n, w.Source)
	if !w.sanitise && !w.Unsafe {
		w.endSummary(r.text) // a comment
		return
	}
	w.raw(r)
}

// raw writes a piece of raw HTML, in which what is no HTML becomes text. What is left
// out of it is noted.
func (w *writer) raw(r *rawText) {
	if w.Unsafe {
		w.out = append(w.out, r.text...)
		return
	}
	r.text = controlForm.ReplaceAllFunc(r.text, blanks) // of the same length, so that places stay true
	for at := 0; at < len(r.text); {
		kind, n := w.scan(r.text[at:])
		s := r.text[at : at+n]
		switch kind {
		case rawWords:
			if !r.line && !r.code {
				w.checkMarkdown(s, r.place(at))
			}
			w.out = append(w.out, s...)
		case rawLess:
			w.str("&lt;")
		case rawComment:
			if moreForm.Match(s) {
				w.out = append(w.out, moreMark)
			}
		case rawOpenComment:
			place := w.Base + r.place(at)
			w.Report.Report(place, place+4, message.CommentUnclosed(), message.CloseComment())
		case rawCDATA:
			w.out = escape.HTML(w.out, s[len("<![CDATA["):n-len("]]>")])
		case rawTag:
			if !w.tag(s, r.place(at)) {
				w.str("&lt;")
				n = 1
			}
		}
		at += n
	}
}

// controlForm matches numeric references to control characters, which HTML cannot hold,
// and which are marks here.
var controlForm = regexp.MustCompile(`&#0*(?:[0-8]|1[1245-9]|2\d|3[01])(?:;|\b)|&#[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])(?:;|\b)`)

func blanks(s []byte) []byte { return bytes.Repeat([]byte{' '}, len(s)) }

// tag writes a tag that stands at an offset of the source, unless it is text.
func (w *writer) tag(s []byte, at int) bool {
	name := strings.ToLower(markdown.TagName(s))
	if prefix, _, foreign := strings.Cut(name, ":"); foreign || name == "xml" { // the element goes, its text stays
		if foreign && s[1] != '/' && !markdown.IsOfficePrefix(prefix) {
			w.notice(ElementLeftOut, name, at)
		}
		return true
	}
	switch w.tags[at] {
	case unclosed:
		w.report(tagUnclosed, at, len(name)+1)
		return false
	case unopened:
		w.report(tagUnopened, at, len(name)+2)
		return false
	case words:
		w.report(tagOfWords, at, len(name)+1)
		return false
	}
	if s[1] != '/' {
		w.noteElement(name, s, at)
		w.placeURLs(s, at)
	}
	if kind := kindOf[name]; kind&holdsText != 0 && kind&dropped == 0 {
		// For a browser, what stands in it is no HTML. Here it is, as all that stands around.
		switch {
		case name != "xmp":
		case s[1] == '/':
			w.str("</pre>")
		default:
			w.str("<pre>")
		}
		return true
	}
	w.out = append(w.out, s...) // with its attributes, in which a < may stand
	if w.tags[at] == place {
		w.str("</a>")
	}
	return true
}

// noteElement notes an element that is left out.
func (w *writer) noteElement(name string, s []byte, at int) {
	kind := kindOf[name]
	switch {
	case kind&dropped != 0:
		w.notice(ElementDropped, name, at)
	case kind&(allowed|replaced) == 0, name == "input" && !isCheckbox(s):
		w.notice(ElementLeftOut, name, at)
	}
}

func isCheckbox(s []byte) bool {
	found := false
	eachAttribute(s, func(a rawAttribute) {
		found = found || a.name == "type" && strings.EqualFold(string(a.value), "checkbox")
	})
	return found
}

// mostCDATA is the longest CDATA, in bytes.
const mostCDATA = 10 << 10

// rawKind is what a part of raw HTML is.
type rawKind uint8

const (
	rawWords rawKind = iota
	rawLess          // a < that begins nothing
	rawTag           // of an element, or of another vocabulary
	rawComment
	rawOpenComment // one that does not end
	rawCDATA
	rawInstruction // an instruction or a declaration
)

// scanner divides raw HTML. It counts what was looked at in one body.
type scanner struct {
	tagBytes int // to find the ends of long tags
}

// scan returns what s begins with, and how long that is.
func (c *scanner) scan(s []byte) (rawKind, int) {
	if s[0] != '<' {
		if i := bytes.IndexByte(s, '<'); i > 0 {
			return rawWords, i
		}
		return rawWords, len(s)
	}
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		if end := bytes.Index(s, []byte("-->")); end > 0 {
			return rawComment, end + len("-->")
		}
		return rawOpenComment, len(s)
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		if end := bytes.Index(s[:min(len(s), mostCDATA)], []byte("]]>")); end > 0 {
			return rawCDATA, end + len("]]>")
		}
	case len(s) >= 5 && bytes.EqualFold(s[:5], []byte("<?xml")), len(s) >= 9 && bytes.EqualFold(s[:9], []byte("<!doctype")):
		if end := bytes.IndexByte(s[:min(len(s), longTag)], '>'); end > 0 {
			return rawInstruction, end + 1
		}
	}
	name := strings.ToLower(markdown.TagName(s))
	if strings.Contains(name, ":") || name == "xml" || markdown.IsElement(name) {
		if end := c.tagEnd(s); end > 0 {
			return rawTag, end
		}
	}
	return rawLess, 1
}

// longTag is the length of a tag that costs of the budget, in bytes. Only those with an
// image in their address are as long.
const (
	longTag    = 1 << 10
	tagsBudget = 64 << 20
)

// tagEnd returns the length of the tag at the start of s, or 0 when it does not end. It
// gives up on a body that has very many long tags: the end of each is looked for.
func (c *scanner) tagEnd(s []byte) int {
	if c.tagBytes > tagsBudget {
		s = s[:min(len(s), longTag)]
	}
	end := tagEnd(s)
	if n := cmp.Or(end, len(s)); n > longTag {
		c.tagBytes += n
	}
	return end
}

func tagEnd(s []byte) int {
	var quote, before byte // before is the last character that is no blank
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && before == '=':
			quote = c
		}
		if c != ' ' && c != '\t' && c != '\n' {
			before = c
		}
	}
	return 0
}
