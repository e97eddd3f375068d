package html

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// A body that holds raw HTML takes a longer way than others: written as it is,
// cut down to an allow-list by bluemonday, parsed as a browser would parse it
// (which closes what was left open), and only then given its links, heading
// ids and text. All others never hold more than what [writer] writes.

// hasRawHTML reports whether the tree holds HTML that is more than comments.
func hasRawHTML(tree ast.Node, src []byte) bool {
	if bytes.IndexByte(src, '<') < 0 {
		return false
	}
	found := false
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			first := n.Segments.At(0)
			if !bytes.HasPrefix(first.Value(src), []byte("<!--")) {
				found = true
			}
		case *ast.HTMLBlock:
			if n.HTMLBlockType != ast.HTMLBlockType2 || !onlyComments(blockText(n, src)) {
				found = true
			}
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

func blockText(n *ast.HTMLBlock, src []byte) []byte {
	var b []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b = append(b, line.Value(src)...)
	}
	if n.HasClosure() {
		b = append(b, n.ClosureLine.Value(src)...)
	}
	return b
}

// onlyComments reports whether s is comments and white space; text may follow
// a comment on its last line.
func onlyComments(s []byte) bool {
	for {
		s = bytes.TrimSpace(s)
		if len(s) == 0 {
			return true
		}
		if !bytes.HasPrefix(s, []byte("<!--")) {
			return false
		}
		end := bytes.Index(s, []byte("-->"))
		if end < 0 {
			return false // the author is told
		}
		s = s[end+3:]
	}
}

// policy returns the allow-list. It admits what [writer] writes and what
// authors may write themselves; URLs are checked once more by [classify].
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(allowedNames()...)
	p.AllowNoAttrs().OnElements(allowedNames()...)
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)).Globally()
	p.AllowAttrs("dir").Matching(regexp.MustCompile(`^(ltr|rtl|auto)$`)).Globally()
	p.AllowAttrs("title").Globally()
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^[^\s"'<>&]{1,100}$`)).Globally()
	p.AllowAttrs("class").Matching(regexp.MustCompile(
		`^(left|right|center|flush|table|footnotes|footnote-ref|footnote-backref|k|c|m|s|n|gd|gi|gh|language-[\w+#.-]{1,30})$`)).Globally()
	p.AllowAttrs("aria-label").OnElements("div", "pre", "section", "a", "input")
	p.AllowAttrs("role").Matching(regexp.MustCompile(`^group$`)).OnElements("div", "pre")
	p.AllowAttrs("tabindex").Matching(regexp.MustCompile(`^0$`)).OnElements("div", "pre")
	p.AllowURLSchemes(linkSchemes...)
	p.AllowURLSchemes("data")
	p.AllowRelativeURLs(true)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src").OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("loading").Matching(regexp.MustCompile(`^lazy$`)).OnElements("img")
	number := regexp.MustCompile(`^[0-9]{1,4}$`)
	p.AllowAttrs("width", "height").Matching(number).OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(number).OnElements("td", "th")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^(row|col|rowgroup|colgroup)$`)).OnElements("th")
	p.AllowAttrs("span").Matching(number).OnElements("col", "colgroup")
	p.AllowAttrs("start").Matching(number).OnElements("ol")
	p.AllowAttrs("value").Matching(number).OnElements("li")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^(open)?$`)).OnElements("details")
	p.AllowAttrs("datetime").Matching(regexp.MustCompile(`^[0-9T:+Z .-]{4,40}$`)).OnElements("time", "del", "ins")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^checkbox$`)).OnElements("input")
	p.AllowAttrs("disabled", "checked").OnElements("input")
	p.AllowAttrs("src").OnElements("video", "audio", "source", "track")
	p.AllowAttrs("controls", "loop", "muted", "playsinline").OnElements("video", "audio")
	p.AllowAttrs("preload").Matching(regexp.MustCompile(`^(none|metadata|auto)$`)).OnElements("video", "audio")
	p.AllowAttrs("poster").OnElements("video")
	p.AllowAttrs("width", "height").Matching(number).OnElements("video")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^(video|audio)/[\w.+-]{1,30}(; ?codecs=["']?[\w., -]{1,60}["']?)?$`)).OnElements("source")
	p.AllowAttrs("kind").Matching(regexp.MustCompile(`^(subtitles|captions|descriptions|chapters)$`)).OnElements("track")
	p.AllowAttrs("srclang").Matching(regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)).OnElements("track")
	p.AllowAttrs("label", "default").OnElements("track")
	return p
})

