package shard

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse"
)

func writeRecords(t testing.TB, path string, entries []string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := newRecordWriter(f)
	for _, e := range entries {
		w.add([]byte(e))
	}
	if _, err := w.finish(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// readRecords returns all that the blocks of a file hold, and how many there are.
func readRecords(path string) (text string, blocks int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer func() { _ = f.Close() }()
	r, err := newRecordReader(f)
	if err != nil {
		return "", 0, err
	}
	err = eachBlock(r, func(block string) error {
		text += block
		blocks++
		return nil
	})
	return text, blocks, err
}

// A file of records comes back as it was, and one that is cut, longer or changed anywhere is
// refused.
func TestRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "records")
	writeRecords(t, path, nil)
	if text, blocks, err := readRecords(path); text != "" || blocks != 0 || err != nil {
		t.Errorf("an empty file: %q, %d blocks, %v", text, blocks, err)
	}
	large := string(make([]byte, blockSize-1))
	writeRecords(t, path, []string{"甲", large, "乙", string(make([]byte, 3*blockSize)), "丙"})
	want := "甲" + large + "乙" + string(make([]byte, 3*blockSize)) + "丙"
	if text, blocks, err := readRecords(path); text != want || blocks != 3 || err != nil {
		t.Errorf("%d bytes in %d blocks come back, %v", len(text), blocks, err)
	}
	writeRecords(t, path, []string{"甲乙丙", "丁"})
	full, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range full {
		changed := append([]byte(nil), full...)
		changed[i] ^= 1
		for _, b := range [][]byte{full[:i], changed, append(append([]byte(nil), full...), 'x')} {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
			if _, _, err := readRecords(path); !errors.Is(err, errDamaged) {
				t.Fatalf("%d of %d bytes, changed at %d: %v", len(b), len(full), i, err)
			}
		}
	}
}

// A record that does not fit into a block is an error that users can read.
func TestRecordTooLarge(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "records"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	w := newRecordWriter(f)
	w.most = 9
	w.add([]byte("0123456789"))
	_, err = w.finish()
	failsWith(t, "a large record", err, message.ShardTooLarge(10, 9), "")
}

// Whatever bytes a work folder has, reading them ends, and asks for no more memory than they
// take.
func FuzzRecords(f *testing.F) {
	dir := f.TempDir()
	path := filepath.Join(dir, "seed")
	m := &parse.Meta{Title: "甲", Summary: "乙"}
	entry := m.AppendTo(append(make([]byte, 16+1), metaKnown))
	writeRecords(f, path, []string{"甲", string(entry)})
	seed, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add((&arranged{parts: make([]part, 2), search: make([]searchFile, 1)}).append(nil))
	f.Add((&parsed{articles: 3}).append(nil))
	f.Add((&item{path: "a", kind: 1}).append(nil))
	f.Add(entry)
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "records")
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, err := readRecords(path); err != nil && !errors.Is(err, errDamaged) && err != io.EOF {
			t.Fatal(err)
		}
		_ = new(arranged).read(string(b), time.UTC)
		_ = new(parsed).read(string(b))
		for r := (pack.Reader{S: string(b)}); r.S != ""; {
			if _, ok := readItem(&r); !ok {
				break
			}
		}
		for r := (pack.Reader{S: string(b)}); r.S != ""; {
			if _, ok := readMeta(&r, time.UTC); !ok {
				break
			}
		}
	})
}
