package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// site is a folder that a test changes, and its watcher.
type site struct {
	t   *testing.T
	dir string
	w   *Watcher
}

func newSite(t *testing.T, poll bool) *site {
	s := &site{t: t, dir: t.TempDir()}
	s.write("site.toml")
	s.write("content/a/b/c.md")
	var err error
	s.w, err = New(Options{Root: s.dir, Files: []string{"site.toml"}, Poll: poll,
		Trees: []Tree{{Name: "content"}, {Name: "static", Hidden: true}, {Name: "themes"}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.w.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *site) path(p string) string { return filepath.Join(s.dir, filepath.FromSlash(p)) }

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) write(p string) {
	s.t.Helper()
	s.must(os.MkdirAll(filepath.Dir(s.path(p)), 0o755))
	s.must(os.WriteFile(s.path(p), []byte(time.Now().String()), 0o644))
}

// told returns what the watcher tells until it has told of all paths, or of folders that
// they lie in.
func (s *site) told(paths ...string) []string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	var all []string
	for {
		paths = slices.DeleteFunc(paths, func(p string) bool {
			return slices.ContainsFunc(all, func(q string) bool { return p == q || strings.HasPrefix(p, q+"/") })
		})
		if len(paths) == 0 {
			return all
		}
		b, err := s.w.Next(ctx)
		if err != nil {
			s.t.Fatalf("not told of %v, but of %v (%v)", paths, all, err)
		}
		if b.All {
			return nil
		}
		all = append(all, b.Paths...)
	}
}

// nothing fails the test when the watcher tells something that nobody has done.
func (s *site) nothing() {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*leastPoll)
	defer cancel()
	if b, err := s.w.Next(ctx); err == nil {
		s.t.Errorf("told of %+v", b)
	}
}

func TestWatch(t *testing.T) {
	s := newSite(t, false)
	if s.w.Polls() {
		t.Skip("the system does not tell of changes here")
	}
	s.write("content/a/b/c.md")
	s.told("content/a/b/c.md")
	s.write("site.toml")
	s.told("site.toml")
	s.write("content/new/deep/d.md")
	s.told("content/new/deep/d.md")
	s.write("content/new/deep/d.md") // whose folder is watched by now
	s.told("content/new/deep/d.md")
	s.write("static/.well-known/x")
	s.told("static/.well-known/x")
	s.write("static/.well-known/x")
	s.told("static/.well-known/x")
	s.must(os.Remove(s.path("content/a/b/c.md")))
	s.told("content/a/b/c.md")

	// An editor that saves by renaming.
	s.write("content/a/b/c.md")
	s.told("content/a/b/c.md")
	s.write("content/a/b/.c.md.tmp")
	s.must(os.Rename(s.path("content/a/b/.c.md.tmp"), s.path("content/a/b/c.md")))
	if got := s.told("content/a/b/c.md"); slices.Contains(got, "content/a/b/.c.md.tmp") {
		t.Errorf("told of what is hidden: %v", got)
	}

	// A folder with folders gets another name, and is told of by that.
	s.must(os.Rename(s.path("content/a"), s.path("content/z")))
	s.told("content/a", "content/z")
	s.write("content/z/b/c.md")
	if got := s.told("content/z/b/c.md"); slices.Contains(got, "content/a/b/c.md") {
		t.Errorf("told of the former folder: %v", got)
	}
	s.must(os.RemoveAll(s.path("content/z")))
	s.told("content/z")
	s.write("content/z/b/c.md")
	s.told("content/z/b/c.md")
	s.write("content/z/b/c.md")
	s.told("content/z/b/c.md")

	// What is not watched.
	s.write("public/index.html")
	s.write("content/.git/x/y")
	s.write("notes.txt")
	s.write("themes/portal/layouts/list.html")
	for _, p := range s.told("themes/portal/layouts/list.html") {
		if !strings.HasPrefix(p, "themes") {
			t.Errorf("told of %s", p)
		}
	}
}

// Many changes are all told, and nothing else.
func TestMany(t *testing.T) {
	s := newSite(t, false)
	if s.w.Polls() {
		t.Skip("the system does not tell of changes here")
	}
	var paths []string
	for i := range 500 {
		p := fmt.Sprintf("content/a/%d.md", i)
		paths = append(paths, p)
		s.write(p)
	}
	got := s.told(slices.Clone(paths)...)
	for _, p := range got {
		if !slices.Contains(paths, p) {
			t.Errorf("told of %s", p)
		}
	}
}

// The more has changed, the longer it must be quiet, but for one file hardly at all.
func TestQuiet(t *testing.T) {
	last := time.Duration(0)
	for n := 1; n < 1000; n++ {
		q := quiet(n)
		if q < last || n <= 2 && q > 50*time.Millisecond {
			t.Errorf("%v after %d changes, %v after one less", q, n, last)
		}
		last = q
	}
}

// Where the system does not tell, anything may have changed.
func TestPoll(t *testing.T) {
	s := newSite(t, true)
	for range 2 {
		b, err := s.w.Next(context.Background())
		if err != nil || !b.All || !s.w.Polls() {
			t.Errorf("%+v %v", b, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.w.Next(ctx); err == nil {
		t.Error("Next goes on after the end")
	}
}

// When the system has told less than has happened, anything may have changed.
func TestOverflow(t *testing.T) {
	s := newSite(t, false)
	s.w.fail(nil)
	if b, err := s.w.Next(context.Background()); err != nil || !b.All {
		t.Errorf("%+v %v", b, err)
	}
	if s.w.Polls() {
		return
	}
	s.w.mu.Lock()
	s.w.giveUp()
	s.w.note()
	s.w.mu.Unlock()
	if b, err := s.w.Next(context.Background()); err != nil || !b.All || !s.w.Polls() {
		t.Errorf("%+v %v", b, err)
	}
}

// A root that goes and comes back is watched as before.
func TestRootReturns(t *testing.T) {
	s := newSite(t, false)
	if s.w.Polls() {
		t.Skip("the system does not tell of changes here")
	}
	away := s.dir + "-away"
	t.Cleanup(func() { _ = os.RemoveAll(away) })
	all := func() {
		t.Helper()
		if b, err := s.w.Next(t.Context()); err != nil || !b.All {
			t.Fatalf("%+v %v", b, err)
		}
	}
	check := func() {
		t.Helper()
		for _, p := range []string{"site.toml", "content/a/b/c.md"} {
			s.write(p)
			s.told(p)
		}
		s.must(os.Rename(s.path("content"), s.path("else")))
		s.told("content")
		s.must(os.Rename(s.path("else"), s.path("content")))
		s.told("content")
		s.write("content/a/b/c.md")
		s.told("content/a/b/c.md")
	}
	s.must(os.Rename(s.dir, away))
	all()
	s.nothing() // as long as it is away
	s.must(os.Rename(away, s.dir))
	all()
	check()
	s.must(os.Rename(s.dir, away)) // and back before anybody looks
	s.must(os.Rename(away, s.dir))
	all()
	check()
	s.must(os.RemoveAll(s.dir))
	all()
	s.write("site.toml")
	s.write("content/a/b/c.md")
	all()
	check()
}

// What the caller does before it first asks does not count as time that a look takes.
func TestPollBegins(t *testing.T) {
	s := newSite(t, true)
	time.Sleep(200 * time.Millisecond)
	if wait, ready := s.w.wait(); ready || wait > leastPoll {
		t.Errorf("the first look comes after %v", wait)
	}
}
