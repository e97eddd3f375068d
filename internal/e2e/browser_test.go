package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wendang/internal/scaffold"
)

// browserNames are the programs that may be a Chromium.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

// browser starts Chromium once for all tests.
var browser = sync.OnceValues(func() (context.Context, error) {
	for _, name := range browserNames {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(path),
			chromedp.NoSandbox, // tests may run as root, and show nothing but our own pages
			chromedp.Flag("disable-background-networking", true),
			chromedp.Flag("disable-component-update", true),
			chromedp.Flag("disable-back-forward-cache", true), // with it, going back fires no load
		)
		allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, _ := chromedp.NewContext(allocator)
		return ctx, chromedp.Do(ctx)
	}
	return nil, fmt.Errorf("no Chromium is found (%s)", strings.Join(browserNames, ", "))
})

// tab is a browser tab that notes everything that goes wrong in it.
type tab struct {
	t   *testing.T
	ctx context.Context

	// tolerate is parts of addresses that may fail; with careless, anything may.
	tolerate []string
	careless bool

	mu       sync.Mutex
	problems []string
}

func newTab(t *testing.T) *tab {
	t.Helper()
	parent, err := browser()
	if err != nil {
		missing(t, err.Error())
	}
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	b.do(chromedp.EmulateViewport(1280, 900))
	b.call("enabling the network log", func() error {
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		return err
	})
	messages := chromedp.Console(ctx)
	failed := chromedp.Events(ctx, network.LoadingFailed)
	responses := chromedp.Events(ctx, network.ResponseReceived)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if !b.tolerated(m.URL) {
				b.note("console: " + m.Text)
			}
		}
	}()
	go func() {
		for e, err := range failed {
			if err != nil {
				return
			}
			if e.ErrorText != "net::ERR_ABORTED" { // a page that was left while it loaded
				b.note("request failed: " + e.ErrorText)
			}
		}
	}()
	go func() {
		for e, err := range responses {
			if err != nil {
				return
			}
			if e.Response.Status >= 400 && !b.tolerated(e.Response.URL) {
				b.note(fmt.Sprintf("%d for %s", e.Response.Status, e.Response.URL))
			}
		}
	}()
	t.Cleanup(func() {
		time.Sleep(50 * time.Millisecond) // for what is still on its way
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, p := range b.problems {
			if !b.careless {
				t.Error(p)
			}
		}
	})
	return b
}

func (b *tab) tolerated(address string) bool {
	return slices.ContainsFunc(b.tolerate, func(part string) bool { return strings.Contains(address, part) })
}

func (b *tab) note(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, s)
}

// limited returns a context that ends well before the test's time does.
func (b *tab) limited() (context.Context, context.CancelFunc) {
	return context.WithTimeout(b.ctx, 30*time.Second)
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx := b.ctx
	if chromedp.FromContext(ctx).Target != nil { // the first call binds the tab to its context
		var cancel context.CancelFunc
		ctx, cancel = b.limited()
		defer cancel()
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) call(what string, f func() error) {
	b.t.Helper()
	if err := f(); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// eval evaluates an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := b.limited()
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// open opens a page. One that goes elsewhere by itself in that moment, since it is told to or
// leads on, ends the way to the other; then it is gone again.
func (b *tab) open(address string) {
	b.t.Helper()
	for try := 1; ; try++ {
		ctx, cancel := b.limited()
		err := chromedp.Do(ctx, chromedp.Navigate(address))
		cancel()
		if err == nil {
			return
		}
		if try == 3 || !strings.Contains(err.Error(), "net::ERR_ABORTED") {
			b.t.Fatal(err)
		}
	}
}

// follow follows the link that a selector finds and waits for its page. The
// click is the page's own: one with the mouse misses when an image that loads
// moves the link away.
func (b *tab) follow(selector string) {
	b.t.Helper()
	href := eval[string](b, fmt.Sprintf(`(document.querySelector(%q) || {href: ""}).href`, selector))
	if href == "" {
		b.t.Fatalf("%s: no link %s", b.location(), selector)
	}
	ctx, cancel := b.limited()
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).click()", selector))); err != nil {
		b.t.Fatalf("%s: following %s: %v", b.location(), selector, err)
	}
	if got := b.location(); got != href {
		b.t.Fatalf("following %s led to %s, not %s", selector, got, href)
	}
}

func (b *tab) location() string { return eval[string](b, "location.href") }

