package write

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"wendang/internal/failure"
	"wendang/internal/output"
)

// What others put in the place of our own files is neither written through nor waited
// for, and goes.
func TestOwnFilesAreFiles(t *testing.T) {
	own := map[string]func(*folder) string{
		"journal":   func(f *folder) string { return filepath.Join(f.dir, unfinished) },
		"list":      func(f *folder) string { return filepath.Join(f.dir, output.ListName) },
		"next list": func(f *folder) string { return filepath.Join(f.dir, temporary+"list") },
		"lock":      func(f *folder) string { return f.state + ".lock" },
		"state":     func(f *folder) string { return f.state },
	}
	for ownName, path := range own {
		for kind, make := range map[string]func(f *folder, p string) error{
			"link":        func(f *folder, p string) error { return os.Symlink(filepath.Join(f.dir, "mine.txt"), p) },
			"link within": func(_ *folder, p string) error { return os.Symlink("mine.txt", p) },
			"folder":      func(_ *folder, p string) error { return os.Mkdir(p, 0o755) },
			"pipe":        func(_ *folder, p string) error { return makePipe(p) },
		} {
			if ownName == "state" && kind != "pipe" {
				continue
			}
			t.Run(ownName+" as "+kind, func(t *testing.T) {
				f := newFolder(t)
				f.commit(put{"a.html": "1"}, nil)
				f.file("mine.txt", "mine")
				p := path(f)
				f.remove(p)
				if err := make(f, p); errors.Is(err, errors.ErrUnsupported) {
					t.Skip(err)
				} else if err != nil {
					t.Fatal(err)
				}
				if _, err := ReadLeft(f.dir, f.state, 1); ownName == "list" && !errors.Is(err, ErrNoList) {
					t.Errorf("the folder is read: %v", err)
				}
				f.commit(put{"a.html": "2", "b.html": "3"}, put{"mine.txt": "mine"})
				if err := f.batch.Unsaved(); err != nil {
					t.Error(err)
				}
				if info, err := os.Lstat(p); err == nil && !info.Mode().IsRegular() {
					t.Errorf("%s is %v", p, info.Mode())
				} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
					t.Error(err)
				}
				f.commit(put{"a.html": "2"}, put{"mine.txt": "mine"})
			})
		}
	}
}

// Temporary files of no known run are in nobody's way.
func TestTemporaryNamesTaken(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "b.html": "2"}, nil)
	for c := '1'; c <= '9'; c++ {
		f.file(temporary+string(c), "x")
	}
	if _, err := f.run(put{"a.html": "1!", "b.html": "2!", "c.html": "3"}, false); err != nil {
		t.Fatal(err)
	}
	if b := f.read("b.html"); string(b) != "2!" {
		t.Error(b)
	}
}

// Paths in errors and warnings outlive the state that they come from.
func TestPathsOutliveState(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a/a.html": "1", "b/b.html": "2", "c/c.html": "3"}, nil)
	f.remove(filepath.Join(f.dir, output.ListName))
	f.file("b/b.html", "mine")
	_, _, err := f.faulty(put{"a/a.html": "1"}, func(op, p string) error {
		if op == "remove" && p == "c/c.html" {
			return &fs.PathError{Op: op, Path: p, Err: fs.ErrPermission}
		}
		return nil
	})
	if err == nil || err.Error() != "remove c/c.html: permission denied" {
		t.Error(err)
	}
	if s := f.batch.Stayed(); len(s) != 1 || s[0] != "b/b.html" {
		t.Errorf("%q stayed", s)
	}
	for _, e := range f.batch.after {
		if e.path != "a/a.html" {
			t.Errorf("%q", e.path)
		}
	}
}

// After a kill, a folder that nobody may read does not keep the next run from its work.
func TestUnreadableFolder(t *testing.T) {
	f := newFolder(t)
	files := put{"a.html": "1"}
	f.commit(files, nil)
	locked := filepath.Join(f.dir, "lost+found")
	if err := os.Mkdir(locked, 0); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(locked, 0o755) }()
	if _, err := os.ReadDir(locked); err == nil {
		t.Skip("this user may read all")
	}
	f.file(unfinished, "")
	if _, err := f.run(maps.Clone(files), false); err != nil {
		t.Error(err)
	}
}

// A link that leads nowhere is no folder that exists.
func TestLinkToNowhere(t *testing.T) {
	f := newFolder(t)
	if err := os.Symlink("nowhere", f.dir); err != nil {
		t.Fatal(err)
	}
	if _, err := f.run(put{"a.html": "1"}, false); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// Two runs of one folder do not meet, wherever they keep what they know.
func TestBusyElsewhere(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1"}, nil)
	first, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = first.Close() }()
	if first.folderLock == nil {
		t.Skip("folders cannot be locked here")
	}
	link := f.dir + "-link"
	if err := os.Symlink(f.dir, link); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(link, filepath.Join(t.TempDir(), "state"), nil); !errors.Is(err, ErrBusy) {
		t.Errorf("the folder opens twice: %v", err)
	}
}

// Errors of the system name the whole path of the file that they are about, not that of a
// temporary one; a folder of somebody's in the place of a file of ours is named, with what
// helps.
func TestErrorsNamePaths(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Log("folders that cannot be written to are not tried")
	} else {
		f := newFolder(t)
		f.commit(put{"d/a.html": "1"}, nil)
		d := filepath.Join(f.dir, "d")
		if err := os.Chmod(d, 0o500); err != nil {
			t.Fatal(err)
		}
		_, err := f.run(put{"d/a.html": "1", "d/b.html": "2"}, false)
		var path *fs.PathError
		if !errors.As(err, &path) || path.Path != filepath.Join(d, "b.html") {
			t.Errorf("the run ends with %v", err)
		}
		if err := os.Chmod(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{unfinished, output.ListName} {
		f := newFolder(t)
		f.commit(put{"a.html": "1"}, nil)
		f.remove(filepath.Join(f.dir, name))
		f.file(name+"/mine.txt", "m")
		_, err := f.run(put{"a.html": "1", "b.html": "2"}, false)
		if err == nil {
			err = f.batch.Unsaved()
		}
		if m, hint := failure.Of(err), failure.Hint(err); m.Code() != "own-place-taken" || hint.IsZero() || !strings.Contains(m.String(), filepath.Join(f.dir, name)) {
			t.Errorf("%s: %v, %v", name, err, hint)
		}
	}
}
