package preview

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/pipeline"
	"wendang/internal/search"
)

// The preview shows what a build makes, byte by byte but for what it adds, and writes
// nothing into the output folder.
func TestSameAsBuilt(t *testing.T) {
	for name, o := range map[string]pipeline.Options{
		"all":       {Drafts: true, Future: true, Today: today},
		"published": {Today: today},
		"expired":   {Expired: true, Today: today},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, newFiles(nil), func(p *Options) {
				p.Drafts, p.Future, p.Expired = o.Drafts, o.Future, o.Expired
			})
			s.same(s.built(o), "https://www.example.com/wen/")
			if _, err := os.Stat(s.path("public")); err == nil {
				t.Error("the preview has made the output folder")
			}
		})
	}
}

// Links and assets lead to the preview; texts say what they will say.
func TestAddress(t *testing.T) {
	s := start(t, newFiles(nil))
	a := s.get("/fanwen/zongjie/2026/1120/a.html").body
	for _, want := range []string{`href="/fanwen/index.html">全</a>`, `<link rel="canonical" href="/fanwen/zongjie/2026/1120/a.html">`, `href="/about.html">关于`,
		`https://www.example.com/wen/fanwen/zongjie/2026/1120/a.html</p>`} {
		if !strings.Contains(a, want) {
			t.Errorf("the article does not hold %s\n%s", want, a)
		}
	}
	lost := s.get("/no/where.html")
	if lost.StatusCode != 404 || !strings.Contains(lost.body, `href="/fanwen/index.html"`) || strings.Contains(lost.body, `="https://www.example.com/wen/`) {
		t.Errorf("what there is not: %d %s", lost.StatusCode, lost.body)
	}
	for p, want := range map[string]string{"/feed.xml": `href="` + s.url + `/fanwen/2026/1121/b.html"`, "/sitemap.xml": "<loc>" + s.url + "/fanwen/2026/1121/b.html</loc>",
		"/robots.txt": "Sitemap: " + s.url + "/sitemap.xml"} {
		if got := s.get(p).body; !strings.Contains(got, want) {
			t.Errorf("%s does not hold %s\n%s", p, want, got)
		}
	}
}

func TestAsOnHost(t *testing.T) {
	s := start(t, newFiles(map[string]string{"static/a.css": "p{}", "static/b.js": "1", "static/.well-known/x": "y", "static/数 据.json": "{}"}))
	for _, c := range []struct {
		method, path string
		status       int
		kind, to     string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", ""},
		{"GET", "/index.html", 200, "text/html; charset=utf-8", ""},
		{"GET", "/fanwen/", 200, "text/html; charset=utf-8", ""},
		{"GET", "/fanwen?q=%E6%96%87&x", 302, "", "/fanwen/?q=%E6%96%87&x"},
		{"GET", "/fanwen/zongjie", 302, "", "/fanwen/zongjie/"},
		{"GET", "/old/a.html?q=1", 302, "", "/fanwen/zongjie/2026/1120/a.html?q=1"},
		{"GET", "/old/a.html", 302, "", "/fanwen/zongjie/2026/1120/a.html"},
		{"GET", "/index.html/", 404, "text/html; charset=utf-8", ""},
		{"GET", "/nothing", 404, "text/html; charset=utf-8", ""},
		{"GET", "/.wendang-preview/x", 404, "text/html; charset=utf-8", ""},
		{"GET", "/site.toml", 404, "", ""},
		{"GET", "/../site.toml", 404, "", ""},
		{"GET", "/%2e%2e/site.toml", 404, "", ""},
		{"GET", "/a.css", 200, "text/css; charset=utf-8", ""},
		{"GET", "/b.js", 200, "text/javascript; charset=utf-8", ""},
		{"GET", "/fanwen/zongjie/tu.png", 200, "image/png", ""},
		{"GET", "/.well-known/x", 200, "application/octet-stream", ""},
		{"GET", "/%E6%95%B0%20%E6%8D%AE.json", 200, "application/json", ""},
		{"GET", "/feed.xml", 200, "text/xml; charset=utf-8", ""},
		{"GET", "/robots.txt", 200, "text/plain; charset=utf-8", ""},
		{"HEAD", "/", 200, "text/html; charset=utf-8", ""},
		{"POST", "/", 405, "", ""},
	} {
		r := s.ask(c.method, c.path)
		if r.StatusCode != c.status || c.kind != "" && r.Header.Get("Content-Type") != c.kind || r.Header.Get("Location") != c.to {
			t.Errorf("%s %s: %d %s %s", c.method, c.path, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Location"))
		}
	}
	png := s.get("/fanwen/zongjie/tu.png")
	if again := s.ask("GET", "/fanwen/zongjie/tu.png", "If-None-Match", png.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("a file that has not changed is sent again: %d", again.StatusCode)
	}
	if part := s.ask("GET", "/fanwen/zongjie/tu.png", "Range", "bytes=1-1"); part.body != "n" {
		t.Errorf("a part of a file: %q", part.body)
	}
	if r := s.get("/"); r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || r.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("headers: %v", r.Header)
	}
}

