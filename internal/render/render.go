package render

import (
	"fmt"
	"html/template"
	"strings"
	"sync"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/failure"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/theme"
)

// Renderer renders pages with one theme and configuration. It has no way to the
// site: what a page shows of it is in the page's value.
type Renderer struct {
	config    *config.Config
	theme     *theme.Theme
	templates *templates
	strings   map[string]string
	assets    map[string]string
	years     string // of the copyright line
	shared    *page.Shared
	fragments fragmentCache
	ownTitles map[string]string // output paths of the portal's own pages, by <title>
}

// New compiles the theme for a portal and where its site.toml leads to; year is the
// last one of the copyright line.
// When problems hold an error, the Renderer must not be used.
func New(c *config.Config, shared *page.Shared, year int, t *theme.Theme, problems *diag.List) *Renderer {
	r := &Renderer{
		config:    c,
		shared:    shared,
		theme:     t,
		templates: compile(t, problems),
		strings:   t.Strings,
		assets:    map[string]string{},
	}
	r.fragments.html = map[fragmentKey]template.HTML{}
	for _, a := range t.Assets {
		r.assets[a.Name] = escape.PathString(a.Path)
	}
	switch since := c.Since; {
	case since > 0 && since < year:
		r.years = fmt.Sprintf("%d–%d", since, year)
	default:
		r.years = fmt.Sprint(year)
	}
	for _, key := range usedStrings {
		if _, err := text(t.Strings, key); err != nil {
			problems.Add(diag.File("themes/"+t.Name+"/strings.toml", failure.Of(err)).WithHint(failure.Hint(err)))
		}
	}
	r.ownTitles = map[string]string{
		page.JoinTitle(r.strings["tags"], c.Title):      page.TagsPath,
		page.JoinTitle(r.strings["site_map"], c.Title):  page.SiteMapPath,
		page.JoinTitle(r.strings["search"], c.Title):    page.SearchPath,
		page.JoinTitle(r.strings["not_found"], c.Title): page.NotFoundPath,
	}
	return r
}

// usedStrings are the texts that the views are made with; templates use others.
var usedStrings = []string{"older_title", "tag_title", "tags", "site_map", "description_map", "moved_title", "not_found", "search", "description_search", "date", "month_day", "weekdays",
	"description_list", "description_tag", "description_tags", "description_older",
	"table", "code", "footnotes", "footnote_back", "task_done", "task_open", "details"}

// Labels returns the words that a theme puts into articles' bodies.
func Labels(t *theme.Theme) parse.Labels {
	return parse.Labels{
		Table:        t.Strings["table"],
		Code:         t.Strings["code"],
		Footnotes:    t.Strings["footnotes"],
		FootnoteBack: t.Strings["footnote_back"],
		TaskDone:     t.Strings["task_done"],
		TaskOpen:     t.Strings["task_open"],
		Details:      t.Strings["details"],
	}
}

// t returns a text of the theme. New has seen to it that the key exists; a
// text with too few places for its arguments keeps what it has.
func (r *Renderer) t(key string, args ...any) string {
	s, err := text(r.strings, key, args...)
	if err != nil {
		return r.strings[key]
	}
	return s
}

// execute renders a layout, appending to dst.
func (r *Renderer) execute(dst []byte, layout, path string, view any) ([]byte, error) {
	return r.templates.execute(dst, layout, "layouts/"+layout+".html", path, view)
}

// fragmentCache keeps rendered fragments: a portal has a handful of different
// headers, and they stand in every page.
type fragmentCache struct {
	mu   sync.RWMutex
	html map[fragmentKey]template.HTML
}

// fragmentKey is all that a header or footer depends on, besides the site.
type fragmentKey struct {
	name      string
	root      string
	channel   int // current channel, or -1
	festival  int // current festival, or -1
	festivals bool
	home      bool
}

func (r *Renderer) fragment(key fragmentKey, path string) (template.HTML, error) {
	r.fragments.mu.RLock()
	html, ok := r.fragments.html[key]
	r.fragments.mu.RUnlock()
	if ok {
		return html, nil
	}
	var view any
	if key.name == "header" {
		view = r.headerView(key)
	} else {
		view = r.footerView(key)
	}
	b, err := r.templates.execute(nil, "home", "fragments/"+key.name+".html", path, view)
	if err != nil {
		return "", err
	}
	html = template.HTML(b)
	r.fragments.mu.Lock()
	r.fragments.html[key] = html
	r.fragments.mu.Unlock()
	return html, nil
}

func (r *Renderer) headerView(key fragmentKey) *HeaderView {
	c := r.config
	v := &HeaderView{Paths: r.paths(key.root), Site: r.siteView(key.root), AtHome: key.home}
	for _, first := range c.Title {
		v.Initial = string(first)
		break
	}
	for i, ch := range c.Channels {
		v.Channels = append(v.Channels, Link{Name: ch.Name, URL: folderURL(key.root, ch.Slug), Current: i == key.channel})
	}
	if key.festivals {
		for i, f := range c.Festivals {
			v.Festivals = append(v.Festivals, Link{Name: f.Name, URL: folderURL(key.root, c.FestivalDir(i)), Current: i == key.festival})
		}
	}
	return v
}

func (r *Renderer) footerView(key fragmentKey) *FooterView {
	c := r.config
	v := &FooterView{Paths: r.paths(key.root), Site: r.siteView(key.root), Years: r.years, ICP: c.Beian.ICP, Police: c.Beian.Police, PoliceURL: policeURL(c.Beian.Police)}
	for _, f := range r.shared.Footer {
		v.Links = append(v.Links, link(key.root, f))
	}
	return v
}

// policeURL returns where the police's register shows a record number, which is asked
// for by its digits.
func policeURL(number string) string {
	digits := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, number)
	return "https://beian.mps.gov.cn/#/query/webSearch?code=" + digits
}

// link returns a link as themes see it.
func link(root string, l page.Link) Link {
	if l.URL != "" {
		return Link{Name: l.Name, URL: l.URL}
	}
	return Link{Name: l.Name, URL: pageURL(root, l.Path)}
}

func (r *Renderer) siteView(root string) Site {
	c := r.config
	s := Site{
		Title:       c.Title,
		Description: c.Description,
		Home:        pageURL(root, page.HomePath),
		Tags:        pageURL(root, page.TagsPath),
		Map:         pageURL(root, page.SiteMapPath),
		Params:      c.Params,
	}
	if c.Search {
		s.Search = pageURL(root, page.SearchPath)
	}
	if c.BaseURL != "" {
		s.Feed = pageURL(root, page.FeedPath)
	}
	return s
}

// address returns the whole address of an output path, or "" without base_url.
func (r *Renderer) address(path string) string { return page.Address(r.config.BaseURL, path) }

// pageURL returns the relative URL of an output path.
func pageURL(root, path string) string { return root + escape.PathString(path) }

// folderURL returns the relative URL of a folder's index page.
func folderURL(root, dir string) string { return root + escape.PathString(dir) + "/index.html" }

func (r *Renderer) dayView(d calendar.Day) Day {
	weekdays := strings.Fields(r.strings["weekdays"])
	day := Day{Date: d.String(), Text: r.t("date", d.Year, int(d.Month), d.Day), Short: r.t("month_day", int(d.Month), d.Day)}
	if len(weekdays) == 7 {
		day.Weekday = weekdays[d.Weekday()]
	}
	return day
}
