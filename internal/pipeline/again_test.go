package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
)

// watched is a site that is read and shown again after each edit, as a preview does.
type watched struct {
	t       *testing.T
	dir     string
	reading *Reading
	portal  *Portal // what is shown; nil before there is anything
	delta   *Delta  // between what is shown and the reading
	files   map[string]string
}

func watch(t *testing.T, dir string, today calendar.Day) *watched {
	t.Helper()
	r, err := Read(context.Background(), Options{Source: dir, Today: today, Drafts: true, Future: true})
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, dir: dir, reading: r, delta: NewDelta()}
	w.files = w.snapshot()
	w.show(r.Arrange(nil))
	t.Cleanup(func() {
		w.reading.Close()
		if w.portal != nil {
			w.portal.Close()
		}
	})
	return w
}

func (w *watched) show(p *Portal, problems []diag.Diagnostic, err error) []diag.Diagnostic {
	if err != nil {
		w.t.Fatal(err)
	}
	if p != nil {
		if w.portal != nil {
			w.portal.Close()
		}
		w.portal, w.delta = p, NewDelta()
	}
	return problems
}

// snapshot returns what the site's files hold.
func (w *watched) snapshot() map[string]string {
	files := map[string]string{}
	err := filepath.WalkDir(w.dir, func(p string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(w.dir, p)
		rel = filepath.ToSlash(rel)
		if err != nil || d.IsDir() && (rel == "public" || rel == CacheDir) {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if d.IsDir() {
			return nil
		}
		b, err := os.ReadFile(p)
		files[rel] = string(b)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return files
}

// changes returns which files have changed since the last call. With folders, it names some
// of the folders that they lie in.
func (w *watched) changes(folders bool) Changes {
	now := w.snapshot()
	var c Changes
	for _, p := range diff(w.files, now) {
		p = p[1:]
		if i := strings.LastIndexByte(p, '/'); folders && i >= 0 {
			p = p[:i]
		}
		c.Paths = append(c.Paths, p)
	}
	w.files = now
	return c
}

// again reads the site again, and revises what is shown. It reports whether that is exact.
func (w *watched) again(c Changes) bool {
	w.t.Helper()
	next, d, err := w.reading.Again(context.Background(), c)
	if err != nil {
		w.t.Fatal(err)
	}
	w.reading.Close()
	w.reading = next
	w.delta.Add(d)
	if w.portal == nil {
		return false
	}
	revised, exact := w.portal.Revise(next, w.delta)
	if revised == nil {
		return false
	}
	w.show(revised, nil, nil)
	return exact
}

// outputsOf makes all outputs of a portal.
func outputsOf(t *testing.T, p *Portal) map[string]string {
	t.Helper()
	m := p.NewMaker()
	defer m.Close()
	all := map[string]string{}
	for _, o := range p.Outputs() {
		if o.Kind == KindSearch {
			continue
		}
		b, err := m.Append(nil, o)
		if err != nil {
			t.Fatalf("/%s: %v", o.Path, err)
		}
		all[o.Path] = string(b)
	}
	return all
}

// fresh reads and arranges the site as if nothing were known of it.
func (w *watched) fresh() (map[string]string, []diag.Diagnostic) {
	w.t.Helper()
	dir := w.t.TempDir()
	for p, text := range w.files {
		p = filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			w.t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			w.t.Fatal(err)
		}
	}
	o := w.reading.Options
	o.Source, o.Out = dir, ""
	r, err := Read(context.Background(), o)
	if err != nil {
		w.t.Fatal(err)
	}
	defer r.Close()
	p, problems, err := r.Arrange(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	if p == nil {
		return nil, problems
	}
	defer p.Close()
	return outputsOf(w.t, p), problems
}

func hasErrors(list []diag.Diagnostic) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
}

// A site that is read again, with random edits in between, gives what one gives that is
// read for the first time; and so does a portal that is revised, where that says so.
func TestAgain(t *testing.T) {
	sites, edits := rounds([2]int{1, 8}, [2]int{4, 20}, [2]int{40, 60})
	for seed := range uint64(sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newScratch(t, 100+seed)
			w := watch(t, s.dir, s.today)
			exacts := 0
			for range edits {
				step := s.edit()
				s.log = append(s.log, step)
				c := w.changes(s.r.IntN(4) == 0)
				if s.r.IntN(6) == 0 {
					c = Changes{All: true}
				}
				exact := w.again(c)
				if w.portal != nil && !hasErrors(w.portal.Problems()) {
					outputsOf(t, w.portal) // which can be made, whatever they are
				}
				want, problems := w.fresh()
				if exact {
					exacts++
					if hasErrors(problems) {
						continue
					}
					if d := diff(want, outputsOf(t, w.portal)); len(d) > 0 {
						t.Fatalf("revised: %v\nafter %s", d, strings.Join(s.log, "\n      "))
					}
					if a, b := texts(problems), texts(w.portal.Problems()); a != b {
						t.Fatalf("revised, it tells\n%s\nand not\n%s\nafter %s", b, a, strings.Join(s.log, "\n      "))
					}
					if s.r.IntN(2) == 0 {
						continue
					}
				}
				now := w.show(w.reading.Arrange(w.portal))
				if hasErrors(problems) {
					if !hasErrors(now) {
						t.Fatalf("nothing is wrong, and not\n%s\nafter %s", texts(problems), strings.Join(s.log, "\n      "))
					}
					continue
				}
				if a, b := texts(problems), texts(now); a != b {
					t.Fatalf("arranged again, it tells\n%s\nand not\n%s\nafter %s", b, a, strings.Join(s.log, "\n      "))
				}
				if d := diff(want, outputsOf(t, w.portal)); len(d) > 0 {
					t.Fatalf("arranged again: %v\nafter %s", d, strings.Join(s.log, "\n      "))
				}
			}
			t.Logf("%d of %d edits were exact at once", exacts, edits)
		})
	}
}

