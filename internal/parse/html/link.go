package html

import (
	"bytes"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/parse/cjk"
)

// target is what a link's destination turns out to be.
type target uint8

const (
	external  target = iota // another site, mail, telephone
	fragment                // an id of this page
	internal                // an article or file of this site
	forbidden               // a scheme that may run code, or that we do not know
)

// linkSchemes are the schemes that links may have; images may also have
// imageData.
var linkSchemes = []string{"http", "https", "mailto", "tel", "ftp"}

// imageData are the data: URLs that images may have. SVG is not among them,
// for it holds scripts.
var imageData = []string{"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"}

// classify says what a decoded destination is. Browsers skip white space and
// control characters when they look for a scheme, so here these make a
// destination forbidden.
func classify(dest string, image bool) target {
	if image {
		for _, p := range imageData {
			if rest, ok := strings.CutPrefix(dest, p); ok && base64Only(rest) {
				return external
			}
		}
	}
	trimmed := strings.TrimSpace(dest)
	for _, r := range trimmed {
		if r < 0x20 || r == 0x7f || r == '\\' {
			return forbidden
		}
	}
	switch {
	case strings.HasPrefix(trimmed, "#"):
		return fragment
	case strings.HasPrefix(trimmed, "//"):
		return external
	}
	scheme, _, ok := strings.Cut(trimmed, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return internal
	}
	for _, s := range linkSchemes {
		if strings.EqualFold(scheme, s) && (!image || strings.HasPrefix(s, "http")) {
			return external
		}
	}
	return forbidden
}

func base64Only(s string) bool {
	for i := range len(s) {
		if c := s[i]; !util.IsAlphaNumeric(c) && c != '+' && c != '/' && c != '=' {
			return false
		}
	}
	return true
}

// external returns an external destination fit for an attribute. One without a
// scheme gets https: on a page opened from a disk it would mean a file.
func externalURL(dest string) []byte {
	dest = strings.TrimSpace(dest)
	if strings.HasPrefix(dest, "//") {
		dest = "https:" + dest
	}
	return util.EscapeHTML(util.URLEscape([]byte(dest), false))
}

// destination returns a link's destination with escapes and entities resolved.
func destination(raw []byte) string {
	return string(unescape(raw))
}

func (w *writer) link(n *ast.Link) {
	if !w.Unsafe {
		w.checkWideImage(max(n.Pos(), 0), string(n.Destination))
	}
	defer func(was bool) { w.inLink = was }(w.inLink)
	w.inLink = true
	if w.sanitise && w.forbidden(n, n.Destination, false) {
		w.inlines(n)
		return
	}
	if w.Unsafe || w.sanitise {
		w.str(`<a href="`)
		w.rawURL(n, n.Destination)
		w.str(`"`)
		w.title(n.Title)
		w.str(">")
		w.inlines(n)
		w.str("</a>")
		return
	}
	dest := destination(n.Destination)
	switch classify(dest, false) {
	case external:
		w.str(`<a href="`)
		w.out = append(w.out, externalURL(dest)...)
	case fragment:
		id := cleanFragment(strings.TrimSpace(dest)[1:])
		w.str(`<a href="`)
		start := len(w.out)
		w.attr("#" + id)
		w.jumps = append(w.jumps, jump{id: id, offset: w.Base + max(n.Pos(), 0), start: start, end: len(w.out)})
	case internal:
		if strings.TrimSpace(dest) == "" {
			w.inlines(n)
			return
		}
		w.str(`<a href="`)
		w.internalLink(dest, n, false)
	case forbidden:
		w.forbid(w.Base+max(n.Pos(), 0), dest)
		w.inlines(n)
		return
	}
	w.str(`"`)
	w.title(n.Title)
	w.str(">")
	w.inlines(n)
	w.str("</a>")
}

func (w *writer) image(n *ast.Image) {
	start := len(w.text)
	alt := w.plain(n)
	if w.sanitise && w.forbidden(n, n.Destination, true) {
		w.words([]byte(alt))
		return
	}
	if w.Unsafe || w.sanitise {
		w.str(`<img src="`)
		w.rawURL(n, n.Destination)
	} else {
		dest := destination(n.Destination)
		switch classify(dest, true) {
		case external:
			w.str(`<img src="`)
			w.out = append(w.out, externalURL(dest)...)
		case internal:
			if strings.TrimSpace(dest) == "" {
				w.words([]byte(alt))
				return
			}
			w.str(`<img src="`)
			w.internalLink(dest, n, true)
		default:
			w.forbid(w.Base+max(n.Pos(), 0), dest)
			w.words([]byte(alt))
			return
		}
	}
	w.str(`" alt="`)
	w.attr(alt)
	w.str(`"`)
	w.title(n.Title)
	if !w.Unsafe {
		w.str(` loading="lazy"`)
	}
	w.str(">")
	if len(w.text) == start {
		w.text = append(w.text, alt...)
	}
	w.last = 0
}

