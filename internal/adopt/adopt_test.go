package adopt

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/config"
	"wendang/internal/diag"
)

var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// folder makes a folder of files, given by path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// examine returns the site.toml that is made of a folder, which must have no mistakes.
func examine(t *testing.T, dir string) (*Plan, *config.Config) {
	t.Helper()
	plan, err := Examine(dir, filepath.Join(t.TempDir(), "new"), now)
	if err != nil {
		t.Fatal(err)
	}
	problems := &diag.List{}
	c := config.Read("site.toml", plan.SiteTOML, problems)
	for _, d := range problems.Sorted() {
		t.Errorf("%v\n%s", d, plan.SiteTOML)
	}
	return plan, c
}

const post = "---\ntitle: 题\ndate: 2019-05-04\n---\n文\n"

func TestGenerators(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string // newlines, permalink and base_url
	}{
		"Hexo":                      {map[string]string{"_config.yml": "title: x", "source/_posts/a.md": post}, "break /2019/05/04/s/index.html "},
		"Hexo that joins":           {map[string]string{"_config.yml": "marked: {breaks: false}\npermalink: p/:name.html", "source/_posts/a.md": post}, "join /p/s.html "},
		"Hexo with hashes":          {map[string]string{"_config.yml": "permalink: :hash/", "source/_posts/a.md": post, "scaffolds/post.md": "x"}, "break /c/2019/0504/s.html "},
		"Hexo in another folder":    {map[string]string{"_config.yml": "source_dir: src\nurl: http://yoursite.com", "src/_posts/a.md": post}, "break /2019/05/04/s/index.html "},
		"Hugo":                      {map[string]string{"hugo.yaml": "baseURL: https://x.cn/b", "content/p/a.md": post}, "join /f/s/index.html https://x.cn/b/"},
		"Hugo of old":               {map[string]string{"config.toml": "baseurl = \"https://x.cn\"\n[permalinks]\npost = \"/:year/:slug/\"\nlinks = \"/l/:slug\"", "content/post/a.md": post}, "join /2019/s/index.html https://x.cn/"},
		"Hugo in parts":             {map[string]string{"config/_default/config.toml": "uglyURLs = true", "content/p/a.md": post}, "join /f/s.html "},
		"Hugo that breaks":          {map[string]string{"hugo.toml": "[markup.goldmark.renderer]\nhardWraps = true\n[permalinks]\nposts = '/:section/:weekday/'", "content/posts/a.md": post}, "break /c/2019/0504/s.html "},
		"Hugo in JSON":              {map[string]string{"hugo.json": "{\"baseURL\": \"https://x.cn/\"}", "content/p/a.md": post}, "join /f/s/index.html https://x.cn/"},
		"Jekyll":                    {map[string]string{"_config.yml": "url: https://x.cn", "_posts/2019-05-04-a.md": post}, "join /2019/05/04/s.html https://x.cn/"},
		"Jekyll that is pretty":     {map[string]string{"_config.yml": "permalink: pretty\nkramdown: {hard_wrap: true}", "_posts/2019-05-04-a.md": post}, "break /2019/05/04/s/index.html "},
		"Jekyll by ordinals":        {map[string]string{"_config.yml": "permalink: ordinal", "_posts/2019-05-04-a.md": post}, "join /c/2019/0504/s.html "},
		"Zola":                      {map[string]string{"config.toml": "base_url = 'https://x.cn'", "content/a.md": post}, "join /f/s/index.html https://x.cn/"},
		"MkDocs":                    {map[string]string{"mkdocs.yml": "site_url: https://x.cn/d\nmarkdown_extensions: [nl2br]", "docs/a.md": post}, "break /f/s/index.html https://x.cn/d/"},
		"none":                      {map[string]string{"a.md": post}, " /c/2019/0504/s.html "},
		"none, without dates":       {map[string]string{"a.md": "# 题", "b/c.md": "# 题"}, " /f/s.html "},
		"Hexo with broken settings": {map[string]string{"_config.yml": "a: [", "source/_posts/a.md": post}, "break /2019/05/04/s/index.html "},
	} {
		t.Run(name, func(t *testing.T) {
			_, site := examine(t, folder(t, c.files))
			v := config.PermalinkValues{Category: "c", Channel: "c", Slug: "s", Folder: "f", Date: time.Date(2019, 5, 4, 0, 0, 0, 0, time.UTC)}
			p := "/" + site.Permalink.Path(v)
			if strings.HasPrefix(name, "Hexo") { // whose :title is the file's path
				p = strings.ReplaceAll(p, "/f/", "/")
			}
			if got := string(site.Newlines) + " " + p + " " + site.BaseURL; got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// channelsOf lists channels with their columns, and * behind the default one.
func channelsOf(c *config.Config) string {
	var list []string
	for i, ch := range c.Channels {
		s := ch.Name + "=" + ch.Slug
		if i == c.DefaultChannel {
			s += "*"
		}
		for _, col := range ch.Columns {
			s += "/" + col.Name + "=" + col.Slug
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func TestChannels(t *testing.T) {
	with := func(lines string) string { return "---\ntitle: 题\ndate: 2019-05-04\n" + lines + "\n---\n" }
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"by number of articles", map[string]string{"a.md": with("category: 诗"), "b.md": with("categories: [散文, 诗]"), "c.md": with("category: 散文/游记")}, "散文=sanwen/游记=youji 诗=shi"},
		{"names in other letter case", map[string]string{"a.md": with("category: Linux"), "b.md": with("category: linux"), "linux/c.md": post}, "Linux=linux"},
		{"the same pinyin", map[string]string{"a.md": with("category: 诗"), "b.md": with("category: 诗"), "c.md": with("category: 失")}, "诗=shi 失=shi-2"},
		{"a reserved name", map[string]string{"a.md": with("category: tags"), "b.md": with("category: 词")}, "tags=tags-2 词=ci"},
		{"folders", map[string]string{"shi/song/a.md": post, "shi/song/b.md": post, "shi/tang/c/index.md": post, "ci/_posts/a.md": post}, "shi=shi/song=song/tang=tang ci=ci"},
		{"Chinese folders", map[string]string{"诗 词/a.md": post}, "诗 词=shi-ci"},
		{"titles of folders", map[string]string{"posts/_index.md": "---\ntitle: 随笔\n---\n", "posts/a.md": post, "b.md": with("category: 随笔")}, "随笔=suibi posts=posts"},
		{"years are no channels", map[string]string{"_posts/2019/a.md": post, "2020/05/b.md": post}, "文章=wenzhang*"},
		{"a default among others", map[string]string{"a.md": post, "b.md": with("category: 其他"), "c.md": with("category: 诗")}, "其他=qita* 诗=shi"},
		{"English", map[string]string{"mkdocs.yml": "theme: {language: en}", "docs/a.md": post}, "Articles=articles*"},
		{"quotes", map[string]string{"a.md": with(`category: '"甲"\乙'`)}, "\"甲\"\\乙=jia-yi"},
		{"plain pages", map[string]string{"pages/about.md": "# 关于", "诗/a.md": post, "tags/诗.md": "x"}, "诗=shi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, site := examine(t, folder(t, c.files))
			if got := channelsOf(site); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFiles(t *testing.T) {
	dir := folder(t, map[string]string{
		"_config.yml": "x: y", "_posts/2019-05-04-a.md": post, "_posts/a/hua.png": "x", "about.md": "# 关于", "docs/b.md": "# 乙", "README.md": "x",
		"_layouts/x.md": "x", ".git/x.md": "x", "assets/x.css": "x", "assets/x.pdf": "x", "node_modules/a/b.md": "x",
	})
	if err := os.Symlink("/etc", filepath.Join(dir, "_posts", "etc")); err != nil {
		t.Log(err)
	}
	plan, _ := examine(t, dir)
	var got []string
	for _, f := range plan.Files {
		got = append(got, f.To)
	}
	slices.Sort(got)
	if want := "content/_posts/2019-05-04-a.md content/_posts/a/hua.png content/assets/x.pdf content/pages/about.md content/pages/docs/b.md"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

// Settings lead to nothing outside of the folder that is named.
func TestSettingsStayInside(t *testing.T) {
	dir := folder(t, map[string]string{
		"secret/a.md": post, "secret/x.png": "x", "old/hugo.toml": "contentDir = '../secret'\nstaticDir = '../secret'",
		"old/config.toml": "theme = 'x'\nstaticDir = '../secret'", "old/content/b.md": post,
	})
	plan, _ := examine(t, filepath.Join(dir, "old"))
	for _, f := range plan.Files {
		if strings.Contains(f.From, "secret") {
			t.Error(f)
		}
	}
	if len(plan.Files) != 1 {
		t.Error(plan.Files)
	}
}

// What is in the way stays, and nothing is made beside it.
func TestWriteReplacesNothing(t *testing.T) {
	old := folder(t, map[string]string{"a.md": post})
	for _, there := range []string{"site.toml", "content/x.md"} {
		site := folder(t, map[string]string{there: "mine"})
		plan, err := Examine(old, site, now)
		if err == nil {
			_, err = plan.Write()
		}
		if err == nil {
			t.Errorf("%s is no obstacle", there)
		}
		entries, _ := os.ReadDir(site)
		if text, _ := os.ReadFile(filepath.Join(site, there)); string(text) != "mine" || len(entries) != 1 {
			t.Errorf("%s: %q, %v", there, text, entries)
		}
	}
	site := filepath.Join(t.TempDir(), "a", "b")
	plan, err := Examine(old, site, now)
	if err != nil {
		t.Fatal(err)
	}
	if made, err := plan.Write(); err != nil || len(made) != 2 {
		t.Error(made, err)
	}
	if text, _ := os.ReadFile(filepath.Join(site, "content", "a.md")); string(text) != post {
		t.Errorf("the copy is %q", text)
	}
}

// Settings are foreign bytes: whatever they hold, a site.toml comes out that can be read.
func FuzzSettings(f *testing.F) {
	f.Add("_config.yml", "title: \"a\\\"b\"\nurl: http://[::1]/\npermalink: :a:b\nlanguage: [x]\ntimezone: Local\nper_page: 5000")
	f.Add("hugo.toml", "title = 1\nbaseURL = '//'\n[permalinks]\na = ':slug'\n[languages]\nen = 1")
	f.Add("mkdocs.yml", "site_name: |\n  a\n  b\ndocs_dir: ../..\nplugins: !!python/name:x")
	f.Add("hugo.json", "{\"title\": {}}")
	f.Fuzz(func(t *testing.T, name, settings string) {
		if !slices.Contains([]string{"_config.yml", "hugo.toml", "mkdocs.yml", "hugo.json", "config.toml"}, name) {
			return
		}
		dir := folder(t, map[string]string{name: settings, "content/a.md": post, "docs/a.md": post, "source/_posts/a.md": post})
		g := detect(dir)
		g.addresses()
		c, err := collect(g)
		if err != nil {
			return // the settings lead elsewhere
		}
		problems := &diag.List{}
		text := arrange(g, c, now).toml()
		config.Read("site.toml", text, problems)
		for _, d := range problems.Sorted() {
			t.Errorf("%v\n%s", d, text)
		}
	})
}
