package write

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
)

// StageFolder says that the files of a folder are of use only together. If there is
// no such folder yet, they appear at once, with Commit. Until then the folder has a
// temporary name, so that its files need none, which is quicker. It is to be called
// before anything is written.
func (b *Batch) StageFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder keeps its name there while anybody looks into a file of it
	}
	if b.folder.part != "" {
		return nil // the same task may be making the folder elsewhere
	}
	if _, _, err := b.folder.look.Look(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil // what is wrong, if anything, is told where a file is written
	}
	if err := b.journal.begin(); err != nil {
		return err
	}
	b.toAppear(dir)
	return nil
}

// toAppear gives a folder a temporary name until Commit.
func (b *Batch) toAppear(dir string) {
	if b.stagedFolders == nil {
		b.stagedFolders = map[string]string{}
	}
	b.stagedFolders[dir] = path.Join(path.Dir(dir), b.temporary())
}

// appear gives the folders of StageFolder their names, and those that take the place of a
// file. It returns how many files went that stood in the way.
func (b *Batch) appear() (removed int, err error) {
	for _, dir := range slices.Sorted(maps.Keys(b.stagedFolders)) {
		if !b.dirs[dir] {
			continue // nothing was written
		}
		back := func() {}
		if b.instead[dir] && b.folder.holds(dir) == holdsOurs {
			if back, err = b.setAside(dir); err != nil {
				return removed, err
			}
			removed++
		}
		if err := b.folder.rename(b.stagedFolders[dir], dir); err != nil {
			back()
			return removed, err
		}
	}
	return removed, nil
}
