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
//   - Only files that an earlier Commit wrote are ever replaced, and only files that
//     hold what it wrote are removed. Which ones these are stands in the folder
//     itself, in [output.ListName], so that it is known on another machine and without
//     the cache.
//   - A killed run leaves no file behind that a later one would not know of: a journal
//     notes each before it appears.
package write

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"

	"wendang/internal/regular"
	"wendang/internal/stamp"
)

// Prefix begins the names of the files of wendang that are no output.
const Prefix = ".wendang-"

// temporary is the prefix of temporary files. While there may be some, the file
// unfinished, the journal, stands at the root: a run that finds it removes what a
// killed one has left. Tasks that share a run have journals of their own, whose names say
// whose they are: .wendang-unfinished-3-of-7-TOKEN.
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
	recognise func(head []byte) bool
	made      bool   // by this run
	part      string // of a run that several tasks share: "3-of-7"; see [OpenPart]
	token     string // in the names of temporary files and of the journal; "" for a run alone

	lock       *flock.Flock // of the state
	folderLock *flock.Flock // of the folder itself; nil for none
	mark       string       // path of a file beside the state that is there while there is a journal; "" for none
	litter     bool         // a killed run's temporary files could not be removed

	// Fault is for tests; nil for none.
	Fault Fault

	loading sync.WaitGroup
	stop    atomic.Bool // ends loading where it is not needed
	loadErr error
	state   *state
	known
	// untouched[i] says that the file of state.entries[i] was found as it was
	// left; when it is false, that is not known.
	untouched []bool
}

// ErrBusy says that another process writes to the folder.
var ErrBusy = errors.New("another build is at work on this folder")

// Open opens the folder at dir, making it when there is none. What is known of
// its files' contents is kept in the file at statePath; without it, files are
// read to be compared. recognise tells by its first bytes whether a file may be replaced
// where no list names the files of the last run. Another Open of the same folder
// fails with [ErrBusy] until Close.
func Open(dir, statePath string, recognise func(head []byte) bool) (*Folder, error) {
	lock, err := lockState(statePath)
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, lock: lock, recognise: recognise, mark: statePath + markEnd}
	err = f.openRoot()
	if err == nil {
		err = f.lockFolder()
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // without it, Begin makes it
		return nil, errors.Join(err, f.Close())
	}
	// What earlier runs left is read, and looked at, while the caller does
	// something else.
	f.loading.Go(func() {
		f.state = loadState(statePath)
		if f.root != nil {
			f.loadErr = f.readKnown(nil)
			// The journal may be lost with what else begins with a dot, or by itself.
			_, err := os.Lstat(f.mark)
			f.interrupted = f.interrupted || !f.whole || err == nil
			f.lookAhead()
		}
	})
	return f, nil
}

// OpenPart opens the folder at dir for one of several tasks that bring its files there
// together, of which any may run twice, at the same time, or be killed. Part tells which one
// it is: "3-of-7". Such a run takes no lock, removes nothing but what is in the way of its
// files, and leaves the list to a run of [Open], which ends what they have begun. What is
// known of the part's own files is kept at statePath.
func OpenPart(dir, statePath, part string, recognise func(head []byte) bool) (*Folder, error) {
	if err := os.MkdirAll(filepath.Dir(statePath), 0o755); err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, recognise: recognise, part: part, token: strconv.FormatUint(rand.Uint64(), 36)}
	if err := f.openRoot(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, f.Close())
	}
	f.loading.Go(func() {
		f.state = loadState(statePath)
		if f.root != nil {
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
	if f.loading.Wait(); f.loadErr != nil || f.root == nil || !f.whole || f.interrupted || len(f.files) != len(f.state.entries) || len(f.files) == 0 {
		return 0, false
	}
	for i := range f.files {
		if f.files[i].Path != f.state.entries[i].path || !f.untouched[i] {
			return 0, false
		}
	}
	return len(f.files), true
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

// openRoot opens the folder itself. With a slash behind its name, nothing else is opened:
// a named pipe would wait for ever.
func (f *Folder) openRoot() (err error) {
	if f.root, err = regular.OpenRoot(f.dir); err != nil {
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
	return errors.Join(err, f.unlock())
}

// clean removes the temporary files and folders of a killed run, by their names, which
// nobody else gives. The journal stays, since it tells of the others. Folders that cannot be
// read are none of ours.
func (f *Folder) clean() error {
	if !f.interrupted || f.part != "" {
		return nil
	}
	return fs.WalkDir(f.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil && d.IsDir():
			return fs.SkipDir
		case err != nil || !isTemporary(d.Name()):
			return nil
		case d.IsDir():
			f.litter = f.removeAll(p) != nil || f.litter
			return fs.SkipDir
		case !d.Type().IsRegular(): // no run makes such a thing
			return nil
		}
		f.litter = f.removeFile(p) != nil || f.litter
		return nil
	})
}

// Foreign is the error for an output whose place is taken by a file that
// wendang did not write.
type Foreign struct{ Path string }

func (e *Foreign) Error() string {
	return fmt.Sprintf("%s exists and was not written by wendang", e.Path)
}
