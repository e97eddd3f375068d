package host

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"wendang/internal/config"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/regular"
)

// maxServerFile bounds what is read of an earlier file for servers, in bytes.
const maxServerFile = 64 << 20

// serverFiles returns the files of a site that stand in its folder.
func serverFiles(c *config.Config) []string {
	var files []string
	for _, file := range Files(c) {
		if !IsOutput(file) {
			files = append(files, file)
		}
	}
	return files
}

// ServerFilesThere reports whether all files for servers stand in the site folder.
func ServerFilesThere(source string, c *config.Config) bool {
	for _, file := range serverFiles(c) {
		if _, err := os.Lstat(filepath.Join(source, filepath.FromSlash(file))); err != nil {
			return false
		}
	}
	return true
}

// CheckServerFiles returns an error when another's file has the name of one for servers.
func (w *Writer) CheckServerFiles(source string) error {
	for _, file := range serverFiles(w.Config) {
		if _, err := w.readOld(source, file); err != nil {
			return err
		}
	}
	return nil
}

// readOld returns what a file for servers holds, which is nothing when there is none. One
// that wendang has not written is an error.
func (w *Writer) readOld(source, file string) ([]byte, error) {
	old, err := regular.ReadFile(filepath.Join(source, filepath.FromSlash(file)), maxServerFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !bytes.HasPrefix(old, []byte("# "+w.Generator)) {
		err = failure.New(message.ServerFileForeign(file)).WithHint(message.RenameFile())
	}
	return old, err
}

// WriteServerFiles writes the files for servers into the site folder. Others' files of the
// same name are not replaced.
func (w *Writer) WriteServerFiles(source string, v page.Host) error {
	for _, file := range serverFiles(w.Config) {
		v.File = file
		content := w.Append(nil, &v)
		old, err := w.readOld(source, file)
		if err != nil {
			return err
		}
		if bytes.Equal(old, content) {
			continue
		}
		if err := replace(filepath.Join(source, filepath.FromSlash(file)), content); err != nil {
			return err
		}
	}
	return nil
}

// replace makes a file whole, and its folder if that is missing.
func replace(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".wendang-*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
