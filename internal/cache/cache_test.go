package cache

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"wendang/internal/pack"
	"wendang/internal/stamp"
)

func TestCache(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources")
	key := pack.PrintOf([]byte("key"))
	const now = 10e9
	entries := []Entry{
		{"a.md", stamp.Stamp{Size: 3, ModTime: 5e9 + 1, ChangeTime: 6e9}, pack.PrintOf([]byte("a")), "甲"},
		{"b/c.md", stamp.Stamp{Size: 4, ModTime: now - 1, ChangeTime: now - 1}, pack.PrintOf([]byte("b")), ""},
	}
	w, err := Create(path, key, now, len(entries))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		w.Add(e.Path, e.Stamp, e.Print, e.Data)
	}
	if got := Load(path, key); got != nil {
		t.Errorf("before the end there are %v", got)
	}
	if err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	entries[1].Stamp = stamp.Stamp{} // a file that may still change unseen
	if got := Load(path, key); !reflect.DeepEqual(got, entries) {
		t.Errorf("got %+v, want %+v", got, entries)
	}
	if got := Load(path, pack.PrintOf([]byte("other"))); got != nil {
		t.Errorf("with another key there are %v", got)
	}
}

// Damaged entries under a sound seal, as only a program could write them, give
// no entries either.
func FuzzLoad(f *testing.F) {
	f.Add([]byte("\x01\x01a\x00\x00\x000123456789abcdef\x01x"))
	f.Add([]byte("\x02\x01b\x00\x00\x000123456789abcdef\x00\x01a\x00\x00\x000123456789abcdef\x00"))
	path := filepath.Join(f.TempDir(), "sources")
	f.Fuzz(func(t *testing.T, b []byte) {
		w, err := pack.Create(path, magic)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(make([]byte, len(pack.Print{})))
		w.Write(b)
		if err := w.Commit(); err != nil {
			t.Fatal(err)
		}
		before := ""
		for _, e := range Load(path, pack.Print{}) {
			if e.Path <= before {
				t.Fatalf("%q follows %q", e.Path, before)
			}
			before = e.Path
		}
		_ = os.Remove(path)
	})
}
