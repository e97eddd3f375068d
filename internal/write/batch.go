package write

import (
	"context"
	"errors"
	"fmt"
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

// Batch is one run: the folder is to hold the files, and no other file that wendang
// wrote.
type Batch struct {
	folder *Folder
	files  []output.File
	// after[i] becomes the state of files[i]; each is set by one goroutine.
	after []entry
	ours  []bool // files[i] was written by an earlier run
	// foreign[i] says that somebody else had put just these bytes there: the file
	// stays, and is never removed.
	foreign []bool
	old     []int // index of files[i] in the last run's state, or -1
	mark    sync.Once

	made    atomic.Int64 // counts temporary files, for their names
	written atomic.Int64
	kept    atomic.Int64

	mu            sync.Mutex
	dirs          map[string]bool // folders that exist; true when this run made them
	newDirs       []string        // those that this run made
	newFiles      []string
	stagedFolders map[string]string // folders whose files appear at once: their temporary paths
	staged        []staged          // replacements that wait for Commit
	remove        []string          // written by an earlier run, and no longer made
	listed        []output.File     // what the list names
	ended         bool
}

// staged is a written temporary file and the path that it is to take.
type staged struct {
	temporary, path string
}

// Stats tells what a run did.
type Stats struct {
	Written, Unchanged, Removed int
}

// Begin starts a run that is to end with the folder holding exactly these files,
// which are in the order of their paths. It makes the folder if need be, and
// notes the new files in the list before any is written.
//
// Three sorted lists are gone through together: the paths to come, those of the list
// (what earlier runs wrote), and the last run's state (what its files held). A path that
// is to come and is listed was written by wendang; one that is listed and not to come is
// removed at the end; one that is only to come joins the list, unless a file is there
// already, which then is somebody else's. So a killed run never leaves a file of
// wendang's that no list names.
func (f *Folder) Begin(files []output.File) (*Batch, error) {
	f.stop.Store(true)
	if f.loading.Wait(); f.loadErr != nil {
		return nil, f.loadErr
	}
	fresh := f.root == nil
	if fresh {
		if err := os.MkdirAll(f.dir, 0o755); err != nil {
			return nil, err
		}
		if err := f.openRoot(); err != nil {
			return nil, err
		}
	}
	if err := f.clean(); err != nil {
		return nil, err
	}
	b := &Batch{
		folder:  f,
		files:   files,
		after:   make([]entry, len(files)),
		ours:    make([]bool, len(files)),
		foreign: make([]bool, len(files)),
		listed:  f.listed,
		old:     make([]int, len(files)),
		dirs:    map[string]bool{".": false},
	}
	for i, k := 0, 0; i < len(files); i++ {
		for k < len(f.state.entries) && f.state.entries[k].path < files[i].Path {
			k++
		}
		b.old[i] = -1
		if k < len(f.state.entries) && f.state.entries[k].path == files[i].Path {
			b.old[i] = k
		}
	}
	union := make([]output.File, 0, max(len(files), len(f.known))+16)
	for i, k := 0, 0; i < len(files) || k < len(f.known); {
		switch {
		case k == len(f.known) || i < len(files) && files[i].Path < f.known[k].Path:
			// A file that is there already may be somebody else's.
			if fresh || !f.exists(files[i].Path) {
				union = append(union, files[i])
			}
			i++
		case i == len(files) || f.known[k].Path < files[i].Path:
			union = append(union, f.known[k])
			b.remove = append(b.remove, f.known[k].Path)
			k++
		default:
			union = append(union, files[i])
			b.ours[i] = true
			i++
			k++
		}
	}
	// With nothing new to write the list can stay: what is removed or replaced
	// is in it already.
	if len(union) > len(f.known) {
		if err := f.writeList(union); err != nil {
			return nil, err
		}
		b.listed = union
	}
	return b, nil
}

func (f *Folder) exists(p string) bool {
	_, _, err := f.look.Look(p)
	return err == nil
}

// begin notes that temporary files may be left from now on.
func (b *Batch) begin() error {
	var err error
	b.mark.Do(func() { err = b.folder.root.WriteFile(unfinished, nil, 0o644) })
	return err
}

// end takes the note away.
func (b *Batch) end() error {
	if err := b.folder.root.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Commit lets the replacements take their places, in so many goroutines, removes
// what is no longer made, and saves what is known of the files.
func (b *Batch) Commit(jobs int) (Stats, error) {
	b.ended = true
	if err := b.appear(); err != nil {
		return Stats{}, err
	}
	if err := b.replace(jobs); err != nil {
		return Stats{}, err
	}
	removed, err := b.removeOld()
	if err != nil {
		return Stats{}, err
	}
	f := b.folder
	files, after := b.own()
	if !slices.Equal(files, b.listed) {
		if err := f.writeList(files); err != nil {
			return Stats{}, err
		}
	}
	if err := b.end(); err != nil {
		return Stats{}, err
	}
	f.listed, f.known = files, owned(files)
	stats := Stats{Written: int(b.written.Load()), Unchanged: int(b.kept.Load()), Removed: removed}
	return stats, f.state.save(after)
}

// replace lets the replacements take their places, several at a time: with each
// of them the system lets go of an old file.
func (b *Batch) replace(jobs int) error {
	slices.SortFunc(b.staged, func(x, y staged) int { return strings.Compare(x.path, y.path) })
	const run = 256 // neighbours in one folder
	return parallel.Chunks(context.Background(), jobs, len(b.staged), run, func() (func(i int) error, func()) {
		w := b.Writer()
		return func(i int) error {
			s := &b.staged[i]
			dir, err := w.dir(path.Dir(s.path))
			if err != nil {
				return err
			}
			return dir.rename(s.temporary, path.Base(s.path))
		}, w.Close
	}, nil)
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

// own returns the outputs, foreign ones marked, and the state of the others.
func (b *Batch) own() (files []output.File, after []entry) {
	if !slices.Contains(b.foreign, true) {
		return b.files, b.after
	}
	files = slices.Clone(b.files)
	for i, foreign := range b.foreign {
		if files[i].Foreign = foreign; !foreign {
			after = append(after, b.after[i])
		}
	}
	return files, after
}

// removeOld removes the files that are no longer made, and the folders that
// this leaves empty.
func (b *Batch) removeOld() (int, error) {
	root := b.folder.root
	n := 0
	dirs := map[string]bool{}
	renamed := b.renamed()
	for _, p := range b.remove {
		if now, ok := renamed[p]; ok && b.folder.sameFile(p, now) {
			continue
		}
		if b.replaced(p) {
			continue
		}
		err := root.Remove(p)
		switch {
		case err == nil:
			n++
		case errors.Is(err, fs.ErrNotExist):
		default:
			return n, err
		}
		for d := path.Dir(p); d != "." && !dirs[d]; d = path.Dir(d) {
			dirs[d] = true
		}
	}
	b.removeEmpty(dirs)
	return n, nil
}

// replaced reports whether somebody has put another file in the place of one
// that wendang wrote. It is somebody else's now.
func (b *Batch) replaced(p string) bool {
	f := b.folder
	i, known := slices.BinarySearchFunc(f.state.entries, p, func(e entry, p string) int { return strings.Compare(e.path, p) })
	if !known {
		return false
	}
	e := &f.state.entries[i]
	now, mode, err := f.look.Look(p)
	if err != nil || mode != 0 {
		return err == nil
	}
	if e.describes(now) {
		return false
	}
	same := false
	if now.Size == e.size {
		same, err = sameBytes(f.root.Open, p, e.content)
	}
	return err == nil && !same && !f.recognised(f.root.Open, p)
}

// renamed pairs paths to remove with paths to keep that differ only in letter
// case: on some file systems these are one file.
func (b *Batch) renamed() map[string]string {
	if len(b.remove) == 0 {
		return nil
	}
	old := map[string]string{}
	for _, p := range b.remove {
		old[strings.ToLower(p)] = p
	}
	pairs := map[string]string{}
	for i := range b.files {
		p := b.files[i].Path
		if o, ok := old[strings.ToLower(p)]; ok {
			pairs[o] = p
		}
	}
	return pairs
}

func (f *Folder) sameFile(p, q string) bool {
	a, err := f.root.Lstat(p)
	if err != nil {
		return false
	}
	b, err := f.root.Lstat(q)
	return err == nil && os.SameFile(a, b)
}

// removeEmpty removes those of the folders that are empty, the deepest first.
func (b *Batch) removeEmpty(dirs map[string]bool) {
	list := make([]string, 0, len(dirs))
	for d := range dirs {
		list = append(list, d)
	}
	slices.SortFunc(list, func(x, y string) int { return strings.Compare(y, x) })
	for _, d := range list {
		_ = b.folder.root.Remove(d) // fails when something is in it
	}
}

// Abort undoes the run: new files and folders go, old ones are as they were.
// After Commit it does nothing.
func (b *Batch) Abort() error {
	if b.ended {
		return nil
	}
	b.ended = true
	root := b.folder.root
	var errs []error
	for _, s := range b.staged {
		errs = append(errs, root.Remove(path.Join(path.Dir(s.path), s.temporary)))
	}
	for _, tmp := range b.stagedFolders {
		errs = append(errs, root.RemoveAll(tmp))
	}
	for _, p := range b.newFiles {
		errs = append(errs, root.Remove(p))
	}
	dirs := map[string]bool{}
	for _, d := range b.newDirs {
		dirs[d] = true
	}
	b.removeEmpty(dirs)
	switch {
	case slices.Equal(b.listed, b.folder.listed):
	case len(b.folder.listed) > 0:
		errs = append(errs, b.folder.writeList(b.folder.listed))
	default:
		errs = append(errs, root.Remove(output.ListName))
	}
	errs = append(errs, b.end())
	if len(b.folder.listed) == 0 {
		_ = os.Remove(b.folder.dir) // when nothing else is in it
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("undoing the build: %w", err)
	}
	return nil
}
