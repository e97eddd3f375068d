package adopt

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// said returns the messages of some codes.
func said(plan *Plan, codes ...string) string {
	var list []string
	for _, m := range slices.Concat(plan.Found, plan.Unclear) {
		if slices.Contains(codes, m.Code()) {
			list = append(list, m.String())
		}
	}
	return strings.Join(list, "\n")
}

// That addresses stay is said where they do, and only there.
func TestAddressesStay(t *testing.T) {
	with := func(lines string) string { return "---\n" + lines + "\n---\n文\n" }
	dated := with("title: My First Post\ndate: 2019-05-04")
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string // in site.toml
		said  string
	}{
		{"Jekyll's dated names with a date", map[string]string{"_config.yml": "permalink: /:year/:month/:day/:title/", "_posts/2019-05-04-chun.md": dated},
			`slug_from   = "name-without-day"`, "addresses: /:year/:month/:day/:slug/, as they were"},
		{"Zola's dated names", map[string]string{"config.toml": "base_url = 'https://x.cn'", "content/blog/2019-05-04-chun.md": dated},
			`slug_from   = "name-without-day"`, "addresses: /:path/, as they were"},
		{"Hexo's dated names", map[string]string{"_config.yml": "new_post_name: ':year-:month-:day-:title.md'", "source/_posts/2019-05-04-chun.md": dated},
			`slug_from   = "name-without-day"`, "addresses: /:year/:month/:day/:path/, as they were"},
		{"Jekyll's category", map[string]string{"_config.yml": "title: x", "_posts/2019-05-04-chun.md": with("title: x\ncategories: 生活")}, "1 篇与原来的不一样",
			"addresses: /:category/:year/:month/:day/:slug.html\n1 article gets another address: /生活/2019/05/04/chun.html becomes /shenghuo/2019/05/04/chun.html"},
		{"Jekyll without a category", map[string]string{"_config.yml": "title: x", "_posts/2019-05-04-chun.md": dated}, "照旧",
			"addresses: /:year/:month/:day/:slug.html, as they were"},
		{"Hexo's category", map[string]string{"_config.yml": "permalink: ':category/:title/'\ncategory_map: {游记: travel}", "source/_posts/chun.md": with("title: x\ndate: 2019-05-04\ncategories: 游记")},
			"照旧", "addresses: /:category/:path/, as they were"},
		{"Hugo's titles", map[string]string{"hugo.toml": "[permalinks]\nposts = '/:year/:title/'", "content/posts/chun.md": dated},
			"lower_case  = true", "addresses: /:year/:slug/, as they were"},
		{"Hugo's lower case", map[string]string{"hugo.toml": "", "content/posts/My-Trip.md": dated}, "lower_case  = true", "addresses: /:path/, as they were"},
		{"Hugo as it is written", map[string]string{"hugo.toml": "disablePathToLower = true", "content/posts/My-Trip.md": dated}, "照旧", "addresses: /:path/, as they were"},
		{"Hugo's other sections", map[string]string{"hugo.toml": "[permalinks]\nposts = '/p/:filename/'", "content/posts/a.md": dated, "content/notes/b.md": dated}, "1 篇",
			"addresses: /p/:slug/\n1 article gets another address: /notes/b/ becomes /p/b/"},
		{"Hugo's patterns in a file", map[string]string{"config/_default/hugo.toml": "", "config/_default/permalinks.toml": "posts = '/p/:slug/'", "content/posts/a.md": dated},
			`slug_from   = "title"`, "addresses: /p/:slug/, as they were"},
		{"Hugo's pattern of no section", map[string]string{"hugo.toml": "[permalinks]\nposts = '/p/:filename/'", "content/notes/b.md": dated}, "照旧", "addresses: /:path/, as they were"},
		{"Zola's own spelling", map[string]string{"config.toml": "base_url = 'https://x.cn'", "content/blog/my_trip.md": dated, "content/blog/春.md": dated}, "2 篇",
			"addresses: /:path/\n1 article gets another address: /blog/my-trip/ becomes /blog/my_trip/\nwhether the article content/blog/春.md keeps"},
		{"Jekyll's collections", map[string]string{"_config.yml": "permalink: /:title/\ncollections: {wiki: {permalink: '/wiki/:path/'}}", "_posts/2019-05-04-a.md": dated, "_wiki/b.md": dated}, "1 篇",
			"addresses: /:slug/\n1 article gets another address: /wiki/b/ becomes /b/"},
		{"an alias", map[string]string{"hugo.toml": "disablePathToLower = true", "content/posts/a.md": with("title: x\ndate: 2019-05-04\nurl: /old/a/")}, "照旧", "addresses: /:path/, as they were"},
		{"two with one address of their own", map[string]string{"hugo.toml": "", "content/posts/a.md": with("title: x\ndate: 2019-05-04\nurl: /x/"), "content/posts/b.md": with("title: x\ndate: 2019-05-04\nurl: /x/index.html")}, "1 篇",
			"addresses: /:path/\n1 article gets another address: /x/index.html becomes /posts/b/"},
		{"settings that cannot be read", map[string]string{"_config.yml": "title: x\nurl: [", "source/_posts/a.md": dated}, "1 篇",
			"addresses: /:year/:month/:day/:path/\nwhether the article _posts/a.md keeps"},
		{"a folder", map[string]string{"a.md": "# 题"}, "# 文章的网址\n", "addresses: /:path.html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, _ := examine(t, folder(t, c.files))
			got := said(plan, "found-pattern", "new-pattern", "addresses-change", "addresses-unknown")
			want := strings.ReplaceAll(c.said, "content/blog/", "blog/")
			if !strings.HasPrefix(got, want) || strings.Count(got, "\n") != strings.Count(want, "\n") {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if !strings.Contains(string(plan.SiteTOML), c.want) {
				t.Errorf("no %s in\n%s", c.want, plan.SiteTOML)
			}
			if keeps := strings.Contains(got, "as they were"); keeps != strings.Contains(string(plan.SiteTOML), "照旧") {
				t.Errorf("%s\n%s", got, plan.SiteTOML)
			}
		})
	}
}

