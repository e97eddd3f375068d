package e2e

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

const (
	atomSpace    = "http://www.w3.org/2005/Atom"
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

	openSearchSpace = "http://a9.com/-/spec/opensearch/1.1/"
)

// node is an XML element.
type node struct {
	name     xml.Name
	attr     map[string]string
	text     string
	children []*node
}

// readXML reads a document strictly.
func readXML(src []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	var stack []*node
	var root *node
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if root == nil || len(stack) > 0 {
				return nil, errors.New("the document is not whole")
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name, attr: map[string]string{}}
			for _, a := range t.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			if len(stack) > 0 {
				parent := stack[len(stack)-1]
				parent.children = append(parent.children, n)
			} else {
				root = n
			}
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text += string(t)
			}
		}
	}
}

// xmlChecker checks one document.
type xmlChecker struct {
	output   *Output
	path     string
	baseURL  string
	problems []string
}

func (c *xmlChecker) problem(format string, args ...any) {
	c.problems = append(c.problems, c.path+": "+fmt.Sprintf(format, args...))
}

// count checks how often elements stand in a parent: least and most times, most
// -1 for any number. Elements that are not named must not stand there.
func (c *xmlChecker) count(n *node, rules map[string][2]int) map[string][]*node {
	found := map[string][]*node{}
	for _, child := range n.children {
		name := child.name.Local
		if _, ok := rules[name]; !ok || child.name.Space != n.name.Space {
			c.problem("<%s> must not stand in <%s>", name, n.name.Local)
		}
		found[name] = append(found[name], child)
	}
	for name, r := range rules {
		if k := len(found[name]); k < r[0] || r[1] >= 0 && k > r[1] {
			c.problem("<%s> has %d <%s>", n.name.Local, k, name)
		}
	}
	return found
}

func (c *xmlChecker) feed(root *node) {
	f := c.count(root, map[string][2]int{"title": {1, 1}, "subtitle": {0, 1}, "link": {1, -1}, "id": {1, 1},
		"updated": {1, 1}, "author": {1, -1}, "generator": {0, 1}, "entry": {0, -1}})
	c.common(root, f)
	ids := map[string]bool{}
	for _, e := range f["entry"] {
		g := c.count(e, map[string][2]int{"title": {1, 1}, "link": {1, -1}, "id": {1, 1}, "updated": {1, 1},
			"published": {0, 1}, "author": {0, -1}, "category": {0, -1}, "summary": {0, 1}})
		c.common(e, g)
		for _, p := range g["published"] {
			c.date(p.text)
		}
		for _, id := range g["id"] {
			if ids[id.text] {
				c.problem("the id %s stands twice", id.text)
			}
			ids[id.text] = true
		}
		for _, cat := range g["category"] {
			if cat.attr["term"] == "" {
				c.problem("a category without term")
			}
		}
	}
}

// common checks what feeds and entries both have.
func (c *xmlChecker) common(n *node, found map[string][]*node) {
	for _, t := range found["title"] {
		if strings.TrimSpace(t.text) == "" {
			c.problem("an empty title")
		}
	}
	for _, d := range found["updated"] {
		c.date(d.text)
	}
	for _, id := range found["id"] {
		if u, err := url.Parse(id.text); err != nil || !u.IsAbs() {
			c.problem("the id %q is no IRI", id.text)
		}
	}
	for _, l := range found["link"] {
		c.address(l.attr["href"])
	}
	for _, a := range found["author"] {
		c.count(a, map[string][2]int{"name": {1, 1}, "uri": {0, 1}, "email": {0, 1}})
	}
}

// entries checks a sitemap or an index of sitemaps.
func (c *xmlChecker) entries(root *node, name string) {
	const most, largest = 50_000, 10_000_000
	f := c.count(root, map[string][2]int{name: {1, most}})
	if size := len(c.output.texts[c.path]); size >= largest {
		c.problem("%d bytes", size)
	}
	for _, e := range f[name] {
		g := c.count(e, map[string][2]int{"loc": {1, 1}, "lastmod": {0, 1}})
		for _, l := range g["loc"] {
			c.address(l.text)
		}
		for _, d := range g["lastmod"] {
			c.date(d.text)
		}
	}
}

// openSearch checks a description of a search, and that it leads to a page.
func (c *xmlChecker) openSearch(root *node) {
	f := c.count(root, map[string][2]int{"ShortName": {1, 1}, "Description": {1, 1}, "InputEncoding": {0, 1}, "Url": {1, -1}})
	for _, u := range f["Url"] {
		address, query, _ := strings.Cut(u.attr["template"], "?")
		if !strings.Contains(query, "{searchTerms}") {
			c.problem("%q has no place for the terms", u.attr["template"])
		}
		c.address(address)
	}
}

func (c *xmlChecker) date(s string) {
	if _, err := time.Parse(time.RFC3339, s); err != nil {
		c.problem("%q is no date", s)
	}
}

// address checks that an address is one of the output.
func (c *xmlChecker) address(s string) {
	rest, ok := strings.CutPrefix(s, c.baseURL)
	p, err := url.PathUnescape(rest)
	if err == nil && (p == "" || strings.HasSuffix(p, "/")) {
		p += "index.html"
	}
	if !ok || err != nil || !c.output.Files[p] {
		c.problem("%q leads to no file", s)
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 || r <= ' ' }) {
		c.problem("%q is not escaped", s)
	}
}
