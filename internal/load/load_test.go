package load

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"wendang/internal/diag"
	"wendang/internal/stamp"
)

// folder makes a folder with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for p, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Open(dir, "content")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func paths(files []File) string {
	var list []string
	for _, f := range files {
		list = append(list, f.Path)
	}
	return strings.Join(list, " ")
}

func TestList(t *testing.T) {
	f := open(t, folder(t, map[string]string{
		"b.md": "1", "a/c.md": "22", "a/b/d.png": "", "a.md": "", ".hidden": "", "a/.git/x": "", "中/文.md": "文",
	}))
	for _, jobs := range []int{1, 8} {
		var problems diag.List
		files := f.List(jobs, false, &problems)
		if got := paths(files); got != "a.md a/b/d.png a/c.md b.md 中/文.md" {
			t.Errorf("listed %s", got)
		}
		if files[2].Stamp.Size != 2 || files[2].Stamp.ModTime == 0 || len(problems.Sorted()) > 0 {
			t.Errorf("%+v %v", files[2], problems.Sorted())
		}
	}
}

// Of some files, those in all folders are listed, whatever the folders are called.
func TestListSome(t *testing.T) {
	f := open(t, folder(t, map[string]string{"b.md": "1", "a/c.md": "22", "a/d.png": "", "x.md/e.md": "", "x.md/f.txt": "", ".hidden.md": ""}))
	for _, jobs := range []int{1, 8} {
		var problems diag.List
		files := f.ListSome(jobs, false, func(path string) bool { return strings.HasSuffix(path, ".md") && path != "b.md" }, &problems)
		if got := paths(files); got != "a/c.md x.md/e.md" || len(problems.Sorted()) > 0 {
			t.Errorf("listed %s, %v", got, problems.Sorted())
		}
	}
}

func TestNoFolder(t *testing.T) {
	f := open(t, filepath.Join(t.TempDir(), "none"))
	var problems diag.List
	if files := f.List(2, false, &problems); len(files) > 0 || len(problems.Sorted()) > 0 {
		t.Error(files, problems.Sorted())
	}
	if _, err := f.NewReader().Read(File{Path: "x"}, 1); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestRead(t *testing.T) {
	long := strings.Repeat("长", 10_000)
	f := open(t, folder(t, map[string]string{"a/x.md": "甲", "a/y.md": long, "b/z.md": "乙", "top.md": "丙"}))
	r := f.NewReader()
	defer r.Close()
	for p, want := range map[string]string{"a/x.md": "甲", "a/y.md": long, "b/z.md": "乙", "top.md": "丙"} {
		// A wrong size, as of a file that has grown since, does no harm.
		for _, size := range []int64{0, int64(len(want)), 1 << 20} {
			got, err := r.Read(File{Path: p, Stamp: stamp.Stamp{Size: size}}, 1<<20)
			if err != nil || string(got) != want {
				t.Errorf("%s, size %d: %d bytes, %v", p, size, len(got), err)
			}
		}
	}
	got, err := r.Read(File{Path: "a/y.md", Stamp: stamp.Stamp{Size: int64(len(long))}}, 100)
	if err != nil || len(got) != 101 || !bytes.HasPrefix([]byte(long), got) {
		t.Errorf("over the limit: %d bytes, %v", len(got), err)
	}
	if _, err := r.Read(File{Path: "../x"}, 100); err == nil {
		t.Error("a path that climbs is read")
	}
}

func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights on Windows")
	}
	dir := folder(t, map[string]string{"content/a/x.md": "甲", "secret.md": "密"})
	content := filepath.Join(dir, "content")
	for name, target := range map[string]string{"in.md": "a/x.md", "out.md": "../secret.md", "dir": "a", "gone.md": "nothing", "abs.md": filepath.Join(dir, "secret.md")} {
		if err := os.Symlink(target, filepath.Join(content, name)); err != nil {
			t.Fatal(err)
		}
	}
	f := open(t, content)
	var problems diag.List
	if got := paths(f.List(1, false, &problems)); got != "a/x.md in.md" {
		t.Errorf("listed %s", got)
	}
	if errs, warnings := problems.Count(); errs != 3 || warnings != 1 {
		t.Errorf("%v", problems.Sorted())
	}
	r := f.NewReader()
	defer r.Close()
	if got, err := r.Read(File{Path: "in.md"}, 100); err != nil || string(got) != "甲" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := r.Read(File{Path: "out.md"}, 100); err == nil {
		t.Error("a file outside is read")
	}
}

func TestUnreadable(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("every file is readable here")
	}
	dir := folder(t, map[string]string{"x.md": "甲", "d/y.md": "乙"})
	for _, p := range []string{"x.md", "d"} {
		if err := os.Chmod(filepath.Join(dir, p), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "d"), 0o755) })
	f := open(t, dir)
	var problems diag.List
	files := f.List(1, false, &problems)
	if paths(files) != "x.md" || !problems.HasErrors() {
		t.Errorf("%v %v", files, problems.Sorted())
	}
	if _, err := f.NewReader().Read(files[0], 100); err == nil {
		t.Error("read")
	} else if d := f.Problem("x.md", err); d.File != "content/x.md" || d.Message.String() != "the file cannot be read: no permission" {
		t.Errorf("%+v", d)
	}
}
