package html

import (
	"strconv"
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wendang/internal/block"
	"wendang/internal/parse/cjk"
)

// line makes inlines of the nodes from first to the one before end, which all
// belong to one line of text, and puts them into the elements around it. It returns
// nil when they show nothing.
func (b *blockBuilder) line(first, end *dom.Node) []block.Inline {
	l := &lineBuilder{blockBuilder: b, space: true}
	list := l.nodes(nil, first, end)
	list = trimLine(list)
	if len(list) == 0 {
		return nil
	}
	for i := len(b.around) - 1; i >= 0; i-- {
		list = l.wrapped(nil, b.around[i], list)
	}
	return list
}

// identified makes inlines of what n holds, with its id.
func (b *blockBuilder) identified(n *dom.Node) []block.Inline {
	list := b.line(n.FirstChild, nil)
	if id := attribute(n, "id"); id != "" {
		list = append([]block.Inline{&block.Anchor{ID: id}}, list...)
	}
	return list
}

// lineBuilder makes the inlines of one line.
type lineBuilder struct {
	*blockBuilder
	space bool // the line ends with a space, or begins
}

// nodes appends the inlines of the nodes from first to the one before end.
func (l *lineBuilder) nodes(list []block.Inline, first, end *dom.Node) []block.Inline {
	for n := first; n != nil && n != end; n = n.NextSibling {
		list = l.node(list, n)
	}
	return list
}

func (l *lineBuilder) node(list []block.Inline, n *dom.Node) []block.Inline {
	switch n.Type {
	case dom.TextNode:
		return l.textOrCandidates(list, n.Data)
	case dom.ElementNode:
	default:
		return list
	}
	if l.label[n] {
		return list
	}
	id := attribute(n, "id")
	if number := l.mark(n, id); number > 0 {
		l.space = false
		return append(list, &block.FootnoteMark{Number: number})
	}
	if id != "" {
		list = append(list, &block.Anchor{ID: id})
	}
	switch n.DataAtom {
	case atom.Br:
		l.space = true
		return append(list, &block.Break{})
	case atom.Wbr:
		return list
	case atom.Img:
		l.space = false
		return append(list, &block.Image{Target: targetOf(n, "src"), Alt: attribute(n, "alt"), Title: attribute(n, "title"),
			Width: number(n, "width"), Height: number(n, "height")})
	case atom.Input:
		l.space = true // the space behind it is the box's
		return append(list, &block.Checkbox{Checked: hasAttribute(n, "checked")})
	case atom.Code:
		l.space = false
		return append(list, &block.CodeSpan{Text: textOf(n)})
	case atom.Video, atom.Audio:
		return append(list, l.media(n))
	case atom.Ruby:
		return append(list, l.ruby(n))
	}
	if n.DataAtom == atom.A && attribute(n, "class") == "footnote-backref" {
		return list
	}
	if isBlock(n.DataAtom) { // within what can only hold a line
		if !l.space {
			list = l.node(list, element(atom.Br))
		}
		list = l.nodes(list, n.FirstChild, nil)
		if !l.space {
			list = l.node(list, element(atom.Br))
		}
		return list
	}
	return l.wrapped(list, n, l.nodes(nil, n.FirstChild, nil))
}

// textOrCandidates appends text in which candidates may stand.
func (l *lineBuilder) textOrCandidates(list []block.Inline, s string) []block.Inline {
	eachCandidate(s, len(l.candidates), func(words string) { list = l.text(list, words) }, func(k int) {
		c := &l.candidates[k]
		target := block.Target{Link: c.link, Literal: c.text}
		if c.image {
			list = append(list, &block.Image{Target: target, Alt: c.label, Title: c.title})
		} else {
			list = append(list, &block.Link{Target: target, Title: c.title, Inlines: l.labelOf(c)})
		}
		l.space = false
	})
	return list
}

// labelOf returns the inlines of a candidate's label.
func (l *lineBuilder) labelOf(c *candidate) []block.Inline {
	root, err := parseFragment([]byte(c.inner))
	if err != nil {
		return []block.Inline{&block.Text{Text: c.label}}
	}
	return l.nodes(nil, root.FirstChild, nil)
}

