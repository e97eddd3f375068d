package parse

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"wendang/internal/config"
	"wendang/internal/diag"
)

// said returns what an article says of itself, without what is not given.
func said(m *Meta) string {
	var b strings.Builder
	add := func(name string, value any) {
		if s := fmt.Sprint(value); s != "" && s != "[]" && s != "map[]" && s != "false" {
			fmt.Fprintf(&b, " %s=%s", name, s)
		}
	}
	add("title", m.Title)
	add("date", m.Date.Format("2006-01-02"))
	if !m.Updated.Equal(m.Date) {
		add("updated", m.Updated.Format("2006-01-02"))
	}
	add("category", m.Category)
	add("festivals", m.Festivals)
	add("tags", strings.Join(m.Tags, "|"))
	add("slug", m.Slug)
	add("draft", m.Draft)
	add("pinned", m.Pinned)
	add("author", m.Extra().Author)
	add("aliases", m.Extra().Aliases)
	add("kept", m.Extra().Kept)
	add("params", m.Extra().Params)
	if t := m.Extra().Expires; !t.IsZero() {
		add("expires", t.Format("2006-01-02"))
	}
	return strings.TrimSpace(b.String())
}

// What other generators take is understood, without a word.
func TestForeign(t *testing.T) {
	const yaml, toml = "---\ntitle: 题\ndate: 2019-05-04\n", "+++\ntitle = \"题\"\ndate = 2019-05-04\n"
	for _, c := range []struct{ name, path, src, want string }{
		{"numbers as texts", "a.md", "---\ntitle: 3.50\nslug: 007\ntags: [1984, 2.0]\ndate: 2019-05-04\n---\n", "title=3.50 date=2019-05-04 tags=1984|2.0 slug=007"},
		{"one number as a tag", "a.md", yaml + "tags: 1999\n---\n", "title=题 date=2019-05-04 tags=1999 slug=a"},
		{"other values as texts", "a.md", "---\ntitle: true\nslug: 1e3\ndate: 2019-05-04\ntags: [2019-05-04, no, off]\n---\n", "title=true date=2019-05-04 tags=2019-05-04|no|off slug=1e3"},
		{"numbers as texts in TOML", "a.md", "+++\ntitle = 1949\nslug = 0.90\ntags = [7, 2.50]\ndate = 2019-05-04\ncategory = 2024\n+++\n", "title=1949 date=2019-05-04 category=2024 tags=7|2.50 slug=0.90"},
		{"a date as a title in TOML", "a.md", "+++\ntitle = 2019-05-04\ndate = 2019-05-04\n+++\n", "title=2019-05-04 date=2019-05-04 slug=a"},
		{"keywords in one text", "a.md", yaml + "keywords: 春天，踏青; 郊游、 放风筝,\n---\n", "title=题 date=2019-05-04 tags=春天|踏青|郊游|放风筝 slug=a"},
		{"keywords beside tags", "a.md", yaml + "keywords: 春天，踏青\ntags: 郊游\n---\n", "title=题 date=2019-05-04 tags=郊游 slug=a"},
		{"tags in one text", "a.md", toml + "tags = \"春天，踏青\"\n+++\n", "title=题 date=2019-05-04 tags=春天|踏青 slug=a"},
		{"several authors", "a.md", yaml + "author: [老舍, 巴金, ]\n---\n", "title=题 date=2019-05-04 slug=a author=老舍、巴金"},
		{"authors of Hugo and Zola", "a.md", toml + "authors = [\"老舍\", \"巴金\"]\n+++\n", "title=题 date=2019-05-04 slug=a author=老舍、巴金"},
		{"authors with more about them", "a.md", yaml + "authors:\n  - name: 老舍\n    url: https://a.cn\n  - 巴金\n---\n", "title=题 date=2019-05-04 slug=a author=老舍、巴金"},
		{"an author with more about him", "a.md", yaml + "author: {name: 老舍, nick: x}\n---\n", "title=题 date=2019-05-04 slug=a author=老舍"},
		{"draft: on", "a.md", yaml + "draft: on\n---\n", "title=题 date=2019-05-04 slug=a draft=true"},
		{"draft: 'Yes'", "a.md", yaml + "draft: 'Yes'\n---\n", "title=题 date=2019-05-04 slug=a draft=true"},
		{"draft: 0", "a.md", yaml + "draft: 0\n---\n", "title=题 date=2019-05-04 slug=a"},
		{"draft = \"false\"", "a.md", toml + "draft = \"false\"\n+++\n", "title=题 date=2019-05-04 slug=a"},
		{"published: no", "a.md", yaml + "published: no\n---\n", "title=题 date=2019-05-04 slug=a draft=true"},
		{"sorted first", "a.md", yaml + "sticky: 999\n---\n", "title=题 date=2019-05-04 slug=a pinned=true"},
		{"on top", "a.md", yaml + "top: 2\ncopyright: true\n---\n", "title=题 date=2019-05-04 slug=a pinned=true"},
		{"empty entries", "a.md", yaml + "tags:\n  - 春天\n  -\n  - ~\n  - 踏青\n---\n", "title=题 date=2019-05-04 tags=春天|踏青 slug=a"},
		{"lists in lists", "a.md", yaml + "tags: [春天, [踏青, [[郊游]]], []]\naliases: [[/x.html], /y.html]\nfestival: [[清明节]]\n---\n", "title=题 date=2019-05-04 festivals=[清明节] tags=春天|踏青|郊游 slug=a aliases=[x.html y.html]"},
		{"capitals", "a.md", "---\nTITLE: 题\nDate: 2019-05-04\nTags: 春天\nKeyWords: x\nLastMod: 2019-06-01\n---\n", "title=题 date=2019-05-04 updated=2019-06-01 tags=春天 slug=a"},
		{"dots at the end", "a.md", "---\ntitle: 题\ndate: 2019-05-04\n...\n正文\n---\n", "title=题 date=2019-05-04 slug=a"},
		{"JSON", "a.md", "{\n  \"title\": \"题 \\\"一\\\"\",\n  \"date\": \"2019-05-04\",\n  \"tags\": [\"春天\", 2008, null, [\"踏青\"]],\n  \"draft\": \"yes\",\n  \"params\": {\"n\": 1.5, \"x\": [{}]}\n}\n\n# 正文\n", "title=题 \"一\" date=2019-05-04 tags=春天|2008|踏青 slug=a draft=true params=map[n:1.5 x:[map[]]]"},
		{"JSON in a line", "a.md", "{\"title\": \"题\", \"date\": \"2019-05-04\"} \n正文\n", "title=题 date=2019-05-04 slug=a"},
		{"without the first mark", "a.md", "festival: 春节\nTitle: 题\ndate: 2019-05-04 08:00:00\ntags:\n- 春天\n\n# 注释\ncategories:\n  - 游记\n---\n\n# 正文\n", "title=题 date=2019-05-04 category=游记 festivals=[春节] tags=春天 slug=a"},
		{"without the first mark, one key", "2019-05-04-a.md", "title: 题\n---\n正文\n", "title=题 date=2019-05-04 slug=a"},
		{"a heading that looks like a key", "2019-05-04-a.md", "备注: 甲\n---\n", "date=2019-05-04 slug=a"},
		{"taxonomies", "a.md", toml + "[taxonomies]\ntags = [\"春天\", 3]\ncategories = [\"游记\", \"散文\"]\nauthors = [\"老舍\"]\n[extra]\ncover = \"x.png\"\n", "title=题 date=2019-05-04 category=游记 tags=春天|3 slug=a author=老舍 params=map[cover:x.png]"},
		{"taxonomies in YAML", "a.md", yaml + "taxonomies:\n  tags: [春天]\nextra: {a: 1}\nparams: {a: 2, b: 3}\n---\n", "title=题 date=2019-05-04 tags=春天 slug=a params=map[a:2 b:3]"},
		{"drafts", "_drafts/a.md", "---\ntitle: 题\n---\n", "title=题 date=1970-01-01 slug=a draft=true"},
		{"drafts with a date", "youji/_drafts/2019-05-04-a.md", "---\ntitle: 题\n---\n", "title=题 date=2019-05-04 slug=a draft=true"},
		{"a day in the name", "_posts/2019-05-04-chun-tian.md", "# 题\n", "title=题 date=2019-05-04 slug=chun-tian"},
		{"a day in a folder's name", "youji/2019-5-4_春天/index.md", "# 题\n", "title=题 date=2019-05-04 slug=春天"},
		{"a day in the name and a date", "_posts/2019-05-04-a.md", "---\ntitle: 题\ndate: 2019-05-05\n---\n", "title=题 date=2019-05-05 slug=2019-05-04-a"},
		{"an empty date", "2019-05-04-a.md", "---\ntitle: 题\ndate:\n---\n", "title=题 date=2019-05-04 slug=a"},
		{"categories in lists", "a.md", yaml + "categories: [[游记, 春天], 散文]\n---\n", "title=题 date=2019-05-04 category=游记 slug=a"},
		{"a category in a list", "a.md", yaml + "category:\n  - 游记\n---\n", "title=题 date=2019-05-04 category=游记 slug=a"},
		{"names of others", "a.md", "---\ntitle: 题\ncreated: 2019-05-04\nlast_modified_at: 2019-06-01\nredirect_from:\n  - /1.html\nexpiryDate: 2029-01-01\n---\n", "title=题 date=2019-05-04 updated=2019-06-01 slug=a aliases=[1.html] expires=2029-01-01"},
		{"keys without a value give way", "a.md", "---\ntitle: 题\ndate:\npublishDate: 2019-5-4\ncategory:\ncategories: [游记]\nauthors: [老舍]\nauthor: ''\ntags:\nkeywords: 春天,踏青\nupdated: ' '\nlastmod: 2019-06-01\n---\n", "title=题 date=2019-05-04 updated=2019-06-01 category=游记 tags=春天|踏青 slug=a author=老舍"},
		{"foreign keys without a value give way", "a.md", yaml + "publishDate:\ncategories:\ncategory: 游记\nauthor: 老舍\nauthors:\nkeywords:\ntags: 春天\nlastmod:\nupdated: 2019-06-01\n---\n", "title=题 date=2019-05-04 updated=2019-06-01 category=游记 tags=春天 slug=a author=老舍"},
		{"an empty slug", "a.md", yaml + "slug: ''\n---\n", "title=题 date=2019-05-04 slug=a"},
		{"no password", "a.md", yaml + "password: false\n---\n", "title=题 date=2019-05-04 slug=a"},
		{"params are left alone", "a.md", yaml + "params: {title: 1.10, draft: yes}\n---\n", "title=题 date=2019-05-04 slug=a params=map[draft:yes title:1.1]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := c.src
			if strings.HasPrefix(src, "+++") && !strings.HasSuffix(src, "+++\n") {
				src += "+++\n"
			}
			a, problems := New(Options{Location: shanghai(t)}).Parse(c.path, c.path, []byte(src), nil)
			if a == nil {
				t.Fatal(problems)
			}
			for _, d := range problems {
				if d.Message.Code() != "title-missing" {
					t.Error(d)
				}
			}
			got := said(a.Meta)
			if got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.src, got, c.want)
			}
		})
	}
}

