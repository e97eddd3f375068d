package pipeline

import (
	"errors"
	"io/fs"
	"os"

	"wendang/internal/beside"
	"wendang/internal/load"
	"wendang/internal/svg"
)

// Copier reads the files that are copied, for one goroutine.
type Copier struct {
	folders         *folders
	content, static *load.Reader
}

// NewCopier returns a Copier; Close it when done.
func (r *Reading) NewCopier() *Copier {
	return &Copier{r.folders, r.folders.content.NewReader(), r.folders.static.NewReader()}
}

// Close ends the use of the Copier.
func (c *Copier) Close() {
	c.content.Close()
	c.static.Close()
}

// Open opens the file that an output is copied from.
func (c *Copier) Open(kind Kind, path string) (*os.File, error) {
	from := c.content
	if kind == KindStatic {
		from = c.static
	}
	file, err := from.Open(path)
	if err != nil {
		return nil, c.unread(kind, path, err)
	}
	return file, nil
}

// IsCleaned reports whether an output is an image that is not copied as it is.
func (r *Reading) IsCleaned(kind Kind, path string) bool {
	return kind == KindContent && beside.IsCleaned(path, r.config.AllowedFiles)
}

// AppendImage appends a cleaned image.
func (c *Copier) AppendImage(dst []byte, f load.File) ([]byte, error) {
	src, err := c.content.Read(f, svg.MaxSize)
	if err != nil {
		return nil, c.unread(KindContent, f.Path, err)
	}
	clean, _, err := svg.Clean(src)
	if err != nil || len(src) > svg.MaxSize {
		return nil, changed("content/" + f.Path) // since it was looked at
	}
	return append(dst, clean...), nil
}

// unread returns the error for a file that cannot be read: either it has gone since it
// was listed, or something is wrong with it.
func (c *Copier) unread(kind Kind, path string, err error) error {
	folder := c.folders.content
	if kind == KindStatic {
		folder = c.folders.static
	}
	if errors.Is(err, fs.ErrNotExist) {
		return changed(folder.Name() + "/" + path)
	}
	return &unreadable{folder.Problem(path, err)}
}
