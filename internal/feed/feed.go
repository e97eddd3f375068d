// Package feed writes what programs read of a portal: Atom feeds (RFC 4287),
// sitemaps (sitemaps.org 0.9), robots.txt and the description of the search
// (OpenSearch 1.1).
package feed

import (
	"time"

	"wendang/internal/config"
	"wendang/internal/escape"
	"wendang/internal/page"
)

// Writer writes the feeds of a portal.
type Writer struct {
	Config    *config.Config
	Generator string // names this program, as in every page
}

// Robots appends robots.txt.
func (w *Writer) Robots(b []byte, r *page.Robots) []byte {
	b = append(b, "# "+w.Generator+"\nUser-agent: *\n"...)
	if signal := signals[w.Config.Robots.AI]; signal != "" {
		b = append(b, "Content-Signal: "+signal+"\n"...)
	}
	b = append(b, "Disallow:\n"...)
	if bots := refused(w.Config.Robots.AI); len(bots) > 0 {
		b = append(b, '\n')
		for _, bot := range bots {
			b = append(b, "User-agent: "+bot+"\n"...)
		}
		b = append(b, "Disallow: /\n"...)
	}
	for i, path := range r.Sitemaps {
		if i == 0 {
			b = append(b, '\n')
		}
		b = append(b, "Sitemap: "+w.address(path)+"\n"...)
	}
	return b
}

func (w *Writer) address(path string) string { return page.Address(w.Config.BaseURL, path) }

// Atom appends a feed.
func (w *Writer) Atom(b []byte, f *page.Feed) []byte {
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
	x.text(w.Config.Language)
	x.raw("\">\n")
	x.element("title", f.Title)
	if w.Config.Description != "" {
		x.element("subtitle", w.Config.Description)
	}
	x.raw("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
	x.text(w.address(f.Path))
	x.raw("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
	x.text(w.address(f.Page))
	x.raw("\"/>\n")
	x.element("id", w.address(f.Path))
	// The feed is as new as its articles; the clock would make every build
	// another.
	updated := time.Unix(0, 0).In(w.Config.Location)
	for i := range f.Entries {
		if u := f.Entries[i].Updated; u.After(updated) {
			updated = u
		}
	}
	x.element("updated", updated.Format(time.RFC3339))
	x.raw("<author>")
	x.element("name", w.Config.Title)
	x.raw("</author>\n")
	x.element("generator", w.Generator)
	for i := range f.Entries {
		w.entry(&x, &f.Entries[i])
	}
	x.raw("</feed>\n")
	return x.b
}

func (w *Writer) entry(x *xmlWriter, e *page.FeedEntry) {
	x.raw("<entry>\n")
	x.element("title", e.Title)
	x.raw("<link rel=\"alternate\" type=\"text/html\" href=\"")
	x.text(w.address(e.Path))
	x.raw("\"/>\n")
	x.element("id", w.address(e.Path))
	x.element("published", e.Date.Format(time.RFC3339))
	x.element("updated", e.Updated.Format(time.RFC3339))
	if e.Author != "" {
		x.raw("<author>")
		x.element("name", e.Author)
		x.raw("</author>\n")
	}
	for i := -1; i < len(e.Tags); i++ {
		term := e.Category
		if i >= 0 {
			term = e.Tags[i]
		}
		x.raw("<category term=\"")
		x.text(term)
		x.raw("\"/>\n")
	}
	if e.Summary != "" {
		x.element("summary", e.Summary)
	}
	x.raw("</entry>\n")
}

// Sitemap appends a sitemap, or an index of sitemaps.
func (w *Writer) Sitemap(b []byte, s *page.Sitemap) []byte {
	if s.Text {
		for i := range s.Entries {
			b = append(append(b, w.address(s.Entries[i].Path)...), '\n')
		}
		return b
	}
	set, entry := "urlset", "url"
	if s.Index {
		set, entry = "sitemapindex", "sitemap"
	}
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + set + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for i := range s.Entries {
		e := &s.Entries[i]
		x.raw("<")
		x.raw(entry)
		x.raw("><loc>")
		x.text(w.address(e.Path))
		x.raw("</loc>")
		if !e.Changed.IsZero() {
			x.raw("<lastmod>")
			x.b = e.Changed.AppendFormat(x.b, time.RFC3339)
			x.raw("</lastmod>")
		}
		x.raw("</")
		x.raw(entry)
		x.raw(">\n")
	}
	x.raw("</" + set + ">\n")
	return x.b
}

// OpenSearch appends the description by which browsers learn to ask the search.
func (w *Writer) OpenSearch(b []byte, description string) []byte {
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- " + w.Generator + " -->\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n")
	x.element("ShortName", shortName(w.Config.Title))
	x.element("Description", description)
	x.raw("<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\"")
	x.text(w.Config.BaseURL + page.SearchPath)
	x.raw("?q={searchTerms}\"/>\n</OpenSearchDescription>\n")
	return x.b
}

// shortName cuts a name to the 16 characters that the format allows.
func shortName(s string) string {
	const most = 16
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// xmlWriter writes XML.
type xmlWriter struct{ b []byte }

func (x *xmlWriter) raw(s string) { x.b = append(x.b, s...) }

func (x *xmlWriter) element(name, text string) {
	x.raw("<" + name + ">")
	x.text(text)
	x.raw("</" + name + ">\n")
}

// text writes character data. Control characters have no place in XML.
func (x *xmlWriter) text(s string) { x.b = escape.XML(x.b, s) }
