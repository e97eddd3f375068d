package write

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"wendang/internal/output"
	"wendang/internal/pack"
)

// part is one of the tasks that share a run, of three.
func (f *folder) part(i int, files put, end string) error {
	f.t.Helper()
	recognise := func(head []byte) bool { return strings.Contains(string(head), "MARK") }
	folder, err := OpenPart(f.dir, f.partState(i), fmt.Sprintf("%d-of-3", i), recognise)
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }()
	paths := slices.Sorted(maps.Keys(files))
	b, err := folder.Begin(articles(paths...))
	if err != nil {
		return err
	}
	w := b.Writer()
	defer w.Close()
	for k, p := range paths {
		inputs := pack.FingerprintOf([]byte("from " + files[p]))
		if w.Fresh(k, inputs) {
			continue
		}
		if err := w.Put(k, inputs, []byte(files[p])); err != nil {
			b.Abort()
			return err
		}
	}
	switch end {
	case "killed":
		return nil
	case "aborted":
		b.Abort()
		return nil
	}
	_, err = b.Commit(1)
	return errors.Join(err, b.Unsaved())
}

func (f *folder) partState(i int) string {
	return filepath.Join(filepath.Dir(f.state), fmt.Sprint("part-", i))
}

// finish ends what parts 1 to 3 have begun. It returns the files that are not as they were
// left.
func (f *folder) finish(files put) (missing []string) {
	f.t.Helper()
	if err := MergeStates(f.state, []string{f.partState(1), f.partState(2), f.partState(3)}); err != nil {
		f.t.Fatal(err)
	}
	folder, err := f.open()
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = folder.Close() }()
	paths := slices.Sorted(maps.Keys(files))
	b, err := folder.Begin(articles(paths...))
	if err != nil {
		f.t.Fatal(err)
	}
	defer b.Abort()
	w := b.Writer()
	defer w.Close()
	for k, p := range paths {
		ok, err := w.Keep(k, pack.FingerprintOf([]byte("from "+files[p])))
		if err != nil {
			f.t.Fatal(err)
		}
		if !ok {
			missing = append(missing, p)
		}
	}
	if len(missing) > 0 {
		return missing
	}
	if _, err := b.Commit(1); err != nil {
		f.t.Fatal(err)
	}
	if err := b.Unsaved(); err != nil {
		f.t.Fatal(err)
	}
	return nil
}

func (f *folder) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// Parts bring their files, in any order and more than once; what is no longer made goes in
// the end, with all journals, and the list is that of a run alone.
func TestParts(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "b.html": "2", "old/c.html": "3"}, nil)
	one, two := put{"a.html": "1", "d/e.bin": "5"}, put{"b.html": "changed", "d/f.bin": "6"}
	f.must(f.part(2, two, ""))
	f.must(f.part(1, one, "killed"))
	f.must(f.part(1, one, ""))
	f.must(f.part(1, one, ""))
	all := maps.Clone(one)
	maps.Copy(all, two)
	before := maps.Clone(all)
	before["old/c.html"] = "3"
	if got := f.files(); !maps.Equal(got, before) {
		t.Errorf("before the end there are %v", got)
	}
	if _, err := ReadLeft(f.dir, "", 1); !errors.Is(err, ErrUnfinished) {
		t.Errorf("before the end it is read: %v", err)
	}
	if missing := f.finish(all); missing != nil {
		t.Errorf("%v are not as they were left", missing)
	}
	f.holds(all)
	if left, err := filepath.Glob(filepath.Join(f.dir, unfinished+"*")); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	list := string(f.read(output.ListName))
	g := newFolder(t)
	g.commit(all, nil)
	if want := string(g.read(output.ListName)); list != want {
		t.Errorf("the list is\n%s\nnot\n%s", list, want)
	}
	// A run alone goes on where the parts have ended.
	f.commit(put{"a.html": "1"}, nil)
}

// What a killed part has left is known, so that it can be replaced although no list names it;
// what somebody else has put there is not touched.
func TestPartsOfKilled(t *testing.T) {
	f := newFolder(t)
	f.must(f.part(1, put{"a.bin": "1"}, "killed"))
	f.must(f.part(1, put{"a.bin": "2"}, ""))
	f.must(f.part(2, put{"b.bin": "1"}, "aborted"))
	f.must(f.part(2, put{"b.bin": "2"}, ""))
	f.file("mine.bin", "mine")
	var foreign *Foreign
	if err := f.part(3, put{"mine.bin": "other"}, ""); !errors.As(err, &foreign) {
		t.Errorf("another's file: %v", err)
	}
	f.must(f.part(3, put{"mine.bin": "mine"}, "")) // with the same bytes it may stay
	all := put{"a.bin": "2", "b.bin": "2", "mine.bin": "mine"}
	if missing := f.finish(all); missing != nil {
		t.Errorf("%v are not as they were left", missing)
	}
	f.holds(all)
	if list := string(f.read(output.ListName)); strings.Count(list, "=") != 1 {
		t.Errorf("of three files one is another's, but the list says\n%s", list)
	}
	f.commit(put{}, put{"mine.bin": "mine"})
}

