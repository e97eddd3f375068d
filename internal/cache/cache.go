// Package cache keeps what a build found out about each source file, so that
// the next one need not read it again.
//
// Its laws: what is kept of a file depends on that file's path and bytes and on
// the key alone, and never changes. Size and times of a file only save the
// hashing of its bytes. A build without the cache gives the same output.
package cache

import (
	"wendang/internal/pack"
	"wendang/internal/stamp"
)

// Magic begins the file of a cache.
const Magic = "wendang sources 2\n"

// Entry is what is known of one file.
type Entry struct {
	Path        string
	Stamp       stamp.Stamp      // zero when it was not settled
	Fingerprint pack.Fingerprint // of the file's bytes
	Data        string           // what was found out, in the caller's form
}

// Reader reads a cache, one entry after the other, in the order of their paths.
type Reader struct{ rest pack.Reader }

// NewReader returns a Reader of the text of a cache, which [pack.Open] gives. A
// cache that was written with another key has no entries.
func NewReader(text string, key pack.Fingerprint) *Reader {
	r := &Reader{pack.Reader{S: text}}
	if r.rest.Fingerprint() != key {
		r.rest.S = ""
	}
	return r
}

// Next returns the next entry, or false at the end.
func (r *Reader) Next() (Entry, bool) {
	if r.rest.S == "" {
		return Entry{}, false
	}
	e := Entry{
		Path:        r.rest.Text(),
		Stamp:       stamp.Read(&r.rest),
		Fingerprint: r.rest.Fingerprint(),
		Data:        r.rest.Text(),
	}
	return e, r.rest.OK()
}

// Writer writes a cache.
type Writer struct {
	file   *pack.Writer
	now    int64
	buffer []byte
}

// Create begins to replace the cache at path. Stamps that are not settled at
// the time now, in nanoseconds since 1970, are left out.
func Create(path string, key pack.Fingerprint, now int64) (*Writer, error) {
	f, err := pack.Create(path, Magic)
	if err != nil {
		return nil, err
	}
	f.Write(key[:])
	return &Writer{file: f, now: now}, nil
}

// Add appends what is known of one file. Files come in the order of their
// paths.
func (w *Writer) Add(path string, s stamp.Stamp, print pack.Fingerprint, data string) {
	if !s.Settled(w.now) {
		s = stamp.Stamp{}
	}
	b := pack.AppendText(w.buffer[:0], path)
	b = s.Append(b)
	b = append(b, print[:]...)
	b = pack.AppendText(b, data)
	w.file.Write(b)
	w.buffer = b
}

// Commit replaces the cache.
func (w *Writer) Commit() error { return w.file.Commit() }
