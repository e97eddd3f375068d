package render

import (
	"encoding/json"
	"html"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"wendang/internal/escape"
	"wendang/internal/page"
	"wendang/internal/parse"
)

func TestCutTitle(t *testing.T) {
	for title, want := range map[string]string{
		"区开展项目建设现场会精神大讨论活动综述": "区开展项目建设现场会精神大...",
		"正好十三个字的标题在这里呀":       "正好十三个字的标题在这里呀",
		"短": "短",
	} {
		if got := cutTitle(title); got != want {
			t.Errorf("%s is cut to %s, want %s", title, got, want)
		}
	}
}

func TestContents(t *testing.T) {
	h := []parse.Heading{{Level: 3, ID: "a", Text: "甲"}, {Level: 4, ID: "b", Text: "乙"}}
	if contents(h) != nil {
		t.Error("two headings have a table of contents")
	}
	list := contents(append(h, parse.Heading{Level: 3, ID: "c", Text: "丙"}))
	if len(list) != 3 || list[0].Level != 1 || list[1].Level != 2 {
		t.Errorf("%+v", list)
	}
}

func TestNeighbouringPages(t *testing.T) {
	turned := func(n, last int) *page.List {
		l := &page.List{Dir: "x", Number: n, Newer: page.NoPage, Older: page.NoPage}
		switch {
		case last == 0:
		case n == 0:
			l.Older = last
		default:
			l.Newer, l.Older = 0, n-1
		}
		return l
	}
	p := pagination("../", turned(0, 7))
	if p.Newest != nil || p.Newer != nil || p.Older.URL != "../x/list-7.html" || p.Oldest.URL != "../x/list-1.html" {
		t.Errorf("%+v", p)
	}
	p = pagination("../", turned(7, 7))
	if p.Newest.URL != "../x/index.html" || p.Newer.URL != "../x/index.html" || p.Older.URL != "../x/list-6.html" {
		t.Errorf("%+v", p)
	}
	if p := pagination("", turned(0, 0)); p.Older != nil || len(p.Pages) > 0 {
		t.Errorf("%+v", p)
	}
}

func TestText(t *testing.T) {
	strs := map[string]string{"a": "甲{}乙{}", "b": "丙"}
	for _, c := range []struct {
		key  string
		args []any
		want string
	}{{"a", []any{1, "x"}, "甲1乙x"}, {"b", nil, "丙"}, {"a", []any{"{}", 2}, "甲{}乙2"}} {
		if got, err := text(strs, c.key, c.args...); err != nil || got != c.want {
			t.Errorf("%s: %q, %v", c.key, got, err)
		}
	}
	if _, err := text(strs, "b", 1); err == nil {
		t.Error("too many arguments pass")
	}
	if _, err := text(strs, "c"); err == nil {
		t.Error("an unknown text passes")
	}
}

func TestPlus(t *testing.T) {
	b := append([]byte("keep &#43; "), "a&#43;b&#43;&#43;c &amp;#43;"...)
	if got := string(plus(b, len("keep &#43; "))); got != "keep &#43; a+b++c &amp;#43;" {
		t.Error(got)
	}
	if got := string(plus([]byte("none"), 0)); got != "none" {
		t.Error(got)
	}
}

// Any text comes back from the JSON in a script element, and nothing in it can
// end that element.
func FuzzJSONString(f *testing.F) {
	for _, s := range []string{"", "标题", "</script><!--", "\"\\\x00\n\u2028", "a&b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		var j jsonWriter
		j.string(s)
		if strings.ContainsAny(string(j.b), "<>&") {
			t.Errorf("%q is written as %s", s, j.b)
		}
		var back string
		if err := json.Unmarshal(j.b, &back); err != nil || back != s {
			t.Errorf("%q comes back as %q, %v", s, back, err)
		}
		escaped := string(escape.HTMLString(nil, s))
		if strings.ContainsAny(escaped, `<>"`) || html.UnescapeString(escaped) != html.UnescapeString(strings.ReplaceAll(s, "&", "&amp;")) {
			t.Errorf("%q is escaped as %s", s, escaped)
		}
	})
}

// Every field that templates see is documented.
func TestViewsAreDocumented(t *testing.T) {
	for _, guide := range []string{"../../docs/themes.md", "../../docs/themes.zh-CN.md"} {
		doc, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		viewsAreDocumented(t, guide, doc)
	}
}

func viewsAreDocumented(t *testing.T, guide string, doc []byte) {
	for _, view := range []any{Page{}, Site{}, Link{}, Time{}, Item{}, HeaderView{}, FooterView{}, ArticleView{}, PlainView{}, Attachment{}, HomeBlock{}, SiteMapView{}, Heading{},
		ListView{}, Day{}, Pagination{}, HomeView{}, HomeChannel{}, Festival{}, TagsView{}, NotFoundView{}, RedirectView{}} {
		v := reflect.TypeOf(view)
		if !strings.Contains(string(doc), "`"+v.Name()+"`") {
			t.Errorf("%s: %s is not documented", guide, v.Name())
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.IsExported() && !f.Anonymous && !strings.Contains(string(doc), "`."+f.Name) {
				t.Errorf("%s: %s.%s is not documented", guide, v.Name(), f.Name)
			}
		}
	}
}
