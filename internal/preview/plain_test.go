package preview

import (
	"strings"
	"testing"
	"time"

	"wendang/internal/pipeline"
)

// Plain pages and the texts of lists are shown while they are written, as articles are.
func TestPlainPages(t *testing.T) {
	const about, list = "content/pages/about.md", "content/fanwen/_index.md"
	page := func(body string, more ...string) string {
		return "---\ntitle: 关于我们\n" + strings.Join(append(more, "---"), "\n") + "\n" + body + "\n"
	}
	for name, patience := range map[string]time.Duration{"at once": time.Hour, "revised first": time.Nanosecond} {
		t.Run(name, func(t *testing.T) {
			s := start(t, newFiles(map[string]string{
				about: page("本站。[去](../fanwen/b.md)"), "content/pages/new.md": page("草案。", "draft: true"),
				list: "---\ndescription: 范文\n---\n介绍。\n",
			}), func(o *Options) { o.Patience = patience })
			if r := s.get("/new.html"); !strings.Contains(r.body, "草稿，") {
				t.Errorf("a draft of a page has no mark: %s", r.body)
			}
			s.write(about, page("本站，改过。"))
			s.until("/about.html", 200, "改过")
			s.write(about, "---\ntitle: [\n")
			s.until("/about.html", 500, "content/pages/about.md:")
			s.write(about, page("改好了。"))
			s.until("/about.html", 200, "改好了")
			s.until("/fanwen/", 200, "介绍。")
			s.write(list, "---\ndescription: 范文\n---\n新的介绍。\n")
			s.until("/fanwen/", 200, "新的介绍。")
			s.write(list, "---\ndescription: [\n---\n")
			s.until("/fanwen/", 500, "content/fanwen/_index.md:")
			s.until("/about.html", 200, "1 处错误")
			s.write(list, "---\ndescription: 范文\n---\n最后的介绍。\n")
			s.write("site.toml", strings.Replace(siteTOML, "[[channels]]", "[[home]]\nshow = \"latest\"\n[[home]]\nshow = \"links\"\nlinks = [{ name = \"本站\", to = \"about\" }]\n[[channels]]", 1))
			s.until("/", 200, `about.html">本站</a>`)
			want := s.built(pipeline.Options{Drafts: true, Future: true, Today: today})
			for _, p := range []string{"index.html", "about.html", "new.html", "fanwen/index.html", "fanwen/2026/1121/b.html"} {
				s.untilIt("/"+p, "as built", func(r reply) bool {
					return plain(r.body) == addressed(want[p], "https://www.example.com/wen/", s.url, p)
				})
			}
		})
	}
}
