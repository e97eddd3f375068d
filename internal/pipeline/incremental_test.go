package pipeline

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
)

// scratch is a site that a test edits at random. The same seed gives the same
// edits.
type scratch struct {
	*siteFolder
	r         *rand.Rand
	config    *siteTOML
	layouts   map[string]string // of the theme that prints everything
	texts     map[string]string // of the default theme
	overrides map[string]string // of them, in the site's theme
	n         int               // articles made so far
	notes     int               // blocks made so far
	log       []string
}

func newScratch(t *testing.T, seed uint64) *scratch {
	s := &scratch{
		siteFolder: newSiteFolder(t, nil),
		r:          rand.New(rand.NewPCG(seed, 1)),
		config:     newSiteTOML(permalinks[seed%uint64(len(permalinks))]),
		layouts:    everything(t),
		texts:      themeTexts(t),
		overrides:  map[string]string{},
	}
	for p, text := range s.layouts {
		s.write("themes/all/"+p, text)
	}
	if seed%3 == 2 {
		delete(s.config.values, "theme")
	}
	s.write("site.toml", s.config.text())
	s.write(aboutPath, "---\ntitle: 关于\n---\n\n"+indexMark+"关于本站。\n")
	s.write("content/"+firstPath, "---\ntitle: 第一篇\ndate: 2026-01-02\n---\n\n"+indexMark+"第一篇的正文。\n")
	s.write("content/tu.png", "甲")
	s.write("content/fanwen/tu.png", "甲")
	for range 12 {
		s.newArticle()
	}
	if seed%5 == 1 {
		s.newArchive()
	}
	return s
}

// Files that stay: site.toml leads to them.
const (
	aboutPath = "content/pages/about.md"
	firstPath = "wenku/first.md"
)

// editText edits a plain page, or the texts of a list.
func (s *scratch) editText() string {
	p := s.pick(aboutPath, "content/pages/help/index.md", "content/pages/help/faq.md", "content/fanwen/_index.md", "content/jieri/chunjie/_index.md",
		"content/_index.md", "content/none/_index.md", "content/tags/AI.md", "content/tags/x.md", "content/tags/index.md")
	if p != aboutPath && s.r.IntN(4) == 0 && s.has(p) {
		s.remove(p)
		return "remove " + p
	}
	var b strings.Builder
	b.WriteString("---\n")
	if strings.Contains(p, "/pages/") {
		fmt.Fprintf(&b, "title: %s\n", s.pick("关于", "帮助", "常见问题"))
		for _, key := range []string{"updated", "summary", "params", "keywords"} {
			if s.r.IntN(4) == 0 {
				fmt.Fprintf(&b, "%s: %s\n", key, s.value(key))
			}
		}
	} else {
		for _, k := range [][]string{{"title", "题一", "题二"}, {"keywords", "词一", "[词二, 词三]"}, {"description", "说明一。", "说明二。"},
			{"top", "/" + firstPath}, {"tag", "C++", "a/b"}} {
			if s.r.IntN(3) == 0 && (k[0] != "tag" || p == "content/tags/x.md") {
				fmt.Fprintf(&b, "%s: %s\n", k[0], s.pick(k[1:]...))
			}
		}
	}
	b.WriteString("---\n\n")
	if strings.Contains(p, "/pages/") {
		b.WriteString(indexMark)
	}
	b.WriteString(s.words(8) + "\n\n" + s.block(path.Dir(p)) + "\n")
	s.write(p, b.String())
	return "write " + p
}

// newArchive writes so many articles that no edit makes the whole index anew.
// Their times do not depend on the site's zone, so that all keep their place
// when it changes.
func (s *scratch) newArchive() {
	when := time.Date(2025, time.March, 1, 1, 0, 0, 0, time.UTC)
	for i := range 70 {
		s.write(fmt.Sprintf("content/wenku/%03d.md", i), fmt.Sprintf("---\ntitle: 旧文%d\ndate: %s\ntags: [%s]\n---\n\n%s%s\n\n%s\n",
			i, when.Add(time.Duration(7*i)*time.Hour).Format(time.RFC3339), s.tag(), indexMark, s.words(10), s.block("content/wenku")))
	}
}

// pick returns one of the words, the first ones more often.
func (s *scratch) pick(words ...string) string {
	return words[min(s.r.IntN(len(words)), s.r.IntN(len(words)))]
}

func (s *scratch) touch(p string) {
	s.must(os.Chtimes(s.path(p), time.Time{}, time.Now().Add(-time.Hour)))
}

