package pack

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"unsafe"

	"github.com/zeebo/xxh3"
)

// Fingerprint is a fingerprint of bytes.
type Fingerprint [16]byte

// FingerprintOf returns the fingerprint of bytes.
func FingerprintOf(b []byte) Fingerprint { return xxh3.Hash128(b).Bytes() }

// sumSize is the length of the seal at the end of a file.
const sumSize = len(Fingerprint{})

// File is an opened sealed file. Text is what stands in it after the magic; it
// and all its parts are good until Close.
type File struct {
	Text  string
	close func()
}

// Close lets go of the text.
func (f *File) Close() {
	f.Text = ""
	f.close()
}

// Open opens the sealed file at path. It reports false when there is no such
// file, or when it is not sound.
func Open(path, magic string) (*File, bool) {
	f, err := os.Open(path)
	if err != nil {
		return nil, false
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || info.Size() < int64(len(magic)+sumSize) {
		return nil, false
	}
	b, release, err := contents(f, int(info.Size()))
	if err != nil {
		return nil, false
	}
	body, seal := b[:len(b)-sumSize], b[len(b)-sumSize:]
	// Nobody writes to b, so the string need not be a copy of some hundred
	// megabytes.
	text, ok := strings.CutPrefix(unsafe.String(unsafe.SliceData(body), len(body)), magic)
	if !ok || FingerprintOf(body) != Fingerprint(seal) {
		release()
		return nil, false
	}
	return &File{text, release}, true
}

// Writer writes a sealed file. It takes its name in Commit, whole or not at
// all.
type Writer struct {
	path   string
	file   *os.File
	buffer *bufio.Writer
	sum    *xxh3.Hasher
	err    error
}

// Create begins the sealed file at path.
func Create(path, magic string) (*Writer, error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return nil, err
	}
	w := &Writer{path: path, file: f, sum: xxh3.New()}
	w.buffer = bufio.NewWriterSize(f, 256<<10)
	w.Write([]byte(magic))
	return w, nil
}

// Write appends b. An error shows in Commit.
func (w *Writer) Write(b []byte) {
	if w.err == nil {
		_, _ = w.sum.Write(b)
		_, w.err = w.buffer.Write(b)
	}
}

// Commit seals the file and gives it its name.
func (w *Writer) Commit() error {
	if w.err == nil {
		seal := w.sum.Sum128().Bytes()
		_, w.err = w.buffer.Write(seal[:])
	}
	if w.err == nil {
		w.err = w.buffer.Flush()
	}
	err := errors.Join(w.err, w.file.Close())
	if err == nil {
		err = os.Rename(w.file.Name(), w.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(w.file.Name()))
	}
	return nil
}
