package e2e

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"wendang/internal/calendar"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/preview"
)

// previewed is a site that is shown while a test writes it.
type previewed struct {
	t     *testing.T
	dir   string
	url   string
	steps atomic.Int64
}

const previewTOML = `title = "试网"
base_url = "https://www.example.com/"
[[channels]]
name = "范文大全"
slug = "fanwen"
[[channels]]
name = "文库"
slug = "wenku"
`

// previewArticle returns an article long enough to scroll, with an image.
func previewArticle(title, body string, more ...string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: 2026-11-20\ntags: [读书]\n%s\n![图](tu.png)\n\n%s\n\n%s", title, strings.Join(append(more, "---\n"), "\n"),
		body, strings.Repeat("长。\n\n", 150))
}

// picture returns an image of a width.
func picture(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 1))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// newPreview shows a small site, with some more files.
func newPreview(t *testing.T, more map[string]string, change ...func(*preview.Options)) *previewed {
	t.Helper()
	p := &previewed{t: t, dir: t.TempDir()}
	p.write("site.toml", previewTOML)
	p.write("content/fanwen/a.md", previewArticle("年终总结甲", "甲的话。"))
	p.write("content/fanwen/tu.png", picture(t, 3))
	p.write("content/wenku/b.md", previewArticle("工作报告乙", "乙的话。"))
	p.write("content/wenku/tu.png", picture(t, 3))
	for path, text := range more {
		p.write(path, text)
	}
	o := preview.Options{
		Options: pipeline.Options{Source: p.dir, Drafts: true, Future: true, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}},
		Report:  func(preview.Step) { p.steps.Add(1) }, Language: message.Chinese,
	}
	for _, c := range change {
		c(&o)
	}
	session := preview.New(o)
	server := httptest.NewServer(session)
	p.url = server.URL
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- session.Run(ctx, func() { close(ready) }) }()
	select {
	case <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.CloseClientConnections()
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		server.Close()
	})
	return p
}

// write writes a file as many editors do: another one takes its name.
func (p *previewed) write(path, text string) {
	p.t.Helper()
	full := filepath.Join(p.dir, filepath.FromSlash(path))
	tmp := filepath.Join(filepath.Dir(full), ".new")
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
	if err := os.Rename(tmp, full); err != nil {
		p.t.Fatal(err)
	}
}

const (
	pageA = "/fanwen/2026/1120/a.html"
	pageB = "/wenku/2026/1120/b.html"
)

// stay marks the page that is loaded, and tells whether it still is.
func (b *tab) stay()        { eval[bool](b, `window.stays = true`) }
func (b *tab) stayed() bool { return eval[bool](b, `window.stays === true`) }

// scrolled scrolls the page down.
func (b *tab) scrolled() float64 {
	eval[bool](b, `(scrollTo(0, 700), true)`)
	return eval[float64](b, `scrollY`)
}

func (b *tab) says(text string) {
	b.t.Helper()
	b.await(fmt.Sprintf(`document.body.innerText.includes(%q)`, text))
}

// previewTab opens a tab in which a page of the site may fail, which is what a preview is
// for.
func previewTab(t *testing.T, p *previewed, page string) *tab {
	t.Helper()
	b := newTab(t)
	b.careless = true
	b.open(p.url + page)
	return b
}

// What is saved shows in the tab that is open.
func TestPreviewArticle(t *testing.T) {
	p := newPreview(t, nil)
	b := newTab(t)
	b.open(p.url + pageA)
	at := b.scrolled()
	b.stay()
	p.write("content/fanwen/a.md", previewArticle("年终总结甲", "新的话。"))
	b.says("新的话。")
	b.await(fmt.Sprintf(`scrollY === %v`, at))
	if b.stayed() {
		t.Error("the page was not loaded again")
	}
	p.write("content/fanwen/a.md", previewArticle("新的题目", "新的话。"))
	b.await(`document.querySelector("h1").textContent === "新的题目"`)
	p.write("site.toml", strings.Replace(previewTOML, "试网", "新网", 1))
	b.await(`document.querySelector(".site-name").textContent.includes("新网")`)
	p.write("themes/portal/strings.toml", `visit = "请看"`)
	b.says("请看")
	p.write("themes/portal/layouts/article.html", `{{template "layouts/base.html" .}}{{define "main"}}<h1>{{.Headline}}</h1><p id="new">新的模板</p>{{.Body}}{{end}}`)
	b.await(`document.querySelector("#new")`)
	p.write("themes/portal/assets/portal.js", `document.documentElement.setAttribute("data-new", "")`)
	b.await(`document.documentElement.hasAttribute("data-new")`)
}

