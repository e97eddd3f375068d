// Package sitemap divides the addresses of a portal into sitemaps: XML by months, and flat
// lists of addresses.
package sitemap

import (
	"fmt"
	"sort"
	"time"

	"wendang/internal/page"
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

	entryBytes  = 80   // of an entry without its address
	longestPath = 1024 // bytes; longer ones than file systems allow do not occur
)

// Of returns the files of a portal's sitemaps: of the XML with its index first, then of the
// flat ones. Sitemaps hold whole addresses, so without base_url there are none.
func Of(a *portal.Arrangement) []File {
	s := &site{a}
	if a.Config.BaseURL == "" {
		return nil
	}
	return append(s.xml(), s.text()...)
}

// Main returns the paths of the sitemaps that search engines are to be told of.
func Main(files []File) []string {
	var paths []string
	for _, f := range files {
		if f.text || f.Path == page.SitemapPath {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// site is a portal whose addresses are divided.
type site struct{ *portal.Arrangement }

// File is one file of the sitemaps.
type File struct {
	Path  string
	text  bool   // addresses alone, one a line
	index []File // the parts that an index leads to
	parts []part
}

// part is a part of a sitemap: some pages that are no articles, in the order of what entries
// returns, or, without it, articles that follow one another in time. It holds no address,
// since a portal that is revised has others at the same places.
type part struct {
	entries  func(*site) []page.SitemapEntry
	from, to int
}

// xml returns the files of the XML, its index first.
func (s *site) xml() []File {
	lists := part{entries: (*site).listEntries, to: len(s.listEntries())}
	n := len(s.Articles)
	if lists.len()+n <= sitemapOne {
		return []File{{Path: page.SitemapPath, parts: []part{lists, {to: n}}}}
	}
	parts := s.split("sitemap/lists", lists)
	for from := 0; from < n; {
		year, month, _ := s.Articles[from].Date.Date()
		to := from + sort.Search(n-from, func(i int) bool {
			y, m, _ := s.Articles[from+i].Date.Date()
			return y != year || m != month
		})
		parts = append(parts, s.split(fmt.Sprintf("sitemap/%04d-%02d", year, month), part{from: from, to: to})...)
		from = to
	}
	return append([]File{{Path: page.SitemapPath, index: parts}}, parts...)
}

// Fill fills in what a file of the sitemaps is made from.
func (f *File) Fill(a *portal.Arrangement, v *page.Sitemap) {
	s := &site{a}
	*v = page.Sitemap{Index: f.index != nil, Text: f.text, Entries: v.Entries[:0]}
	for i := range f.index {
		v.Entries = append(v.Entries, page.SitemapEntry{Path: f.index[i].Path, Changed: s.lastChange(f.index[i].parts[0])})
	}
	for _, p := range f.parts {
		v.Entries = s.appendEntries(v.Entries, p)
	}
}

// len returns how many addresses the part has.
func (p part) len() int { return p.to - p.from }

// slice returns the part's addresses from i to j.
func (p part) slice(i, j int) part { return part{p.entries, p.from + i, p.from + j} }

// appendEntries appends the addresses of a part.
func (s *site) appendEntries(entries []page.SitemapEntry, p part) []page.SitemapEntry {
	if p.entries != nil {
		return append(entries, p.entries(s)[p.from:p.to]...)
	}
	for i := p.from; i < p.to; i++ {
		a := &s.Articles[i]
		entries = append(entries, page.SitemapEntry{Path: a.URL, Changed: a.Updated})
	}
	return entries
}

// lastChange returns when the last of the part's pages has changed.
func (s *site) lastChange(p part) time.Time {
	var last time.Time
	for _, e := range s.appendEntries(nil, p) {
		if e.Changed.After(last) {
			last = e.Changed
		}
	}
	return last
}

// split makes files within the limits. The first keeps the plain name.
func (s *site) split(name string, all part) []File {
	var files []File
	for rest := all; rest.len() > 0; {
		n := min(rest.len(), sitemapURLs)
		// Addresses are counted only where they could be too long all together.
		if longest := 3*longestPath + len(s.Config.BaseURL); n*(longest+entryBytes) > sitemapBytes {
			size := 0
			for i, e := range s.appendEntries(nil, rest.slice(0, n)) {
				if size += len(page.Address(s.Config.BaseURL, e.Path)) + entryBytes; size > sitemapBytes {
					n = i
					break
				}
			}
		}
		path := name + ".xml"
		if len(files) > 0 {
			path = fmt.Sprintf("%s-%d.xml", name, len(files)+1)
		}
		files = append(files, File{Path: path, parts: []part{rest.slice(0, n)}})
		rest = rest.slice(n, rest.len())
	}
	return files
}

// listEntries returns the home page, the index pages of all lists that search
// engines may take, and the index of tags.
func (s *site) listEntries() []page.SitemapEntry {
	home := page.SitemapEntry{Path: page.HomePath}
	if n := s.Arranged(); n > 0 {
		home.Changed = s.Articles[n-1].Updated
	}
	entries := []page.SitemapEntry{home}
	for _, l := range s.Lists {
		if l.IsIndexed(s.Config.TagMin) {
			entries = append(entries, page.SitemapEntry{Path: l.PagePath(0), Changed: s.Updated(l.Articles)})
		}
	}
	entries = append(entries, page.SitemapEntry{Path: page.TagsPath, Changed: home.Changed})
	entries = append(entries, page.SitemapEntry{Path: page.SiteMapPath})
	for i := range s.Plain {
		entries = append(entries, page.SitemapEntry{Path: s.Plain[i].URL, Changed: s.Plain[i].Updated})
	}
	return entries
}
