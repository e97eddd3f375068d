package feed

import (
	"fmt"
	"time"

	"wendang/internal/portal"
)

// Sitemaps have limits: 50,000 addresses by the protocol, and less than 10 MB,
// which is what Baidu reads. A site small enough has one file; else an index
// leads to a part for every month, so that old parts do not change, and one
// for the lists.
const (
	sitemapURLs  = 50_000
	sitemapBytes = 10_000_000 - 64<<10
	sitemapOne   = 1_000 // addresses up to which one file will do
)

// mapEntry is an address of a sitemap.
type mapEntry struct {
	path    string
	changed time.Time // zero when not known
}

// sitemaps returns the sitemap, or its index and parts.
func sitemaps(s *portal.Site) []File {
	lists := listEntries(s)
	if len(lists)+len(s.Articles) <= sitemapOne {
		entries := lists
		for i := len(s.Articles) - 1; i >= 0; i-- {
			entries = append(entries, articleEntry(s, portal.ID(i)))
		}
		return []File{{"sitemap.xml", func(dst []byte) []byte { return appendURLSet(dst, s, entries) }}}
	}
	var parts []part
	parts = append(parts, split(s, "sitemap/lists", lists)...)
	for from := 0; from < len(s.Articles); {
		month := s.Articles[from].Date.Format("2006-01")
		to := from
		var entries []mapEntry
		for to < len(s.Articles) && s.Articles[to].Date.Format("2006-01") == month {
			entries = append(entries, articleEntry(s, portal.ID(to)))
			to++
		}
		parts = append(parts, split(s, "sitemap/"+month, entries)...)
		from = to
	}
	files := []File{{"sitemap.xml", func(dst []byte) []byte { return appendIndex(dst, s, parts) }}}
	for _, p := range parts {
		files = append(files, File{p.path, func(dst []byte) []byte { return appendURLSet(dst, s, p.entries) }})
	}
	return files
}

// part is a part of a sitemap.
type part struct {
	path    string
	entries []mapEntry
}

// split makes parts within the limits. The first keeps the plain name.
func split(s *portal.Site, name string, entries []mapEntry) []part {
	var parts []part
	for len(entries) > 0 {
		size, n := 0, 0
		for n < len(entries) && n < sitemapURLs {
			size += len(portal.Address(s.Config, entries[n].path)) + 80
			if size > sitemapBytes {
				break
			}
			n++
		}
		p := part{path: name + ".xml", entries: entries[:n]}
		if len(parts) > 0 {
			p.path = fmt.Sprintf("%s-%d.xml", name, len(parts)+1)
		}
		parts = append(parts, p)
		entries = entries[n:]
	}
	return parts
}

// listEntries returns the home page, the index pages of all lists that have
// articles, and the index of tags.
func listEntries(s *portal.Site) []mapEntry {
	last := func(l *portal.List) time.Time {
		if len(l.Articles) == 0 {
			return time.Time{}
		}
		return s.Articles[l.Articles[len(l.Articles)-1]].Updated
	}
	home := mapEntry{path: portal.HomePath}
	if n := len(s.Articles); n > 0 {
		home.changed = s.Articles[n-1].Updated
	}
	entries := []mapEntry{home}
	for _, l := range s.Lists {
		if len(l.Articles) > 0 {
			entries = append(entries, mapEntry{l.PagePath(0), last(l)})
		}
	}
	return append(entries, mapEntry{portal.TagsPath, home.changed})
}

func articleEntry(s *portal.Site, id portal.ID) mapEntry {
	return mapEntry{s.Articles[id].URL, s.Articles[id].Updated}
}

const sitemapNamespace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

func appendURLSet(b []byte, s *portal.Site, entries []mapEntry) []byte {
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset " + sitemapNamespace + ">\n")
	for _, e := range entries {
		x.raw("<url><loc>")
		x.text(portal.Address(s.Config, e.path))
		x.raw("</loc>")
		x.lastmod(e.changed)
		x.raw("</url>\n")
	}
	x.raw("</urlset>\n")
	return x.b
}

func appendIndex(b []byte, s *portal.Site, parts []part) []byte {
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex " + sitemapNamespace + ">\n")
	for _, p := range parts {
		x.raw("<sitemap><loc>")
		x.text(portal.Address(s.Config, p.path))
		x.raw("</loc>")
		var changed time.Time
		for _, e := range p.entries {
			if e.changed.After(changed) {
				changed = e.changed
			}
		}
		x.lastmod(changed)
		x.raw("</sitemap>\n")
	}
	x.raw("</sitemapindex>\n")
	return x.b
}

func (x *xmlWriter) lastmod(t time.Time) {
	if t.IsZero() {
		return
	}
	x.raw("<lastmod>")
	x.b = t.AppendFormat(x.b, time.RFC3339)
	x.raw("</lastmod>")
}
