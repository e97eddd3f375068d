package load

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"wendang/internal/diag"
	"wendang/internal/stamp"
)

// ListAt lists at a path just what List lists there.
func TestListAt(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": "1", "a/b/c.md": "22", "a/b/d.png": "", "a/e.md": "", "a/.git/x": "", ".hidden": "", "f/g.md": "",
		"a/Thumbs.db": "", "a/.DS_Store": "", "desktop.ini": "",
	})
	if runtime.GOOS != "windows" {
		for link, to := range map[string]string{"link.md": "a/e.md", "a/out.md": "/etc/hosts", "linked": "a"} {
			if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
				t.Fatal(err)
			}
		}
	}
	f := open(t, dir)
	for _, hidden := range []bool{false, true} {
		var ignored diag.List
		all := f.List(2, hidden, &ignored)
		for _, p := range []string{"", "a.md", "a", "a/b", "a/b/c.md", "a/.git", "a/.git/x", ".hidden", "f", "f/g.md", "a/Thumbs.db", "a/.DS_Store", "desktop.ini", "nothing", "a/nothing", "a.md/x", "linked", "linked/e.md",
			"link.md", "a/out.md", "../load", "a/../a.md", "/a.md"} {
			var want []string
			for _, file := range all {
				if p == "" || file.Path == p || strings.HasPrefix(file.Path, p+"/") {
					want = append(want, file.Path)
				}
			}
			if got := paths(f.ListAt(p, 2, hidden, &ignored)); got != strings.Join(want, " ") {
				t.Errorf("at %q, hidden %v: %s, not %s", p, hidden, got, strings.Join(want, " "))
			}
		}
	}
	var problems diag.List
	f.ListAt("a/out.md", 1, false, &problems)
	if runtime.GOOS != "windows" && problems.Len() != 1 {
		t.Errorf("a link that leads out: %v", problems.Sorted())
	}
}

// What ListAt reports of a path is what List reports of it, with the same hint.
func TestListAtReports(t *testing.T) {
	dir := folder(t, map[string]string{"a/x.md": "1"})
	if err := makePipe(filepath.Join(dir, "a", "pipe.md")); err != nil {
		t.Skip(err)
	}
	f := open(t, dir)
	var all, one diag.List
	f.List(1, false, &all)
	f.ListAt("a/pipe.md", 1, false, &one)
	if !reflect.DeepEqual(all.Sorted(), one.Sorted()) || all.Len() != 1 {
		t.Errorf("%+v, but %+v", all.Sorted(), one.Sorted())
	}
}

// Opening what has become a named pipe does not wait for somebody to write to it.
func TestOpenPipe(t *testing.T) {
	dir := folder(t, map[string]string{"a/x.md": "1"})
	pipe := filepath.Join(dir, "a", "pipe.md")
	if err := makePipe(pipe); err != nil {
		t.Skip(err)
	}
	if err := makePipe(filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir)
	done := make(chan error, 4)
	go func() {
		r := f.NewReader()
		defer r.Close()
		_, err := r.Open("b/x.md")
		done <- err
		_, err = r.Read(File{Path: "b/x.md", Stamp: stamp.Stamp{Size: 1}}, 10)
		done <- err
		_, err = r.Open("a/pipe.md")
		done <- err
		_, err = r.Read(File{Path: "a/pipe.md", Stamp: stamp.Stamp{Size: 1}}, 10)
		done <- err
	}()
	for range 4 {
		select {
		case err := <-done:
			if err == nil {
				t.Error("a named pipe was read")
			}
		case <-time.After(10 * time.Second):
			t.Fatal("opening a named pipe waits")
		}
	}
}
