package write

import (
	"errors"
	"path/filepath"
	"testing"

	"wendang/internal/output"
	"wendang/internal/pack"
)

// A list as older versions wrote it is understood: what is no longer made goes, and the
// new list says what the files are.
func TestOldList(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "d/b.html": "2"}, nil)
	f.change(filepath.Join(f.dir, output.ListName), func([]byte) []byte { return []byte("a.html\nd/b.html\n") })
	if _, err := ReadLeft(f.dir, f.state, 1); !errors.Is(err, ErrNoList) {
		t.Errorf("it says what files are: %v", err)
	}
	if got := f.commit(put{"a.html": "1"}, nil); got != (Stats{Unchanged: 1, Removed: 1}) {
		t.Errorf("%+v", got)
	}
	if left, err := ReadLeft(f.dir, f.state, 1); err != nil || len(left) != 1 || left[0].Kind != output.Article {
		t.Errorf("%+v, %v", left, err)
	}
}

// What older versions knew of an output is understood, too: without a list, what is no
// longer made goes all the same.
func TestOldState(t *testing.T) {
	f := newFolder(t)
	f.commit(put{"a.html": "1", "d/b.bin": "2"}, nil)
	s := loadState(f.state)
	var b []byte
	b = pack.AppendUint(b, uint64(len(s.entries)))
	for _, e := range s.entries {
		b = append(append(pack.AppendText(b, e.path), e.inputs[:]...), e.content[:]...)
		b = pack.AppendInt(pack.AppendInt(b, e.size), 1)
	}
	if len(s.entries) != 2 {
		t.Fatal(s.entries)
	}
	s.close()
	w, err := pack.Create(f.state, oldStateMagic)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(b)
	if err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	f.remove(filepath.Join(f.dir, output.ListName))
	if got := f.commit(put{"a.html": "1"}, nil); got != (Stats{Unchanged: 1, Removed: 1}) {
		t.Errorf("%+v", got)
	}
}
