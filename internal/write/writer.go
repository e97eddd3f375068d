package write

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
	"wendang/internal/stamp"
)

// Writer writes files of a [Batch]. It belongs to one goroutine. It keeps the
// folders on the way to the last file open, so that writing in the order of
// paths opens few: going down from the root for every file would cost more
// than the file.
type Writer struct {
	batch *Batch
	stack []level
}

// level is an opened folder on the way from the root.
type level struct {
	path string
	dir  dir
}

// Writer returns a Writer; Close it when done.
func (b *Batch) Writer() *Writer { return &Writer{batch: b} }

// Close closes the open folders.
func (w *Writer) Close() { w.pop(0) }

func (w *Writer) pop(n int) {
	for _, l := range w.stack[n:] {
		l.dir.close()
	}
	w.stack = w.stack[:n]
}

// dir returns a folder of the output, made if need be.
func (w *Writer) dir(p string) (dir, error) {
	n := len(w.stack)
	for n > 0 && p != w.stack[n-1].path && !strings.HasPrefix(p, w.stack[n-1].path+"/") {
		n--
	}
	w.pop(n)
	at, done := w.batch.folder.rootDir(), ""
	if n > 0 {
		at, done = w.stack[n-1].dir, w.stack[n-1].path
	}
	for p != "." && done != p {
		rest := strings.TrimPrefix(p[len(done):], "/")
		name, _, _ := strings.Cut(rest, "/")
		done = p[:len(p)-len(rest)+len(name)]
		if tmp, ok := w.batch.stagedFolders[done]; ok {
			name = path.Base(tmp)
		}
		if err := w.batch.mkdir(at, name, done); err != nil {
			return dir{}, err
		}
		root := w.batch.folder.root
		sub, err := at.sub(root, name, done)
		if err != nil {
			if info, statErr := root.Lstat(done); statErr == nil && !info.IsDir() {
				return dir{}, &Foreign{done}
			}
			return dir{}, err
		}
		w.stack = append(w.stack, level{done, sub})
		at = sub
	}
	return at, nil
}

// mkdir makes the folder name in parent unless it is known to exist.
func (b *Batch) mkdir(parent dir, name, full string) error {
	b.mu.Lock()
	_, known := b.dirs[full]
	b.mu.Unlock()
	if known {
		return nil
	}
	err := parent.mkdir(name)
	made := err == nil
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	b.mu.Lock()
	b.dirs[full] = made || b.dirs[full] // another goroutine may have made it just now
	if made {
		b.newDirs = append(b.newDirs, full)
	}
	b.mu.Unlock()
	return nil
}

// Fresh reports whether output i, made from inputs, need not be made again:
// the last run made it from the same, and its file still has those bytes.
func (w *Writer) Fresh(i int, inputs Fingerprint) bool {
	b := w.batch
	if b.old[i] < 0 || !b.ours[i] {
		return false
	}
	e := b.folder.state.entries[b.old[i]]
	if e.inputs != inputs {
		return false
	}
	if !b.folder.found(b.old[i]) {
		now, same := b.folder.left(&e, func() (bool, error) {
			dir, err := w.dir(path.Dir(e.path))
			if err != nil {
				return false, err
			}
			return sameBytes(dir.open, path.Base(e.path), e.content)
		})
		if !same {
			return false
		}
		e.modTime = now.ModTime
	}
	b.after[i] = e
	b.kept.Add(1)
	return true
}

// describes reports whether a file has the size and time that e was left with,
// so that it need not be read.
func (e *entry) describes(now stamp.Stamp) bool {
	return e.modTime != 0 && now.Size == e.size && now.ModTime == e.modTime
}

// Put gives output i, made from inputs, its content. A file that has it
// already is not touched.
func (w *Writer) Put(i int, inputs Fingerprint, content []byte) error {
	return w.put(i, inputs, pack.FingerprintOf(content), int64(len(content)), func() (io.Reader, error) { return bytes.NewReader(content), nil })
}

// PutFile gives output i the content that open returns, which is read once or
// twice.
func (w *Writer) PutFile(i int, inputs Fingerprint, open func() (io.ReadCloser, error)) error {
	source, err := open()
	if err != nil {
		return err
	}
	sum := xxh3.New()
	size, err := io.Copy(sum, source)
	if err = errors.Join(err, source.Close()); err != nil {
		return err
	}
	return w.put(i, inputs, sum.Sum128().Bytes(), size, func() (io.Reader, error) { return open() })
}

