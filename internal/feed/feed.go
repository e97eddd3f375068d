// Package feed writes what programs read of a portal: Atom feeds (RFC 4287),
// sitemaps (sitemaps.org 0.9) and robots.txt.
package feed

import (
	"time"

	"wendang/internal/escape"
	"wendang/internal/portal"
)

// Entries is how many articles a feed holds: the newest ones.
const Entries = 20

// File is an output file.
type File struct {
	Path   string // output path
	Append func(dst []byte) []byte
	// Inputs appends what Append depends on, besides the site's configuration:
	// for a fingerprint.
	Inputs func(dst []byte) []byte
}

// Files returns the portal's feeds, sitemaps and robots.txt. Without base_url
// there are no feeds and sitemaps, for these hold whole addresses.
func Files(s *portal.Site, generator string) []File {
	files := []File{}
	if !hasStatic(s, portal.RobotsPath) {
		files = append(files, File{portal.RobotsPath, func(dst []byte) []byte { return appendRobots(dst, s, generator) }, noInputs})
	}
	if s.Config.BaseURL == "" {
		return files
	}
	all := make([]portal.ID, 0, Entries)
	for i := len(s.Articles) - 1; i >= 0 && len(all) < Entries; i-- {
		all = append(all, portal.ID(i))
	}
	files = append(files, atom{title: s.Config.Title, path: "feed.xml", page: portal.HomePath, ids: all}.file(s, generator))
	for i := range s.Channels {
		l := s.Channels[i].List
		ids := newest(l.Articles, Entries)
		path := l.Dir + "/feed.xml"
		files = append(files, atom{title: l.Name + " - " + s.Config.Title, path: path, page: l.PagePath(0), ids: ids}.file(s, generator))
	}
	return append(files, sitemaps(s)...)
}

// hasStatic reports whether the site brings a file of its own.
func hasStatic(s *portal.Site, path string) bool {
	for _, p := range s.Static {
		if p == path {
			return true
		}
	}
	return false
}

// newest returns at most n of ids, the last ones first.
func newest(ids []portal.ID, n int) []portal.ID {
	list := make([]portal.ID, 0, n)
	for i := len(ids) - 1; i >= 0 && len(list) < n; i-- {
		list = append(list, ids[i])
	}
	return list
}

func appendRobots(b []byte, s *portal.Site, generator string) []byte {
	b = append(b, "# "+generator+"\nUser-agent: *\nDisallow:\n"...)
	if s.Config.BaseURL != "" {
		b = append(b, "\nSitemap: "+s.Config.BaseURL+"sitemap.xml\n"...)
	}
	return b
}

// atom is one feed.
type atom struct {
	title string
	path  string // of the feed
	page  string // that it belongs to
	ids   []portal.ID
}

func noInputs(dst []byte) []byte { return dst }

func (f atom) file(s *portal.Site, generator string) File {
	return File{f.path,
		func(dst []byte) []byte { return appendAtom(dst, s, generator, f) },
		func(dst []byte) []byte {
			for _, id := range f.ids {
				a := &s.Articles[id]
				dst = append(dst, a.Print[:]...)
				dst = append(dst, a.URL...)
				for _, t := range a.Tags {
					dst = append(dst, s.Tags[t].Name...)
					dst = append(dst, 0)
				}
			}
			return dst
		}}
}

func appendAtom(b []byte, s *portal.Site, generator string, f atom) []byte {
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
	x.text(s.Config.Language)
	x.raw("\">\n")
	x.element("title", f.title)
	if s.Config.Description != "" {
		x.element("subtitle", s.Config.Description)
	}
	x.raw("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
	x.text(portal.Address(s.Config, f.path))
	x.raw("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
	x.text(portal.Address(s.Config, f.page))
	x.raw("\"/>\n")
	x.element("id", portal.Address(s.Config, f.path))
	// The feed is as new as its articles; the clock would make every build
	// another.
	updated := time.Unix(0, 0).In(s.Config.Location)
	for _, id := range f.ids {
		if u := s.Articles[id].Updated; u.After(updated) {
			updated = u
		}
	}
	x.element("updated", updated.Format(time.RFC3339))
	x.raw("<author>")
	x.element("name", s.Config.Title)
	x.raw("</author>\n")
	x.element("generator", generator)
	for _, id := range f.ids {
		a := &s.Articles[id]
		x.raw("<entry>\n")
		x.element("title", a.Title)
		x.raw("<link rel=\"alternate\" type=\"text/html\" href=\"")
		x.text(portal.Address(s.Config, a.URL))
		x.raw("\"/>\n")
		x.element("id", portal.Address(s.Config, a.URL))
		x.element("published", a.Date.Format(time.RFC3339))
		x.element("updated", a.Updated.Format(time.RFC3339))
		if a.Also().Author != "" {
			x.raw("<author>")
			x.element("name", a.Also().Author)
			x.raw("</author>\n")
		}
		x.raw("<category term=\"")
		x.text(s.Channels[a.Channel].List.Name)
		x.raw("\"/>\n")
		for _, t := range a.Tags {
			x.raw("<category term=\"")
			x.text(s.Tags[t].Name)
			x.raw("\"/>\n")
		}
		if a.Summary != "" {
			x.element("summary", a.Summary)
		}
		x.raw("</entry>\n")
	}
	x.raw("</feed>\n")
	return x.b
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
