package write

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"wendang/internal/output"
)

var errDisk = errors.New("the disk failed")

// faulty runs with a Fault, and returns its error.
func (f *folder) faulty(files put, fault Fault) (Stats, *Batch, error) {
	f.t.Helper()
	f.fault = fault
	defer func() { f.fault = nil }()
	stats, err := f.run(files, false)
	return stats, f.batch, err
}

// kill runs until when says so; from then on nothing can be done to the folder.
func (f *folder) kill(files put, when func(op, path string) bool) {
	f.t.Helper()
	dead := false
	_, b, err := f.faulty(files, func(op, path string) error {
		if dead = dead || when(op, path); dead {
			return errDisk
		}
		return nil
	})
	if err == nil && (b == nil || b.Unsaved() == nil) {
		f.t.Fatal("the run was not killed")
	}
}

// A rename that fails leaves no temporary file, and is the only error.
func TestRenameFails(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "b.html": "2"}, nil)
	once := func(path string) Fault {
		return func(op, p string) error {
			if op == "rename" && p == path {
				return errDisk
			}
			return nil
		}
	}
	if _, _, err := f.faulty(put{"a.html": "1", "b.html": "2", "n.html": "3"}, once("n.html")); err == nil || err.Error() != errDisk.Error() {
		t.Errorf("the run ends with %v", err)
	}
	f.holds(put{"a.html": "1", "b.html": "2"})
	if _, _, err := f.faulty(put{"a.html": "1!", "b.html": "2!"}, once("a.html")); err == nil || err.Error() != errDisk.Error() {
		t.Errorf("the run ends with %v", err)
	}
	f.commit(put{"a.html": "1"}, nil)
}

// Where only what is known of the files cannot be saved, the run has come to its end.
func TestStateFails(t *testing.T) {
	files := put{"a.html": "1!", "b.bin": "2!", "n.bin": "3"}
	for name, fault := range map[string]Fault{
		"list": func(op, _ string) error {
			if op == "list" {
				return errDisk
			}
			return nil
		},
		"journal": func(op, p string) error {
			if op == "remove" && p == unfinished {
				return errDisk
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			f.commit(put{"a.html": "1", "b.bin": "2"}, nil)
			stats, b, err := f.faulty(files, fault)
			if err != nil || stats.Written != 3 || b.Unsaved() == nil {
				t.Errorf("%+v, %v", stats, err)
			}
			f.remove(f.state) // and this is lost, too
			f.commit(put{"a.html": "1!"}, nil)
		})
	}
	f := newFolder(t)
	f.commit(put{"a.html": "1", "b.bin": "2"}, nil)
	_, b, err := f.faulty(files, func(op, _ string) error {
		if op == "list" { // the folder for the state goes just before it is saved
			f.remove(filepath.Dir(f.state))
		}
		return nil
	})
	if err != nil || b.Unsaved() == nil {
		t.Errorf("%v", err)
	}
	f.commit(put{"a.html": "1!"}, nil)
}

// Whatever fails, once or for ever, and whenever: files are whole, those of others are
// left alone, and the next run gives what it should.
func TestRandomFaults(t *testing.T) {
	seeds := 40
	switch {
	case testing.Short():
		seeds = 10
	case os.Getenv("WENDANG_LONG") != "":
		seeds = 1000
	}
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 7))
		f := newFolder(t)
		texts := map[string]map[string]bool{} // all that files ever held, by path
		others := put{}
		lost := -1 // of the list and the state, only one may be lost before the next whole run
		for range 10 {
			files := randomFiles(r)
			for p, c := range files {
				if texts[p] == nil {
					texts[p] = map[string]bool{}
				}
				texts[p][c] = true
			}
			at, n, forever := r.IntN(60), 0, r.IntN(2) == 0
			_, _, err := f.faulty(files, func(op, p string) error {
				if n++; n == at || n > at && forever {
					return fmt.Errorf("%s %s: %w", op, p, errDisk)
				}
				return nil
			})
			if err != nil && !errors.Is(err, errDisk) {
				t.Fatalf("seed %d: %v", seed, err)
			}
			for p, c := range f.files() {
				if !texts[p][c] && others[p] != c {
					t.Fatalf("seed %d: %s holds %q", seed, p, c)
				}
			}
			for p, c := range others {
				if f.files()[p] != c {
					t.Fatalf("seed %d: %s was somebody else's", seed, p)
				}
			}
			switch what := r.IntN(5); {
			case what > 1 || lost >= 0 && what != lost:
			case what == 0:
				lost = what
				f.remove(f.state)
			case f.has(".wendang-files"):
				lost = what
				f.change(filepath.Join(f.dir, ".wendang-files"), func(b []byte) []byte { return b[:r.IntN(len(b)+1)] })
			}
			if r.IntN(3) == 0 {
				continue // the next one fails, too
			}
			f.commit(files, others)
			lost = -1
			if r.IntN(3) == 0 {
				p := fmt.Sprintf("mine/%d", r.IntN(3))
				f.file(p, "mine")
				others[p] = "mine"
			}
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
	}
}

