package html

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wendang/internal/block"
)

// normalise makes of raw HTML, as a browser reads it, what a body may hold, without
// losing text: elements that are not allowed give way to what they hold, obsolete ones
// and attributes to what shows the same. The sanitiser looks at all of it once more.
func normalise(n *dom.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch c.Type {
		case dom.TextNode:
		case dom.ElementNode:
			next = normaliseElement(c)
		default:
			n.RemoveChild(c)
		}
		c = next
	}
}

// normaliseElement does it for one element, and returns the node that follows.
func normaliseElement(n *dom.Node) (next *dom.Node) {
	next = n.NextSibling
	foreign := n.Namespace != ""
	if kindOf[n.Data]&dropped != 0 || foreign && strings.HasPrefix(n.Data, "annotation") {
		n.Parent.RemoveChild(n)
		return next
	}
	normalise(n)
	if to, ok := replacement[n.Data]; ok && !foreign {
		if n.Data == "center" {
			setAttribute(n, "class", "center")
		}
		rename(n, to)
	}
	if foreign || !isAllowed(n.Data) {
		unwrap(n)
		return next
	}
	normaliseAttributes(n)
	return next
}

// unwrap puts what n holds into its place.
func unwrap(n *dom.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

func normaliseAttributes(n *dom.Node) {
	if class := alignment(n); class != "" {
		switch n.DataAtom {
		case atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot: // style sheets align cells
			for c := range n.Descendants() {
				if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && alignOf(c) == block.Natural {
					setAttribute(c, "class", class)
				}
			}
		default:
			setAttribute(n, "class", class)
		}
	}
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "href" || a.Key == "src" || a.Key == "poster" {
			a.Val = tidyURL(a.Val)
		}
	}
	switch n.DataAtom {
	case atom.A:
		if name := attribute(n, "name"); name != "" {
			if !hasAttribute(n, "id") {
				setAttribute(n, "id", strings.ReplaceAll(name, " ", "%20"))
			} else if name != attribute(n, "id") {
				place := element(atom.Span)
				setAttribute(place, "id", strings.ReplaceAll(name, " ", "%20"))
				n.Parent.InsertBefore(place, n)
			}
		}
	case atom.Video, atom.Audio:
		if !hasAttribute(n, "controls") { // without them a reader can do nothing
			n.Attr = append(n.Attr, dom.Attribute{Key: "controls"})
		}
	}
}

// alignment returns the class for how an element's lines stand, as the attributes align
// and style say, or "". An image is put to a side of the page.
func alignment(n *dom.Node) string {
	value := attribute(n, "align")
	for declaration := range strings.SplitSeq(attribute(n, "style"), ";") {
		property, v, _ := strings.Cut(declaration, ":")
		switch strings.ToLower(strings.TrimSpace(property)) {
		case "text-align":
			value = v
		case "float":
			if n.DataAtom == atom.Img {
				value = v
			}
		}
	}
	value, _, _ = strings.Cut(value, "!")
	value = strings.ToLower(strings.TrimSpace(value))
	switch value {
	case "middle", "-webkit-center":
		value = "center"
		if n.DataAtom == atom.Img {
			return "" // it stands in the middle of its line
		}
	case "start":
		value = "left"
	case "end":
		value = "right"
	}
	if value != "left" && value != "center" && value != "right" {
		return ""
	}
	return value
}

// tidyURL escapes what browsers accept in URLs, but parsers do not: blanks and lone
// percent signs.
func tidyURL(url string) string {
	url = strings.TrimSpace(url)
	if !strings.ContainsAny(url, " %") || strings.HasPrefix(url, "data:") {
		return url
	}
	var b strings.Builder
	for i := range len(url) {
		switch c := url[i]; {
		case c == ' ':
			b.WriteString("%20")
		case c == '%' && (i+2 >= len(url) || !hexDigit(url[i+1]) || !hexDigit(url[i+2])):
			b.WriteString("%25")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