// edit makes one random edit and returns what it is.
func (s *scratch) edit() string {
	list := s.articles()
	if len(list) < 3 {
		return "new " + s.newArticle()
	}
	switch s.r.IntN(24) {
	case 13, 14:
		return s.editText()
	case 0, 1, 11:
		what := s.config.edit(s.r)
		s.write("site.toml", s.config.text())
		return "site.toml: " + what
	case 2, 3, 12:
		return "strings.toml: " + s.editTexts()
	case 4:
		return "theme: " + s.editTheme()
	case 5, 6:
		// What is copied, and what stands where a page or another file would.
		return s.toggle(s.pick("static/robots.txt", "static/xia/zai.txt", "static/fanwen/tu.png", "static/favicon.ico", "content/xia/zai.txt",
			"content/jieri/biao.xls", "static/search/opensearch.xml", "static/fanwen/index.html", "static/fanwen", "static/assets/x.css"), "甲", "乙", "丙")
	case 7:
		s.write("content/"+s.pick("tu.png", "fanwen/tu.png"), s.pick("甲", "乙", "丙"))
		return "change an image"
	case 8:
		s.today = calendar.Day{Year: 2026, Month: time.November, Day: 20 + s.r.IntN(9)}
		if s.r.IntN(4) == 0 {
			s.today = calendar.Day{Year: 2027, Month: time.January, Day: 1 + s.r.IntN(3)}
		}
		return fmt.Sprint("on ", s.today)
	case 9:
		s.drafts, s.future = s.r.IntN(2) == 0, s.r.IntN(2) == 0
		return fmt.Sprint("drafts ", s.drafts, ", future ", s.future)
	case 10:
		return s.spoil()
	}
	return s.editArticle(list[s.r.IntN(len(list))])
}

// toggle writes a file with one of some contents, or removes it.
func (s *scratch) toggle(p string, contents ...string) string {
	info, err := os.Stat(s.path(p))
	if err == nil && info.IsDir() {
		return "nothing"
	}
	if err == nil && s.r.IntN(3) == 0 {
		s.remove(p)
		return "remove " + p
	}
	// A file may stand where the folder would be.
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if info, err := os.Stat(s.path(dir)); err == nil && !info.IsDir() {
			s.remove(dir)
		}
	}
	s.write(p, contents[s.r.IntN(len(contents))])
	return "write " + p
}

// editTexts changes one of the theme's texts, oftener one of those that stand
// elsewhere than in pages.
func (s *scratch) editTexts() string {
	key := s.pick("details", "description_search", "table", "code", "footnotes", "footnote_back", "task_done", "task_open")
	if s.r.IntN(2) == 0 {
		keys := slices.Sorted(maps.Keys(s.texts))
		key = keys[s.r.IntN(len(keys))]
	}
	if _, ok := s.overrides[key]; ok && s.r.IntN(3) == 0 {
		delete(s.overrides, key)
	} else {
		// At the end, so that the places {} stay and a list keeps its length.
		s.overrides[key] = s.texts[key] + labelMark + s.pick("一", "二", "三") + "〕"
	}
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(s.overrides)) {
		fmt.Fprintf(&b, "%s = %q\n", k, s.overrides[k])
	}
	s.write("themes/"+s.config.theme()+"/strings.toml", b.String())
	return key + " = " + s.overrides[key]
}

// editTheme changes, adds or removes a file of the theme.
func (s *scratch) editTheme() string {
	theme := "themes/" + s.config.theme() + "/"
	switch s.r.IntN(8) {
	case 0, 1:
		paths := slices.Sorted(maps.Keys(s.layouts))
		p := paths[s.r.IntN(len(paths))]
		return s.toggle(theme+p, s.layouts[p], s.layouts[p]+"<p>{{/* the same again */}}\n", s.layouts[p]+"<p>end\n")
	case 2:
		return s.toggle(theme+"fragments/footer.html", "<footer>甲{{.Site.Title}}</footer>\n", "<footer>{{.Years}}</footer>\n")
	case 3:
		return s.toggle(theme+"assets/portal.css", "body { margin: 0 }\n", "body { margin: 1px }\n", "body { background: url(icon.svg) }\n")
	case 4:
		return s.toggle(theme+"assets/"+s.pick("more.css", "icon.svg", "portal.js"), "甲", "乙", "<svg/>")
	case 5: // a fragment of its own, and a page that uses it
		if s.has(theme + "fragments/more.html") {
			s.remove(theme + "fragments/more.html")
			s.write(theme+"layouts/tags.html", s.layouts["layouts/tags.html"])
			return "a fragment goes"
		}
		s.write(theme+"fragments/more.html", "<p>{{len .Tags}}</p>\n")
		s.write(theme+"layouts/tags.html", s.layouts["layouts/tags.html"]+`{{template "fragments/more.html" .}}`)
		return "a new fragment"
	case 6:
		return s.toggle(theme+"layouts/base.html", "<!doctype html><title>{{.Title}}</title>{{.Meta}}{{block \"main\" .}}{{end}}\n"+
			`{{define "breadcrumb"}}{{len .Breadcrumb}}{{end}}{{define "item"}}<li>{{.Title}}{{.Summary}}{{end}}`)
	}
	return s.toggle(theme+s.pick("README.md", "layouts/more.html"), "甲", "乙")
}

