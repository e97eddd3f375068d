package html

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a frame that scrolls by itself, so that a wide table
// does not widen the page of a phone. Alignment is a class: style attributes
// would forbid a strict Content-Security-Policy.
func (w *writer) table(n *extast.Table) {
	plain := w.Unsafe
	if !plain {
		w.openTableFrame()
	}
	w.str("<table>\n")
	body := false
	for row := n.FirstChild(); row != nil && !w.failed; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		switch {
		case head:
			w.str("<thead>\n")
		case !body:
			w.str("<tbody>\n")
			body = true
		}
		w.row(row, head)
		if head {
			w.str("</thead>\n")
		}
	}
	if body {
		w.str("</tbody>\n")
	}
	w.str("</table>\n")
	if !plain {
		w.str("</div>\n")
	}
}

func (w *writer) openTableFrame() {
	w.str(`<div class="table" role="group" aria-label="`)
	w.attr(w.Labels.Table)
	w.str("\" tabindex=\"0\">\n")
}

func (w *writer) row(row ast.Node, head bool) {
	w.str("<tr>\n")
	for c := row.FirstChild(); c != nil && !w.failed; c = c.NextSibling() {
		// An empty corner of the head is no header of anything.
		tag := "td"
		if head && (c.FirstChild() != nil || w.Unsafe) {
			tag = "th"
		}
		w.str("<" + tag)
		if cell, ok := c.(*extast.TableCell); ok {
			switch cell.Alignment {
			case extast.AlignLeft:
				w.str(` class="left"`)
			case extast.AlignRight:
				w.str(` class="right"`)
			case extast.AlignCenter:
				w.str(` class="center"`)
			}
		}
		w.str(">")
		w.last = 0
		w.inlines(c)
		w.endDelimiters()
		w.text = append(w.text, ' ')
		w.str("</" + tag + ">\n")
	}
	w.extraCells(row)
	w.endText()
	w.str("</tr>\n")
}

// extraCells writes what a row has beyond the columns of its table, which GFM leaves
// out.
func (w *writer) extraCells(row ast.Node) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 || w.Unsafe {
		return
	}
	end := last.Lines().At(0).Stop
	line := w.Source[end:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	rest := bytes.TrimSpace(line)
	rest = bytes.TrimPrefix(rest, []byte("|"))
	if len(bytes.Trim(rest, "| \t")) == 0 {
		return
	}
	w.report(extraCell, end, 1)
	for len(rest) > 0 {
		cell := rest
		for i := range rest {
			if rest[i] == '|' && (i == 0 || rest[i-1] != '\\') {
				cell = rest[:i+1]
				break
			}
		}
		rest = rest[len(cell):]
		w.str("<td>")
		w.last = 0
		w.words(unescape(bytes.TrimSpace(bytes.TrimSuffix(cell, []byte("|")))))
		w.text = append(w.text, ' ')
		w.str("</td>\n")
	}
}
