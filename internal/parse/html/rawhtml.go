package html

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"wendang/internal/escape"
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

// tag writes what s begins with, which is a <, and returns how much it has taken. at is
// where that stands in the source.
func (w *writer) tag(r *rawText, s []byte, at int) int {
	if taken := w.markup(s, at); taken > 0 {
		return taken
	}
	name := strings.ToLower(markdown.TagName(s))
	if strings.Contains(name, ":") || name == "xml" { // the element goes, its text stays
		if end := tagEnd(s); end > 0 {
			return end
		}
	}
	switch {
	case !markdown.IsElement(name):
		w.str("&lt;")
		return 1
	case s[1] == '/':
		w.str("<")
		return 1
	}
	end := tagEnd(s)
	bare := end > 0 && len(bytes.TrimSpace(s[1+len(name):end-1])) == 0 // without attributes
	switch kind := kindOf[name]; {
	case name == "plaintext",
		kind&mustClose != 0 && !w.closed(name, at),
		// In a line, <time> or <file> that nothing closes is no HTML.
		kind&(void|mayStayOpen) == 0 && bare && (r.line || kind&allowed == 0) && !w.closed(name, at):
		w.Report.Warn(w.Base+at, w.Base+at+len(name)+1, fmt.Sprintf("<%s> is never closed, and is shown as text", name),
			"for a tag as text write it `in backquotes`")
		w.str("&lt;")
	case kind&void != 0 && bare && name != "br" && name != "hr" && name != "wbr":
		w.str("&lt;") // such as <source>, which means nothing without attributes
	case kind&dropped != 0:
		w.notice(ElementDropped, name, at)
		w.str("<")
	case kind&(allowed|replaced) == 0:
		w.notice(ElementLeftOut, name, at)
		w.str("<")
	default:
		w.str("<")
	}
	return 1
}

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
		w.Report.Warn(w.Base+at, w.Base+at+4, "the comment is never closed, so that all that follows is left out", "end it with -->")
		return len(s)
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		if end := bytes.Index(s, []byte("]]>")); end > 0 {
			w.out = escape.HTML(w.out, s[len("<![CDATA["):end])
			return end + len("]]>")
		}
	case len(s) >= 5 && bytes.EqualFold(s[:5], []byte("<?xml")), len(s) >= 9 && bytes.EqualFold(s[:9], []byte("<!doctype")):
		if end := bytes.IndexByte(s, '>'); end > 0 {
			return end + 1
		}
	}
	if len(s) > 1 && (s[1] == '!' || s[1] == '?') {
		w.str("&lt;")
		return 1
	}
	return 0
}

// tagEnd returns the length of the tag at the start of s, or 0 when it does not end.
func tagEnd(s []byte) int {
	var quote byte
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && s[i-1] == '=':
			quote = c
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
			if n := i + len(tag); n == len(w.lower) || markdown.TagName(w.lower[i:]) == name {
				last = i
			}
			end = i
		}
		w.closing[name] = last
	}
	return last > at
}