// spoil edits or deletes an output file by hand, damages the cache, or builds
// in between with a mistake.
func (s *scratch) spoil() string {
	if !s.has("public") {
		return "nothing" // there has been no build yet
	}
	files := tree(s.t, s.path("public"))
	paths := slices.Sorted(maps.Keys(files))
	p := paths[s.r.IntN(len(paths))]
	switch s.r.IntN(6) {
	case 0:
		s.remove("public/" + p)
		return "delete the output " + p
	case 1:
		s.write("public/"+p, files[p]+"<!-- -->")
		return "edit the output " + p
	case 2:
		// As programs do that put a file's old time back.
		info, err := os.Stat(s.path("public/" + p))
		s.must(err)
		s.write("public/"+p, string(bytes.ToUpper([]byte(files[p]))))
		if runtime.GOOS == "linux" || runtime.GOOS == "darwin" { // others do not tell of it
			s.must(os.Chtimes(s.path("public/"+p), info.ModTime(), info.ModTime()))
		}
		return "edit the output " + p + " in place"
	case 3:
		if s.lost == "list" {
			return "nothing"
		}
		s.lost = "cache"
		s.must(os.RemoveAll(s.path(CacheDir)))
		return "delete the cache"
	case 4:
		return s.mistake(files)
	}
	// What the cache holds depends on times, so the seed's numbers are not
	// spent on it.
	r := rand.New(rand.NewPCG(s.r.Uint64(), 2))
	if s.lost == "list" {
		return "nothing"
	}
	s.lost = "cache"
	entries, err := os.ReadDir(s.path(CacheDir))
	s.must(err)
	for _, e := range entries {
		b := s.read(CacheDir + "/" + e.Name())
		if len(b) > 0 {
			at := r.IntN(len(b))
			s.write(CacheDir+"/"+e.Name(), b[:at]+string(b[at]^1)+b[at+1:r.IntN(len(b)-at)+at+1])
		}
	}
	return "damage the cache"
}

// mistake builds with a mistake for which nothing can be built, and takes it
// back. The output stays as it was.
func (s *scratch) mistake(before map[string]string) string {
	theme := "themes/" + s.config.theme() + "/"
	m := [...]struct{ p, text string }{
		{"site.toml", s.config.text() + "[params"},
		{theme + "strings.toml", "home = 1\n"},
		{theme + "layouts/list.html", "{{if}}"},
		{theme + "layouts/list.html", "{{index .Items 1000}}"},   // shows only when a list is rendered
		{theme + "layouts/article.html", "{{index .Tags 1000}}"}, // likewise
	}[s.r.IntN(5)]
	was, had := "", s.has(m.p)
	if had {
		was = s.read(m.p)
	}
	s.write(m.p, m.text)
	b := s.build("", 2)
	if after := tree(s.t, s.path("public")); !b.Broken || b.Written > 0 || len(diff(before, after)) > 0 {
		s.t.Fatalf("with the mistake %q in %s, %d outputs are written and these differ: %v\n%s", m.text, m.p, b.Written, diff(before, after), texts(b.problems))
	}
	if s.remove(m.p); had {
		s.write(m.p, was)
	}
	return "a mistake in " + m.p + " for one build"
}

// rounds returns how many sites a test tries, and how often it edits each: in short runs,
// usually, and in long ones.
func rounds(short, usual, long [2]int) (sites, edits int) {
	some := usual
	switch {
	case testing.Short():
		some = short
	case os.Getenv("WENDANG_LONG") != "":
		some = long
	}
	return some[0], some[1]
}

// TestIncremental makes random edits to random sites. After each, a build upon
// the last one gives what a clean one gives. With WENDANG_LONG set it takes some
// minutes.
func TestIncremental(t *testing.T) {
	sites, edits := rounds([2]int{2, 8}, [2]int{6, 20}, [2]int{60, 60})
	for seed := range uint64(sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newScratch(t, seed)
			for range edits {
				for range 1 + s.r.IntN(2) {
					s.log = append(s.log, s.edit())
				}
				if d := s.stale(1 + 7*s.r.IntN(2)); d != "" {
					t.Fatalf("%s\nafter %s", d, strings.Join(s.log, "\n      "))
				}
			}
		})
	}
}
