package portal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"

	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// prints returns the fingerprints of all pages of a site, by what they are.
func prints(s *Site) map[string]pack.Fingerprint {
	all := map[string]pack.Fingerprint{}
	for i := range s.Articles {
		var v page.Article
		s.Article(ID(i), &v)
		all[v.Path] = page.Fingerprint(pack.Fingerprint{}, &v)
	}
	for _, l := range s.Lists {
		for n := range l.Older(s.Config.PageSize) + 1 {
			var v page.List
			s.List(l, n, &v)
			all[l.PagePath(n)] = page.Fingerprint(pack.Fingerprint{}, &v)
		}
	}
	for _, f := range s.Feeds() {
		all[f.Path] = page.Fingerprint(pack.Fingerprint{}, s.Feed(f))
	}
	all[page.HomePath] = page.Fingerprint(pack.Fingerprint{}, s.Home())
	all[page.TagsPath] = page.Fingerprint(pack.Fingerprint{}, s.TagIndex())
	return all
}

// A site that is revised has the pages of one that is arranged again, where it says so;
// and the site that it was made from stays as it was.
func TestRevise(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	lines := randomSite(r, 300)
	in := Input{Config: testConfig(t), Broken: map[string]bool{}}
	for _, l := range lines {
		in.Metas = append(in.Metas, meta(t, l))
	}
	slices.SortFunc(in.Metas, func(a, b *parse.Meta) int { return strings.Compare(a.Path, b.Path) })
	o := Options{Today: today, Jobs: 2}
	full := func() *Site {
		a, problems := Arrange(in, o)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		related, err := a.Relate(2)
		if err != nil {
			t.Fatal(err)
		}
		return a.Site(related, 2)
	}
	s := full()
	for round := range 60 {
		before := prints(s)
		var changed []*parse.Meta
		same := true
		for range 1 + r.IntN(3) {
			i := r.IntN(len(in.Metas))
			m := *in.Metas[i]
			m.Fingerprint = pack.Fingerprint{byte(round), byte(len(changed))}
			switch r.IntN(8) {
			case 0:
				m.Title += "新"
				same = false
			case 1:
				m.Tags = append(slices.Clone(m.Tags), "t39")
				same = same && slices.Equal(m.Tags, in.Metas[i].Tags)
			case 2:
				m.Slug += "x"
				same = false
			case 3:
				m.Extras = &parse.Extras{Links: []parse.Link{{Path: "/" + in.Metas[r.IntN(len(in.Metas))].Path}}}
			case 4:
				m.Updated = m.Date.Add(time.Duration(round+1) * time.Hour)
			default:
				m.Summary = fmt.Sprint("摘要", round)
				m.Chars += 7
			}
			in.Metas[i] = &m
			changed = append(changed, &m)
		}
		if r.IntN(10) == 0 {
			m := meta(t, fmt.Sprintf("fanwen/zj/new%d|2026-01-02||春节|t1|新的题目", round))
			in.Metas = append(in.Metas, m)
			slices.SortFunc(in.Metas, func(a, b *parse.Meta) int { return strings.Compare(a.Path, b.Path) })
			changed = append(changed, m)
			same = false
		}
		// A link to an article whose URL changes in the same step may lead to the old one.
		revised, exact := s.Revise(Revision{Config: in.Config, Metas: changed, Exists: func(path string) bool { return before[path] != (pack.Fingerprint{}) }}, o)
		if exact != same {
			t.Fatalf("round %d: exact is %v, not %v", round, exact, same)
		}
		for p, print := range prints(s) {
			if print != before[p] {
				t.Fatalf("round %d: /%s of the old site has changed", round, p)
			}
		}
		got := prints(revised)
		for _, m := range changed {
			if id, ok := revised.Find(m.Path); !ok || revised.Articles[id].Fingerprint != m.Fingerprint || revised.Articles[id].Title != m.Title {
				t.Fatalf("round %d: %s is not the changed article", round, m.Path)
			}
		}
		s = full()
		if want := prints(s); exact {
			for p := range want {
				if got[p] != want[p] {
					t.Fatalf("round %d: /%s is not as arranged again", round, p)
				}
			}
			if len(got) != len(want) {
				t.Fatalf("round %d: %d pages, not %d", round, len(got), len(want))
			}
		}
	}
}

