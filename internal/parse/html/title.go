package html

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	dom "golang.org/x/net/html"

	"wendang/internal/parse/cjk"
	"wendang/internal/parse/rawhtml"
)

// takeTitle takes the heading that begins a body for the article's title, when that has
// no other, and leaves it out where it says the title.
func (w *writer) takeTitle(body *Body, heading ast.Node) {
	var id, text string
	h, ok := heading.(*ast.Heading)
	if ok {
		id = w.writtenID(h)
		text = cjk.PlainLine(w.plain(h))
	} else {
		text = htmlTitle(rawhtml.Block(heading.(*ast.HTMLBlock), w.Source).Bytes)
	}
	if body.Title == "" {
		body.Title = text
	}
	switch {
	case text == body.Title:
		w.Tree.RemoveChild(w.Tree, heading)
		w.titleText, w.titleID = text, id
	case id != "":
		h.SetAttributeString("id", id)
	}
}

// leadingTitle returns the first block of a text when it is a heading of level 1. What
// shows no text may stand before it: comments, names of places, an image, definitions of
// links.
func leadingTitle(tree ast.Node, source []byte) (ast.Node, bool) {
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			return n, n.Level == 1
		case *ast.LinkReferenceDefinition:
			continue
		case *ast.HTMLBlock:
			text := rawhtml.Block(n, source).Bytes
			if showsNothing(text) {
				continue
			}
			if htmlTitle(text) != "" {
				return n, true
			}
		case *ast.Paragraph:
			if lines := n.Lines(); lines.Len() > 0 {
				last := lines.At(lines.Len() - 1)
				if showsNothing(source[lines.At(0).Start:last.Stop]) || onlyImages(n, source) {
					continue
				}
			}
		}
		return nil, false
	}
	return nil, false
}

// onlyImages reports whether a paragraph shows images only.
func onlyImages(n ast.Node, source []byte) bool {
	images := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			images = true
		case *ast.Link:
			if !onlyImages(c, source) {
				return false
			}
			images = true
		case *ast.Text:
			if len(bytes.TrimSpace(c.Segment.Value(source))) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return images
}

// showsNothingForm matches what shows no text: comments, elements without any, images, and
// the mark of a table of contents.
var showsNothingForm = regexp.MustCompile(`(?is)^(?:\s|<!--.*?-->|<br[^<>]*>|<img\s[^<>]*>|<(?:a|span|div|p|center)(?:\s[^<>]*)?>|</(?:a|span|div|p|center)>)*$`)

func showsNothing(s []byte) bool {
	s = bytes.TrimSpace(s)
	return bytes.EqualFold(s, []byte("[TOC]")) || bytes.HasPrefix(s, []byte("<")) && showsNothingForm.Match(s)
}

// h1Form matches a heading in HTML that is a block of its own.
var h1Form = regexp.MustCompile(`(?is)^\s*<h1(?:\s[^<>]*)?>(.*)</h1>\s*$`)

// htmlTitle returns the text of such a heading, or "".
func htmlTitle(s []byte) string {
	m := h1Form.FindSubmatch(s)
	if m == nil || bytes.Contains(bytes.ToLower(m[1]), []byte("<img")) || bytes.Contains(bytes.ToLower(m[1]), []byte("</h1")) {
		return ""
	}
	root, err := parseFragment(m[1])
	if err != nil {
		return ""
	}
	var b []byte
	for n := range root.Descendants() {
		if n.Type == dom.TextNode {
			b = append(b, n.Data...)
		}
	}
	return cjk.PlainLine(string(b))
}
