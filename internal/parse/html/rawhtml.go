package html

import (
	"bytes"

	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wendang/internal/message"
)

// dropped are the elements that sanitising leaves out with all that stands in
// them.
var dropped = []string{"script", "style", "iframe", "frame", "frameset", "object", "noscript", "noembed", "noframes",
	"svg", "math", "template", "textarea", "title", "xmp", "select", "plaintext"}

// raw writes a piece of raw HTML. A tag that leaves out what follows it is
// announced; one that is never closed would leave out the rest of the article,
// and is taken for text: somebody writes about <title>.
func (w *writer) raw(segment text.Segment) {
	html := segment.Value(w.Source)
	if w.Unsafe {
		w.out = append(w.out, html...)
		return
	}
	for {
		i := bytes.IndexByte(html, '<')
		if i < 0 {
			w.out = append(w.out, html...)
			return
		}
		w.out = append(w.out, html[:i]...)
		html = html[i:]
		at := segment.Stop - len(html)
		switch name := droppedTag(html); {
		case name == "":
			w.str("<")
		case name != "plaintext" && w.closed(name, at):
			w.Report.Report(w.Base+at, w.Base+at+len(name)+1, message.ElementLeftOut(name), message.HTMLKept())
			w.str("<")
		default:
			w.Report.Report(w.Base+at, w.Base+at+len(name)+1, message.ElementUnclosed(name), message.TagAsText())
			w.str("&lt;")
		}
		html = html[1:]
	}
}

// droppedTag returns which of the dropped elements html begins, or "".
func droppedTag(html []byte) string {
	for _, name := range dropped {
		if n := 1 + len(name); len(html) >= n && bytes.EqualFold(html[1:n], []byte(name)) &&
			(len(html) == n || !util.IsAlphaNumeric(html[n]) && html[n] != '-') {
			return name
		}
	}
	return ""
}

// closed reports whether an element that begins at an offset of src is closed
// after it.
func (w *writer) closed(name string, at int) bool {
	last, known := w.closing[name]
	if !known {
		last = -1
		lower := bytes.ToLower(w.Source)
		tag := []byte("</" + name)
		for end := len(lower); last < 0; {
			i := bytes.LastIndex(lower[:end], tag)
			if i < 0 {
				break
			}
			if n := i + len(tag); n == len(lower) || !util.IsAlphaNumeric(lower[n]) {
				last = i
			}
			end = i
		}
		if w.closing == nil {
			w.closing = map[string]int{}
		}
		w.closing[name] = last
	}
	return last > at
}
