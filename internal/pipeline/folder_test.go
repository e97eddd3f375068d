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

func (f *siteFolder) write(p, content string) {
	f.t.Helper()
	if err := os.MkdirAll(filepath.Dir(f.path(p)), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(f.path(p), []byte(content), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

func (f *siteFolder) read(p string) string {
	f.t.Helper()
	b, err := os.ReadFile(f.path(p))
	if err != nil {
		f.t.Fatal(err)
	}
	return string(b)
}

func (f *siteFolder) remove(p string) {
	f.t.Helper()
	if err := os.Remove(f.path(p)); err != nil {
		f.t.Fatal(err)
	}
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
func (f *siteFolder) build(source, out string, jobs int) built {
	f.t.Helper()
	problems := &diag.List{}
	r, err := Build(context.Background(), Options{
		Source: source, Out: out, Drafts: f.drafts, Future: f.future, KeepGoing: true, Jobs: jobs, Today: f.today, Problems: problems,
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return built{r, problems.Sorted()}
}

// stale builds upon what was built last, and a copy of the site into a new
// folder. It tells how the outputs, or what was said of the site, differ; ""
// when they do not.
func (f *siteFolder) stale(jobs int) string {
	f.t.Helper()
	again := f.build(f.dir, "", jobs)
	source := f.copySite()
	out := filepath.Join(source, "clean")
	clean := f.build(source, out, 9-jobs)
	defer func() {
		if err := os.RemoveAll(source); err != nil {
			f.t.Error(err)
		}
	}()
	if clean.Written == 0 {
		return fmt.Sprint("nothing is written:\n", told(clean.problems))
	}
	if a, b := told(clean.problems), told(again.problems); a != b {
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
	return staleIndex(f.t, out, f.path("public"))
}

// copySite copies the site without its output and cache.
func (f *siteFolder) copySite() string {
	f.t.Helper()
	to, err := os.MkdirTemp(f.t.TempDir(), "")
	if err != nil {
		f.t.Fatal(err)
	}
	for _, name := range []string{"content", "static", "themes"} {
		if f.has(name) {
			if err := os.CopyFS(filepath.Join(to, name), os.DirFS(f.path(name))); err != nil {
				f.t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(to, "site.toml"), []byte(f.read("site.toml")), 0o644); err != nil {
		f.t.Fatal(err)
	}
	return to
}

// told writes diagnostics, one a line.
func told(problems []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range problems {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s (%s)\n", d.File, d.Line, d.Column, d.Severity, d.Message, d.Hint)
		b.WriteString(told(d.Notes))
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
