// Package load lists and reads the files of a folder, and nothing outside it:
// every access goes through an [os.Root].
package load

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/regular"
	"wendang/internal/stamp"
)

// File is a file of a [Folder].
type File struct {
	Path  string // slash-separated, relative to the folder
	Stamp stamp.Stamp
}

// Folder is an opened folder.
type Folder struct {
	root *os.Root
	name string // for messages: the folder's path relative to the site
}

// Open opens the folder at dir, which messages call name. A folder that does
// not exist is opened as an empty one.
func Open(dir, name string) (*Folder, error) {
	root, err := regular.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return &Folder{name: name}, nil
	}
	if err != nil {
		return nil, err
	}
	return &Folder{root, name}, nil
}

// Name returns what messages call the folder.
func (f *Folder) Name() string { return f.name }

// Close closes the folder.
func (f *Folder) Close() error {
	if f.root == nil {
		return nil
	}
	return f.root.Close()
}

// Is reports whether the folder that was opened is still the one at dir.
func (f *Folder) Is(dir string) bool {
	now, err := os.Stat(dir)
	if f.root == nil || err != nil {
		return f.root == nil && errors.Is(err, fs.ErrNotExist)
	}
	opened, err := f.root.Stat(".")
	return err == nil && os.SameFile(opened, now)
}

// List returns the regular files at any depth, by path. Names that begin with
// a dot are skipped, with all below them, unless hidden is set, and so is litter. What cannot be listed is reported.
// Symbolic links to files within the folder count as files.
func (f *Folder) List(jobs int, hidden bool, problems *diag.List) []File {
	return f.ListSome(jobs, hidden, nil, problems)
}

// ListSome is like List, of those files whose paths some wants.
func (f *Folder) ListSome(jobs int, hidden bool, some func(path string) bool, problems *diag.List) []File {
	if f.root == nil {
		return nil
	}
	l := &lister{folder: f, hidden: hidden, some: some, problems: problems, slots: make(chan struct{}, max(jobs, 1))}
	l.wait.Add(1)
	l.dir(f.root, "", false)
	l.wait.Wait()
	return l.files()
}

// files returns what was found, by path.
func (l *lister) files() []File {
	byPath := func(a, b File) int { return strings.Compare(a.Path, b.Path) }
	// The files of each folder are in order. Most often it is enough to put the
	// folders into theirs.
	slices.SortFunc(l.found, func(a, b []File) int { return byPath(a[0], b[0]) })
	files := slices.Concat(l.found...)
	if !slices.IsSortedFunc(files, byPath) {
		slices.SortFunc(files, byPath)
	}
	return files
}

// maxDepth bounds how deep folders nest.
const maxDepth = 64

// lister lists folders at once, each in its own goroutine while there are
// slots, else in the one that found it.
type lister struct {
	folder   *Folder
	hidden   bool                   // also what begins with a dot
	some     func(path string) bool // which files; nil for all
	problems *diag.List
	slots    chan struct{}
	wait     sync.WaitGroup

	mu    sync.Mutex
	found [][]File
}

func (l *lister) report(p string, m, hint message.Message) {
	l.problems.Add(diag.File(path.Join(l.folder.name, p), m).WithHint(hint))
}

