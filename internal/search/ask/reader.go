package ask

import (
	"errors"
	"io/fs"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Reader asks the index in an output folder.
type Reader struct {
	fsys     fs.FS
	folding  text.Folding
	manifest *format.Manifest
	segments []*segment
}

// segment is a segment and its table of documents.
type segment struct {
	format.Segment
	format.Table
	index int
	dead  []bool                    // by document: it is struck out
	texts map[int][]format.Document // files of documents that were read
	// files of the second part of the table that were read
	orders map[int][]format.Order
}

// ErrNone says that a folder holds no index.
var ErrNone = errors.New("there is no search index")

// Open opens the index in an output folder. It fails with ErrNone, with
// format.ErrDamaged, or because the index is of another version.
func Open(fsys fs.FS) (*Reader, error) {
	script, err := fs.ReadFile(fsys, format.ManifestPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	m, err := format.ReadManifest(script)
	if err != nil {
		return nil, err
	}
	r := &Reader{fsys: fsys, folding: text.NewFolding(), manifest: m}
	for i, s := range m.Segments {
		seg := &segment{Segment: s, index: i, texts: map[int][]format.Document{}, orders: map[int][]format.Order{}}
		b, err := format.ReadFile(fsys, format.Path(s.Name, format.TableFile, 0))
		if err != nil {
			return nil, err
		}
		table, ok := format.ReadTable(b, s.Docs)
		if !ok {
			return nil, format.ErrDamaged
		}
		if seg.dead, ok = s.Struck(); !ok {
			return nil, format.ErrDamaged
		}
		seg.Table = table
		r.segments = append(r.segments, seg)
	}
	return r, nil
}

// Channels returns the site's channels, in the order of [Options.Channel].
func (r *Reader) Channels() []format.Place { return r.manifest.Channels }

// Festivals returns the site's festivals, in the order of [Options.Festival].
func (r *Reader) Festivals() []format.Place { return r.manifest.Festivals }

// Docs returns how many documents the index has.
func (r *Reader) Docs() int { return r.manifest.Docs }

// document reads a document.
func (r *Reader) document(s *segment, doc uint32) (*format.Document, error) {
	i := int(doc) / s.PerText
	docs, ok := s.texts[i]
	if !ok {
		var err error
		docs, err = format.ReadDocuments(r.fsys, format.Path(s.Name, format.TextFile, i), s.Chars, s.PerText)
		if err != nil {
			return nil, err
		}
		s.texts[i] = docs
	}
	if at := int(doc) % s.PerText; at < len(docs) {
		return &docs[at], nil
	}
	return nil, format.ErrDamaged
}

// pair reads the postings of a pair.
func (r *Reader) pair(s *segment, p text.Pair) ([]format.Posting, error) {
	if p.IsRare() {
		return r.word(s, wordTerm{word: p.Word()})
	}
	h := p.Hash()
	b, err := format.ReadFile(r.fsys, format.Path(s.Name, format.PairFile, format.PairFileOf(h, s.Pairs)))
	if err != nil {
		return nil, err
	}
	e, ok := format.FindPair(b, h)
	if !ok {
		return nil, format.ErrDamaged
	}
	list, ok := e.Postings(s.Docs)
	if !ok {
		return nil, format.ErrDamaged
	}
	return list, nil
}

// word reads the postings of a word, or of all words that begin with it.
func (r *Reader) word(s *segment, w wordTerm) ([]format.Posting, error) {
	b, err := format.ReadFile(r.fsys, format.Path(s.Name, format.WordFile, format.WordFileOf(w.word, s.Words)))
	if err != nil {
		return nil, err
	}
	entries, ok := format.FindWords(b, w.word, w.prefix)
	if !ok {
		return nil, format.ErrDamaged
	}
	levels := map[uint32]uint8{}
	for _, e := range entries {
		list, ok := e.Postings(s.Docs)
		if !ok {
			return nil, format.ErrDamaged
		}
		for _, p := range list {
			if have, ok := levels[p.Doc]; !ok || have < p.Level {
				levels[p.Doc] = p.Level
			}
		}
	}
	return sortedPostings(levels), nil
}

// mayHave returns which files of a segment may have a term, as bits, or nil when all
// may.
func (r *Reader) mayHave(s *segment, t *Term) ([]byte, error) {
	if s.Slices == 0 {
		return nil, nil
	}
	var may []byte
	for _, bit := range t.signature {
		b, err := r.slice(s, int(bit))
		if err != nil {
			return nil, err
		}
		if may == nil {
			may = append([]byte{}, b...)
			continue
		}
		for i := range may {
			may[i] &= b[i]
		}
	}
	return may, nil
}

// slice reads a slice of the signatures.
func (r *Reader) slice(s *segment, bit int) ([]byte, error) {
	n := format.SignatureSize / s.Slices
	b, err := format.ReadFile(r.fsys, format.Path(s.Name, format.SliceFile, bit/n))
	if err != nil {
		return nil, err
	}
	size := format.SliceBytes(s.Texts)
	if len(b) != n*size {
		return nil, format.ErrDamaged
	}
	return b[bit%n*size:][:size], nil
}
