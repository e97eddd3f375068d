package portal

import (
	"fmt"
	"sort"
	"time"

	"wendang/internal/page"
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

// SitemapFile is one file of the sitemap.
type SitemapFile struct {
	Path  string
	index []SitemapFile // the parts that an index leads to
	parts []sitemapPart
}

// sitemapPart is a part of a sitemap: list pages, or articles that follow one
// another in time.
type sitemapPart struct {
	lists    []page.SitemapEntry
	from, to ID
}

// Sitemaps returns the files of the sitemap, its index first. Sitemaps hold whole
// addresses, so without base_url there are none.
func (s *Arrangement) Sitemaps() []SitemapFile {
	if s.Config.BaseURL == "" {
		return nil
	}
	lists := sitemapPart{lists: s.listEntries()}
	n := ID(len(s.Articles))
	if lists.len()+len(s.Articles) <= sitemapOne {
		return []SitemapFile{{Path: page.SitemapPath, parts: []sitemapPart{lists, {to: n}}}}
	}
	parts := s.split("sitemap/lists", lists)
	for from := ID(0); from < n; {
		year, month, _ := s.Articles[from].Date.Date()
		to := from + ID(sort.Search(int(n-from), func(i int) bool {
			y, m, _ := s.Articles[from+ID(i)].Date.Date()
			return y != year || m != month
		}))
		parts = append(parts, s.split(fmt.Sprintf("sitemap/%04d-%02d", year, month), sitemapPart{from: from, to: to})...)
		from = to
	}
	return append([]SitemapFile{{Path: page.SitemapPath, index: parts}}, parts...)
}

// Sitemap fills in what a file of the sitemap is made from.
func (s *Arrangement) Sitemap(f *SitemapFile, v *page.Sitemap) {
	*v = page.Sitemap{Index: f.index != nil, Entries: v.Entries[:0]}
	for i := range f.index {
		part := &f.index[i].parts[0]
		v.Entries = append(v.Entries, page.SitemapEntry{Path: f.index[i].Path, Changed: s.lastChange(part)})
	}
	for i := range f.parts {
		for k := range f.parts[i].len() {
			v.Entries = append(v.Entries, s.sitemapEntry(&f.parts[i], k))
		}
	}
}

// len returns how many addresses the part has.
func (p *sitemapPart) len() int { return len(p.lists) + int(p.to-p.from) }

// slice returns the part's addresses from i to j.
func (p *sitemapPart) slice(i, j int) sitemapPart {
	if len(p.lists) > 0 {
		return sitemapPart{lists: p.lists[i:j]}
	}
	return sitemapPart{from: p.from + ID(i), to: p.from + ID(j)}
}

func (s *Arrangement) sitemapEntry(p *sitemapPart, i int) page.SitemapEntry {
	if len(p.lists) > 0 {
		return p.lists[i]
	}
	a := &s.Articles[p.from+ID(i)]
	return page.SitemapEntry{Path: a.URL, Changed: a.Updated}
}

// lastChange returns when the last of the part's pages has changed.
func (s *Arrangement) lastChange(p *sitemapPart) time.Time {
	var last time.Time
	for i := range p.len() {
		if e := s.sitemapEntry(p, i); e.Changed.After(last) {
			last = e.Changed
		}
	}
	return last
}

// split makes files within the limits. The first keeps the plain name.
func (s *Arrangement) split(name string, all sitemapPart) []SitemapFile {
	var files []SitemapFile
	for rest := all; rest.len() > 0; {
		n := min(rest.len(), sitemapURLs)
		// Addresses are counted only where they could be too long all together.
		if longest := 3*longestPath + len(s.Config.BaseURL); n*(longest+entryBytes) > sitemapBytes {
			size := 0
			for i := range n {
				if size += len(page.Address(s.Config.BaseURL, s.sitemapEntry(&rest, i).Path)) + entryBytes; size > sitemapBytes {
					n = i
					break
				}
			}
		}
		path := name + ".xml"
		if len(files) > 0 {
			path = fmt.Sprintf("%s-%d.xml", name, len(files)+1)
		}
		files = append(files, SitemapFile{Path: path, parts: []sitemapPart{rest.slice(0, n)}})
		rest = rest.slice(n, rest.len())
	}
	return files
}

// listEntries returns the home page, the index pages of all lists that have
// articles, and the index of tags.
func (s *Arrangement) listEntries() []page.SitemapEntry {
	home := page.SitemapEntry{Path: page.HomePath}
	if n := len(s.Articles); n > 0 {
		home.Changed = s.Articles[n-1].Updated
	}
	entries := []page.SitemapEntry{home}
	for _, l := range s.Lists {
		if n := len(l.Articles); n > 0 && (l.Kind != page.TagList || n >= s.Config.TagMin) {
			entries = append(entries, page.SitemapEntry{Path: l.PagePath(0), Changed: s.updated(l.Articles)})
		}
	}
	entries = append(entries, page.SitemapEntry{Path: page.TagsPath, Changed: home.Changed})
	entries = append(entries, page.SitemapEntry{Path: page.SiteMapPath})
	for i := range s.Plain {
		entries = append(entries, page.SitemapEntry{Path: s.Plain[i].URL, Changed: s.Plain[i].Updated})
	}
	return entries
}
