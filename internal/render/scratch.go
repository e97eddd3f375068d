package render

import (
	"sync"
	"time"
	"unsafe"

	"wendang/internal/escape"
	"wendang/internal/page"
)

// scratch is the memory in which the view of a page is made. The next page is
// made in the same: a portal has a hundred thousand of them, and each names
// some twenty others.
type scratch struct {
	article ArticleView
	older   Link
	newer   Link
	links   []Link
	items   []Item
	text    []byte // of addresses and times
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func newScratch() *scratch { return scratches.Get().(*scratch) }

// done ends the use of all that was made in the scratch.
func (s *scratch) done() {
	s.article = ArticleView{}
	s.links, s.items, s.text = s.links[:0], s.items[:0], s.text[:0]
	scratches.Put(s)
}

// room makes room for n bytes of text. What is there already stays where it is.
func (s *scratch) room(n int) {
	if cap(s.text)-len(s.text) < n {
		s.text = make([]byte, 0, 2*cap(s.text)+n)
	}
}

// from returns the text from an offset on.
func (s *scratch) from(start int) string {
	b := s.text[start:]
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// pageURL is [pageURL].
func (s *scratch) pageURL(root, path string) string { return s.url(root, path, "") }

// folderURL is [folderURL].
func (s *scratch) folderURL(root, dir string) string { return s.url(root, dir, "/index.html") }

func (s *scratch) url(root, path, end string) string {
	const most = len("%XX")
	s.room(len(root) + most*len(path) + len(end))
	start := len(s.text)
	s.text = append(escape.Path(append(s.text, root...), path), end...)
	return s.from(start)
}

// time returns a time as themes see it.
func (s *scratch) time(t time.Time) Time {
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
func (s *scratch) item(root string, c *page.Card) Item {
	return Item{
		Title:    c.Title,
		Parts:    partLength(c.Title),
		URL:      s.pageURL(root, c.Path),
		Time:     s.time(c.Date),
		Summary:  c.Summary,
		Category: s.ref(root, c.Category),
		Pinned:   c.Pinned,
	}
}

// itemsOf returns articles as entries of a list.
func (s *scratch) itemsOf(root string, cards []page.Card) []Item {
	start := len(s.items)
	for i := range cards {
		s.items = append(s.items, s.item(root, &cards[i]))
	}
	return s.items[start:len(s.items):len(s.items)]
}

// neighbour makes a link to an article, or none.
func (s *scratch) neighbour(link *Link, root string, c *page.Card) *Link {
	if c.Path == "" {
		return nil
	}
	*link = Link{Name: c.Title, URL: s.pageURL(root, c.Path)}
	return link
}

// ref returns the link of a reference.
func (s *scratch) ref(root string, ref page.Ref) Link {
	if ref.Dir == "" {
		return Link{Name: ref.Name, URL: s.pageURL(root, page.HomePath)}
	}
	return Link{Name: ref.Name, URL: s.folderURL(root, ref.Dir)}
}

func (s *scratch) refs(root string, refs []page.Ref) []Link {
	start := len(s.links)
	for _, ref := range refs {
		s.links = append(s.links, s.ref(root, ref))
	}
	return s.links[start:len(s.links):len(s.links)]
}

func (s *scratch) crumbLinks(root string, steps []crumb) []Link {
	start := len(s.links)
	for _, c := range steps {
		s.links = append(s.links, Link{Name: c.name, URL: s.pageURL(root, c.path)})
	}
	return s.links[start:len(s.links):len(s.links)]
}