// Where site.toml says so, slugs come from names without their day, or from titles.
func TestSlugFrom(t *testing.T) {
	for _, c := range []struct {
		from              config.SlugFrom
		path, lines, want string
	}{
		{config.SlugFromName, "_posts/2019-05-04-chun.md", "", "2019-05-04-chun"},
		{config.SlugFromUndated, "_posts/2019-05-04-chun.md", "", "chun"},
		{config.SlugFromUndated, "2019-05-04-chun/index.md", "", "chun"},
		{config.SlugFromUndated, "2019-05-04-chun.md", "slug: xia\n", "xia"},
		{config.SlugFromUndated, "2019-05-04.md", "", "2019-05-04"},
		{config.SlugFromUndated, "2019-15-04-chun.md", "", "2019-15-04-chun"},
		{config.SlugFromTitle, "chun.md", "", "Go-1.2学习-笔记"},
		{config.SlugFromTitle, "chun.md", "slug: xia\n", "xia"},
		{config.SlugFromTitle, "pages/guanyu.md", "", "guanyu"},
	} {
		src := "---\ntitle: 《Go 1.2》学习 - 笔记！\ndate: 2019-05-04\n" + c.lines + "---\n"
		a, problems := New(Options{SlugFrom: c.from}).Parse(c.path, c.path, []byte(src), nil)
		if len(problems) > 0 || a.Meta.Slug != c.want {
			t.Errorf("%s of %s: %v, want %s; %v", c.from, c.path, a.Meta.Slug, c.want, problems)
		}
	}
}

