package portal

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
)

const siteTOML = `title = "网"
base_url = "https://x.cn/"
page_size = 3
[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true
[[channels]]
name = "范文"
slug = "fanwen"
columns = [{ name = "总结", slug = "zj" }, { name = "计划", slug = "jh" }]
[[festivals]]
name = "光棍节"
slug = "ggj"
day = "11-11"
[[festivals]]
name = "春节"
slug = "cj"
day = "lunar 1-1"
[[tags]]
name = "AI"
slug = "ai-tag"
description = "智能"
`

func testConfig(t testing.TB) *config.Config {
	t.Helper()
	var problems diag.List
	c := config.Read("site.toml", []byte(siteTOML), &problems)
	if problems.HasErrors() {
		t.Fatal(problems.Sorted())
	}
	return c
}

var today = calendar.Day{Year: 2026, Month: 11, Day: 24}

// meta makes an article: "path|date|category|festivals|tags|title".
func meta(t testing.TB, line string) *parse.Meta {
	t.Helper()
	f := append(strings.Split(line, "|"), "", "", "", "", "")
	date, err := time.Parse(time.DateOnly, f[1])
	if err != nil {
		t.Fatal(err)
	}
	slug := f[0][strings.LastIndex(f[0], "/")+1:]
	m := &parse.Meta{Path: f[0] + ".md", Date: date, Updated: date, Category: f[2], Slug: slug, Title: f[5],
		Festivals: strings.Fields(f[3]), Tags: strings.Fields(f[4])}
	if m.Title == "" {
		m.Title = slug
	}
	return m
}

func arrange(t testing.TB, lines ...string) (*Site, []Problem) {
	t.Helper()
	in := Input{Config: testConfig(t), Broken: map[string]bool{}}
	for _, l := range lines {
		in.Metas = append(in.Metas, meta(t, l))
	}
	slices.SortFunc(in.Metas, func(a, b *parse.Meta) int { return strings.Compare(a.Path, b.Path) })
	s, problems := Arrange(in, Options{Today: today})
	related, err := s.Relate(2)
	if err != nil {
		t.Fatal(err)
	}
	return s.Site(related, 2), problems
}

func mustArrange(t testing.TB, lines ...string) *Site {
	t.Helper()
	s, problems := arrange(t, lines...)
	for _, p := range problems {
		t.Errorf("%s: %s", p.File, p.Message)
	}
	return s
}

func urls(s *Arrangement, ids []ID) string {
	var list []string
	for _, id := range ids {
		list = append(list, s.Articles[id].Slug)
	}
	return strings.Join(list, " ")
}

