package pipeline

import (
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/theme"
)

func collisionConfig(t *testing.T) *config.Config {
	t.Helper()
	var problems diag.List
	c := config.Read("site.toml", []byte(`title = "网"
base_url = "https://x.cn/"
[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true
[[channels]]
name = "范文"
slug = "fanwen"
[[festivals]]
name = "春节"
slug = "cj"
day = "lunar 1-1"
`), &problems)
	if problems.HasErrors() {
		t.Fatal(problems.Sorted())
	}
	return c
}

func TestCollisions(t *testing.T) {
	p := &Portal{Reading: &Reading{config: collisionConfig(t), theme: &theme.Theme{}, Options: Options{Jobs: 2}}}
	list := func(paths ...string) (files []load.File) {
		for _, path := range paths {
			files = append(files, load.File{Path: path})
		}
		return files
	}
	in := portal.Input{Config: p.config, Broken: map[string]bool{},
		Static: []string{"FEED.xml", "fanwen/2021/0101/A.html", "robots.txt", "search/opensearch.xml", "404.html/x.txt", "fanwen"},
		Files:  []string{"fanwen/a:b.png", "fanwen/x.png", "jieri/cj/index.html"}}
	p.files.content, p.files.static = list(in.Files...), list(in.Static...)
	in.Outputs = func(a *portal.Arrangement) (func(string) bool, []portal.Problem) {
		return func(string) bool { return false }, p.listOutputs(a).collisions(a, nil, 2)
	}
	day := time.Date(2021, 1, 1, 0, 0, 0, 0, p.config.Location)
	a := &parse.Meta{Path: "fanwen/a.md", Title: "a", Slug: "a", Date: day, Updated: day}
	b := &parse.Meta{Path: "fanwen/b.md", Title: "b", Slug: "b", Date: day, Updated: day}
	b.Slug = "a"
	b.Extras = &parse.Extras{Aliases: []string{"index.html", "old.html"}}
	a.Extras = &parse.Extras{Aliases: []string{"old.html/x.html"}}
	in.Metas = []*parse.Meta{a, b}
	_, problems := portal.Arrange(in, portal.Options{Today: calendar.Day{Year: 2026, Month: 11, Day: 24}})
	var got []string
	for _, p := range problems {
		line := p.File + ": " + p.Message.String()
		if p.Note != nil {
			line += " " + p.Note.Message.String() + " " + p.Note.File
		}
		got = append(got, line)
	}
	slices.Sort(got)
	want := []string{
		"FEED.xml: the output /FEED.xml is already taken: it differs only in letter case from /feed.xml, a page of the portal",
		"fanwen/2021/0101/A.html: the output /fanwen/2021/0101/A.html is already taken: it differs only in letter case from /fanwen/2021/0101/a.html by this article fanwen/a.md",
		"fanwen/a:b.png: not every system can hold the name \"a:b.png\": it contains ':'",
		"fanwen/b.md: the URL /fanwen/2021/0101/a.html is already taken by this article fanwen/a.md",
		"fanwen/b.md: the URL /index.html is already taken by a page of the portal",
		"fanwen/b.md: the file /old.html would stand where a folder of that name is needed for /old.html/x.html, which is taken by an alias of this article fanwen/a.md",
		"404.html/x.txt: /404.html/x.txt needs a folder where the file /404.html stands, which is taken by a page of the portal",
		"fanwen: the file /fanwen would stand where a folder of that name is needed for /fanwen/feed.xml, which is taken by a page of the portal",
		"search/opensearch.xml: the output /search/opensearch.xml is already taken by a page of the portal",
		"jieri/cj/index.html: the output /jieri/cj/index.html is already taken by the list \"春节\"",
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
