package e2e

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Output is a whole output folder, read.
type Output struct {
	Files map[string]bool
	Pages map[string]*Page
	texts map[string][]byte // of other text files
}

// ReadOutput reads an output folder.
func ReadOutput(dir fs.FS) (*Output, error) {
	o := &Output{Files: map[string]bool{}, Pages: map[string]*Page{}, texts: map[string][]byte{}}
	err := fs.WalkDir(dir, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		o.Files[p] = true
		src, err := fs.ReadFile(dir, p)
		if err != nil {
			return err
		}
		switch path.Ext(p) {
		case ".html":
			o.Pages[p] = ReadPage(p, src)
		case ".xml", ".txt":
			o.texts[p] = src
		}
		return nil
	})
	return o, err
}

// Check returns all that is wrong with the output of a portal with the given
// base_url, in order.
func (o *Output) Check(baseURL string) []string {
	var problems []string
	add := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	titles := map[string]string{}
	for _, p := range o.sorted() {
		problems = append(problems, p.Problems...)
		if first, ok := titles[p.Title]; ok {
			add("%s: the title %q is that of %s, too", p.Path, p.Title, first)
		}
		titles[p.Title] = p.Path
		for _, problem := range o.checkHead(p, baseURL) {
			add("%s: %s", p.Path, problem)
		}
		for _, l := range p.Links {
			if problem := o.checkLink(p, l, baseURL); problem != "" {
				add("%s: %s %s", p.Path, l.URL, problem)
			}
		}
	}
	problems = append(problems, o.checkReach()...)
	return append(problems, o.checkXML(baseURL)...)
}

func (o *Output) sorted() []*Page {
	list := make([]*Page, 0, len(o.Pages))
	for _, p := range o.Pages {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// redirect reports whether a page is the old address of an article.
func (p *Page) redirect() bool { return p.Refresh }

func (o *Output) checkHead(p *Page, baseURL string) []string {
	var problems []string
	need := func(ok bool, what string) {
		if !ok {
			problems = append(problems, what)
		}
	}
	need(p.Lang != "", "no lang")
	need(p.Title != "", "no title")
	if p.redirect() {
		return problems
	}
	need(p.Description != "", "no description")
	need(utf8.RuneCountInString(p.Description) < 1100, "the description is too long")
	ones := 0
	for i, level := range p.Headings {
		if level == 1 {
			ones++
		}
		if i > 0 && level > p.Headings[i-1]+1 {
			problems = append(problems, fmt.Sprintf("a heading of level %d follows one of %d", level, p.Headings[i-1]))
		}
	}
	need(ones == 1, fmt.Sprintf("%d headings of level 1", ones))
	need(len(p.Links) > 0 && p.Links[0].URL != "" && p.IDs["wd-main"], "no skip link's target")
	if p.Path == "404.html" {
		return problems
	}
	need(p.Meta["og:title"] != "" && p.Meta["og:type"] != "" && p.Meta["og:site_name"] != "", "OpenGraph is incomplete")
	want := baseURL + strings.TrimSuffix(escapePath(p.Path), "index.html")
	if p.Path != "index.html" && !strings.HasSuffix(p.Path, "/index.html") {
		want = baseURL + escapePath(p.Path)
	}
	if baseURL != "" {
		need(p.Canonical == want, fmt.Sprintf("canonical is %q, not %q", p.Canonical, want))
	}
	if p.Path != "index.html" {
		need(slices.ContainsFunc(p.JSONLD, isType("BreadcrumbList")), "no BreadcrumbList")
	}
	if p.Meta["og:type"] == "article" {
		need(slices.ContainsFunc(p.JSONLD, isType("Article")), "no Article")
		need(baseURL == "" || slices.ContainsFunc(p.JSONLD, isCambrian), "no pubDate for Baidu")
	}
	return problems
}

func isType(want string) func(any) bool {
	return func(v any) bool {
		m, ok := v.(map[string]any)
		return ok && m["@type"] == want
	}
}

func isCambrian(v any) bool {
	m, ok := v.(map[string]any)
	if !ok || m["@context"] != "https://ziyuan.baidu.com/contexts/cambrian.jsonld" {
		return false
	}
	date, _ := m["pubDate"].(string)
	_, err := time.Parse("2006-01-02T15:04:05", date)
	return err == nil
}

func escapePath(p string) string {
	var b strings.Builder
	for i := range len(p) {
		c := p[i]
		if c < 0x80 && (c == '/' || c == '-' || c == '.' || c == '_' || c == '~' ||
			'0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func (o *Output) checkLink(p *Page, l Ref, baseURL string) string {
	if p.Path == "404.html" && l.Tag != "script" && baseURL != "" && strings.HasPrefix(l.URL, baseURL) {
		l.URL = strings.TrimPrefix(l.URL, baseURL)
	}
	if strings.HasPrefix(l.URL, "/") && p.Path != "404.html" {
		return "is not relative"
	}
	target, fragment, ok := p.Target(l.URL)
	if !ok {
		return ""
	}
	if !o.Files[target] {
		return "leads to no file"
	}
	if fragment != "" {
		if page := o.Pages[target]; page == nil || !page.IDs[fragment] {
			return "leads to no id"
		}
	}
	return ""
}

// checkReach finds articles that take more than four clicks from the home
// page, pagination not counted.
func (o *Output) checkReach() []string {
	const farthest = 4
	clicks := map[string]int{"index.html": 0}
	queue := []string{"index.html"}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		page := o.Pages[at]
		if page == nil {
			continue
		}
		for _, l := range page.Links {
			target, _, ok := page.Target(l.URL)
			if !ok || l.Tag != "a" && l.Tag != "form" {
				continue
			}
			n := clicks[at] + 1
			if l.Pagination {
				n--
			}
			if old, seen := clicks[target]; !seen || n < old {
				clicks[target] = n
				queue = append(queue, target)
			}
		}
	}
	var problems []string
	for _, p := range o.sorted() {
		n, ok := clicks[p.Path]
		switch {
		case p.redirect(), p.Path == "404.html":
		case !ok:
			problems = append(problems, p.Path+": no link leads here from the home page")
		case n > farthest:
			problems = append(problems, fmt.Sprintf("%s: %d clicks from the home page", p.Path, n))
		}
	}
	return problems
}

// checkXML checks feeds against RFC 4287 and sitemaps against the schema of
// sitemaps.org: elements, their number, and the form of their content.
func (o *Output) checkXML(baseURL string) []string {
	var problems []string
	paths := make([]string, 0, len(o.texts))
	for p := range o.texts {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		if path.Ext(p) != ".xml" {
			continue
		}
		root, err := readXML(o.texts[p])
		if err != nil {
			problems = append(problems, p+": "+err.Error())
			continue
		}
		c := &xmlChecker{output: o, path: p, baseURL: baseURL}
		switch root.name {
		case xml.Name{Space: atomSpace, Local: "feed"}:
			c.feed(root)
		case xml.Name{Space: sitemapSpace, Local: "urlset"}:
			c.entries(root, "url")
		case xml.Name{Space: sitemapSpace, Local: "sitemapindex"}:
			c.entries(root, "sitemap")
		case xml.Name{Space: openSearchSpace, Local: "OpenSearchDescription"}:
			c.openSearch(root)
		default:
			c.problem("unknown root %v", root.name)
		}
		problems = append(problems, c.problems...)
	}
	return problems
}
