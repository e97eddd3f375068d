package pack

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	var b []byte
	for _, n := range []uint64{0, 1, 127, 128, math.MaxUint64} {
		b = AppendUint(b, n)
	}
	for _, n := range []int64{0, -1, 1, math.MinInt64, math.MaxInt64} {
		b = AppendInt(b, n)
	}
	b = AppendBool(AppendBool(b, true), false)
	b = AppendText(b, "")
	b = AppendText(b, "文档")
	b = AppendTexts(b, nil)
	b = AppendTexts(b, []string{"甲", "", "乙"})
	p := FingerprintOf([]byte("x"))
	b = append(b, p[:]...)

	r := Reader{S: string(b)}
	for _, n := range []uint64{0, 1, 127, 128, math.MaxUint64} {
		if got := r.Uint(); got != n {
			t.Errorf("got %d, want %d", got, n)
		}
	}
	for _, n := range []int64{0, -1, 1, math.MinInt64, math.MaxInt64} {
		if got := r.Int(); got != n {
			t.Errorf("got %d, want %d", got, n)
		}
	}
	if yes, no := r.Bool(), r.Bool(); !yes || no {
		t.Errorf("got %v, %v", yes, no)
	}
	if a, b := r.Text(), r.Text(); a != "" || b != "文档" {
		t.Errorf("got %q, %q", a, b)
	}
	if a, b := r.Texts(), r.Texts(); a != nil || !reflect.DeepEqual(b, []string{"甲", "", "乙"}) {
		t.Errorf("got %q, %q", a, b)
	}
	if got := r.Fingerprint(); got != p || !r.OK() || r.S != "" {
		t.Errorf("got %x, ok %v, %d bytes left", got, r.OK(), len(r.S))
	}
}

// Whatever the bytes, reading ends, asks for no more memory than they have, and
// says that it failed.
func FuzzReader(f *testing.F) {
	f.Add([]byte("\x02\x01a\x01b"))
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := Reader{S: string(b)}
		for r.S != "" {
			before := len(r.S)
			r.Texts()
			r.Int()
			if r.OK() && len(r.S) >= before {
				t.Fatal("nothing was read")
			}
		}
		r.Fingerprint()
		if r.OK() || r.Uint() != 0 {
			t.Error("more was read than there was")
		}
	})
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if _, ok := Open(path, "magic\n"); ok {
		t.Error("a file that does not exist was read")
	}
	w, err := Create(path, "magic\n")
	if err != nil {
		t.Fatal(err)
	}
	body := bytes.Repeat([]byte("0123456789"), 100_000)
	w.Write(body[:10])
	w.Write(body[10:])
	if err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	sealed, ok := Open(path, "magic\n")
	if !ok || sealed.Text != string(body) {
		t.Fatalf("got %v", ok)
	}
	sealed.Close()
	if _, ok := Open(path, "other\n"); ok {
		t.Error("a foreign file was read")
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("left %v", left)
	}

	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damage := map[string][]byte{
		"empty":   nil,
		"torn":    whole[:len(whole)/2],
		"longer":  append(bytes.Clone(whole), 'x'),
		"changed": append([]byte("magic\n1"), whole[7:]...),
	}
	for name, b := range damage {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, ok := Open(path, "magic\n"); ok {
			t.Errorf("a file that is %s was read", name)
		}
	}
}