// sanitised replaces what was written by its sanitised form, and collects
// links, headings and text from that.
func (w *writer) sanitised() {
	w.out = escapeUnclosed(w.out)
	root, err := parseFragment(w.out)
	var b bytes.Buffer
	if err == nil {
		normalise(root)
		err = renderChildren(&b, root)
	}
	if err == nil {
		root, err = parseFragment(policy().SanitizeBytes(b.Bytes()))
	}
	if err != nil {
		w.Report.Report(w.Base, w.Base, message.HTMLUnreadable(failure.Cause(err)), message.SimplerHTML())
		w.failed = true
		return
	}
	w.root = root
	d := &domWriter{writer: w}
	w.text, w.lead, w.headings, w.ids, w.jumps, w.more = w.text[:0], w.lead[:0], w.headings[:0], ids{}, nil, nil
	d.repair(root)
	d.levels.shift = 2 - d.highest(root)
	d.children(root)
	w.endText()
	w.resolveJumps()
	var done bytes.Buffer
	if err := renderChildren(&done, root); err != nil {
		w.Report.Report(w.Base, w.Base, message.HTMLUnreadable(failure.Cause(err)), message.SimplerHTML())
		w.failed = true
		return
	}
	w.out = done.Bytes()
}

func renderChildren(b *bytes.Buffer, n *dom.Node) error {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := dom.Render(b, c); err != nil {
			return err
		}
	}
	return nil
}

// domWriter finishes a sanitised body.
type domWriter struct {
	*writer
	levels headingLevels
}

// highest returns the level of the highest heading below n, or 2.
func (d *domWriter) highest(n *dom.Node) int {
	level := 7
	var walk func(*dom.Node)
	walk = func(n *dom.Node) {
		if l := headingLevel(n); l > 0 {
			level = min(level, l)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	if level == 7 {
		return 2
	}
	return level
}

func headingLevel(n *dom.Node) int {
	if n.Type == dom.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

func (d *domWriter) children(n *dom.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		d.node(c)
		c = next
	}
}

func (d *domWriter) node(n *dom.Node) {
	switch n.Type {
	case dom.TextNode:
		d.textNode(n)
		return
	case dom.ElementNode:
	default:
		n.Parent.RemoveChild(n)
		return
	}
	// bluemonday has seen to this; parsing once more could in theory bring up
	// an element that its tokens did not show.
	if !isAllowed(n.Data) || n.Namespace != "" {
		n.Parent.RemoveChild(n)
		return
	}
	start := len(d.text)
	if n.DataAtom == atom.Input && attribute(n, "type") != "checkbox" {
		n.Parent.RemoveChild(n)
		return
	}
	level := headingLevel(n)
	if level == 0 {
		d.id(n)
	}
	d.urls(n)
	switch {
	case n.Type == dom.TextNode: // an image without an address
		d.text = append(d.text, n.Data...)
		return
	case n.DataAtom == atom.Img:
		d.text = append(d.text, attribute(n, "alt")...)
	}
	d.children(n)
	if level > 0 {
		d.headingNode(n, level, strings.TrimSpace(string(d.text[start:])))
	}
	if media(n.DataAtom) && !playable(n) {
		unwrap(n)
		return
	}
	if n.DataAtom == atom.P && len(d.lead) < d.maxLead {
		d.lead = append(d.lead, d.text[start:]...)
	}
	if n.DataAtom == atom.Table && !framed(n) {
		d.frame(n)
	}
	if unread(n) || d.label[n] {
		d.text = d.text[:start]
	}
	if blockElement(n.DataAtom) {
		d.endText()
	}
}

// textNode takes the text of a node, in which marks may stand.
func (d *domWriter) textNode(n *dom.Node) {
	before, behind, ok := strings.Cut(n.Data, string(rune(moreMark)))
	d.text = append(d.text, d.labels(before)...)
	if ok {
		d.takeSummary()
		d.text = append(d.text, d.labels(strings.ReplaceAll(behind, string(rune(moreMark)), ""))...)
		n.Data = strings.ReplaceAll(n.Data, string(rune(moreMark)), "")
	}
}

// unread reports whether an element's text is none of the article's: readings
// over characters, and the signs of footnotes.
func unread(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Rt, atom.Rp:
		return true
	case atom.A:
		class := attribute(n, "class")
		return class == "footnote-ref" || class == "footnote-backref"
	}
	return false
}

// id keeps an author's id if nothing else has it.
func (d *domWriter) id(n *dom.Node) {
	for i, a := range n.Attr {
		if a.Key != "id" {
			continue
		}
		if d.ids.has(a.Val) || strings.HasPrefix(a.Val, ReservedID) {
			n.Attr = slices.Delete(n.Attr, i, i+1)
		} else {
			d.ids.add(a.Val)
		}
		return
	}
}

func (d *domWriter) headingNode(n *dom.Node, level int, text string) {
	id := attribute(n, "id")
	if id == "" || d.ids.has(id) || strings.HasPrefix(id, ReservedID) {
		id = d.ids.unique(headingID(text))
	} else {
		d.ids.add(id)
	}
	setAttribute(n, "id", id)
	level = d.levels.level(level)
	n.Data = "h" + strconv.Itoa(level)
	n.DataAtom = atom.Lookup([]byte(n.Data))
	d.headings = append(d.headings, Heading{level, id, text})
}

// urls checks the element's URLs and marks those that stay within the site.
func (d *domWriter) urls(n *dom.Node) {
	if n.DataAtom == atom.Img && !hasAttribute(n, "alt") {
		setAttribute(n, "alt", "")
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool {
		return urlAttribute(a.Key) && !permitted(n, a)
	})
	for i := range n.Attr {
		a := &n.Attr[i]
		if !urlAttribute(a.Key) {
			continue
		}
		image := a.Key != "href"
		switch classify(a.Val, image) {
		case external:
			if strings.HasPrefix(a.Val, "//") {
				a.Val = "https:" + a.Val
			}
		case fragment:
			id := cleanFragment(strings.TrimSpace(a.Val)[1:])
			d.jumps = append(d.jumps, jump{id: id, offset: d.find(a.Val), node: n})
			a.Val = "#" + id
		case internal:
			a.Val = string(appendLinkMark(nil, d.addLink(a.Val, d.find(a.Val), n.DataAtom == atom.Img || a.Key == "poster")))
		}
	}
	if n.DataAtom == atom.Img && !hasAttribute(n, "src") {
		n.Type, n.Data, n.Attr = dom.TextNode, attribute(n, "alt"), nil
	}
}

func urlAttribute(key string) bool { return key == "href" || key == "src" || key == "poster" }

// permitted reports whether an element may have a URL.
func permitted(n *dom.Node, a dom.Attribute) bool {
	kind := classify(a.Val, a.Key != "href")
	switch {
	case kind == forbidden, a.Key != "href" && kind == fragment:
		return false
	case kind == external && n.DataAtom != atom.Img && a.Key == "src": // video and audio
		return strings.HasPrefix(a.Val, "https:") || strings.HasPrefix(a.Val, "//")
	}
	return true
}

// media reports whether an element plays something.
func media(a atom.Atom) bool { return a == atom.Video || a == atom.Audio }

// playable reports whether a video or audio has something to play.
func playable(n *dom.Node) bool {
	if hasAttribute(n, "src") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Source && hasAttribute(c, "src") {
			return true
		}
	}
	return false
}