func (b *tab) dark(on bool) {
	scheme := "light"
	if on {
		scheme = "dark"
	}
	b.call("choosing colours", func() error {
		_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// fileURL returns the address of a file on disk.
func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// overBoth runs a test with the sample portal's address over HTTP and from a
// folder. The address ends with a slash.
func overBoth(t *testing.T, run func(t *testing.T, b *tab, root string)) {
	t.Run("http", func(t *testing.T) {
		address := served(t, plainly)
		run(t, newTab(t), address+"/")
	})
	t.Run("file", func(t *testing.T) {
		run(t, newTab(t), fileURL(sampleOutput(t))+"/")
	})
}

// plainly serves pages under a strict Content-Security-Policy, which any host may have.
func plainly(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'")
		h.ServeHTTP(w, r)
	})
}

// served serves the sample portal until the test and its tab have ended: it is
// called before the tab is opened.
func served(t *testing.T, wrap func(http.Handler) http.Handler) string {
	t.Helper()
	return servedFolder(t, sampleOutput(t), wrap)
}

// servedFolder serves an output folder.
func servedFolder(t *testing.T, out string, wrap func(http.Handler) http.Handler) string {
	t.Helper()
	root, err := os.OpenRoot(out)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(wrap(hosted(root)))
	t.Cleanup(func() {
		server.Close()
		_ = root.Close()
	})
	return server.URL
}

// TestWalk goes the reader's way from the home page to an article and on.
func TestWalk(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		b.open(root + "index.html")
		b.follow("nav.channels li:nth-child(3) a")
		if got := eval[string](b, `document.querySelector("nav.channels [aria-current]").textContent`); got != "节日大全" {
			t.Errorf("the current channel is %q", got)
		}
		b.follow("nav.pagination a[rel=next]")
		b.follow("nav.pagination a[rel=prev]")
		b.follow("ol.articles li:nth-child(5) a")
		article := b.location()
		b.follow(".tags a")
		b.do(chromedp.NavigateBack())
		if got := b.location(); got != article {
			t.Fatalf("back led to %s", got)
		}
		b.follow("nav.breadcrumb a:nth-of-type(3)")
		b.follow("ol.articles a")
		b.follow("nav.festivals li:nth-child(18) a")
		b.follow("ol.articles a")
		b.follow("nav.neighbours a")
		b.follow(".related a")
		b.follow(".site-name a")
		b.follow(".coming a")
		b.follow("nav.footer-links li:nth-child(2) a")
		b.follow(".colophon .more a")
		b.follow(".map section:nth-of-type(3) li a")
		b.follow(".colophon .more a:nth-of-type(2)")
		b.follow(".cloud a")
		b.follow("nav.footer-links li:nth-child(8) a")
		if got := eval[string](b, `document.querySelector("h1").textContent`); got != "关于本站" {
			t.Errorf("the footer leads to %q", got)
		}
	})
}

// kinds are pages of every kind of the sample portal.
var kinds = []string{
	"index.html",
	"jieri/index.html",
	"jieri/list-1.html",
	"jieri/zhongqiujie/index.html",
	"fanwen/index.html",
	"fanwen/gongzuozongjie/index.html",
	"tags/index.html",
	"tags/项目建设/index.html",
	"jieri/guanggunjie/2021/0213/taolun.html",
	"search/index.html",
	// Plain pages, the overview, a text of machines, one with a file to take along.
	"about.html",
	"copyright.html",
	"sitemap/index.html",
	"wendang/2024/0924/zhiban-biao.html",
	"gongwen/2025/0428/fangxun-tongzhi.html",
	// Articles with tables, footnotes, task and definition lists, images, code.
	"wenku/2022/1111/shuxin-geshi.html",
	"wendang/2020/0611/huiyi-qiandao.html",
	"jiaoan/banhui/2024/0524/fang-nishui.html",
	"jianli/2026/0905/jianli-yaodian.html",
	"jieri/qixijie/2025/0827/shici-xuandu.html",
}

// TestAccessible runs axe-core on every kind of page, light and dark, on a
// phone and on a desktop, and looks for what makes a page scroll sideways and
// for targets that are too small.
func TestAccessible(t *testing.T) {
	axe := readAxe(t)
	for _, size := range []struct {
		name          string
		width, height int64
	}{{"phone", 360, 740}, {"desktop", 1280, 900}, {"at 200 %", 640, 450}, {"at 400 %", 320, 225}} {
		for _, scheme := range []string{"light", "dark"} {
			pages := kinds
			if strings.HasSuffix(size.name, "%") {
				if scheme == "dark" {
					continue // colours are those of the desktop
				}
				pages = kinds[:10]
			}
			t.Run(size.name+" "+scheme, func(t *testing.T) {
				b := newTab(t)
				b.do(chromedp.EmulateViewport(size.width, size.height))
				b.dark(scheme == "dark")
				for _, page := range pages {
					b.open(fileURL(filepath.Join(sampleOutput(t), filepath.FromSlash(page))))
					b.checkPage(page, axe)
				}
			})
		}
	}
}