// text appends text whose white space is one space, and none at the beginning of
// the line.
func (l *lineBuilder) text(list []block.Inline, s string) []block.Inline {
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf && cjk.Space(r) {
			if !l.space {
				b.WriteByte(' ')
			}
			l.space = true
			continue
		}
		b.WriteRune(r)
		l.space = false
	}
	if b.Len() == 0 {
		return list
	}
	if len(list) > 0 {
		if last, ok := list[len(list)-1].(*block.Text); ok {
			last.Text += b.String()
			return list
		}
	}
	return append(list, &block.Text{Text: b.String()})
}

// trimLine removes spaces and breaks from the end of a line.
func trimLine(list []block.Inline) []block.Inline {
	for len(list) > 0 {
		switch last := list[len(list)-1].(type) {
		case *block.Break:
		case *block.Text:
			if last.Text = strings.TrimRight(last.Text, " "); last.Text != "" {
				return list
			}
		case *block.Span:
			last.Inlines = trimLine(last.Inlines)
			return list
		default:
			return list
		}
		list = list[:len(list)-1]
	}
	return nil
}

// spans are the kinds of the elements that mean more than their text.
var spans = map[atom.Atom]block.Kind{
	atom.Strong: block.Strong, atom.B: block.Strong, atom.Em: block.Emphasis, atom.I: block.Emphasis,
	atom.Del: block.Deleted, atom.S: block.Deleted, atom.Ins: block.Inserted, atom.U: block.Underlined,
	atom.Mark: block.Marked, atom.Small: block.Small, atom.Sub: block.Subscript, atom.Sup: block.Superscript,
	atom.Q: block.Quotation, atom.Cite: block.Citation, atom.Abbr: block.Abbreviation, atom.Dfn: block.Defined,
	atom.Kbd: block.Keyboard, atom.Samp: block.Sample, atom.Var: block.Variable,
}

// wrapped appends inlines within what an element means.
func (l *lineBuilder) wrapped(list []block.Inline, n *dom.Node, inner []block.Inline) []block.Inline {
	if n.DataAtom == atom.A && hasAttribute(n, "href") {
		return append(list, &block.Link{Target: targetOf(n, "href"), Title: attribute(n, "title"), Inlines: inner})
	}
	s := &block.Span{Kind: spans[n.DataAtom], Title: attribute(n, "title"), Lang: attribute(n, "lang"), Inlines: inner}
	if s.Kind == block.Plain && s.Title == "" && s.Lang == "" {
		return append(list, inner...)
	}
	if len(inner) == 0 {
		return list
	}
	return append(list, s)
}

// targetOf returns where the URL of an attribute leads.
func targetOf(n *dom.Node, key string) block.Target {
	url := attribute(n, key)
	if url != "" && (url[0] == linkMark || url[0] == treeMark) {
		if i, err := strconv.Atoi(url[1 : len(url)-1]); err == nil {
			return block.Target{Link: i}
		}
	}
	return block.Target{Link: -1, URL: url}
}

// mark returns the number of the footnote whose mark n is, or 0.
func (l *lineBuilder) mark(n *dom.Node, id string) int {
	a := n.FirstChild
	if n.DataAtom != atom.Sup || !strings.HasPrefix(id, "fnref") || a == nil || attribute(a, "class") != "footnote-ref" {
		return 0
	}
	return footnoteNumber(attribute(a, "href"), "#fn:")
}

func (l *lineBuilder) ruby(n *dom.Node) *block.Ruby {
	r := &block.Ruby{}
	var base []block.Inline
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Rp:
		case atom.Rt:
			r.Parts = append(r.Parts, block.RubyPart{Base: base, Reading: strings.TrimSpace(textOf(c))})
			base = nil
		default:
			base = l.node(base, c)
		}
	}
	if len(base) > 0 {
		r.Parts = append(r.Parts, block.RubyPart{Base: base})
	}
	return r
}

func (l *lineBuilder) media(n *dom.Node) *block.Media {
	m := &block.Media{Video: n.DataAtom == atom.Video}
	if hasAttribute(n, "src") {
		m.Sources = append(m.Sources, targetOf(n, "src"))
	}
	if hasAttribute(n, "poster") {
		poster := targetOf(n, "poster")
		m.Poster = &poster
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom != atom.Source:
			m.Inlines = l.node(m.Inlines, c)
		case hasAttribute(c, "src"):
			m.Sources = append(m.Sources, targetOf(c, "src"))
		}
	}
	return m
}
