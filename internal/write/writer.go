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
			return dir{}, w.batch.folder.at(done, err)
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
	err := b.folder.mkdirIn(parent, name, full)
	made := err == nil
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	b.mu.Lock()
	b.dirs[full] = made || b.dirs[full] // another goroutine may have made it just now
	if _, together := b.stagedFolders[full]; made && !together {
		b.newDirs = append(b.newDirs, full)
	}
	b.mu.Unlock()
	return nil
}

// Fresh reports whether output i, made from inputs, need not be made again:
// the last run made it from the same, and its file still has those bytes.
func (w *Writer) Fresh(i int, inputs Fingerprint) bool {
	b := w.batch
	if b.old[i] < 0 {
		return false
	}
	e := b.folder.state.entries[b.old[i]]
	if e.inputs != inputs {
		return false
	}
	if !b.folder.found(b.old[i]) {
		now, same := b.folder.left(&e, func() (bool, error) {
			return sameBytes(b.folder.root.Open, e.path, e.content)
		})
		if !same {
			return false
		}
		e.stamped(now)
	}
	e.path = b.files[i].Path // which outlives the state
	b.after[i] = e
	b.kept.Add(1)
	return true
}

// Keep keeps the file where output i, made from inputs, is to stand: a task that shares the
// run has written it. It reports false when there is no file, or not the one that the state
// tells of. A file of which the state does not tell is somebody else's, who had put just
// these bytes there.
func (w *Writer) Keep(i int, inputs Fingerprint) (bool, error) {
	at, err := w.place(i)
	if err != nil || !at.file {
		return false, err
	}
	sum, err := w.current(i, at)
	if k := w.batch.old[i]; k >= 0 && err == nil {
		if e := &w.batch.folder.state.entries[k]; e.inputs != inputs || e.content != sum {
			return false, nil
		}
	}
	return err == nil, w.batch.keep(i, at, inputs, sum, err)
}

// Put gives output i, made from inputs, its content. A file that has it
// already is not touched.
func (w *Writer) Put(i int, inputs Fingerprint, content []byte) error {
	b, p := w.batch, &w.batch.files[i]
	sum, size := pack.FingerprintOf(content), int64(len(content))
	at, err := w.place(i)
	if err != nil {
		return err
	}
	if at.file && at.stamp.Size == size {
		if is, err := w.current(i, at); err != nil || is == sum {
			return b.keep(i, at, inputs, sum, err)
		}
	}
	if err := b.prepare(i, at); err != nil {
		return err
	}
	written := at.temporary(b)
	stamp, err := b.folder.createIn(at.dir, written, p.Path, bytes.NewReader(content))
	if err != nil {
		b.discard(at.dir, written, p.Path)
		return err
	}
	return b.wrote(i, at, written, entry{p.Path, inputs, sum, size, stamp.ModTime, stamp.ChangeTime})
}

// PutFile gives output i the content that open returns, which is read twice when a file
// stands there already. What changes while it is copied is copied again.
func (w *Writer) PutFile(i int, inputs Fingerprint, open func() (*os.File, error)) error {
	b, p := w.batch, &w.batch.files[i]
	at, err := w.place(i)
	if err != nil {
		return err
	}
	if at.file {
		sum, size, err := sumOfSource(open)
		if err != nil {
			return err
		}
		if at.stamp.Size == size {
			if is, err := w.current(i, at); err != nil || is == sum {
				return b.keep(i, at, inputs, sum, err)
			}
		}
	}
	if err := b.prepare(i, at); err != nil {
		return err
	}
	const most = 5 // times
	for n := 1; ; n++ {
		written := at.temporary(b)
		copied, steady, err := w.copy(at.dir, written, p.Path, open)
		if err != nil {
			b.discard(at.dir, written, p.Path)
			return err
		}
		if !steady && n < most {
			b.discard(at.dir, written, p.Path)
			continue
		}
		if copied.path, copied.inputs = p.Path, inputs; !steady {
			copied.inputs = Fingerprint{} // the next run copies it again
		}
		return b.wrote(i, at, written, copied)
	}
}

// copy copies a file. What is known of the copy is of the one time that its bytes were
// read. It reports whether the file stayed as it was for so long.
func (w *Writer) copy(d dir, written, full string, open func() (*os.File, error)) (copied entry, steady bool, err error) {
	source, err := open()
	if err != nil {
		return copied, false, err
	}
	defer func() { _ = source.Close() }()
	before, err := source.Stat()
	if err != nil {
		return copied, false, err
	}
	sum := xxh3.New()
	s, err := w.batch.folder.createIn(d, written, full, io.TeeReader(source, sum))
	if err != nil {
		return copied, false, err
	}
	after, err := source.Stat()
	if err != nil {
		return copied, false, err
	}
	copied = entry{content: sum.Sum128().Bytes(), size: s.Size}
	copied.stamped(s)
	return copied, stamp.Of(before) == stamp.Of(after), nil
}

func sumOfSource(open func() (*os.File, error)) (Fingerprint, int64, error) {
	source, err := open()
	if err != nil {
		return Fingerprint{}, 0, err
	}
	sum := xxh3.New()
	size, err := io.Copy(sum, source)
	return sum.Sum128().Bytes(), size, errors.Join(err, source.Close())
}

// place is where an output is to stand.
type place struct {
	dir      dir
	name     string
	together bool        // the folder has a temporary name, so that the file needs none
	file     bool        // a file stands there
	folder   bool        // a folder does
	stamp    stamp.Stamp // of the file
}

