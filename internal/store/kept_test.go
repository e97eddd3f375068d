package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/search"
)

// What is kept is found by the path and the source's bytes, and a damaged store is noticed
// wherever it is damaged.
func TestKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	s := Keep(f, true)
	const n = 50
	contents := make([]*parse.Content, n)
	entries := make([]Entry, n)
	name := func(i int) (string, pack.Fingerprint) {
		return fmt.Sprintf("a/%d.md", i), pack.FingerprintOf([]byte{byte(i)})
	}
	a, b := s.Appender(), s.Appender()
	for i := range contents {
		c := &parse.Content{HTML: bytes.Repeat([]byte{'a' + byte(i%26)}, i*7), Text: bytes.Repeat([]byte("字"), i)}
		if i%3 == 0 {
			c.Headings = []parse.Heading{{Level: 2, ID: "一", Text: fmt.Sprint("第", i)}}
		}
		contents[i] = c
		to := a
		if i%2 == 1 {
			to = b
		}
		at, err := to.Put(c)
		if err != nil {
			t.Fatal(err)
		}
		p, fingerprint := name(i)
		entries[i] = NewEntry(p, fingerprint, at)
	}
	if err := errors.Join(s.Flush(), s.Finish(entries), f.Close()); err != nil {
		t.Fatal(err)
	}
	full, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func() (wrong int, err error) {
		f, err := os.Open(path)
		if err != nil {
			return 0, err
		}
		defer func() { _ = f.Close() }()
		k, err := OpenKept(f)
		if err != nil {
			return 0, err
		}
		taker := k.Taker()
		for i, want := range contents {
			p, fingerprint := name(i)
			at, ok := k.Find(p, fingerprint)
			if !ok {
				return 0, fmt.Errorf("%s is not found", p)
			}
			c, err := taker.Take(at)
			if err != nil {
				return 0, err
			}
			if !bytes.Equal(c.HTML, want.HTML) || len(c.Headings) != len(want.Headings) {
				wrong++
			}
			text, err := taker.Text(at)
			if err != nil {
				return 0, err
			}
			if !bytes.Equal(text, search.Units(nil).AppendBytes(want.Text)) {
				wrong++
			}
		}
		p, _ := name(0)
		if _, ok := k.Find(p, pack.FingerprintOf([]byte("other"))); ok {
			t.Error("what was made of other bytes is found")
		}
		if _, ok := k.Find("a/none.md", pack.Fingerprint{}); ok {
			t.Error("what is not there is found")
		}
		return wrong, nil
	}
	if wrong, err := read(); wrong > 0 || err != nil {
		t.Fatalf("%d are wrong, %v", wrong, err)
	}
	missed, tried := 0, 0
	for i := 0; i < len(full); i += 6007 {
		tried++
		damaged := bytes.Clone(full)
		damaged[i] ^= 4
		if err := os.WriteFile(path, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		wrong, err := read()
		if wrong > 0 {
			t.Fatalf("what is damaged at %d is read", i)
		}
		if err == nil {
			missed++ // between the contents, where nothing stands
		}
	}
	if missed == tried {
		t.Error("no damage is noticed")
	}
	if err := os.WriteFile(path, full[:len(full)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := read(); !errors.Is(err, ErrDamaged) {
		t.Errorf("of a part: %v", err)
	}
}
