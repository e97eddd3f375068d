package shard

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pipeline"
)

var today = calendar.Day{Year: 2026, Month: 11, Day: 24}

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

// tasks are the tasks of one build.
type tasks struct {
	t       *testing.T
	site    *randomSite
	n       int
	work    string
	out     string
	reused  int
	results int
}

func (k *tasks) run(i int, task func(context.Context, Options) (Result, error)) (Result, []diag.Diagnostic, error) {
	var problems diag.List
	o := Options{Options: k.site.options(k.out, &problems), Work: k.work, I: i, N: k.n}
	o.Today = calendar.Day{}
	if reflect.ValueOf(task).Pointer() == reflect.ValueOf(Arrange).Pointer() {
		o.Today = today
	}
	result, err := task(context.Background(), o)
	return result, problems.Sorted(), err
}

func (k *tasks) must(i int, task func(context.Context, Options) (Result, error)) Result {
	k.t.Helper()
	result, problems, err := k.run(i, task)
	if err != nil || result.Broken {
		k.t.Fatalf("part %d of %d: %v %s %v", i, k.n, err, failure.Hint(err), problems)
	}
	return result
}

// each runs a task for all parts, in any order, some of them twice, some at the same time.
func (k *tasks) each(task func(context.Context, Options) (Result, error)) {
	k.t.Helper()
	order := k.site.random.Perm(k.n)
	for range k.n / 2 {
		order = append(order, k.site.random.IntN(k.n))
	}
	var mu sync.Mutex
	var wait sync.WaitGroup
	for at, i := range order {
		do := func() {
			result, problems, err := k.run(i+1, task)
			mu.Lock()
			defer mu.Unlock()
			if err != nil || result.Broken {
				k.t.Errorf("part %d of %d: %v %s %v", i+1, k.n, err, failure.Hint(err), problems)
			}
			k.results++
			if result.Reused {
				k.reused++
			}
		}
		if at%2 == 0 {
			wait.Go(do)
		} else {
			do()
		}
	}
	wait.Wait()
	if k.t.Failed() {
		k.t.FailNow()
	}
}

// build runs all tasks, and returns the output and what is wrong.
func (k *tasks) build() (map[string]string, []diag.Diagnostic, bool) {
	k.t.Helper()
	k.each(Parse)
	result, problems, err := k.run(0, Arrange)
	if err != nil {
		k.t.Fatal(err, failure.Hint(err))
	}
	if result.Broken {
		return nil, problems, false
	}
	k.each(Render)
	k.must(0, Finish)
	return readTree(k.t, k.out), problems, true
}

// However a site is divided, its tasks come to what a build comes to, from nothing and over
// what an earlier run has left: the files, the list of them, and what is wrong.
func TestTasks(t *testing.T) {
	t.Parallel()
	seeds := 3
	if os.Getenv("WENDANG_LONG") != "" {
		seeds = 60
	}
	broken, built := 0, 0
	for seed := range seeds {
		for _, n := range []int{1, 2, 3, 7} {
			site := newRandomSite(t, uint64(seed*10+n), 30+seed*7)
			k := &tasks{t: t, site: site, n: n, work: t.TempDir(), out: filepath.Join(t.TempDir(), "out")}
			for round := range 3 {
				what := fmt.Sprintf("site %d, round %d, %d parts", seed, round, n)
				want, wrong := site.build(n)
				got, problems, ok := k.build()
				if !reflect.DeepEqual(problems, wrong) {
					t.Fatalf("%s: the mistakes are\n%v\nnot\n%v", what, problems, wrong)
				}
				if len(want) == 0 {
					broken++
				} else {
					built++
				}
				if ok {
					compareTrees(t, what, got, want)
				} else if len(want) > 0 {
					t.Fatalf("%s: nothing is built", what)
				}
				if t.Failed() {
					t.FailNow()
				}
				if round == 1 {
					site.mend()
				}
				for range 4 {
					site.edit()
				}
			}
		}
	}
	if broken == 0 || built < 5 {
		t.Errorf("%d sites have mistakes, %d have none", broken, built)
	}
}

// What has not changed is neither parsed nor rendered again; an edit changes the part of the
// article, and those whose pages show it.
func TestReuse(t *testing.T) {
	t.Parallel()
	site := newRandomSite(t, 5, 60)
	site.mend()
	k := &tasks{t: t, site: site, n: 3, work: t.TempDir(), out: filepath.Join(t.TempDir(), "out")}
	k.build()
	if k.reused == k.results {
		t.Error("all was there before the first run")
	}
	k.reused, k.results = 0, 0
	k.build()
	if k.reused < k.results {
		t.Errorf("of %d tasks only %d find all done when nothing has changed", k.results, k.reused)
	}
	// The files are touched, as by another checkout.
	for p, text := range site.files {
		site.put(p, text)
	}
	if got := k.must(1, Parse); !got.Reused {
		t.Error("files with other times and the same bytes are parsed again")
	}
	site.article("content/a/0.md")
	reused := 0
	for i := range k.n {
		if k.must(i+1, Parse).Reused {
			reused++
		}
	}
	if reused != k.n-1 {
		t.Errorf("%d of %d parts are not parsed again after an edit", reused, k.n)
	}
}

