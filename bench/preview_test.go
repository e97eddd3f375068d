package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wendang/internal/pipeline"
	"wendang/internal/preview"
)

// shown is a portal in a preview, with one of its pages open in a tab.
type shown struct {
	tb    testing.TB
	dir   string
	url   string
	page  string        // URL path of the page that is open
	told  chan tabState // what the tab is told
	hash  string        // of the page that it shows
	close func()
}

// tabState is a part of what a tab is told.
type tabState struct {
	Version int               `json:"version"`
	Page    string            `json:"page"`
	Styles  map[string]string `json:"styles"`
}

// previewSite shows the portal in a folder until close is called, or the test ends.
func previewSite(tb testing.TB, dir string) *shown {
	tb.Helper()
	session := preview.New(preview.Options{Options: pipeline.Options{Source: dir, Drafts: true, Future: true, Today: today}})
	server := httptest.NewServer(session)
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- session.Run(ctx, func() { close(ready) }) }()
	s := &shown{tb: tb, dir: dir, url: server.URL}
	s.close = sync.OnceFunc(func() {
		server.CloseClientConnections()
		cancel()
		if err := <-ended; err != nil {
			tb.Error(err)
		}
		server.Close()
	})
	select {
	case <-ready:
	case err := <-ended:
		tb.Fatal(err)
	}
	tb.Cleanup(s.close)
	return s
}

func (s *shown) get(path string) string {
	s.tb.Helper()
	r, err := http.Get(s.url + path)
	if err != nil {
		s.tb.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.tb.Fatal(err)
	}
	return string(b)
}

var pageHash = regexp.MustCompile(`data-page="(\w+)" data-session="(\w+)" data-version="(\d+)"`)

// open opens a page in the tab.
func (s *shown) open(page string) {
	s.tb.Helper()
	m := pageHash.FindStringSubmatch(s.get(page))
	if m == nil {
		s.tb.Fatalf("%s has no script of the preview", page)
	}
	s.page, s.hash, s.told = page, m[1], make(chan tabState, 1000)
	ctx, cancel := context.WithCancel(context.Background())
	s.tb.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", s.url+"/.wendang-preview/events?"+
		url.Values{"path": {page}, "page": {m[1]}, "session": {m[2]}, "version": {m[3]}}.Encode(), nil)
	if err != nil {
		s.tb.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.tb.Fatal(err)
	}
	told := s.told
	go func() {
		defer func() { _ = response.Body.Close() }()
		lines := bufio.NewScanner(response.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var t tabState
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(data), &t) == nil {
				told <- t
			}
		}
	}()
}

// until waits until the tab is told of a page, and that holds a text when it is loaded.
func (s *shown) until(text string) {
	s.tb.Helper()
	timeout := time.After(2 * time.Minute)
	for {
		select {
		case t := <-s.told:
			if t.Page == s.hash {
				continue
			}
			s.hash = t.Page
			if strings.Contains(s.get(s.page), text) {
				return
			}
		case <-timeout:
			s.tb.Fatalf("%s never held %q", s.page, text)
		}
	}
}

var versions = regexp.MustCompile(`data-version="(\d+)" data-index="(\d+)"`)

// settle waits until nothing is left to do for what was saved: the last thing is the search
// index.
func (s *shown) settle(page string) {
	s.tb.Helper()
	for range 30_000 {
		if m := versions.FindStringSubmatch(s.get(page)); m != nil && m[1] == m[2] {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.tb.Fatal("the search index is never made")
}

// rewrite replaces a file as an editor does.
func (s *shown) rewrite(path, text string) {
	s.tb.Helper()
	full := filepath.Join(s.dir, filepath.FromSlash(path))
	tmp := filepath.Join(filepath.Dir(full), ".new")
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.tb.Fatal(err)
	}
	if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
		s.tb.Fatal(err)
	}
	if err := os.Rename(tmp, full); err != nil {
		s.tb.Fatal(err)
	}
}

// anArticle returns an article of the middle: its file, from the site folder, its text and its
// page.
func (s *shown) anArticle() (path, text, page string) {
	s.tb.Helper()
	o, err := pipeline.Read(context.Background(), pipeline.Options{Source: s.dir, Today: today})
	if err != nil {
		s.tb.Fatal(err)
	}
	defer o.Close()
	p, problems, err := o.Arrange(nil)
	if err != nil || p == nil {
		s.tb.Fatal(err, problems)
	}
	defer p.Close()
	list := p.Outputs()
	for _, output := range list[len(list)/2:] {
		if a, ok := p.Article(output); ok {
			b, err := os.ReadFile(filepath.Join(s.dir, "content", filepath.FromSlash(a.File)))
			if err != nil {
				s.tb.Fatal(err)
			}
			return "content/" + a.File, string(b), "/" + output.Path
		}
	}
	s.tb.Fatal("there is no article")
	return "", "", ""
}

