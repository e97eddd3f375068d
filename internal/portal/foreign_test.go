package portal

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/parse"
)

// Folders of other generators stand for nothing, letter case tells no categories apart,
// and a default channel takes what has no other place.
func TestForeignPlaces(t *testing.T) {
	with := func(old, new string) *config.Config {
		var problems diag.List
		return config.Read("site.toml", []byte(strings.Replace(siteTOML, old, new, 1)), &problems)
	}
	isDefault := with(`slug = "fanwen"`, "slug = \"fanwen\"\ndefault = true")
	path := with(`base_url`, "permalink = \"/:path/\"\nbase_url")
	for _, c := range []struct {
		config     *config.Config
		line, want string
	}{
		{testConfig(t), "fanwen/_posts/a|2021-02-03", "fanwen/2021/0203/a.html"},
		{testConfig(t), "_posts/fanwen/jh/a|2021-02-03", "fanwen/jh/2021/0203/a.html"},
		{testConfig(t), "a|2021-02-03|FanWen/ZJ", "fanwen/zj/2021/0203/a.html"},
		{testConfig(t), "Fanwen/a|2021-02-03", "fanwen/2021/0203/a.html"},
		{isDefault, "a|2021-02-03", "fanwen/2021/0203/a.html"},
		{isDefault, "x/y/a|2021-02-03", "fanwen/2021/0203/a.html"},
		{isDefault, "jieri/a|2021-02-03", "jieri/2021/0203/a.html"},
		{isDefault, "a|2021-02-03|新闻稿", ""},
		{path, "fanwen/x y/a|2021-02-03", "fanwen/x-y/a/index.html"},
		{path, "_posts/fanwen/2021/a|2021-02-03", "fanwen/2021/a/index.html"},
		{path, "a|2021-02-03|fanwen", "a/index.html"},
	} {
		a, problems := Arrange(Input{Config: c.config, Metas: []*parse.Meta{meta(t, c.line)}}, Options{Today: today})
		got := ""
		if len(a.Articles) == 1 {
			got = a.Articles[0].URL
		}
		if got != c.want || (got == "") != (len(problems) == 1) {
			t.Errorf("%s: %q, want %q; %v", c.line, got, c.want, problems)
		}
	}
	m := meta(t, "fanwen/x/index|2021-02-03")
	m.Slug = "x"
	if a, _ := Arrange(Input{Config: path, Metas: []*parse.Meta{m}}, Options{Today: today}); len(a.Articles) != 1 || a.Articles[0].URL != "fanwen/x/index.html" {
		t.Error("index.md does not stand for its folder")
	}
}

// The lines that hints show for unknown categories can all be written into site.toml.
func TestProposals(t *testing.T) {
	var metas []*parse.Meta
	for i, category := range []string{"工具", "公举", "Tags", "日记/晴", "日记/雨", "日记", "甲甲", "甲甲/乙", "甲甲/已", "总节/x", "范问"} {
		metas = append(metas, meta(t, fmt.Sprintf("a%02d|2021-02-03|%s", i, category)))
	}
	_, problems := Arrange(Input{Config: testConfig(t), Metas: metas}, Options{Today: today})
	lines := siteTOML[:strings.Index(siteTOML, "[[festivals]]")]
	lines = strings.Replace(lines, "festivals = true\n", "", 1)
	shown := 0
	for _, p := range problems {
		if _, block, ok := strings.Cut(p.Hint.String(), "site.toml:\n"); ok {
			lines += block + "\n"
			shown++
		}
	}
	found := &diag.List{}
	c := config.Read("site.toml", []byte(lines), found)
	for _, d := range found.Sorted() {
		t.Error(d)
	}
	if shown != 6 || len(c.Channels) != 8 {
		t.Errorf("%d hints, %d channels\n%s", shown, len(c.Channels), lines)
	}
	left, problems := Arrange(Input{Config: c, Metas: metas[:9]}, Options{Today: today})
	if len(problems) > 0 || len(left.Articles) != 9 {
		t.Error(problems)
	}
}

// Links lead to where other generators had the files: @/ is the folder of articles, plain
// pages lie among the articles, and the images of x.md in the folder x.
func TestForeignLinks(t *testing.T) {
	in := Input{Config: testConfig(t), Broken: map[string]bool{}, Files: []string{"fanwen/a/1.png", "guanyu/wo.png", "wo.pdf"}}
	a, b, page := meta(t, "fanwen/a|2021-01-01"), meta(t, "jieri/b|2021-01-01"), meta(t, "pages/guanyu/index|2021-01-01")
	links := func(m *parse.Meta, list ...string) {
		m.Extras = &parse.Extras{}
		for _, l := range list {
			m.Extras.Links = append(m.Extras.Links, parse.Link{Path: l, Image: strings.HasSuffix(l, ".png")})
		}
	}
	links(a, "@/jieri/b.md", "@/guanyu/index.md", "../guanyu/index.md", "/guanyu/index.md", "1.png", "@/_index.md", "../index.md", "@/jieri/_index.md", "2.png", "@/no.md")
	links(page, "wo.png", "../wo.pdf", "../fanwen/a.md", "../../wo.pdf")
	in.Metas = []*parse.Meta{a, b, page}
	in.Outputs = func(*Arrangement) (func(string) bool, []Problem) { return func(string) bool { return false }, nil }
	s, problems := Arrange(in, Options{Today: today})
	var got []string
	for i := range s.Articles {
		for _, l := range s.links[ID(i)] {
			got = append(got, l.Path)
		}
	}
	for _, l := range s.Plain[0].links {
		got = append(got, l.Path)
	}
	want := "jieri/2021/0101/b.html|guanyu/index.html|guanyu/index.html|guanyu/index.html|fanwen/a/1.png|index.html|index.html||||" +
		"guanyu/wo.png|wo.pdf|fanwen/2021/0101/a.html|wo.pdf"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	var said []string
	for _, p := range problems {
		said = append(said, p.Message.Code())
	}
	if got := strings.Join(said, " "); got != "link-to-nothing image-missing link-to-no-article" {
		t.Error(got, problems)
	}
}

// One mistake of many articles is one problem, which names them all.
func TestSharedMistakes(t *testing.T) {
	var metas []*parse.Meta
	for _, line := range []string{"b|2021-02-03|新闻稿", "a|2021-02-03|新闻稿", "c|2021-02-03|公示", "x/d|2021-02-03", "x/y/e|2021-02-03", "f|2021-02-03"} {
		metas = append(metas, meta(t, line))
	}
	for jobs := 1; jobs < 4; jobs++ {
		_, problems := Arrange(Input{Config: testConfig(t), Metas: metas}, Options{Today: today, Jobs: jobs})
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprint(p.Message.Code(), " ", p.File, " ", p.Files, " ", p.Message.Number("files")))
		}
		slices.Sort(got)
		want := "category-missing f.md [f.md] 1; category-missing x/d.md [x/d.md x/y/e.md] 2; unknown-category a.md [a.md b.md] 2; unknown-category c.md [c.md] 1"
		if strings.Join(got, "; ") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
		}
	}
}
