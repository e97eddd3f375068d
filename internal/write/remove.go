package write

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"wendang/internal/output"
)

// removeOld removes the files that are no longer made, and the folders that
// this leaves empty. Files that do not hold what was written stay.
func (b *Batch) removeOld() (int, error) {
	f := b.folder
	n := 0
	dirs := map[string]bool{}
	renamed := b.renamed()
	for _, p := range b.remove {
		if now, ok := renamed[p]; ok && f.sameFile(p, now) {
			continue
		}
		switch f.holds(p) {
		case holdsOther:
			if !b.isFolder(p) {
				b.stayed = append(b.stayed, p)
			}
			continue
		case holdsOurs:
			if err := f.removeFile(p); err != nil {
				return n, err
			}
			n++
		}
		for d := path.Dir(p); d != "." && !dirs[d]; d = path.Dir(d) {
			dirs[d] = true
		}
	}
	b.removeEmpty(dirs)
	for _, p := range b.aside {
		if err := f.removeAll(p); err != nil {
			b.litter.Store(true)
		}
	}
	return n, nil
}

func (b *Batch) isFolder(p string) bool {
	_, mode, err := b.folder.look.Look(p)
	return err == nil && mode == fs.ModeDir
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
		if b.isFolder(d) { // in its place a file may stand by now
			_ = b.folder.removeFile(d) // fails when something is in it
		}
	}
}

// makeRoom looks for files of ours that are no longer made and stand where a folder is
// needed: what is to be in it is written to a temporary folder, which takes the file's
// place in Commit.
func (b *Batch) makeRoom() error {
	for _, p := range b.remove {
		if !isFolderOf(p, b.files) || b.folder.holds(p) != holdsOurs {
			continue
		}
		if b.folder.part != "" { // another task may need the folder, too
			if err := b.folder.removeFile(p); err != nil {
				return err
			}
			continue
		}
		if err := b.journal.begin(); err != nil {
			return err
		}
		if b.instead == nil {
			b.instead = map[string]bool{}
		}
		b.instead[p] = true
		b.toAppear(p)
	}
	return nil
}

// isFolderOf reports whether some of the files, which are in order, are to stand in a folder.
func isFolderOf(p string, files []output.File) bool {
	i, _ := slices.BinarySearchFunc(files, p+"/", func(f output.File, p string) int { return strings.Compare(f.Path, p) })
	return i < len(files) && strings.HasPrefix(files[i].Path, p+"/")
}

// ofPart returns a function that reports whether a task with these files, which are in order,
// must know of a path: of its own, and of what is in their way.
func ofPart(files []output.File) func(p string) bool {
	is := func(p string) bool {
		_, ok := slices.BinarySearchFunc(files, p, func(f output.File, p string) int { return strings.Compare(f.Path, p) })
		return ok
	}
	return func(p string) bool {
		if is(p) || isFolderOf(p, files) {
			return true
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if is(dir) {
				return true
			}
		}
		return false
	}
}

// clearable returns an error when something in a folder, where a file is to stand, is
// not ours to remove.
func (b *Batch) clearable(folder string) error {
	return fs.WalkDir(b.folder.root.FS(), folder, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return nil
		}
		if _, old := slices.BinarySearch(b.remove, p); !old || b.folder.holds(p) != holdsOurs {
			return &Foreign{p}
		}
		return nil
	})
}

// clearFolder moves a folder away in whose place a file is to stand. It returns how
// many files were in it, and the way back.
func (b *Batch) clearFolder(folder string) (n int, back func(), err error) {
	if err := b.clearable(folder); err != nil { // somebody may have put a file into it
		return 0, nil, err
	}
	for _, p := range b.remove {
		if strings.HasPrefix(p, folder+"/") && b.folder.holds(p) == holdsOurs {
			n++
		}
	}
	back, err = b.setAside(folder)
	return n, back, err
}

// setAside moves a file or folder out of the way, and returns the way back. In the end
// it goes.
func (b *Batch) setAside(p string) (back func(), err error) {
	aside := path.Join(path.Dir(p), b.temporary())
	if err := b.folder.rename(p, aside); err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.aside = append(b.aside, aside)
	return func() {
		if b.folder.rename(aside, p) == nil {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.aside = slices.DeleteFunc(b.aside, func(a string) bool { return a == aside })
		}
	}, nil
}
