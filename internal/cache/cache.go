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

const magic = "wendang sources 1\n"

// Entry is what is known of one file.
type Entry struct {
	Path  string
	Stamp stamp.Stamp // zero when it was not settled
	Print pack.Print  // of the file's bytes
	Data  string      // what was found out, in the caller's form
}

// Load returns the entries of the cache at path, by path. A cache that was
// written with another key, or that is damaged, has none.
func Load(path string, key pack.Print) []Entry {
	s, ok := pack.ReadFile(path, magic)
	if !ok {
		return nil
	}
	r := pack.Reader{S: s}
	if r.Print() != key {
		return nil
	}
	entries := make([]Entry, 0, r.Count())
	before := ""
	for r.S != "" {
		e := Entry{
			Path:  r.Text(),
			Stamp: stamp.Stamp{Size: r.Int(), ModTime: r.Int(), ChangeTime: r.Int()},
			Print: r.Print(),
			Data:  r.Text(),
		}
		if !r.OK() || e.Path <= before {
			return nil
		}
		before = e.Path
		entries = append(entries, e)
	}
	if len(entries) != cap(entries) {
		return nil
	}
	return entries
}

// Writer writes a cache.
type Writer struct {
	file   *pack.Writer
	now    int64
	buffer []byte
}

// Create begins to replace the cache at path by one of n files. Stamps that are not settled at
// the time now, in nanoseconds since 1970, are left out.
func Create(path string, key pack.Print, now int64, n int) (*Writer, error) {
	f, err := pack.Create(path, magic)
	if err != nil {
		return nil, err
	}
	f.Write(pack.AppendUint(key[:], uint64(n)))
	return &Writer{file: f, now: now}, nil
}

// Add appends what is known of one file. Files come in the order of their
// paths.
func (w *Writer) Add(path string, s stamp.Stamp, print pack.Print, data string) {
	if !s.Settled(w.now) {
		s = stamp.Stamp{}
	}
	b := pack.AppendText(w.buffer[:0], path)
	b = pack.AppendInt(b, s.Size)
	b = pack.AppendInt(b, s.ModTime)
	b = pack.AppendInt(b, s.ChangeTime)
	b = append(b, print[:]...)
	b = pack.AppendText(b, data)
	w.file.Write(b)
	w.buffer = b
}

// Commit replaces the cache.
func (w *Writer) Commit() error { return w.file.Commit() }
