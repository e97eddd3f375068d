package shard

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/regular"
)

// work is the folder over which tasks hand files to each other. A file appears with all its
// bytes, and is replaced whole. Names are slash-separated.
type work interface {
	// open opens a file. There may be none: [fs.ErrNotExist].
	open(ctx context.Context, name string) (*os.File, error)
	// create makes a file without a name, to be written.
	create() (*os.File, error)
	// keep gives such a file, which it closes, a name.
	keep(ctx context.Context, f *os.File, name string) error
	// has reports whether there is a file.
	has(ctx context.Context, name string) (bool, error)
	// discard removes a file, if there is one.
	discard(ctx context.Context, name string) error
	// sweep removes the files of the division in a folder that are not to stay. age is by how
	// much one is older than another file, than; when there is none such, all stay.
	sweep(ctx context.Context, dir, than string, stays func(name string, age time.Duration) bool) error
	close()
}

// workFolder is a folder of a file system that all machines see.
type workFolder struct{ dir string }

const temporary = ".tmp-" // begins the names of files that have none yet

func openWorkFolder(dir string) (*workFolder, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		if _, missing := os.Stat(dir); missing != nil && errors.Is(err, fs.ErrExist) { // a link that leads nowhere
			err = missing
		}
		return nil, err
	}
	w := &workFolder{dir}
	return w, w.sweepNameless()
}

func (w *workFolder) close() {}

func (w *workFolder) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *workFolder) open(_ context.Context, name string) (*os.File, error) {
	f, err := regular.Open(w.path(name))
	if errors.Is(err, regular.ErrNot) {
		err = notRecord(w.path(name))
	}
	return f, err
}

// notRecord is the error for a folder, or a pipe, where a file of the tasks should be.
func notRecord(path string) error {
	return failure.New(message.ShardNotRecord(path)).WithHint(message.ShardDeleteIt())
}

func (w *workFolder) create() (*os.File, error) { return os.CreateTemp(w.dir, temporary+"*") }

func (w *workFolder) keep(_ context.Context, f *os.File, name string) error {
	err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.MkdirAll(filepath.Dir(w.path(name)), 0o755)
	}
	if err == nil {
		if err = os.Rename(f.Name(), w.path(name)); errors.Is(err, fs.ErrNotExist) {
			if _, gone := os.Lstat(f.Name()); gone != nil {
				return failure.New(message.ShardFileGone(f.Name())).WithHint(message.ShardHeldUp())
			}
		}
	}
	if err != nil {
		if info, unknown := os.Lstat(w.path(name)); unknown == nil && info.IsDir() {
			err = notRecord(w.path(name))
		}
		_ = os.Remove(f.Name())
	}
	return err
}

func (w *workFolder) has(_ context.Context, name string) (bool, error) {
	info, err := os.Stat(w.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Mode().IsRegular(), err
}

func (w *workFolder) discard(_ context.Context, name string) error {
	if err := os.Remove(w.path(name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// forgotten is how old a file without a name is, since it was last written, when it is taken
// for that of a task that was killed. One that was only held up so long ends with an error.
const forgotten = time.Hour

// nameless are files without a name.
var nameless = regexp.MustCompile(`^` + regexp.QuoteMeta(temporary) + `[0-9]+$`)

// sweepNameless removes files without a name that killed tasks have left. The clock is that
// of the file system: those of the machines may differ.
func (w *workFolder) sweepNameless() error {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return err
	}
	var now time.Time
	for _, e := range entries {
		if !e.Type().IsRegular() || !nameless.MatchString(e.Name()) {
			continue
		}
		if now.IsZero() {
			if now, err = w.now(); err != nil {
				return err
			}
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > forgotten {
			_ = os.Remove(filepath.Join(w.dir, e.Name())) // or the next task removes it
		}
	}
	return nil
}

// now returns the time of the file system.
func (w *workFolder) now() (time.Time, error) {
	f, err := w.create()
	if err != nil {
		return time.Time{}, err
	}
	info, err := f.Stat()
	if err := errors.Join(err, drop(f, nil)); err != nil {
		return time.Time{}, err
	}
	return info.ModTime(), nil
}

func (w *workFolder) sweep(_ context.Context, dir, than string, stays func(name string, age time.Duration) bool) error {
	if err := w.sweepNameless(); err != nil {
		return err
	}
	last, err := os.Stat(w.path(than))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the next build has begun
	}
	if err != nil {
		return err
	}
	top := w.path(dir)
	return filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			if p != top && (filepath.Dir(p) != top || !strings.HasPrefix(d.Name(), outPrefix)) {
				return fs.SkipDir // it is none of the tasks'
			}
			return nil
		}
		rel, err := filepath.Rel(w.dir, p)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) || err == nil && stays(filepath.ToSlash(rel), last.ModTime().Sub(info.ModTime())) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}