// An address of another generator is kept.
func TestForeignAddresses(t *testing.T) {
	for _, c := range []struct{ line, want, says string }{
		{"permalink: /2019/chun.html", "slug=a kept=[2019/chun.html]", "address-kept permalink write aliases: [\"/2019/chun.html\"]"},
		{"permalink: youji/chun/", "slug=a kept=[youji/chun/index.html]", "address-kept permalink write aliases: [\"/youji/chun/\"]"},
		{"url: https://old.example.com/p/%E6%98%A5?from=x", "slug=a kept=[p/春/index.html]", "address-kept url write aliases: [\"/p/春\"]"},
		{"abbrlink: 5e7", "slug=5e7", "address-is-slug abbrlink write slug: \"5e7\""},
		{"abbrlink: 1234567890123\nslug: x", "slug=x", "address-is-slug abbrlink write slug: \"1234567890123\""},
		{"permalink: chun.html\naliases: /chun.html", "slug=a aliases=[chun.html]", "address-kept permalink write aliases: [\"/chun.html\"]"},
		{"permalink: /:year/:title/", "slug=a", "unknown-key permalink"},
		{"url: https://old.example.com/", "slug=a", "unknown-key url"},
		{"permalink: /../x/", "slug=a", "unknown-key permalink"},
		{"permalink:", "slug=a", ""},
		{"path: x/y", "slug=a", "unknown-key path"},
	} {
		a, problems := New(Options{Location: shanghai(t)}).Parse("a.md", "a.md", []byte("---\ntitle: 题\ndate: 2019-05-04\n"+c.line+"\n---\n"), nil)
		if a == nil {
			t.Fatal(problems)
		}
		if got, want := said(a.Meta), "title=题 date=2019-05-04 "+c.want; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", c.line, got, want)
		}
		var says []string
		for _, d := range problems {
			_, line, _ := strings.Cut(d.Hint.String(), "; ")
			line = strings.ReplaceAll(line, " says the same in wendang's words", "")
			if d.Message.Code() == "unknown-key" {
				line = ""
			} else {
				line = " write " + line
			}
			says = append(says, d.Message.Code()+" "+d.Message.Text("key")+line)
			if d.Severity == diag.Error {
				t.Error(d)
			}
		}
		if got := strings.Join(says, "; "); got != c.says {
			t.Errorf("%s\ngot  %s\nwant %s", c.line, got, c.says)
		}
	}
	a, _ := New(Options{}).Parse("a.md", "a.md", []byte("+++\ntitle = \"题\"\ndate = 2019-05-04\npath = \"old/chun\"\n+++\n"), nil)
	if got := a.Meta.Extra().Kept; len(got) != 1 || got[0] != "old/chun/index.html" {
		t.Errorf("path in TOML: %v", got)
	}
}

