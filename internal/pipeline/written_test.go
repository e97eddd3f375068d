package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
)

// portalOf writes a site of n articles: channels, festivals and tags are used
// unevenly, as on real portals.
func portalOf(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	config := newSiteTOML("")
	config.values["page_size"] = "20"
	delete(config.values, "theme")
	config.home = append(homeBlocks[:6:6], "show = \"tag\"\nof = \"标签1\"")
	config.copyright["complaint"] = `"about"`
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(config.text()), 0o644); err != nil {
		t.Fatal(err)
	}
	for p, text := range map[string]string{
		"pages/about.md":   "---\ntitle: 关于\n---\n\n关于本站。\n",
		"fanwen/_index.md": "---\ntop: [00000.md]\n---\n\n介绍。\n",
	} {
		full := filepath.Join(dir, "content", filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Date(2020, 1, 1, 8, 0, 0, 0, time.UTC)
	words := []rune("工作学习总结计划项目建设会议活动方案报告讨论春夏秋冬东西南北")
	for i := range n {
		title := make([]rune, 8)
		for k := range title {
			title[k] = words[(i*(k+3)+k*k)%len(words)]
		}
		p := filepath.Join(dir, "content", []string{"fanwen", "fanwen/zongjie", "jieri/chunjie", "jieri/guanggunjie"}[i*i%4], fmt.Sprintf("%05d.md", i))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("+++\ntitle = \"%s%d\"\ndate = %s\ntags = [\"标签%d\", \"标签%d\"]\n+++\n\n第%d篇的正文。\n",
			string(title), i, start.Add(time.Duration(i)*13*time.Hour).Format(time.RFC3339), i%40, i*i%100, i)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Each kind of edit writes what it must, and little else.
func TestFilesWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	const n = 1500
	dir := portalOf(t, n)
	build := func() Result {
		t.Helper()
		return run(t, Options{Source: dir, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}})
	}
	edit := func(p, from, to string) {
		t.Helper()
		full := filepath.Join(dir, filepath.FromSlash(p))
		b, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), from) {
			t.Fatalf("%s does not hold %q", p, from)
		}
		if err := os.WriteFile(full, []byte(strings.Replace(string(b), from, to, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	middle := "content/fanwen/00700.md"
	first := build()
	all := first.Written
	if first.Articles != n || first.Unchanged+first.Removed > 0 {
		t.Fatalf("first %+v", first)
	}
	for _, c := range []struct {
		name          string
		edit          func()
		least, most   int // files written
		removed, more int // files removed; articles more than before
	}{
		{"nothing", func() {}, 0, 0, 0, 0},
		// The small segment of the search index is made anew with each edit: six
		// files, and the manifest. The first edit makes it.
		{"the text of an article, within its summary", func() { edit(middle, "正文。", "正文，改过。") }, 2, 16, 0, 0},
		{"the text below the summary", func() { edit(middle, "改过。", "改过。"+strings.Repeat("很长的一段。", 40)+"甲") }, 1, 16, 6, 0},
		{"the text below the summary again", func() { edit(middle, "甲", "乙") }, 8, 8, 6, 0},
		{"a time that is only touched", func() {
			if err := os.Chtimes(filepath.Join(dir, middle), time.Time{}, time.Now()); err != nil {
				t.Fatal(err)
			}
		}, 0, 0, 0, 0},
		{"the title", func() { edit(middle, "title = \"", "title = \"新题") }, 5, 60, 6, 0},
		{"a new article of today", func() {
			text := "+++\ntitle = \"工作总结新\"\ndate = 2026-11-24\ntags = [\"标签1\", \"标签2\"]\n+++\n\n正文。\n"
			if err := os.WriteFile(filepath.Join(dir, "content/fanwen/new.md"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}, 8, 60, 6, 1},
		{"it goes again", func() {
			if err := os.Remove(filepath.Join(dir, "content/fanwen/new.md")); err != nil {
				t.Fatal(err)
			}
		}, 7, 59, 8, -1}, // with it the list page that it had begun
		{"the text of a plain page", func() { edit("content/pages/about.md", "本站。", "本站，改过。") }, 8, 8, 6, 0},
		{"the text of a list", func() { edit("content/fanwen/_index.md", "介绍。", "介绍，改过。") }, 1, 1, 0, 0},
		{"an output edited by hand", func() { edit("public/index.html", "<title>", "<title>x") }, 1, 1, 0, 0},
		{"an output deleted", func() {
			if err := os.Remove(filepath.Join(dir, "public/tags/index.html")); err != nil {
				t.Fatal(err)
			}
		}, 1, 1, 0, 0},
		{"the site's title", func() { edit("site.toml", "试网", "网") }, all - 100, all, 0, 0}, // all but some sitemaps,
	} {
		c.edit()
		r := build()
		if r.Written < c.least || r.Written > c.most || r.Removed != c.removed || r.Articles != first.Articles+c.more {
			t.Errorf("%s: %d written, want %d to %d; %d removed, want %d; %d articles", c.name, r.Written, c.least, c.most, r.Removed, c.removed, r.Articles)
		}
		first.Articles = r.Articles
	}
}
