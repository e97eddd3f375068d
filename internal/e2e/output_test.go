package e2e

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/pipeline"
)

// sampleSource is the sample portal: the repository itself is its site folder.
const sampleSource = "../.."

const sampleBase = "https://www.example.com/"

var temporary string

func TestMain(m *testing.M) {
	var err error
	// Spaces and Chinese in the path: a folder on a disk is often called so.
	if temporary, err = os.MkdirTemp("", "文档 网-*"); err != nil {
		panic(err)
	}
	code := m.Run()
	if err := os.RemoveAll(temporary); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// sample builds the sample portal once and returns its output folder.
var sample = sync.OnceValues(func() (string, error) {
	// A copy is built: what a build keeps of each output folder is not to stay in the
	// repository.
	source, out := filepath.Join(temporary, "sample"), filepath.Join(temporary, "样 本")
	for _, name := range []string{"content", "themes"} {
		if err := os.CopyFS(filepath.Join(source, name), os.DirFS(filepath.Join(sampleSource, name))); err != nil {
			return "", err
		}
	}
	config, err := os.ReadFile(filepath.Join(sampleSource, "site.toml"))
	if err == nil {
		err = os.WriteFile(filepath.Join(source, "site.toml"), config, 0o644)
	}
	if err != nil {
		return "", err
	}
	return out, buildSite(source, out)
})

func buildSite(source, out string) error {
	problems := &diag.List{}
	_, err := pipeline.Build(context.Background(), pipeline.Options{
		Source: source, Out: out, Now: time.Now(), Today: calendar.Day{Year: 2026, Month: 11, Day: 24}, Problems: problems})
	if err != nil {
		return err
	}
	if list := problems.Sorted(); len(list) > 0 {
		var b strings.Builder
		_ = (diag.Printer{W: &b}).Print(list)
		return errors.New(b.String())
	}
	return nil
}

func sampleOutput(t *testing.T) string {
	t.Helper()
	out, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSampleOutput(t *testing.T) {
	out := sampleOutput(t)
	o, err := ReadOutput(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Pages) < 150 {
		t.Errorf("only %d pages", len(o.Pages))
	}
	for _, p := range o.Check(sampleBase) {
		t.Error(p)
	}
}

// TestGivenOutput checks the output folder that WENDANG_OUTPUT names, of a site
// whose base_url is WENDANG_BASE.
func TestGivenOutput(t *testing.T) {
	dir := os.Getenv("WENDANG_OUTPUT")
	if dir == "" {
		t.Skip("WENDANG_OUTPUT names no folder")
	}
	o, err := ReadOutput(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range o.Check(os.Getenv("WENDANG_BASE")) {
		t.Error(p)
	}
}

// TestCheckFinds shows that the checks above can fail.
func TestCheckFinds(t *testing.T) {
	page := func(title, body string) string {
		return `<!doctype html><html lang="zh-CN"><head><title>` + title + `</title><meta name="description" content="d">` +
			`<meta property="og:title" content="t"><meta property="og:type" content="website"><meta property="og:site_name" content="s">` +
			`</head><body><a href="#wd-main">x</a><main id="wd-main"><h1>x</h1>` + body + `</main></body></html>`
	}
	for _, c := range []struct{ body, want string }{
		{`<a href="b.html">b</a>`, "leads to no file"},
		{`<a href="#nowhere">b</a>`, "leads to no id"},
		{`<a href="/index.html">b</a>`, "is not relative"},
		{`<p><b></p></b>`, "while <b> is open"},
		{`<p>`, "is open"},
		{`<i id="a"></i><i id="a"></i>`, "stands twice"},
		{`<p onclick="x">a</p>`, "Content-Security-Policy"},
		{`<script>1</script>`, "an inline script"},
		{`<h3>x</h3>`, "follows one of 1"},
		{`<h1>x</h1>`, "2 headings of level 1"},
		{`<img src="index.html">`, "without alt"},
	} {
		o, err := ReadOutput(fstest.MapFS{"index.html": {Data: []byte(page("t", c.body))}})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(o.Check(""), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.body, got, c.want)
		}
	}
	far := fstest.MapFS{
		"index.html": {Data: []byte(page("t", ""))},
		"a.html":     {Data: []byte(page("t", ""))},
		"feed.xml":   {Data: []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>`)},
	}
	o, err := ReadOutput(far)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(o.Check(""), "\n")
	for _, want := range []string{"no link leads here", "is that of", "no BreadcrumbList", "<feed> has 0 <id>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// TestValidHTML runs an HTML validator, which `npm ci` in .ci installs.
func TestValidHTML(t *testing.T) {
	ci, err := filepath.Abs("../../.ci")
	if err != nil {
		t.Fatal(err)
	}
	tool := filepath.Join(ci, "node_modules", ".bin", "html-validate")
	if _, err := os.Stat(tool); err != nil {
		missing(t, "html-validate is not installed (npm ci in .ci)")
	}
	cmd := exec.Command(tool, "--config", filepath.Join(ci, "htmlvalidate.json"), "**/*.html")
	cmd.Dir = sampleOutput(t)
	if got, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, got)
	}
}

// missing skips a test whose tool is not there, or fails it where WENDANG_CI
// says that all tools must be.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("WENDANG_CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// An ordinary page stays light, however much the theme can do.
func TestPageWeight(t *testing.T) {
	const most = 30_000 // bytes of style and scripts
	out := sampleOutput(t)
	for _, p := range []string{"index.html", "about.html", "fanwen/index.html", "jieri/guanggunjie/2021/0213/taolun.html"} {
		src, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(p)))
		if err != nil {
			t.Fatal(err)
		}
		sum, files := 0, 0
		for _, l := range ReadPage(p, src).Links {
			if ext := path.Ext(l.URL); l.Tag != "link" && l.Tag != "script" || ext != ".css" && ext != ".js" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(path.Join(path.Dir(p), l.URL))))
			if err != nil {
				t.Fatal(err)
			}
			sum += len(data)
			files++
		}
		if files < 2 || sum > most {
			t.Errorf("%s: %d bytes in %d files, at most %d", p, sum, files, most)
		}
	}
}
