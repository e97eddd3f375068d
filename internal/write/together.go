package write

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
)

// Together says that the files of a folder are of use only together. If there is
// no such folder yet, they appear at once, with Commit. Until then the folder has a
// temporary name, so that its files need none, which is quicker. It is to be called
// before anything is written.
func (b *Batch) Together(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder keeps its name there while anybody looks into a file of it
	}
	if _, _, err := b.folder.look.Look(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil // what is wrong, if anything, is told where a file is written
	}
	if err := b.begin(); err != nil {
		return err
	}
	if b.together == nil {
		b.together = map[string]string{}
	}
	b.together[dir] = b.temporary()
	return nil
}

// appear gives the folders of Together their names.
func (b *Batch) appear() error {
	for dir := range b.together {
		if !b.dirs[dir] {
			continue // nothing was written
		}
		if err := b.folder.root.Rename(b.now(dir), dir); err != nil {
			return err
		}
	}
	return nil
}

// now returns the path that a new file or folder has until Commit.
func (b *Batch) now(p string) string {
	if tmp, ok := b.together[p]; ok {
		return path.Join(path.Dir(p), tmp)
	}
	if tmp, ok := b.together[path.Dir(p)]; ok {
		return path.Join(path.Dir(path.Dir(p)), tmp, path.Base(p))
	}
	return p
}
