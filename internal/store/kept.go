package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"sort"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

// A kept store is a file that other processes take contents from:
//
//	content, its sums; content, its sums; …   as they were put, in regions
//	entries                                   one for each content, by the hash of its path
//	sum of the entries, their length, magic   40 bytes
//
// Every content is checked when it is taken, so that of a large file only what is needed
// is read.

const keptMagic = "wendang store 1\n"

// ErrDamaged says that a kept store is not as it was made.
var ErrDamaged = errors.New("the stored bodies are damaged")

// Entry says where the content of an article is.
type Entry struct {
	path        uint64           // hash of the article's content path
	fingerprint pack.Fingerprint // of its source's bytes
	span        Span
}

// NewEntry returns the entry of the article at a content path, whose source has a
// fingerprint.
func NewEntry(path string, fingerprint pack.Fingerprint, at Span) Entry {
	return Entry{xxh3.HashString(path), fingerprint, at}
}

const (
	entrySize  = 8 + 16 + 8 + 8 + 4 + 4 + 4
	footerSize = 16 + 8 + len(keptMagic)
	sumsSize   = 16 // behind a content
)

// Keep makes an empty store in a file that stays; the file is the caller's. It is complete
// after Flush and Finish.
func Keep(f *os.File, texts bool) *Store {
	s := &Store{kept: true, bodies: &spool{file: f}}
	if texts {
		s.texts = s.bodies
	}
	return s
}

// Finish writes where the contents are.
func (s *Store) Finish(entries []Entry) error {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.path, b.path), bytes.Compare(a.fingerprint[:], b.fingerprint[:]))
	})
	b := make([]byte, 0, len(entries)*entrySize+footerSize)
	for i := range entries {
		e := &entries[i]
		b = binary.LittleEndian.AppendUint64(b, e.path)
		b = append(b, e.fingerprint[:]...)
		b = binary.LittleEndian.AppendUint64(b, uint64(e.span.body))
		b = binary.LittleEndian.AppendUint64(b, uint64(e.span.plain))
		for _, n := range []int32{e.span.html, e.span.headings, e.span.text} {
			b = binary.LittleEndian.AppendUint32(b, uint32(n))
		}
	}
	size := len(b)
	sum := pack.FingerprintOf(b)
	b = append(b, sum[:]...)
	b = binary.LittleEndian.AppendUint64(b, uint64(size))
	b = append(b, keptMagic...)
	_, err := s.bodies.file.WriteAt(b, s.bodies.end)
	return err
}

// Kept is a kept store that is read.
type Kept struct {
	store   Store
	entries []byte
}

// OpenKept opens a kept store; the file is the caller's, and must stay open.
func OpenKept(f *os.File) (*Kept, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	footer := make([]byte, footerSize)
	if info.Size() < int64(footerSize) {
		return nil, fmt.Errorf("%s: %w", f.Name(), ErrDamaged)
	}
	if _, err := f.ReadAt(footer, info.Size()-int64(footerSize)); err != nil {
		return nil, err
	}
	size := int64(binary.LittleEndian.Uint64(footer[16:]))
	if string(footer[24:]) != keptMagic || size < 0 || size%entrySize != 0 || size > info.Size()-int64(footerSize) {
		return nil, fmt.Errorf("%s: %w", f.Name(), ErrDamaged)
	}
	k := &Kept{entries: make([]byte, size), store: Store{kept: true, bodies: &spool{file: f}}}
	k.store.texts = k.store.bodies
	if _, err := f.ReadAt(k.entries, info.Size()-int64(footerSize)-size); err != nil {
		return nil, err
	}
	if pack.FingerprintOf(k.entries) != pack.Fingerprint(footer[:16]) {
		return nil, fmt.Errorf("%s: %w", f.Name(), ErrDamaged)
	}
	return k, nil
}

// Find returns where the content of the article at a content path is, if it is of a source
// with a fingerprint.
func (k *Kept) Find(path string, fingerprint pack.Fingerprint) (Span, bool) {
	hash := xxh3.HashString(path)
	field := func(i, at int) []byte { return k.entries[i*entrySize+at:] }
	n := len(k.entries) / entrySize
	i := sort.Search(n, func(i int) bool { return binary.LittleEndian.Uint64(field(i, 0)) >= hash })
	for ; i < n && binary.LittleEndian.Uint64(field(i, 0)) == hash; i++ {
		if pack.Fingerprint(field(i, 8)[:16]) != fingerprint {
			continue
		}
		number := func(at int) int32 { return int32(binary.LittleEndian.Uint32(field(i, at))) }
		return Span{
			body: int64(binary.LittleEndian.Uint64(field(i, 24))), plain: int64(binary.LittleEndian.Uint64(field(i, 32))),
			html: number(40), headings: number(44), text: number(48),
		}, true
	}
	return Span{}, false
}

// Taker returns a new one.
func (k *Kept) Taker() *Taker { return k.store.Taker() }

// sums returns what stands behind a content that has two parts.
func sums(dst, a, b []byte) []byte {
	dst = binary.LittleEndian.AppendUint64(dst, xxh3.Hash(a))
	return binary.LittleEndian.AppendUint64(dst, xxh3.Hash(b))
}

// check checks a content of two parts, the first of which has size bytes, against the sums
// behind it, and returns it without them.
func check(b []byte, size int32) ([]byte, error) {
	content := b[:len(b)-sumsSize]
	var want [sumsSize]byte
	if !bytes.Equal(sums(want[:0], content[:size], content[size:]), b[len(content):]) {
		return nil, ErrDamaged
	}
	return content, nil
}