// paths lists where files are copied to.
func pathsOf(plan *Plan) string {
	var list []string
	for _, f := range plan.Files {
		list = append(list, f.To)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func TestWhatIsTaken(t *testing.T) {
	const tagged, dayless = "---\ntitle: 题\ntags: [a]\n---\n", "---\ntitle: 题\n---\n"
	for _, c := range []struct {
		name       string
		files      map[string]string
		want, says string
	}{
		{"posts and pages at the top", map[string]string{"config.toml": "base_url = 'https://x.cn'", "content/2019-05-04-a.md": dayless, "content/b.md": tagged, "content/c.md": dayless,
			"content/d/index.md": dayless, "content/e.md": "+++\ntitle = 'x'\ndate = 2019-05-04\ntemplate = 'about.html'\n+++\n", "content/f/index.md": post},
			"content/2019-05-04-a.md content/b.md content/f/index.md content/pages/c/index.md content/pages/d/index.md content/pages/e/index.md", ""},
		{"pages with addresses of their own", map[string]string{"_config.yml": "permalink: /:title/", "_posts/2019-05-04-a.md": post, "b.md": "---\ntitle: b\npermalink: /b.html\n---\n", "c.md": dayless,
			"pages/d.md": "---\ntitle: d\npermalink: /d/\n---\n", "pages/e.md": "---\ntitle: e\npermalink: /pages/e.html\n---\n", "f.md": "---\ntitle: f\npermalink: /other/\n---\n"},
			"content/_posts/2019-05-04-a.md content/pages/b.md content/pages/c/index.md content/pages/d/index.md content/pages/f/index.md content/pages/pages/e.md", ""},
		{"Hexo's pages", map[string]string{"_config.yml": "title: x", "source/_posts/a.md": post, "source/about/index.md": dayless, "source/pages/b.md": dayless},
			"content/_posts/a.md content/pages/about/index.md content/pages/pages/b.md", ""},
		{"a home page", map[string]string{"_config.yml": "title: x", "index.markdown": "---\nlayout: home\n---\n", "_posts/2019-05-04-a.md": post}, "content/_posts/2019-05-04-a.md",
			"index.markdown was the home page; here the home page lists the channels, and that text is left where it is"},
		{"posts without a day", map[string]string{"_config.yml": "title: x", "_posts/template.md": post, "x/_posts/b.md": post, "_posts/2019-05-04-a.md": post}, "content/_posts/2019-05-04-a.md",
			"2 files in _posts whose names do not begin with a day, which Jekyll does not publish, are left out: _posts/template.md, for example"},
		{"one address for two", map[string]string{"_config.yml": "permalink: /:title/", "_a/x.md": post, "_b/x.md": post}, "content/_a/x.md content/_b/x-2.md",
			"_b/x.md is copied as content/_b/x-2.md, since it would have the address of _a/x.md"},
		{"files of the root", map[string]string{"_config.yml": "title: x", "source/_posts/a.md": post, "source/CNAME": "x.cn", "source/googleab12.html": "x", "source/a.json": "{}", "source/x.html": "x", "source/y.html": "x"},
			"content/_posts/a.md static/CNAME static/googleab12.html", "3 other files are left where they are: .html 2, .json 1"},
		{"folders of languages", map[string]string{"config/_default/hugo.toml": "defaultContentLanguage = 'zh-cn'",
			"config/_default/languages.toml": "[zh-cn]\ncontentDir = 'content/zh-cn'\n[en]\ncontentDir = 'content/en'", "content/zh-cn/posts/a.md": post, "content/en/posts/a.md": post},
			"content/posts/a.md", ""},
		{"folders of other languages", map[string]string{"hugo.toml": "defaultContentLanguage = 'zh'\n[languages.zh]\n[languages.en]\ncontentDir = 'content/en'", "content/posts/a.md": post, "content/en/posts/a.md": post},
			"content/posts/a.md", ""},
		{"tags of templates", map[string]string{"_config.yml": "title: x", "_posts/2019-05-04-a.md": post + "[x]({% post_url 2019-01-01-b %}) {{ site.baseurl }}\n* TOC\n{:toc}\n{% raw %}x{% endraw %}\n```\n{{ no }}\n```\n"},
			"content/_posts/2019-05-04-a.md",
			"1 article has tags of templates, which are shown as text: {% post_url %} 1, {% raw %} 1, {: toc } 1, {{ site.baseurl }} 1\n" +
				"1 article links to others by tags of templates, which lead nowhere: _posts/2019-05-04-a.md; write [text](file.md)"},
		{"blanks in Jekyll's lists", map[string]string{"_config.yml": "title: x", "_posts/2019-05-04-a.md": "---\ntitle: 题\ntags: 公园 春天\n---\n"}, "content/_posts/2019-05-04-a.md",
			"1 article has blanks in categories or tags, which part them in Jekyll, but not here: _posts/2019-05-04-a.md"},
		{"settings that cannot be read", map[string]string{"_config.yml": "title: x\nurl: \"y\n", "source/_posts/a.md": post}, "content/_posts/a.md",
			"line 2: the quotation marks are not closed; write title"},
		{"mistakes", map[string]string{"a.md": "---\ntitle: 题\ndate: 2019-05-04\npassword: x\n---\n"}, "content/a.md",
			"1 article has a mistake that wendang build tells: a static site cannot keep a secret: everybody could read the article, in a.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, _ := examine(t, folder(t, c.files))
			if got := pathsOf(plan); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			var told []string
			for _, m := range plan.Unclear {
				told = append(told, m.String())
			}
			if got := strings.Join(told, "\n"); !strings.Contains(got, c.says) {
				t.Errorf("got  %s\nwant %s", got, c.says)
			}
		})
	}
}

// A channel of drafts would be an empty one.
func TestDraftsMakeNoChannel(t *testing.T) {
	_, site := examine(t, folder(t, map[string]string{"a.md": "---\ntitle: 题\ndate: 2019-05-04\ncategory: 诗\n---\n", "b.md": "---\ntitle: 题\ndate: 2019-05-04\ncategory: 词\ndraft: true\n---\n", "old/c.md": "---\ntitle: 题\ndraft: true\n---\n"}))
	if got := channelsOf(site); got != "诗=shi" {
		t.Error(got)
	}
}

// A site that was made of the same folder before is no part of it; shortcuts are told.
func TestFolderWithSite(t *testing.T) {
	dir := folder(t, map[string]string{"_config.yml": "title: x", "_posts/2019-05-04-a.md": post, "mysite/site.toml": "x", "mysite/content/b.md": post, "mysite/public/c.png": "x", "c/d.png": "x"})
	if err := os.Symlink(filepath.Join(dir, "_config.yml"), filepath.Join(dir, "_posts", "2019-05-05-b.md")); err != nil {
		t.Skip(err)
	}
	plan, err := Examine(dir, filepath.Join(dir, "c"), now)
	if err != nil {
		t.Fatal(err)
	}
	if got := pathsOf(plan); got != "content/_posts/2019-05-04-a.md" {
		t.Error(got)
	}
	if got := said(plan, "links-left"); got != "1 shortcut (symbolic links) is left out" {
		t.Error(got)
	}
}

// Names of files need not be UTF-8; what cannot be read is named, and leaves nothing behind.
func TestOddFiles(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": post, "z/b.md": post})
	if err := os.WriteFile(filepath.Join(dir, "z", "\xc4\xe3.md"), []byte(post), 0o644); err != nil {
		t.Skip(err)
	}
	site := filepath.Join(t.TempDir(), "x", "new")
	plan, err := Examine(dir, site, now)
	if err != nil || len(plan.Files) != 3 {
		t.Fatal(plan, err)
	}
	if utf8.Valid(plan.SiteTOML) == false {
		t.Errorf("%q", plan.SiteTOML)
	}
	if err := os.Remove(filepath.Join(dir, "z", "b.md")); err != nil {
		t.Fatal(err)
	}
	made, err := plan.Write()
	if err == nil || len(made) > 0 || !strings.Contains(err.Error(), "the old site cannot be read") {
		t.Error(made, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(filepath.Dir(site))); err != nil || len(entries) > 0 {
		t.Error(entries, err)
	}
}

// Whatever a title holds, site.toml can be read.
func TestControlCharacters(t *testing.T) {
	_, site := examine(t, folder(t, map[string]string{"_config.yml": `title: "a\u0007b\u2028c\x00"`, "source/_posts/a.md": "---\ntitle: 题\ndate: 2019-05-04\ncategory: \"生活\\u0007x\"\n---\n"}))
	if site.Channels[0].Slug == "" {
		t.Error(site.Channels)
	}
}
