package e2e

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"wendang/internal/output"
	"wendang/internal/pipeline"
	"wendang/internal/publish"
	"wendang/internal/publish/address"
)

// hostedSite is a copy of the sample portal with old addresses, published into a folder
// that a server shows.
type hostedSite struct {
	t    *testing.T
	site *copiedSite
	base string // "/" or "/docs/"
	root string // the server's root folder
	addr string // host:port
}

// movedTo is where the old addresses of a hostedSite lead.
const movedTo = "fanwen/2024/0301/moved.html"

func newHostedSite(t *testing.T, base string) *hostedSite {
	t.Helper()
	s := &hostedSite{t: t, site: copySample(t), base: base, root: filepath.Join(t.TempDir(), "根 目录"), addr: freePort(t)}
	config, err := os.ReadFile(filepath.Join(s.site.dir, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s.site.put("site.toml", strings.Replace(string(config), `"https://www.example.com/"`, fmt.Sprintf("%q", "http://"+s.addr+base), 1)+
		"\n[host]\nkind = [\"nginx\", \"caddy\"]\n")
	s.site.put("gone.txt", "# 没有了的\n/bbs/\n/old/forum.html\n/plus/view.php?aid=404\n/旧/无.html\n/gone/folder/index.html\n")
	s.site.put("content/moved.md", `+++
title = "搬了家的文章"
date = 2024-03-01
category = "fanwen"
slug = "moved"
aliases = ["/old/1.html", "/old/folder/", "/旧/文.html", "/a b/c.html", "/plus/view.php?aid=1", "/plus/view.php?aid=12", "/?p=3", "/so.php?q=%e4%b8%ad&x={1}", "/so.php?q=%E4%B8%AD&x={1}", "/ID.php?v=aB", "/ID.php?v=Ab2"]
+++

这篇文章从前在别的网址上，搬家以后旧网址都要转到这里来。

`)
	s.site.build()
	// As a folder of a web server is published to.
	state, done, err := pipeline.StatePath(s.site.dir, s.site.out)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	to := filepath.Join(s.root, filepath.FromSlash(base))
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Publish(context.Background(), publish.Options{Out: s.site.out, State: state, Compress: []string{"gzip"},
		To: address.Address{Scheme: address.File, Path: to}}); err != nil {
		t.Fatal(err)
	}
	return s
}

// freePort returns an address at which nobody listens.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// start runs a server until the test ends, and waits until it answers.
func (s *hostedSite) start(cmd *exec.Cmd) {
	s.t.Helper()
	var log strings.Builder
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	s.t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			_ = cmd.Process.Kill()
		}
		if s.t.Failed() {
			s.t.Log(log.String())
		}
	})
	for range 400 {
		if conn, err := net.Dial("tcp", s.addr); err == nil {
			_ = conn.Close()
			return
		}
		select {
		case err := <-ended:
			s.t.Fatalf("the server ended: %v\n%s", err, log.String())
		case <-time.After(25 * time.Millisecond):
		}
	}
	s.t.Fatalf("the server does not answer\n%s", log.String())
}

func startNginx(s *hostedSite) {
	s.t.Helper()
	program, err := exec.LookPath("nginx")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			missing(s.t, "nginx is not installed")
		}
	}
	dir := s.t.TempDir()
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n"
	}
	var temporary strings.Builder
	for _, what := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		fmt.Fprintf(&temporary, "%s_temp_path %s/%s;\n", what, dir, what)
	}
	conf := fmt.Sprintf("%sdaemon off;\nworker_processes 1;\npid %s/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n%s"+
		"include /etc/nginx/mime.types;\ninclude %q;\ninclude %q;\nserver { listen %s; root %q; include %q; location /api/ { proxy_pass http://127.0.0.1:9; } }\n}\n",
		user, dir, temporary.String(), filepath.Join(s.site.dir, "host/nginx-sizes.conf"), filepath.Join(s.site.dir, "host/nginx-maps.conf"), s.addr, s.root, filepath.Join(s.site.dir, "host/nginx.conf"))
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o644); err != nil {
		s.t.Fatal(err)
	}
	s.start(exec.Command(program, "-p", dir, "-e", "stderr", "-c", file))
}

