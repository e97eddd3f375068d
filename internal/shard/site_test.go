package shard

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wendang/internal/diag"
	"wendang/internal/pipeline"
)

const siteTOML = `title = "小文档网"
base_url = "https://www.example.com/"
description = "一个小网站"
time_zone = "Asia/Shanghai"
page_size = 3
since = 2021

[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true

[[channels]]
name = "范文大全"
slug = "fanwen"
columns = [{ name = "工作总结", slug = "zongjie" }, { name = "入党申请书", slug = "rudang" }]

[[festivals]]
name = "光棍节"
slug = "guanggunjie"
day = "11-11"

[[festivals]]
name = "春节"
slug = "chunjie"
day = "lunar 1-1"

[[footer]]
name = "关于"
to = "about"
`

// randomSite is a site folder that is changed again and again.
type randomSite struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	files  map[string]string
	wrong  bool // mistakes may stand in it
}

func newRandomSite(t *testing.T, seed uint64, articles int) *randomSite {
	s := &randomSite{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, 28)), files: map[string]string{}}
	s.wrong = s.random.IntN(3) == 0
	s.put("site.toml", siteTOML)
	s.put("content/pages/about.md", "---\ntitle: 关于本站\n---\n\n见[文章](../a/0.md)。\n")
	s.put("content/fanwen/_index.md", "---\ntitle: 各种范文\n---\n\n这里是**范文**。\n")
	s.put("static/robots.txt", "User-agent: *\n")
	s.put("static/deep/x.txt", "x")
	s.article("content/a/0.md")
	for range articles {
		s.edit()
	}
	return s
}

func (s *randomSite) put(path, text string) {
	s.files[path] = text
	full := filepath.Join(s.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *randomSite) remove(path string) {
	delete(s.files, path)
	if err := os.Remove(filepath.Join(s.dir, filepath.FromSlash(path))); err != nil {
		s.t.Fatal(err)
	}
}

func (s *randomSite) pick(list ...string) string { return list[s.random.IntN(len(list))] }

// some returns a path that is there, most often of an article.
func (s *randomSite) some() string {
	var list []string
	for _, p := range slices.Sorted(maps.Keys(s.files)) {
		if strings.HasPrefix(p, "content/a/") || strings.HasPrefix(p, "content/b/") {
			list = append(list, p)
		}
	}
	return list[s.random.IntN(len(list))]
}

// article writes an article: with links, aliases, titles that others have, and mistakes.
func (s *randomSite) article(path string) {
	r := s.random
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: 2021-%02d-%02d\n", s.pick("春节贺词", "工作总结", "申请书", fmt.Sprint("第", r.IntN(50), "篇")), 1+r.IntN(12), 1+r.IntN(28))
	switch r.IntN(4) {
	case 0:
		fmt.Fprintf(&b, "category: 节日大全\nfestival: %s\n", s.pick("光棍节", "春节"))
	case 1:
		b.WriteString("category: 范文大全\n")
	default:
		fmt.Fprintf(&b, "category: %s\n", s.pick("fanwen/zongjie", "范文大全/入党申请书"))
	}
	if r.IntN(2) == 0 {
		fmt.Fprintf(&b, "tags: [%s, %s]\n", s.pick("现场会", "大讨论", "项目"), s.pick("总结", "贺词"))
	}
	if r.IntN(6) == 0 {
		fmt.Fprintf(&b, "aliases: [/old/%d.html]\n", r.IntN(1000))
	}
	if r.IntN(8) == 0 {
		b.WriteString("draft: true\n")
	}
	if r.IntN(10) == 0 {
		b.WriteString("updated: 2027-01-01\nauthor: 某人\npinned: true\n")
	}
	if r.IntN(10) == 0 {
		b.WriteString("colour: 红\n")
	}
	if s.wrong && r.IntN(6) == 0 {
		b.WriteString(s.pick("category: 没有\n", "date: 不是\n", "slug: same\n", "festival: 没有\n"))
	}
	b.WriteString("---\n\n")
	for range 1 + r.IntN(4) {
		fmt.Fprintf(&b, "在%s的讲话，第%d次。\n\n", s.pick("会议上", "现场", "大家面前"), r.IntN(100))
	}
	if r.IntN(3) == 0 {
		b.WriteString("## 小标题\n\n")
	}
	if len(s.files) > 10 && r.IntN(3) == 0 {
		rel, _ := filepath.Rel(filepath.Dir(path), s.some())
		fmt.Fprintf(&b, "见[另一篇](%s)。\n\n", filepath.ToSlash(rel))
	}
	if s.wrong && r.IntN(8) == 0 {
		b.WriteString("见[没有的](none.md)。\n")
	}
	if r.IntN(10) == 0 {
		b.WriteString("<b onclick='x()'>粗</b>\n")
	}
	s.put(path, b.String())
}

// edit makes a random change.
func (s *randomSite) edit() {
	r := s.random
	switch r.IntN(12) {
	case 0:
		if p := s.some(); len(s.files) > 20 && !strings.HasSuffix(p, "/0.md") {
			s.remove(p)
		}
	case 1:
		s.put(fmt.Sprintf("content/a/%d.txt", r.IntN(5)), fmt.Sprint(r.IntN(3)))
	case 2:
		s.put(fmt.Sprintf("static/%d", r.IntN(3)), fmt.Sprint(r.IntN(3)))
	case 3:
		s.put("content/b/x.svg", fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" onclick="x"><rect width="%d"/></svg>`, r.IntN(9)))
	case 4:
		s.put("content/tags/总结.md", fmt.Sprintf("---\ntitle: 总结们\n---\n\n第%d版\n", r.IntN(4)))
	case 5:
		s.article(s.some())
	default:
		s.article(fmt.Sprintf("content/%s/%d.md", s.pick("a", "b", "b/c"), r.IntN(200)))
	}
}

// mend takes the mistakes out.
func (s *randomSite) mend() {
	s.wrong = false
	for _, p := range slices.Sorted(maps.Keys(s.files)) {
		if strings.HasSuffix(p, ".md") && (strings.HasPrefix(p, "content/a/") || strings.HasPrefix(p, "content/b/")) {
			s.article(p)
		}
	}
}

func (s *randomSite) options(out string, problems *diag.List) pipeline.Options {
	return pipeline.Options{Source: s.dir, Out: out, Today: today, Problems: problems}
}

// build builds the site from nothing, and returns the output and what is wrong.
func (s *randomSite) build(segments int) (map[string]string, []diag.Diagnostic) {
	s.t.Helper()
	out := s.t.TempDir()
	var problems diag.List
	o := s.options(out, &problems)
	o.Cache, o.Segments = s.t.TempDir(), segments
	if _, err := pipeline.Build(context.Background(), o); err != nil {
		s.t.Fatal(err)
	}
	return readTree(s.t, out), problems.Sorted()
}

func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	tree := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(p)
		tree[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func compareTrees(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[p]; !ok {
			t.Errorf("%s: %s is missing", what, p)
		} else if g != want[p] {
			t.Errorf("%s: %s differs:\n%.600s\n----\n%.600s", what, p, g, want[p])
		}
	}
	for _, p := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[p]; !ok {
			t.Errorf("%s: %s is too much", what, p)
		}
	}
}
