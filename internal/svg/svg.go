// Package svg cleans SVG images: an image that a site's own host sends is a document of
// the site, and its scripts run with all rights of the site when somebody opens it by
// itself.
//
// What is known to draw stays, all else goes: scripts, handlers of events, animations of
// addresses, foreign elements, links, and references to anything outside the image.
package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// MaxSize is the largest image that is cleaned, in bytes.
const MaxSize = 8 << 20

// MaxDepth bounds how deep elements nest.
const MaxDepth = 200

// ErrTooDeep says that elements nest too deep.
var ErrTooDeep = errors.New("the elements nest too deep")

// ErrNoSVG says that something is no SVG image.
var ErrNoSVG = errors.New("this is no SVG image")

// Clean returns an image without what may do more than draw, and whether anything was
// left out that may. An error says that it is no well-formed XML, or no SVG. It takes
// linear time.
//
// The result is written anew from what was read, in one form, so that no browser can
// read it in another way.
func Clean(src []byte) (clean []byte, cut bool, err error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(src, []byte("\ufeff"))))
	d.CharsetReader = charset(src)
	c := &cleaner{spaces: bindings{}}
	for {
		t, err := d.RawToken()
		if dtd, ok := t.(xml.Directive); ok && d.Entity == nil {
			d.Entity = entities(dtd, src)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, false, err
		}
		if err := c.token(t); err != nil {
			return nil, false, err
		}
	}
	if len(c.open) > 0 || !c.root {
		return nil, false, ErrNoSVG
	}
	c.out.WriteByte('\n')
	return c.out.Bytes(), c.cut, nil
}

// ErrEncoding says that a text is in another encoding than UTF-8.
var ErrEncoding = errors.New("the encoding is not UTF-8")

// charset returns what reads a document that declares another encoding than "UTF-8". What
// is ASCII alone is the same in all of them.
func charset(src []byte) func(string, io.Reader) (io.Reader, error) {
	return func(name string, r io.Reader) (io.Reader, error) {
		if strings.EqualFold(name, "utf8") || bytes.IndexFunc(src, isNotASCII) < 0 {
			return r, nil
		}
		return nil, ErrEncoding
	}
}

func isNotASCII(r rune) bool { return r >= utf8.RuneSelf }

// entityDeclaration matches an entity that stands for a plain text.
var entityDeclaration = regexp.MustCompile(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"&%<]{0,100})"|'([^'&%<]{0,100})')\s*>`)

// entities returns the texts that a document type declares, which older drawing programs
// write for the names of namespaces. Those that stand for others are not known, and a
// document that uses very many has none.
func entities(dtd xml.Directive, src []byte) map[string]string {
	const mostUses = 10_000
	texts := map[string]string{}
	if bytes.Count(src, []byte("&")) > mostUses {
		return texts
	}
	for _, m := range entityDeclaration.FindAllSubmatch(dtd, -1) {
		texts[string(m[1])] = string(m[2]) + string(m[3])
	}
	return texts
}

type cleaner struct {
	out    bytes.Buffer
	open   []element // on the way from the root
	spaces bindings
	skip   int  // so many of open are left out, with all in them
	root   bool // the root was there
	cut    bool
}

type element struct {
	name     xml.Name // with the prefix as its space
	declared []string // prefixes
	style    bool
	text     []byte // of a style sheet, which is looked at as a whole
	bare     bool   // the element is left out, but not what is in it
}

func (c *cleaner) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return c.start(t)
	case xml.EndElement:
		return c.end(t)
	case xml.CharData:
		return c.text(t)
	}
	// Comments, instructions and document types draw nothing.
	return nil
}

func (c *cleaner) start(t xml.StartElement) error {
	if len(c.open) >= MaxDepth {
		return ErrTooDeep
	}
	e := element{name: t.Name}
	if c.skip > 0 {
		c.skip++
		c.open = append(c.open, e)
		return nil
	}
	e.declared = c.spaces.enter(t)
	known := c.spaces.of(t.Name.Space) == namespace
	if len(c.open) == 0 {
		if c.root || !known || t.Name.Local != "svg" {
			return ErrNoSVG
		}
		c.root = true
	}
	switch {
	case known && t.Name.Local == "a":
		e.bare, c.cut = true, true
		c.open = append(c.open, e)
		return nil
	case known && t.Name.Local == "style":
		e.style = true
		c.open = append(c.open, e)
		return nil
	case !known || !isElement(t.Name.Local) || animatesAddress(t):
		// What editors write for themselves, and metadata, is no loss.
		c.cut = c.cut || known && t.Name.Local != "metadata"
		c.skip = 1
		c.open = append(c.open, e)
		return nil
	}
	c.open = append(c.open, e)
	c.out.WriteByte('<')
	c.out.WriteString(t.Name.Local)
	if len(c.open) == 1 {
		c.out.WriteString(` xmlns="` + namespace + `" xmlns:xlink="` + linkSpace + `"`)
	}
	c.attributes(t)
	c.out.WriteByte('>')
	return nil
}

