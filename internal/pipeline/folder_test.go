package pipeline

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/search"
)

// siteFolder is a site that a test writes and builds, again and again. Its
// output is the folder public in it.
type siteFolder struct {
	t              *testing.T
	dir            string
	today          calendar.Day
	drafts, future bool
}

func newSiteFolder(t *testing.T, files map[string]string) *siteFolder {
	t.Helper()
	f := &siteFolder{t: t, dir: t.TempDir(), today: calendar.Day{Year: 2026, Month: 11, Day: 24}}
	for p, content := range files {
		f.write(p, content)
	}
	return f
}

func (f *siteFolder) path(p string) string { return filepath.Join(f.dir, filepath.FromSlash(p)) }

func (f *siteFolder) has(p string) bool {
	_, err := os.Stat(f.path(p))
	return err == nil
}

// must fails the test when the file system does.
func (f *siteFolder) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *siteFolder) write(p, content string) {
	f.t.Helper()
	f.must(os.MkdirAll(filepath.Dir(f.path(p)), 0o755))
	f.must(os.WriteFile(f.path(p), []byte(content), 0o644))
}

func (f *siteFolder) read(p string) string {
	f.t.Helper()
	b, err := os.ReadFile(f.path(p))
	f.must(err)
	return string(b)
}

func (f *siteFolder) remove(p string) {
	f.t.Helper()
	f.must(os.Remove(f.path(p)))
}

// replace replaces a text that a file must hold.
func (f *siteFolder) replace(p, from, to string) {
	f.t.Helper()
	text := f.read(p)
	if !strings.Contains(text, from) {
		f.t.Fatalf("%s does not hold %q", p, from)
	}
	f.write(p, strings.Replace(text, from, to, 1))
}

// built is what a build did and said.
type built struct {
	Result
	problems []diag.Diagnostic
}

// build builds; articles with errors, such as links to one that was deleted,
// are left out.
func (f *siteFolder) build(out string, jobs int) built {
	f.t.Helper()
	problems := &diag.List{}
	r, err := Build(context.Background(), Options{
		Source: f.dir, Out: out, Drafts: f.drafts, Future: f.future, KeepGoing: true, Jobs: jobs, Today: f.today, Problems: problems,
	})
	f.must(err)
	return built{r, problems.Sorted()}
}

// stale builds upon what was built last, and without the cache into a new folder.
// It tells how the outputs, or what was said of the site, differ; "" when they
// do not.
func (f *siteFolder) stale(jobs int) string {
	f.t.Helper()
	again := f.build("", jobs)
	// It stays until the test ends: a disk is slow where much was deleted.
	out := filepath.Join(f.t.TempDir(), "clean")
	defer f.withoutCache()()
	clean := f.build(out, 9-jobs)
	if clean.Written == 0 {
		return fmt.Sprint("nothing is written:\n", texts(clean.problems))
	}
	if a, b := texts(clean.problems), texts(again.problems); a != b {
		return fmt.Sprintf("a clean build says\n%sthis one\n%s", a, b)
	}
	if a, b := [3]int{clean.Articles, clean.Pages, clean.Written}, [3]int{again.Articles, again.Pages, again.Written + again.Unchanged}; a != b {
		// How many files the index has depends on the order of edits.
		if a[2] = b[2]; a != b {
			return fmt.Sprintf("a clean build has %d articles and %d pages, this one %d and %d", a[0], a[1], b[0], b[1])
		}
	}
	if d := differences(withoutIndex(tree(f.t, out)), withoutIndex(tree(f.t, f.path("public")))); d != "" {
		return d
	}
	if d := staleIndex(f.t, out, f.path("public")); d != "" {
		return d
	}
	return staleRanking(f.t, out, f.path("public"))
}

// withoutCache moves the cache away until the function that it returns is
// called.
func (f *siteFolder) withoutCache() func() {
	f.t.Helper()
	cache, away := f.path(CacheDir), f.path("away")
	f.must(os.Rename(cache, away))
	return func() {
		f.must(os.RemoveAll(cache))
		f.must(os.Rename(away, cache))
	}
}

// texts writes diagnostics, one a line.
func texts(problems []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range problems {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s (%s)\n", d.File, d.Line, d.Column, d.Severity, d.Message, d.Hint)
		b.WriteString(texts(d.Notes))
	}
	return b.String()
}

// differences tells how an output differs from a clean one.
func differences(clean, got map[string]string) string {
	list := diff(clean, got)
	if len(list) == 0 {
		return ""
	}
	slices.Sort(list)
	text := fmt.Sprintf("these outputs differ: %v", list)
	for _, p := range list {
		a, b := clean[p[1:]], got[p[1:]]
		if p[0] != '!' {
			continue
		}
		was, is := strings.Split(a, "\n"), strings.Split(b, "\n")
		for i := 0; ; i++ {
			if i == len(was) || i == len(is) || was[i] != is[i] {
				return fmt.Sprintf("%s\n%s:%d\nclean %.400q\n  but %.400q", text, p[1:], i+1, was[min(i, len(was)-1)], is[min(i, len(is)-1)])
			}
		}
	}
	return text
}

// withoutIndex leaves out the files of the search index, which may differ.
func withoutIndex(files map[string]string) map[string]string {
	maps.DeleteFunc(files, func(p, _ string) bool {
		return p == search.ManifestPath || strings.Count(p, "/") > 1 && strings.HasPrefix(p, search.Dir+"/") && strings.HasSuffix(p, ".js")
	})
	return files
}