// checkPage checks the page that is shown.
func (b *tab) checkPage(name, axe string) {
	b.t.Helper()
	if wide := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
		b.t.Errorf("%s scrolls sideways by %d pixels", name, wide)
	}
	small := eval[string](b, `JSON.stringify(Array.from(document.querySelectorAll("nav a, button, .tags a, .articles a, .brief a, .cloud a, .pagination a, summary"))
		.map(function (e) { return [e.textContent.trim(), e.getBoundingClientRect()]; })
		.filter(function (x) { return x[1].width > 0 && (x[1].height < 24 || x[1].width < 24); })
		.map(function (x) { return x[0] + " " + x[1].width + "x" + x[1].height; }))`)
	if small != "[]" {
		b.t.Errorf("%s has targets under 24 pixels: %s", name, small)
	}
	b.do(chromedp.Evaluate[chromedp.Void](axe + "\n;undefined"))
	result := eval[string](b, `axe.run(document, {resultTypes: ["violations"], preload: false}).then(function (r) { return JSON.stringify(r.violations); })`)
	var violations []struct {
		ID    string
		Help  string
		Nodes []struct {
			HTML           string
			FailureSummary string
		}
	}
	if err := json.Unmarshal([]byte(result), &violations); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range violations {
		b.t.Errorf("%s: axe: %s (%s): %d times, first %s\n%s", name, v.ID, v.Help, len(v.Nodes), v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
	}
}

// addScript makes every page of a tab run a script before its own.
func addScript(ctx context.Context, source string) error {
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
	return err
}

// TestFestivalsStayRight opens a portal built long ago.
func TestFestivalsStayRight(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		const later = `(function () {
			var Real = Date, now = Real.UTC(2028, 4, 1);
			window.Date = function (a) { return arguments.length ? new Real(a) : new Real(now); };
			window.Date.UTC = Real.UTC; window.Date.now = function () { return now; };
		})()`
		b.call("moving the clock", func() error { return addScript(b.ctx, later) })
		b.open(root + "index.html")
		first := eval[string](b, `document.querySelector(".coming li").textContent.replace(/\s+/g, " ").trim()`)
		if !strings.HasPrefix(first, "五一劳动节 5月1日 星期一") || !strings.Contains(first, "就在今天") {
			t.Errorf("the next festival on 2028-05-01 is %q", first)
		}
		b.open(root + "jieri/duanwujie/index.html")
		if got := eval[string](b, `document.querySelector(".days time.next").textContent`); got != "2028年5月28日" {
			t.Errorf("端午 after 2028-05-01 is on %q", got)
		}
	})
}

// TestPrint looks at what print media shows of an article.
func TestPrint(t *testing.T) {
	b := newTab(t)
	b.open(fileURL(filepath.Join(sampleOutput(t), "jieri/guanggunjie/2021/0213/taolun.html")))
	b.call("choosing print", func() error {
		_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	})
	for selector, want := range map[string]bool{"h1": true, ".body": true, ".attribution": true, ".address": true,
		".more": false, ".masthead": false, "nav.breadcrumb": false, ".related": false, ".neighbours": false, ".colophon": false, ".tools": false, ".toc": false} {
		shown := eval[bool](b, fmt.Sprintf(`document.querySelector(%q).getClientRects().length > 0`, selector))
		if shown != want {
			t.Errorf("in print %s is shown: %v", selector, shown)
		}
	}
}

// TestNotFound asks for a page that is not there, deep below the root.
func TestNotFound(t *testing.T) {
	var root *os.Root
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { hosted(root).ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	b := newTab(t)
	source := t.TempDir()
	if _, err := scaffold.Write(source, time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(source, "site.toml")
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	with := strings.Replace(string(text), `base_url    = ""`, `base_url    = "`+server.URL+`"`, 1)
	if err := os.WriteFile(config, []byte(with), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(source, "public")
	if err := buildSite(source, out); err != nil {
		t.Fatal(err)
	}
	if root, err = os.OpenRoot(out); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	b.tolerate = []string{"/a/b/nowhere.html"}
	b.open(server.URL + "/a/b/nowhere.html")
	if got := eval[string](b, `document.querySelector("h1").textContent + document.styleSheets.length`); got != "没有找到这个页面1" {
		t.Errorf("the page shows %q", got)
	}
	b.follow("nav.channels li:nth-child(2) a")
	t.Run("accessible", func(t *testing.T) { // which needs axe
		axe := readAxe(t)
		b.open(server.URL + "/a/b/nowhere.html")
		b.checkPage("404.html", axe)
	})
}

func readAxe(t *testing.T) string {
	t.Helper()
	axe, err := os.ReadFile("../../.ci/node_modules/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe-core is not installed (npm ci in .ci)")
	}
	return string(axe)
}

// TestSubPath serves the output below a sub-path of a host.
func TestSubPath(t *testing.T) {
	address := served(t, func(h http.Handler) http.Handler { return http.StripPrefix("/文库/a", h) })
	b := newTab(t)
	b.open(address + "/" + url.PathEscape("文库") + "/a/index.html")
	b.follow("nav.channels li:nth-child(2) a")
	b.follow("ol.articles a")
	b.follow(".tags a")
	if got := eval[int](b, "document.styleSheets.length"); got != 1 {
		t.Errorf("%d style sheets", got)
	}
}
