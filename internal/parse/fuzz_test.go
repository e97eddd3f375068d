package parse

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// safeAttributes is written down once more here, apart from the policy.
var safeAttributes = map[string]bool{
	"href": true, "src": true, "alt": true, "title": true, "id": true, "class": true, "lang": true, "dir": true,
	"aria-label": true, "role": true, "tabindex": true, "type": true, "disabled": true, "checked": true,
	"start": true, "value": true, "colspan": true, "rowspan": true, "scope": true, "span": true, "open": true,
	"datetime": true, "width": true, "height": true, "loading": true,
	"controls": true, "loop": true, "muted": true, "playsinline": true, "preload": true, "poster": true, "kind": true,
	"srclang": true, "label": true, "default": true,
}

var forbiddenElements = map[string]bool{
	"script": true, "style": true, "iframe": true, "object": true, "embed": true, "form": true, "svg": true,
	"math": true, "link": true, "meta": true, "base": true, "template": true, "noscript": true, "textarea": true,
	"select": true, "button": true, "html": true, "head": true, "body": true, "frame": true, "frameset": true,
	"applet": true, "xmp": true, "title": true, "plaintext": true,
}

var safeURL = regexp.MustCompile(`^(?i:https?:|mailto:|tel:|ftp:|data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*$|#|INTERNAL$)`)