// What is revised again and again keeps one page of each article.
func TestReviseAgain(t *testing.T) {
	s := mustArrange(t, "fanwen/zj/a|2021-01-01|||t1|甲文", "fanwen/zj/b|2021-01-02|||t1|乙文")
	exists := func(path string) bool { return strings.HasSuffix(path, "/b.html") }
	revise := func(line string) (*Article, int) {
		t.Helper()
		m := meta(t, line)
		s, _ = s.Revise(Revision{Config: s.Config, Metas: []*parse.Meta{m}, Exists: exists}, Options{Today: today})
		id, ok := s.Find(m.Path)
		if !ok {
			return nil, len(s.Articles)
		}
		return &s.Articles[id], len(s.Articles)
	}
	if a, n := revise("fanwen/zj/c|2021-01-03|||t1 t2|丙文"); n != 3 || len(a.Tags) != 1 || a.Older != None {
		t.Errorf("a new article: %+v of %d", a, n)
	}
	if a, n := revise("fanwen/zj/c|2021-01-03|||t1|丁文"); n != 3 || a.Title != "丁文" {
		t.Errorf("the new article once more: %+v of %d", a, n)
	}
	if a, _ := revise("fanwen/zj/c|2021-02-03|||t1|丁文"); a.URL != "fanwen/zj/2021/0203/c.html" {
		t.Errorf("with another date: %+v", a)
	}
	if a, n := revise("fanwen/zj/x|2021-01-02|||t1|戊文"); n != 5 || a == nil {
		t.Errorf("another: %+v of %d", a, n)
	}
	if a, _ := revise("fanwen/zj/x/b|2021-01-02|||t1|己文"); a != nil {
		t.Errorf("an article over another one's page: %+v", a)
	}
	if a, _ := revise("nowhere/x|2021-01-02|||t1|庚文"); a != nil {
		t.Errorf("an article without a place: %+v", a)
	}
	if n := len(s.Home().Latest); n != 2 {
		t.Errorf("the home page has %d articles", n)
	}
}

func TestHidden(t *testing.T) {
	article := func(date string, draft bool, expires string) *parse.Meta {
		m := meta(t, "fanwen/a|"+date)
		m.Draft = draft
		if expires != "" {
			e, err := time.Parse(time.DateOnly, expires)
			if err != nil {
				t.Fatal(err)
			}
			m.Extras = &parse.Extras{Expires: e}
		}
		return m
	}
	metas := []*parse.Meta{
		article("2020-01-01", false, ""),
		article("2027-03-01", false, ""),
		article("2026-12-24", false, "2026-12-30"),
		article("2026-11-24", false, "2027-01-09"),
		article("2026-12-01", true, ""),
		article("2020-01-01", true, "2021-01-01"),
		article("2020-01-01", false, "2026-11-23"),
		article("2020-01-01", false, "2026-11-24"),
	}
	for _, c := range []struct {
		metas []*parse.Meta
		o     Options
		want  string
	}{
		{metas, Options{}, "2 2 1 2026-11-25"},
		{metas[:3], Options{}, "0 2 0 2026-12-24"},
		{metas[:3], Options{Future: true}, "0 0 0 2026-12-31"},
		{metas[3:4], Options{}, "0 0 0 2027-01-10"},
		{metas[4:6], Options{Drafts: true}, "0 1 1 2026-12-01"},
		{metas[4:6], Options{Drafts: true, Future: true, Expired: true}, "0 0 0 0000-00-00"},
		{metas[:1], Options{}, "0 0 0 0000-00-00"},
	} {
		c.o.Today = today
		h := FindHidden(c.metas, c.o)
		if got := fmt.Sprint(len(h.Drafts), len(h.Future), len(h.Expired), h.Next); got != c.want {
			t.Errorf("with %+v: %s, not %s", c.o, got, c.want)
		}
	}
}

// A portal changes by itself for its articles, festivals that the home page shows, and the
// new year.
func TestNextChange(t *testing.T) {
	day := func(s string) calendar.Day {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return calendar.DayOf(d)
	}
	rule, err := calendar.Parse("12-25")
	if err != nil {
		t.Fatal(err)
	}
	plain := &config.Config{}
	festival := &config.Config{Festivals: []config.Festival{{Name: "圣诞节", Day: rule}}}
	without := &config.Config{Festivals: festival.Festivals, Home: []config.HomeBlock{{Show: "latest"}}}
	with := &config.Config{Festivals: festival.Festivals, Home: []config.HomeBlock{{Show: "latest"}, {Show: "coming"}}}
	for _, c := range []struct {
		config                *config.Config
		today, articles, want string
	}{
		{plain, "2026-11-24", "", "2027-01-01"},
		{plain, "2026-12-31", "", "2027-01-01"},
		{plain, "2027-01-01", "", "2028-01-01"},
		{plain, "2026-11-24", "2026-12-01", "2026-12-01"},
		{plain, "2026-11-24", "2027-12-01", "2027-01-01"},
		{festival, "2026-11-24", "", "2026-12-26"},
		{festival, "2026-11-24", "2026-12-01", "2026-12-01"},
		{festival, "2026-12-25", "", "2026-12-26"},
		{festival, "2026-12-26", "", "2027-01-01"},
		{without, "2026-11-24", "", "2027-01-01"},
		{with, "2026-11-24", "", "2026-12-26"},
	} {
		var articles calendar.Day
		if c.articles != "" {
			articles = day(c.articles)
		}
		if got := NextChange(c.config, day(c.today), articles); got != day(c.want) {
			t.Errorf("after %s with an article's day %q: %s, not %s", c.today, c.articles, got, c.want)
		}
	}
}