func (f *folder) has(p string) bool {
	_, err := os.Stat(filepath.Join(f.dir, p))
	return err == nil
}

// randomFiles returns files of which some stand where others have folders.
func randomFiles(r *rand.Rand) put {
	files := put{}
	for range r.IntN(20) {
		dir := []string{"", "d/", "d/e/", "g/h/i/", "t/", "d/t/", "mine/"}[r.IntN(7)]
		files[fmt.Sprintf("%sx%d%s", dir, r.IntN(9), []string{".html", ".bin"}[r.IntN(2)])] = fmt.Sprint("MARK", r.IntN(3))
	}
	for _, p := range []string{"g", "g/h", "d/e"} {
		if r.IntN(3) == 0 {
			maps.DeleteFunc(files, func(q, _ string) bool { return len(q) > len(p) && q[:len(p)+1] == p+"/" })
			files[p] = fmt.Sprint("file", r.IntN(2))
		}
	}
	for p := range files { // none below a file
		for q := range files {
			if len(q) > len(p) && q[:len(p)+1] == p+"/" {
				delete(files, q)
			}
		}
	}
	return files
}

// What a killed run has left goes also where its journal is lost, and the files go, or the
// folders, that have such a name; what others have named so, or nearly so, stays.
func TestLitterWithoutJournal(t *testing.T) {
	for name, lose := range map[string]func(f *folder){
		"only the journal": func(f *folder) { f.remove(filepath.Join(f.dir, unfinished)) },
		"all our files": func(f *folder) {
			f.remove(filepath.Join(f.dir, unfinished))
			f.remove(filepath.Join(f.dir, output.ListName))
			f.remove(f.state)
			f.remove(f.state + markEnd)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			f.commit(put{"a.html": "1", "d/b.html": "2"}, nil)
			_, _, err := f.faulty(put{"a.html": "1!", "d/b.html": "2!", "e/c.html": "3"}, func(op, p string) error {
				if op == "rename" || op == "remove" {
					return errors.New("killed")
				}
				return nil
			})
			if err == nil {
				t.Fatal("nothing fails")
			}
			left := f.temporaries()
			if len(left) == 0 {
				t.Fatal("the run has left nothing")
			}
			lose(f)
			ours := []string{"d/" + temporary + "ABCDEFGH-1", temporary + "ABCDEF27-1z-9a"}
			for _, p := range ours {
				f.file(p, "half")
			}
			mine := put{temporary + "mine.txt": "mine", temporary + "ABCDEFGH": "mine", "d/" + temporary + "abcdefgh-1": "mine",
				temporary + "ABCDEFGH-1.html": "mine", temporary + "ABCDEFGHI-1": "mine", temporary + "ABCDEFGH-1-": "mine"}
			for p, text := range mine {
				f.file(p, text)
			}
			if _, err := f.run(put{"new.html": "1"}, false); err != nil { // whose the others are may be forgotten
				t.Fatal(err)
			}
			for _, p := range append(left, ours...) {
				if _, err := os.Lstat(filepath.Join(f.dir, p)); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s is left: %v", p, err)
				}
			}
			for p, text := range mine {
				if got := f.read(p); string(got) != text {
					t.Errorf("%s holds %q", p, got)
				}
			}
			if _, err := os.Lstat(f.state + markEnd); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the mark is left: %v", err)
			}
		})
	}
}

// temporaries returns the temporary files of the folder.
func (f *folder) temporaries() (list []string) {
	f.t.Helper()
	err := filepath.WalkDir(f.dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && isTemporary(d.Name()) {
			rel, _ := filepath.Rel(f.dir, p)
			list = append(list, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return list
}

// A name that is too long for the system is an error that names the file, and the output
// stays as it was; once it is gone, all is well. That a damaged list names such a file is
// none.
func TestNameTooLong(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("it says so in other ways")
	}
	f := newFolder(t)
	before := put{"a.html": "1", "d/b.html": "2"}
	f.commit(before, nil)
	for _, long := range []string{strings.Repeat("a", 300) + ".html", strings.Repeat("b", 300) + "/c.html"} {
		_, err := f.run(put{"a.html": "1!", "d/b.html": "2!", long: "3"}, false)
		if !errors.Is(err, syscall.ENAMETOOLONG) || !strings.Contains(err.Error(), long[:300]) {
			t.Fatalf("the run ends with %.100v", err)
		}
		if got := f.files(); !maps.Equal(got, before) {
			t.Errorf("the folder holds %v", slices.Sorted(maps.Keys(got)))
		}
		if left := f.temporaries(); len(left) > 0 {
			t.Errorf("%v is left", left)
		}
	}
	f.commit(before, nil)
	f.file(output.ListName, string(output.AppendList(nil, []output.File{{Path: strings.Repeat("a", 300) + ".html"}, {Path: "a.html"}})))
	f.commit(put{"a.html": "1"}, nil)
}
