package host

import (
	"encoding/xml"
	"strings"
	"testing"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/page"
)

func TestGone(t *testing.T) {
	const text = "\ufeff# 注释\n\n/bbs/\r\n  old/1.html  \nhttps://www.example.com/docs/%E6%97%A7.html\nhttps://www.example.com/docs/旧2.html\n/p.php?id=%E6%97%a7&x=旧\nold/1.html\n" +
		"https://other.example.com/a.html\n/a/../b\n/a#b\n/\nhttps://www.example.com/\n"
	problems := &diag.List{}
	g := ReadGone([]byte(text), "https://www.example.com/docs/", problems)
	if got := strings.Join(g.Addresses(), " | "); got != "bbs/ | old/1.html | 旧.html | 旧2.html | p.php?id=%E6%97%a7&x=%E6%97%A7" {
		t.Error(got)
	}
	var b strings.Builder
	_ = (diag.Printer{W: &b}).Print(problems.Sorted())
	for _, want := range []string{
		"gone.txt:9:1: error: https://other.example.com/a.html is no address of this site", "gone.txt:10:1: error: \"/a/../b\" is no address",
		"gone.txt:11:1:", "gone.txt:12:1:", "gone.txt:13:1: error: https://www.example.com/ is no address of this site",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s\ndoes not say %s", b.String(), want)
		}
	}
	problems = &diag.List{}
	g.Check([]page.Moved{{From: "p.php?id=%E6%97%a7&x=%E6%97%A7"}}, func(p string) (string, bool) { return "BBS/index.html", p == "bbs/index.html" }, problems)
	if list := problems.Sorted(); len(list) != 2 || !strings.Contains(list[0].Message.String(), "/BBS/index.html") || list[0].Message.Code() != "gone-exists" || list[1].Message.Code() != "gone-moved" {
		t.Errorf("%v", list)
	}
}

// Any text may be said to be gone, or an alias: what is written stays one line a rule.
func FuzzGone(f *testing.F) {
	f.Add("/a.html\n/b?c=d\nhttps://www.example.com/x y\n")
	f.Add("\"\\${}`'\n/旧?q=\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		problems := &diag.List{}
		g := ReadGone([]byte(text), "https://www.example.com/", problems)
		w := writer(t, "/", config.Nginx, config.Caddy, config.IIS, config.Netlify)
		v := page.Host{Gone: g.Addresses()}
		r := rulesOf("/", &v)
		for file, more := range map[string]int{NginxMapsPath: 0, CaddyPath: 0, RedirectsPath: 0, WebConfigPath: 0} {
			v.File = file
			out := string(w.Append(nil, &v))
			if n := strings.Count(out, "\n"); n > 200+more+4*(len(r.paths)+len(r.queries)) {
				t.Errorf("%s has %d lines", file, n)
			}
			if file == WebConfigPath {
				var c webConfig
				if err := xml.Unmarshal([]byte(out), &c); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
