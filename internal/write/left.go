package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"wendang/internal/output"
)

// Left is one file of an output folder, as it is now.
type Left struct {
	output.File
	Size    int64       // bytes
	Content Fingerprint // of its bytes
}

// ErrUnfinished says that a build of the folder was killed.
var ErrUnfinished = errors.New("the last build of this folder was killed before it ended")

// ErrNoList says that a folder is no output folder, or that its list is damaged.
var ErrNoList = errors.New("the folder has no list of what was built")

// Gone is the error for an output that is not in the folder, or is no file.
type Gone struct{ Path string }

func (e *Gone) Error() string { return fmt.Sprintf("%s has gone since the last build", e.Path) }

// ReadLeft returns the files that the last build left in the folder at dir, in the
// order of their paths. What is known of them is taken from the file at statePath, which may be "" for none;
// those that have changed since are read, several at a time. During a build it fails
// with [ErrBusy].
func ReadLeft(dir, statePath string, jobs int) ([]Left, error) {
	if statePath != "" {
		lock, err := lockState(statePath)
		if err != nil {
			return nil, err
		}
		defer func() { _ = lock.Unlock() }()
	}
	f := &Folder{dir: dir}
	if err := f.openRoot(); errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoList
	} else if err != nil {
		return nil, err
	}
	defer func() { _ = errors.Join(f.root.Close(), f.self.Close(), f.unlock()) }()
	if err := f.lockFolder(); err != nil {
		return nil, err
	}
	if journals, err := f.journals(); err != nil {
		return nil, err
	} else if len(journals) > 0 {
		return nil, ErrUnfinished
	}
	data, err := f.readOwn(output.ListName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoList
	} else if err != nil {
		return nil, err
	}
	files, err := output.ParseList(string(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoList, err)
	}
	state := loadState(statePath)
	defer state.close()
	return f.readAll(files, state, jobs)
}

// readAll looks at files, in so many goroutines.
func (f *Folder) readAll(files []output.File, state *state, jobs int) ([]Left, error) {
	left := make([]Left, len(files))
	var next atomic.Int64
	errs := make([]error, jobs)
	var wait sync.WaitGroup
	for j := range jobs {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				if left[i], errs[j] = f.readOne(files[i], state); errs[j] != nil {
					return
				}
			}
		})
	}
	wait.Wait()
	return left, errors.Join(errs...)
}

func (f *Folder) readOne(file output.File, state *state) (Left, error) {
	now, mode, err := f.look.Look(file.Path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && mode != 0 {
		return Left{}, &Gone{file.Path}
	}
	if err != nil {
		return Left{}, err
	}
	i, known := slices.BinarySearchFunc(state.entries, file.Path, func(e entry, p string) int { return strings.Compare(e.path, p) })
	if known && state.entries[i].describes(now) {
		return Left{file, now.Size, state.entries[i].content}, nil
	}
	opened, err := f.root.Open(file.Path)
	if err != nil {
		return Left{}, err
	}
	defer func() { _ = opened.Close() }()
	sum := xxh3.New()
	size, err := io.Copy(sum, opened)
	return Left{file, size, sum.Sum128().Bytes()}, err
}