// What hosts do by rules, the preview does, too: old addresses with a query, and those that
// are gone.
func TestHostRules(t *testing.T) {
	s := start(t, newFiles(map[string]string{
		"content/fanwen/b.md": article("工作报告乙", "2026-11-21", "乙的话。", "aliases: [\"/plus/view.php?aid=1\"]"),
		"gone.txt":            "/bbs/\n/plus/view.php?aid=2\n/old/旧.html\n",
	}))
	check := func(path string, status int, to string) {
		t.Helper()
		if r := s.get(path); r.StatusCode != status || r.Header.Get("Location") != to || status == 410 && !strings.Contains(r.body, "<h1") {
			t.Errorf("%s: %d %s", path, r.StatusCode, r.Header.Get("Location"))
		}
	}
	check("/plus/view.php?aid=1", 302, "/fanwen/2026/1121/b.html")
	check("/plus/view.php?aid=2", 410, "")
	check("/plus/view.php?aid=3", 404, "")
	check("/plus/view.php", 404, "")
	check("/bbs", 410, "")
	check("/bbs/?x", 410, "")
	check("/bbs/x", 404, "")
	check("/old/%E6%97%A7.html", 410, "")
	s.write("gone.txt", "/bbs/x\n")
	s.until("/bbs/x", 410, "")
	check("/bbs/", 404, "")
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "乙的话。", "aliases: [\"/plus/view.php?aid=7\"]"))
	s.until("/plus/view.php?aid=7", 302, "")
	check("/plus/view.php?aid=1", 404, "")
}

// Each of the articles that share a mistake tells it on its own page.
func TestSharedMistake(t *testing.T) {
	pages := map[string]string{"content/fanwen/b.md": "/fanwen/2026/1121/b.html", "content/fanwen/zongjie/a.md": "/fanwen/zongjie/2026/1120/a.html"}
	files := newFiles(nil)
	s := start(t, files)
	for file := range pages {
		s.write(file, strings.Replace(files[file], "date:", "category: 没有的\ndate:", 1))
	}
	for _, page := range pages {
		s.until(page, 500, "没有的")
	}
	s.until("/", 200, "1 处错误")
	s.write("content/jieri/chunjie/c.md", article("春节贺词丙", "2026-11-22", "改过的话。"))
	s.until("/jieri/chunjie/2026/1122/c.html", 200, "改过的话")
	for file, page := range pages {
		s.until(page, 500, "没有的")
		s.write(file, files[file])
		s.until(page, 200, "的话")
	}
	s.untilIt("/", "a page without mistakes", func(r reply) bool { return r.StatusCode == 200 && !strings.Contains(r.body, "处错误") })
}

// Only names of this machine's, addresses and names that are allowed are answered to.
func TestHosts(t *testing.T) {
	s := start(t, newFiles(nil), func(o *Options) { o.Allow = []string{"preview.example.com", "box:1313", ""} })
	for host, want := range map[string]int{
		"localhost": 200, "localhost:1313": 200, "LOCALHOST.": 200, "a.localhost:1": 200, "127.0.0.1:9": 200, "[::1]:1313": 200, "192.168.1.7": 200,
		"preview.example.com": 200, "Preview.Example.com:80": 200, "box": 200,
		"evil.com": 403, "localhost.evil.com": 403, "preview.example.com.evil.com": 403, "127.0.0.1.evil.com": 403, "x": 403,
	} {
		for _, p := range []string{"/", "/.wendang-preview/wait.js?version=0", "/search/index.js"} {
			if r := s.ask("GET", p, "Host", host); r.StatusCode != want {
				t.Errorf("%s of %s: %d", p, host, r.StatusCode)
			} else if want == 403 && !strings.Contains(r.body, "--allow-host") {
				t.Errorf("%s is told %q", host, r.body)
			}
		}
	}
}

