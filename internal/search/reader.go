package search

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"

	"github.com/klauspost/compress/flate"
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
		b, err := r.read(docsFile(s.Name), false)
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

// read reads a file of the index.
func (r *Reader) read(path string, packed bool) ([]byte, error) {
	script, err := fs.ReadFile(r.fsys, path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	head := []byte(`wdIndex("` + path[len(Dir)+1:len(path)-len(".js")] + `",`)
	rest, ok := bytes.CutPrefix(script, head)
	length, rest, comma := bytes.Cut(rest, []byte(`,"`))
	text, end := bytes.CutSuffix(bytes.TrimRight(rest, "\n"), []byte(`");`))
	n, err := strconv.Atoi(string(length))
	if !ok || !comma || !end || err != nil {
		return nil, errDamaged
	}
	b, ok := decode93(string(text))
	if !ok || n < 0 || n > len(b) {
		return nil, errDamaged
	}
	b = b[:n]
	if !packed {
		return b, nil
	}
	const most = 256 << 20
	b, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b)), most))
	if err != nil {
		return nil, errDamaged
	}
	return b, nil
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

// mostTags is more tags than any document has. What is packed may say anything
// in few bytes.
const mostTags = 1 << 16

// document reads a document.
func (r *Reader) document(s *segment, doc uint32) (*Document, error) {
	i := int(doc) / s.PerText
	docs, ok := s.texts[i]
	if !ok {
		b, err := r.read(file(s.Name, "t", i), true)
		if err != nil {
			return nil, err
		}
		br := byteReader{b: b}
		for len(br.b) > 0 {
			d := Document{Title: br.coded(s.chars), URL: br.text(), Category: br.coded(s.chars), Time: br.text()}
			tags := br.count()
			if tags > mostTags || len(docs) == s.PerText {
				return nil, errDamaged
			}
			d.Tags = make([]string, tags)
			for t := range d.Tags {
				d.Tags[t] = br.coded(s.chars)
			}
			d.Text = br.coded(s.chars)
			docs = append(docs, d)
		}
		if br.failed {
			return nil, errDamaged
		}
		s.texts[i] = docs
	}
	if at := int(doc) % s.PerText; at < len(docs) {
		return &docs[at], nil
	}
	return nil, errDamaged
}
