package write

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
)

// StageFolder says that the files of a folder are of use only together. If there is
// no such folder yet, they appear at once, with Commit. Until then the folder has a
// temporary name, so that its files need none, which is quicker. It is to be called
// before anything is written.
func (b *Batch) StageFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder keeps its name there while anybody looks into a file of it
	}
	if _, _, err := b.folder.look.Look(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil // what is wrong, if anything, is reported where a file is written
	}
	if err := b.begin(); err != nil {
		return err
	}
	if b.stagedFolders == nil {
		b.stagedFolders = map[string]string{}
	}
	b.stagedFolders[dir] = path.Join(path.Dir(dir), b.temporary())
	return nil
}

// appear renames the staged folders to their own names.
func (b *Batch) appear() error {
	for dir, tmp := range b.stagedFolders {
		if !b.dirs[dir] {
			continue // nothing was written
		}
		if err := b.folder.root.Rename(tmp, dir); err != nil {
			return err
		}
	}
	return nil
}
