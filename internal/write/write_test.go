package write

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
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

// put is what a run brings: contents by path.
type put map[string]string

// folder is an output folder of a test.
type folder struct {
	t     *testing.T
	dir   string
	state string
	fault Fault  // of the next runs
	batch *Batch // of the last run
}

func newFolder(t *testing.T) *folder {
	dir := t.TempDir()
	return &folder{t: t, dir: filepath.Join(dir, "out"), state: filepath.Join(dir, "cache", "state")}
}

// articles returns files of one kind.
func articles(paths ...string) []output.File {
	files := make([]output.File, len(paths))
	for i, p := range paths {
		files[i] = output.File{Path: p, Kind: output.Article}
	}
	return files
}

func (f *folder) open() (*Folder, error) {
	return Open(f.dir, f.state, func(head []byte) bool { return bytes.Contains(head, []byte("MARK")) })
}

// run brings files in and ends with Commit, or with Abort when abort is set. The
// files of t and d/t appear together.
func (f *folder) run(files put, abort bool) (Stats, error) {
	f.t.Helper()
	folder, err := f.open()
	if err != nil {
		return Stats{}, err
	}
	defer func() {
		if err := folder.Close(); err != nil {
			f.t.Error(err)
		}
	}()
	folder.Fault = f.fault
	paths := slices.Sorted(maps.Keys(files))
	b, err := folder.Begin(articles(paths...))
	if err != nil {
		return Stats{}, err
	}
	f.batch = b
	for _, dir := range []string{"t", "d/t"} {
		if err := b.StageFolder(dir); err != nil {
			b.Abort()
			return Stats{}, err
		}
	}
	w := b.Writer()
	defer w.Close()
	for i, p := range paths {
		inputs := pack.FingerprintOf([]byte("from " + files[p]))
		if w.Fresh(i, inputs) {
			continue
		}
		if strings.HasSuffix(p, ".bin") {
			err = w.PutFile(i, inputs, func() (*os.File, error) { return fileOf(f.t, files[p]), nil })
		} else {
			err = w.Put(i, inputs, []byte(files[p]))
		}
		if err != nil {
			b.Abort()
			return Stats{}, err
		}
	}
	if abort {
		b.Abort()
		return Stats{}, nil
	}
	return b.Commit(2)
}

