package adopt

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/parse"
	"wendang/internal/table"
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
	slugFrom    config.SlugFrom
	lowerCase   bool
	moved       int // articles whose address does not stay, or may not
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
	dated := s.tellFound(c)
	if !g.broken.IsZero() {
		s.unclear = append(s.unclear, message.SettingsUnread(g.file, g.broken))
	}
	if len(dated) > 0 {
		s.since = slices.MinFunc(dated, time.Time.Compare).Year()
	}
	s.undate(c, dated, now)
	s.makeChannels(c)
	s.address(c, 2*len(dated) < len(c.articles))
	if s.newlines != "" {
		s.found = append(s.found, message.FoundNewlines(string(s.newlines), string(g.kind)))
	}
	s.doubts(c)
	return s
}

// tellFound says what the folder has, and returns the dates of what is published.
func (s *site) tellFound(c *collection) (dated []time.Time) {
	g := s.generator
	n, drafts := 0, 0
	for _, a := range c.all {
		if !isIndex(a.path) {
			n++
		}
		switch {
		case a.meta == nil:
		case a.meta.Draft:
			drafts++
		case !a.meta.Date.IsZero() && a.meta.Date.Year() > 1970:
			dated = append(dated, a.meta.Date)
		}
	}
	others := len(c.files) - len(c.all)
	if g.kind == plain {
		s.found = append(s.found, message.FromFolder(g.articles, n, drafts, others))
	} else {
		s.found = append(s.found, message.FromGenerator(string(g.kind), g.articles, n, drafts, others))
	}
	if c.pages > 0 {
		s.found = append(s.found, message.PagesFound(c.pages))
	}
	return dated
}

// address decides how addresses are made, and says whether they stay. Without dates the
// folders tell articles apart.
func (s *site) address(c *collection, undated bool) {
	g := s.generator
	s.permalink = g.permalink
	if s.permalink == "" && g.kind == plain && undated {
		s.permalink = "/:path.html"
	}
	if without := strings.Replace(s.permalink, "/:category", "", 1); g.kind == jekyll && without != s.permalink {
		// Jekyll leaves the part out for articles without categories, which may be the most.
		categorised := 0
		for _, a := range c.articles {
			if len(a.categories()) > 0 {
				categorised++
			}
		}
		if 2*categorised < len(c.articles) {
			s.permalink = without
		}
	}
	for _, a := range c.articles {
		if g.slugFrom == config.SlugFromTitle || g.slugFrom == config.SlugFromUndated && parse.NameWithoutDay(nameOf(a.path)) != "" {
			s.slugFrom = g.slugFrom
		}
		if a.meta != nil && g.lowerCase && !s.lowerCase {
			p := folderOf(a.path) + a.meta.Slug
			s.lowerCase = strings.ToLower(p) != p
		}
	}
	s.keep(c)
	switch {
	case s.permalink == "" && g.written != "":
		s.unclear = append(s.unclear, message.PatternUnknown(g.written, config.DefaultPermalink))
	case s.permalink != "" && s.moved == 0 && g.kind != plain:
		s.found = append(s.found, message.FoundPattern(s.permalink))
	case s.permalink != "":
		s.found = append(s.found, message.NewPattern(s.permalink))
	}
}

// nameOf returns the name that an article's slug comes from.
func nameOf(p string) string {
	if name := parse.BaseName(p); name != "index" {
		return name
	}
	return path.Base(path.Dir(p))
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
	g := s.generator
	tell := func(n int, say func(n int) message.Message) {
		if n > 0 {
			s.unclear = append(s.unclear, say(n))
		}
	}
	tell(c.foreign, message.TranslationsLeft)
	tell(len(c.homes), func(int) message.Message { return message.HomePageLeft(c.homes[0]) })
	tell(len(c.undated), func(n int) message.Message { return message.PostsWithoutDay(n, c.undated[0]) })
	tell(c.links, message.LinksLeft)
	if len(c.others) > 0 {
		n := 0
		for _, one := range c.others {
			n += one
		}
		s.unclear = append(s.unclear, message.FilesNotTaken(n, most(c.others)))
	}
	tags := map[string]int{}
	tagged, linked, blanks := 0, 0, 0
	var link, blank string
	for _, a := range c.all {
		for _, tag := range a.templates.tags {
			tags[tag]++
		}
		if len(a.templates.tags) > 0 {
			tagged++
		}
		if a.templates.links {
			if linked++; linked == 1 {
				link = a.path
			}
		}
		if g.kind == jekyll && a.partedByBlanks() {
			if blanks++; blanks == 1 {
				blank = a.path
			}
		}
	}
	tell(tagged, func(n int) message.Message { return message.TemplateTags(n, most(tags)) })
	tell(linked, func(n int) message.Message { return message.TemplateLinks(n, link) })
	tell(blanks, func(n int) message.Message { return message.PartedByBlanks(n, blank) })
	s.mistakes(c)
}

// partedByBlanks reports whether an article has several categories or tags in one text,
// as Jekyll takes them.
func (a *article) partedByBlanks() bool {
	for _, key := range []string{"categories", "tags"} {
		if text, ok := a.written(key); ok && strings.Contains(text, " ") && len(table.SplitWords(text)) < 2 {
			return true
		}
	}
	return false
}

// mistakes counts the mistakes that a build would tell. Those of one kind are one.
func (s *site) mistakes(c *collection) {
	type mistake struct {
		n       int
		message message.Message
		path    string // of the first
	}
	var list []*mistake
	for _, a := range c.all {
		said := map[string]bool{}
		for _, m := range a.errors {
			code := m.Code()
			if code == message.DateMissing().Code() || said[code] { // undated stands for it
				continue
			}
			said[code] = true
			at := slices.IndexFunc(list, func(k *mistake) bool { return k.message.Code() == code })
			if at < 0 {
				at = len(list)
				list = append(list, &mistake{message: m, path: a.path})
			}
			list[at].n++
		}
	}
	slices.SortStableFunc(list, func(a, b *mistake) int { return cmp.Compare(b.n, a.n) })
	for _, k := range list {
		s.unclear = append(s.unclear, message.ArticlesWithError(k.n, k.message, k.path))
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
