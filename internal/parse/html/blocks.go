package html

import (
	"bytes"
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wendang/internal/block"
)

// Blocks returns the body as a tree. It may be called once, before the memory that
// the body was written with is used again.
//
// The tree is made from the HTML that was written, as a browser would read it, so
// that page and tree cannot disagree, and raw HTML is sanitised in both.
func (b *Body) Blocks() (*block.Document, error) {
	root := b.root // of a body with raw HTML
	if root == nil {
		var err error
		html := b.HTML
		if b.marked != nil {
			html = b.marked
		}
		// Parsers of HTML replace a NUL.
		if root, err = parseFragment(bytes.ReplaceAll(html, []byte{linkMark}, []byte{treeMark})); err != nil {
			return nil, err
		}
	}
	maker := &blockBuilder{label: b.label, candidates: b.candidates}
	blocks := maker.children(root)
	return &block.Document{Blocks: blocks, Footnotes: maker.footnotes}, nil
}

// treeMark stands for a linkMark in HTML that is parsed. Source files cannot hold it.
const treeMark = 1

// parseFragment parses HTML as the content of a div, as a browser does that runs no
// scripts.
func parseFragment(src []byte) (*dom.Node, error) {
	root := element(atom.Div)
	nodes, err := dom.ParseFragmentWithOptions(bytes.NewReader(src), root, dom.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root, nil
}

// blockBuilder makes a tree of blocks from the nodes of HTML.
type blockBuilder struct {
	footnotes  []block.Footnote
	candidates []candidate
	label      map[*dom.Node]bool // headings of details that are not the author's

	// around are the inline elements that hold the blocks which are made now, as
	// in <b><p>…</p><p>…</p></b>: each line is put into all of them.
	around []*dom.Node

	align block.Align // of the lines that are made now, unless they have their own
}

// children makes blocks of what n holds. Inlines that stand between blocks become
// a paragraph.
func (b *blockBuilder) children(n *dom.Node) []block.Block {
	var list []block.Block
	for c := n.FirstChild; c != nil; {
		if holdsBlocks(c) {
			list = append(list, b.block(c)...)
			c = c.NextSibling
			continue
		}
		first := c
		for c != nil && !holdsBlocks(c) {
			c = c.NextSibling
		}
		if line := b.line(first, c); len(line) > 0 {
			list = append(list, &block.Paragraph{Align: b.align, Inlines: line})
		}
	}
	return list
}

// holdsBlocks reports whether n is a block, or an inline element that holds one.
func holdsBlocks(n *dom.Node) bool {
	if n.Type != dom.ElementNode {
		return false
	}
	return isBlock(n.DataAtom) || holdsBlocksBelow(n)
}

func holdsBlocksBelow(n *dom.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if holdsBlocks(c) {
			return true
		}
	}
	return false
}

func isBlock(a atom.Atom) bool { return a == atom.Dl || blockElement(a) && a != atom.Br }

// block makes blocks of an element.
func (b *blockBuilder) block(n *dom.Node) []block.Block {
	if !isBlock(n.DataAtom) { // an inline element that holds blocks
		b.around = append(b.around, n)
		list := b.children(n)
		b.around = b.around[:len(b.around)-1]
		return list
	}
	if own := alignOf(n); own != block.Natural && n.DataAtom != atom.Table {
		around := b.align
		b.align = own
		defer func() { b.align = around }()
	}
	id := attribute(n, "id")
	var made block.Block
	switch level := headingLevel(n); {
	case level > 0:
		return []block.Block{&block.Heading{Level: level, ID: id, Align: b.align, Inlines: b.line(n.FirstChild, nil)}}
	case n.DataAtom == atom.P && !holdsBlocksBelow(n): // a browser would end the paragraph before the block
		line := b.line(n.FirstChild, nil)
		if len(line) == 0 && id == "" {
			return nil
		}
		made = &block.Paragraph{Align: b.align, Inlines: line}
	case n.DataAtom == atom.Hr:
		made = &block.Rule{}
	case n.DataAtom == atom.Pre:
		made = codeBlock(n)
	case n.DataAtom == atom.Ul, n.DataAtom == atom.Ol:
		made = b.list(n)
	case n.DataAtom == atom.Dl:
		made = b.definitions(n)
	case n.DataAtom == atom.Table:
		made = b.table(n)
	case n.DataAtom == atom.Blockquote:
		made = &block.Quote{Blocks: b.children(n)}
	case n.DataAtom == atom.Figure:
		made = b.figure(n)
	case n.DataAtom == atom.Details:
		made = b.details(n)
	case n.DataAtom == atom.Section && attribute(n, "class") == "footnotes" && b.notes(n):
		return nil
	case id == "":
		// A frame: what it holds stands by itself.
		return b.children(n)
	default:
		return []block.Block{&block.Group{ID: id, Blocks: b.children(n)}}
	}
	if id != "" {
		made = &block.Group{ID: id, Blocks: []block.Block{made}}
	}
	return []block.Block{made}
}

// alignOf returns how the lines of an element stand, as its class says.
func alignOf(n *dom.Node) block.Align {
	switch attribute(n, "class") {
	case "left":
		return block.Left
	case "center":
		return block.Center
	case "right":
		return block.Right
	}
	return block.Natural
}

func codeBlock(n *dom.Node) *block.Code {
	c := &block.Code{Text: textOf(n)}
	if code := firstElement(n); code != nil && code.DataAtom == atom.Code {
		c.Language = strings.TrimPrefix(attribute(code, "class"), "language-")
	}
	if c.Text != "" && !strings.HasSuffix(c.Text, "\n") {
		c.Text += "\n"
	}
	return c
}