var titleLine = regexp.MustCompile(`(?m)^title\s*[:=].*$`)

// An operation is from a file that is saved to the page that a tab has loaded again, as it
// was told to: the 25 ms in which nothing more must happen, reading, making the page, two
// answers over HTTP. What a browser does with the page is not in it.
func BenchmarkSaveToPage(b *testing.B) {
	dir := writeSite(b, Options{Articles: articles(b), Size: DefaultSize, Seed: 1})
	s := previewSite(b, dir)
	path, text, page := s.anArticle()
	title := titleLine.FindString(text)
	toml, err := os.ReadFile(filepath.Join(dir, "site.toml"))
	if err != nil {
		b.Fatal(err)
	}
	site := titleLine.FindString(string(toml))
	layout, err := os.ReadFile("../themes/portal/layouts/article.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		save func(word string)
	}{
		{"text", func(word string) { s.rewrite(path, text+"\n\n"+word+"\n") }},
		{"title", func(word string) {
			s.rewrite(path, strings.Replace(text, title, strings.Replace(title, `"`, `"`+word, 1), 1))
		}},
		{"site.toml", func(word string) {
			s.rewrite("site.toml", strings.Replace(string(toml), site, fmt.Sprintf("title = %q", word), 1))
		}},
		{"template", func(word string) {
			s.rewrite("themes/portal/layouts/article.html", strings.Replace(string(layout), "<h1>", "<h1>"+word, 1))
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			s.tb = b
			s.open(page)
			n := 0
			var times []time.Duration
			for b.Loop() {
				b.StopTimer()
				n++
				word := fmt.Sprintf("改%s%d次。", strings.NewReplacer(".", "").Replace(c.name), n)
				s.settle(page)
				b.StartTimer()
				began := time.Now()
				c.save(word)
				s.until(word)
				times = append(times, time.Since(began))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds())/1e3, "ms-median")
			b.ReportMetric(float64(times[len(times)-1].Microseconds())/1e3, "ms-most")
		})
	}
}

// An operation is from the start of a preview to its first page, when all articles are in
// the cache; or when there is none.
func BenchmarkPreviewStart(b *testing.B) {
	for _, cache := range []string{"warm", "cold"} {
		b.Run(cache, func(b *testing.B) {
			dir := writeSite(b, Options{Articles: articles(b), Size: DefaultSize, Seed: 1})
			r, err := pipeline.Read(context.Background(), pipeline.Options{Source: dir, Today: today})
			if err != nil {
				b.Fatal(err)
			}
			r.Close()
			for b.Loop() {
				b.StopTimer()
				if cache == "cold" {
					forget(b, dir, filepath.Join(dir, "public"))
				}
				b.StartTimer()
				s := previewSite(b, dir)
				s.get("/")
				b.StopTimer()
				s.close()
				b.StartTimer()
			}
		})
	}
}

// After many edits a preview holds what it held after few.
func TestPreviewMemory(t *testing.T) {
	n, edits := 1000, 200
	if os.Getenv("BENCH_N") != "" {
		n, edits = articles(t), 1000
	} else if testing.Short() {
		t.Skip("edits a portal for a while")
	}
	dir := writeSite(t, Options{Articles: n, Size: DefaultSize, Seed: 1})
	s := previewSite(t, dir)
	path, text, page := s.anArticle()
	title := titleLine.FindString(text)
	s.open(page)
	heap := func() float64 {
		s.settle(page)
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / 1e6
	}
	few := 0.0
	for i := range edits {
		word := fmt.Sprintf("改了%d次。", i)
		edited := text + "\n\n" + word + "\n"
		if i%10 == 5 { // an edit that the whole portal is arranged for
			edited = strings.Replace(edited, title, strings.Replace(title, `"`, `"`+word, 1), 1)
		}
		s.rewrite(path, edited)
		s.until(word)
		if i == 9 {
			few = heap()
		}
	}
	many := heap()
	t.Logf("%d articles: %.1f MB after 10 edits, %.1f MB after %d", n, few, many, edits)
	if many > few*1.05+2 {
		t.Errorf("after 10 edits %.1f MB are held, after %d %.1f MB", few, edits, many)
	}
}
