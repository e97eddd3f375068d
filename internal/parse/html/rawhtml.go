package html

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
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

// rawInline writes a tag within a line.
func (w *writer) rawInline(n *ast.RawHTML) {
	r := &rawText{line: true}
	for i := range n.Segments.Len() {
		r.add(w.Source, n.Segments.At(i))
	}
	w.raw(r)
}

// htmlBlock writes lines of raw HTML.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	if !w.sanitise && !w.Unsafe {
		w.endSummary(blockText(n, w.Source)) // a comment
		return
	}
	r := &rawText{}
	for i := range n.Lines().Len() {
		r.add(w.Source, n.Lines().At(i))
	}
	if n.HasClosure() {
		r.add(w.Source, n.ClosureLine)
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
	for s := r.text; ; {
		i := bytes.IndexByte(s, '<')
		if i < 0 {
			w.out = append(w.out, s...)
			return
		}
		w.out = append(w.out, s[:i]...)
		s = s[i:]
		s = s[w.tag(r, s, r.place(len(r.text)-len(s))):]
	}
}

// controlForm matches numeric references to control characters, which HTML cannot hold,
// and which are marks here.
var controlForm = regexp.MustCompile(`&#0*(?:[0-8]|1[1245-9]|2\d|3[01])(?:;|\b)|&#[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])(?:;|\b)`)

func blanks(s []byte) []byte { return bytes.Repeat([]byte{' '}, len(s)) }

// tag writes what s begins with, which is a <, and returns how much it has taken. at is
// where that stands in the source.
func (w *writer) tag(r *rawText, s []byte, at int) int {
	if taken := w.markup(s, at); taken > 0 {
		return taken
	}
	name := strings.ToLower(markdown.TagName(s))
	if strings.Contains(name, ":") || name == "xml" { // the element goes, its text stays
		if end := w.tagEnd(s); end > 0 {
			if prefix, _, ok := strings.Cut(name, ":"); ok && s[1] != '/' && !markdown.IsOfficePrefix(prefix) {
				w.notice(ElementLeftOut, name, at)
			}
			return end
		}
	}
	end := 0
	if markdown.IsElement(name) {
		end = w.tagEnd(s)
	}
	if end == 0 {
		w.str("&lt;")
		return 1
	}
	if s[1] != '/' && w.isText(r, name, s[:end], at) {
		w.str("&lt;")
		return 1
	}
	w.out = append(w.out, s[:end]...) // with its attributes, in which a < may stand
	return end
}

// isText reports whether a tag that opens an element is shown as text, and notes what is
// left out.
func (w *writer) isText(r *rawText, name string, tag []byte, at int) bool {
	bare := len(bytes.TrimSpace(tag[1+len(name):len(tag)-1])) == 0 // without attributes
	kind := kindOf[name]
	switch {
	case name == "plaintext",
		kind&mustClose != 0 && !w.closed(name, at),
		// In a line, <time> or <file> that nothing closes is no HTML.
		kind&(void|mayStayOpen) == 0 && bare && (r.line || kind&allowed == 0) && !w.closed(name, at):
		w.report(neverClosed, at, len(name)+1, message.ElementUnclosed(name), message.TagAsText())
		return true
	case kind&void != 0 && bare && name != "br" && name != "hr" && name != "wbr":
		return true // such as <source>, which means nothing without attributes
	case kind&dropped != 0:
		w.notice(ElementDropped, name, at)
	case kind&(allowed|replaced) == 0:
		w.notice(ElementLeftOut, name, at)
	}
	return false
}

// mostCDATA is the longest CDATA, in bytes.
const mostCDATA = 10 << 10

// markup writes what s begins with when that is no tag of an element: a comment, a
// declaration, an instruction or CDATA. It returns how much it has taken, or 0.
func (w *writer) markup(s []byte, at int) int {
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		if end := bytes.Index(s, []byte("-->")); end > 0 {
			if moreForm.Match(s[:end+len("-->")]) {
				w.out = append(w.out, moreMark)
			}
			return end + len("-->")
		}
		w.Report.Report(w.Base+at, w.Base+at+4, message.CommentUnclosed(), message.CloseComment())
		return len(s)
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		if end := bytes.Index(s[:min(len(s), mostCDATA)], []byte("]]>")); end > 0 {
			w.out = escape.HTML(w.out, s[len("<![CDATA["):end])
			return end + len("]]>")
		}
	case len(s) >= 5 && bytes.EqualFold(s[:5], []byte("<?xml")), len(s) >= 9 && bytes.EqualFold(s[:9], []byte("<!doctype")):
		if end := bytes.IndexByte(s[:min(len(s), longTag)], '>'); end > 0 {
			return end + 1
		}
	}
	if len(s) > 1 && (s[1] == '!' || s[1] == '?') {
		w.str("&lt;")
		return 1
	}
	return 0
}

// longTag is the length of a tag that costs of the budget, in bytes. Only those with an
// image in their address are as long.
const (
	longTag    = 1 << 10
	tagsBudget = 64 << 20
)

// tagEnd returns the length of the tag at the start of s, or 0 when it does not end. It
// gives up on a body that has very many long tags: the end of each is looked for.
func (w *writer) tagEnd(s []byte) int {
	if w.tagBytes > tagsBudget {
		s = s[:min(len(s), longTag)]
	}
	end := tagEnd(s)
	if n := cmp.Or(end, len(s)); n > longTag {
		w.tagBytes += n
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

// closed reports whether an element that begins at an offset of the source is closed
// after it.
func (w *writer) closed(name string, at int) bool {
	last, known := w.closing[name]
	if !known {
		last = -1
		if w.closing == nil {
			w.closing = map[string]int{}
			w.lower = bytes.ToLower(w.Source)
		}
		tag := []byte("</" + name)
		for end := len(w.lower); last < 0; {
			i := bytes.LastIndex(w.lower[:end], tag)
			if i < 0 {
				break
			}
			if markdown.TagName(w.lower[i:]) == name && bytes.IndexByte(w.lower[i:min(i+100, len(w.lower))], '>') > 0 {
				last = i
			}
			end = i
		}
		w.closing[name] = last
	}
	return last > at
}

// escapeUnclosed makes text of those tags in a body that would take all that follows for
// their text: they are closed in the source, but only where that is code.
func escapeUnclosed(body []byte) []byte {
	lower := bytes.ToLower(body)
	var at []int
	for name, kind := range kindOf {
		if kind&mustClose == 0 {
			continue
		}
		closing := -1
		for end := len(lower); closing < 0; {
			i := bytes.LastIndex(lower[:end], []byte("</"+name))
			if i < 0 {
				break
			}
			if markdown.TagName(lower[i:]) == name && bytes.IndexByte(lower[i:min(i+100, len(lower))], '>') > 0 {
				closing = i
			}
			end = i
		}
		for i := closing + 1; ; i++ {
			k := bytes.Index(lower[i:], []byte("<"+name))
			if k < 0 {
				break
			}
			if i += k; markdown.TagName(lower[i:]) == name {
				at = append(at, i)
			}
		}
	}
	if len(at) == 0 {
		return body
	}
	slices.Sort(at)
	out := make([]byte, 0, len(body)+len(at)*len("&lt;"))
	from := 0
	for _, i := range at {
		out = append(append(out, body[from:i]...), "&lt;"...)
		from = i + 1
	}
	return append(out, body[from:]...)
}
