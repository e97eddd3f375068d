package search

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
)

// Reader asks the index in an output folder.
type Reader struct {
	fsys     fs.FS
	folder   folder
	manifest *Manifest
	segments []*segment
}

// segment is a segment's table of documents.
type segment struct {
	Segment
	index     int
	channels  []int      // the first document of each channel, and the end
	days      []int32    // by document
	festivals [][]uint32 // documents by festival
	chars     []rune     // in which texts are written
	dead      []bool
	texts     map[int][]Document // files of documents that were read
}

// ErrNone says that a folder holds no index.
var ErrNone = errors.New("there is no search index")

// Open opens the index in an output folder.
func Open(fsys fs.FS) (*Reader, error) {
	script, err := fs.ReadFile(fsys, ManifestPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	m, err := readManifest(script)
	if err != nil {
		return nil, err
	}
	r := &Reader{fsys: fsys, folder: newFolder(), manifest: m}
	for i, s := range m.Segments {
		seg := &segment{Segment: s, index: i, texts: map[int][]Document{}}
		b, err := r.read(docsFile(s.Name))
		if err != nil {
			return nil, err
		}
		if !seg.table(b) {
			return nil, errDamaged
		}
		r.segments = append(r.segments, seg)
	}
	return r, nil
}

// Docs returns how many documents the index has.
func (r *Reader) Docs() int { return r.manifest.Docs }

// read reads a file of the index that holds bytes.
func (r *Reader) read(path string) ([]byte, error) {
	n, text, err := r.script(path)
	if err != nil {
		return nil, err
	}
	b, ok := decode93(string(text))
	if !ok || n < 0 || n > len(b) {
		return nil, errDamaged
	}
	return b[:n], nil
}

// script reads a file of the index: a number, and what it hands over as text.
func (r *Reader) script(path string) (n int, text []byte, err error) {
	script, err := fs.ReadFile(r.fsys, path)
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	head := []byte(`wdIndex("` + path[len(Dir)+1:len(path)-len(".js")] + `",`)
	rest, ok := bytes.CutPrefix(script, head)
	number, rest, comma := bytes.Cut(rest, []byte(`,"`))
	text, end := bytes.CutSuffix(bytes.TrimRight(rest, "\n"), []byte(`");`))
	n, err = strconv.Atoi(string(number))
	if !ok || !comma || !end || err != nil {
		return 0, nil, errDamaged
	}
	return n, text, nil
}

// table reads the table of documents.
func (s *segment) table(b []byte) bool {
	if s.Docs > 8*len(b) { // each takes a bit at least
		return false
	}
	r := byteReader{b: b}
	s.days = make([]int32, 0, s.Docs)
	r.uint() // whether there are traditional characters, for browsers
	for range r.count() {
		s.channels = append(s.channels, len(s.days))
		n := int(r.uint())
		if n == 0 {
			continue
		}
		if n < 0 || n > s.Docs-len(s.days) {
			return false
		}
		day := int32(unzigzag(r.uint()))
		k := int(r.uint())
		gaps := bitReader{b: r.bytes(r.count())}
		s.days = append(s.days, day)
		for range n - 1 {
			day += int32(gaps.rice(k & 31))
			s.days = append(s.days, day)
		}
		if gaps.over {
			return false
		}
	}
	s.channels = append(s.channels, len(s.days))
	for range r.count() {
		var list []uint32
		doc := uint32(0)
		for range r.count() {
			doc += uint32(r.uint())
			list = append(list, doc)
		}
		s.festivals = append(s.festivals, list)
	}
	s.chars = r.chars()
	s.dead = make([]bool, s.Docs)
	doc := 0
	for _, gap := range s.Dead {
		if doc += gap; doc < 0 || doc >= s.Docs {
			return false
		}
		s.dead[doc] = true
	}
	return !r.failed && len(s.days) == s.Docs
}

func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

// channel returns the channel of a document.
func (s *segment) channel(doc uint32) int {
	i, found := slices.BinarySearch(s.channels, int(doc)+1)
	if found { // the next channel begins behind it; channels may be empty
		for i > 0 && s.channels[i-1] == s.channels[i] {
			i--
		}
	}
	return i - 1
}

// document reads a document.
func (r *Reader) document(s *segment, doc uint32) (*Document, error) {
	i := int(doc) / s.PerText
	docs, ok := s.texts[i]
	if !ok {
		n, text, err := r.script(file(s.Name, "t", i))
		if err != nil {
			return nil, err
		}
		texts, ok := uncompact(text, n, s.chars)
		if !ok {
			return nil, errDamaged
		}
		if docs, ok = readDocuments(texts, s.PerText); !ok {
			return nil, errDamaged
		}
		s.texts[i] = docs
	}
	if at := int(doc) % s.PerText; at < len(docs) {
		return &docs[at], nil
	}
	return nil, errDamaged
}