func startCaddy(s *hostedSite) {
	s.t.Helper()
	program, err := exec.LookPath("caddy")
	if err != nil {
		missing(s.t, "Caddy is not installed")
	}
	dir := s.t.TempDir()
	conf := fmt.Sprintf("{\n\tadmin off\n\tauto_https off\n}\nhttp://%s {\n\troot * %q\n\timport %q\n\thandle /api/* {\n\t\treverse_proxy 127.0.0.1:9\n\t}\n}\n", s.addr, s.root, filepath.Join(s.site.dir, "host/site.caddy"))
	file := filepath.Join(dir, "Caddyfile")
	if err := os.WriteFile(file, []byte(conf), 0o644); err != nil {
		s.t.Fatal(err)
	}
	cmd := exec.Command(program, "run", "--config", file, "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
	s.start(cmd)
}

// TestServers asks the servers that portals are served by in earnest, with the
// configuration that a build has written.
func TestServers(t *testing.T) {
	for _, base := range []string{"/", "/docs/"} {
		t.Run(base, func(t *testing.T) {
			site := newHostedSite(t, base)
			for name, start := range map[string]func(*hostedSite){"nginx": startNginx, "caddy": startCaddy} {
				t.Run(name, func(t *testing.T) {
					s := *site
					s.t = t
					start(&s)
					s.checkAnswers(name)
					s.checkFiles()
					s.checkBrowser()
				})
			}
		})
	}
}

// get asks for an address of the site, and follows no redirect.
func (s *hostedSite) get(path string, header http.Header) (*http.Response, string) {
	s.t.Helper()
	request, err := http.NewRequest("GET", "http://"+s.addr+s.base+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for name, values := range header {
		request.Header[name] = values
	}
	client := &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{DisableCompression: true, DisableKeepAlives: true},
	}
	response, err := client.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(body)
}

// checkAnswers asks for old addresses, and for what is missing.
func (s *hostedSite) checkAnswers(name string) {
	moved, none := s.base+movedTo, ""
	for _, want := range []struct {
		path   string
		status int
		to     string
	}{
		{"", 200, none},
		{"index.html", 200, none},
		{"fanwen/", 200, none},
		{"fanwen", 301, s.base + "fanwen/"},
		{"?utm_source=x", 200, none},
		{"old/1.html", 301, moved},
		{"old/1.html?from=timeline", 301, moved},
		{"old/folder/", 301, moved},
		{"old/folder", 301, moved},
		{"%E6%97%A7/%E6%96%87.html", 301, moved},
		{"a%20b/c.html", 301, moved},
		{"plus/view.php?aid=1", 301, moved},
		{"plus/view.php?aid=12", 301, moved},
		{"?p=3", 301, moved},
		{"so.php?q=%E4%B8%AD&x={1}", 301, moved},
		{"so.php?q=%e4%b8%ad&x={1}", 301, moved},
		{"ID.php?v=aB", 301, moved},
		{"ID.php?v=Ab2", 301, moved},
		{"plus/view.php?aid=2", 404, none},
		{"plus/view.php", 404, none},
		{"?p=4", 200, none},
		{"bbs/", 410, none},
		{"bbs", 410, none},
		{"old/forum.html", 410, none},
		{"plus/view.php?aid=404", 410, none},
		{"gone/folder/index.html", 410, none},
		{"gone/folder/", 410, none},
		{"gone/folder", 410, none},
		{"%E6%97%A7/%E6%97%A0.html", 410, none},
		{"a/b/nowhere.html", 404, none},
		{"assets/", 404, none},
		{"assets/none.00000000.css", 404, none},
		{".wendang-published", 404, none},
	} {
		r, body := s.get(want.path, nil)
		if r.StatusCode == http.StatusPermanentRedirect { // Caddy's, for a folder without its slash
			r.StatusCode = http.StatusMovedPermanently
		}
		if to := r.Header.Get("Location"); r.StatusCode != want.status || to != want.to {
			s.t.Errorf("%s: %d %q, want %d %q", want.path, r.StatusCode, to, want.status, want.to)
		}
		if r.StatusCode >= 400 && !strings.Contains(body, "没有找到这个页面") {
			s.t.Errorf("%s: not the site's page for %d: %.100q", want.path, r.StatusCode, body)
		}
		if r.StatusCode >= 400 && strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			s.t.Errorf("%s: what is missing is kept for ever", want.path)
		}
		if r.Header.Get("Content-Security-Policy") == "" || r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Referrer-Policy") == "" {
			s.t.Errorf("%s: %d has the headers %v", want.path, r.StatusCode, r.Header)
		}
		if n := len(r.Header.Values("Content-Security-Policy")); n > 1 {
			s.t.Errorf("%s: %d policies", want.path, n)
		}
	}
	if s.base != "/" {
		s.checkOthers()
		r, err := (&http.Transport{}).RoundTrip(newGet(s.t, "http://"+s.addr+"/docs"))
		if err != nil || r.StatusCode != 301 || r.Header.Get("Location") != "/docs/" {
			s.t.Errorf("%s: the folder without its slash: %v %v", name, r, err)
		}
		if r != nil {
			_ = r.Body.Close()
		}
	}
}

