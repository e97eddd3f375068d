package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
	"wendang/internal/publish/target"
)

// inMemory is how large a file may be, in bytes, to be read and checked before any of it
// goes out. A larger one is checked as it is read, and its last read fails.
const inMemory = 1 << 20

// content returns what an output holds. Reading it fails when that is not what the plan
// knows: somebody has changed the output, whose other files may not fit the plan either.
func (r *run) content(f local) target.Content {
	return target.Content{Size: f.Size, Open: func() (io.ReadSeekCloser, error) {
		file, err := r.out.Open(f.Path)
		if errors.Is(err, fs.ErrNotExist) {
			r.stale.Store(true)
		}
		if err != nil {
			return nil, err
		}
		if f.Size > inMemory {
			return &checkedFile{File: file, run: r, want: f, sum: xxh3.New()}, nil
		}
		defer func() { _ = file.Close() }()
		b, err := io.ReadAll(io.LimitReader(file, f.Size+1))
		if err != nil {
			return nil, err
		}
		if int64(len(b)) != f.Size || pack.FingerprintOf(b) != f.Content {
			r.stale.Store(true)
			return nil, errStale
		}
		return closed{bytes.NewReader(b)}, nil
	}}
}

type closed struct{ *bytes.Reader }

func (closed) Close() error { return nil }

// checkedFile is a file that is checked while it is read from its beginning.
type checkedFile struct {
	*os.File
	run  *run
	want local
	sum  *xxh3.Hasher
	read int64
	part bool // not read from its beginning
}

func (c *checkedFile) Read(b []byte) (int, error) {
	n, err := c.File.Read(b)
	if c.part {
		return n, err
	}
	_, _ = c.sum.Write(b[:n])
	c.read += int64(n)
	// The last bytes are held back with the end: who has all of them takes them for good.
	if c.read >= c.want.Size && (c.read > c.want.Size || pack.Fingerprint(c.sum.Sum128().Bytes()) != c.want.Content) || err == io.EOF && c.read < c.want.Size {
		c.run.stale.Store(true)
		return 0, errStale
	}
	return n, err
}

// WriteTo is not the file's own, which would not be checked.
func (c *checkedFile) WriteTo(w io.Writer) (int64, error) { return io.Copy(w, onlyReader{c}) }

type onlyReader struct{ io.Reader }

func (c *checkedFile) Seek(offset int64, whence int) (int64, error) {
	at, err := c.File.Seek(offset, whence)
	c.part = at != 0
	c.read = 0
	c.sum.Reset()
	return at, err
}

// classify tells errors that come from a changed output from those of the target.
func (r *run) classify(err error) error {
	if err != nil && r.stale.Load() {
		return errStale
	}
	return err
}