// find returns where a URL stands in the file: where the next of the links with
// it stands that were written in Markdown, else where an attribute has it.
func (d *domWriter) find(url string) int {
	if list := d.offsets[url]; len(list) > 0 {
		d.offsets[url] = list[1:]
		return list[0]
	}
	for _, quote := range []string{`"`, "'", "="} {
		if i := bytes.Index(d.Source, []byte(quote+url)); i >= 0 {
			return d.Base + i + 1
		}
	}
	return d.Base
}

// frame puts a table that the author wrote as HTML into a scrolling frame.
func (d *domWriter) frame(table *dom.Node) {
	div := &dom.Node{Type: dom.ElementNode, Data: "div", DataAtom: atom.Div, Attr: []dom.Attribute{
		{Key: "class", Val: "table"}, {Key: "role", Val: "group"},
		{Key: "aria-label", Val: d.Labels.Table}, {Key: "tabindex", Val: "0"},
	}}
	table.Parent.InsertBefore(div, table)
	table.Parent.RemoveChild(table)
	div.AppendChild(table)
}

func framed(n *dom.Node) bool {
	return n.Parent != nil && n.Parent.DataAtom == atom.Div && attribute(n.Parent, "class") == "table"
}

func blockElement(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Tr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre,
		atom.Blockquote, atom.Dt, atom.Dd, atom.Figcaption, atom.Figure, atom.Caption, atom.Details,
		atom.Summary, atom.Section, atom.Ul, atom.Ol, atom.Table, atom.Hr, atom.Br:
		return true
	}
	return false
}

func attribute(n *dom.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttribute(n *dom.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == key })
}

func setAttribute(n *dom.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, dom.Attribute{Key: key, Val: value})
}