// rawURL writes a destination that sanitised will look at again, and notes
// where it stands.
func (w *writer) rawURL(n ast.Node, dest []byte) {
	escaped := util.URLEscape(dest, true)
	w.out = append(w.out, util.EscapeHTML(escaped)...)
	if w.sanitise {
		w.notePlace(string(escaped), w.Base+max(n.Pos(), 0))
	}
}

// forbidden reports whether a destination must be left out, and warns.
func (w *writer) forbidden(n ast.Node, raw []byte, image bool) bool {
	dest := destination(raw)
	kind := classify(dest, image)
	if kind == forbidden || image && kind == fragment {
		w.forbid(w.Base+max(n.Pos(), 0), dest)
		return true
	}
	return false
}

func (w *writer) autoLink(n *ast.AutoLink) {
	dest := n.URL(w.Source)
	label := n.Label(w.Source)
	unsafe := w.Unsafe
	if !unsafe && bytes.Contains(dest, []byte("&amp;")) { // copied from HTML
		dest, label = bytes.ReplaceAll(dest, []byte("&amp;"), []byte("&")), bytes.ReplaceAll(label, []byte("&amp;"), []byte("&"))
	}
	if !unsafe && n.AutoLinkType != ast.AutoLinkEmail && classify(string(dest), false) != external {
		w.words(label)
		return
	}
	w.str(`<a href="`)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(dest), []byte("mailto:")) {
		w.str("mailto:")
	}
	w.out = append(w.out, util.EscapeHTML(util.URLEscape(dest, false))...)
	w.str(`">`)
	w.words(label)
	w.str("</a>")
}

func (w *writer) title(title []byte) {
	if title == nil {
		return
	}
	w.str(` title="`)
	w.out = escape.HTML(w.out, unescape(title))
	w.str(`"`)
}

// internalLink writes the mark of a link within the site.
func (w *writer) internalLink(dest string, n ast.Node, image bool) {
	w.out = appendLinkMark(w.out, w.addLink(dest, w.Base+max(n.Pos(), 0), image))
}

// addLink notes a link within the site and returns its index.
func (w *writer) addLink(dest string, offset int, image bool) int {
	dest = strings.TrimSpace(dest)
	path, suffix := dest, ""
	if i := strings.IndexAny(dest, "?#"); i >= 0 {
		path, suffix = dest[:i], dest[i:]
	}
	path = unescapePath(path)
	w.links = append(w.links, Link{Path: path, Suffix: suffix, Image: image, Offset: offset})
	return len(w.links) - 1
}

// cleanFragment decodes an id of the page: ids hold Chinese as
// it is.
func cleanFragment(s string) string {
	return strings.ReplaceAll(unescapePath(s), " ", "%20")
}

// unescapePath decodes percent escapes, unless that would bring up what cannot
// stand in text.
func unescapePath(s string) string {
	decoded, err := url.PathUnescape(s)
	if err != nil || !utf8.ValidString(decoded) || strings.ContainsFunc(decoded, unicode.IsControl) {
		return s
	}
	return decoded
}

// forbid warns about a destination that was left out, at an offset of the file.
func (w *writer) forbid(at int, dest string) {
	w.Report.Report(at, at+1, message.LinkForbidden(shortURL(dest)), message.LinkSchemes())
}

func shortURL(url string) string {
	if len(url) > 60 {
		return strings.ToValidUTF8(url[:60], "") + "…"
	}
	return url
}

// definition reports the definition of a link that nothing uses. In Chinese it may be a
// line of text, as in [附件]: 通知.docx, and is shown.
func (w *writer) definition(n *ast.LinkReferenceDefinition) {
	lines := n.Lines()
	if w.Unsafe || lines.Len() == 0 || w.isUsed(n.Label) {
		return
	}
	dest := string(n.Destination)
	if dest == "" || dest == "#" || strings.HasPrefix(string(n.Label), "//") || strings.EqualFold(string(n.Label), "comment") {
		return // so people write comments
	}
	w.report(definitionUnused, lines.At(0).Start, 1)
	if !cjk.HasWide(n.Label) && !cjk.HasWide(n.Destination) {
		return
	}
	open, start := len(w.out), len(w.text)
	w.str("<p>")
	w.last, w.letter = 0, 0
	last := lines.At(lines.Len() - 1)
	w.words(unescape(bytes.TrimSpace(w.Source[lines.At(0).Start:last.Stop])))
	w.endText()
	w.endParagraph(open, start, "<p>")
}

// isUsed reports whether a link or image refers to a definition.
func (w *writer) isUsed(label []byte) bool {
	if w.used == nil {
		w.used = map[string]bool{}
		_ = ast.Walk(w.Tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			var r *ast.ReferenceLink
			switch n := n.(type) {
			case *ast.Link:
				r = n.Reference
			case *ast.Image:
				r = n.Reference
			}
			if r != nil {
				w.used[util.ToLinkReference(r.Value)] = true
			}
			return ast.WalkContinue, nil
		})
	}
	return w.used[util.ToLinkReference(label)]
}