// attributes writes the attributes that may stay.
func (c *cleaner) attributes(t xml.StartElement) {
	written := map[string]bool{} // none may stand twice
	for _, a := range t.Attr {
		name := a.Name.Local
		if a.Name.Space == "xmlns" || a.Name.Space == "" && name == "xmlns" {
			continue
		}
		if a.Name.Space != "" { // without a prefix it is of its element
			switch space := c.spaces.of(a.Name.Space); {
			case space == linkSpace:
				name = "xlink:" + name
			case space == xmlSpace && (name == "space" || name == "lang"):
				name = "xml:" + name
			default:
				continue // an editor's own
			}
		}
		if written[name] {
			continue
		}
		if !attributeMayStay(t.Name.Local, name, a.Value) {
			c.cut = true
			continue
		}
		written[name] = true
		c.out.WriteByte(' ')
		c.out.WriteString(name)
		c.out.WriteString(`="`)
		escape(&c.out, a.Value)
		c.out.WriteByte('"')
	}
}

func (c *cleaner) end(t xml.EndElement) error {
	if len(c.open) == 0 || c.open[len(c.open)-1].name != t.Name {
		return ErrNoSVG
	}
	e := &c.open[len(c.open)-1]
	switch {
	case c.skip > 0:
		c.skip--
	case e.bare:
	case e.style:
		if css := string(e.text); cssMayStay(css) {
			c.out.WriteString("<style>")
			escape(&c.out, css)
			c.out.WriteString("</style>")
		} else {
			c.cut = true
		}
	default:
		c.out.WriteString("</")
		c.out.WriteString(t.Name.Local)
		c.out.WriteByte('>')
	}
	c.spaces.leave(e.declared)
	c.open = c.open[:len(c.open)-1]
	return nil
}

func (c *cleaner) text(t xml.CharData) error {
	switch {
	case len(c.open) == 0:
		if len(bytes.TrimSpace(t)) > 0 {
			return ErrNoSVG
		}
	case c.skip > 0:
	case c.open[len(c.open)-1].style:
		e := &c.open[len(c.open)-1]
		e.text = append(e.text, t...)
	default:
		escape(&c.out, string(t))
	}
	return nil
}

// escape writes a text so that it is one, also as the value of an attribute.
func escape(b *bytes.Buffer, s string) {
	// Writing to memory does not fail.
	_ = xml.EscapeText(b, []byte(s))
}

// animatesAddress reports whether an animation changes what an address or a handler is.
func animatesAddress(t xml.StartElement) bool {
	switch t.Name.Local {
	case "animate", "set", "animateTransform", "animateMotion", "animateColor":
	default:
		return false
	}
	for _, a := range t.Attr {
		if a.Name.Local != "attributeName" {
			continue
		}
		// All of them count: whichever of several is written in the end, it names no address.
		name := strings.ToLower(strings.TrimSpace(a.Value))
		if name == "href" || strings.HasSuffix(name, ":href") || strings.HasPrefix(name, "on") || name == "style" {
			return true
		}
	}
	return false
}

// attributeMayStay reports whether an attribute of an element only draws.
func attributeMayStay(element, name, value string) bool {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(lower, "on"):
		return false
	case lower == "href" || lower == "xlink:href":
		return isInside(element, value)
	case strings.HasPrefix(lower, "xlink:"), lower == "src", lower == "action", lower == "formaction", lower == "data", lower == "ping":
		return false
	}
	// Any attribute that presents something may hold url(…).
	return cssMayStay(value)
}

// isInside reports whether an address leads to a part of the image itself, or is a
// picture of dots within an element for that.
func isInside(element, address string) bool {
	address = strings.Trim(address, " \t\n\f\r") // all that browsers take for space
	if strings.HasPrefix(address, "#") {
		return true
	}
	if element != "image" && element != "feImage" {
		return false
	}
	for _, kind := range []string{"png", "jpeg", "jpg", "gif", "webp"} {
		if data, ok := strings.CutPrefix(address, "data:image/"+kind+";base64,"); ok {
			_, err := io.Copy(io.Discard, base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.Map(withoutSpace, data))))
			return err == nil
		}
	}
	return false
}

func withoutSpace(r rune) rune {
	if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
		return -1
	}
	return r
}

// cssMayStay reports whether a style sheet, or a value in one, takes nothing from
// elsewhere. With escapes it could say anything, so it has none.
func cssMayStay(css string) bool {
	css = strings.ToLower(css)
	for _, bad := range []string{`\`, "@import", "@charset", "@namespace", "expression(", "javascript:", "vbscript:", "-moz-binding", "behavior:", "image-set(", "image(", "src("} {
		if strings.Contains(css, bad) {
			return false
		}
	}
	for rest := css; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return true
		}
		rest = strings.TrimLeft(after, " \t\r\n\"'")
		if !strings.HasPrefix(rest, "#") {
			return false
		}
	}
}
