package feed

import (
	"encoding/xml"
	"fmt"
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
	"wendang/internal/sitemap"
)

func site(t *testing.T, baseURL string, n int, date func(i int) time.Time) *portal.Arrangement {
	t.Helper()
	var problems diag.List
	c := config.Read("site.toml", []byte("title = '网 & 站'\nbase_url = '"+baseURL+"'\n[[channels]]\nname = '范文'\nslug = 'fw'\n"), &problems)
	if problems.HasErrors() {
		t.Fatal(problems.Sorted())
	}
	in := portal.Input{Config: c, Broken: map[string]bool{}}
	for i := range n {
		d := date(i).In(c.Location)
		in.Metas = append(in.Metas, &parse.Meta{Path: fmt.Sprintf("fw/%06d.md", i), Title: fmt.Sprintf("<题> %d", i),
			Slug: fmt.Sprintf("%06d", i), Date: d, Updated: d})
	}
	s, found := portal.Arrange(in, portal.Options{Today: calendar.Day{Year: 2030, Month: 1, Day: 1}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return s
}

func outputs(s *portal.Arrangement) map[string]string {
	files := map[string]string{}
	w := Writer{Config: s.Config, Generator: "test"}
	robots := &page.Robots{Sitemaps: sitemap.Main(sitemap.Of(s))}
	for _, f := range s.Feeds() {
		files[f.Path] = string(w.Atom(nil, s.Feed(f)))
	}
	for _, f := range sitemap.Of(s) {
		var v page.Sitemap
		f.Fill(s, &v)
		files[f.Path] = string(w.Sitemap(nil, &v))
	}
	files["robots.txt"] = string(w.Robots(nil, robots))
	return files
}

func keys(m map[string]string) string {
	var list []string
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func monthly(i int) time.Time {
	return time.Date(2020, time.Month(1+i/800), 1+i%28, 3, 0, 0, 0, time.UTC)
}

func TestSmallSite(t *testing.T) {
	files := outputs(site(t, "https://x.cn/", 30, monthly))
	if got := keys(files); got != "feed.xml fw/feed.xml robots.txt sitemap.txt sitemap.xml" {
		t.Errorf("files %s", got)
	}
	if n := strings.Count(files["fw/feed.xml"], "<entry>"); n != 20 {
		t.Errorf("%d entries", n)
	}
	if n := strings.Count(files["sitemap.xml"], "<url>"); n != 34 {
		t.Errorf("%d addresses", n)
	}
	if !strings.Contains(files["feed.xml"], "<title>网 &amp; 站</title>") || !strings.Contains(files["feed.xml"], "<title>&lt;题&gt; 27</title>") {
		t.Error(files["feed.xml"][:400])
	}
}

func TestWithoutBaseURL(t *testing.T) {
	files := outputs(site(t, "", 3, monthly))
	if got := keys(files); got != "robots.txt" || strings.Contains(files["robots.txt"], "Sitemap") {
		t.Errorf("files %s", got)
	}
}

// Sitemaps of large sites come by months, and old months do not change.
func TestMonths(t *testing.T) {
	before := outputs(site(t, "https://x.cn/", 2000, monthly))
	after := outputs(site(t, "https://x.cn/", 2001, func(i int) time.Time {
		if i == 2000 {
			return time.Date(2020, 3, 30, 0, 0, 0, 0, time.UTC)
		}
		return monthly(i)
	}))
	if got := keys(before); got != "feed.xml fw/feed.xml robots.txt sitemap.txt sitemap.xml sitemap/2020-01.xml sitemap/2020-02.xml sitemap/2020-03.xml sitemap/lists.xml" {
		t.Errorf("files %s", got)
	}
	for p := range before {
		changed := before[p] != after[p]
		if want := strings.HasSuffix(p, "feed.xml") || p == "sitemap.xml" || p == "sitemap.txt" || p == "sitemap/2020-03.xml" || p == "sitemap/lists.xml"; changed != want {
			t.Errorf("%s changed: %v", p, changed)
		}
	}
	var index struct {
		Sitemaps []struct {
			Loc     string `xml:"loc"`
			Lastmod string `xml:"lastmod"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal([]byte(before["sitemap.xml"]), &index); err != nil || len(index.Sitemaps) != 4 ||
		index.Sitemaps[1].Loc != "https://x.cn/sitemap/2020-01.xml" || index.Sitemaps[1].Lastmod == "" {
		t.Errorf("%+v %v", index, err)
	}
}

// A month of more than 50,000 addresses is split, and so is one of 10 MB.
func TestLimits(t *testing.T) {
	s := site(t, "https://x.cn/"+strings.Repeat("a", 150)+"/", 60_000, func(int) time.Time { return monthly(0) })
	total, parts := 0, 0
	for path, content := range outputs(s) {
		n := strings.Count(content, "<url>")
		if len(content) >= 10_000_000 || n > 50_000 {
			t.Errorf("%s: %d bytes, %d addresses", path, len(content), n)
		}
		total += n
		if n > 0 {
			parts++
		}
	}
	if want := 60_000 + 4; total != want || parts < 3 {
		t.Errorf("%d addresses in %d parts, want %d", total, parts, want)
	}
}
