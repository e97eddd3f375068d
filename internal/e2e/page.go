// Package e2e checks whole outputs, as a reader or a search engine sees them:
// every link, every page's head, feeds and sitemaps, and with a real browser
// what only a browser tells.
package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Page is what the checks need of an HTML file.
type Page struct {
	Path        string // output path
	Title       string
	Lang        string
	Description string
	Canonical   string
	Refresh     bool  // leads to another page
	Headings    []int // levels, in order
	IDs         map[string]bool
	Links       []Ref
	JSONLD      []any
	Meta        map[string]string // by name or property
	Problems    []string
}

// Ref is a reference of a page to another file.
type Ref struct {
	Tag, URL   string
	Pagination bool // stands in nav.pagination
}

// voids are the elements that have no end tag.
var voids = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// ReadPage reads an HTML file strictly: every element must be closed, in its
// order, and no id may stand twice.
func ReadPage(path string, src []byte) *Page {
	p := &Page{Path: path, IDs: map[string]bool{}, Meta: map[string]string{}}
	r := &pageReader{Page: p}
	z := html.NewTokenizer(bytes.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				r.problem("cannot be read: %v", z.Err())
			}
			if len(r.stack) > 0 {
				r.problem("<%s> is not closed", r.stack[len(r.stack)-1].name)
			}
			return p
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z.Token())
		case html.EndTagToken:
			r.end(z.Token().Data)
		case html.TextToken:
			r.text(string(z.Text()))
		}
	}
}

// element is an open element.
type element struct {
	name, class string
}

type pageReader struct {
	*Page
	stack []element
	ld    strings.Builder
}

func (r *pageReader) problem(format string, args ...any) {
	r.Problems = append(r.Problems, r.Path+": "+fmt.Sprintf(format, args...))
}

func (r *pageReader) inside(name, class string) bool {
	for _, e := range r.stack {
		if e.name == name && (class == "" || strings.Contains(" "+e.class+" ", " "+class+" ")) {
			return true
		}
	}
	return false
}

func (r *pageReader) start(t html.Token) {
	attr := map[string]string{}
	for _, a := range t.Attr {
		if _, twice := attr[a.Key]; twice {
			r.problem("<%s> has %s twice", t.Data, a.Key)
		}
		attr[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			r.problem("<%s %s> breaks a strict Content-Security-Policy", t.Data, a.Key)
		}
		if a.Key == "href" || a.Key == "src" || a.Key == "action" {
			r.Links = append(r.Links, Ref{t.Data, a.Val, r.inside("nav", "pagination")})
		}
	}
	if id, ok := attr["id"]; ok {
		if r.IDs[id] || id == "" || strings.ContainsAny(id, " \t\n") {
			r.problem("the id %q stands twice, or is none", id)
		}
		r.IDs[id] = true
	}
	switch t.Data {
	case "html":
		r.Lang = attr["lang"]
	case "meta":
		name := attr["name"] + attr["property"]
		if attr["http-equiv"] == "refresh" {
			r.Refresh = true
		}
		r.Meta[name] = attr["content"]
		if name == "description" {
			r.Description = attr["content"]
		}
	case "link":
		if attr["rel"] == "canonical" {
			r.Canonical = attr["href"]
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.Headings = append(r.Headings, int(t.Data[1]-'0'))
	case "script":
		if attr["src"] == "" && attr["type"] != "application/ld+json" {
			r.problem("an inline script")
		}
	case "style":
		r.problem("an inline style sheet")
	case "img":
		if _, ok := attr["alt"]; !ok {
			r.problem("an image without alt")
		}
	}
	if !voids[t.Data] {
		r.stack = append(r.stack, element{t.Data, attr["class"]})
	}
}

func (r *pageReader) end(name string) {
	if voids[name] {
		r.problem("</%s>", name)
		return
	}
	if len(r.stack) == 0 || r.stack[len(r.stack)-1].name != name {
		open := "nothing"
		if len(r.stack) > 0 {
			open = "<" + r.stack[len(r.stack)-1].name + ">"
		}
		r.problem("</%s> while %s is open", name, open)
		return
	}
	r.stack = r.stack[:len(r.stack)-1]
	if name == "script" && r.ld.Len() > 0 {
		var v any
		if err := json.Unmarshal([]byte(r.ld.String()), &v); err != nil {
			r.problem("JSON-LD: %v", err)
		}
		if list, ok := v.([]any); ok {
			r.JSONLD = append(r.JSONLD, list...)
		} else {
			r.JSONLD = append(r.JSONLD, v)
		}
		r.ld.Reset()
	}
}

func (r *pageReader) text(s string) {
	if len(r.stack) == 0 {
		return
	}
	switch r.stack[len(r.stack)-1].name {
	case "title":
		r.Title += html.UnescapeString(s)
	case "script":
		r.ld.WriteString(s)
	}
}

// Target resolves a relative reference of the page to an output path and a
// fragment. ok is false for references that leave the output.
func (p *Page) Target(ref string) (path, fragment string, ok bool) {
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", "", false
	}
	if u.Path == "" {
		return p.Path, u.Fragment, true
	}
	base := &url.URL{Scheme: "file", Path: "/" + p.Path}
	return strings.TrimPrefix(base.ResolveReference(&url.URL{Path: u.Path}).Path, "/"), u.Fragment, true
}
