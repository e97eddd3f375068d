package write

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"wendang/internal/output"
	"wendang/internal/parallel"
)

// Batch is one run: the folder is to hold the files, and no others of ours.
type Batch struct {
	folder *Folder
	files  []output.File
	// after[i] becomes the state of files[i]; each is set by one goroutine.
	after []entry
	ours  []bool // files[i] was written by an earlier run
	// foreign[i] says that somebody else had put just these bytes there: the
	// file stays, and stays theirs.
	foreign []bool
	old     []int // index of files[i] in the last run's state, or -1
	journal journal

	made    atomic.Int64 // counts temporary files, for their names
	written atomic.Int64
	kept    atomic.Int64
	litter  atomic.Bool // a temporary file could not be removed
	name    string      // begins the names of this run's temporary files

	mu            sync.Mutex
	dirs          map[string]bool // folders that exist; true when this run made them
	newDirs       []string        // those that this run made
	newFiles      []string
	stagedFolders map[string]string // folders whose files appear at once: their temporary paths
	instead       map[string]bool   // those of stagedFolders that take the place of a file of ours
	staged        []staged          // replacements that wait for Commit
	remove        []string          // known, and no longer made; in order
	aside         []string          // what was moved out of the way, and goes in the end
	stayed        []string          // no longer made, and not what was written
	changed       int
	unsaved       error
	ended         bool
}

// staged is a written temporary file and the output whose path it is to take.
type staged struct {
	temporary string
	i         int
	folder    bool // a folder stands there, with nothing but what is no longer made
}

// Stats tells what a run did.
type Stats struct {
	Written, Unchanged, Removed int
}

// Begin starts a run that is to end with the folder holding exactly these files,
// which are in the order of their paths, and are the Batch's from now on. It makes the
// folder if need be.
func (f *Folder) Begin(files []output.File) (*Batch, error) {
	f.stop.Store(true)
	if f.loading.Wait(); f.loadErr != nil {
		return nil, f.loadErr
	}
	if f.root == nil {
		if err := os.MkdirAll(f.dir, 0o755); err != nil {
			if _, missing := os.Stat(f.dir); missing != nil && errors.Is(err, fs.ErrExist) { // a link that leads nowhere
				return nil, missing
			}
			return nil, err
		}
		if err := f.openRoot(); err != nil {
			return nil, err
		}
		if err := f.lockFolder(); err != nil {
			return nil, err
		}
		f.made = true
	}
	if f.part != "" {
		if err := f.readKnown(ofPart(files)); err != nil {
			return nil, err
		}
	}
	if err := f.clean(); err != nil {
		return nil, err
	}
	b := &Batch{
		folder:  f,
		name:    temporary + rand.Text()[:randomName] + "-",
		files:   files,
		after:   make([]entry, len(files)),
		ours:    make([]bool, len(files)),
		foreign: make([]bool, len(files)),
		old:     make([]int, len(files)),
		dirs:    map[string]bool{".": false},
		journal: journal{folder: f},
	}
	b.litter.Store(f.litter)
	b.remove = f.missing(files)
	if f.part != "" { // what is in the way, and nothing else
		of := ofPart(files)
		b.remove = slices.DeleteFunc(b.remove, func(p string) bool { return !of(p) })
	}
	for i, k := 0, 0; i < len(files); i++ {
		for k < len(f.state.entries) && f.state.entries[k].path < files[i].Path {
			k++
		}
		b.old[i] = -1
		if k < len(f.state.entries) && f.state.entries[k].path == files[i].Path {
			b.old[i] = k
			b.ours[i] = !f.whole // else the list says more
		}
	}
	for i, k := 0, 0; i < len(files); i++ {
		for k < len(f.files) && f.files[k].Path < files[i].Path {
			k++
		}
		b.ours[i] = b.ours[i] || k < len(f.files) && f.files[k].Path == files[i].Path
	}
	if err := b.makeRoom(); err != nil {
		return nil, err
	}
	return b, nil
}

// Commit lets the replacements take their places, in so many goroutines, removes
// what is no longer made, and saves what is known of the files.
func (b *Batch) Commit(jobs int) (Stats, error) {
	b.ended = true
	defer b.journal.close()
	removed, err := b.appear()
	if err != nil {
		return Stats{}, err
	}
	n, err := b.replace(jobs)
	if err != nil {
		return Stats{}, err
	}
	removed += n
	if n, err = b.removeOld(); err != nil {
		return Stats{}, err
	}
	stats := Stats{Written: int(b.written.Load()), Unchanged: int(b.kept.Load()), Removed: removed + n}
	b.unsaved = b.save()
	return stats, nil
}

// save saves what is known of the files now. Where the list cannot be saved, the
// journal stays.
func (b *Batch) save() error {
	f := b.folder
	files, after := b.own()
	if f.part != "" {
		var err error
		if !b.litter.Load() {
			err = b.journal.end()
		}
		return errors.Join(err, f.saveState(after))
	}
	b.changed = changedSince(f.listed, files)
	if !f.whole || !slices.Equal(files, f.listed) {
		if err := f.writeList(files); err != nil {
			return errors.Join(err, f.saveState(after))
		}
		f.listed, f.files, f.whole = files, owned(files), true
	}
	var err error
	if !b.litter.Load() {
		err = b.journal.remove()
	}
	return errors.Join(err, f.saveState(after))
}

