package bench

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/pipeline"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/theme"
	"wendang/themes"
)

var today = calendar.Day{Year: 2026, Month: 11, Day: 24}

// articles is how many articles the benchmarks work with: BENCH_N, or few, so
// that all benchmarks are done in a minute.
func articles(b *testing.B) int { return fromEnv(b, "BENCH_N", 1000) }

func fromEnv(b *testing.B, name string, otherwise int) int {
	b.Helper()
	s := os.Getenv(name)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		b.Fatalf("%s is %q, which is not a number of at least 1", name, s)
	}
	return n
}

// source is an article's file.
type source struct {
	path string
	text []byte
}

// stages holds what goes into and comes out of each stage for one portal, in
// memory, so that stages are measured without the disk.
type stages struct {
	config   *config.Config
	parser   *parse.Parser
	sources  []source
	metas    []*parse.Meta
	contents map[string]*parse.Content // by path
	site     *portal.Site
	renderer *render.Renderer
	bytes    int64 // of all sources
}

var prepared = map[int]*stages{}

// prepare returns the stages of a portal of n articles. Benchmarks share them.
func prepare(b *testing.B, n int) *stages {
	b.Helper()
	if s := prepared[n]; s != nil {
		return s
	}
	c := New(Options{Articles: n, Size: DefaultSize, Seed: 1})
	var problems diag.List
	s := &stages{contents: map[string]*parse.Content{}, config: config.Read("site.toml", []byte(c.SiteTOML()), &problems)}
	builtin, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		b.Fatal(err)
	}
	t, err := theme.Load(builtin, b.TempDir(), themes.Default, true, &problems)
	if err != nil {
		b.Fatal(err)
	}
	s.parser = parse.New(parse.Options{Location: s.config.Location, Labels: render.Labels(t)})
	for i := range n {
		path, text := c.AppendArticle(nil, i)
		s.sources = append(s.sources, source{path, text})
		s.bytes += int64(len(text))
	}
	// As a build lists its files, and as portal wants them.
	slices.SortFunc(s.sources, func(x, y source) int { return strings.Compare(x.path, y.path) })
	for _, src := range s.sources {
		a, found := s.parser.Parse(src.path, "content/"+src.path, src.text, nil)
		problems.Add(found...)
		if a == nil {
			b.Fatal(found)
		}
		s.metas = append(s.metas, a.Meta)
		s.contents[src.path] = a.Content
	}
	a := s.arrange(b)
	related, err := a.Relate(runtime.GOMAXPROCS(0))
	if err != nil {
		b.Fatal(err)
	}
	s.site = a.Site(related, runtime.GOMAXPROCS(0))
	s.renderer = render.New(s.config, &page.Shared{}, today.Year, t, &problems)
	if problems.Len() > 0 {
		b.Fatal(problems.Sorted())
	}
	prepared[n] = s
	return s
}

func (s *stages) arrange(b *testing.B) *portal.Arrangement {
	site, problems := portal.Arrange(portal.Input{Config: s.config, Metas: s.metas, Broken: map[string]bool{}},
		portal.Options{Today: today, Jobs: runtime.GOMAXPROCS(0)})
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	return site
}

// perArticle reports the time for one article, where an operation is all of
// them.
func perArticle(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
}