// textOf returns all text below n.
func textOf(n *dom.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == dom.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (b *blockBuilder) list(n *dom.Node) *block.List {
	l := &block.List{Ordered: n.DataAtom == atom.Ol}
	if l.Ordered {
		l.Start = 1
		if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
			l.Start = start
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Li:
			value, _ := strconv.Atoi(attribute(c, "value"))
			i := block.Item{Value: value, Blocks: b.children(c)}
			if id := attribute(c, "id"); id != "" {
				i.Blocks = []block.Block{&block.Group{ID: id, Blocks: i.Blocks}}
			}
			l.Items = append(l.Items, i)
		case !blank(c): // a list that stands right in a list belongs to the item before it
			if len(l.Items) == 0 {
				l.Items = append(l.Items, block.Item{})
			}
			last := &l.Items[len(l.Items)-1]
			last.Blocks = append(last.Blocks, b.alone(c)...)
		}
	}
	return l
}

// alone makes blocks of one node.
func (b *blockBuilder) alone(n *dom.Node) []block.Block {
	if holdsBlocks(n) {
		return b.block(n)
	}
	if line := b.line(n, n.NextSibling); len(line) > 0 {
		return []block.Block{&block.Paragraph{Align: b.align, Inlines: line}}
	}
	return nil
}

// blank reports whether a node shows nothing.
func blank(n *dom.Node) bool {
	return n.Type == dom.TextNode && strings.TrimSpace(n.Data) == "" || n.Type == dom.CommentNode
}

func (b *blockBuilder) definitions(n *dom.Node) *block.Definitions {
	d := &block.Definitions{}
	var last *block.Definition
	next := func() *block.Definition {
		d.Entries = append(d.Entries, block.Definition{})
		return &d.Entries[len(d.Entries)-1]
	}
	var walk func(n *dom.Node)
	walk = func(n *dom.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.DataAtom == atom.Dt:
				if last == nil || len(last.Descriptions) > 0 {
					last = next()
				}
				last.Terms = append(last.Terms, b.identified(c))
			case c.DataAtom == atom.Div:
				walk(c)
			case !blank(c):
				if last == nil {
					last = next()
				}
				if c.DataAtom == atom.Dd {
					last.Descriptions = append(last.Descriptions, b.children(c))
				} else {
					last.Descriptions = append(last.Descriptions, b.alone(c))
				}
			}
		}
	}
	walk(n)
	return d
}

func (b *blockBuilder) table(n *dom.Node) *block.Table {
	around := b.align
	b.align = block.Natural // cells tell it themselves
	defer func() { b.align = around }()
	t := &block.Table{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption:
			t.Caption = b.line(c.FirstChild, nil)
		case atom.Thead:
			t.Head = append(t.Head, b.rows(c)...)
		case atom.Tbody:
			t.Body = append(t.Body, b.rows(c)...)
		case atom.Tfoot:
			t.Foot = append(t.Foot, b.rows(c)...)
		}
	}
	return t
}

func (b *blockBuilder) rows(n *dom.Node) []block.Row {
	var rows []block.Row
	for tr := n.FirstChild; tr != nil; tr = tr.NextSibling {
		if tr.DataAtom != atom.Tr {
			continue
		}
		var row block.Row
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			row.Cells = append(row.Cells, block.Cell{
				Header:  c.DataAtom == atom.Th,
				Align:   alignOf(c),
				Columns: max(number(c, "colspan"), 1),
				Rows:    max(number(c, "rowspan"), 1),
				Blocks:  b.children(c),
			})
		}
		rows = append(rows, row)
	}
	return rows
}

// number returns an attribute that is a number, or 0.
func number(n *dom.Node, key string) int {
	i, _ := strconv.Atoi(attribute(n, key))
	return i
}

func (b *blockBuilder) figure(n *dom.Node) *block.Figure {
	f := &block.Figure{}
	caption := firstElement(n)
	for c := caption; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Figcaption {
			f.CaptionAbove = c == caption && c.NextSibling != nil
			f.Caption = b.line(c.FirstChild, nil)
			n.RemoveChild(c)
			break
		}
	}
	f.Blocks = b.children(n)
	return f
}

func (b *blockBuilder) details(n *dom.Node) *block.Details {
	d := &block.Details{Open: hasAttribute(n, "open")}
	if s := firstElement(n); s != nil && s.DataAtom == atom.Summary {
		if !b.label[s] {
			d.Summary = b.line(s.FirstChild, nil)
		}
		n.RemoveChild(s)
	}
	d.Blocks = b.children(n)
	return d
}

// notes takes the list of footnotes. It reports false when the section is another
// one.
func (b *blockBuilder) notes(n *dom.Node) bool {
	list := firstElement(n)
	if len(b.footnotes) > 0 || list == nil || list.DataAtom != atom.Ol || list.NextSibling != nil && !blank(list.NextSibling) {
		return false
	}
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if li.DataAtom == atom.Li && footnoteNumber(attribute(li, "id"), "fn:") == 0 {
			return false
		}
	}
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if li.DataAtom == atom.Li {
			b.footnotes = append(b.footnotes, block.Footnote{Number: footnoteNumber(attribute(li, "id"), "fn:"), Blocks: b.children(li)})
		}
	}
	return true
}

// footnoteNumber returns the number in an id such as fn:3, or 0.
func footnoteNumber(id, prefix string) int {
	digits, ok := strings.CutPrefix(id, prefix)
	if !ok {
		return 0
	}
	n, _ := strconv.Atoi(digits)
	return max(n, 0)
}
