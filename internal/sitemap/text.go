package sitemap

import (
	"fmt"

	"wendang/internal/page"
	"wendang/internal/portal"
)

// Baidu takes no index of sitemaps, and counts each of its parts; so beside the XML there
// are flat lists of addresses, of at most 50,000 addresses and less than 10 MB each.
//
//	sitemap.txt     home, lists, plain pages and the newest articles
//	sitemap-2.txt   the oldest articles
//	sitemap-3.txt   …
//
// A part with older articles is made of whole months, unless one is too large, and is
// closed when the next month does not fit: new articles change sitemap.txt alone.
const (
	textArticles     = 25_000
	textArticleBytes = 6_000_000
	textLists        = 25_000
	textListBytes    = 3_500_000
)

// text returns the flat sitemaps, sitemap.txt first.
func (s *site) text() []File {
	runs := s.textRuns()
	lists := s.textLists()
	files := []File{{Path: page.TextSitemapPath, text: true, parts: []part{lists[0], runs[len(runs)-1]}}}
	for i, run := range runs[:len(runs)-1] {
		files = append(files, File{Path: fmt.Sprintf("sitemap-%d.txt", i+2), text: true, parts: []part{run}})
	}
	for i, more := range lists[1:] {
		files = append(files, File{Path: fmt.Sprintf("sitemap-lists-%d.txt", i+2), text: true, parts: []part{more}})
	}
	return files
}

// textSize returns how many bytes a line of a flat sitemap has at most.
func (s *site) textSize(path string) int { return len(s.Config.BaseURL) + 3*len(path) + 1 }

// textRuns divides the articles into parts, oldest first; the last may still grow, and may
// be empty.
func (s *site) textRuns() []part {
	var runs []part
	from, month := 0, 0 // where the part and the month that is at hand begin
	size, monthSize := 0, 0
	for i := range s.Articles {
		if i == 0 || !sameMonth(&s.Articles[i-1], &s.Articles[i]) {
			month, monthSize = i, 0
		}
		n := s.textSize(s.Articles[i].URL)
		size += n
		monthSize += n
		if i-from < textArticles && size <= textArticleBytes {
			continue
		}
		end := month
		if month == from { // the month alone is too large
			end, month, monthSize = i, i, n
		}
		runs = append(runs, part{from: from, to: end})
		from, size = end, monthSize
	}
	return append(runs, part{from: from, to: len(s.Articles)})
}

func sameMonth(a, b *portal.Article) bool {
	y, m, _ := a.Date.Date()
	year, month, _ := b.Date.Date()
	return y == year && m == month
}

// textLists divides the pages that are no articles into parts.
func (s *site) textLists() []part {
	entries := s.textEntries()
	var parts []part
	from, size := 0, 0
	for i := range entries {
		n := s.textSize(entries[i].Path)
		if i-from == textLists || size+n > textListBytes {
			parts = append(parts, part{(*site).textEntries, from, i})
			from, size = i, 0
		}
		size += n
	}
	return append(parts, part{(*site).textEntries, from, len(entries)})
}

// textEntries returns the pages that are no articles: the home page, all pages of lists
// that search engines may take, the overviews and the plain pages.
func (s *site) textEntries() []page.SitemapEntry {
	var entries []page.SitemapEntry
	add := func(path string) { entries = append(entries, page.SitemapEntry{Path: path}) }
	add(page.HomePath)
	for _, l := range s.Lists {
		if !l.IsIndexed(s.Config.TagMin) {
			continue
		}
		for n := range l.Older(s.Config.PageSize) + 1 {
			add(l.PagePath(n))
		}
	}
	add(page.TagsPath)
	add(page.SiteMapPath)
	for i := range s.Plain {
		add(s.Plain[i].URL)
	}
	return entries
}
