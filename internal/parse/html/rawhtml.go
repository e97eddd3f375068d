package html

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/parse/markdown"
	"wendang/internal/parse/rawhtml"
)

// rawInline writes a tag within a line. Where there is room for text only, a tag that is
// text is written.
func (w *writer) rawInline(n *ast.RawHTML) {
	first := n.Segments.At(0)
	switch {
	case w.sanitise || w.Unsafe:
		w.raw(rawhtml.Inline(n, w.Source))
	case w.tags[first.Start] != rawhtml.IsTag && w.tags[first.Start] != rawhtml.NamesPlace:
		w.words(rawhtml.Inline(n, w.Source).Bytes)
	default: // a comment
		w.endSummary(first.Value(w.Source))
	}
}

// htmlBlock writes lines of raw HTML.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	r := rawhtml.Block(n, w.Source)
	if !w.sanitise && !w.Unsafe {
		w.endSummary(r.Bytes) // a comment
		return
	}
	w.raw(r)
}

// raw writes a piece of raw HTML, in which what is no HTML becomes text. What is left
// out of it is noted.
func (w *writer) raw(r *rawhtml.Text) {
	if w.Unsafe {
		w.out = append(w.out, r.Bytes...)
		return
	}
	r.WithoutControls()
	for at := 0; at < len(r.Bytes); {
		kind, n := w.scanner.Scan(r.Bytes[at:])
		s := r.Bytes[at : at+n]
		switch kind {
		case rawhtml.Words:
			if !r.Line && !r.Code {
				w.checkMarkdown(s, r.Place(at))
			}
			w.out = append(w.out, s...)
		case rawhtml.Less:
			w.str("&lt;")
		case rawhtml.Comment:
			if moreForm.Match(s) {
				w.out = append(w.out, moreMark)
			}
		case rawhtml.OpenComment:
			place := w.Base + r.Place(at)
			w.Report.Report(place, place+4, message.CommentUnclosed(), message.CloseComment())
		case rawhtml.CDATA:
			w.out = escape.HTML(w.out, s[len("<![CDATA["):n-len("]]>")])
		case rawhtml.Tag:
			if !w.tag(s, r.Place(at)) {
				w.str("&lt;")
				n = 1
			}
		}
		at += n
	}
}

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
	case rawhtml.Unclosed:
		w.report(tagUnclosed, at, len(name)+1)
		return false
	case rawhtml.Unopened:
		w.report(tagUnopened, at, len(name)+2)
		return false
	case rawhtml.OfWords:
		w.report(tagOfWords, at, len(name)+1)
		return false
	}
	if s[1] != '/' {
		w.noteElement(name, s, at)
		w.placeURLs(s, at)
	}
	if kind := rawhtml.KindOf(name); kind&rawhtml.HoldsText != 0 && kind&rawhtml.Dropped == 0 {
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
	if w.tags[at] == rawhtml.NamesPlace {
		w.str("</a>")
	}
	return true
}

// noteElement notes an element that is left out.
func (w *writer) noteElement(name string, s []byte, at int) {
	kind := rawhtml.KindOf(name)
	switch {
	case kind&rawhtml.Dropped != 0:
		w.notice(ElementDropped, name, at)
	case kind&(rawhtml.Allowed|rawhtml.Replaced) == 0, name == "input" && !isCheckbox(s):
		w.notice(ElementLeftOut, name, at)
	}
}

func isCheckbox(s []byte) bool {
	found := false
	rawhtml.EachAttribute(s, func(a rawhtml.Attribute) {
		found = found || a.Name == "type" && strings.EqualFold(string(a.Value), "checkbox")
	})
	return found
}
