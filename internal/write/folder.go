// Package write brings a set of files into a folder so that the folder holds
// exactly them, touching only what changed:
//
//	Open ─► Begin(files) ─► Fresh? ─► Put … ─► Commit
//	                                    └────► Abort
//
// What it promises:
//
//   - A file is whole at every moment, old or new: bytes go to a temporary file
//     beside it, which then takes its name; or to a folder with a temporary name,
//     see [Batch.StageFolder].
//   - Nothing of the old output changes before Commit. Files that did not exist
//     appear as they are put, and Abort takes them away again.
//   - Only files that an earlier Commit wrote are ever replaced or removed. Which
//     ones these are stands in the folder itself, in [output.ListName], so that it is
//     known on another machine and without the cache.
//   - A killed run leaves no file behind that a later one would not know of:
//     the list names new files before they are written.
package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"

	"wendang/internal/output"
	"wendang/internal/stamp"
)

// Prefix begins the names of the files of wendang that are no output.
const Prefix = ".wendang-"

// temporary is the prefix of temporary files. While there may be some, the file
// unfinished stands at the root: a run that finds it removes what a killed one
// has left.
const (
	temporary  = Prefix + "tmp-"
	unfinished = Prefix + "unfinished"
)

// Folder is an output folder, opened and locked.
type Folder struct {
	dir       string
	root      *os.Root
	self      *os.File // the folder, for look
	look      *stamp.Dir
	lock      *flock.Flock
	recognise func(head []byte) bool

	loading sync.WaitGroup
	stop    atomic.Bool // ends loading where it is not needed
	loadErr error
	state   *state
	known   []output.File // what earlier runs wrote, in order
	listed  []output.File // known, and what else the list names
	// untouched[i] says that the file of state.entries[i] was found as it was
	// left; when it is false, that is not known.
	untouched []bool
}

// ErrBusy says that another process writes to the folder.
var ErrBusy = errors.New("another build is at work on this folder")

// Open opens the folder at dir, making it when there is none. What is known of
// its files' contents is kept in the file at statePath; without it, files are
// read to be compared. recognise tells by its first bytes whether a file that no
// list names may be replaced all the same. Another Open of the same folder
// fails with [ErrBusy] until Close.
func Open(dir, statePath string, recognise func(head []byte) bool) (*Folder, error) {
	if err := os.MkdirAll(filepath.Dir(statePath), 0o755); err != nil {
		return nil, err
	}
	lock := flock.New(statePath + ".lock")
	if ok, err := lock.TryLock(); err != nil {
		return nil, err
	} else if !ok {
		return nil, ErrBusy
	}
	f := &Folder{dir: dir, lock: lock, recognise: recognise}
	if err := f.openRoot(); err != nil && !errors.Is(err, fs.ErrNotExist) { // without it, Begin makes it
		return nil, errors.Join(err, f.Close())
	}
	// What earlier runs left is read, and looked at, while the caller does
	// something else.
	f.loading.Go(func() {
		f.state = loadState(statePath)
		if f.root != nil {
			f.loadErr = f.readList()
			f.lookAhead()
		}
	})
	return f, nil
}

// lookAhead looks whether files are as they were left, from the last one on,
// until Begin or Close stops it. Writers, who begin with the first, look at the
// others.
func (f *Folder) lookAhead() {
	entries := f.state.entries
	f.untouched = make([]bool, len(entries))
	for i := len(entries) - 1; i >= 0 && !f.stop.Load(); i-- {
		now, mode, err := f.look.Look(entries[i].path)
		f.untouched[i] = err == nil && mode == 0 && entries[i].describes(now)
	}
}

// Untouched reports whether the folder is just as the last run left it, and how
// many files it has.
func (f *Folder) Untouched() (int, bool) {
	if f.loading.Wait(); f.loadErr != nil || f.root == nil || len(f.known) != len(f.state.entries) || len(f.known) == 0 {
		return 0, false
	}
	if _, err := f.root.Lstat(unfinished); !errors.Is(err, fs.ErrNotExist) {
		return 0, false
	}
	for i := range f.known {
		if f.known[i].Path != f.state.entries[i].path || !f.untouched[i] {
			return 0, false
		}
	}
	return len(f.known), true
}

