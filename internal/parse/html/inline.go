package html

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"wendang/internal/escape"
	"wendang/internal/parse/cjk"
	"wendang/internal/parse/markdown"
)

// inlines writes the children of an inline container.
func (w *writer) inlines(parent ast.Node) {
	if w.enter(parent) {
		for n := parent.FirstChild(); n != nil && !w.failed; n = n.NextSibling() {
			w.inline(n)
		}
	}
	w.leave()
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.textNode(n)
	case *ast.String:
		w.string(n)
	case *ast.Emphasis:
		tag := "em>"
		if n.Level == 2 {
			tag = "strong>"
		}
		w.wrap(n, tag)
	case *extast.Strikethrough:
		w.wrap(n, "del>")
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Link:
		if b, ok := markdown.BlanksOf(n); ok {
			w.candidate(n, b, false)
			return
		}
		w.link(n)
	case *ast.Image:
		if b, ok := markdown.BlanksOf(n); ok {
			w.candidate(n, b, true)
			return
		}
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawInline(n)
	case *extast.TaskCheckBox:
		w.taskBox(n)
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.footnoteBack(n)
	default:
		panic(fmt.Sprintf("parse: unknown inline %s", n.Kind()))
	}
}

func (w *writer) wrap(n ast.Node, tag string) {
	w.str("<")
	w.str(tag)
	w.inlines(n)
	w.str("</")
	w.str(tag)
}

// textNode writes text; backslash escapes and entities are still in it.
func (w *writer) textNode(n *ast.Text) {
	value := n.Segment.Value(w.Source)
	if n.IsRaw() {
		w.words(value)
	} else {
		if len(value) > 0 {
			w.checkText(n, value)
		}
		if bytes.IndexByte(value, '*') >= 0 || bytes.IndexByte(value, '_') >= 0 || bytes.IndexByte(value, '~') >= 0 {
			markdown.EachRun(value, func(at, length int) { w.checkDelimiter(n.Segment.Start+at, length) })
		}
		if w.last == 0 {
			value = trimFullWidth(value)
		}
		w.words(unescape(value))
	}
	switch {
	case n.HardLineBreak():
		w.str("<br>\n")
		w.text = append(w.text, ' ')
		w.last = 0
	case n.SoftLineBreak():
		w.endLine(w.nextRune(n))
	}
}

// joins reports whether a soft line break before the character next stands between
// two Chinese characters, and so is no space.
func (w *writer) joins(next rune) bool {
	if w.Unsafe || !cjk.Chinese(w.last) {
		return false
	}
	// Between two marks that Western text has, too, as in “ok” “fine”, it
	// depends on what is quoted.
	return cjk.Wide(next) || cjk.Ambiguous(next) && (cjk.Wide(w.last) || cjk.Wide(w.letter))
}

// nextRune returns the first character of text after n within its block, or 0. It
// may stand in a link, in code or in emphasis.
func (w *writer) nextRune(n ast.Node) rune {
	for n != nil && n.Type() == ast.TypeInline {
		for s := n.NextSibling(); s != nil; s = s.NextSibling() {
			if r, ok := w.firstRune(s); ok {
				return r
			}
		}
		n = n.Parent()
	}
	return 0
}

// firstRune returns the first character that n shows; ok is false when it
// shows no text of its own.
func (w *writer) firstRune(n ast.Node) (r rune, ok bool) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(w.Source)
		if len(value) == 0 {
			return 0, false
		}
		r, _ = utf8.DecodeRune(unescape(value))
		return r, true
	case *ast.String:
		r, _ = utf8.DecodeRune(n.Value)
		return r, len(n.Value) > 0
	case *ast.RawHTML, *extast.FootnoteLink:
		return 0, false
	case *ast.Image, *ast.AutoLink:
		return 0, true
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if r, ok := w.firstRune(c); ok {
			return r, true
		}
	}
	return 0, false
}

// words writes plain text to the page and to the text.
func (w *writer) words(s []byte) {
	if len(s) == 0 {
		return
	}
	w.out = escape.HTML(w.out, s)
	w.note(s)
}

// note adds what was written to the text.
func (w *writer) note(s []byte) {
	w.text = append(w.text, s...)
	w.last, _ = utf8.DecodeLastRune(s)
	for len(s) > 0 {
		r, size := utf8.DecodeLastRune(s)
		if !cjk.Ambiguous(r) {
			w.letter = r
			break
		}
		s = s[:len(s)-size]
	}
}

func (w *writer) string(n *ast.String) {
	if n.IsCode() || n.IsRaw() {
		w.words(n.Value)
		return
	}
	w.words(unescape(n.Value))
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.str("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		segment := c.(*ast.Text).Segment
		value := segment.Value(w.Source)
		if line, ok := bytes.CutSuffix(value, []byte("\n")); ok {
			w.words(line)
			w.words([]byte(" "))
		} else {
			w.words(value)
		}
	}
	w.str("</code>")
}

