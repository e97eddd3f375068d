package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// opened is a page that is open in a tab.
type opened struct {
	s       *site
	query   url.Values
	updates chan update
}

var scriptTag = regexp.MustCompile(`<script src="/\.wendang-preview/preview\.js"([^>]*)>`)
var dataAttribute = regexp.MustCompile(`data-(\w+)="([^"]*)"`)

// open opens a page as a tab does.
func (s *site) open(p string) *opened {
	s.t.Helper()
	m := scriptTag.FindStringSubmatch(s.get(p).body)
	if m == nil {
		s.t.Fatalf("%s has no script", p)
	}
	o := &opened{s: s, query: url.Values{}}
	for _, a := range dataAttribute.FindAllStringSubmatch(m[1], -1) {
		o.query.Set(a[1], a[2])
	}
	if o.query.Get("path") != p {
		s.t.Fatalf("the script of %s is of %s", p, o.query.Get("path"))
	}
	return o
}

// listen listens to events, and no longer to those of another connection.
func (o *opened) listen() *opened {
	o.s.t.Helper()
	updates := make(chan update, 100)
	o.updates = updates
	ctx, cancel := context.WithCancel(context.Background())
	o.s.t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", o.s.url+"/"+own+"events?"+o.query.Encode(), nil)
	o.s.must(err)
	response, err := http.DefaultClient.Do(r)
	o.s.must(err)
	if got := response.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		o.s.t.Fatalf("events are %s", got)
	}
	go func() {
		defer func() { _ = response.Body.Close() }()
		lines := bufio.NewScanner(response.Body)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var u update
				if json.Unmarshal([]byte(data), &u) == nil {
					updates <- u
				}
			}
		}
	}()
	return o
}

// until returns the first update that is what is waited for.
func (o *opened) until(what string, is func(u update) bool) update {
	o.s.t.Helper()
	for {
		select {
		case u := <-o.updates:
			if is(u) {
				return u
			}
		case <-time.After(30 * time.Second):
			o.s.t.Fatalf("never told: %s", what)
		}
	}
}

// ledTo returns where a tab is led to, or "" when that is not told in time.
func (o *opened) ledTo(most time.Duration) string {
	end := time.After(most)
	for {
		select {
		case u := <-o.updates:
			if u.Go != "" {
				return u.Go
			}
		case <-end:
			return ""
		}
	}
}

// reload is told to a tab whose page has changed.
func (o *opened) reload(u update) bool { return u.Page != o.query.Get("page") }

func TestTabs(t *testing.T) {
	s := start(t, newFiles(nil))
	const a, b = "/fanwen/zongjie/2026/1120/a.html", "/fanwen/2026/1121/b.html"
	first, other, list := s.open(a).listen(), s.open(b).listen(), s.open("/fanwen/").listen()
	s.write("content/fanwen/zongjie/a.md", strings.Replace(s.read("content/fanwen/zongjie/a.md"), "甲的话", "新的话", 1))
	u := first.until("the page has changed", first.reload)
	if got := s.open(a).query.Get("page"); got != u.Page || u.Go != "" {
		t.Errorf("told of the page %s, which is %s", u.Page, got)
	}
	// The article's summary stands on a page of the list.
	list.until("the list has changed", list.reload)
	if u := other.until("of the edit", func(u update) bool { return u.Version > 1 }); other.reload(u) {
		t.Error("an edit of another article has the page loaded again")
	}

	// A style sheet takes the place of the former one.
	first, other = s.open(a).listen(), s.open(b).listen()
	s.write("themes/portal/assets/portal.css", "p{color:red}")
	u = first.until("of the style sheet", func(u update) bool {
		return u.Styles["/assets/portal.css"] != "" && s.get(u.Styles["/assets/portal.css"]).body == "p{color:red}"
	})
	if first.reload(u) {
		t.Error("for a style sheet the page is loaded again")
	}
	former := s.get(a).body
	s.write("themes/portal/assets/portal.css", "p{color:blue}")
	other.until("of the next one", func(u update) bool { return s.get(u.Styles["/assets/portal.css"]).body == "p{color:blue}" })
	_, sheet, _ := strings.Cut(former, `<link rel="stylesheet" href="`)
	sheet, _, _ = strings.Cut(sheet, `"`)
	if r := s.get("/" + strings.TrimLeft(sheet, "./")); r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/css") {
		t.Errorf("a page that was sent before has no style sheet: %d %s", r.StatusCode, sheet)
	}

	// An image.
	first = s.open(a).listen()
	s.write("content/fanwen/zongjie/tu.png", "another")
	if u := first.until("of the image", func(u update) bool { return slices.Contains(u.Files, "/fanwen/zongjie/tu.png") }); first.reload(u) {
		t.Error("for an image the page is loaded again")
	}

	// A mistake, and its end.
	first, other = s.open(a).listen(), s.open(b).listen()
	good := s.read("content/fanwen/zongjie/a.md")
	s.write("content/fanwen/zongjie/a.md", "---\ntitle: [\n")
	first.until("of the mistake", first.reload)
	if u := other.until("of the mistake elsewhere", func(u update) bool { return u.Bar.Mistakes != "" }); other.reload(u) {
		t.Error("a mistake elsewhere has the page loaded again")
	}
	broken := s.open(a).listen()
	s.write("content/fanwen/zongjie/a.md", good)
	if u := broken.until("of its end", broken.reload); u.Page != first.query.Get("page") {
		t.Error("the mended page is another one")
	}
	other.until("that nothing is wrong", func(u update) bool { return u.Bar.Mistakes == "" })

	// A page that has moved.
	first = s.open(a).listen()
	s.must(os.Rename(s.path("content/fanwen/zongjie/a.md"), s.path("content/fanwen/zongjie/z.md")))
	moved := first.ledTo(20 * time.Second)
	if moved != "/fanwen/zongjie/2026/1120/z.html" {
		t.Errorf("the page is at %q", moved)
	}
	// One that asks for it afterwards is led there, too: it may have been loading just then.
	if u := s.open(a).listen().ledTo(5 * time.Second); u != moved {
		t.Errorf("who asks for what stands elsewhere is led to %q", u)
	}
	// A slow machine may see a file gone some time before it sees the other one.
	second := s.open(b).listen()
	text := s.read("content/fanwen/b.md")
	s.must(os.Remove(s.path("content/fanwen/b.md")))
	second.until("that the page has gone", second.reload)
	s.until(b, 404, "")
	s.write("content/fanwen/zongjie/y.md", text)
	if u := second.ledTo(20 * time.Second); u != "/fanwen/zongjie/2026/1121/y.html" {
		t.Errorf("the page that had gone is at %q", u)
	}
	s.must(os.Rename(s.path("content/fanwen/zongjie/y.md"), s.path("content/fanwen/b.md")))
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "又一句。"))
	s.until(b, 200, "又一句")

	// A tab that was away is told when it comes back, and one of another preview, too.
	away := s.open(b)
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "后来的话。"))
	s.until(b, 200, "后来的话")
	away.listen().until("what it has missed", away.reload)
	away.query.Set("session", "another")
	if u := away.listen().until("all", away.reload); !slices.Equal(u.Files, []string{"*"}) {
		t.Errorf("a tab of another preview is told of %v", u.Files)
	}
}

