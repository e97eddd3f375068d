package write

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/output"
	"wendang/internal/pack"
)

// stays runs, and checks that the files stay, and are named.
func (f *folder) stays(files, want, others put) {
	f.t.Helper()
	folder, err := f.open()
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = folder.Close() }()
	b, err := folder.Begin(articles(slices.Sorted(maps.Keys(files))...))
	if err != nil {
		f.t.Fatal(err)
	}
	w := b.Writer()
	for i, p := range slices.Sorted(maps.Keys(files)) {
		if err := w.Put(i, Fingerprint{}, []byte(files[p])); err != nil {
			f.t.Fatal(err)
		}
	}
	w.Close()
	if _, err := b.Commit(1); err != nil {
		f.t.Fatal(err)
	}
	if got := b.Stayed(); !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
		f.t.Errorf("these stayed: %v", got)
	}
	all := maps.Clone(files)
	maps.Copy(all, want)
	maps.Copy(all, others)
	f.holds(all)
}

// What somebody wrote over one of our files stays when it is no longer made, also
// without the cache; what still holds our bytes goes.
func TestStayed(t *testing.T) {
	for _, lose := range []string{"nothing", "state", "list"} {
		t.Run(lose, func(t *testing.T) {
			f := newFolder(t)
			f.commit(put{"a.html": "1", "b.html": "MARK 2", "c.bin": "3", "d/e.bin": "4"}, nil)
			f.file("b.html", "MARK mine")
			f.file("c.bin", "mine")
			switch lose {
			case "state":
				f.remove(f.state)
			case "list":
				f.remove(filepath.Join(f.dir, output.ListName))
			}
			mine := put{"b.html": "MARK mine", "c.bin": "mine"}
			f.stays(put{"a.html": "1"}, mine, nil)
			f.stays(put{}, put{}, mine)
		})
	}
}

// A page that somebody has changed, and that stayed, stays also when it is to be made again.
func TestStayedComesBack(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "b.html": "MARK 2"}, nil)
	f.file("b.html", "MARK mine")
	f.stays(put{"a.html": "1"}, put{"b.html": "MARK mine"}, nil)
	var foreign *Foreign
	if _, err := f.run(put{"a.html": "1", "b.html": "MARK 2"}, false); !errors.As(err, &foreign) || foreign.Path != "b.html" {
		t.Errorf("the run ends with %v", err)
	}
	f.holds(put{"a.html": "1", "b.html": "MARK mine"})
	f.file("b.html", "MARK 2") // as it was
	f.commit(put{"a.html": "1", "b.html": "MARK 2"}, nil)
	f.commit(put{"a.html": "1", "b.html": "MARK 3"}, nil)
}

// A file that a killed run was about to write, and that somebody then makes, is theirs.
func TestMadeAfterKill(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1"}, nil)
	f.kill(put{"a.html": "1", "b.bin": "2", "n.html": "3"}, func(op, path string) bool { return op == "rename" && path == "b.bin" })
	f.file("b.bin", "mine")
	f.stays(put{"a.html": "1"}, put{"b.bin": "mine"}, nil)
	f.kill(put{"a.html": "1", "b.bin": "2"}, func(op, path string) bool { return op == "note" })
	var foreign *Foreign
	if _, err := f.run(put{"a.html": "1", "b.bin": "2"}, false); !errors.As(err, &foreign) || foreign.Path != "b.bin" {
		t.Errorf("the run ends with %v", err)
	}
	f.holds(put{"a.html": "1", "b.bin": "mine"})
}

// What a killed run has left goes when it is no longer made, whatever it is.
func TestLeftByKilledRun(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "c.bin": "old"}, nil)
	f.kill(put{"a.html": "1", "b.bin": "2", "c.bin": "new", "d/e.bin": "4", "z.bin": "5"}, func(op, path string) bool { return op == "create" && path == "z.bin" })
	f.commit(put{"a.html": "1"}, nil)
	// Killed while replacements take their places, and then the cache is deleted.
	f.commit(put{"a.html": "1", "b.bin": "2", "c.bin": "3"}, nil)
	f.kill(put{"a.html": "1!", "b.bin": "2!", "c.bin": "3!"}, func(op, path string) bool { return op == "rename" && path == "c.bin" })
	f.remove(f.state)
	f.commit(put{"x.html": "1"}, nil)
}

