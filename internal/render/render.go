package render

import (
	"fmt"
	"html/template"
	"strings"
	"sync"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/theme"
)

// Renderer renders the pages of one site with one theme.
type Renderer struct {
	site      *portal.Site
	theme     *theme.Theme
	templates *templates
	strings   map[string]string
	assets    map[string]string
	calendar  []portal.FestivalDays
	years     string // of the copyright line
	fragments fragmentCache
	prints    prints
}

// New compiles the theme for a site. When problems hold an error, the Renderer
// must not be used.
func New(site *portal.Site, t *theme.Theme, problems *diag.List) *Renderer {
	r := &Renderer{
		site:      site,
		theme:     t,
		templates: compile(t, problems),
		strings:   t.Strings,
		assets:    map[string]string{},
		calendar:  site.Calendar(),
	}
	r.fragments.html = map[fragmentKey]template.HTML{}
	for _, a := range t.Assets {
		r.assets[a.Name] = portal.EscapePath(a.Path)
	}
	year := site.Today.Year
	switch since := site.Config.Since; {
	case since > 0 && since < year:
		r.years = fmt.Sprintf("%d–%d", since, year)
	default:
		r.years = fmt.Sprint(year)
	}
	for _, key := range usedStrings {
		if _, err := text(t.Strings, key); err != nil {
			problems.Add(diag.File("themes/"+t.Name+"/strings.toml", err.Error()))
		}
	}
	return r
}

// usedStrings are the texts that the views are made with; templates use others.
var usedStrings = []string{"older_title", "tag_title", "tags", "moved_title", "not_found", "search", "description_search", "date", "month_day", "weekdays",
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
	c := r.site.Config
	v := &HeaderView{Site: r.siteView(key.root), AtHome: key.home}
	for _, first := range c.Title {
		v.Initial = string(first)
		break
	}
	for i, ch := range c.Channels {
		v.Channels = append(v.Channels, Link{Name: ch.Name, URL: folderURL(key.root, ch.Slug), Current: i == key.channel})
	}
	if key.festivals {
		for i, l := range r.site.Fests {
			v.Festivals = append(v.Festivals, Link{Name: l.Name, URL: folderURL(key.root, l.Dir), Current: i == key.festival})
		}
	}
	return v
}

func (r *Renderer) footerView(key fragmentKey) *FooterView {
	c := r.site.Config
	v := &FooterView{Site: r.siteView(key.root), Years: r.years, ICP: c.Beian.ICP, Police: c.Beian.Police}
	for _, f := range c.Footer {
		url := f.URL
		if url == "" {
			url = folderURL(key.root, f.Path)
		}
		v.Links = append(v.Links, Link{Name: f.Name, URL: url})
	}
	return v
}

func (r *Renderer) siteView(root string) Site {
	c := r.site.Config
	s := Site{
		Title:       c.Title,
		Description: c.Description,
		Home:        pageURL(root, portal.HomePath),
		Tags:        pageURL(root, portal.TagsPath),
		Params:      c.Params,
	}
	if c.Search {
		s.Search = pageURL(root, SearchPath)
	}
	if c.BaseURL != "" {
		s.Feed = pageURL(root, "feed.xml")
	}
	return s
}

// pageURL returns the relative URL of an output path.
func pageURL(root, path string) string { return root + portal.EscapePath(path) }

// folderURL returns the relative URL of a folder's index page.
func folderURL(root, dir string) string { return root + portal.EscapePath(dir) + "/index.html" }

func (r *Renderer) dayView(d calendar.Day) Day {
	weekdays := strings.Fields(r.strings["weekdays"])
	day := Day{Date: d.String(), Text: r.t("date", d.Year, int(d.Month), d.Day), Short: r.t("month_day", int(d.Month), d.Day)}
	if len(weekdays) == 7 {
		day.Weekday = weekdays[d.Weekday()]
	}
	return day
}
