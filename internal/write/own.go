package write

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/regular"
)

// The list and the journal are files of ours that are no output. Others may have put
// something else under their names: opening a named pipe would wait for ever, and writing
// through a link would write to a file of theirs.

// readOwn returns the bytes of a file of ours. What stands there and is no file counts as
// an empty one.
func (f *Folder) readOwn(name string) ([]byte, error) {
	file, err := f.openOwn(name, os.O_RDONLY)
	if err != nil || file == nil {
		return nil, f.at(name, err)
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(file)
	return data, f.at(name, err)
}

// openOwn opens a file of ours; the file is nil when something else stands there.
func (f *Folder) openOwn(name string, flags int) (*os.File, error) {
	before, err := f.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, nil
	}
	file, err := f.root.OpenFile(name, flags|regular.NonBlocking, 0)
	if err != nil {
		return nil, err
	}
	// Something else may have taken its place just now.
	if opened, err := file.Stat(); err != nil || !os.SameFile(before, opened) {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// makeOwn makes a file of ours, or opens it when it is there. What stands in its place and
// is no file goes, unless it is a folder with something in it.
func (f *Folder) makeOwn(name string, flags int) (*os.File, error) {
	file, err := f.openOwn(name, flags)
	if file != nil || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return file, f.at(name, err)
	}
	if err == nil {
		if err := f.clearOwn(name); err != nil {
			return nil, err
		}
	}
	file, err = f.root.OpenFile(name, flags|os.O_CREATE|os.O_EXCL, 0o644)
	return file, f.at(name, err)
}

// clearOwn removes what stands in the place of a file of ours, unless it is a folder with
// something in it.
func (f *Folder) clearOwn(name string) error {
	err := f.removeFile(name)
	if info, lookErr := f.root.Lstat(name); err != nil && lookErr == nil && info.IsDir() {
		return failure.New(message.OwnPlaceTaken(f.path(name))).WithHint(message.MoveItAway())
	}
	return err
}

// nextList ends the temporary name of the list.
const nextList = "list"

// writeList replaces the list.
func (f *Folder) writeList(files []output.File) error {
	if err := f.fault("list", output.ListName); err != nil {
		return err
	}
	const tmp = temporary + nextList
	file, err := f.makeOwn(tmp, os.O_WRONLY|os.O_TRUNC)
	if err != nil {
		return err
	}
	_, err = file.Write(output.AppendList(nil, files))
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(f.at(output.ListName, err), f.removeFile(tmp))
	}
	if info, err := f.root.Lstat(output.ListName); err == nil && info.IsDir() { // a file does not take its place
		if err := f.clearOwn(output.ListName); err != nil {
			return errors.Join(err, f.removeFile(tmp))
		}
	}
	return f.at(output.ListName, f.root.Rename(tmp, output.ListName))
}
