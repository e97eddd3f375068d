package html

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// repair puts elements that cannot stand where an author put them into what they
// belong to: list items into a list, terms into a definition list. A summary or
// caption without its frame becomes a paragraph. Text is never lost.
func (d *domWriter) repair(n *dom.Node) {
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		repairList(n)
	}
	for c := n.FirstChild; c != nil; {
		if c.DataAtom == atom.P && c.FirstChild == nil && len(c.Attr) == 0 { // of a </p> too many
			next := c.NextSibling
			n.RemoveChild(c)
			c = next
			continue
		}
		switch c.DataAtom {
		case atom.Li:
			if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol {
				c = enclose(c, atom.Ul, atom.Li)
			}
		case atom.Dt, atom.Dd:
			if n.DataAtom != atom.Dl {
				c = enclose(c, atom.Dl, atom.Dt, atom.Dd)
			}
		case atom.Summary:
			if n.DataAtom != atom.Details || c != firstElement(n) {
				becomeParagraph(c)
			}
		case atom.Figcaption:
			if n.DataAtom != atom.Figure {
				becomeParagraph(c)
			}
		case atom.Rt, atom.Rp:
			if n.DataAtom != atom.Ruby {
				rename(c, atom.Span)
			}
		case atom.Details:
			if first := firstElement(c); first == nil || first.DataAtom != atom.Summary {
				s := element(atom.Summary)
				if d.label == nil {
					d.label = map[*dom.Node]bool{}
				}
				d.label[s] = true
				s.AppendChild(&dom.Node{Type: dom.TextNode, Data: d.Labels.Details})
				c.InsertBefore(s, c.FirstChild)
			}
		}
		d.repair(c)
		c = c.NextSibling
	}
}

// becomeParagraph renames an element, which holds blocks or a line.
func becomeParagraph(n *dom.Node) {
	for c := range n.Descendants() {
		if isBlock(c.DataAtom) {
			rename(n, atom.Div)
			return
		}
	}
	rename(n, atom.P)
}

// repairList brings what else stands in a list into its items: where tags cross its items,
// browsers put elements between them.
func repairList(list *dom.Node) {
	var last *dom.Node // item
	for c := list.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.DataAtom == atom.Li:
			last = c
		case last != nil && (c.DataAtom == atom.Ul || c.DataAtom == atom.Ol):
			list.RemoveChild(c)
			last.AppendChild(c)
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type == dom.ElementNode && !isBlock(c.DataAtom) && c.FirstChild != nil && holdsOnlyItems(c):
			if c.FirstChild != nil {
				next = c.FirstChild
			}
			unwrap(c)
		default:
			item := element(atom.Li)
			list.InsertBefore(item, c)
			list.RemoveChild(c)
			item.AppendChild(c)
		}
		c = next
	}
}

// holdsOnlyItems reports whether an element holds items of a list, or nothing.
func holdsOnlyItems(n *dom.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li && !(c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "") {
			return false
		}
	}
	return true
}

func element(a atom.Atom) *dom.Node {
	return &dom.Node{Type: dom.ElementNode, Data: a.String(), DataAtom: a}
}

func rename(n *dom.Node, a atom.Atom) { n.Data, n.DataAtom = a.String(), a }

func firstElement(n *dom.Node) *dom.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode {
			return c
		}
	}
	return nil
}

// enclose puts n, and the elements of the same kinds that follow it, into a new
// element, and returns that.
func enclose(n *dom.Node, outer atom.Atom, inner ...atom.Atom) *dom.Node {
	parent := n.Parent
	box := element(outer)
	parent.InsertBefore(box, n)
	for n != nil {
		next := n.NextSibling
		blank := n.Type == dom.TextNode && strings.TrimSpace(n.Data) == ""
		if !blank && !slices.Contains(inner, n.DataAtom) {
			break
		}
		parent.RemoveChild(n)
		box.AppendChild(n)
		n = next
	}
	return box
}
