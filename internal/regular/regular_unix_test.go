//go:build unix

package regular

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A named pipe, a folder and a device are refused at once, also behind a link.
func TestNotRegular(t *testing.T) {
	dir := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(filepath.Join(dir, "file"), []byte("abc"), 0o644))
	must(syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644))
	must(os.Symlink("pipe", filepath.Join(dir, "link")))
	must(os.Mkdir(filepath.Join(dir, "folder"), 0o755))
	root, err := os.OpenRoot(dir)
	must(err)
	defer func() { must(root.Close()) }()
	files := Files{root}
	for _, name := range []string{"pipe", "link", "folder"} {
		if f, err := files.Open(name); f != nil || !errors.Is(err, ErrNot) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := ReadFile(filepath.Join(dir, name), 10); !errors.Is(err, ErrNot) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(os.DevNull); !errors.Is(err, ErrNot) {
		t.Error(err)
	}
	for _, name := range []string{"none", "../" + filepath.Base(dir) + "/file"} {
		if f, err := files.Open(name); f != nil || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b, err := fs.ReadFile(files, "file"); string(b) != "abc" || err != nil {
		t.Error(string(b), err)
	}
	if b, err := ReadFile(filepath.Join(dir, "file"), 1); string(b) != "ab" || err != nil {
		t.Error(string(b), err)
	}
}
