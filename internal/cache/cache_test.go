package cache

import (
	"path/filepath"
	"reflect"
	"testing"

	"wendang/internal/pack"
	"wendang/internal/stamp"
)

func load(t *testing.T, path string, key pack.Fingerprint) []Entry {
	t.Helper()
	f, ok := pack.Open(path, Magic)
	if !ok {
		return nil
	}
	defer f.Close()
	var entries []Entry
	for r := NewReader(f.Text, key); ; {
		e, ok := r.Next()
		if !ok {
			return entries
		}
		entries = append(entries, Entry{string([]byte(e.Path)), e.Stamp, e.Fingerprint, string([]byte(e.Data))})
	}
}

func TestCache(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources")
	key := pack.FingerprintOf([]byte("key"))
	const now = 10e9
	entries := []Entry{
		{"a.md", stamp.Stamp{Size: 3, ModTime: 5e9 + 1, ChangeTime: 6e9}, pack.FingerprintOf([]byte("a")), "甲"},
		{"b/c.md", stamp.Stamp{Size: 4, ModTime: now - 1, ChangeTime: now - 1}, pack.FingerprintOf([]byte("b")), ""},
	}
	w, err := Create(path, key, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		w.Add(e.Path, e.Stamp, e.Fingerprint, e.Data)
	}
	if got := load(t, path, key); got != nil {
		t.Errorf("before the end there are %v", got)
	}
	if err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	entries[1].Stamp = stamp.Stamp{} // a file that may still change unseen
	if got := load(t, path, key); !reflect.DeepEqual(got, entries) {
		t.Errorf("got %+v, want %+v", got, entries)
	}
	if got := load(t, path, pack.FingerprintOf([]byte("other"))); got != nil {
		t.Errorf("with another key there are %v", got)
	}
}

// Whatever the bytes, reading ends.
func FuzzReader(f *testing.F) {
	f.Add([]byte("\x01a\x00\x00\x000123456789abcdef\x01x"))
	f.Add([]byte("\x01b\x00\x00\x000123456789abcdef\x00\x01a\x00\x00\x000123456789abcdef\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text := string(make([]byte, len(pack.Fingerprint{}))) + string(b)
		n := 0
		for r := NewReader(text, pack.Fingerprint{}); ; n++ {
			if _, ok := r.Next(); !ok {
				break
			}
		}
		if n*(len(pack.Fingerprint{})+5) > len(b) {
			t.Errorf("%d entries in %d bytes", n, len(b))
		}
	})
}
