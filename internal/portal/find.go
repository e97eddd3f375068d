package portal

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
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
	for i := len(s.Articles) - 1; i >= s.arranged(); i-- { // the last one counts
		if norm.NFC.String(s.Articles[i].Path) == path {
			return ID(i), true
		}
	}
	id, ok := s.paths.ids(s.Articles[:s.arranged()])[path]
	return id, ok
}

// arranged returns how many articles stand in lists.
func (s *Arrangement) arranged() int { return len(s.Articles) - s.apart }

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
