package feed

import (
	"fmt"
	"sort"
	"strconv"
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

// part is a part of a sitemap: list pages, or articles that follow one another
// in time.
type part struct {
	path     string
	lists    []mapEntry
	from, to portal.ID
}

// mapEntry is the address of a page that is not an article.
type mapEntry struct {
	path    string
	changed time.Time // zero when not known
}

// len returns how many addresses the part has.
func (p *part) len() int { return len(p.lists) + int(p.to-p.from) }

// slice returns the part's addresses from i to j.
func (p *part) slice(i, j int) part {
	if len(p.lists) > 0 {
		return part{lists: p.lists[i:j]}
	}
	return part{from: p.from + portal.ID(i), to: p.from + portal.ID(j)}
}

// at returns the output path and the last change of an address.
func (p *part) at(s *portal.Site, i int) (string, time.Time) {
	if len(p.lists) > 0 {
		return p.lists[i].path, p.lists[i].changed
	}
	a := &s.Articles[p.from+portal.ID(i)]
	return a.URL, a.Updated
}

// changed returns when the last of the part's pages has changed.
func (p *part) changed(s *portal.Site) time.Time {
	var last time.Time
	for i := range p.len() {
		if _, changed := p.at(s, i); changed.After(last) {
			last = changed
		}
	}
	return last
}

func (p *part) appendInputs(dst []byte, s *portal.Site) []byte {
	for i := range p.len() {
		path, changed := p.at(s, i)
		dst = append(dst, path...)
		dst = append(dst, 0)
		dst = strconv.AppendInt(dst, changed.Unix(), 10)
	}
	return dst
}

// sitemaps returns the sitemap, or its index and parts.
func sitemaps(s *portal.Site) []File {
	lists := part{lists: listEntries(s)}
	n := portal.ID(len(s.Articles))
	if lists.len()+len(s.Articles) <= sitemapOne {
		articles := part{to: n}
		return []File{{"sitemap.xml",
			func(dst []byte) []byte { return appendURLSet(dst, s, lists, articles) },
			func(dst []byte) []byte { return articles.appendInputs(lists.appendInputs(dst, s), s) }}}
	}
	parts := split(s, "sitemap/lists", lists)
	for from := portal.ID(0); from < n; {
		year, month, _ := s.Articles[from].Date.Date()
		to := from + portal.ID(sort.Search(int(n-from), func(i int) bool {
			y, m, _ := s.Articles[from+portal.ID(i)].Date.Date()
			return y != year || m != month
		}))
		parts = append(parts, split(s, fmt.Sprintf("sitemap/%04d-%02d", year, month), part{from: from, to: to})...)
		from = to
	}
	files := []File{{"sitemap.xml",
		func(dst []byte) []byte { return appendIndex(dst, s, parts) },
		func(dst []byte) []byte {
			for _, p := range parts {
				dst = append(dst, p.path...)
				dst = strconv.AppendInt(dst, p.changed(s).Unix(), 10)
			}
			return dst
		}}}
	for _, p := range parts {
		files = append(files, File{p.path,
			func(dst []byte) []byte { return appendURLSet(dst, s, p) },
			func(dst []byte) []byte { return p.appendInputs(dst, s) }})
	}
	return files
}

// split makes parts within the limits. The first keeps the plain name.
func split(s *portal.Site, name string, all part) []part {
	var parts []part
	for rest := all; rest.len() > 0; {
		n := min(rest.len(), sitemapURLs)
		// Addresses are counted only where they could be too long all together.
		if longest := 3*longestPath + len(s.Config.BaseURL); n*(longest+entryBytes) > sitemapBytes {
			size := 0
			for i := range n {
				path, _ := rest.at(s, i)
				if size += len(portal.Address(s.Config, path)) + entryBytes; size > sitemapBytes {
					n = i
					break
				}
			}
		}
		p := rest.slice(0, n)
		p.path = name + ".xml"
		if len(parts) > 0 {
			p.path = fmt.Sprintf("%s-%d.xml", name, len(parts)+1)
		}
		parts = append(parts, p)
		rest = rest.slice(n, rest.len())
	}
	return parts
}

const (
	entryBytes  = 80   // of an entry without its address
	longestPath = 1024 // bytes; longer ones than file systems allow do not occur
)

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

const sitemapNamespace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

func appendURLSet(b []byte, s *portal.Site, parts ...part) []byte {
	x := xmlWriter{b}
	x.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset " + sitemapNamespace + ">\n")
	for _, p := range parts {
		for i := range p.len() {
			path, changed := p.at(s, i)
			x.raw("<url><loc>")
			x.text(portal.Address(s.Config, path))
			x.raw("</loc>")
			x.lastmod(changed)
			x.raw("</url>\n")
		}
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
		x.lastmod(p.changed(s))
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