// plain returns the text that n shows.
func (w *writer) plain(n ast.Node) string {
	t := writer{Input: w.Input, ids: ids{}, depth: w.depth, tags: w.tags, apart: true, inAlt: n.Kind() == ast.KindImage}
	t.inlines(n)
	return string(bytes.TrimSpace(t.text))
}

func (w *writer) taskBox(n *extast.TaskCheckBox) {
	labels := w.Labels
	switch {
	case w.Unsafe && n.IsChecked:
		w.str(`<input checked="" disabled="" type="checkbox"> `)
	case w.Unsafe:
		w.str(`<input disabled="" type="checkbox"> `)
	case n.IsChecked:
		w.str(`<input type="checkbox" disabled checked aria-label="`)
		w.attr(labels.TaskDone)
		w.str(`"> `)
	default:
		w.str(`<input type="checkbox" disabled aria-label="`)
		w.attr(labels.TaskOpen)
		w.str(`"> `)
	}
}

func (w *writer) footnoteLink(n *extast.FootnoteLink) {
	i := strconv.Itoa(n.Index)
	id := "fnref:" + i
	if n.RefIndex > 0 {
		id = "fnref" + strconv.Itoa(n.RefIndex) + ":" + i
	}
	w.ids.add(id)
	w.str(`<sup id="` + id + `"><a href="#fn:` + i + `" class="footnote-ref">` + i + `</a></sup>`)
}

// footnotes writes the list of footnotes at the end of the body.
func (w *writer) footnotes(n *extast.FootnoteList) {
	w.inNotes = true
	w.str(`<section class="footnotes" aria-label="`)
	w.attr(w.Labels.Footnotes)
	w.str("\">\n<ol>\n")
	for c := n.FirstChild(); c != nil && !w.failed; c = c.NextSibling() {
		id := "fn:" + strconv.Itoa(c.(*extast.Footnote).Index)
		w.ids.add(id)
		w.str(`<li id="` + id + "\">\n")
		w.blocks(footnoteBlocks(c))
		w.str("</li>\n")
	}
	w.str("</ol>\n</section>\n")
	w.inNotes = false
}

// footnoteBlocks puts the backlinks of a note that does not end with a
// paragraph into one: goldmark leaves them among the blocks.
func footnoteBlocks(note ast.Node) ast.Node {
	var p *ast.Paragraph
	for c := note.FirstChild(); c != nil; {
		next := c.NextSibling()
		if _, ok := c.(*extast.FootnoteBacklink); ok {
			if p == nil {
				p = ast.NewParagraph()
			}
			p.AppendChild(p, c)
		}
		c = next
	}
	if p != nil {
		note.AppendChild(note, p)
	}
	return note
}

func (w *writer) footnoteBack(n *extast.FootnoteBacklink) {
	i := strconv.Itoa(n.Index)
	id := "fnref:" + i
	if n.RefIndex > 0 {
		id = "fnref" + strconv.Itoa(n.RefIndex) + ":" + i
	}
	if !w.ids.has(id) { // it stood in the title
		return
	}
	w.str(` <a href="#` + id + `" class="footnote-backref" aria-label="`)
	w.attr(w.Labels.FootnoteBack)
	w.str(`">↩</a>`)
}

// trimFullWidth removes the full-width spaces with which Chinese authors
// indent a paragraph; the style sheet indents it.
func trimFullWidth(s []byte) []byte {
	return bytes.TrimLeft(s, "\u3000\u00a0")
}

// unescape resolves backslash escapes and entities.
func unescape(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return s
	}
	return unescapeSlow(s)
}

func unescapeSlow(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			out = append(out, s[i+1])
			i += 2
			continue
		case s[i] == '&':
			if n := entityLen(s[i:]); n > 0 {
				out = append(out, reference(s[i:i+n])...)
				i += n
				continue
			}
		}
		out = append(out, s[i])
		i++
	}
	return out
}

// reference returns what an entity or a numeric reference stands for. Control characters,
// which HTML cannot hold, and which are marks here, become U+FFFD.
func reference(s []byte) []byte {
	r := util.ResolveEntityNames(util.ResolveNumericReferences(s))
	if len(r) == 1 && r[0] < 0x20 && r[0] != '\n' && r[0] != '\t' {
		return []byte("\ufffd")
	}
	return r
}

// entityLen returns the length of the "&…;" at the start of s, or 0.
func entityLen(s []byte) int {
	const longest = 40
	for i := 1; i < len(s) && i < longest; i++ {
		if s[i] == ';' {
			return i + 1
		}
		if !util.IsAlphaNumeric(s[i]) && s[i] != '#' {
			break
		}
	}
	return 0
}