// A style sheet and an image take the places of the former ones in the page.
func TestPreviewInPlace(t *testing.T) {
	p := newPreview(t, map[string]string{"static/own.css": "h1 { letter-spacing: 1px }",
		"themes/portal/fragments/footer.html": `<footer><link rel="stylesheet" href="{{.Site.Home}}/../own.css">{{.Years}}</footer>`})
	b := newTab(t)
	b.open(p.url + pageA)
	at := b.scrolled()
	b.stay()
	p.write("themes/portal/assets/portal.css", "body { background: rgb(1, 2, 3) }")
	b.await(`getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)"`)
	p.write("themes/portal/assets/portal.css", "body { background: rgb(3, 2, 1) }")
	b.await(`getComputedStyle(document.body).backgroundColor === "rgb(3, 2, 1)"`)
	p.write("content/fanwen/tu.png", picture(t, 7))
	b.await(`document.querySelector(".body img").naturalWidth === 7`)
	p.write("static/own.css", "h1 { letter-spacing: 9px }")
	b.await(`getComputedStyle(document.querySelector("h1")).letterSpacing === "9px"`)
	if !b.stayed() || eval[float64](b, `scrollY`) > at+1 {
		t.Error("the page was loaded again")
	}
	b.await(`document.querySelectorAll("link[rel=stylesheet]").length === 3`) // the theme's, its own, the preview's
}

// A mistake shows as a page with the text of the terminal; when it is mended, the page
// comes back to where it was.
func TestPreviewMistake(t *testing.T) {
	p := newPreview(t, nil)
	b := previewTab(t, p, pageA)
	other := previewTab(t, p, pageB)
	at := b.scrolled()
	other.stay()
	p.write("content/fanwen/a.md", strings.Replace(previewArticle("年终总结甲", "甲的话。"), "2026-11-20", "昨天", 1))
	b.says("content/fanwen/a.md:3:7:")
	b.says("^^^^")
	if got := eval[string](b, `document.documentElement.lang`); got != "en" && got != "zh-CN" {
		t.Errorf("the page is in %q", got)
	}
	other.await(`document.querySelector("wendang-preview").shadowRoot.querySelector("a").textContent !== ""`)
	p.write("content/fanwen/a.md", previewArticle("年终总结甲", "改好的话。"))
	b.says("改好的话。")
	b.await(fmt.Sprintf(`scrollY === %v`, at))
	other.await(`document.querySelector("wendang-preview").hidden`)
	if !other.stayed() {
		t.Error("for a mistake in another article the page was loaded again")
	}
	p.write("themes/portal/layouts/article.html", "{{if}}")
	b.says("themes/portal/layouts/article.html:1")
	other.says("themes/portal/layouts/article.html:1")
	if err := os.RemoveAll(filepath.Join(p.dir, "themes")); err != nil {
		t.Fatal(err)
	}
	b.says("改好的话。")
	other.says("乙的话。")
}

// The mark of a draft shows whatever the theme does.
func TestPreviewMark(t *testing.T) {
	p := newPreview(t, map[string]string{
		"content/fanwen/d.md": previewArticle("草稿丁", "丁的话。", "draft: true"),
		"themes/portal/assets/portal.css": `wendang-preview, body > *:not(main) { display: none; visibility: hidden; opacity: 0; position: static; color: transparent }
			wendang-preview * { font-size: 0; display: none }
			body > :not(header):not(main):not(footer) { display: none !important; opacity: 0 !important }
			body { filter: grayscale(1); min-height: 3000px }
			.articles li a::after { content: "" !important; display: none !important; font-size: 0 !important }`,
		"themes/portal/assets/portal.js": `Array.from(document.body.children).forEach(function (e) { if (e.localName !== "main") { e.remove(); } });
			setTimeout(function () { document.querySelectorAll("wendang-preview").forEach(function (e) { e.remove(); }); }, 50);
			setInterval(function () { document.querySelectorAll("wendang-preview").forEach(function (e) {
				e.style.setProperty("display", "none", "important"); e.hidden = true; e.style.setProperty("transform", "translateX(-9999px)", "important"); }); }, 100);`,
	})
	b := newTab(t)
	b.open(p.url + "/fanwen/2026/1120/d.html")
	const seen = `(function () {
		const bar = document.querySelector("wendang-preview"), r = bar.getBoundingClientRect(), s = getComputedStyle(bar), text = bar.shadowRoot.querySelector("[data-part=mark]");
		return r.width > 50 && r.height > 10 && r.bottom <= innerHeight && s.visibility === "visible" && s.opacity === "1" &&
			getComputedStyle(text).color === "rgb(255, 255, 255)" && text.getBoundingClientRect().width > 50 && document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2).closest("wendang-preview") === bar;
	})()`
	b.await(seen)
	b.await(`performance.now() > 500`)
	b.await(seen)
	list := newTab(t)
	list.open(p.url + "/fanwen/")
	list.await(`(function (s) { return s.content !== '""' && s.content !== "none" && s.display === "inline-block" && s.fontSize === "12px"; })(getComputedStyle(document.querySelector(".articles a[data-wendang-mark]"), "::after"))`)
	p.write("content/fanwen/d.md", previewArticle("草稿丁", "丁的话。"))
	b.await(`document.querySelector("wendang-preview").hidden && getComputedStyle(document.querySelector("wendang-preview")).display === "none"`)
}