// Everything that is saved shows.
func TestSaved(t *testing.T) {
	s := start(t, newFiles(nil))
	const a = "/fanwen/zongjie/2026/1120/a.html"
	const file = "content/fanwen/zongjie/a.md"
	s.write(file, strings.Replace(s.read(file), "甲的话", "新的话", 1))
	s.until(a, 200, "新的话")
	s.write(file, strings.Replace(s.read(file), "年终总结甲", "年终总结新", 1))
	s.until("/fanwen/zongjie/", 200, "年终总结新")
	s.until("/fanwen/2026/1121/b.html", 200, "年终总结新") // which it is related to
	s.write("content/fanwen/新.md", article("新的文章", "2026-11-24", "从无到有。"))
	s.until("/fanwen/2026/1124/%E6%96%B0.html", 200, "从无到有")
	s.until("/", 200, "新的文章")
	s.must(os.Rename(s.path("content/fanwen/新.md"), s.path("content/fanwen/旧.md")))
	s.until("/fanwen/2026/1124/%E6%97%A7.html", 200, "从无到有")
	s.until("/fanwen/2026/1124/%E6%96%B0.html", 404, "")
	s.must(os.Remove(s.path("content/fanwen/旧.md")))
	s.until("/fanwen/2026/1124/%E6%97%A7.html", 404, "")
	s.must(os.Rename(s.path("content/fanwen/zongjie"), s.path("content/fanwen/jihua")))
	s.until("/fanwen/2026/1120/a.html", 200, "新的话")
	s.until("/fanwen/jihua/tu.png", 200, "png")
	s.must(os.Rename(s.path("content/fanwen/jihua"), s.path("content/fanwen/zongjie")))
	s.until(a, 200, "新的话")
	s.write("content/fanwen/zongjie/tu.png", "other")
	s.until("/fanwen/zongjie/tu.png", 200, "other")
	s.write("static/new.txt", "neu")
	s.until("/new.txt", 200, "neu")
	s.write("static/own.html", "<!doctype html><title>x</title><p>mine")
	s.until("/own.html", 200, "<p>mine")
	s.write("site.toml", strings.Replace(siteTOML, "试网", "新网", 1))
	s.until(a, 200, "新网")
	s.write("themes/portal/strings.toml", `related = "相近的文章"`)
	s.until(a, 200, "相近的文章")
	s.write("themes/portal/layouts/tags.html", "<!doctype html><title>t</title><body><p>改了</body>")
	s.until("/tags/", 200, "<p>改了")
	s.write("themes/portal/assets/portal.css", "p{color:red}")
	home := s.untilIt("/", "another style sheet", func(r reply) bool {
		_, after, _ := strings.Cut(r.body, `<link rel="stylesheet" href="`)
		sheet, _, _ := strings.Cut(after, `"`)
		return s.get("/"+sheet).body == "p{color:red}"
	})
	if home.StatusCode != 200 {
		t.Error(home.StatusCode)
	}
	s.must(os.RemoveAll(s.path("themes")))
	s.untilIt("/tags/", "the theme's", func(r reply) bool { return !strings.Contains(r.body, "<p>改了") })
	s.untilIt(a, "as built", func(r reply) bool {
		return plain(r.body) == addressed(s.built(pipeline.Options{Drafts: true, Future: true, Today: today})[a[1:]], "https://www.example.com/wen/", s.url, a)
	})
}