// Files that are touched, and hold what they held, are no change.
func TestAgainTouched(t *testing.T) {
	f := newSmallSite(t, nil)
	w := watch(t, f.dir, f.today)
	for _, p := range []string{"content/fanwen/2.md", "content/wenku/tu.png", "site.toml"} {
		f.must(os.Chtimes(f.path(p), time.Time{}, time.Now().Add(-time.Hour)))
	}
	next, d, err := w.reading.Again(context.Background(), Changes{Paths: []string{"content", "site.toml", "public/x", "themes/other/x"}})
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if got := d.Copied(); len(d.Articles()) > 0 || d.config || d.theme || len(got) != 1 || got[0] != "content/wenku/tu.png" {
		t.Errorf("changed: %+v", d)
	}
}

// Of an article with a mistake, what was shown last is shown on.
func TestFormerArticle(t *testing.T) {
	f := newSmallSite(t, nil)
	w := watch(t, f.dir, f.today)
	lists := outputsOf(t, w.portal)
	good := f.read("content/fanwen/2.md")
	for _, bad := range []string{"---\ntitle: [\n", "\xff", strings.Replace(good, "category: fanwen", "category: 没有", 1)} {
		f.write("content/fanwen/2.md", bad)
		next, _, err := w.reading.Again(context.Background(), Changes{Paths: []string{"content/fanwen/2.md"}})
		if err != nil {
			t.Fatal(err)
		}
		p, problems, err := next.Arrange(w.portal)
		if !hasErrors(problems) || p == nil || err != nil {
			t.Fatal("no mistake in", bad, err)
		}
		m := p.NewMaker()
		for _, o := range p.Outputs() {
			if o.Kind != KindList && o.Path != "index.html" {
				continue
			}
			if b, err := m.Append(nil, o); err != nil || !bytes.Equal(b, []byte(lists[o.Path])) {
				t.Errorf("with %q, /%s has changed (%v)", bad, o.Path, err)
			}
		}
		if url, ok := p.PageOf("fanwen/2.md"); !ok || url != "2.html" {
			t.Errorf("with %q, the article is at %q", bad, url)
		}
		m.Close()
		w.show(p, nil, nil)
		w.reading.Close()
		w.reading = next
	}
	// A link that leads nowhere is a mistake, and the article says what it says now.
	f.write("content/fanwen/2.md", strings.Replace(good, "读书总结二", "新的题目", 1)+"[去](nowhere.md)\n")
	if w.again(Changes{Paths: []string{"content/fanwen/2.md"}}) {
		t.Error("an article that had a mistake is revised for good")
	}
	problems := w.show(w.reading.Arrange(w.portal))
	if out := outputsOf(t, w.portal); !hasErrors(problems) || !strings.Contains(out["fanwen/index.html"], "新的题目") || !strings.Contains(out["2.html"], "<p>") {
		t.Errorf("with a dead link: %s", texts(problems))
	}
}