// dangers returns what is dangerous in a body, or "".
func dangers(body []byte) string {
	root, err := html.Parse(bytes.NewReader(append([]byte("<!doctype html><body>"), body...)))
	if err != nil {
		return err.Error()
	}
	problem := ""
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.CommentNode {
			problem = "comment"
		}
		if n.Type == html.ElementNode && n.Data != "html" && n.Data != "head" && n.Data != "body" {
			if forbiddenElements[n.Data] || n.Namespace != "" {
				problem = "element " + n.Data
			}
			for _, a := range n.Attr {
				if !safeAttributes[a.Key] {
					problem = fmt.Sprintf("attribute %s on %s", a.Key, n.Data)
				}
				if (a.Key == "href" || a.Key == "src" || a.Key == "poster") && !safeURL.MatchString(a.Val) {
					problem = fmt.Sprintf("URL %q", a.Val)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return problem
}

func FuzzBody(f *testing.F) {
	for _, s := range []string{
		"**真，**她\n\n- [x] 甲\n\n[^1]\n\n[^1]: 注",
		"<a href='javascript:x'>甲</a><svg><script>1</script></svg>",
		"[x](javascript:alert(1)) ![y](data:text/html,z) <javascript:x>",
		"<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
		"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
		"<div id=wd-main class=channels style=x><p>甲",
		"```html\n<script>\n```\n\n    <script>\n\n| a | b |\n|---|--:|\n| <b> | `|` |",
		"<a href=\"java&Tab;script:x\">甲</a> <img src=//x.cn/y>",
		"　　一\n　　二\n    三\n\t四 &#0; \\< &lt;script&gt;",
		"词\n: 义\n\n> 引\n> > 引\n\n1. 一\n   - 二",
		"<summary><details>甲",
		"a</A>b![c]()![d](e.png)",
		"&#2;0&#2; [a](b c.md) <b>&#x2;1&#02;</b> &#3; <i title=\"&#2;0&#2;\">d</i><!-- more -->",
		"<details><summary>x</summary><input type=text><input type=checkbox></details>",
		"# <b onclick=x>题</b>\n## [x](a.md) ![y](b.png)\n<!-- x --> <?php ?> <![CDATA[x]]>",
	} {
		f.Add(s)
	}
	p := New(Options{Labels: testLabels})
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4096 {
			return // goldmark takes quadratic time for hostile input; files are bounded elsewhere
		}
		a, problems := p.Parse("a.md", "content/a.md", []byte(testHead+body), nil)
		if a != nil && a.Meta.Failed {
			a = nil
		}
		if a == nil {
			if len(problems) == 0 {
				t.Fatal("no article and no problem")
			}
			return
		}
		checkAgain(t, p, a, []byte(testHead+body))
		checkBlocks(t, p, a, []byte(testHead+body))
		got := a.Content.Append(nil, func(int) (Target, bool) { return Target{URL: "INTERNAL"}, true })
		if problem := dangers(got); problem != "" {
			t.Errorf("%s in\n%s\nfrom %q", problem, got, body)
		}
		if bytes.ContainsAny(got, "\x00\x01\x02\x03\x04\x1f") || !utf8.Valid(got) {
			t.Errorf("body is no text: %q", got)
		}
		ids := map[string]bool{}
		for _, h := range a.Content.Headings {
			if ids[h.ID] || !strings.Contains(string(got), `id="`+html.EscapeString(h.ID)+`"`) {
				t.Errorf("heading id %q is missing or stands twice in %s", h.ID, got)
			}
			ids[h.ID] = true
		}
		for _, l := range a.Meta.Extra().Links {
			if l.Offset < 0 || l.Offset > len(testHead)+len(body) {
				t.Errorf("link offset %d", l.Offset)
			}
		}
	})
}

// Whatever the front matter, parsing gives an article or an error with a
// sound position, never both nor neither.
// checkAgain reports an article whose body is another one when it is parsed again.
func checkAgain(t *testing.T, p *Parser, a *Article, src []byte) {
	t.Helper()
	c := p.Again(a.Meta, src, &Scratch{})
	if c == nil || !bytes.Equal(c.HTML, a.Content.HTML) || !bytes.Equal(c.Text, a.Content.Text) || !slices.Equal(c.Headings, a.Content.Headings) {
		t.Errorf("%q is parsed again as %+v, before as %+v", src, c, a.Content)
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"+++\ntitle = \"题\"\ndate = 2021-02-13T00:10:39+08:00\ntags = [\"a\", 'b']\n+++\n文",
		"---\ntitle: 题\ndate: 2021-2-3\ntags: [a, b]\ncategories:\n- [x, y]\n---\n文",
		"+++\n[params]\na.b = { c = [1, 2.5, true] }\n\"k\\u0061\" = '''x'''\n+++\n",
		"---\na: &x [1]\nb: *x\n---\n",
		"+++\ntitle = 1\ndate = 2021-02-30\nslug = \"../x\"\naliases = [\"/a?b\"]\n+++\n# 题",
		"+++\r\ntitle = 'x'\r\n+++\r\n",
		"---\n- a\n---\n",
		"\ufeff+++\r\ntitle = '题'\r\ndate = 2021-02-13\r\n+++\r\n文\r\r章",
		"+++\ntitle = '题'\ndate = 2021-02-13\n+++\n# 题\n\n文\x01章\u0085\n\n    段",
		"---\ndate: 0001.01.01\n---\n# 题",
		"---\ndate: 2021-02-13\n---\n# **题**  目\n\n# 题",
		"---\n? [a]\n: b\n\"x: |\n  y\n---\n",
	} {
		f.Add([]byte(s))
	}
	p := New(Options{})
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			return
		}
		a, problems := p.Parse("x/a.md", "content/x/a.md", src, nil)
		failed := a == nil || a.Meta.Failed
		if failed != hasError(problems) {
			t.Fatalf("failed: %v with problems %v", failed, problems)
		}
		lines := bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r")) + 1
		for _, d := range problems {
			if d.Line < 1 || d.Line > lines || d.Column < 1 || d.Message.IsZero() {
				t.Errorf("bad position or message: %+v", d)
			}
		}
		if !failed && (a.Meta.Title == "" || a.Meta.Date.Year() < 1 || a.Meta.Slug == "") {
			t.Errorf("incomplete: %+v", a.Meta)
		}
		if !failed {
			checkAgain(t, p, a, src)
		}
	})
}
