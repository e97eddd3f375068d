package html

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wendang/internal/block"
	"wendang/internal/message"
	"wendang/internal/parse/rawhtml"
)

// normalise makes of raw HTML, as a browser reads it, what a body may hold, without
// losing text: elements that are not allowed give way to what they hold, obsolete ones
// and attributes to what shows the same. The sanitiser looks at all of it once more.
func (w *writer) normalise(n *dom.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch c.Type {
		case dom.TextNode:
		case dom.ElementNode:
			next = w.normaliseElement(c)
		default:
			n.RemoveChild(c)
		}
		c = next
	}
}

// normaliseElement does it for one element, and returns the node that follows.
func (w *writer) normaliseElement(n *dom.Node) (next *dom.Node) {
	next = n.NextSibling
	foreign := n.Namespace != ""
	if rawhtml.KindOf(n.Data)&rawhtml.Dropped != 0 || foreign && strings.HasPrefix(n.Data, "annotation") {
		n.Parent.RemoveChild(n)
		return next
	}
	w.normalise(n)
	switch {
	case foreign:
	case n.DataAtom == atom.Input && !strings.EqualFold(attribute(n, "type"), "checkbox"):
		if shownValue[strings.ToLower(attribute(n, "type"))] {
			n.Parent.InsertBefore(&dom.Node{Type: dom.TextNode, Data: attribute(n, "value")}, n)
		}
		n.Parent.RemoveChild(n)
		return next
	case (n.DataAtom == atom.Source || n.DataAtom == atom.Track) && !media(n.Parent.DataAtom): // of a picture, which goes
		n.Parent.RemoveChild(n)
		return next
	}
	if to, ok := replacement[n.Data]; ok && !foreign {
		if n.Data == "center" {
			setAttribute(n, "class", "center")
		}
		rename(n, to)
	}
	if foreign || !rawhtml.IsAllowed(n.Data) {
		unwrap(n)
		return next
	}
	w.normaliseAttributes(n)
	return next
}

// shownValue are the types of inputs whose value a browser shows.
var shownValue = map[string]bool{"": true, "text": true, "button": true, "submit": true, "reset": true, "search": true,
	"number": true, "email": true, "tel": true, "url": true, "date": true, "time": true, "month": true}

// unwrap puts what n holds into its place.
func unwrap(n *dom.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

func (w *writer) normaliseAttributes(n *dom.Node) {
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
	if n.DataAtom == atom.Img {
		takeLazySource(n)
	}
	for i := range n.Attr {
		if a := &n.Attr[i]; urlAttribute(a.Key) {
			a.Val = tidyURL(a.Val)
		}
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool {
		if !urlAttribute(a.Key) || permitted(n, a) {
			return false
		}
		w.forbidRaw(n, a)
		return true
	})
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

// lazySources are where pages that load images late keep their addresses.
var lazySources = []string{"data-src", "data-original", "data-lazy-src", "data-actualsrc"}

// takeLazySource gives an image the address of what it shows, when it has only that of
// what is shown until then.
func takeLazySource(n *dom.Node) {
	src := attribute(n, "src")
	if src != "" && !strings.HasPrefix(src, "data:") {
		return
	}
	for _, key := range lazySources {
		if lazy := strings.TrimSpace(attribute(n, key)); lazy != "" {
			setAttribute(n, "src", lazy)
			return
		}
	}
}

// forbidRaw warns about a URL in raw HTML that is left out.
func (w *writer) forbidRaw(n *dom.Node, a dom.Attribute) {
	at := w.takePlace(a.Val)
	if classify(a.Val, a.Key != "href") == external {
		w.Report.Report(at, at+1, message.MediaInsecure(shortURL(a.Val)), message.MediaFrom())
		return
	}
	w.forbid(at, a.Val)
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

// tidyURL brings into form what browsers accept in URLs and parsers do not: blanks, lone
// percent signs, and ends of lines, which go.
func tidyURL(url string) string {
	url = strings.TrimSpace(url)
	if strings.ContainsAny(url, "\n\t\r") {
		url = strings.NewReplacer("\n", "", "\t", "", "\r", "").Replace(url)
	}
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

// replacement are elements that are not allowed, with what shows their text in the
// same way. The text of all others stays where it is; of an image element a browser
// makes an img.
var replacement = map[string]atom.Atom{
	"acronym": atom.Abbr, "strike": atom.S, "tt": atom.Code, "listing": atom.Pre, "xmp": atom.Pre, "dir": atom.Ul, "menu": atom.Ul,
	"address": atom.Div, "article": atom.Div, "aside": atom.Div, "center": atom.Div, "fieldset": atom.Div, "footer": atom.Div,
	"form": atom.Div, "header": atom.Div, "hgroup": atom.Div, "legend": atom.Div, "main": atom.Div, "nav": atom.Div, "search": atom.Div,
}
