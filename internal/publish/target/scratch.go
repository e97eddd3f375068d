package target

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// scratch is a folder for what is needed while publishing. A lock beside it tells
// whether its process lives: folders of dead ones, which may hold whole repositories, are
// removed when the next one is made.
type scratch struct {
	path string // ends with scratchEnd
	lock *flock.Flock
}

const (
	scratchEnd     = ".tmp"
	scratchLockEnd = ".tmp-lock"
)

// newScratch makes a folder below dir.
func newScratch(dir string) (*scratch, error) {
	sweepScratch(dir)
	// The lock is there before the folder, so that no folder that is in use has none.
	file, err := os.CreateTemp(dir, "git-*"+scratchLockEnd)
	if err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	s := &scratch{strings.TrimSuffix(file.Name(), scratchLockEnd) + scratchEnd, flock.New(file.Name())}
	if _, err := s.lock.TryLock(); err != nil {
		return nil, errors.Join(err, os.Remove(file.Name()))
	}
	if err := os.Mkdir(s.path, 0o700); err != nil {
		return nil, errors.Join(err, s.remove())
	}
	return s, nil
}

// remove removes the folder with all that is in it.
func (s *scratch) remove() error {
	return errors.Join(os.RemoveAll(s.path), s.lock.Unlock(), removeFile(s.lock.Path()))
}

// sweepScratch removes the folders of dead processes. What cannot be removed stays for
// the next one.
func sweepScratch(dir string) {
	left, _ := filepath.Glob(filepath.Join(dir, "git-*"+scratchEnd))
	for _, p := range left {
		lock := flock.New(strings.TrimSuffix(p, scratchEnd) + scratchLockEnd)
		if ok, err := lock.TryLock(); err != nil || !ok {
			continue
		}
		_ = os.RemoveAll(p)
		_ = lock.Unlock()
		_ = removeFile(lock.Path())
	}
}

func removeFile(p string) error {
	if err := os.Remove(p); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