// A mistake stands on the page that it is of, and nowhere else.
func TestMistakes(t *testing.T) {
	s := start(t, newFiles(nil))
	const b, file = "/fanwen/2026/1121/b.html", "content/fanwen/b.md"
	good := s.read(file)
	list, other := plain(s.get("/fanwen/").body), plain(s.get("/jieri/chunjie/2026/1122/c.html").body)
	for bad, says := range map[string]string{
		strings.Replace(good, "date: 2026-11-21", "date: 昨天", 1):   "content/fanwen/b.md:3:7: 错误：",
		strings.Replace(good, "tags:", "category: 节日大权\ntags:", 1): "节日大权",
		"---\ntitle: [\n":            "content/fanwen/b.md:",
		good + "\n[去](nowhere.md)\n": "nowhere.md",
	} {
		s.write(file, bad)
		r := s.until(b, 500, says)
		if !strings.Contains(r.body, `<html lang="zh-CN">`) || !strings.Contains(r.body, "preview.js") {
			t.Errorf("the page of the mistake is %s", r.body)
		}
		if r := s.ask("GET", b, "Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5"); r.StatusCode != 500 || !strings.Contains(r.body, "error: ") {
			t.Errorf("to readers of English: %s", r.body)
		}
		s.untilIt("/fanwen/", "as it was", func(r reply) bool { return plain(r.body) == list || strings.Contains(bad, "nowhere") })
		if r := s.get("/jieri/chunjie/2026/1122/c.html"); plain(r.body) != other || !strings.Contains(r.body, "1 处错误") {
			t.Errorf("another page has changed, or does not tell of the mistake: %s", r.body)
		}
		s.until("/.wendang-preview/problems.html", 200, says)
		s.write(file, good)
		s.untilIt(b, "mended", func(r reply) bool { return r.StatusCode == 200 && !strings.Contains(r.body, "处错误") })
	}

	// What all pages are made from.
	for p, m := range map[string]struct{ bad, says string }{
		"site.toml":                          {siteTOML + "[nothing]\n", "site.toml:"},
		"themes/portal/layouts/article.html": {"{{if}}", "themes/portal/layouts/article.html:1"},
		"themes/portal/strings.toml":         {"home = 1\n", "themes/portal/strings.toml:1"},
	} {
		s.write(p, m.bad)
		s.until(b, 500, m.says)
		s.until("/", 500, m.says)
		s.until("/fanwen/zongjie/tu.png", 200, "png")
		if p == "site.toml" {
			s.write(p, siteTOML)
		} else {
			s.must(os.Remove(s.path(p)))
		}
		s.until(b, 200, "乙的话")
	}
	s.must(os.Remove(s.path("site.toml")))
	s.until("/", 500, "site.toml")
	s.write(file, strings.Replace(good, "乙的话", "其间的话", 1))
	s.write("site.toml", siteTOML)
	s.until(b, 200, "其间的话")

	// One that shows when a page is made.
	s.write("themes/portal/layouts/tags.html", "<p>\n{{index .Tags 100}}")
	s.until("/tags/", 500, "themes/portal/layouts/tags.html:2")
	s.until(b, 200, "其间的话")
	s.must(os.Remove(s.path("themes/portal/layouts/tags.html")))
	s.until("/tags/", 200, "读书")
}

// A mistake at the start is shown like any other.
func TestMistakeAtStart(t *testing.T) {
	s := start(t, newFiles(map[string]string{"site.toml": siteTOML + "[nothing]\n", "content/fanwen/b.md": "---\ntitle: [\n"}))
	s.until("/", 500, "site.toml:")
	s.write("site.toml", siteTOML)
	r := s.until("/", 200, "年终总结甲")
	if !strings.Contains(r.body, "1 处错误") || strings.Contains(r.body, "工作报告乙") {
		t.Errorf("with a broken article: %s", r.body)
	}
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "乙的话。"))
	s.until("/fanwen/2026/1121/b.html", 200, "乙的话")
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.steps) == 0 || len(s.steps[0].News) == 0 || s.steps[0].Problems[0].Line == 0 {
		t.Errorf("told %+v", s.steps)
	}
}

