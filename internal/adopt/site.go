package adopt

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/parse"
)

// site is the portal that is made of a collection.
type site struct {
	generator   *generator
	title       string
	baseURL     string
	description string
	language    string
	timeZone    string
	since       int
	pageSize    int
	permalink   string // "" for the default one
	newlines    config.Newlines
	undated     time.Time
	channels    []*channel

	found, unclear []message.Message
}

// arrange makes a site of what was collected, and says what it did.
func arrange(g *generator, c *collection, now time.Time) *site {
	s := &site{
		generator:   g,
		title:       g.text(filepath.Base(g.root), "title", "site_name"),
		description: g.text("", "description", "site_description", "params.description", "subtitle"),
		language:    g.language(),
		timeZone:    g.timeZone(),
		pageSize:    g.number("per_page", "index_generator.per_page", "pagination.pagersize", "paginate"),
		newlines:    g.newlines(),
	}
	if s.pageSize > 1000 {
		s.pageSize = 0
	}
	s.baseURL = g.address()
	drafts := 0
	var dated []time.Time
	for _, a := range c.articles {
		if a.meta == nil {
			continue
		}
		if a.meta.Draft {
			drafts++
		} else if !a.meta.Date.IsZero() && a.meta.Date.Year() > 1970 {
			dated = append(dated, a.meta.Date)
		}
	}
	kindOf := message.FromFolder(g.articles, len(c.articles), drafts, len(c.files)-len(c.articles))
	if g.kind != plain {
		kindOf = message.FromGenerator(string(g.kind), g.articles, len(c.articles), drafts, len(c.files)-len(c.articles))
	}
	s.found = append(s.found, kindOf)
	if c.pages > 0 {
		s.found = append(s.found, message.PagesFound(c.pages))
	}
	all := *c
	all.articles = slices.Clone(c.articles)
	c.articles = slices.DeleteFunc(c.articles, func(a *article) bool {
		return parse.RoleOf(a.path) != parse.RoleArticle || !g.inPlace && g.isPage(a)
	})
	if g.broken {
		s.unclear = append(s.unclear, message.SettingsUnread(g.file))
	}
	if len(dated) > 0 {
		s.since = slices.MinFunc(dated, time.Time.Compare).Year()
	}
	s.undate(c, dated, now)
	s.makeChannels(c)
	s.address(len(dated) < len(c.articles)/2)
	if s.newlines != "" {
		s.found = append(s.found, message.FoundNewlines(string(s.newlines), string(g.kind)))
	}
	s.doubts(&all)
	return s
}

// language returns the settings' language, or Chinese.
func (g *generator) language() string {
	l := g.text("", "language", "languagecode", "lang", "default_language", "theme.language", "defaultcontentlanguage")
	if v, ok := g.get("language"); ok && l == "" {
		if list, ok := v.Plain().([]any); ok && len(list) > 0 { // Hexo takes several
			l = fmt.Sprint(list[0])
		}
	}
	l = strings.ReplaceAll(l, "_", "-")
	switch lower := strings.ToLower(l); {
	case lower == "zh-tw", lower == "zh-hk", lower == "zh-hant":
		return l
	case lower == "", strings.HasPrefix(lower, "zh"), lower == "cn":
		return "zh-CN"
	case strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz-0123456789") != "" || len(lower) > 20 || strings.Trim(lower, "-") != lower || len(lower) < 2:
		return "zh-CN"
	}
	return l
}

// timeZone returns the settings' time zone, or China's.
func (g *generator) timeZone() string {
	name := g.text("", "timezone", "time_zone")
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return "Asia/Shanghai"
	}
	return name
}

// newlines returns what the end of a line meant to the generator; "" when that is not known.
func (g *generator) newlines() config.Newlines {
	breaks := false
	switch g.kind {
	case plain:
		return ""
	case hexo: // whose renderers break lines unless they are told not to
		breaks = g.boolean(true, "marked.breaks", "markdown.render.breaks", "markdown.breaks")
	case hugo:
		breaks = g.boolean(false, "markup.goldmark.renderer.hardwraps", "goldmark.renderer.hardwraps")
	case jekyll:
		breaks = g.boolean(false, "kramdown.hard_wrap")
	case mkdocs:
		breaks = mentions(g.file, "nl2br")
	}
	if breaks {
		return config.NewlinesBreak
	}
	return config.NewlinesJoin
}

// undate finds the day of articles that have no date: the earliest of the others', so that
// they are not taken for news, or today.
func (s *site) undate(c *collection, dated []time.Time, now time.Time) {
	n := 0
	for _, a := range c.articles {
		if a.meta != nil && a.meta.Date.IsZero() {
			n++
		}
	}
	if n == 0 {
		return
	}
	s.undated = now
	if zone, err := time.LoadLocation(s.timeZone); err == nil {
		s.undated = now.In(zone)
	}
	if len(dated) > 0 {
		s.undated = slices.MinFunc(dated, time.Time.Compare)
	}
	s.unclear = append(s.unclear, message.UndatedArticles(n, s.undated.Format(time.DateOnly)))
}

// doubts says what the owner has to look at.
func (s *site) doubts(c *collection) {
	tags := 0
	errors := map[string]int{}
	first := map[string]string{}
	for _, a := range c.articles {
		if a.tags {
			tags++
		}
		said := map[string]bool{}
		for _, m := range a.errors {
			text := m.Code()
			if text == message.DateMissing().Code() || said[text] { // undated stands for it
				continue
			}
			said[text] = true
			if errors[text]++; errors[text] == 1 {
				first[text] = a.path
			}
		}
	}
	if c.foreign > 0 {
		s.unclear = append(s.unclear, message.TranslationsLeft(c.foreign))
	}
	if c.skipped > 0 {
		s.unclear = append(s.unclear, message.FilesNotTaken(c.skipped))
	}
	if tags > 0 {
		s.unclear = append(s.unclear, message.TemplateTags(tags))
	}
	codes := slices.SortedFunc(maps.Keys(errors), func(a, b string) int {
		return cmp.Or(cmp.Compare(errors[b], errors[a]), cmp.Compare(a, b))
	})
	for _, code := range codes {
		s.unclear = append(s.unclear, message.ArticlesWithError(errors[code], code, first[code]))
	}
}

// folders returns an article's folders that stand for categories: without _posts and
// _drafts, and without the folder that an index.md is named by.
func folders(p string) []string {
	dir := path.Dir(p)
	if strings.HasPrefix(path.Base(p), "index.") && parse.IsArticle(p) {
		dir = path.Dir(dir)
	}
	parts := strings.Split(dir, "/")
	return slices.DeleteFunc(parts, func(part string) bool { return part == "." || part == "_posts" || part == "_drafts" })
}