// checkOthers asks for what another program on the server would answer, which is not there.
func (s *hostedSite) checkOthers() {
	r, err := (&http.Transport{}).RoundTrip(newGet(s.t, "http://"+s.addr+"/api/x"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	if body, err := io.ReadAll(r.Body); err != nil || r.StatusCode != http.StatusBadGateway || strings.Contains(string(body), "没有找到这个页面") {
		s.t.Errorf("another program's error: %d %.100q (%v)", r.StatusCode, body, err)
	}
}

func newGet(t *testing.T, address string) *http.Request {
	t.Helper()
	r, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// checkFiles asks for every file of the output, plain and compressed beforehand.
func (s *hostedSite) checkFiles() {
	list, err := os.ReadFile(filepath.Join(s.site.out, output.ListName))
	if err != nil {
		s.t.Fatal(err)
	}
	files, err := output.ParseList(string(list))
	if err != nil {
		s.t.Fatal(err)
	}
	hashed := 0
	for _, f := range files {
		if f.Kind == output.Redirect {
			continue
		}
		want, err := os.ReadFile(filepath.Join(s.site.out, filepath.FromSlash(f.Path)))
		if err != nil {
			s.t.Fatal(err)
		}
		r, body := s.get((&url.URL{Path: f.Path}).EscapedPath(), nil)
		if r.StatusCode != 200 || body != string(want) {
			s.t.Errorf("%s: %d, %d bytes of %d", f.Path, r.StatusCode, len(body), len(want))
		}
		kind := r.Header.Get("Content-Type")
		if ext := filepath.Ext(f.Path); strings.Contains(" .html .css .js .xml .txt ", " "+ext+" ") && !strings.Contains(strings.ToLower(kind), "charset=utf-8") {
			s.t.Errorf("%s is %q", f.Path, kind)
		}
		cache := r.Header.Values("Cache-Control")
		if f.Kind.Hashed() {
			hashed++
		}
		if len(cache) != 1 || strings.Contains(cache[0], "immutable") != f.Kind.Hashed() {
			s.t.Errorf("%s: Cache-Control is %q", f.Path, cache)
		}
		if f.Kind != output.Article {
			continue
		}
		before, err := os.ReadFile(filepath.Join(s.root, s.base, filepath.FromSlash(f.Path)+".gz"))
		if err != nil {
			s.t.Fatal(err)
		}
		r, body = s.get((&url.URL{Path: f.Path}).EscapedPath(), http.Header{"Accept-Encoding": {"gzip"}})
		if r.Header.Get("Content-Encoding") != "gzip" || body != string(before) {
			s.t.Errorf("%s is not sent as it was compressed: %v", f.Path, r.Header)
		}
	}
	if hashed < 10 {
		s.t.Errorf("%d files have a hash in their names", hashed)
	}
}

// checkBrowser opens every kind of page in a browser, which notes each violation of the
// Content-Security-Policy.
func (s *hostedSite) checkBrowser() {
	root := "http://" + s.addr + s.base
	b := newTab(s.t)
	for _, page := range kinds {
		b.open(root + (&url.URL{Path: page}).EscapedPath())
		b.checkLoaded(page)
	}
	b.open(root + "search/?q=%E6%B4%BB%E5%8A%A8")
	b.await(`document.querySelectorAll(".results li").length > 5`)
	b.open(root + "plus/view.php?aid=1")
	if got := b.location(); got != root+movedTo {
		s.t.Errorf("the old address leads to %s", got)
	}
	lost := newTab(s.t)
	lost.tolerate = []string{"/nowhere.html"}
	lost.open(root + "a/b/nowhere.html")
	lost.checkLoaded("the page for what is missing")
	lost.follow("nav.channels li:nth-child(2) a")
	// That a violation would be seen.
	bad := newTab(s.t)
	bad.careless = true
	bad.open(root)
	bad.do(chromedp.Evaluate[chromedp.Void](`window.seen = ""; document.addEventListener("securitypolicyviolation", e => { window.seen = e.violatedDirective; });
		var s = document.createElement("script"); s.textContent = "window.ran = true"; document.head.appendChild(s);`))
	bad.await(`window.seen !== ""`)
	if eval[bool](bad, `!!window.ran`) {
		s.t.Error("a script within the page was run")
	}
}

// checkLoaded checks that a page has its style and its scripts.
func (b *tab) checkLoaded(name string) {
	b.t.Helper()
	if got := eval[string](b, `document.styleSheets.length + " " + (getComputedStyle(document.querySelector(".site-name") || document.body).display !== "")`); got != "1 true" {
		b.t.Errorf("%s: styles %s", name, got)
	}
	if !eval[bool](b, `performance.getEntriesByType("resource").some(e => e.name.indexOf("portal") > 0 && e.name.endsWith(".js"))`) {
		b.t.Errorf("%s: its script is not loaded", name)
	}
}