// Changed returns how many files hold other bytes than the list of the last run says, or are
// not in it: whichever of the tasks that share a run has written them, and how often. It is
// to be asked after Commit.
func (b *Batch) Changed() int { return b.changed }

// changedSince counts the files that are not among the earlier ones with the same bytes. Both
// are in the order of their paths.
func changedSince(earlier, files []output.File) (n int) {
	k := 0
	for i := range files {
		for k < len(earlier) && earlier[k].Path < files[i].Path {
			k++
		}
		if k == len(earlier) || earlier[k].Path != files[i].Path || earlier[k].Sum != files[i].Sum {
			n++
		}
	}
	return n
}

// Unsaved returns what kept a run that was brought to its end from noting what it left:
// the next one finds it out. It is to be asked after Commit.
func (b *Batch) Unsaved() error { return b.unsaved }

// Stayed returns the files that are no longer made and no longer hold what was written,
// so that they stayed. It is to be asked after Commit.
func (b *Batch) Stayed() []string { return b.stayed }

// replace lets the replacements take their places, several at a time: with each
// of them the system lets go of an old file. It returns how many files went that stood
// in the way.
func (b *Batch) replace(jobs int) (removed int, err error) {
	slices.SortFunc(b.staged, func(x, y staged) int { return x.i - y.i })
	var inTheWay atomic.Int64
	const run = 256 // neighbours in one folder
	err = parallel.Chunks(context.Background(), jobs, len(b.staged), run, func() (func(k int) error, func()) {
		w := b.Writer()
		return func(k int) error {
			s := &b.staged[k]
			p := b.files[s.i].Path
			dir, err := w.dir(path.Dir(p))
			if err != nil {
				return err
			}
			if !s.folder {
				return b.take(dir, s.temporary, s.i)
			}
			n, back, err := b.clearFolder(p)
			if err != nil {
				b.discard(dir, s.temporary, p)
				return err
			}
			if err := b.take(dir, s.temporary, s.i); err != nil {
				back()
				return err
			}
			inTheWay.Add(int64(n))
			return nil
		}, w.Close
	}, nil)
	return int(inTheWay.Load()), err
}

// take gives a temporary file in d the name of output i.
func (b *Batch) take(d dir, temporary string, i int) error {
	p := b.files[i].Path
	if err := b.folder.renameIn(d, temporary, path.Base(p), p); err != nil {
		b.discard(d, temporary, p)
		return err
	}
	// The new name may have changed the change time. A file that somebody has
	// written to since must be read.
	if now, ok := d.look(path.Base(p)); !ok || now.Size != b.after[i].size || now.ModTime != b.after[i].modTime {
		b.after[i].modTime = 0
	} else {
		b.after[i].stamped(now)
	}
	return nil
}

// discard removes a temporary file that is of no use.
func (b *Batch) discard(d dir, temporary, full string) {
	if b.folder.removeIn(d, temporary, full) != nil {
		b.litter.Store(true)
	}
}

// Find returns which output stands at a path.
func (b *Batch) Find(path string) (int, bool) {
	return slices.BinarySearchFunc(b.files, path, func(f output.File, p string) int { return strings.Compare(f.Path, p) })
}

// Size returns how many files below a folder the run has made or kept, and their
// bytes. It is to be asked after Commit.
func (b *Batch) Size(dir string) (files int, bytes int64) {
	for i := range b.after {
		if strings.HasPrefix(b.after[i].path, dir+"/") {
			files++
			bytes += b.after[i].size
		}
	}
	return files, bytes
}

// own returns the outputs, foreign ones marked, and the state of those that are ours.
func (b *Batch) own() (files []output.File, after []entry) {
	for i := range b.files {
		b.files[i].Sum, b.files[i].Foreign = b.after[i].content, b.foreign[i]
	}
	if !slices.Contains(b.foreign, true) {
		return b.files, b.after
	}
	for i, foreign := range b.foreign {
		if !foreign {
			after = append(after, b.after[i])
		}
	}
	return b.files, after
}

// Abort undoes the run: new files and folders go, old ones are as they were. What
// cannot be undone, the next run does. After Commit it does nothing.
func (b *Batch) Abort() {
	if b.ended {
		return
	}
	b.ended = true
	f := b.folder
	failed := b.litter.Load()
	try := func(err error) { failed = failed || err != nil }
	for _, s := range b.staged {
		try(f.removeFile(path.Join(path.Dir(b.files[s.i].Path), s.temporary)))
	}
	for _, tmp := range b.stagedFolders {
		try(f.removeAll(tmp))
	}
	if f.part != "" { // what has appeared may be another's by now
		if !failed {
			_ = b.journal.end()
		}
		b.journal.close()
		return
	}
	for _, p := range b.newFiles {
		try(f.removeFile(p))
	}
	dirs := map[string]bool{}
	for _, d := range b.newDirs {
		dirs[d] = true
	}
	b.removeEmpty(dirs)
	b.journal.close()
	if !failed && f.journal == nil { // the journals of other runs say more
		_ = b.journal.remove()
	}
	if f.made {
		_ = os.Remove(f.dir) // when nothing else is in it
	}
}
