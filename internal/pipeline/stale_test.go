package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"wendang/internal/diag"
	"wendang/internal/search"
)

// What follows are single edits that a build upon the last one must not miss,
// each where nothing else changes what shows it.

// article returns the file of an article of 12 hours and so many minutes; more
// are lines of its front matter.
func article(minute int, title, body string, more ...string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: 2026-11-20T12:%02d:00+08:00\ntags: [读书]\n%s%s，%s\n",
		title, minute, strings.Join(append(more, "---\n\n"), "\n"), indexMark, body)
}

// newSmallSite returns a site of a few articles, whose URLs do not tell where
// they stand, with the default theme, and builds it.
func newSmallSite(t *testing.T, files map[string]string) *siteFolder {
	t.Helper()
	config := newSiteTOML("/:slug.html")
	delete(config.values, "theme")
	all := map[string]string{
		"site.toml":            config.text(),
		"content/jieri/1.md":   article(1, "读书总结一", "今天。"),
		"content/fanwen/2.md":  article(2, "读书总结二", "明天。", "summary: 旧的话。", "pinned: false", "category: fanwen"),
		"content/fanwen/3.md":  article(3, "读书总结三", "后天。"),
		"content/wenku/4.md":   article(4, "读书总结四", "昨天。"),
		"content/wenku/tu.png": "图",
	}
	maps.Copy(all, files)
	f := newSiteFolder(t, all)
	if b := f.build("", 2); b.Broken {
		t.Fatal(texts(b.problems))
	}
	return f
}

// expect builds again and fails the test when the output is stale, or when the
// output p does not hold a text.
func (f *siteFolder) expect(p, text string) {
	f.t.Helper()
	if d := f.stale(2); d != "" {
		f.t.Error(d)
	}
	if got := f.read("public/" + p); !strings.Contains(got, text) {
		f.t.Errorf("%s does not hold %q", p, text)
	}
}

// What a theme shows of a related article changes with that article.
func TestStaleRelated(t *testing.T) {
	for _, c := range []struct{ name, field, from, to, want string }{
		{"summary", ".Summary", "旧的话。", "新的话。", "新的话。"},
		{"category", ".Category.Name", "category: fanwen", "category: wenku", "文库"},
		{"pinned", ".Pinned", "pinned: false", "pinned: true", "true"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newSmallSite(t, map[string]string{
				"themes/portal/layouts/article.html": "<!doctype html>{{.Headline}}{{range .Related}}<p>{{.Title}} {{" + c.field + "}}</p>\n{{end}}",
			})
			f.replace("content/fanwen/2.md", c.from, c.to)
			f.expect("1.html", "<p>读书总结二 "+c.want+"</p>")
		})
	}
}