// place finds out what stands where output i is to.
func (w *Writer) place(i int) (at place, err error) {
	b, p := w.batch, w.batch.files[i].Path
	parent := path.Dir(p)
	at.name = path.Base(p)
	if at.dir, err = w.dir(parent); err != nil {
		return at, err
	}
	_, at.together = b.stagedFolders[parent]
	b.mu.Lock()
	newDir := b.dirs[parent]
	b.mu.Unlock()
	if newDir || at.together {
		return at, nil
	}
	now, mode, err := b.folder.look.Look(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return at, nil
	case err != nil:
		return at, b.folder.at(p, err)
	case mode == fs.ModeDir:
		at.folder = true
	case mode != 0:
		return at, &Foreign{p}
	default:
		at.file, at.stamp = true, now
	}
	return at, nil
}

// current returns the sum of the file where output i is to stand.
func (w *Writer) current(i int, at place) (Fingerprint, error) {
	b := w.batch
	if k := b.old[i]; k >= 0 && b.folder.state.entries[k].describes(at.stamp) {
		return b.folder.state.entries[k].content, nil
	}
	sum, err := sumOf(at.dir.open, at.name)
	return sum, b.folder.at(b.files[i].Path, err)
}

// keep keeps a file that has the content already.
func (b *Batch) keep(i int, at place, inputs, content Fingerprint, err error) error {
	if err != nil {
		return err
	}
	p := b.files[i].Path
	b.after[i] = entry{p, inputs, content, at.stamp.Size, at.stamp.ModTime, at.stamp.ChangeTime}
	b.foreign[i] = !b.ours[i] && !b.wasLeft(i, content) && !b.folder.recognised(at.dir.open, at.name)
	b.kept.Add(1)
	return nil
}

// wasLeft reports whether an earlier run left content where output i is to stand.
func (b *Batch) wasLeft(i int, content Fingerprint) bool {
	return b.old[i] >= 0 && b.folder.state.entries[b.old[i]].content == content || b.folder.has(b.files[i].Path, content)
}

// prepare makes sure that output i may be written at its place, and that a killed run would
// be noticed.
func (b *Batch) prepare(i int, at place) error {
	if err := b.mayTake(i, at); err != nil {
		return err
	}
	return b.journal.begin()
}

// mayTake returns an error when something stands where output i is to that is not ours.
func (b *Batch) mayTake(i int, at place) error {
	p := b.files[i].Path
	switch {
	case at.folder:
		return b.clearable(p)
	case !at.file || b.ours[i] || b.folder.mayBeOurs() && b.folder.recognised(at.dir.open, at.name):
		return nil
	}
	if content, err := sumOf(at.dir.open, at.name); err == nil && b.wasLeft(i, content) {
		return nil
	}
	return &Foreign{p}
}

// mayBeOurs reports whether files that no list names may be ours all the same. Where the list
// is whole, they are pages that somebody has changed or put there, whatever they look like.
func (f *Folder) mayBeOurs() bool { return !f.whole || f.interrupted || f.part != "" }

// temporary returns the name under which a file is written.
func (at place) temporary(b *Batch) string {
	if at.together {
		return at.name
	}
	return b.temporary()
}

// wrote ends the writing of output i: the file appears, or waits for Commit.
func (b *Batch) wrote(i int, at place, written string, now entry) error {
	f := b.files[i]
	f.Sum = now.content
	if err := b.journal.note(f); err != nil {
		b.discard(at.dir, written, f.Path)
		return err
	}
	b.after[i] = now
	if !at.together && !at.file && !at.folder {
		if err := b.take(at.dir, written, i); err != nil {
			return err
		}
	}
	b.written.Add(1)
	if at.together {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if at.file || at.folder {
		b.staged = append(b.staged, staged{written, i, at.folder})
	} else {
		b.newFiles = append(b.newFiles, f.Path)
	}
	return nil
}

// randomName is how many random characters the names of a run's temporary files have:
// what another run has left, or somebody has made, is not in the way.
const randomName = 8

// temporary returns a new name of a temporary file or folder.
func (b *Batch) temporary() string {
	name := b.name + strconv.FormatInt(b.made.Add(1), 36)
	if b.folder.token != "" {
		name += "-" + b.folder.token
	}
	return name
}

// isTemporary reports whether a name is one that a run has given: .wendang-tmp-ABCDEFGH-1,
// with a part's token behind it, or that of the next list. Names that only begin so are
// somebody else's.
func isTemporary(name string) bool {
	rest, ok := strings.CutPrefix(name, temporary)
	if !ok || rest == nextList {
		return ok
	}
	random, number, ok := strings.Cut(rest, "-")
	number, token, shared := strings.Cut(number, "-")
	const base32, base36 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghijklmnopqrstuvwxyz"
	only := func(s, of string) bool { return s != "" && strings.Trim(s, of) == "" }
	return ok && len(random) == randomName && only(random, base32) && only(number, base36) && (!shared || only(token, base36))
}

// opener opens a file of the output.
type opener func(name string) (*os.File, error)

// sumOf returns the sum of a file's bytes.
func sumOf(open opener, name string) (Fingerprint, error) {
	f, err := open(name)
	if err != nil {
		return Fingerprint{}, err
	}
	defer func() { _ = f.Close() }()
	sum := xxh3.New()
	if _, err := io.Copy(sum, f); err != nil {
		return Fingerprint{}, err
	}
	return sum.Sum128().Bytes(), nil
}

func sameBytes(open opener, name string, content Fingerprint) (bool, error) {
	sum, err := sumOf(open, name)
	return sum == content, err
}

// recognised reports whether a file that no list names looks like one of ours.
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
