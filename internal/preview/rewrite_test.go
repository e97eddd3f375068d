package preview

import (
	"strings"
	"testing"
)

func TestRewrite(t *testing.T) {
	r := newRewriter("https://www.example.com/sub/")
	mark := func(target string) string {
		if target == "a/draft.html" {
			return `草"稿`
		}
		return ""
	}
	const marked = ` data-wendang-mark="草&#34;稿"`
	for in, want := range map[string]string{
		`<p>https://www.example.com/sub/</p></body>`:                                                `<p>https://www.example.com/sub/</p>+</body>`,
		`<a href="https://www.example.com/sub/x?a=b#c">`:                                            `<a href="/x?a=b#c">+`,
		`<a href=https://www.example.com/sub/x>`:                                                    `<a href=/x>+`,
		`<A HREF = 'http://WWW.example.com/sub'>`:                                                   `<A HREF = '/'>+`,
		`<a href="//www.example.com/sub#top">`:                                                      `<a href="/#top">+`,
		`<a href="https://www.example.com/other/x">`:                                                `<a href="https://www.example.com/other/x">+`,
		`<a href="https://www.example.com/subject/x">`:                                              `<a href="https://www.example.com/subject/x">+`,
		`<a href="https://evil.cn/?https://www.example.com/sub/x">`:                                 `<a href="https://evil.cn/?https://www.example.com/sub/x">+`,
		`<img alt="https://www.example.com/sub/" src="https://www.example.com/sub/t.png"/>`:         `<img alt="https://www.example.com/sub/" src="/t.png"/>+`,
		`<img srcset="https://www.example.com/sub/a.png 1x, https://www.example.com/sub/b.png 2x">`: `<img srcset="/a.png 1x, /b.png 2x">+`,
		`<script data-search="https://www.example.com/sub/a.js https://x.cn/b.js">`:                 `<script data-search="/a.js https://x.cn/b.js">+`,
		`<meta http-equiv="refresh" content="0; url=https://www.example.com/sub/x.html">`:           `<meta http-equiv="refresh" content="0; url=/x.html">+`,
		`<meta property="og:url" content="https://www.example.com/sub/x.html">`:                     `<meta property="og:url" content="https://www.example.com/sub/x.html">+`,
		`<script>var a = '<a href="https://www.example.com/sub/x"></body>'</script></body></html>`:  `<script>var a = '<a href="https://www.example.com/sub/x"></body>'</script>+</body></html>`,
		`<a class=x href="draft.html">`:                                                             `<a` + marked + ` class=x href="draft.html">+`,
		`<a href="../a/draft.html#x">`:                                                              `<a` + marked + ` href="../a/draft.html#x">+`,
		`<a href="/a/draft.html">`:                                                                  `<a` + marked + ` href="/a/draft.html">+`,
		`<a href="https://www.example.com/sub/a/draft.html">`:                                       `<a` + marked + ` href="/a/draft.html">+`,
		`<a href="../draft.html">`:                                                                  `<a href="../draft.html">+`,
		`<a href="#draft.html">`:                                                                    `<a href="#draft.html">+`,
		`<link href="draft.html">`:                                                                  `<link href="draft.html">+`,
		`</body><p></body>x`:                                                                        `</body><p>+</body>x`,
		`<a href="x`:                                                                                `<a href="x+`,
		`<a href="https://www.example.com/sub/`:                                                     `<a href="https://www.example.com/sub/+`,
		`<a href>`:                                                                                  `<a href>+`,
		`<a/href=https://www.example.com/sub/x title>`:                                              `<a/href=/x title>+`,
		``: `+`,
	} {
		if got := string(r.page([]byte(in), "a/page.html", mark, []byte("+"))); got != want {
			t.Errorf("%s\ngives %s\nnot   %s", in, got, want)
		}
	}
	for in, want := range map[string]string{
		`<link href="https://www.example.com/sub/x"/><id>https://www.example.com/sub/x</id>`:     `<link href="http://h:1/x"/><id>https://www.example.com/sub/x</id>`,
		`<loc>https://www.example.com/sub/</loc>`:                                                `<loc>http://h:1/</loc>`,
		"Sitemap: https://www.example.com/sub/sitemap.xml\n":                                     "Sitemap: http://h:1/sitemap.xml\n",
		`<Url type="text/html" template="https://www.example.com/sub/search/?q={searchTerms}"/>`: `<Url type="text/html" template="http://h:1/search/?q={searchTerms}"/>`,
	} {
		if got := string(r.toXML([]byte(in), "http://h:1/")); got != want {
			t.Errorf("%s\ngives %s", in, got)
		}
	}
	if none := newRewriter(""); string(none.page([]byte(`<a href="https://x.cn/">`), "x.html", nil, nil)) != `<a href="https://x.cn/">` {
		t.Error("without base_url something is replaced")
	}
}

// What is not the site's address, a mark or the addition stays byte by byte.
func FuzzRewrite(f *testing.F) {
	f.Add(`<!doctype html><a href=x><b></body>`)
	f.Add(`<a href="https://www.example.com/x" href='y'><!-- </body> --><textarea></body>`)
	f.Fuzz(func(t *testing.T, in string) {
		r := newRewriter("https://www.example.com/")
		got := string(r.page([]byte(in), "a/b.html", nil, []byte("\x00added\x00")))
		if strings.Count(got, "\x00added\x00") != 1+strings.Count(in, "\x00added\x00") {
			t.Fatalf("the addition is lost: %q", got)
		}
		if strings.Contains(strings.ToLower(in), "www.example.com") {
			return
		}
		if strings.Contains(in, "\x00") {
			return
		}
		if got = strings.Replace(got, "\x00added\x00", "", 1); got != in {
			t.Fatalf("%q became %q", in, got)
		}
	})
}
