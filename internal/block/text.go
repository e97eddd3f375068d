package block

import "strings"

// Text returns the text of the document, a line for each block, the footnotes
// last. Readings of ruby and what images show are left out, as in the text that
// search knows; see [Document.Walk] for all that a tree holds.
func (d *Document) Text() string {
	var b strings.Builder
	d.Walk(func(blk Block) {
		if c, ok := blk.(*Code); ok {
			endLine(&b)
			b.WriteString(c.Text)
		}
	}, func(in Inline) {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.Text)
		case *CodeSpan:
			b.WriteString(in.Text)
		case *Break:
			b.WriteByte(' ')
		}
	}, func() { endLine(&b) })
	return strings.TrimSpace(b.String())
}

func endLine(b *strings.Builder) {
	if s := b.String(); s != "" && s[len(s)-1] != '\n' {
		b.WriteByte('\n')
	}
}

// Walk visits all blocks and inlines in the order of the text, each before what
// it holds. endLine is called where a line of text ends.
func (d *Document) Walk(block func(Block), inline func(Inline), endLine func()) {
	w := walker{block, inline, endLine}
	w.blocks(d.Blocks)
	for _, f := range d.Footnotes {
		w.blocks(f.Blocks)
	}
}

type walker struct {
	block   func(Block)
	inline  func(Inline)
	endLine func()
}

func (w walker) blocks(list []Block) {
	for _, b := range list {
		w.block(b)
		switch b := b.(type) {
		case *Heading:
			w.line(b.Inlines)
		case *Paragraph:
			w.line(b.Inlines)
		case *List:
			for _, i := range b.Items {
				w.blocks(i.Blocks)
			}
		case *Definitions:
			for _, e := range b.Entries {
				for _, t := range e.Terms {
					w.line(t)
				}
				for _, d := range e.Descriptions {
					w.blocks(d)
				}
			}
		case *Table:
			w.line(b.Caption)
			for _, rows := range [][]Row{b.Head, b.Body, b.Foot} {
				for _, r := range rows {
					for _, c := range r.Cells {
						w.blocks(c.Blocks)
					}
				}
			}
		case *Quote:
			w.blocks(b.Blocks)
		case *Figure:
			if b.CaptionAbove {
				w.line(b.Caption)
			}
			w.blocks(b.Blocks)
			if !b.CaptionAbove {
				w.line(b.Caption)
			}
		case *Details:
			w.line(b.Summary)
			w.blocks(b.Blocks)
		case *Group:
			w.blocks(b.Blocks)
		}
	}
}

func (w walker) line(list []Inline) {
	w.inlines(list)
	w.endLine()
}

func (w walker) inlines(list []Inline) {
	for _, i := range list {
		w.inline(i)
		switch i := i.(type) {
		case *Span:
			w.inlines(i.Inlines)
		case *Link:
			w.inlines(i.Inlines)
		case *Media:
			w.inlines(i.Inlines)
		case *Ruby:
			for _, p := range i.Parts {
				w.inlines(p.Base)
			}
		}
	}
}