// put gives output i its content, in one of four ways:
//
//   - There is a file with the content already: nothing is done (compare).
//   - The folder was made in this run, or there is no file: the content is written under
//     a temporary name and renamed at once. It is a new file, which Abort removes.
//   - There is another file of wendang's: the content waits under a temporary name until
//     Commit renames it over the old one.
//   - The folder is a staged one, which appears as a whole: the content is written under
//     its own name.
func (w *Writer) put(i int, inputs, content Fingerprint, size int64, open func() (io.Reader, error)) error {
	b := w.batch
	p := b.files[i].Path
	parent, name := path.Dir(p), path.Base(p)
	dir, err := w.dir(parent)
	if err != nil {
		return err
	}
	_, inStaged := b.stagedFolders[parent]
	b.mu.Lock()
	newDir := b.dirs[parent]
	b.mu.Unlock()
	exists := false
	if !newDir && !inStaged {
		var same bool
		if exists, same, err = w.compare(dir, i, content, size, inputs); err != nil || same {
			return err
		}
	}
	if err := b.begin(); err != nil {
		return err
	}
	written := name
	if !inStaged {
		written = b.temporary()
	}
	modTime, err := writeNew(dir, written, open)
	if err != nil {
		return errors.Join(err, dir.remove(written))
	}
	b.after[i] = entry{p, inputs, content, size, modTime}
	b.written.Add(1)
	if inStaged {
		return nil
	}
	b.mu.Lock()
	if exists {
		b.staged = append(b.staged, staged{written, p})
	} else {
		b.newFiles = append(b.newFiles, p)
	}
	b.mu.Unlock()
	if exists {
		return nil
	}
	return dir.rename(written, name)
}

// temporary returns a new name of a temporary file or folder.
func (b *Batch) temporary() string { return temporary + strconv.FormatInt(b.made.Add(1), 36) }

func writeNew(to dir, name string, open func() (io.Reader, error)) (modTime int64, err error) {
	source, err := open()
	if err != nil {
		return 0, err
	}
	if c, ok := source.(io.Closer); ok {
		defer func() { _ = c.Close() }()
	}
	return to.create(name, source)
}

// compare finds out whether there is a file where files[i] belongs and whether it has the
// content; then it is kept. A file of somebody else in the way is an error.
//
// A file is wendang's when the list of what was written names it, or when it begins like
// its output (the list may have been deleted). One that somebody else put there with just
// these bytes is kept, but left out of the list, so that it is never removed.
func (w *Writer) compare(at dir, i int, content Fingerprint, size int64, inputs Fingerprint) (exists, same bool, err error) {
	b := w.batch
	now, mode, err := b.folder.look.Look(b.files[i].Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, false, nil
	case err != nil:
		return false, false, err
	case mode != 0:
		return true, false, &Foreign{b.files[i].Path}
	}
	base := path.Base(b.files[i].Path)
	if now.Size == size {
		if k := b.old[i]; k >= 0 && b.folder.state.entries[k].describes(now) {
			same = b.folder.state.entries[k].content == content
		} else if same, err = sameBytes(at.open, base, content); err != nil {
			return true, false, err
		}
	}
	switch {
	case same:
		b.after[i] = entry{b.files[i].Path, inputs, content, size, now.ModTime}
		wrote := b.ours[i] || b.old[i] >= 0 && b.folder.state.entries[b.old[i]].content == content
		b.foreign[i] = !wrote && !b.folder.recognised(at.open, base)
		b.kept.Add(1)
	case !b.ours[i] && !b.folder.recognised(at.open, base):
		return true, false, &Foreign{b.files[i].Path}
	}
	return true, same, nil
}

// opener opens a file of the output.
type opener func(name string) (*os.File, error)

func sameBytes(open opener, name string, content Fingerprint) (bool, error) {
	f, err := open(name)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	sum := xxh3.New()
	if _, err := io.Copy(sum, f); err != nil {
		return false, err
	}
	return sum.Sum128().Bytes() == content, nil
}

// recognised reports whether a file that no list names looks like one of wendang's.
func (f *Folder) recognised(open opener, name string) bool {
	const head = 8 << 10
	file, err := open(name)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	b, err := io.ReadAll(io.LimitReader(file, head))
	return err == nil && f.recognise != nil && f.recognise(b)
}
