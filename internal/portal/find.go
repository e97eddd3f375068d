package portal

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/parse"
)

// pathTable finds articles by their content paths. It is made when it is first asked
// for: most builds have no link that asks.
type pathTable struct {
	once   sync.Once
	byPath map[string]ID
}

// ids returns the articles by content path, in NFC as links are.
func (t *pathTable) ids(articles []Article) map[string]ID {
	t.once.Do(func() {
		t.byPath = make(map[string]ID, len(articles))
		for i := range articles {
			t.byPath[norm.NFC.String(articles[i].Path)] = ID(i)
		}
	})
	return t.byPath
}

// Find returns the article that a content path names.
func (s *Arrangement) Find(path string) (ID, bool) {
	path = norm.NFC.String(path)
	for i := len(s.Articles) - 1; i >= s.Arranged(); i-- { // the last one counts
		if norm.NFC.String(s.Articles[i].Path) == path {
			return ID(i), true
		}
	}
	id, ok := s.paths.ids(s.Articles[:s.Arranged()])[path]
	return id, ok
}

// MetaOf returns what is shown of the file at a content path: of an article, a plain page, or
// the texts of a list.
func (s *Arrangement) MetaOf(path string) (*parse.Meta, bool) {
	m, _ := s.shown(path)
	return m, m != nil
}

// PageOf returns the output path of the page on which such a file is shown.
func (s *Arrangement) PageOf(path string) (string, bool) {
	m, page := s.shown(path)
	return page, m != nil
}

// shown returns what is shown of the file at a content path, and on which page; nil for
// nothing.
func (s *Arrangement) shown(path string) (m *parse.Meta, page string) {
	if id, ok := s.Find(path); ok {
		return s.Articles[id].Meta, s.Articles[id].URL
	}
	for i := range s.Plain {
		if s.Plain[i].Path == path {
			return s.Plain[i].Meta, s.Plain[i].URL
		}
	}
	for _, l := range s.Lists {
		if l.Text != nil && l.Text.Path == path {
			return l.Text.Meta, l.PagePath(0)
		}
	}
	return nil, ""
}

// arranged returns how many articles stand in lists.
func (s *Arrangement) Arranged() int { return len(s.Articles) - s.apart }

// LinkInto reports whether an article links to a file below an output folder.
func (s *Arrangement) LinkInto(dir string) bool {
	for _, targets := range s.links {
		for _, t := range targets {
			if strings.HasPrefix(t.Path, dir+"/") {
				return true
			}
		}
	}
	return false
}

// MovedTo returns the output path to which an alias with a query leads; see [Arrangement.Moved].
func (a *Arrangement) MovedTo(address string) (string, bool) {
	i, ok := slices.BinarySearchFunc(a.Moved, address, func(alias Alias, address string) int { return strings.Compare(alias.Path, address) })
	if !ok {
		return "", false
	}
	return a.Moved[i].To, true
}