// Tabs follow the article that is edited.
func TestFollow(t *testing.T) {
	s := start(t, newFiles(nil), func(o *Options) { o.Follow = true })
	home := s.open("/").listen()
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "新的话。"))
	if u := home.until("where to go", func(u update) bool { return u.Go != "" }); u.Go != "/fanwen/2026/1121/b.html" {
		t.Errorf("led to %s", u.Go)
	}
	s.write("content/fanwen/new.md", article("新的文章", "2026-11-24", "话。"))
	if u := home.until("where to go", func(u update) bool { return u.Go != "" }); u.Go != "/fanwen/2026/1124/new.html" {
		t.Errorf("led to %s", u.Go)
	}
	s.write("content/fanwen/bad.md", "---\ntitle: [\n")
	if u := home.until("where to go", func(u update) bool { return u.Go != "" }); u.Go != "/"+problemsPath {
		t.Errorf("led to %s", u.Go)
	}
}

// Where a site's policy allows no connections, a script tells.
func TestWait(t *testing.T) {
	s := start(t, newFiles(nil))
	const b = "/fanwen/2026/1121/b.html"
	tab := s.open(b)
	told := make(chan string, 1)
	go func() { told <- s.get("/" + own + "wait.js?" + tab.query.Encode()).body }()
	s.write("content/fanwen/b.md", article("工作报告乙", "2026-11-21", "新的话。"))
	body := <-told
	for !strings.Contains(body, `"page"`) { // of the index, at first
		body = s.get("/" + own + "wait.js?" + tab.query.Encode()).body
	}
	var u update
	if err := json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimPrefix(body, "wendangPreview("), ");\n")), &u); err != nil {
		t.Fatal(err, body)
	}
	for from, want := range map[string]int{"cross-site": 403, "same-site": 403, "same-origin": 200, "": 200} {
		q := url.Values{"path": {b}}.Encode()
		if r := s.ask("GET", "/"+own+"wait.js?"+q, "Sec-Fetch-Site", from); r.StatusCode != want {
			t.Errorf("a script for %q: %d", from, r.StatusCode)
		}
	}
}

func TestLanguage(t *testing.T) {
	for header, want := range map[string]string{
		"": "zh", "fr, ja": "zh", "en": "en", "zh-CN,zh;q=0.9,en;q=0.8": "zh", "en-US,en;q=0.9,zh;q=0.8": "en", "fr,zh-TW;q=0.5,en;q=0.7": "en", "en;q=0, zh;q=0.1": "zh", ",;q": "zh",
	} {
		r := &http.Request{Header: http.Header{"Accept-Language": {header}}}
		if got := languageOf(r, 1).String(); got != want {
			t.Errorf("%q: %s", header, got)
		}
	}
}