func TestDatedName(t *testing.T) {
	for name, want := range map[string]string{
		"2018-09-06-x": "2018-09-06 x", "2018-9-6-x-y": "2018-9-6 x-y", "2018-09-06_x": "2018-09-06 x", "2018-09-06 春天": "2018-09-06 春天",
		"2018-09-06": " ", "2018-09-06-": " ", "2018-09": " ", "2018-09-x": " ", "2018-090-6-x": " ", "201-09-06-x": " ", "x-2018-09-06": " ", "2018-09-06x": " ", "": " ", "20180-9-6-x": " ", "+018-09-06-x": " ",
	} {
		day, rest := datedName(name)
		if rest == "" {
			day = ""
		}
		if got := day + " " + rest; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	p := New(Options{Location: shanghai(t)})
	for _, path := range []string{"2019-02-30-a.md", "2019-13-01-a.md", "a.md"} {
		if a, problems := p.Parse(path, path, []byte("---\ntitle: 题\n---\n"), nil); a == nil || len(problems) != 1 || problems[0].Message.Code() != "date-missing" {
			t.Errorf("%s: %v", path, problems)
		}
	}
}

// What is nearly front matter is told as that, and every date that TOML does not read.
func TestNearlyForeign(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"{\"title\":\"题\",\n\"date\" \"2019-05-04\"}\n", "json-syntax 2:8"},
		{"{\"Title\": \"题\" \"date\": \"2019-05-04\"}\n", "json-syntax 1:15"},
		{"{\"x\": 1,}\n", "date-missing 1:1 title-missing 1:1"},
		{"+++\ntitle = \"题\"\ndate = 2019/5/4\nupdated = 2019年6月1日\nexpires = 2019-02-30\n+++\n", "date-unquoted 3:12 date-unquoted 4:15 date-without-day 5:11"},
	} {
		_, problems := New(Options{}).Parse("a.md", "a.md", []byte(c.src), nil)
		var got []string
		for _, d := range problems {
			got = append(got, fmt.Sprintf("%s %d:%d", d.Message.Code(), d.Line, d.Column))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.src, strings.Join(got, " "), c.want)
		}
	}
}

