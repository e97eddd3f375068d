// Package search is the portal's search as other packages see it: they import this
// one alone, so that what the four packages below it hold may move from one to another.
// Format imports text; index and ask import both, and neither imports the other:
//
//	text     what a text is to the search: equal characters, terms, pinyin
//	format   how the index lies in files
//	index    makes these files
//	ask      answers queries from them
//
// The index must work from a folder, where browsers load nothing but scripts,
// and on any host, without a server. So it is a set of small files, of which a
// query needs few. It must find every article that contains the words of a query,
// across what a dictionary would take for the borders of words; so it has no
// dictionary: its terms are pairs of neighbouring characters.
//
// A browser asks the index with the theme's search.js, `wendang search` with
// [Reader]. Both give the same answers.
package search

import (
	"errors"
	"io/fs"

	"wendang/internal/pack"
	"wendang/internal/search/ask"
	"wendang/internal/search/format"
	"wendang/internal/search/index"
	"wendang/internal/search/text"
)

// What an index is made of and by.
type (
	Units        = text.Units
	Document     = format.Document
	Layout       = format.Layout
	Named        = format.Named
	Place        = format.Place
	Source       = index.Source
	Sink         = index.Sink
	File         = index.File
	Builder      = index.Builder
	DocID        = index.DocID
	State        = index.State
	SegmentState = index.SegmentState
	Plan         = index.Plan
	Kept         = index.Kept
	Index        = index.Index
)

// What asks it.
type (
	Reader  = ask.Reader
	Query   = ask.Query
	Options = ask.Options
	Answer  = ask.Answer
	Result  = ask.Result
	Snippet = ask.Snippet
	Part    = ask.Part
)

// Output paths.
const (
	Dir          = format.Dir
	ManifestPath = format.ManifestPath
	TagsPath     = format.TagsPath
	FoldPath     = format.FoldPath
)

// MaxChecked bounds how many articles are read to find those that have the terms as
// they stand.
const MaxChecked = format.MaxChecked

// ErrNone says that a folder holds no index, ErrDamaged that a file of it is missing or
// not as it was made, and ErrVersion that it is of another version of wendang.
var (
	ErrNone    = ask.ErrNone
	ErrDamaged = format.ErrDamaged
	ErrVersion = format.ErrVersion
)

// NewDocID returns a document's id.
func NewDocID(path string, content pack.Fingerprint) DocID { return index.NewDocID(path, content) }

// LayoutOf returns the layout for documents with texts of so many bytes.
func LayoutOf(docs int, textBytes int64) Layout { return format.LayoutOf(docs, textBytes) }

// SegmentDir returns the folder in the output that a segment's files stand in.
func SegmentDir(segment string) string { return format.SegmentDir(segment) }

// SegmentName returns the name of a segment of documents.
func SegmentName(program pack.Fingerprint, l Layout, docs []DocID) string {
	return index.SegmentName(program, l, docs)
}

// LoadState reads the state of an index at path; see [index.LoadState].
func LoadState(path string, program pack.Fingerprint) *State { return index.LoadState(path, program) }

// MakePlan plans the index of the documents now; see [index.MakePlan].
func MakePlan(last *State, now []DocID, intact func(*SegmentState) bool) *Plan {
	return index.MakePlan(last, now, intact)
}

// LevelOf returns the level of a segment of so many documents.
func LevelOf(docs int) int { return index.LevelOf(docs) }

// NewIndex returns the index of a plan; built are its new segments.
func NewIndex(p *Plan, built ...*SegmentState) *Index { return index.NewIndex(p, built...) }

// NewBuilder returns a Builder for a segment; see [index.NewBuilder].
func NewBuilder(name string, l Layout, source Source, dir string) (*Builder, error) {
	return index.NewBuilder(name, l, source, dir)
}

// AddressHash returns a hash of an address: articles of a channel and a moment are in its
// order.
func AddressHash(url string) uint32 { return format.AddressHash(url) }

// AppendTags appends the content of [TagsPath].
func AppendTags(dst []byte, tags []Named) []byte { return format.AppendTags(dst, tags) }

// AppendFold appends the content of [FoldPath].
func AppendFold(dst []byte) []byte { return format.AppendFold(dst) }

// Open opens the index in an output folder; see [ask.Open].
func Open(fsys fs.FS) (*Reader, error) { return ask.Open(fsys) }

// ReadTags returns the tags that the search in an output folder suggests.
func ReadTags(fsys fs.FS) ([]Place, error) {
	script, err := fs.ReadFile(fsys, TagsPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	return format.ReadTags(script)
}

// ParseQuery parses what a reader typed.
func ParseQuery(s string) Query { return ask.ParseQuery(s) }
