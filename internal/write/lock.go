package write

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"wendang/internal/regular"
)

// Two locks keep two builds out of one folder. That beside the state is there before the
// folder is, and on every system. That of the folder itself also counts for builds that
// keep their state elsewhere: of another site, or without a cache.

// Lock takes the lock that [Open] takes of a folder whose state is kept at a path, without
// opening the folder, until unlock is called. When another run has it, the error is [ErrBusy].
func Lock(statePath string) (unlock func() error, err error) {
	lock, err := lockState(statePath)
	if err != nil {
		return nil, err
	}
	return lock.Unlock, nil
}

// lockState takes the lock of a folder whose state is kept at a path. When another run has
// it, the error is [ErrBusy].
func lockState(statePath string) (*flock.Flock, error) {
	if err := os.MkdirAll(filepath.Dir(statePath), 0o755); err != nil {
		return nil, err
	}
	path := statePath + ".lock"
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() { // as with a link, or a named pipe
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	lock := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|regular.NonBlocking))
	if ok, err := lock.TryLock(); err != nil {
		return nil, err
	} else if !ok {
		return nil, ErrBusy
	}
	return lock, nil
}

// lockFolder takes the lock of the folder itself, where the system can lock a folder. Tasks
// that share a run take none.
func (f *Folder) lockFolder() error {
	if f.part != "" {
		return nil
	}
	lock := flock.New(f.dir+"/", flock.SetFlag(os.O_RDONLY|regular.NonBlocking))
	switch ok, err := lock.TryLock(); {
	case err != nil: // the other lock has to do
	case !ok:
		return ErrBusy
	default:
		f.folderLock = lock
	}
	return nil
}

// unlock lets go of both locks.
func (f *Folder) unlock() error {
	var errs []error
	for _, lock := range []*flock.Flock{f.folderLock, f.lock} {
		if lock != nil {
			errs = append(errs, lock.Unlock())
		}
	}
	return errors.Join(errs...)
}
