package html

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/escape"
	"wendang/internal/parse/markdown"
)

// A link or image whose path has blanks, as in ![图](我的 照片.png), is text for
// Markdown. Here it is a candidate: when the file exists, it is what its author meant,
// else the text stands as it was written. Only the portal knows which.
//
// In a body, a candidate is
//
//	\x00?N\x00 text \x00|N\x00 element \x00.N\x00
//
// where N is its index in Meta.Links. While a body is written, \x02K\x02 stands for
// all that, where K is its index in writer.candidates.

// candidate is a link or image that may be one.
type candidate struct {
	link    int // index in Meta.Links
	image   bool
	label   string // plain text
	inner   string // the label as HTML
	title   string
	literal string // as it was written, as HTML
	text    string // as it was written, as plain text
	element string // as HTML
}

// candidateMark stands around a candidate's index while a body is written. Source files
// cannot hold it.
const candidateMark = 2

// candidate writes a link or image whose path has blanks.
func (w *writer) candidate(n ast.Node, b markdown.Blanks, image bool) {
	dest := string(unescape([]byte(b.Path)))
	before, behind := "[", "]"+string(unescape(w.Source[b.Start:b.Stop]))
	if image {
		before = "!["
	}
	if w.inAlt || w.inLink && !image || classify(dest, false) != internal {
		w.words([]byte(before))
		w.inlines(n)
		w.words([]byte(behind))
		return
	}
	from := max(n.Pos(), 0)

	inner, text := w.labelApart(n, !image)
	c := candidate{
		link: w.addLink(dest, w.Base+from, image), image: image,
		label: text, title: string(unescape([]byte(b.Title))), inner: inner,
	}
	c.text = before + c.label + behind
	c.literal = before + inner + string(escape.HTMLString(nil, behind))
	w.links[c.link].Optional = true
	var e []byte
	if image {
		e = appendLinkMark(append(e, `<img src="`...), c.link)
		e = append(escape.HTMLString(append(e, `" alt="`...), w.plain(n)), '"')
	} else {
		e = append(appendLinkMark(append(e, `<a href="`...), c.link), '"')
	}
	if c.title != "" {
		e = append(escape.HTMLString(append(e, ` title="`...), c.title), '"')
	}
	if image {
		e = append(e, ` loading="lazy">`...)
	} else {
		e = append(append(append(e, '>'), inner...), "</a>"...)
	}
	c.element = string(e)

	w.out = append(w.out, candidateMark)
	w.out = strconv.AppendInt(w.out, int64(len(w.candidates)), 10)
	w.out = append(w.out, candidateMark)
	w.candidates = append(w.candidates, c)
	w.note([]byte(c.label))
}

// labelApart writes the label of a candidate apart. It is written like the rest of a body
// without raw HTML: tags in it go, and what is left needs no sanitising.
func (w *writer) labelApart(n ast.Node, link bool) (html, text string) {
	out, start, jumps := w.out, len(w.text), len(w.jumps)
	sanitise, inLink := w.sanitise, w.inLink
	w.out, w.sanitise, w.inLink = nil, false, inLink || link
	w.inlines(n)
	html, text = string(w.out), strings.TrimSpace(string(w.text[start:]))
	w.out, w.sanitise, w.inLink = out, sanitise, inLink
	w.text, w.jumps = w.text[:start], w.jumps[:jumps]
	return html, text
}

// labels puts the labels of candidates into a text.
func (w *writer) labels(text string) string {
	var b strings.Builder
	eachCandidate(text, len(w.candidates), func(words string) { b.WriteString(words) },
		func(k int) { b.WriteString(w.candidates[k].label) })
	return b.String()
}

// expanded returns a body with its candidates in the form that [Content.Append] knows.
// One may stand in the label of another.
func (w *writer) expanded(html string) string {
	var b strings.Builder
	eachCandidate(html, len(w.candidates), func(words string) { b.WriteString(words) }, func(k int) {
		c := &w.candidates[k]
		n := strconv.Itoa(c.link) + "\x00"
		b.WriteString("\x00?" + n + w.expanded(c.literal) + "\x00|" + n + w.expanded(c.element) + "\x00." + n)
	})
	return b.String()
}

// eachCandidate calls words and mark for the parts of a text in which marks of candidates
// stand, of which there are most.
func eachCandidate(s string, most int, words func(string), mark func(k int)) {
	for {
		before, rest, ok := strings.Cut(s, string(rune(candidateMark)))
		words(before)
		if !ok {
			return
		}
		digits, after, _ := strings.Cut(rest, string(rune(candidateMark)))
		if k, err := strconv.Atoi(digits); err == nil && k < most {
			mark(k)
		}
		s = after
	}
}

// appendCandidate appends a candidate, whose text html is after "\x00?", and returns the
// rest of html.
func appendCandidate(dst, html []byte, resolve func(link int) (t Target, ok bool)) (all, rest []byte) {
	i := bytes.IndexByte(html, linkMark)
	number, html := html[:i+1], html[i+1:]
	link, _ := strconv.Atoi(string(number[:i]))
	literal, html, _ := bytes.Cut(html, append([]byte("\x00|"), number...))
	element, html, _ := bytes.Cut(html, append([]byte("\x00."), number...))
	if _, ok := resolve(link); !ok {
		element = literal
	}
	return (&Content{HTML: element}).Append(dst, resolve), html
}
