package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/pack"
	"wendang/internal/publish/address"
	"wendang/internal/write"
)

// site is an output folder, as builds leave it.
type site struct {
	t     testing.TB
	out   string
	state string
}

// files are what an output folder holds.
type files map[output.File]string

func newSite(t testing.TB) *site {
	dir := t.TempDir()
	return &site{t, filepath.Join(dir, "public"), filepath.Join(dir, ".wendang", "out-test")}
}

// build makes the output folder hold just these files.
func (s *site) build(f files) {
	s.t.Helper()
	folder, err := write.Open(s.out, s.state, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = folder.Close() }()
	list := slices.SortedFunc(maps.Keys(f), func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
	batch, err := folder.Begin(list)
	if err != nil {
		s.t.Fatal(err)
	}
	w := batch.Writer()
	defer w.Close()
	for i, file := range list {
		content := []byte(f[file])
		if err := w.Put(i, pack.FingerprintOf(content), content); err != nil {
			s.t.Fatal(err)
		}
	}
	if _, err := batch.Commit(2); err != nil {
		s.t.Fatal(err)
	}
}

func (f files) add(kind output.Kind, p, content string) {
	f[output.File{Path: p, Kind: kind}] = content
}

// texts returns the files by their paths.
func (f files) texts() map[string]string {
	m := map[string]string{}
	for file, content := range f {
		m[file.Path] = content
	}
	return m
}

// portal returns the output of a small portal: pages link to each other as in a real
// one. Versions differ in all that changes in one: there are articles, lists and files
// that only one of them has, and pages that change.
func portal(n, version int) files {
	f := files{}
	alive := func(i int) bool { return i >= 0 && i < n+version && (i+version)%7 != 0 }
	name := func(i int) string { return fmt.Sprintf("fanwen/%d/%d.html", i%5, i) }
	style := fmt.Sprintf("assets/style.%d.css", version)
	page := func(at string, title string, links ...string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "<!doctype html><title>%s</title><link href=%q><link href=%q>", title, relative(at, style), relative(at, "feed.xml"))
		for _, l := range links {
			fmt.Fprintf(&b, "<a href=%q>x</a>\n", relative(at, l))
		}
		b.WriteString(strings.Repeat("正文。", 40))
		return b.String()
	}
	f.add(output.Asset, style, fmt.Sprintf("p{margin:%dpx}", version))
	segment := fmt.Sprintf("search/s%d/d0.js", version)
	f.add(output.Index, segment, fmt.Sprintf("segment(%d)", version))
	f.add(output.Search, "search/index.js", segment)
	var lists []string
	const perList = 8
	for l := 0; l*perList < n+version; l++ {
		at := fmt.Sprintf("fanwen/list-%d.html", l)
		var links []string
		for i := l * perList; i < (l+1)*perList; i++ {
			if alive(i) {
				links = append(links, name(i))
			}
		}
		if len(links) == 0 {
			continue
		}
		lists = append(lists, at)
		f.add(output.List, at, page(at, at, append(links, "index.html")...))
	}
	for i := range n + version {
		if !alive(i) {
			continue
		}
		links := []string{"index.html"}
		for _, j := range []int{i - 1, i + 1, i + 5} {
			if alive(j) {
				links = append(links, name(j))
			}
		}
		f.add(output.Article, name(i), page(name(i), fmt.Sprintf("%d", i), links...))
	}
	f.add(output.Page, "index.html", page("index.html", fmt.Sprintf("home %d", version), lists...))
	f.add(output.Feed, "feed.xml", fmt.Sprintf("<feed>%d</feed>", version))
	f.add(output.Static, "robots.txt", "User-agent: *\n")
	f.add(output.Content, "fanwen/tu 图.png", fmt.Sprintf("png %d", version/2))
	f.add(output.Page, "search/index.html", page("search/index.html", "search", "index.html"))
	return f
}

func relative(from, to string) string {
	r, err := filepath.Rel(path.Dir(from), to)
	if err != nil {
		panic(err)
	}
	return strings.ReplaceAll(filepath.ToSlash(r), " ", "%20")
}

// quick is fast enough for tests.
func quick() Timing {
	return Timing{Beat: 50 * time.Millisecond, Lease: time.Second, Retry: time.Millisecond}
}

// to returns the options for publishing a site to an address.
func (s *site) to(addr string) Options {
	s.t.Helper()
	a, err := address.Parse(addr)
	if err != nil {
		s.t.Fatal(addr, err)
	}
	return Options{Out: s.out, State: s.state, To: a, Keep: DefaultKeep, Timing: quick(),
		Notice: func(m message.Message) { s.t.Logf("notice: %s", m) }}
}

// publish publishes, which must go well.
func (s *site) publish(o Options) Result {
	s.t.Helper()
	r, err := Publish(context.Background(), o)
	if err != nil {
		for _, f := range r.Failed {
			s.t.Logf("%s: %v", f.Path, f.Err)
		}
		s.t.Fatalf("%s: %v", o.To, err)
	}
	return r
}

// holds checks that a place holds just the files of an output, and others beside them.
func (s *site) holds(p *place, f files, others map[string]string) {
	s.t.Helper()
	got := p.read(s.t)
	want := f.texts()
	maps.Copy(want, others)
	var wrong []string
	for name, content := range want {
		if g, ok := got[name]; !ok {
			wrong = append(wrong, name+" is missing")
		} else if g != content {
			wrong = append(wrong, fmt.Sprintf("%s is %q, want %q", name, cut(g), cut(content)))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok && !isRetired(name) {
			wrong = append(wrong, name+" is there")
		}
	}
	if slices.Sort(wrong); len(wrong) > 0 {
		s.t.Fatalf("%s: %d files differ:\n%s", p.name, len(wrong), strings.Join(wrong[:min(5, len(wrong))], "\n"))
	}
}

// isRetired reports whether a file is one that stays for a while.
func isRetired(name string) bool {
	return strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "search/s")
}

func cut(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}

// readFolder reads all files below a folder but wendang's own.
func readFolder(t testing.TB, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".wendang-") || d.Name() == ".sgwtmp" { // and what the gateway keeps
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		b, err := os.ReadFile(p)
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		got[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}
