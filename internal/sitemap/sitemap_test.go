package sitemap

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/portal"
)

// arrange returns a portal with articles of these dates.
func arrange(t *testing.T, dates []time.Time, baseURL string) *portal.Arrangement {
	t.Helper()
	problems := &diag.List{}
	c := config.Read("site.toml", []byte("title = '站'\nbase_url = '"+baseURL+"'\n[[channels]]\nname = '范文'\nslug = 'fw'\n"), problems)
	if problems.HasErrors() {
		t.Fatal(problems.Sorted())
	}
	in := portal.Input{Config: c, Broken: map[string]bool{}}
	for i, d := range dates {
		in.Metas = append(in.Metas, &parse.Meta{Path: fmt.Sprintf("fw/%06d.md", i), Title: "题", Slug: fmt.Sprintf("%06d", i), Date: d, Updated: d})
	}
	a, found := portal.Arrange(in, portal.Options{Today: calendar.Day{Year: 2090, Month: 1, Day: 1}, Jobs: 2})
	for _, p := range found {
		if p.IsError() {
			t.Fatal(p)
		}
	}
	return a
}

// texts returns the flat sitemaps.
func texts(a *portal.Arrangement) map[string]string {
	out := map[string]string{}
	for _, f := range Of(a) {
		if !f.text {
			continue
		}
		var v page.Sitemap
		f.Fill(a, &v)
		var b strings.Builder
		for _, e := range v.Entries {
			b.WriteString(page.Address(a.Config.BaseURL, e.Path) + "\n")
		}
		out[f.Path] = b.String()
	}
	return out
}

// All parts but sitemap.txt stay as they are when articles come after the others, however
// the articles lie in time; every address stands in them once, and none is too large.
func TestOldPartsStay(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 6 {
		day := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
		var dates []time.Time
		add := func(n int) {
			for range n {
				if random.IntN(40) == 0 { // months of very different sizes
					day = day.AddDate(0, 0, random.IntN(400))
				} else if random.IntN(3000) == 0 {
					day = day.AddDate(0, 1, 0)
				}
				if round%2 == 0 && random.IntN(3) == 0 {
					day = day.AddDate(0, 0, 1)
				}
				day = day.Add(time.Second)
				dates = append(dates, day)
			}
		}
		if round == 5 { // all in a month
			for i := range 60_000 {
				dates = append(dates, day.Add(time.Duration(i)*time.Second))
			}
			day = dates[len(dates)-1]
		} else {
			add(20_000 + random.IntN(60_000))
		}
		base := "https://www.example.com/"
		if round == 3 { // then bytes are what bounds a part
			base = "https://www.example.com/" + strings.Repeat("x", 400) + "/"
		}
		before := texts(arrange(t, dates, base))
		for range 3 {
			add(1 + random.IntN(5000))
			a := arrange(t, dates, base)
			after := texts(a)
			for name, text := range before {
				if name != page.TextSitemapPath && after[name] != text {
					t.Errorf("round %d: %s is another after new articles", round, name)
				}
			}
			check(t, a, after)
			before = after
		}
	}
}

// check holds flat sitemaps to their bounds, and to just the addresses of the portal.
func check(t *testing.T, a *portal.Arrangement, files map[string]string) {
	t.Helper()
	var got, want []string
	for name, text := range files {
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if len(lines) > 50_000 || len(text) >= 10_000_000 {
			t.Errorf("%s has %d addresses in %d bytes", name, len(lines), len(text))
		}
		got = append(got, lines...)
	}
	for i := range a.Articles {
		want = append(want, page.Address(a.Config.BaseURL, a.Articles[i].URL))
	}
	for _, l := range a.Lists {
		if len(l.Articles) == 0 {
			continue
		}
		for n := range l.Older(a.Config.PageSize) + 1 {
			want = append(want, page.Address(a.Config.BaseURL, l.PagePath(n)))
		}
	}
	for _, p := range []string{page.HomePath, page.TagsPath, page.SiteMapPath} {
		want = append(want, page.Address(a.Config.BaseURL, p))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%d addresses, want %d", len(got), len(want))
	}
}

func TestRobotsKnowsThem(t *testing.T) {
	a := arrange(t, []time.Time{time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}, "https://www.example.com/")
	if got := strings.Join(Main(Of(a)), " "); got != "sitemap.xml sitemap.txt" {
		t.Error(got)
	}
}
