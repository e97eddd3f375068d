package html

import (
	"slices"

	dom "golang.org/x/net/html"

	"wendang/internal/parse/rawhtml"
)

// Where URLs of a body with raw HTML stand in the file is noted while it is written, since
// the sanitised body does not know.

// notePlace notes that a URL stands at an offset of the file.
func (w *writer) notePlace(url string, offset int) {
	key := urlKey(url)
	w.offsets[key] = append(w.offsets[key], offset)
}

// placeURLs notes where the URLs of a tag stand, which begins at an offset of the source.
func (w *writer) placeURLs(tag []byte, at int) {
	rawhtml.EachAttribute(tag, func(a rawhtml.Attribute) {
		if urlAttribute(a.Name) || slices.Contains(lazySources, a.Name) {
			w.notePlace(dom.UnescapeString(string(a.Value)), w.Base+at+a.At)
		}
	})
}

// takePlace returns where the next of those places that have a URL stands.
func (w *writer) takePlace(url string) int {
	key := urlKey(url)
	list := w.offsets[key]
	if len(list) == 0 {
		return w.Base
	}
	w.offsets[key] = list[1:]
	return list[0]
}

// urlKey is the same for a URL as it is written and as it is escaped.
func urlKey(url string) string { return unescapePath(tidyURL(url)) }