// dir lists one folder, whose path is prefix, and closes it when owned.
func (l *lister) dir(dir *os.Root, prefix string, owned bool) {
	defer l.wait.Done()
	if owned {
		defer func() { _ = dir.Close() }()
	}
	handle, err := dir.Open(".")
	if err != nil {
		l.report(prefix, message.FolderUnreadable(failure.CauseAlone(err)), message.CheckFile())
		return
	}
	defer func() { _ = handle.Close() }()
	look := stamp.NewDir(handle)
	names, err := l.names(handle, look, prefix)
	if err != nil {
		l.report(prefix, message.FolderUnreadable(failure.CauseAlone(err)), message.CheckFile())
	}
	if strings.Count(prefix, "/") > maxDepth {
		l.report(prefix, message.FolderTooDeep(maxDepth), message.MoveUp())
		return
	}
	found := make([]File, 0, len(names))
	for _, name := range names {
		if strings.HasPrefix(name, ".") && !l.hidden || IsLitter(name) {
			continue
		}
		p := joined(prefix, name)
		s, mode, err := look.Look(name)
		switch {
		case errors.Is(err, fs.ErrNotExist): // gone in the meantime
		case err != nil:
			l.report(p, message.FileUnreadable(failure.CauseAlone(err)), message.CheckFile())
		case mode == 0 && l.some != nil && !l.some(p):
		case mode == 0:
			found = append(found, File{p, s})
		case mode == fs.ModeDir:
			l.sub(dir, name, p)
		case mode == fs.ModeSymlink:
			if file, ok := l.link(p); ok && (l.some == nil || l.some(p)) {
				found = append(found, file)
			}
		default:
			l.report(p, message.NotAFile(), message.PutFilesHere())
		}
	}
	if len(found) == 0 {
		return
	}
	slices.SortFunc(found, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	l.mu.Lock()
	l.found = append(l.found, found)
	l.mu.Unlock()
}

// IsLitter reports whether a file of that name is nobody's: an operating system's note
// about the folder. Systems do not agree on the case of letters.
func IsLitter(name string) bool {
	return strings.EqualFold(name, ".DS_Store") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// names returns the names of what is in a folder. Files that are not wanted are left out
// without asking the system about each of them, which on a shared disk takes long.
func (l *lister) names(handle *os.File, look *stamp.Dir, prefix string) ([]string, error) {
	if l.some == nil {
		return look.Names()
	}
	entries, err := handle.ReadDir(-1)
	var names []string
	for _, e := range entries {
		if !e.Type().IsRegular() || l.some(joined(prefix, e.Name())) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// joined returns the path of what is in the folder at a path, which is empty for the root.
func joined(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

func (l *lister) sub(dir *os.Root, name, p string) {
	sub, err := regular.OpenFolder(dir, name)
	if err != nil {
		l.report(p, message.FolderUnreadable(failure.CauseAlone(err)), message.CheckFile())
		return
	}
	// The tree is not known before it is walked, so package parallel, which counts its
	// steps, does not fit: a free slot takes the folder, or else this goroutine does.
	l.wait.Add(1)
	select {
	case l.slots <- struct{}{}:
		go func() {
			defer func() { <-l.slots }()
			l.dir(sub, p, true)
		}()
	default:
		l.dir(sub, p, true)
	}
}

// link follows a symbolic link as far as the folder reaches.
func (l *lister) link(p string) (File, bool) {
	info, err := l.folder.root.Stat(p)
	switch {
	case err != nil:
		l.report(p, message.LinkOutOfFolder(), message.CopyInstead())
	case info.IsDir():
		l.report(p, message.LinkToFolder(), message.PutFilesHere())
	case !info.Mode().IsRegular():
		l.report(p, message.LinkToNoFile(), message.CopyInstead())
	default:
		return File{p, stamp.Of(info)}, true
	}
	return File{}, false
}

// Reader reads files of a folder. It keeps the folder of the last file open,
// so that reading in the order of [Folder.List] opens each one once. A Reader
// belongs to one goroutine.
type Reader struct {
	folder *Folder
	dir    *os.Root
	self   *os.File // the folder dir, to read from directly
	prefix string
	buffer []byte
}

// NewReader returns a Reader.
func (f *Folder) NewReader() *Reader { return &Reader{folder: f} }

// Close releases the folder that is open.
func (r *Reader) Close() {
	if r.dir != nil {
		_ = r.dir.Close()
		_ = r.self.Close()
		r.dir = nil
	}
}

// enter opens a folder, whose path ends with a slash, unless it is open.
func (r *Reader) enter(dir string) error {
	if r.dir != nil && r.prefix == dir {
		return nil
	}
	r.Close()
	sub, err := regular.OpenFolder(r.folder.root, strings.TrimSuffix(dir, "/"))
	if err != nil {
		return err
	}
	self, err := sub.Open(".")
	if err != nil {
		_ = sub.Close()
		return err
	}
	r.dir, r.self, r.prefix = sub, self, dir
	return nil
}

// Open opens a regular file for reading.
func (r *Reader) Open(p string) (*os.File, error) {
	if r.folder.root == nil {
		return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrNotExist}
	}
	dir, base := path.Split(p)
	if dir == "" {
		return regular.OpenIn(r.folder.root, base)
	}
	if err := r.enter(dir); err != nil {
		return nil, err
	}
	f, err := regular.OpenIn(r.dir, base)
	if err != nil && !errors.Is(err, regular.ErrNot) {
		// A link may lead to another folder of the same root.
		return regular.OpenIn(r.folder.root, p)
	}
	return f, err
}

// Read returns a file's bytes, at most limit+1 of them, so that the caller can
// see that there are too many. They are overwritten by the next Read.
func (r *Reader) Read(file File, limit int64) ([]byte, error) {
	want := int(min(file.Stamp.Size, limit)) + 1
	if cap(r.buffer) < want {
		r.buffer = make([]byte, want+want/4)
	}
	buffer := r.buffer[:cap(r.buffer)]
	if dir, base := path.Split(file.Path); dir != "" && r.folder.root != nil && r.enter(dir) == nil {
		// The file may have become another one since it was listed.
		if n, ok := direct(r.self, base, buffer); ok && int64(n) == file.Stamp.Size && n < want {
			return buffer[:n], nil
		}
	}
	f, err := r.Open(file.Path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	n := 0
	for {
		if n == len(buffer) {
			buffer = append(buffer, make([]byte, len(buffer)+1024)...)
			r.buffer = buffer
		}
		got, err := f.Read(buffer[n:])
		n += got
		switch {
		case int64(n) > limit:
			return buffer[:limit+1], nil
		case err == io.EOF:
			return buffer[:n], nil
		case err != nil:
			return nil, err
		}
	}
}

// Problem returns the diagnostic for a file that cannot be read.
func (f *Folder) Problem(p string, err error) diag.Diagnostic {
	return diag.File(path.Join(f.name, p), message.FileUnreadable(failure.CauseAlone(err))).WithHint(message.CheckFile())
}
