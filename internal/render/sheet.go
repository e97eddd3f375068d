package render

import (
	"sync"
	"time"
	"unsafe"

	"wendang/internal/portal"
)

// sheet is the memory in which the view of a page is made. The next page is
// made in the same: a portal has a hundred thousand of them, and each names
// some twenty others.
type sheet struct {
	article ArticleView
	older   Link
	newer   Link
	links   []Link
	items   []Item
	text    []byte // of addresses and times
}

var sheets = sync.Pool{New: func() any { return new(sheet) }}

func newSheet() *sheet { return sheets.Get().(*sheet) }

// done ends the use of all that was made in the sheet.
func (s *sheet) done() {
	s.article = ArticleView{}
	s.links, s.items, s.text = s.links[:0], s.items[:0], s.text[:0]
	sheets.Put(s)
}

// room makes room for n bytes of text. What is there already stays where it is.
func (s *sheet) room(n int) {
	if cap(s.text)-len(s.text) < n {
		s.text = make([]byte, 0, 2*cap(s.text)+n)
	}
}

// from returns the text from an offset on.
func (s *sheet) from(start int) string {
	b := s.text[start:]
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// pageURL is [pageURL].
func (s *sheet) pageURL(root, path string) string { return s.url(root, path, "") }

// folderURL is [folderURL].
func (s *sheet) folderURL(root, dir string) string { return s.url(root, dir, "/index.html") }

func (s *sheet) url(root, path, end string) string {
	const most = len("%XX")
	s.room(len(root) + most*len(path) + len(end))
	start := len(s.text)
	s.text = append(portal.AppendPath(append(s.text, root...), path), end...)
	return s.from(start)
}

// time returns a time as themes see it.
func (s *sheet) time(t time.Time) Time {
	s.room(64)
	start := len(s.text)
	b := t.AppendFormat(s.text, time.RFC3339) // for which package time has a short way
	n := len(b) - start
	date := b[start:]
	s.text = append(append(append(b, date[:10]...), ' '), date[11:19]...)
	text := s.from(start)
	return Time{RFC3339: text[:n], Full: text[n:], Day: text[:10], Short: text[5:10]}
}

// item returns an article as an entry of a list.
func (r *Renderer) item(s *sheet, root string, id portal.ID) Item {
	a := &r.site.Articles[id]
	return Item{
		Title:    a.Title,
		URL:      s.pageURL(root, a.URL),
		Time:     s.time(a.Date),
		Summary:  a.Summary,
		Category: r.categoryLink(s, root, a),
		Pinned:   a.Meta.Pinned,
	}
}

func (r *Renderer) categoryLink(s *sheet, root string, a *portal.Article) Link {
	l := r.category(a)
	return Link{Name: l.Name, URL: s.folderURL(root, l.Dir)}
}

// itemsOf returns articles as entries of a list.
func (r *Renderer) itemsOf(s *sheet, root string, ids []portal.ID) []Item {
	start := len(s.items)
	for _, id := range ids {
		s.items = append(s.items, r.item(s, root, id))
	}
	return s.items[start:len(s.items):len(s.items)]
}

// linksFrom returns the links that were added to the sheet from an index on.
func (s *sheet) linksFrom(start int) []Link { return s.links[start:len(s.links):len(s.links)] }

func (s *sheet) crumbLinks(root string, steps []crumb) []Link {
	start := len(s.links)
	for _, c := range steps {
		s.links = append(s.links, Link{Name: c.name, URL: s.pageURL(root, c.path)})
	}
	return s.linksFrom(start)
}
