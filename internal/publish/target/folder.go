package target

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"wendang/internal/publish/address"
	"wendang/internal/regular"
)

// folder is a folder of this machine, or a share that is mounted here.
type folder struct {
	root *os.Root
	name string // begins the names of this run's temporary files
	made atomic.Int64
	dirs sync.Map // folders that are known to exist
}

// openFolder opens a folder, and makes it when only itself is missing: where a disk or
// share is not mounted, nothing must be written in its place.
func openFolder(a address.Address, o Options) (Target, error) {
	root, err := regular.OpenRoot(a.Path)
	if errors.Is(err, fs.ErrNotExist) && o.ReadOnly {
		if _, err := os.Stat(filepath.Dir(a.Path)); err == nil {
			return missing{folderTraits()}, nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.Mkdir(a.Path, 0o755); err == nil || errors.Is(err, fs.ErrExist) {
			root, err = regular.OpenRoot(a.Path)
		}
	}
	if err != nil {
		return nil, folderError("connect", "", err)
	}
	return &folder{root: root, name: strconv.FormatUint(rand.Uint64(), 36) + "-"}, nil
}

func folderTraits() Traits { return Traits{Jobs: 8, Beside: true, Reads: true} }

func (f *folder) Traits() Traits { return folderTraits() }

func (f *folder) Close() error { return f.root.Close() }

func (f *folder) Get(_ context.Context, p string, limit int64) ([]byte, error) {
	file, err := regular.OpenIn(f.root, p)
	if err != nil {
		return nil, folderError("get", p, err)
	}
	defer func() { _ = file.Close() }()
	b, err := readLimited(file, p, limit)
	return b, folderError("get", p, err)
}

// readLimited reads all of r, which are at most limit bytes.
func readLimited(r io.Reader, p string, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		return nil, &Error{Kind: Refused, Op: "get", Path: p, Err: fmt.Errorf("it has more than %d bytes", limit)}
	}
	return b, err
}

func (f *folder) Put(_ context.Context, p string, c Content, _ Header) error {
	return folderError("put", p, f.put(p, c))
}

func (f *folder) put(p string, c Content) error {
	source, err := c.Open()
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	if err := f.mkdir(temporary); err != nil {
		return err
	}
	tmp := path.Join(temporary, f.name+strconv.FormatInt(f.made.Add(1), 36))
	if err := f.write(tmp, source); err != nil {
		return errors.Join(err, f.remove(tmp))
	}
	if err := f.mkdir(path.Dir(p)); err != nil {
		return errors.Join(err, f.remove(tmp))
	}
	err = f.root.Rename(tmp, p)
	if errors.Is(err, syscall.EXDEV) { // a folder in which another disk is mounted
		err = f.rewrite(tmp, p)
	}
	if errors.Is(err, fs.ErrNotExist) {
		f.dirs.Clear() // somebody has removed the folder
	}
	if err != nil {
		return errors.Join(err, f.remove(tmp))
	}
	return nil
}

// rewrite moves a temporary file onto another disk, by way of one beside its place.
func (f *folder) rewrite(tmp, p string) error {
	source, err := f.root.Open(tmp)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	beside := path.Join(path.Dir(p), Prefix+"tmp-"+path.Base(tmp))
	if err := f.write(beside, source); err != nil {
		return errors.Join(err, f.remove(beside))
	}
	if err := f.root.Rename(beside, p); err != nil {
		return errors.Join(err, f.remove(beside))
	}
	return f.remove(tmp)
}

func (f *folder) write(p string, source io.Reader) error {
	file, err := f.root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			f.dirs.Clear()
		}
		return err
	}
	_, err = io.Copy(file, source)
	return errors.Join(err, file.Close()) // shares tell in Close that they are full
}

func (f *folder) remove(p string) error {
	if err := f.root.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// mkdir makes a folder unless it is known to exist.
func (f *folder) mkdir(dir string) error {
	if dir == "." {
		return nil
	}
	if _, known := f.dirs.Load(dir); known {
		return nil
	}
	if err := f.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f.dirs.Store(dir, true)
	return nil
}

func (f *folder) Create(_ context.Context, p string, content []byte) error {
	file, err := f.root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %w", p, fs.ErrExist)
	}
	if err != nil {
		return folderError("put", p, err)
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Close()); err != nil {
		return folderError("put", p, errors.Join(err, f.remove(p)))
	}
	return nil
}

// Delete also removes the folders that it leaves empty.
func (f *folder) Delete(_ context.Context, p string) error {
	err := f.root.Remove(p)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	if err != nil {
		return folderError("delete", p, err)
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil { // fails when something is in it
			break
		}
		f.dirs.Delete(dir)
	}
	return nil
}

func (f *folder) Stat(_ context.Context, p string) (Info, error) {
	info, err := f.root.Lstat(p)
	if err != nil {
		return Info{}, folderError("get", p, err)
	}
	return Info{Path: p, Size: info.Size(), ModTime: info.ModTime()}, nil
}

func (f *folder) List(ctx context.Context, visit func(Info) error) error {
	return fs.WalkDir(f.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrPermission) && p != "." && !IsOwn(p) {
			if err := visit(Info{Path: p, Unreadable: true}); err != nil {
				return err
			}
			return fs.SkipDir
		}
		if err != nil {
			return folderError("list", p, err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if IsOwn(p) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return folderError("list", p, err)
		}
		return visit(Info{Path: p, Size: info.Size(), ModTime: info.ModTime()})
	})
}

func (f *folder) Sweep(context.Context) error {
	f.dirs.Delete(temporary)
	dir, err := f.root.Open(temporary)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return folderError("delete", temporary, err)
	}
	names, err := dir.Readdirnames(-1)
	if err = errors.Join(err, dir.Close()); err != nil {
		return folderError("delete", temporary, err)
	}
	for _, name := range names {
		if strings.HasPrefix(name, f.name) {
			continue
		}
		if err := f.remove(path.Join(temporary, name)); err != nil {
			return folderError("delete", temporary, err)
		}
	}
	_ = f.root.Remove(temporary) // fails when something is in it
	return nil
}

// folderError sorts an error of the file system.
func folderError(op, p string, err error) error {
	var sorted *Error
	if err == nil || errors.As(err, &sorted) {
		return err
	}
	if op == "get" && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)) {
		return fmt.Errorf("%s: %w", p, fs.ErrNotExist)
	}
	e := &Error{Kind: Refused, Op: op, Path: p, Err: err}
	switch {
	case isFull(err):
		e.Kind = Full
	case errors.Is(err, syscall.EROFS), (op == "connect" || IsOwn(p)) && errors.Is(err, fs.ErrPermission):
		e.Kind = Denied // without our own files there nothing can be done
	case strings.Contains(err.Error(), "path escapes from parent"): // the library has no other sign of it
		e.Err = ErrLeadsOut
	case op == "connect":
		e.Kind = NoPlace
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.EAGAIN), errors.Is(err, syscall.EBUSY), errors.Is(err, fs.ErrNotExist):
		e.Kind = Passing // a share may come back; a folder may be made again
	}
	return e
}