// A password is refused, however it is written; a draft or an empty one is nobody's secret.
func TestPassword(t *testing.T) {
	for lines, want := range map[string]int{
		"password: 123": 1, "PASSWORD: \"x\"": 1, "password: ''": 0, "extra: {password: x}": 1, "password: 0": 0, "password:": 0, "password: x\ndraft: yes": 0, "password: x\npublished: false": 0,
	} {
		_, problems := New(Options{}).Parse("a.md", "a.md", []byte("---\ntitle: 题\ndate: 2019-05-04\n"+lines+"\n---\n"), nil)
		if len(problems) != want {
			t.Errorf("%q: %v", lines, problems)
		}
	}
}

// FuzzForeign reads front matter in every form that is understood: nothing breaks, the
// spans stay inside the file, and the body is the same when it is asked for again.
func FuzzForeign(f *testing.F) {
	for _, s := range []string{
		"{\"title\": \"题\", \"date\": \"2019-05-04\", \"tags\": [[1, 2.50], null, {\"a\": []}]}\n正文",
		"{\n\"title\": \"题\",\n}\n", "{\"a\":" + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "}\n",
		"title: 题\ndate: 2019-05-04\ntags:\n- 甲\n- [乙, [丙]]\n---\n正文", "Date: 1\n...\n---\n",
		"---\nTITLE: 1.10\npermalink: /a/b\nurl: http://x/y?z\nabbrlink: 1e5\ntaxonomies: {tags: 5}\nextra: 1\npassword: x\n...\n正文",
		"+++\ntitle = 1_000\n[taxonomies]\ntags = [1979-05-27 07:32:00]\nseries = 1\n[extra]\n+++\n正文", "# x\n\n+++\ntitle = 1\n+++\n",
		"---\ntitle: [1]\nauthor: {name: {name: 1}}\ncategories: [[[]]]\n---\n",
	} {
		f.Add("2019-05-04-a.md", []byte(s))
	}
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		f.Fatal(err)
	}
	p := New(Options{Location: loc})
	f.Fuzz(func(t *testing.T, path string, src []byte) {
		a, problems := p.Parse(path, "f", src, nil)
		for _, d := range problems {
			if d.Line < 1 || d.Column < 1 {
				t.Errorf("%v", d)
			}
		}
		if a == nil || a.Meta.Failed || a.Content == nil {
			return
		}
		if again := p.Again(a.Meta, src, nil); again == nil || string(again.HTML) != string(a.Content.HTML) {
			t.Errorf("%q: the body is not the same again", src)
		}
		if m := a.Meta; m.Date.IsZero() || m.Slug == "" || strings.ContainsAny(m.Slug, "/\\") {
			t.Errorf("%q: %s", src, said(m))
		}
	})
}
