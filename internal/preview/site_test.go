package preview

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
)

const siteTOML = `title = "试网"
base_url = "https://www.example.com/wen/"
page_size = 3
[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true
[[channels]]
name = "范文大全"
slug = "fanwen"
columns = [{ name = "总结", slug = "zongjie" }]
[[festivals]]
name = "春节"
slug = "chunjie"
day = "lunar 1-1"
[[footer]]
name = "关于"
to = "https://www.example.com/wen/about.html"
`

// article returns the text of an article; more are lines of its front matter.
func article(title, date, body string, more ...string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: %s\ntags: [读书, 项目]\n%s\n%s\n", title, date, strings.Join(append(more, "---"), "\n"), body)
}

// site is a site that a test writes, and its preview.
type site struct {
	t       *testing.T
	dir     string
	session *Session
	url     string

	mu    sync.Mutex
	steps []Step
}

var today = calendar.Day{Year: 2026, Month: 11, Day: 24}

// newFiles returns the files of a small site, and some more.
func newFiles(more map[string]string) map[string]string {
	files := map[string]string{
		"site.toml":                     siteTOML,
		"content/fanwen/zongjie/a.md":   article("年终总结甲", "2026-11-20", "甲的话。\n\n![图](tu.png)\n\n[去](../b.md) [全](https://www.example.com/wen/fanwen/index.html)", "aliases: [/old/a.html]"),
		"content/fanwen/zongjie/tu.png": "png",
		"content/fanwen/b.md":           article("工作报告乙", "2026-11-21", "乙的话。"),
		"content/jieri/chunjie/c.md":    article("春节贺词丙", "2026-11-22", "丙的话。"),
		"content/fanwen/d.md":           article("草稿丁", "2026-11-23", "丁的话。", "draft: true"),
		"content/fanwen/e.md":           article("以后戊", "2026-12-24", "戊的话。"),
		"content/fanwen/f.md":           article("过期己", "2020-01-01", "己的话。", "expires: 2021-02-03"),
		"static/favicon.ico":            "ico",
		"static/own.html":               "<!doctype html><title>x</title><body><p>own</body>",
	}
	maps.Copy(files, more)
	return files
}

func writeSite(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for p, text := range files {
		p = filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// start shows a site of files.
func start(t *testing.T, files map[string]string, change ...func(*Options)) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	writeSite(t, s.dir, files)
	s.run(change...)
	return s
}

func (s *site) run(change ...func(*Options)) {
	s.t.Helper()
	o := Options{
		Options:  pipeline.Options{Source: s.dir, Drafts: true, Future: true, Today: today},
		Language: message.Chinese,
		Report: func(step Step) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.steps = append(s.steps, step)
		},
	}
	for _, c := range change {
		c(&o)
	}
	s.session = New(o)
	server := httptest.NewServer(s.session)
	s.url = server.URL
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- s.session.Run(ctx, func() { close(ready) }) }()
	select {
	case <-ready:
	case err := <-ended:
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			s.t.Error(err)
		}
		server.CloseClientConnections()
		server.Close()
	})
}

// write writes a file as many editors do: another one takes its name, so that nobody reads
// half of it.
func (s *site) write(p, text string) {
	s.t.Helper()
	tmp := filepath.Join(filepath.Dir(s.path(p)), ".new")
	s.must(os.MkdirAll(filepath.Dir(tmp), 0o755))
	s.must(os.WriteFile(tmp, []byte(text), 0o644))
	s.must(os.Rename(tmp, s.path(p)))
}

func (s *site) path(p string) string { return filepath.Join(s.dir, filepath.FromSlash(p)) }

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) read(p string) string {
	s.t.Helper()
	b, err := os.ReadFile(s.path(p))
	s.must(err)
	return string(b)
}

// reply is what the preview answers.
type reply struct {
	*http.Response
	body string
}

// ask sends a request; header are keys and values.
func (s *site) ask(method, p string, header ...string) reply {
	s.t.Helper()
	r, err := http.NewRequest(method, s.url+p, nil)
	s.must(err)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: time.Minute}
	response, err := client.Do(r)
	s.must(err)
	b, err := io.ReadAll(response.Body)
	s.must(err)
	s.must(response.Body.Close())
	return reply{response, string(b)}
}

func (s *site) get(p string) reply {
	s.t.Helper()
	return s.ask("GET", p)
}

// until asks for a page until it has a status and holds a text, which must come about.
func (s *site) until(p string, status int, text string) reply {
	s.t.Helper()
	return s.untilIt(p, fmt.Sprintf("%d with %q", status, text), func(r reply) bool { return r.StatusCode == status && strings.Contains(r.body, text) })
}

func (s *site) untilIt(p, what string, is func(reply) bool) reply {
	s.t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		r := s.get(p)
		if is(r) {
			return r
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("%s is not %s but %d\n%s", p, what, r.StatusCode, r.body)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// reports waits until what was reported is what it should be: a step is shown before it is
// told.
func (s *site) reports(what string, is func(steps []Step) bool) {
	s.t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		s.mu.Lock()
		steps := slices.Clone(s.steps)
		s.mu.Unlock()
		if is(steps) {
			return
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("not reported: %s, but %+v", what, steps)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// What the preview adds to pages.
var (
	addedToPage = regexp.MustCompile(`<link rel="stylesheet" href="/\.wendang-preview/preview\.css"><wendang-preview.*?</wendang-preview><script src="/\.wendang-preview/preview\.js"[^>]*></script>`)
	markInLink  = regexp.MustCompile(` data-wendang-mark="[^"]*"`)
)

// plain returns a page without what the preview adds, and a page of a build as the preview
// addresses it.
func plain(shown string) string {
	return markInLink.ReplaceAllString(addedToPage.ReplaceAllString(shown, ""), "")
}

func addressed(built, base, preview, path string) string {
	r := newRewriter(base)
	switch filepath.Ext(path) {
	case ".html":
		return string(r.page([]byte(built), path, nil, nil))
	case ".xml", ".txt":
		return string(r.toXML([]byte(built), preview+"/"))
	}
	return built
}

// built builds the site and returns the output's files.
func (s *site) built(o pipeline.Options) map[string]string {
	s.t.Helper()
	o.Source, o.Out, o.Problems = s.dir, filepath.Join(s.t.TempDir(), "out"), &diag.List{}
	r, err := pipeline.Build(context.Background(), o)
	if err != nil || r.Broken {
		s.t.Fatal(err, o.Problems.Sorted())
	}
	files := map[string]string{}
	s.must(filepath.WalkDir(o.Out, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(o.Out, p)
		files[filepath.ToSlash(rel)] = string(b)
		return err
	}))
	return files
}

// same fails the test unless the preview shows what a build makes.
func (s *site) same(files map[string]string, base string) {
	s.t.Helper()
	n := 0
	for p, text := range files {
		if strings.HasPrefix(p, "search/") && strings.HasSuffix(p, ".js") {
			continue
		}
		n++
		r := s.get("/" + strings.ReplaceAll(urlOf(p)[1:], "%2F", "/"))
		if got, want := plain(r.body), addressed(text, base, s.url, p); got != want {
			s.t.Errorf("/%s is not what a build makes (%d)\n%s\nnot\n%s", p, r.StatusCode, got, want)
		}
	}
	if n < 10 {
		s.t.Errorf("only %d outputs were compared", n)
	}
}
