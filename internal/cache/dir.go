package cache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wendang/internal/failure"
	"wendang/internal/pack"
	"wendang/internal/scratch"
)

// Place is a folder for what saves work.
type Place struct {
	Path    string
	Lasting bool   // it is there for the next build, too
	Refused string // a folder among the user's caches that is not the user's alone; "" for none
	remove  func()
}

// Done lets go of the place. One that does not last goes.
func (p Place) Done() {
	if p.remove != nil {
		p.remove()
	}
}

// Find returns the place for the site in the folder source: the folder name in it, or, when
// that cannot be written to, one in the user's own cache folder; else a folder that goes
// with the process. Without a site, source is "". Places that hold one of the files full,
// see [FullAt], are passed over.
// The machine's temporary files are no place for a cache: anybody can make folders there,
// and know the names of those that others will make.
func Find(source, name string, full []string) (Place, error) {
	user := ""
	if source != "" {
		dir := filepath.Join(source, name)
		if os.MkdirAll(dir, 0o755) == nil && writable(dir, full) {
			return Place{Path: dir, Lasting: true}, nil
		}
		user = fmt.Sprintf("%x", pack.FingerprintOf([]byte(source)))
	}
	dir, refused := userDir(user)
	if dir != "" && writable(dir, full) {
		return Place{Path: dir, Lasting: true}, nil
	}
	p, err := Temporary()
	p.Refused = refused
	return p, err
}

// Temporary returns a place that goes with the process, also when that is killed: the next
// one removes it.
func Temporary() (Place, error) {
	if f, err := scratch.New(os.TempDir(), "wendang-cache-"); err == nil {
		return Place{Path: f.Path, remove: func() { _ = f.Remove() }}, nil
	}
	dir, err := os.MkdirTemp("", "wendang-*") // where files cannot be locked
	return Place{Path: dir, remove: func() { _ = os.RemoveAll(dir) }}, err
}

// FullAt returns the path of the file that could not be written since the disk is full; ""
// when an error is another.
func FullAt(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) && filepath.IsAbs(at.Path) && failure.IsFull(err) {
		return at.Path
	}
	return ""
}

// userDir returns a folder of a name in wendang's folder of the user's own cache folder, or
// that folder itself when the name is ""; "" when there is no such place, and what stands
// there that is not the user's alone.
func userDir(name string) (dir, refused string) {
	users, err := os.UserCacheDir()
	if err != nil || os.MkdirAll(users, 0o700) != nil {
		return "", ""
	}
	for _, dir = range []string{filepath.Join(users, "wendang"), filepath.Join(users, "wendang", name)} {
		if is, own := ownDir(dir); !own {
			if !is {
				dir = ""
			}
			return "", dir
		}
	}
	return dir, ""
}

// ownDir reports whether something stands at a path, and whether that is a folder that is
// the user's alone. It makes one when nothing is there. Links are refused: they lead where
// others want it.
func ownDir(path string) (is, own bool) {
	const private = 0o700
	if err := os.Mkdir(path, private); err == nil {
		return true, true
	}
	info, err := os.Lstat(path)
	return err == nil, err == nil && info.Mode().Type() == fs.ModeDir && isOwn(info)
}

// forgotten is how old a temporary file of a cache is when no running build can be at work
// on it.
const forgotten = time.Hour

// Sweep removes what killed builds have left in a cache folder. Builds into other output
// folders may be using it at the same time.
func Sweep(dir string) {
	left, err := filepath.Glob(filepath.Join(dir, "*.tmp"))
	if err != nil {
		return
	}
	for _, p := range left {
		if info, err := os.Lstat(p); err == nil && time.Since(info.ModTime()) > forgotten {
			_ = os.Remove(p) // or the next build removes it
		}
	}
}

// room is how much a place must have room for, in bytes: on a full disk there are files, but
// nothing in them.
const room = 256 << 10

// writable reports whether files can be written in a folder that holds none of full.
func writable(dir string, full []string) bool {
	if slices.ContainsFunc(full, func(p string) bool { return strings.HasPrefix(p, dir+string(filepath.Separator)) }) {
		return false
	}
	f, err := os.CreateTemp(dir, "probe-*.tmp")
	if err != nil {
		return false
	}
	_, err = f.Write(make([]byte, room))
	return errors.Join(err, f.Close(), os.Remove(f.Name())) == nil
}