// An operation is one article: front matter and Markdown.
func BenchmarkParse(b *testing.B) {
	s := prepare(b, articles(b))
	var scratch parse.Scratch
	b.SetBytes(s.bytes / int64(len(s.sources)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		src := &s.sources[i%len(s.sources)]
		if a, _ := s.parser.Parse(src.path, src.path, src.text, &scratch); a == nil {
			b.Fatal(src.path)
		}
	}
}

// An operation is the whole portal: order, places, lists, tags, neighbours.
func BenchmarkArrange(b *testing.B) {
	s := prepare(b, articles(b))
	b.ReportAllocs()
	for b.Loop() {
		s.arrange(b)
	}
	perArticle(b, len(s.sources))
}

// An operation is the whole portal: every article's related articles.
func BenchmarkRelate(b *testing.B) {
	s := prepare(b, articles(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.site.Relate(runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
	}
	perArticle(b, len(s.sources))
}

// An operation is one article's page.
func BenchmarkRenderArticle(b *testing.B) {
	s := prepare(b, articles(b))
	var bytes []byte
	var v page.Article
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.site.Article(portal.ID(i%len(s.site.Articles)), &v)
		var err error
		if bytes, err = s.renderer.Article(bytes[:0], &v, s.contents[v.File]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(bytes))/1e3, "kB-page")
}

// An operation is one page of a list.
func BenchmarkRenderList(b *testing.B) {
	s := prepare(b, articles(b))
	type listPage struct {
		list *portal.List
		n    int
	}
	var pages []listPage
	for _, l := range s.site.Lists {
		for n := range l.Older(s.config.PageSize) + 1 {
			pages = append(pages, listPage{l, n})
		}
	}
	var bytes []byte
	var v page.List
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := pages[i%len(pages)]
		s.site.List(p.list, p.n, &v)
		var err error
		if bytes, err = s.renderer.List(bytes[:0], &v, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(pages)), "pages")
}

// writeSite writes a portal into a folder of the benchmark.
func writeSite(tb testing.TB, o Options) string {
	tb.Helper()
	dir := tb.TempDir()
	if _, err := New(o).Write(dir); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// buildSite builds it and fails when it has any problems, even warnings.
func buildSite(tb testing.TB, dir, out string) pipeline.Result {
	tb.Helper()
	var problems diag.List
	r, err := pipeline.Build(context.Background(), pipeline.Options{Source: dir, Out: out, Today: today, Problems: &problems})
	if err != nil || r.Broken || problems.Len() > 0 {
		tb.Fatal(err, problems.Sorted())
	}
	return r
}

// An operation is a full build, into an empty folder and without a cache. How
// long its stages took is told, too.
func BenchmarkBuild(b *testing.B) {
	for _, search := range []string{"off", "on"} {
		b.Run("search="+search, func(b *testing.B) {
			n := articles(b)
			dir := writeSite(b, Options{Articles: n, Size: DefaultSize, Seed: 1, NoSearch: search == "off"})
			out := filepath.Join(dir, "public")
			times := map[string]time.Duration{}
			for b.Loop() {
				b.StopTimer()
				forget(b, dir, out)
				b.StartTimer()
				for _, s := range buildSite(b, dir, out).Stages {
					times[s.Name.Code()] += s.Time
				}
			}
			perArticle(b, n)
			for name, t := range times {
				unit := strings.NewReplacer(", ", "+", " ", "-").Replace(name)
				b.ReportMetric(float64(t.Microseconds())/1e3/float64(b.N), "ms:"+unit)
			}
		})
	}
}

// forget removes what an earlier build has left.
func forget(b *testing.B, dir, out string) {
	for _, p := range []string{out, filepath.Join(dir, pipeline.CacheDir)} {
		if err := os.RemoveAll(p); err != nil {
			b.Fatal(err)
		}
	}
}

// An operation is a build when nothing has changed.
func BenchmarkNothingChanged(b *testing.B) {
	dir := writeSite(b, Options{Articles: articles(b), Size: DefaultSize, Seed: 1, NoSearch: true})
	out := filepath.Join(dir, "public")
	buildSite(b, dir, out)
	time.Sleep(100 * time.Millisecond) // until the times of all files can be trusted
	for b.Loop() {
		if r := buildSite(b, dir, out); r.Written > 0 {
			b.Fatalf("%d files were written", r.Written)
		}
	}
}

// An operation is one page that is asked for by its path, as a preview does, once the
// portal is arranged: articles, whose files are parsed for it, and pages of lists.
func BenchmarkPageOnDemand(b *testing.B) {
	dir := writeSite(b, Options{Articles: articles(b), Size: DefaultSize, Seed: 1, NoSearch: true})
	buildSite(b, dir, filepath.Join(dir, "public")) // and so the cache is warm
	var problems diag.List
	p, err := pipeline.Open(context.Background(), pipeline.Options{Source: dir, Today: today, Problems: &problems})
	if err != nil || p == nil {
		b.Fatal(err, problems.Sorted())
	}
	defer p.Close()
	m := p.NewMaker()
	defer m.Close()
	var pages []string
	for _, o := range p.Outputs() {
		if o.Kind.IsPage() {
			pages = append(pages, o.Path)
		}
	}
	var buffer []byte
	for i := 0; b.Loop(); i++ {
		o, ok := p.Find(pages[i*7919%len(pages)])
		if !ok {
			b.Fatal("a page is not found")
		}
		if buffer, err = m.Append(buffer[:0], o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloor writes the finished output of a build from memory, with as many
// goroutines as a build uses: no build that writes these files is faster. With
// TMPDIR on a memory file system an operation compares with BenchmarkBuild's.
func BenchmarkFloor(b *testing.B) {
	dir := writeSite(b, Options{Articles: articles(b), Size: DefaultSize, Seed: 1, NoSearch: true})
	out := filepath.Join(dir, "public")
	buildSite(b, dir, out)
	files, folders, size := readOutput(b, out)
	to := filepath.Join(dir, "floor")
	b.SetBytes(size)
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(to); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		writeOutput(b, to, files, folders)
	}
	b.ReportMetric(float64(len(files)), "files")
	b.ReportMetric(float64(size)/1e6, "MB-output")
}

// readOutput reads an output folder: its files, and its folders with those that
// hold others before them.
func readOutput(b *testing.B, out string) (files []source, folders []string, size int64) {
	err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(out, p)
		if err != nil {
			return err
		}
		if d.IsDir() {
			folders = append(folders, rel)
			return nil
		}
		content, err := os.ReadFile(p)
		files = append(files, source{rel, content})
		size += int64(len(content))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files, folders, size
}

func writeOutput(b *testing.B, to string, files []source, folders []string) {
	for _, f := range folders {
		if err := os.Mkdir(filepath.Join(to, f), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	var wait sync.WaitGroup
	jobs := runtime.GOMAXPROCS(0)
	for j := range jobs {
		wait.Go(func() {
			for _, f := range files[j*len(files)/jobs : (j+1)*len(files)/jobs] {
				if err := os.WriteFile(filepath.Join(to, f.path), f.text, 0o644); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
}