// What the public does not see yet has a mark: on its page, and where others link to it.
func TestMarks(t *testing.T) {
	s := start(t, newFiles(map[string]string{
		// A theme that knows nothing of marks, and whose pages end as they like.
		"themes/portal/layouts/list.html": `<p>{{range .Items}}<a href="{{.URL}}">{{.Title}}</a>{{end}}`,
	}), func(o *Options) { o.Expired = true })
	for p, want := range map[string]string{
		"/fanwen/2026/1123/d.html": "草稿，这篇文章只在预览里看得到",
		"/fanwen/2026/1224/e.html": "2026-12-24 起发布，",
		"/fanwen/2020/0101/f.html": "2021-02-03 后已过期，",
	} {
		if r := s.get(p); !strings.Contains(r.body, `<span data-part="mark">`+want) || strings.Contains(r.body, `role="status" hidden`) {
			t.Errorf("%s has no mark: %s", p, r.body)
		}
	}
	if r := s.ask("GET", "/fanwen/2026/1123/d.html", "Accept-Language", "en"); !strings.Contains(r.body, "draft; only the preview shows this article") {
		t.Errorf("in English: %s", r.body)
	}
	if r := s.get("/fanwen/2026/1121/b.html"); strings.Contains(r.body, "只在预览") || !strings.Contains(r.body, `role="status" hidden`) {
		t.Errorf("an article for everybody has a mark: %s", r.body)
	}
	list := s.get("/fanwen/").body
	for _, want := range []string{`<a data-wendang-mark="草稿" href="../fanwen/2026/1123/d.html">`, `<a data-wendang-mark="2026-12-24 起发布" href="../fanwen/2026/1224/e.html">`, `<a href="../fanwen/2026/1121/b.html">`} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not hold %s\n%s", want, list)
		}
	}
	p := start(t, newFiles(nil), func(o *Options) { o.Drafts, o.Future = false, false })
	for path, status := range map[string]int{"/fanwen/2026/1123/d.html": 404, "/fanwen/2026/1224/e.html": 404, "/fanwen/2020/0101/f.html": 404, "/fanwen/2026/1121/b.html": 200} {
		if r := p.get(path); r.StatusCode != status {
			t.Errorf("of what is published %s is %d", path, r.StatusCode)
		}
	}
}

// The search finds what was saved.
func TestSearch(t *testing.T) {
	s := start(t, newFiles(nil))
	finds := func(query string) bool {
		s.get("/" + search.ManifestPath) // which waits for the index
		st := s.session.acquire()
		defer st.release()
		r, err := search.Open(os.DirFS(st.portal.IndexFolder()))
		if err != nil {
			t.Fatal(err)
		}
		a, err := r.Ask(search.ParseQuery(query), search.Options{Channel: -1, Festival: -1})
		if err != nil {
			t.Fatal(err)
		}
		return a.Total > 0
	}
	if !finds("甲的话") || finds("改过的话") {
		t.Error("the search does not find what there is")
	}
	if r := s.get("/search/"); strings.Contains(r.body, "正在建立") {
		t.Error("the search page says that there is no index yet")
	}
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "改过的话。"))
	s.until("/fanwen/2026/1121/b.html", 200, "改过的话")
	for range 1000 {
		if finds("改过的话") {
			break
		}
	}
	if !finds("改过的话") {
		t.Error("the search does not find what was saved")
	}
	if r := s.get("/search/tags.js"); r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/javascript") {
		t.Errorf("a file of the index: %d", r.StatusCode)
	}
	if r := s.get("/search/none.js"); r.StatusCode != 404 {
		t.Errorf("what the index does not have: %d", r.StatusCode)
	}
	if strings.Contains(filepath.ToSlash(s.session.state.portal.IndexFolder()), "/public") {
		t.Error("the index lies in the output folder")
	}
}

// With another day, other articles are shown.
func TestNextDay(t *testing.T) {
	var now atomic.Int64
	set := func(day int) { now.Store(time.Date(2026, 12, day, 0, 0, 30, 0, time.FixedZone("", 8*60*60)).Unix()) }
	set(23)
	s := start(t, newFiles(nil), func(o *Options) {
		o.Drafts, o.Future, o.Today = false, false, calendar.Day{}
		o.Clock = func() time.Time { return time.Unix(now.Load(), 0) }
	})
	s.until("/fanwen/2026/1224/e.html", 404, "")
	set(24)
	s.session.check(context.Background())
	s.until("/fanwen/2026/1224/e.html", 200, "戊的话")
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.steps[len(s.steps)-1].Day {
		t.Error("the new day was not told")
	}
}