func TestPlaces(t *testing.T) {
	for line, want := range map[string]string{
		"a|2021-02-03|范文":               "fanwen/2021/0203/a.html",
		"a|2021-02-03|fanwen/总结":        "fanwen/zj/2021/0203/a.html",
		"fanwen/jh/x/a|2021-02-03":      "fanwen/jh/2021/0203/a.html",
		"范文/计划/a|2021-02-03":            "fanwen/jh/2021/0203/a.html",
		"fanwen/x/a|2021-02-03":         "fanwen/2021/0203/a.html",
		"fanwen/jh/a|2021-02-03|fanwen": "fanwen/2021/0203/a.html",
		"jieri/a|2021-02-03":            "jieri/2021/0203/a.html",
		"jieri/cj/a|2021-02-03":         "jieri/cj/2021/0203/a.html",
		"jieri/cj/a|2021-02-03||光棍节":    "jieri/cj/2021/0203/a.html",
		"a|2021-02-03|节日大全|春节 光棍节":      "jieri/cj/2021/0203/a.html",
		"a|2021-02-03|jieri/光棍节|春节":     "jieri/ggj/2021/0203/a.html",
		"fanwen/a|2021-02-03||春节":       "fanwen/2021/0203/a.html",
		"a|2021-02-03|范闻":               `error: unknown category "范闻" (did you mean "范文"?)`,
		"a|2021-02-03|范文/总计":            `error: unknown category "范文/总计" (did you mean "范文/总结"?)`,
		"a|2021-02-03|节日大全/光混节":         `error: unknown category "节日大全/光混节" (did you mean "节日大全/光棍节"?)`,
		"a|2021-02-03|范文|春":             `error: unknown festival "春" (did you mean "春节"?)`,
		"fanwn/a|2021-02-03":            `error: the article has no category (did you mean "fanwen" by the folder "fanwn"? Or name a channel as its category)`,
		"a|2021-02-03|总结":               `error: unknown category "总结" (总结 is a column of a channel: write "范文/总结")`,
		"a|2021-02-03|光棍节":              `error: unknown category "光棍节" (光棍节 is a column of a channel: write "节日大全/光棍节")`,
		"a|2021-02-03|散文":               `error: unknown category "散文" (did you mean "范文"?)`,
		"a|2021-02-03|新闻稿":              "error: unknown category \"新闻稿\" (the channels are 节日大全, 范文; for one more write into site.toml:\n      [[channels]]\n      name = \"新闻稿\"\n      slug = \"xinwengao\")",
		"a|2021-02-03|范文/心得体会":          "error: unknown category \"范文/心得体会\" (the columns of 范文 are 总结, 计划; for one more add to its columns in site.toml:\n      { name = \"心得体会\", slug = \"xindetihui\" })",
		"a|2021-02-03|范文|国庆节日":          `error: unknown festival "国庆节日" (the festivals are 光棍节, 春节)`,
		"a|2021-02-03":                  `error: the article has no category (name a channel as its category, or put the file into a channel's folder)`,
	} {
		s, problems := arrange(t, line)
		got := ""
		switch {
		case len(problems) > 0:
			got = fmt.Sprintf("error: %s (%s)", problems[0].Message, problems[0].Hint)
		case len(s.Articles) == 1:
			got = s.Articles[0].URL
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", line, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	s := mustArrange(t,
		"fanwen/zj/a|2021-01-01||春节|甲 乙",
		"fanwen/jh/b|2021-01-02|||甲",
		"fanwen/c|2021-01-03|||乙",
		"jieri/cj/d|2021-01-04|||甲",
	)
	got := map[string]string{}
	for _, l := range s.Lists {
		if len(l.Articles) > 0 {
			got[l.Dir] = urls(s.Arrangement, l.Page(0, 10))
		}
	}
	want := map[string]string{
		"fanwen": "c b a", "fanwen/zj": "a", "fanwen/jh": "b", "jieri": "d", "jieri/cj": "d a",
		"tags/甲": "d b a", "tags/乙": "c a",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	// Of one day, the earlier path comes first.
	s = mustArrange(t, "fanwen/a|2021-01-01", "fanwen/b|2021-01-01", "fanwen/c|2021-01-01")
	if got := urls(s.Arrangement, s.Channels[1].List.Page(0, 10)); got != "a b c" {
		t.Errorf("order of one day: %s", got)
	}
}

func TestNeighbours(t *testing.T) {
	s := mustArrange(t, "fanwen/zj/a|2021-01-01", "fanwen/jh/b|2021-01-02", "fanwen/zj/c|2021-01-03", "fanwen/d|2021-01-04", "fanwen/zj/e|2021-01-05")
	var got []string
	for _, a := range s.Articles {
		name := func(id ID) string {
			if id == None {
				return "-"
			}
			return s.Articles[id].Slug
		}
		got = append(got, name(a.Older)+a.Slug+name(a.Newer))
	}
	if strings.Join(got, " ") != "-ac -b- ace -d- ce-" {
		t.Errorf("%v", got)
	}
}

func TestPinned(t *testing.T) {
	in := Input{Config: testConfig(t), Broken: map[string]bool{}}
	for i := range 9 {
		m := meta(t, fmt.Sprintf("fanwen/%d|2021-01-%02d", i, i+1))
		m.Pinned = i == 1 || i == 8
		in.Metas = append(in.Metas, m)
	}
	s, _ := Arrange(in, Options{Today: today})
	l := s.Channels[1].List
	if got := urls(s, l.Page(0, 3)) + "|" + urls(s, l.Page(2, 3)) + "|" + urls(s, l.Page(1, 3)); got != "8 1 7 6|5 4 3|2 1 0" {
		t.Errorf("pages %s", got)
	}
}

// Older pages never change while articles are added, every article stands on
// exactly one page, and the index page is neither empty nor long.
func TestPagesAreStable(t *testing.T) {
	for _, size := range []int{1, 2, 3, 20} {
		before := map[int][]ID{}
		l := &List{Dir: "x"}
		for n := range 130 {
			l.Articles = append(l.Articles, ID(n))
			older := l.Older(size)
			seen := map[ID]int{}
			for page := range older + 1 {
				ids := l.Page(page, size)
				for _, id := range ids {
					seen[id]++
				}
				if page == 0 {
					if len(ids) >= 2*size && size > 1 || len(ids) == 0 {
						t.Fatalf("size %d, %d articles: %d on the index page", size, n+1, len(ids))
					}
					continue
				}
				if old, ok := before[page]; ok && !slices.Equal(old, ids) {
					t.Fatalf("size %d: page %d was %v, is %v", size, page, old, ids)
				}
				before[page] = ids
			}
			if len(seen) != n+1 {
				t.Fatalf("size %d: %d of %d articles are shown", size, len(seen), n+1)
			}
			for id, times := range seen {
				if times != 1 {
					t.Fatalf("article %d is shown %d times", id, times)
				}
			}
		}
	}
}

func TestTags(t *testing.T) {
	s := mustArrange(t, "fanwen/a|2021-01-01|||ai C/C++", "fanwen/b|2021-01-02|||AI Ai c/c++")
	var got []string
	for _, tag := range s.Tags {
		got = append(got, fmt.Sprintf("%s %s %s %d", tag.Name, tag.Slug, tag.Description, len(tag.List.Articles)))
	}
	if want := []string{"AI ai-tag 智能 2", "C/C++ C-C++  2"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

// Tags have slugs of their own, whatever their names; one that is fit for a
// file's name is its own slug, even when others would become the same.
func TestTagSlugs(t *testing.T) {
	s := mustArrange(t, "fanwen/a|2021-01-01|||a/b a?b a-b con index.html AI-tag ai-tag/ 甲/乙 .. ?")
	seen := map[string]string{}
	for _, tag := range s.Tags {
		if other, ok := seen[strings.ToLower(tag.Slug)]; ok {
			t.Errorf("%q and %q have the slug %s", tag.Name, other, tag.Slug)
		}
		seen[strings.ToLower(tag.Slug)] = tag.Name
		if problem := config.SlugProblem(tag.Slug); !problem.IsZero() {
			t.Errorf("%q: %s", tag.Name, problem)
		}
	}
	for slug, name := range map[string]string{"a-b": "a-b", "甲-乙": "甲/乙"} {
		if seen[slug] != name {
			t.Errorf("the slug %s is of %q", slug, seen[slug])
		}
	}
}

func TestTitlesOfOneName(t *testing.T) {
	s := mustArrange(t, "fanwen/a|2021-01-01||||同", "fanwen/b|2021-01-02||||同", "fanwen/c|2021-01-02||||同", "fanwen/d|2021-01-02||||异",
		"fanwen/e|2021-01-03||||双", "fanwen/f|2021-01-04||||双", "fanwen/g|2021-01-05||||双（2021-01-03）")
	seen := map[string]bool{}
	for i := range s.Articles {
		title := s.pageTitle(ID(i))
		if seen[title] || !strings.HasPrefix(title, s.Articles[i].Title) {
			t.Errorf("title %q", title)
		}
		seen[title] = true
	}
	if !seen["异"] || !seen["同（2021-01-01）"] {
		t.Errorf("%v", seen)
	}
}

// randomSite makes articles with skewed tags, so that some terms are common.
func randomSite(r *rand.Rand, n int) []string {
	words := []rune("春夏秋冬东西南北中发白红黄蓝绿紫大小多少上下左右前后里外")
	lines := make([]string, n)
	for i := range lines {
		title := make([]rune, 6+r.IntN(6))
		for j := range title {
			title[j] = words[r.IntN(len(words))]
		}
		lines[i] = fmt.Sprintf("fanwen/%s/%05d|20%02d-%02d-%02d||%s|t%d t%d|%s", []string{"zj", "jh", "x"}[r.IntN(3)], i,
			10+r.IntN(16), 1+r.IntN(12), 1+r.IntN(28), []string{"", "", "春节"}[r.IntN(3)], r.IntN(8), r.IntN(40), string(title))
	}
	return lines
}

func TestRelated(t *testing.T) {
	s := mustArrange(t,
		"fanwen/a|2021-01-01|||项目建设 现场会|关于项目的报告",
		"fanwen/b|2021-01-02|||项目建设 现场会|别的题目甲",
		"fanwen/c|2021-01-03|||项目建设|别的题目乙",
		"jieri/cj/d|2021-01-04||||春节故事",
		"jieri/cj/e|2021-01-05||||又一个",
	)
	if got := urls(s.Arrangement, s.related.of(0)); got != "b c" {
		t.Errorf("related to a: %s", got)
	}
	if got := urls(s.Arrangement, s.related.of(3)); got != "e" {
		t.Errorf("related to d: %s", got)
	}
}

// Related sets hold no article twice and not the article itself, are full
// where there is enough, and one new article changes few of them.
func TestRelatedIsSoundAndStable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lines := randomSite(r, 600)
	before := mustArrange(t, lines...)
	for i := range before.Articles {
		related := before.related.of(ID(i))
		if len(related) < relatedMax {
			t.Errorf("article %d has %d related ones", i, len(related))
		}
		seen := map[ID]bool{ID(i): true}
		for _, id := range related {
			if seen[id] {
				t.Fatalf("article %d: %v", i, related)
			}
			seen[id] = true
		}
	}
	again := mustArrange(t, lines...)
	if !slices.Equal(before.related, again.related) {
		t.Error("the same articles are related otherwise")
	}
	worst := 0
	for k := range 30 {
		after := mustArrange(t, append(slices.Clone(lines), fmt.Sprintf("fanwen/zj/new|2026-10-10||春节|t%d t%d|%s", k%8, k, lines[k][len(lines[k])-18:]))...)
		changed := 0
		for i := range before.Articles {
			if urls(before.Arrangement, before.related.of(ID(i))) != urls(after.Arrangement, after.related.of(ID(i))) {
				changed++
			}
		}
		worst = max(worst, changed)
	}
	if worst > 24 {
		t.Errorf("one new article changed the related sets of %d", worst)
	}
}

func TestLongAddresses(t *testing.T) {
	_, problems := arrange(t, "fanwen/a|2021-01-01", "fanwen/"+strings.Repeat("长", 30)+"|2021-01-01", "fanwen/"+strings.Repeat("远", 30)+"|2021-01-01")
	if len(problems) != 1 || problems[0].IsError() || !strings.HasPrefix(problems[0].Message.String(), "2 pages have addresses of more than 256 bytes") {
		t.Errorf("%+v", problems)
	}
}

func TestTitleTerms(t *testing.T) {
	count := func(title string) int { return len(titleTerms(nil, title)) }
	for title, want := range map[string]int{
		"": 0, "春": 0, "春节": 1, "春节春节": 2, "工作总结": 1, "2021年": 1, "ISO9001 认证": 2, "a b": 0, "春,节": 0,
		strings.Repeat("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏", 3): maxTitleTerms,
	} {
		if got := count(title); got != want {
			t.Errorf("%q has %d terms, want %d", title, got, want)
		}
	}
}

func TestCalendarAndComing(t *testing.T) {
	s := mustArrange(t)
	days := s.festivalDays()
	if got := fmt.Sprint(days[0].Days[0], days[1].Days[:2]); got != "2026-11-11 [2026-02-17 2027-02-06]" {
		t.Error(got)
	}
	next := coming(days, today)
	if len(next) != 2 || next[0].Festival != 1 {
		t.Errorf("%+v", next)
	}
}

func TestLinkTargets(t *testing.T) {
	in := Input{Config: testConfig(t), Broken: map[string]bool{}, Files: []string{"fanwen/a b.png", "fanwen/a.png"}, Static: []string{"logo.png"}}
	a, b, draft := meta(t, "fanwen/a|2021-01-01"), meta(t, "jieri/x/b|2021-01-01"), meta(t, "fanwen/d|2021-01-01")
	draft.Draft = true
	a.Extras = &parse.Extras{}
	for _, l := range []string{"../jieri/x/b.md", "a.png", "/logo.png", "/fanwen/", "/", "/jieri/x/b.md", "/jieri/2021/0101/b.html", "d.md", "no.png", "../../x.png", "no.md", "x/b.md", "a b.png", "no thing.md"} {
		a.Extras.Links = append(a.Extras.Links, parse.Link{Path: l, Suffix: "#f", Offset: 7, Optional: strings.Contains(l, " ")})
	}
	in.Metas = []*parse.Meta{a, draft, b}
	outputs := []string{"logo.png", "fanwen/index.html", "index.html", "jieri/2021/0101/b.html"}
	in.Outputs = func(*Arrangement) (func(string) bool, []Problem) {
		return func(path string) bool { return slices.Contains(outputs, path) }, nil
	}
	s, problems := Arrange(in, Options{Today: today})
	var got []string
	for i := range s.Articles {
		for _, l := range s.links[ID(i)] {
			got = append(got, l.Path+l.Suffix)
		}
	}
	want := "jieri/2021/0101/b.html#f fanwen/a.png#f logo.png#f fanwen/index.html#f index.html#f jieri/2021/0101/b.html#f jieri/2021/0101/b.html#f #f #f #f #f #f fanwen/a b.png#f #f"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	var said []string
	for _, p := range problems {
		said = append(said, p.Message.String())
	}
	if got := strings.Join(said, "\n"); got != "the link leads to fanwen/d.md, which is not shown\n"+
		"the link no.png does not exist\nthe link to ../../x.png leads out of the site\n"+
		"the link leads to fanwen/no.md, which does not exist\nthe link leads to fanwen/x/b.md, which does not exist\na path with blanks leads to nothing: no thing.md" {
		t.Error(got)
	}
}

// The fingerprint of a page is that of its value.
func TestFingerprints(t *testing.T) {
	s := mustArrange(t, randomSite(rand.New(rand.NewPCG(3, 3)), 60)...)
	base := pack.Fingerprint{1}
	for i := range s.Articles {
		var given, v, memory page.Article
		s.Article(ID(i), &given)
		if !page.Read(string(page.Append(nil, &given)), &v, s.Config.Location) { // v knows no fingerprints
			t.Fatal("a value does not come back")
		}
		if s.ArticleFingerprint(base, ID(i), &memory) != page.Fingerprint(base, &v) {
			t.Errorf("%s has another fingerprint than its value", v.Path)
		}
	}
	for _, l := range s.Lists {
		for n := range l.Older(s.Config.PageSize) + 1 {
			var given, v, memory page.List
			s.List(l, n, &given)
			if !page.Read(string(page.Append(nil, &given)), &v, s.Config.Location) {
				t.Fatal("a value does not come back")
			}
			if s.ListFingerprint(base, l, n, &memory) != page.Fingerprint(base, &v) {
				t.Errorf("page %d of %s has another fingerprint than its value", n, l.Name)
			}
		}
	}
}

// Places of terms have 31 bits; what does not fit is an error.
func TestTooManyTerms(t *testing.T) {
	if err := checkPostings(1<<31 - 1); err != nil {
		t.Error(err)
	}
	if err := checkPostings(1 << 31); err == nil {
		t.Error("2³¹ terms pass")
	}
}
