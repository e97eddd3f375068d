package render

import (
	"cmp"
	"slices"
	"strings"

	"wendang/internal/portal"
)

// How much the home page shows.
const (
	homeLatest  = 10 // newest articles of the whole site
	homeChannel = 8  // newest articles of a channel
	homePinned  = 6
	// pinned articles among those of a channel
	homeChannelPinned = 2
	homeTags          = 40
)

// Home renders the home page, appending to dst.
func (r *Renderer) Home(dst []byte) ([]byte, error) {
	c := r.site.Config
	p, err := r.page("home", portal.HomePath, "", place{
		channel: -1, festival: -1, festivals: len(r.site.Fests) > 0, home: true})
	if err != nil {
		return nil, err
	}
	s := newSheet()
	defer s.done()
	v := &HomeView{Page: p}
	v.Pinned = r.itemsOf(s, "", r.site.Pinned[:min(homePinned, len(r.site.Pinned))])
	v.Latest = r.itemsOf(s, "", newest(len(r.site.Articles), homeLatest))
	for i := range r.site.Channels {
		ch := &r.site.Channels[i]
		hc := HomeChannel{Link: Link{Name: ch.List.Name, URL: folderURL("", ch.List.Dir)}}
		for _, col := range ch.Columns {
			hc.Columns = append(hc.Columns, Link{Name: col.Name, URL: folderURL("", col.Dir)})
		}
		hc.Items = r.itemsOf(s, "", r.homeItems(ch))
		v.Channels = append(v.Channels, hc)
	}
	for _, f := range portal.Coming(r.calendar, r.site.Today) {
		l := r.site.Fests[f.Festival]
		next, _ := f.Next(r.site.Today)
		fest := Festival{Link: Link{Name: l.Name, URL: folderURL("", l.Dir)}, Next: r.dayView(next)}
		for _, d := range f.Days {
			fest.Days = append(fest.Days, d.String())
		}
		v.Coming = append(v.Coming, fest)
	}
	v.Tags = r.tagLinks("", homeTags)
	v.Title = c.Title
	if c.Description != "" {
		v.Title += " - " + c.Description
	}
	v.Description = c.Description
	if v.Description == "" {
		v.Description = c.Title
	}
	return r.finish(dst, "home", portal.HomePath, v, &v.Page,
		meta{path: portal.HomePath, title: c.Title, feed: "feed.xml", home: true})
}

// newest returns the last of n articles, at most limit, the newest first.
func newest(n, limit int) []portal.ID {
	ids := make([]portal.ID, 0, limit)
	for i := n - 1; i >= 0 && len(ids) < limit; i-- {
		ids = append(ids, portal.ID(i))
	}
	return ids
}

// homeItems returns the articles of a channel that the home page shows: the
// newest ones, with one or two pinned ones before them.
func (r *Renderer) homeItems(ch *portal.Channel) []portal.ID {
	l := ch.List
	ids := slices.Clone(l.Pinned[:min(homeChannelPinned, len(l.Pinned))])
	for i := len(l.Articles) - 1; i >= 0 && len(ids) < homeChannel; i-- {
		if !slices.Contains(ids, l.Articles[i]) {
			ids = append(ids, l.Articles[i])
		}
	}
	return ids
}

// tagLinks returns the tags with the most articles first, at most limit.
func (r *Renderer) tagLinks(root string, limit int) []Link {
	order := make([]*portal.Tag, len(r.site.Tags))
	for i := range r.site.Tags {
		order[i] = &r.site.Tags[i]
	}
	slices.SortFunc(order, func(a, b *portal.Tag) int {
		return cmp.Or(cmp.Compare(len(b.List.Articles), len(a.List.Articles)), strings.Compare(a.Name, b.Name))
	})
	links := make([]Link, min(limit, len(order)))
	for i := range links {
		t := order[i]
		links[i] = Link{Name: t.Name, URL: folderURL(root, t.List.Dir), Count: len(t.List.Articles)}
	}
	return links
}

// Tags renders the index of tags, appending to dst.
func (r *Renderer) Tags(dst []byte) ([]byte, error) {
	root := portal.RootOf(portal.TagsPath)
	p, err := r.page("tags", portal.TagsPath, root, nowhere)
	if err != nil {
		return nil, err
	}
	s := newSheet()
	defer s.done()
	v := &TagsView{Page: p, Tags: r.tagLinks(root, len(r.site.Tags))}
	steps := append(r.crumbs(-1, -1, -1), crumb{r.t("tags"), portal.TagsPath})
	v.Breadcrumb = s.crumbLinks(root, steps[:len(steps)-1])
	v.Title = r.t("tags") + "_" + r.site.Config.Title
	v.Description = r.t("description_tags", r.site.Config.Title)
	return r.finish(dst, "tags", portal.TagsPath, v, &v.Page,
		meta{path: portal.TagsPath, title: r.t("tags"), crumbs: steps, feed: "feed.xml"})
}

// NotFound renders 404.html, appending to dst. Hosts serve it under any
// address, so its links are absolute.
func (r *Renderer) NotFound(dst []byte) ([]byte, error) {
	root := r.site.Config.BaseURL
	if root == "" {
		root = "/"
	}
	p, err := r.page("notfound", portal.NotFoundPath, root, place{channel: -1, festival: -1})
	if err != nil {
		return nil, err
	}
	v := &NotFoundView{Page: p}
	for _, ch := range r.site.Channels {
		v.Channels = append(v.Channels, Link{Name: ch.List.Name, URL: folderURL(root, ch.List.Dir)})
	}
	v.Title = r.t("not_found") + "_" + r.site.Config.Title
	v.Description = r.t("not_found")
	return r.finish(dst, "404", portal.NotFoundPath, v, &v.Page, meta{title: v.Description, noIndex: true,
		crumbs: append(r.crumbs(-1, -1, -1), crumb{v.Description, ""})})
}

// Redirect renders the page at an article's old address, appending to dst.
func (r *Renderer) Redirect(dst []byte, alias portal.Alias) ([]byte, error) {
	a := &r.site.Articles[alias.Article]
	title := r.t("moved_title", a.Title, "/"+alias.Path)
	p := Page{Root: portal.RootOf(alias.Path), Description: title}
	return r.execute(dst, "redirect", alias.Path, &RedirectView{
		Lang:      r.site.Config.Language,
		PageTitle: title,
		Meta:      borrowed(appendMeta(nil, r.site.Config, &p, meta{path: a.URL, title: a.Title, noIndex: true})),
		Title:     a.Title,
		URL:       pageURL(p.Root, a.URL),
	})
}