// The search finds what was edited, as soon as its page is asked for.
func TestPreviewSearch(t *testing.T) {
	p := newPreview(t, nil)
	b := newTab(t)
	b.careless = true // of an index that another takes the place of
	b.open(p.url + "/search/index.html?q=" + "甲的话")
	b.await(`document.querySelector(".results a").textContent.includes("年终总结甲")`)
	p.write("content/fanwen/a.md", previewArticle("年终总结甲", "独一无二的句子。"))
	b.open(p.url + "/search/index.html?q=" + "独一无二的句子")
	b.await(`document.querySelector(".results a").textContent.includes("年终总结甲")`)
	// A page of results that is open is brought up to date.
	p.write("content/wenku/b.md", previewArticle("工作报告乙", "也是独一无二的句子。"))
	b.await(`document.querySelectorAll(".results li").length === 2`)
}

// Two tabs show what concerns them; a tab goes where its article goes.
func TestPreviewTabs(t *testing.T) {
	p := newPreview(t, nil)
	one, two := newTab(t), newTab(t)
	// What goes may be asked for just then, also the picture that the other article's list shows.
	one.tolerate = []string{pageA, "/wenku/tu.png"}
	two.tolerate = []string{pageA, "/wenku/"}
	one.open(p.url + pageA)
	two.open(p.url + pageB)
	two.stay()
	p.write("content/fanwen/a.md", previewArticle("年终总结甲", "新的话。"))
	one.says("新的话。")
	p.write("content/wenku/b.md", previewArticle("工作报告乙", "也是新的话。"))
	two.says("也是新的话。")
	one.says("新的话。")
	if err := os.Rename(filepath.Join(p.dir, "content/fanwen/a.md"), filepath.Join(p.dir, "content/fanwen/new.md")); err != nil {
		t.Fatal(err)
	}
	one.await(`location.pathname === "/fanwen/2026/1120/new.html"`)
	one.says("新的话。")
	if err := os.Rename(filepath.Join(p.dir, "content/wenku"), filepath.Join(p.dir, "content/fanwen/wenku")); err != nil {
		t.Fatal(err)
	}
	two.await(`location.pathname === "/fanwen/2026/1120/b.html"`)
	two.says("也是新的话。")
	one.await(`![...document.images].some(i => new URL(i.src).pathname === "/wenku/tu.png")`)
}

// With follow, a tab goes to the article that is edited.
func TestPreviewFollow(t *testing.T) {
	p := newPreview(t, nil, func(o *preview.Options) { o.Follow = true })
	b := newTab(t)
	b.open(p.url + "/")
	p.write("content/wenku/b.md", previewArticle("工作报告乙", "新的话。"))
	b.await(fmt.Sprintf(`location.pathname === %q`, pageB))
	b.says("新的话。")
	p.write("content/fanwen/a.md", previewArticle("年终总结甲", "又是新的话。"))
	b.await(fmt.Sprintf(`location.pathname === %q`, pageA))
	b.says("又是新的话。")
}

// A strict policy of the site's holds, and yet the page is told: by events where it may
// connect, else by scripts.
func TestPreviewPolicy(t *testing.T) {
	for name, policy := range map[string]string{
		"events":  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'",
		"scripts": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'",
	} {
		t.Run(name, func(t *testing.T) {
			base, err := os.ReadFile("../../themes/portal/layouts/base.html")
			if err != nil {
				t.Fatal(err)
			}
			p := newPreview(t, map[string]string{"themes/portal/layouts/base.html": strings.Replace(string(base), `<meta charset="utf-8">`,
				`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="`+policy+`">`, 1)})
			b := newTab(t)
			b.careless = name == "scripts" // the browser tells that it has refused events
			b.open(p.url + pageA)
			b.says("甲的话。")
			for i := range 3 {
				p.write("content/fanwen/a.md", previewArticle("年终总结甲", fmt.Sprintf("新的话%d。", i)))
				b.says(fmt.Sprintf("新的话%d。", i))
			}
			b.stay()
			p.write("themes/portal/assets/portal.css", "body { background: rgb(1, 2, 3) }")
			b.await(`getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)"`)
			if !b.stayed() {
				t.Error("for a style sheet the page was loaded again")
			}
		})
	}
}

// Thousands of files that change at once show together.
func TestPreviewCheckout(t *testing.T) {
	const n = 2000
	text := func(i int, body string) string {
		return fmt.Sprintf("---\ntitle: 第%d篇\ndate: 2026-10-%02d\n---\n\n%s\n", i, 1+i%28, body)
	}
	more := map[string]string{}
	for i := range n {
		more[fmt.Sprintf("content/wenku/%04d.md", i)] = text(i, "从前的话。")
	}
	p := newPreview(t, more)
	b := newTab(t)
	b.open(p.url + "/wenku/2026/1008/1995.html")
	b.says("从前的话。")
	for i := range n {
		p.write(fmt.Sprintf("content/wenku/%04d.md", i), text(i, "后来的话。"))
	}
	b.says("后来的话。")
	for _, i := range []int{0, 1, 999, 1999} {
		b.open(fmt.Sprintf("%s/wenku/2026/10%02d/%04d.html", p.url, 1+i%28, i))
		b.says("后来的话。")
	}
	if got := p.steps.Load(); got > n/20 {
		t.Errorf("%d files were shown in %d steps", n, got)
	}
}