// A feed tells the channel of an article that moved, though its file and its URL
// are as before.
func TestStaleFeed(t *testing.T) {
	f := newSmallSite(t, nil)
	text := f.read("content/fanwen/3.md")
	f.remove("content/fanwen/3.md")
	f.write("content/wenku/3.md", text)
	f.expect("feed.xml", "<title>读书总结三</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"https://example.com/3.html\"/>")
	_, entry, _ := strings.Cut(f.read("public/feed.xml"), "<title>读书总结三</title>")
	if entry, _, _ = strings.Cut(entry, "</entry>"); !strings.Contains(entry, `<category term="文库"/>`) {
		t.Errorf("feed.xml has of the article\n%s", entry)
	}
}

// A text of the theme changes wherever it stands, not in pages alone.
func TestStaleOpenSearch(t *testing.T) {
	f := newSmallSite(t, nil)
	f.write("themes/portal/strings.toml", `description_search = "在{}里查找。"`)
	f.expect("search/opensearch.xml", "<Description>在试网里查找。</Description>")
}

// The theme's words within an article's body are not the author's: they change
// in its page, and are not in the index.
func TestStaleLabels(t *testing.T) {
	body := "有的话。\n\n<details>\n<p>藏起来的话。</p>\n</details>\n\n| 甲 | 乙 |\n|---|---|\n| 格子 | 2 |\n\n" +
		"- [x] 做了的\n- [ ] 没做的\n\n注释[^1]。\n\n[^1]: 注释里的话。\n\n```go\nfunc main() {}\n```\n"
	markdown := strings.Replace(body, "<details>\n<p>藏起来的话。</p>\n</details>\n\n", "", 1)
	f := newSmallSite(t, map[string]string{
		"content/wenku/5.md": article(5, "有标记的", body),
		"content/wenku/6.md": article(6, "没有标记的", markdown),
	})
	keys := []string{"details", "table", "code", "footnotes", "footnote_back", "task_done", "task_open"}
	texts := themeTexts(t)
	for _, mark := range []string{"一", "二"} {
		mark = labelMark + mark + "〕"
		var b strings.Builder
		for _, k := range keys {
			if texts[k] == "" {
				t.Fatalf("strings.toml has no %s", k)
			}
			fmt.Fprintf(&b, "%s = %q\n", k, texts[k]+mark)
		}
		f.write("themes/portal/strings.toml", b.String())
		f.expect("5.html", "<summary>"+texts["details"]+mark+"</summary>")
		x := openIndex(t, f.path("public"))
		for _, doc := range x.documents() {
			if strings.Contains(doc, labelMark) {
				t.Errorf("the index has a word of the theme:\n%s", doc)
			}
		}
		// What the author wrote is there.
		for _, q := range []string{"藏起来的话", "格子", "做了的", "注释里的话", "main"} {
			if _, list := x.ask(q, search.Options{Channel: -1, Festival: -1}); len(list) == 0 {
				t.Errorf("%q is not found", q)
			}
		}
	}
}

// The index has times in the site's zone. The articles name theirs, so that none
// of them changes with it.
func TestStaleTimes(t *testing.T) {
	f := newSmallSite(t, nil)
	f.write("site.toml", "time_zone = \"UTC\"\n"+f.read("site.toml"))
	f.expect("1.html", "2026-11-20 04:0")
	for _, doc := range openIndex(t, f.path("public")).documents() {
		if !strings.Contains(doc, "2026-11-20 04:0") {
			t.Errorf("the index has\n%s", doc)
		}
	}
}

// A file that would stand where an output is made is told as what it is, with
// what makes the output; without it, the output is as it was.
func TestFilesUponOutputs(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	// stands puts a file, in the folder static or content, at each of some
	// outputs and returns what the build says.
	stands := func(f *siteFolder, folder string, paths []string) map[string]diag.Diagnostic {
		t.Helper()
		for _, p := range paths {
			f.write(folder+"/"+p, "甲")
		}
		b := f.build("", 2)
		if !b.Broken {
			t.Errorf("the build has no errors: %+v", b.Result)
		}
		said := map[string]diag.Diagnostic{}
		for _, d := range b.problems {
			if d.Severity == diag.Error {
				said[d.File] = d
			}
		}
		return said
	}
	const allowAll = "[files]\nallow = [\"html\", \"xml\", \"js\", \"css\", \"svg\"]\n"
	for _, folder := range []string{"static", "content"} {
		t.Run(folder+"/search/opensearch.xml", func(t *testing.T) {
			f := newSmallSite(t, nil)
			f.write("site.toml", f.read("site.toml")+allowAll)
			said := stands(f, folder, []string{search.Dir + "/opensearch.xml"})
			d, ok := said[folder+"/"+search.Dir+"/opensearch.xml"]
			if !ok || len(said) != 1 {
				t.Fatalf("the build says %v", said)
			}
			if !strings.Contains(d.Message.String(), "/search/opensearch.xml is already taken") || len(d.Notes) == 0 && !strings.Contains(d.Message.String(), " by ") || d.Hint.IsZero() {
				t.Errorf("the build does not say what makes it already:\n%s", texts([]diag.Diagnostic{d}))
			}
		})
		t.Run(folder, func(t *testing.T) {
			f := newSmallSite(t, map[string]string{"content/wenku/old.md": article(7, "旧", "话。", "aliases: [/old/1.html]")})
			f.write("site.toml", f.read("site.toml")+allowAll)
			f.build("", 2)
			before := tree(t, f.path("public"))
			var paths []string
			for p := range before {
				if p != "wenku/tu.png" && (folder != "static" || p != "robots.txt") { // a site may have its own robots.txt
					paths = append(paths, p)
				}
			}
			slices.Sort(paths)
			said := stands(f, folder, paths)
			for _, p := range paths {
				at := folder + "/" + p
				if p == "old/1.html" {
					at = "content/wenku/old.md" // an alias is what is taken out
				}
				if d, ok := said[at]; !ok {
					t.Errorf("nothing is said of %s", at)
				} else if !strings.Contains(d.Message.String(), "already taken") || len(d.Notes) == 0 && !strings.Contains(d.Message.String(), " by ") {
					t.Errorf("the build does not say what makes it already:\n%s", texts([]diag.Diagnostic{d}))
				}
				delete(said, at)
			}
			for _, d := range said {
				t.Errorf("the build says\n%s", texts([]diag.Diagnostic{d}))
			}
			if d := diff(before, tree(t, f.path("public"))); len(d) > 0 {
				t.Errorf("these outputs differ: %v", d)
			}
		})
	}
}

// What the end of a line means is a setting of the site, and shows in the texts that the
// search index keeps, though neither an article's file nor its summary changes.
func TestStaleNewlines(t *testing.T) {
	files := map[string]string{}
	for i, p := range []string{"jieri/1", "fanwen/2", "fanwen/3", "wenku/4"} {
		files["content/"+p+".md"] = article(i, fmt.Sprint("读书总结", i), "今天进展\n我们今天。", "summary: 一句话。")
	}
	f := newSmallSite(t, files)
	f.replace("site.toml", "[[channels]]", "[markdown]\nnewlines = \"break\"\n[[channels]]")
	if d := f.stale(2); d != "" {
		t.Error(d)
	}
}