// Intact reports whether the last run made the file at a path from inputs, and it
// is as it was left.
func (f *Folder) Intact(path string, inputs Fingerprint) bool {
	f.loading.Wait()
	i, ok := slices.BinarySearchFunc(f.state.entries, path, func(e entry, p string) int { return strings.Compare(e.path, p) })
	if !ok || f.state.entries[i].inputs != inputs || f.root == nil {
		return false
	}
	if f.found(i) {
		return true
	}
	e := &f.state.entries[i]
	_, same := f.left(e, func() (bool, error) { return sameBytes(f.root.Open, e.path, e.content) })
	return same
}

// found reports whether the file of entry i was found as it was left.
func (f *Folder) found(i int) bool { return i < len(f.untouched) && f.untouched[i] }

// left reports whether a file has the bytes that it was left with, and what is
// known of it now. Whether they are the same is asked when its time has changed.
func (f *Folder) left(e *entry, same func() (bool, error)) (stamp.Stamp, bool) {
	now, mode, err := f.look.Look(e.path)
	if err != nil || mode != 0 || now.Size != e.size {
		return now, false
	}
	if e.describes(now) {
		return now, true
	}
	ok, err := same()
	return now, err == nil && ok
}

// openRoot opens the folder itself.
func (f *Folder) openRoot() (err error) {
	if f.root, err = os.OpenRoot(f.dir); err != nil {
		return err
	}
	if f.self, err = os.Open(f.dir); err != nil {
		return err
	}
	f.look = stamp.NewDir(f.self)
	return nil
}

// Close releases the folder.
func (f *Folder) Close() error {
	f.stop.Store(true)
	f.loading.Wait()
	if f.state != nil {
		f.state.close()
	}
	var err error
	if f.root != nil {
		err = f.root.Close()
	}
	if f.self != nil {
		err = errors.Join(err, f.self.Close())
	}
	return errors.Join(err, f.lock.Unlock())
}

// readList reads the list of what earlier runs wrote. What follows after damage, as
// by an editor, is not to be trusted; and what is not listed is not touched.
func (f *Folder) readList() error {
	data, err := f.root.ReadFile(output.ListName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if f.listed, err = output.ParseList(string(data)); err != nil && len(f.listed) == 0 {
		f.listed = parseOldList(string(data))
	}
	f.known = owned(f.listed)
	return nil
}

// parseOldList reads a list as older versions of the program wrote it: a path a line.
// The kinds of the files are not known; the next Commit writes them.
func parseOldList(text string) []output.File {
	var files []output.File
	before := ""
	for line := range strings.Lines(text) {
		path := strings.TrimSuffix(line, "\n")
		if !fs.ValidPath(path) || path == "." || path <= before {
			break
		}
		files = append(files, output.File{Path: path, Kind: output.Static})
		before = path
	}
	return files
}

// owned returns those of the files that are ours to replace and remove.
func owned(files []output.File) []output.File {
	foreign := func(f output.File) bool { return f.Foreign }
	if !slices.ContainsFunc(files, foreign) {
		return files
	}
	return slices.DeleteFunc(slices.Clone(files), foreign)
}

// writeList replaces the list.
func (f *Folder) writeList(files []output.File) error {
	tmp := temporary + "list"
	if err := f.root.WriteFile(tmp, output.AppendList(nil, files), 0o644); err != nil {
		return errors.Join(err, f.root.Remove(tmp))
	}
	return f.root.Rename(tmp, output.ListName)
}

// clean removes the temporary files and folders of a killed run.
func (f *Folder) clean() error {
	if _, err := f.root.Lstat(unfinished); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	err := fs.WalkDir(f.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch {
		case !strings.HasPrefix(d.Name(), temporary):
			return nil
		case d.IsDir():
			if err := f.root.RemoveAll(filepath.FromSlash(p)); err != nil {
				return err
			}
			return fs.SkipDir
		}
		return f.root.Remove(filepath.FromSlash(p))
	})
	if err != nil {
		return err
	}
	return f.root.Remove(unfinished)
}

// Foreign is the error for an output whose place is taken by a file that
// wendang did not write.
type Foreign struct{ Path string }

func (e *Foreign) Error() string {
	return fmt.Sprintf("%s exists and was not written by wendang", e.Path)
}