// An article that moved and then went, before the site was arranged anew, has no page: nothing
// could make it.
func TestReviseMovedAndGone(t *testing.T) {
	f := newSmallSite(t, nil)
	w := watch(t, f.dir, f.today)
	paths := Changes{Paths: []string{"content/fanwen/2.md"}}
	f.write("content/fanwen/2.md", strings.Replace(f.read("content/fanwen/2.md"), "---\n", "---\nslug: moved\n", 1))
	if w.again(paths) {
		t.Error("an article at another URL is revised for good")
	}
	if _, ok := w.portal.Find("moved.html"); !ok {
		t.Fatal("the article has not moved")
	}
	f.remove("content/fanwen/2.md")
	if w.again(paths) {
		t.Error("an article that has gone is revised for good")
	}
	for p := range outputsOf(t, w.portal) {
		if p == "2.html" || p == "moved.html" {
			t.Errorf("/%s is left", p)
		}
	}
}

// A mistake that two articles share is told at one; mending the other changes what it says.
func TestReviseSharedMistake(t *testing.T) {
	f := newSmallSite(t, nil)
	w := watch(t, f.dir, f.today)
	paths := Changes{Paths: []string{"content/fanwen/2.md", "content/fanwen/3.md"}}
	good := f.read("content/fanwen/3.md")
	for _, p := range paths.Paths {
		f.write(p, strings.Replace(strings.Replace(f.read(p), "category: fanwen\n", "", 1), "---\n", "---\ncategory: 没有\n", 1))
	}
	if w.again(paths) {
		t.Fatal("unknown categories are revised for good")
	}
	if problems := w.show(w.reading.Arrange(w.portal)); !hasErrors(problems) {
		t.Fatal("no mistake")
	}
	w.delta = NewDelta()
	f.write("content/fanwen/3.md", good)
	if w.again(Changes{Paths: paths.Paths[1:]}) {
		t.Error("the number of articles with the mistake is left as it was")
	}
}

// What cannot be read while site.toml has a mistake is read when that is mended.
func TestAgainPending(t *testing.T) {
	f := newSmallSite(t, nil)
	w := watch(t, f.dir, f.today)
	good := f.read("site.toml")
	f.write("site.toml", good+"[nothing")
	f.write("content/wenku/5.md", article(5, "新的文章", "话。"))
	w.again(Changes{Paths: []string{"site.toml", "content/wenku/5.md"}})
	if p, problems, err := w.reading.Arrange(w.portal); p != nil || !hasErrors(problems) || err != nil {
		t.Error("a mistake in site.toml is none")
	}
	f.write("site.toml", good)
	w.again(Changes{Paths: []string{"site.toml"}})
	w.show(w.reading.Arrange(w.portal))
	if _, ok := w.portal.PageOf("wenku/5.md"); !ok {
		t.Error("an article that came with the mistake is missing")
	}
}

func TestReplaceAt(t *testing.T) {
	path := func(s *string) string { return *s }
	list := strings.Fields("a a/b a/b.md a/b/c a0 b/x b/y c")
	for _, c := range []struct{ paths, fresh, want string }{
		{"a/b", "a/b/d", "a a/b.md a/b/d a0 b/x b/y c"},
		{"b", "", "a a/b a/b.md a/b/c a0 c"},
		{"b/x d", "d", "a a/b a/b.md a/b/c a0 b/y c d"},
		{"A", "A", "A a a/b a/b.md a/b/c a0 b/x b/y c"},
		{"a/b.md b/y", "a/b.md b/y", "a a/b a/b.md a/b/c a0 b/x b/y c"},
		{"c", "c c/d", "a a/b a/b.md a/b/c a0 b/x b/y c c/d"},
		{"a", "a/z", "a/z a0 b/x b/y c"},
	} {
		got := replaceAt(slices.Clone(list), path, strings.Fields(c.paths), strings.Fields(c.fresh))
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s for %s: %v", c.fresh, c.paths, got)
		}
	}
	if got := replaceAt(list, path, []string{""}, []string{"x"}); len(got) != 1 {
		t.Errorf("all: %v", got)
	}
}
