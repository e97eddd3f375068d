package config

import (
	"os"
	"strings"
	"testing"
	"time"

	"wendang/internal/diag"
)

const small = `title = "网"
[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true
[[channels]]
name = "范文"
slug = "fanwen"
columns = [{ name = "总结", slug = "zj" }]
[[festivals]]
name = "光棍节"
slug = "guanggunjie"
day = "11-11"
`

func read(t *testing.T, text string) (*Config, []diag.Diagnostic) {
	t.Helper()
	var problems diag.List
	c := Read(FileName, []byte(text), &problems)
	return c, problems.Sorted()
}

func TestDefaults(t *testing.T) {
	c, problems := read(t, small)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if c.Language != "zh-CN" || c.TimeZone != "Asia/Shanghai" || c.Theme != "portal" || c.PageSize != 20 || c.FestivalChannel != 0 {
		t.Errorf("%+v", c)
	}
	if got := c.Permalink.Path(PermalinkValues{Category: "jieri/guanggunjie", Slug: "taolun",
		Date: time.Date(2021, 2, 13, 0, 10, 39, 0, time.UTC)}); got != "jieri/guanggunjie/2021/0213/taolun.html" {
		t.Errorf("permalink %s", got)
	}
	if c.ChannelBy("范文") != 1 || c.ChannelBy("fanwen") != 1 || c.ChannelBy("x") != -1 ||
		c.Channels[1].ColumnBy("zj") != 0 || c.FestivalBy("光棍节") != 0 {
		t.Error("names are not found")
	}
}

func TestForeignSettings(t *testing.T) {
	c, problems := read(t, "undated = 2019-05-04\n"+strings.Replace(small, `slug = "fanwen"`, "slug = \"fanwen\"\ndefault = true", 1))
	if len(problems) > 0 || c.DefaultChannel != 1 || c.Undated.Format(time.RFC3339) != "2019-05-04T00:00:00+08:00" {
		t.Error(problems, c.DefaultChannel, c.Undated)
	}
	for text, want := range map[string]string{
		"undated = 'soon'\n" + small:       "undated-invalid",
		"undated = true\n" + small:         "undated-invalid",
		"undated = '2019-05-04'\n" + small: "",
		"slug_from = 'day'\n" + small:      "slug-from-unknown",
		"slug_from = 'name'\n" + small:     "",
		"lower_case = 1\n" + small:         "wrong-type",
		strings.ReplaceAll(small, "[[channels]]", "[[channels]]\ndefault = true"): "default-channel-twice",
		"permalink = \"/:path.html\"\n" + small:                                   "",
	} {
		got := ""
		if _, problems := read(t, text); len(problems) > 0 {
			got = problems[0].Message.Code()
		}
		if got != want {
			t.Errorf("%s\n%s, want %s", text, got, want)
		}
	}
}

func TestFooterTargets(t *testing.T) {
	for to, want := range map[string]string{
		"fanwen": "fanwen", "fanwen/zj": "fanwen/zj", "/fanwen/": "fanwen",
		"jieri/guanggunjie": "jieri/guanggunjie", "guanggunjie": "jieri/guanggunjie",
		"https://a.cn/x": "URL", "mailto:a@b.cn": "URL",
		"zj": "later", "javascript:x": "later", "about": "later",
	} {
		c, problems := read(t, small+"[[footer]]\nname = 'x'\nto = '"+to+"'\n")
		got := c.Footer[0].Path
		switch {
		case len(problems) > 0:
			got = "error"
		case c.Footer[0].URL != "":
			got = "URL"
		case c.Footer[0].To.Text != "":
			got = "later"
		}
		if got != want {
			t.Errorf("%s leads to %s, want %s", to, got, want)
		}
	}
}

