// Package index makes the files of the search index.
//
// An index is planned first ([MakePlan]): which segments of the last build stay, and
// which documents become a new one. A [Builder] then makes the new segment:
//
//	documents ─► Invert, by blocks ─► files of documents
//	                   └─► runs: postings of a block, by buckets of pairs ─► Writer ─► files of postings
//
// Runs wait in a temporary file, so that memory holds a block for each goroutine and
// no more, however large the portal is.
package index

import (
	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Source gives the documents of a segment, in the order of channels and, in a
// channel, of time; those of one moment by [format.AddressHash]. It may be called by several goroutines, each with its own
// result of Open.
type Source interface {
	// Title returns a document's title and URL.
	Title(i int) (title, url string)
	// Open returns a function that returns documents and their plain texts, a
	// line a block, good until its next call, and one that ends it.
	Open() (read func(i int) (format.Document, text.Units, error), done func())
}

// Sink receives the files of documents of a segment as the documents are read.
// It is for one goroutine.
type Sink interface {
	// Has reports whether a file is there already. It is asked once.
	Has(f File) bool
	// Put takes the content of a file; that is good until it returns.
	Put(f File, content []byte) error
	Close()
}

// File is a file of a segment.
type File struct {
	Path    string // output path
	Segment string // its name
	kind    format.Kind
	i       int
}

// IsTexts reports whether it is a file of documents, which a [Sink] gets.
func (f File) IsTexts() bool { return f.kind == format.TextFile }

// Files lists the files of a segment.
func (s *SegmentState) Files() []File {
	name, l := s.Name, s.Layout
	orders := format.OrderFiles(l.Docs)
	files := make([]File, 0, 1+orders+l.Pairs+l.Words+l.Texts+l.Titles+l.Slices)
	add := func(kind format.Kind, n int) {
		for i := range n {
			files = append(files, File{format.Path(name, kind, i), name, kind, i})
		}
	}
	add(format.PairFile, l.Pairs)
	add(format.WordFile, l.Words)
	add(format.TextFile, l.Texts)
	add(format.TitleFile, l.Titles)
	add(format.SliceFile, l.Slices)
	add(format.TableFile, 1)
	add(format.OrderFile, orders)
	return files
}

// resize returns a slice of n elements, of the memory of b when it has room.
func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/4)
	}
	return b[:n]
}