// failsWith checks that an error says a message, with the hint to run a command.
func failsWith(t *testing.T, what string, err error, m message.Message, hint string) {
	t.Helper()
	if err == nil || failure.Of(err).String() != m.String() {
		t.Errorf("%s: %v, not %v", what, err, m)
	} else if got := failure.Hint(err).String(); got != hint {
		t.Errorf("%s: the hint is %q, not %q", what, got, hint)
	}
}

// Tasks that do not belong together are refused, with what to run.
func TestRefused(t *testing.T) {
	t.Parallel()
	site := newRandomSite(t, 7, 30)
	site.mend()
	k := &tasks{t: t, site: site, n: 2, work: t.TempDir(), out: filepath.Join(t.TempDir(), "out")}
	runs := func(command string) string { return message.ShardRun(command).String() }
	all := message.ShardRunAll().String()

	_, _, err := k.run(0, Arrange)
	failsWith(t, "nothing is parsed", err, message.ShardNotParsed(1, 2), runs("parse 1/2"))
	k.must(1, Parse)
	_, _, err = k.run(0, Arrange)
	failsWith(t, "one part is parsed", err, message.ShardNotParsed(2, 2), runs("parse 2/2"))
	k.must(2, Parse)
	_, _, err = k.run(1, Render)
	failsWith(t, "nothing is arranged", err, message.ShardNotArranged(2), runs("arrange 2"))
	k.must(0, Arrange)
	k.must(1, Render)
	_, _, err = k.run(0, Finish)
	failsWith(t, "one part is rendered", err, message.ShardNotRendered(2, 2), runs("render 2/2"))
	k.must(2, Render)
	k.must(0, Finish)

	// An output that somebody has changed.
	if err := os.WriteFile(filepath.Join(k.out, "index.html"), []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(0, Finish)
	if err == nil || failure.Of(err).Code() != message.ShardOutputChanged("", 1, 1).Code() {
		t.Errorf("a changed output: %v", err)
	}
	k.must(1, Render)
	k.must(2, Render)
	k.must(0, Finish)

	// Another site.toml, theme or day.
	site.put("site.toml", siteTOML+"\n")
	_, _, err = k.run(1, Render)
	failsWith(t, "another site.toml", err, message.ShardOtherSite("arrange 2"), all)
	k.must(1, Parse)
	_, _, err = k.run(0, Arrange)
	failsWith(t, "a part of another site.toml", err, message.ShardOtherSite("parse 2/2"), all)
	site.put("site.toml", siteTOML)
	site.put("themes/portal/assets/more.css", "b{}")
	_, _, err = k.run(0, Finish)
	failsWith(t, "another theme", err, message.ShardOtherTheme("arrange 2"), all)
	site.remove("themes/portal/assets/more.css")

	var problems diag.List
	o := Options{Options: site.options(k.out, &problems), Work: k.work, I: 1, N: 2}
	o.Today = calendar.Day{Year: 2026, Month: 11, Day: 25}
	_, err = Render(context.Background(), o)
	failsWith(t, "another day", err, message.ShardOtherDay("arrange 2", "2026-11-24"), all)

	// A part that has changed since.
	k.each(Parse)
	k.must(0, Arrange)
	site.article("content/a/0.md")
	k.each(Parse)
	i := 1
	if _, _, err = k.run(i, Render); err == nil {
		i = 2
		_, _, err = k.run(i, Render)
	}
	failsWith(t, "a part that was parsed since", err, message.ShardParsedSince(i, 2), runs("arrange 2"))

	// A damaged file is told of, and made again.
	k.must(0, Arrange)
	bodies, err := filepath.Glob(filepath.Join(k.work, "n2", "bodies-1-*"))
	if err != nil || len(bodies) == 0 {
		t.Fatal(bodies, err)
	}
	for _, p := range bodies {
		if err := os.Truncate(p, 100); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(k.out); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(1, Render)
	if err == nil || failure.Of(err).Code() != message.ShardDamaged("").Code() || failure.Hint(err).String() != runs("parse 1/2") {
		t.Errorf("damaged bodies: %v, %v", err, failure.Hint(err))
	}
	if k.must(1, Parse).Reused {
		t.Error("damaged bodies are taken for good")
	}
	k.each(Render)
	k.must(0, Finish)
	want, _ := site.build(2)
	compareTrees(t, "after all", readTree(t, k.out), want)
}