func TestPermalinks(t *testing.T) {
	v := PermalinkValues{Category: "a/b", Channel: "a", Slug: "s", Date: time.Date(987, 6, 5, 0, 0, 0, 0, time.UTC)}
	for pattern, want := range map[string]string{
		"/:channel/:slug.html":                "a/s.html",
		"/:category/:year-:month-:day/:slug/": "a/b/0987-06-05/s/index.html",
		"/x/:monthday:slug.htm":               "x/0605s.htm",
		":slug.html":                          "error",
		"/:category/:slug":                    "error",
		"/:category/index.html":               "error",
		"/:category/:title.html":              "error",
		"/a//:slug.html":                      "error",
		"/../:slug.html":                      "error",
		"/a:slug?.html":                       "error",
	} {
		p, err := ParsePermalink(pattern)
		got := "error"
		if err == nil {
			got = p.Path(v)
		}
		if got != want {
			t.Errorf("%s gives %s (%v), want %s", pattern, got, err, want)
		}
	}
}

func TestSlugs(t *testing.T) {
	for _, bad := range []string{"", "a/b", "..", ".x", "a.", " a", "a ", "a\\b", "a:b", "con", "NUL.html", "com1", "COM¹", "lpt³.html", "CONIN$", "conout$", "%2e%2e%2fa", "a%5Cb", "a\x00", "a\n", "a\u200eb", strings.Repeat("x", 201)} {
		if SlugProblem(bad).IsZero() {
			t.Errorf("%q passes", bad)
		}
	}
	for _, good := range []string{"a", "工作总结", "a b", "a.b", "C#", "100%", "console", "compute", "com10", "a%20b", "a_b-c"} {
		if problem := SlugProblem(good); !problem.IsZero() {
			t.Errorf("%q: %s", good, problem)
		}
	}
	for text, want := range map[string]string{"C/C++": "C-C++", " 项目 建设 ": "项目-建设", "aux": "-aux", "%2E%2fa": "-2E-2fa", "%%2e2e": "%-2e2e", "???": "---", "": "-", "e\u0301": "é"} {
		if got := MakeSlug(text); got != want {
			t.Errorf("MakeSlug(%q) = %q, want %q", text, got, want)
		}
	}
}

// Whatever the text, its slug is fit to be one.
func FuzzMakeSlug(f *testing.F) {
	for _, s := range []string{"项目建设", "a/b", "..", "con", "  ", "%2e%2", "%%2e2e", strings.Repeat("长", 100), "\x00", "a.\u200e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := MakeSlug(s)
		if problem := SlugProblem(slug); !problem.IsZero() {
			t.Errorf("MakeSlug(%q) = %q: %s", s, slug, problem)
		}
		if again := MakeSlug(slug); again != slug {
			t.Errorf("MakeSlug(%q) = %q", slug, again)
		}
	})
}