// fileOf returns an opened file that holds a text.
func fileOf(t *testing.T, text string) *os.File {
	t.Helper()
	p := filepath.Join(t.TempDir(), "source")
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// commit runs and checks that the folder then holds exactly files and others.
func (f *folder) commit(files put, others put) Stats {
	f.t.Helper()
	stats, err := f.run(files, false)
	if err != nil {
		f.t.Fatal(err)
	}
	want := maps.Clone(files)
	maps.Copy(want, others)
	f.holds(want)
	return stats
}

// files returns the folder's files, without those that are no output.
func (f *folder) files() put {
	f.t.Helper()
	got := put{}
	err := filepath.WalkDir(f.dir, func(p string, d os.DirEntry, err error) error {
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil
		case err == nil && d.IsDir() && strings.HasPrefix(d.Name(), temporary):
			return filepath.SkipDir
		case err != nil || d.IsDir() || strings.HasPrefix(d.Name(), Prefix):
			return err
		}
		rel, _ := filepath.Rel(f.dir, p)
		b, err := os.ReadFile(p)
		got[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return got
}

// holds checks the folder's files, and that no temporary ones are left.
func (f *folder) holds(want put) {
	f.t.Helper()
	if got := f.files(); !maps.Equal(got, want) {
		f.t.Errorf("the folder holds %v, want %v", got, want)
	}
	_ = filepath.WalkDir(f.dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && (strings.HasPrefix(d.Name(), temporary) || d.Name() == unfinished) {
			f.t.Errorf("%s is left", p)
		}
		return nil
	})
}

func (f *folder) file(p, content string) {
	f.t.Helper()
	full := filepath.Join(f.dir, filepath.FromSlash(p))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

func TestRuns(t *testing.T) {
	f := newFolder(t)
	if got := f.commit(put{"a.html": "1", "d/e/b.html": "2", "d/c.bin": "3"}, nil); got != (Stats{Written: 3}) {
		t.Errorf("first %+v", got)
	}
	if got := f.commit(put{"a.html": "1", "d/e/b.html": "2", "d/c.bin": "3"}, nil); got != (Stats{Unchanged: 3}) {
		t.Errorf("the same %+v", got)
	}
	if got := f.commit(put{"a.html": "1!", "d/e/b.html": "2", "d/n.html": "4"}, nil); got != (Stats{Written: 2, Unchanged: 1, Removed: 1}) {
		t.Errorf("another %+v", got)
	}
	if got := f.commit(put{"a.html": "1!"}, nil); got != (Stats{Unchanged: 1, Removed: 2}) {
		t.Errorf("fewer %+v", got)
	}
	if _, err := os.Stat(filepath.Join(f.dir, "d")); !errors.Is(err, os.ErrNotExist) {
		t.Error("an empty folder is left")
	}
}

func TestForeignFiles(t *testing.T) {
	f := newFolder(t)
	f.file("mine.txt", "m")
	f.file("d/mine.txt", "m")
	others := put{"mine.txt": "m", "d/mine.txt": "m"}
	f.commit(put{"d/a.html": "1"}, others)
	f.commit(put{}, others)

	f.file("a.html", "not yours")
	var foreign *Foreign
	if _, err := f.run(put{"a.html": "2", "new/b.html": "3"}, false); !errors.As(err, &foreign) || foreign.Path != "a.html" {
		t.Errorf("replacing a foreign file: %v", err)
	}
	others["a.html"] = "not yours"
	f.holds(others)

	// The same bytes, and without the list files that bear our mark, may be taken over.
	f.file("b.html", "3")
	f.file("c.html", "MARK old")
	delete(others, "a.html")
	if err := os.Remove(filepath.Join(f.dir, "a.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := f.run(put{"b.html": "3", "c.html": "new"}, false); !errors.As(err, &foreign) || foreign.Path != "c.html" {
		t.Errorf("replacing a page that the list does not name: %v", err)
	}
	f.remove(filepath.Join(f.dir, output.ListName))
	f.commit(put{"b.html": "3", "c.html": "new"}, others)
}

func TestAbort(t *testing.T) {
	f := newFolder(t)
	if _, err := f.run(put{"a.html": "1", "d/b.html": "2"}, true); err != nil {
		t.Fatal(err)
	}
	f.holds(put{})
	if _, err := os.Stat(f.dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder is left")
	}
	f.commit(put{"a.html": "1", "d/b.html": "2"}, nil)
	if _, err := f.run(put{"a.html": "1!", "d/n.html": "3", "x/y.html": "4"}, true); err != nil {
		t.Fatal(err)
	}
	f.holds(put{"a.html": "1", "d/b.html": "2"})
	if got := f.commit(put{"a.html": "1", "d/b.html": "2"}, nil); got != (Stats{Unchanged: 2}) {
		t.Errorf("after an abort %+v", got)
	}
}

// A folder whose files appear together has its name from Commit on; what a killed
// run has left of it goes.
func TestTogether(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1"}, nil)
	folder, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	b, err := folder.Begin(articles("a.html", "d/t/b.html", "d/t/c.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.StageFolder("d/t"); err != nil {
		t.Fatal(err)
	}
	w := b.Writer()
	if err := w.Put(1, Fingerprint{}, []byte("2")); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if _, err := os.Stat(filepath.Join(f.dir, "d", "t")); runtime.GOOS != "windows" && !errors.Is(err, os.ErrNotExist) {
		t.Errorf("before Commit: %v", err)
	}
	if err := folder.Close(); err != nil { // as if it had been killed
		t.Fatal(err)
	}
	f.commit(put{"a.html": "1", "d/t/b.html": "2", "d/t/c.html": "3"}, nil)
	f.commit(put{"a.html": "1", "d/t/b.html": "2!", "d/t/n.html": "4"}, nil)
	if got := f.commit(put{"a.html": "1"}, nil); got != (Stats{Unchanged: 1, Removed: 2}) {
		t.Errorf("removed %+v", got)
	}
}

func TestBusy(t *testing.T) {
	f := newFolder(t)
	first, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.open(); !errors.Is(err, ErrBusy) {
		t.Errorf("a second Open: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	f.commit(put{"a.html": "1"}, nil)
}

// A file that somebody else has put there stays foreign: also when it has the
// very bytes that we would write, and when it stands in the place of one of
// ours.
func TestOthersFiles(t *testing.T) {
	f := newFolder(t)
	f.file("d/doc.bin", "1")
	f.commit(put{"d/doc.bin": "1", "x.bin": "2"}, nil)
	f.commit(put{"d/doc.bin": "1", "x.bin": "2"}, nil)
	f.commit(put{"x.bin": "2"}, put{"d/doc.bin": "1"})
	f.file("x.bin", "mine")
	f.commit(put{"y.bin": "3"}, put{"d/doc.bin": "1", "x.bin": "mine"})
	f.commit(put{}, put{"d/doc.bin": "1", "x.bin": "mine"})
}

// A file where a folder is needed is in the way.
func TestFileForFolder(t *testing.T) {
	f := newFolder(t)
	f.file("d", "mine")
	var foreign *Foreign
	if _, err := f.run(put{"d/a.html": "1", "e/b.html": "2"}, false); !errors.As(err, &foreign) || foreign.Path != "d" {
		t.Errorf("the run ends with %v", err)
	}
	f.holds(put{"d": "mine"})
}

// What is edited, deleted or damaged by hand is made again; nothing of the
// state is believed that does not hold.
func TestDamage(t *testing.T) {
	files := put{"a.html": "1", "d/b.html": "22", "c.bin": "3"}
	for name, damage := range map[string]func(f *folder){
		"edited":          func(f *folder) { f.file("a.html", "x") },
		"edited in place": func(f *folder) { f.file("d/b.html", "33") },
		"touched": func(f *folder) {
			if err := os.Chtimes(filepath.Join(f.dir, "a.html"), time.Time{}, time.Unix(1, 0)); err != nil {
				f.t.Fatal(err)
			}
		},
		"deleted":      func(f *folder) { f.remove(filepath.Join(f.dir, "d")) },
		"all deleted":  func(f *folder) { f.remove(f.dir) },
		"no state":     func(f *folder) { f.remove(f.state) },
		"no list":      func(f *folder) { f.remove(filepath.Join(f.dir, output.ListName)) },
		"torn state":   func(f *folder) { f.change(f.state, func(b []byte) []byte { return b[:len(b)/2] }) },
		"edited state": func(f *folder) { f.change(f.state, func(b []byte) []byte { b[len(b)/2] ^= 1; return b }) },
		"other state":  func(f *folder) { f.change(f.state, func([]byte) []byte { return []byte("something else") }) },
		"torn list": func(f *folder) {
			f.change(filepath.Join(f.dir, output.ListName), func(b []byte) []byte { return b[:9] })
		},
		"odd list": func(f *folder) {
			f.change(filepath.Join(f.dir, output.ListName), func([]byte) []byte { return []byte("../x\n/etc/passwd\na.html\n") })
		},
		"killed": func(f *folder) {
			f.file(unfinished, "")
			f.file("d/"+temporary+"ABCDEF27-7", "half")
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			f.commit(files, nil)
			damage(f)
			f.commit(files, nil)
			f.commit(put{"a.html": "1"}, nil)
		})
	}
}

func (f *folder) remove(p string) {
	f.t.Helper()
	if err := os.RemoveAll(p); err != nil {
		f.t.Fatal(err)
	}
}

func (f *folder) change(p string, edit func([]byte) []byte) {
	f.t.Helper()
	b, err := os.ReadFile(p)
	if err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(p, edit(b), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// Whatever runs and hands do in turn, a Commit leaves exactly its files.
func TestRandomRuns(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := newFolder(t)
		for range 12 {
			files := put{}
			for range r.IntN(20) {
				files[fmt.Sprintf("%s%d.html", []string{"", "d/", "d/e/", "g/h/i/", "t/", "d/t/"}[r.IntN(6)], r.IntN(9))] = fmt.Sprint("MARK", r.IntN(3))
			}
			switch r.IntN(6) {
			case 0:
				if _, err := f.run(files, true); err != nil {
					t.Fatal(err)
				}
			case 1:
				f.remove(f.state)
			case 2:
				f.remove(filepath.Join(f.dir, "d"))
			}
			f.commit(files, nil)
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
	}
}

func FuzzState(f *testing.F) {
	s := &state{path: filepath.Join(f.TempDir(), "s")}
	if err := s.save([]entry{{path: "a"}, {path: "b/c", size: 3, modTime: 9}}); err != nil {
		f.Fatal(err)
	}
	good, err := os.ReadFile(s.path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good[:len(good)-16])
	f.Add([]byte(stateMagic))
	f.Fuzz(func(t *testing.T, body []byte) {
		path := filepath.Join(t.TempDir(), "s")
		sum := pack.FingerprintOf(body)
		if err := os.WriteFile(path, append(body, sum[:]...), 0o644); err != nil {
			t.Fatal(err)
		}
		before := ""
		for _, e := range loadState(path).entries {
			if e.path <= before {
				t.Errorf("%q after %q", e.path, before)
			}
			before = e.path
		}
	})
}

// ReadLeft tells of each output what is in the folder, also without the state, and
// says what keeps the folder from being taken.
func TestReadLeft(t *testing.T) {
	f := newFolder(t)
	if _, err := ReadLeft(f.dir, f.state, 2); !errors.Is(err, ErrNoList) {
		t.Errorf("no folder: %v", err)
	}
	files := put{"a.html": "1", "d/b.html": "22", "t/c.bin": "333"}
	f.commit(files, nil)
	check := func(what string) {
		t.Helper()
		left, err := ReadLeft(f.dir, f.state, 2)
		if err != nil || len(left) != len(files) {
			t.Fatalf("%s: %v, %v", what, left, err)
		}
		for _, l := range left {
			if l.Kind != output.Article || l.Content != pack.FingerprintOf([]byte(files[l.Path])) || l.Size != int64(len(files[l.Path])) {
				t.Errorf("%s: %+v", what, l)
			}
		}
	}
	check("built")
	f.remove(f.state)
	check("without the state")
	files["d/b.html"] = "edited"
	f.change(filepath.Join(f.dir, "d", "b.html"), func([]byte) []byte { return []byte("edited") })
	check("edited by hand")
	folder, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ReadLeft(f.dir, f.state, 2); !errors.Is(err, ErrBusy) {
		t.Errorf("during a build: %v", err)
	}
	if err := folder.Close(); err != nil {
		t.Fatal(err)
	}
	f.file(unfinished, "")
	if _, err := ReadLeft(f.dir, f.state, 2); !errors.Is(err, ErrUnfinished) {
		t.Errorf("after a killed build: %v", err)
	}
	f.remove(filepath.Join(f.dir, unfinished))
	f.remove(filepath.Join(f.dir, "a.html"))
	var gone *Gone
	if _, err := ReadLeft(f.dir, f.state, 2); !errors.As(err, &gone) || gone.Path != "a.html" {
		t.Errorf("a file is missing: %v", err)
	}
}