// An edit that keeps a file's size and puts its time back shows in its change time.
func TestEditWithOldTime(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("the system tells no change times")
	}
	f := newFolder(t)
	files := put{"a.html": "11", "d/b.bin": "22"}
	f.commit(files, nil)
	time.Sleep(100 * time.Millisecond) // until times can be trusted
	f.commit(files, nil)
	folder, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	folder.loading.Wait()
	e, ok := folder.state.entry("a.html")
	asked, trusted := ok && e.changeTime != 0, ok && folder.untouched[0]
	if err := folder.Close(); err != nil {
		t.Fatal(err)
	}
	if !asked {
		t.Skip("this way asks for no change times")
	}
	if !trusted {
		t.Error("times are not trusted")
	}
	p := filepath.Join(f.dir, "a.html")
	info, err := os.Stat(p)
	if err != nil {
		t.Fatal(err)
	}
	f.file("a.html", "xx")
	if err := os.Chtimes(p, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	f.commit(files, nil)
}

// A file that changes while it is copied is copied again, and what is known of a copy is
// of the bytes that it has.
func TestCopyWhileWriting(t *testing.T) {
	f := newFolder(t)
	source := filepath.Join(t.TempDir(), "source")
	write := func(text string) {
		if err := os.WriteFile(source, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("half")
	opened := 0
	inputs := pack.FingerprintOf([]byte("a stamp"))
	bring := func(other func()) {
		folder, err := f.open()
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = folder.Close() }()
		// Between opening and reading, somebody writes on.
		folder.Fault = func(op, _ string) error {
			if op == "create" && other != nil {
				other()
			}
			return nil
		}
		b, err := folder.Begin(articles("a.bin"))
		if err != nil {
			t.Fatal(err)
		}
		w := b.Writer()
		defer w.Close()
		if !w.Fresh(0, inputs) {
			err := w.PutFile(0, inputs, func() (*os.File, error) { opened++; return os.Open(source) })
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := b.Commit(1); err != nil {
			t.Fatal(err)
		}
		if got := b.after[0].content; got != pack.FingerprintOf(f.read("a.bin")) {
			t.Error("the sum is not that of the copy")
		}
	}
	n := 0
	bring(func() {
		if n++; n == 1 {
			write("whole text")
		}
	})
	if got := string(f.read("a.bin")); got != "whole text" || opened != 2 {
		t.Errorf("the copy holds %q after %d readings", got, opened)
	}
	// Somebody who never stops: what was made from it is not known.
	f.remove(f.dir)
	bring(func() { n++; write(strings.Repeat("x", n)) })
	write("the end")
	bring(nil)
	if got := string(f.read("a.bin")); got != "the end" {
		t.Errorf("the copy holds %q", got)
	}
}

func (f *folder) read(p string) []byte {
	f.t.Helper()
	b, err := os.ReadFile(filepath.Join(f.dir, filepath.FromSlash(p)))
	if err != nil {
		f.t.Fatal(err)
	}
	return b
}

// What is ours and no longer made gives way to a folder or a file; what is not, does
// not, and nothing is touched.
func TestFolderAndFile(t *testing.T) {
	file, inFolder := put{"d/x": "1", "b.html": "0"}, put{"d/x/y.bin": "1", "d/x/z/w.html": "2", "b.html": "0"}
	for _, c := range []struct {
		name       string
		from, into put
		theirs     string
		removed    int
	}{{"a folder for a file", file, inFolder, "d/x", 1}, {"a file for a folder", inFolder, file, "d/x/z/mine", 2}} {
		t.Run(c.name, func(t *testing.T) {
			f := newFolder(t)
			f.commit(c.from, nil)
			if _, err := f.run(c.into, true); err != nil { // with Abort
				t.Fatal(err)
			}
			f.holds(c.from)
			if got := f.commit(c.into, nil); got.Removed != c.removed {
				t.Errorf("%+v", got)
			}
			if got := f.commit(c.into, nil); got.Unchanged != len(c.into) {
				t.Errorf("again %+v", got)
			}
			f.commit(c.from, nil)
			f.file(c.theirs, "mine")
			var foreign *Foreign
			if _, err := f.run(c.into, false); !errors.As(err, &foreign) || foreign.Path != c.theirs {
				t.Errorf("the run ends with %v", err)
			}
			want := put{c.theirs: "mine"}
			for p, text := range c.from {
				if p != c.theirs {
					want[p] = text
				}
			}
			f.holds(want)
		})
	}
}
