package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wendang/internal/output"
	"wendang/internal/page"
	"wendang/internal/publish/target"
	"wendang/internal/write"
)

// While a file is sent, the old one is there as a whole.
func TestFilesAppearWhole(t *testing.T) {
	lockable(t, func(t *testing.T, p *place) {
		ctx := context.Background()
		opened := openPlace(t, p)
		before, after := strings.Repeat("old", 100_000), strings.Repeat("new", 100_000)
		if err := opened.Put(ctx, "a/b.html", target.Bytes([]byte(before)), target.Header{}); err != nil {
			t.Fatal(err)
		}
		looks := 0
		content := target.Content{Size: int64(len(after)), Open: func() (io.ReadSeekCloser, error) {
			return &watched{bytes.NewReader([]byte(after)), func() {
				looks++
				if got := p.read(t)["a/b.html"]; got != before {
					t.Errorf("in the middle it is %q, of %d bytes", cut(got), len(got))
				}
			}}, nil
		}}
		if err := opened.Put(ctx, "a/b.html", content, target.Header{}); err != nil {
			t.Fatal(err)
		}
		if got := p.read(t)["a/b.html"]; got != after || looks == 0 {
			t.Errorf("%d looks, and it is %q", looks, cut(got))
		}
	})
}

// watched tells of each read in the middle: when the last one comes, who receives it may have
// all that it waits for.
type watched struct {
	*bytes.Reader
	look func()
}

func (w *watched) Read(b []byte) (int, error) {
	if w.Len() < int(w.Size()) && w.Len() > 0 {
		w.look()
	}
	return w.Reader.Read(b[:min(len(b), 10_000)])
}

func (w *watched) WriteTo(to io.Writer) (int64, error) { return io.Copy(to, struct{ io.Reader }{w}) }
func (w *watched) Close() error                        { return nil }

// The lock of a process of this machine that is no more is taken over without watching
// it; that of another machine is watched, and it is said whose it is.
func TestDeadHolder(t *testing.T) {
	p := folderPlace(t)
	opened := openPlace(t, p)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	put := func(h holder) {
		t.Helper()
		b, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		if err := opened.Put(ctx, lockName, target.Bytes(b), target.Header{}); err != nil {
			t.Fatal(err)
		}
	}
	patient := Timing{Beat: 50 * time.Millisecond, Lease: time.Hour, Retry: time.Millisecond}
	dead := holder{ID: newID(), User: "li", Host: host, PID: 1}
	dir := t.TempDir()
	if err := os.WriteFile((&lock{dir: dir}).localLock(dead.ID), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	put(dead)
	l, err := takeLock(ctx, opened, dir, "a", patient, false, func(string) {
		t.Error("it is watched")
		cancel()
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.release(ctx); err != nil {
		t.Error(err)
	}
	put(holder{ID: newID(), User: "li", Host: "elsewhere"})
	told := ""
	_, err = takeLock(ctx, opened, dir, "a", patient, false, func(who string) {
		told = who
		cancel()
	})
	if !errors.Is(err, context.Canceled) || told != "li@elsewhere" {
		t.Errorf("%v, and it says %q", err, told)
	}
}

// A publisher that is killed while it deletes does not know all that it has deleted.
// When such a file is wanted again, it is put.
func TestKilledWhileDeleting(t *testing.T) {
	s := newSite(t)
	p := folderPlace(t)
	all, less := portal(40, 0), portal(40, 0)
	for file := range less {
		if file.Path == "fanwen/1/1.html" || file.Path == "fanwen/2/2.html" {
			delete(less, file)
		}
	}
	s.build(all)
	s.publish(s.to(p.to))
	s.build(less)
	var journal []byte
	o := s.to(p.to)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.Progress = progressFunc(func(int) { // nothing is put, so that this is the first deletion
		if journal == nil {
			journal, _ = os.ReadFile(filepath.Join(p.dir, journalName))
		}
	})
	manifest, err := os.ReadFile(filepath.Join(p.dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Publish(ctx, o); err != nil || journal == nil {
		t.Fatal(err)
	}
	// As a kill at that moment would have left it.
	putFile(t, p.dir, journalName, string(journal))
	putFile(t, p.dir, ManifestName, string(manifest))
	s.build(all)
	s.publish(s.to(p.to))
	s.holds(p, all, nil)
}

// What killed publishers have left is swept away.
func TestSweep(t *testing.T) {
	for name, open := range map[string]func(t testing.TB) *place{"folder": folderPlace, "sftp": sftpPlace} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			s := newSite(t)
			s.build(portal(5, 0))
			putFile(t, p.dir, ".wendang-tmp/dead-1", "left")
			s.publish(s.to(p.to))
			// Our own may be there still: a lock is written until the end.
			if _, err := os.Stat(filepath.Join(p.dir, ".wendang-tmp/dead-1")); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a temporary file is left: %v", err)
			}
		})
	}
}

// folding is a target that does not tell letter cases apart, as disks of some systems.
type folding struct{ target.Target }

func (f folding) Put(ctx context.Context, p string, c target.Content, h target.Header) error {
	return f.Target.Put(ctx, page.FoldPath(p), c, h)
}

func (f folding) Delete(ctx context.Context, p string) error {
	return f.Target.Delete(ctx, page.FoldPath(p))
}

func (f folding) Stat(ctx context.Context, p string) (target.Info, error) {
	return f.Target.Stat(ctx, page.FoldPath(p))
}

// A file's name changes only in letter case: also where these are one file it is there
// afterwards, with what stands beside it.
func TestLetterCase(t *testing.T) {
	p := folderPlace(t)
	s := newSite(t)
	o := s.to(p.to)
	o.Compress = []string{Gzip}
	for _, name := range []string{"a/Page.html", "a/page.html"} {
		f := portal(20, 0)
		f.add(output.Plain, name, strings.Repeat("text", 1000))
		s.build(f)
		o := o
		o.setDefaults()
		list, err := write.ReadLeft(o.Out, o.State, 1)
		if err != nil {
			t.Fatal(err)
		}
		on := folding{openPlace(t, p)}
		r := &run{Options: o, target: on, traits: on.Traits(), files: list, id: newID()}
		if _, err := r.publish(context.Background()); err != nil {
			t.Fatal(err)
		}
		if err := r.close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a/page.html", "a/page.html.gz"} {
		if _, ok := p.read(t)[page.FoldPath(name)]; !ok {
			t.Errorf("%s is not there", name)
		}
	}
}
