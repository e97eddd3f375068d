// Package scratch makes folders for what a process needs only while it runs. A process that
// is killed cannot remove its own, so the next one does: a lock beside each folder tells
// whether its process lives.
//
//	git-123.tmp        the folder
//	git-123.tmp-lock   its lock, held as long as the process lives
package scratch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/gofrs/flock"
)

const (
	folderEnd = ".tmp"
	lockEnd   = ".tmp-lock"
)

// Folder is a folder that goes with its process.
type Folder struct {
	Path string
	lock *flock.Flock
}

// New makes a folder in dir whose name begins with prefix. Those with the same prefix that
// dead processes have left there are removed.
func New(dir, prefix string) (*Folder, error) {
	sweep(dir, prefix)
	for {
		f, err := try(dir, prefix)
		if f != nil || err != nil {
			return f, err
		}
	}
}

// try makes a folder. There is none when another process has taken its lock for that of a
// dead one.
func try(dir, prefix string) (*Folder, error) {
	// The lock is there before the folder, so that no folder that is in use has none.
	file, err := os.CreateTemp(dir, prefix+"*"+lockEnd)
	if err != nil {
		return nil, err
	}
	made, err := file.Stat()
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(file.Name()))
	}
	f := &Folder{strings.TrimSuffix(file.Name(), lockEnd) + folderEnd, flock.New(file.Name(), flock.SetFlag(os.O_RDONLY))}
	ok, err := f.lock.TryLock()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, removeFile(file.Name()))
	}
	if now, err := os.Lstat(file.Name()); !ok || err != nil || !os.SameFile(made, now) {
		return nil, f.lock.Unlock()
	}
	if err := os.Mkdir(f.Path, 0o700); err != nil {
		return nil, errors.Join(err, f.Remove())
	}
	return f, nil
}

// Remove removes the folder with all that is in it.
func (f *Folder) Remove() error {
	return errors.Join(os.RemoveAll(f.Path), Release(f.lock))
}

// Release removes the file of a lock and lets go of the lock, in this order: else the next
// process could take the lock in between, and would go on without its file, so that another
// one took what it guards for a dead one's.
func Release(lock *flock.Flock) error {
	removed := removeFile(lock.Path())
	err := lock.Unlock()
	if runtime.GOOS != "windows" {
		return errors.Join(removed, err)
	}
	// There nothing goes that is open. What another process has opened by now stays, and is
	// its own or goes with the next sweep.
	_ = removeFile(lock.Path())
	return err
}

// sweep removes the folders of dead processes. What cannot be removed stays for the next
// one.
func sweep(dir, prefix string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		name, ours := strings.CutPrefix(e.Name(), prefix)
		if !ours {
			continue
		}
		name, isFolder := strings.CutSuffix(name, folderEnd)
		name, isLock := strings.CutSuffix(name, lockEnd)
		if !isFolder && !isLock {
			continue
		}
		begin := filepath.Join(dir, prefix+name)
		if info, err := os.Lstat(begin + lockEnd); err == nil && !info.Mode().IsRegular() {
			continue // none of ours; opening a named pipe would wait for ever
		}
		lock := flock.New(begin+lockEnd, flock.SetFlag(os.O_RDONLY))
		ok, err := lock.TryLock()
		if !ok && !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		switch err := os.RemoveAll(begin + folderEnd); {
		case !ok: // a folder that has lost its lock
		case err != nil:
			_ = lock.Unlock()
		default:
			_ = Release(lock)
		}
	}
}

func removeFile(p string) error {
	if err := os.Remove(p); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