// Whatever the text, reading it gives a Config, and problems with sound places.
func FuzzRead(f *testing.F) {
	sample, err := os.ReadFile("../../site.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add([]byte(small))
	f.Add([]byte("channels = 1\nfestivals = [1]\ntags = {}\nfooter = [[]]\nbeian = []\nparams = 1"))
	f.Add([]byte("[[channels]]\nname=1\nslug=2\ncolumns=[{}]\nfestivals='x'\n[[festivals]]\nday=1"))
	f.Fuzz(func(t *testing.T, src []byte) {
		var problems diag.List
		c := Read(FileName, src, &problems)
		if c == nil || c.Location == nil || c.PageSize < 1 {
			t.Fatal("no sound Config")
		}
		if !problems.HasErrors() {
			for _, ch := range c.Channels {
				if ch.Name == "" || !SlugProblem(ch.Slug).IsZero() {
					t.Errorf("channel %+v passes", ch)
				}
			}
			if c.Title == "" || len(c.Channels) == 0 {
				t.Error("a site without title or channels passes")
			}
		}
		for _, d := range problems.Sorted() {
			if d.Line < 1 || d.Column < 1 || d.Message.IsZero() || d.File != FileName {
				t.Errorf("%+v", d)
			}
		}
	})
}

func TestBaseURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.example.com":      "https://www.example.com/",
		" https://a.cn/文档 ":            "https://a.cn/%E6%96%87%E6%A1%A3/",
		"http://127.0.0.1:8080/x/":     "http://127.0.0.1:8080/x/",
		"http://[::1]:8080":            "http://[::1]:8080/",
		"https://中文.com/":              "https://xn--fiq228c.com/",
		"https://e.com//":              "https://e.com/",
		"https://e.com/a//":            "https://e.com/a/",
		"https://e.com/a//b/":          "https://e.com/a/b/",
		"https://e.com/../x/./":        "https://e.com/x/",
		"https://a.cn/?":               "",
		"https://a.cn/?x=1":            "",
		"https://a.cn/#x":              "",
		"https://user:word@a.cn/":      "",
		"ftp://a.cn/":                  "",
		"www.example.com":              "",
		"https://a b.cn/":              "",
		"https:///x":                   "",
		"https://-.cn/" + "\x00":       "",
		"https://xn--a.cn/":            "",
		"javascript:alert(1)//a.cn/":   "",
		"https://www.example.com/a/b/": "https://www.example.com/a/b/",
	} {
		got, ok := baseURL(in)
		if got != want || ok != (want != "") {
			t.Errorf("%q gives %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestPublish(t *testing.T) {
	c, problems := read(t, small+`
[[publish]]
name = "www"
to = "sftp://editor@www.example.com/var/www/site"
keep = "2d"
protect = ["CNAME", "wx/"]
compress = "gzip"
[[publish]]
name = "oss"
to = "s3://bucket?endpoint=https://oss.example.com"
host = "cloudflare"
`)
	if len(problems) > 0 || len(c.Publish) != 2 {
		t.Fatal(problems)
	}
	p := c.Publish[0]
	if p.Name != "www" || p.To.Host != "www.example.com" || p.Keep != 48*time.Hour || len(p.Protect) != 2 || len(p.Compress) != 1 {
		t.Errorf("%+v", p)
	}
	if q := c.Publish[1]; q.Keep != -1 || q.Host != "cloudflare" {
		t.Errorf("%+v", q)
	}
	for text, want := range map[string]string{
		`to = "file:///a"`:                                                            "name-missing",
		`name = "a"`:                                                                  "publish-to-missing",
		"name = \"a\"\nto = \"/var/www\"":                                             "address-no-scheme",
		"name = \"a\"\nto = \"sftp://u:geheim@h/a\"":                                  "address-has-password",
		"name = \"a\"\nto = \"s3://b?secret_key=geheim\"":                             "address-unknown-option",
		"name = \"a\"\nto = \"file:///a\"\npassword='geheim'":                         "unknown-setting",
		"name = \"a\"\nto = \"file:///a\"\nkeep='soon'":                               "publish-keep-invalid",
		"name = \"a\"\nto = \"file:///a\"\nkeep='-1h'":                                "publish-keep-invalid",
		"name = \"a\"\nto = \"file:///a\"\nprotect='['":                               "publish-protect-invalid",
		"name = \"a\"\nto = \"file:///a\"\nprotect='/'":                               "publish-protect-invalid",
		"name = \"a\"\nto = \"file:///a\"\ncompress='zip'":                            "publish-compress-invalid",
		"name = \"a\"\nto = \"file:///a\"\nhost='cloud'":                              "publish-host-invalid",
		"name = \"a\"\nto = \"file:///a\"\n[[publish]]\nname=\"A\"\nto=\"file:///b\"": "name-twice",
	} {
		_, problems := read(t, small+"[[publish]]\n"+text)
		if len(problems) != 1 || problems[0].Message.Code() != want || problems[0].Hint.IsZero() {
			t.Errorf("%s: %v, want %s", text, problems, want)
			continue
		}
		var b strings.Builder
		if err := (diag.Printer{W: &b}).Print(problems); err != nil || strings.Contains(b.String(), "geheim") {
			t.Errorf("%s prints a secret: %s (%v)", text, b.String(), err)
		}
	}
}

func TestLowerCase(t *testing.T) {
	c, problems := read(t, "lower_case = true\npermalink = \"/:path/\"\n"+small)
	if got := string(c.Permalink.Append([]byte("X/"), PermalinkValues{Folder: "My Posts", Slug: "A-春"})); got != "X/my-posts/a-春/index.html" || len(problems) > 0 {
		t.Error(got, problems)
	}
}
