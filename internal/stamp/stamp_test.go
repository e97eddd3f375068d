package stamp

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestOf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	of := func() Stamp {
		info, err := os.Lstat(path)
		if err != nil {
			t.Fatal(err)
		}
		return Of(info)
	}
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a")
	first := of()
	if of() != first {
		t.Error("the stamp of a file that rests has changed")
	}
	time.Sleep(tick)
	write("b")
	second := of()
	if first == second {
		t.Error("a changed file has the old stamp")
	}
	if err := os.Chtimes(path, time.Time{}, time.Unix(0, first.ModTime)); err != nil {
		t.Fatal(err)
	}
	if third := of(); third.ChangeTime != 0 && third == first {
		t.Error("a changed file with its old time has the old stamp")
	}
}

func TestSettled(t *testing.T) {
	const second = int64(time.Second)
	for _, c := range []struct {
		stamp Stamp
		now   int64
		want  bool
	}{
		{Stamp{ModTime: 100*second + 7}, 101 * second, true},
		{Stamp{ModTime: 100*second + 7}, 100*second + 8, false},
		{Stamp{ModTime: 100*second + 7, ChangeTime: 101 * second}, 101 * second, false},
		{Stamp{ModTime: 100 * second}, 101 * second, false}, // a coarse clock
		{Stamp{ModTime: 100 * second}, 103 * second, true},
		{Stamp{ModTime: 200*second + 7}, 101 * second, false}, // from the future
	} {
		if got := c.stamp.Settled(c.now); got != c.want {
			t.Errorf("%+v settled at %d: %v", c.stamp, c.now, got)
		}
	}
}

func TestLook(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "d"), 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "d", "f")
	if err := os.WriteFile(path, []byte("abc"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("f", filepath.Join(dir, "d", "link")); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	d := NewDir(f)
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	if s, mode, err := d.Look("d/f"); err != nil || mode != 0 || s != Of(info) {
		t.Errorf("a file: %+v %v %v, want %+v", s, mode, err, Of(info))
	}
	for p, want := range map[string]fs.FileMode{"d": fs.ModeDir, "d/link": fs.ModeSymlink} {
		if _, mode, err := d.Look(p); err != nil || mode != want {
			t.Errorf("%s: %v %v", p, mode, err)
		}
	}
	if _, _, err := d.Look("d/x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if names, err := d.Names(); err != nil || len(names) != 1 || names[0] != "d" {
		t.Errorf("names %v %v", names, err)
	}
}