// A state that cannot be read is not taken for one of no files: nothing would be compared
// with it.
func TestPartsDamagedState(t *testing.T) {
	f := newFolder(t)
	f.must(f.part(1, put{"a.html": "1"}, ""))
	b, err := os.ReadFile(f.partState(1))
	f.must(err)
	b[len(b)/2] ^= 1
	f.must(os.WriteFile(f.partState(1), b, 0o644))
	if err := MergeStates(f.state, []string{f.partState(1), f.partState(2)}); !errors.Is(err, errState) {
		t.Errorf("a damaged state: %v", err)
	}
}

// A path may end as the end of a journal does: what its killed part has left goes all the
// same.
func TestPartsKilledAtDot(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.": "1"}, nil)
	f.must(f.part(1, put{"a.": "2"}, "killed"))
	f.must(f.part(1, put{"a.": "2"}, ""))
	if missing := f.finish(put{"a.": "2"}); missing != nil {
		t.Errorf("%v are not as they were left", missing)
	}
	f.holds(put{"a.": "2"})
}

// A file that is no longer made gives way to a folder, and a folder to a file.
func TestPartsInTheWay(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"x": "1", "y/z.html": "2"}, nil)
	f.must(f.part(1, put{"x/a.html": "3"}, ""))
	f.must(f.part(2, put{"x/b.html": "4", "y": "5"}, ""))
	all := put{"x/a.html": "3", "x/b.html": "4", "y": "5"}
	if missing := f.finish(all); missing != nil {
		t.Errorf("%v are not as they were left", missing)
	}
	f.holds(all)
}

// A file that was changed, or has gone, since its part has left it is noticed.
func TestPartsChanged(t *testing.T) {
	f := newFolder(t)
	all := put{"a.html": "1", "b.html": "2", "c.html": "3"}
	f.must(f.part(1, all, ""))
	f.file("a.html", "9")
	f.remove(filepath.Join(f.dir, "b.html"))
	if missing := f.finish(all); !slices.Equal(missing, []string{"a.html", "b.html"}) {
		t.Errorf("%v are not as they were left", missing)
	}
}

// A part keeps of the list, of one in the old form, and of journals no more than what they
// say of its files, however many the site has.
func TestPartsMemory(t *testing.T) {
	const lines, most = 100_000, 4 << 20
	long := func(begin string, line func(path string) string) string {
		var b strings.Builder
		b.WriteString(begin)
		for i := range lines {
			b.WriteString(line(fmt.Sprintf("fanwen/zongjie/2021/0213/%07d-%060d.html", i, i)))
		}
		return b.String()
	}
	of := func(path string) string {
		return string(output.AppendFile(nil, &output.File{Path: path, Kind: output.Article, Sum: pack.FingerprintOf([]byte("old"))}))
	}
	for name, content := range map[string]string{
		output.ListName:              long("wendang files 3\n"+of("a.html"), of),
		"the old list":               long("a.html\n", func(path string) string { return path + "\n" }),
		unfinished + "-1-of-3-other": long(of("a.html"), of),
	} {
		f := newFolder(t)
		f.file("a.html", "old")
		own := output.ListName
		if strings.HasPrefix(name, unfinished) {
			own = name
		}
		f.file(own, content)
		folder, err := OpenPart(f.dir, f.partState(1), "1-of-3", nil)
		f.must(err)
		used := func() uint64 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return m.HeapAlloc
		}
		before := used()
		b, err := folder.Begin(articles("a.html"))
		f.must(err)
		if kept := int64(used()) - int64(before); kept > most {
			t.Errorf("%s: of %d bytes %d are kept for one file", name, len(content), kept)
		}
		w := b.Writer()
		if err := w.Put(0, pack.FingerprintOf(nil), []byte("new")); err != nil { // it is known to be ours
			t.Errorf("%s: %v", name, err)
		}
		w.Close()
		if _, err = b.Commit(1); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		f.must(folder.Close())
		if got := string(f.read("a.html")); got != "new" {
			t.Errorf("%s: the file holds %q", name, got)
		}
	}
}
