package render

import (
	"wendang/internal/page"
)

// Home renders the home page, appending to dst.
func (r *Renderer) Home(dst []byte, h *page.Home) ([]byte, error) {
	p, err := r.page("home", page.HomePath, "", navigation{
		channel: -1, festival: -1, festivals: r.config.FestivalChannel >= 0 && len(r.config.Festivals) > 0, home: true})
	if err != nil {
		return nil, err
	}
	s := newScratch()
	defer s.done()
	v := &HomeView{Page: p, Pinned: s.itemsOf("", h.Pinned), Latest: s.itemsOf("", h.Latest),
		Channels: homeChannels(s, "", h.Channels), Coming: r.comingView(s, h.Coming), Tags: counts("", h.Tags)}
	for i := range h.Blocks {
		b := &h.Blocks[i]
		block := HomeBlock{Show: b.Show, Name: b.Name, Columns: b.Columns, Count: b.Count, Text: b.Text, Items: s.itemsOf("", b.Items),
			Channels: homeChannels(s, "", b.Channels), Coming: r.comingView(s, b.Coming), Tags: counts("", b.Tags)}
		if b.Path != "" {
			block.URL = pageURL("", b.Path)
		}
		for k := range block.Coming {
			block.Coming[k].Hidden = k >= b.Count
		}
		for _, l := range b.Links {
			block.Links = append(block.Links, link("", l))
		}
		v.Blocks = append(v.Blocks, block)
	}
	v.Title = page.JoinTitle(r.config.Title, r.config.Description)
	v.Description = r.config.Description
	if v.Description == "" {
		v.Description = r.config.Title
	}
	return r.finish(dst, "home", page.HomePath, v, &v.Page,
		meta{path: page.HomePath, title: r.config.Title, feed: page.FeedPath, home: true, upDate: h.Updated})
}

func homeChannels(s *scratch, root string, channels []page.HomeChannel) []HomeChannel {
	var list []HomeChannel
	for i := range channels {
		ch := &channels[i]
		list = append(list, HomeChannel{Link: s.ref(root, ch.Ref), Columns: s.refs(root, ch.Columns), Items: s.itemsOf(root, ch.Items)})
	}
	return list
}

func (r *Renderer) comingView(s *scratch, coming []page.ComingFestival) []Festival {
	var list []Festival
	for _, f := range coming {
		fest := Festival{Link: s.ref("", f.Ref), Next: r.dayView(f.Next)}
		if f.Next.Year != coming[0].Next.Year {
			fest.Next.Short = fest.Next.Text
		}
		for _, d := range f.Days {
			fest.Days = append(fest.Days, d.String())
		}
		list = append(list, fest)
	}
	return list
}

// SiteMap renders the overview of the site, appending to dst.
func (r *Renderer) SiteMap(dst []byte, m *page.SiteMap) ([]byte, error) {
	root := page.RootOf(page.SiteMapPath)
	s := newScratch()
	defer s.done()
	v := &SiteMapView{Channels: homeChannels(s, root, m.Channels), Tags: s.refs(root, m.Tags)}
	for _, p := range m.Pages {
		v.Pages = append(v.Pages, link(root, p))
	}
	return r.single(dst, "map", page.SiteMapPath, v, &v.Page, r.t("site_map"), r.t("description_map", r.config.Title))
}

// counts returns links with the numbers of articles behind them.
func counts(root string, list []page.Count) []Link {
	links := make([]Link, len(list))
	for i, t := range list {
		links[i] = Link{Name: t.Name, URL: folderURL(root, t.Dir), Count: t.Articles}
	}
	return links
}

// Tags renders the index of tags, appending to dst.
func (r *Renderer) Tags(dst []byte, tags *page.Tags) ([]byte, error) {
	root := page.RootOf(page.TagsPath)
	v := &TagsView{Tags: counts(root, tags.Tags)}
	return r.single(dst, "tags", page.TagsPath, v, &v.Page, r.t("tags"), r.t("description_tags", r.config.Title))
}

// Search renders the search page, appending to dst.
func (r *Renderer) Search(dst []byte) ([]byte, error) {
	v := &SearchView{}
	return r.single(dst, "search", page.SearchPath, v, &v.Page, r.t("search"), r.SearchDescription())
}

// SearchDescription returns what the search is, in a sentence.
func (r *Renderer) SearchDescription() string { return r.t("description_search", r.config.Title) }

// single renders a page that stands below the home page and in no channel; view's
// Page, p, is filled in.
func (r *Renderer) single(dst []byte, kind, path string, view any, p *Page, title, description string) ([]byte, error) {
	root := page.RootOf(path)
	var err error
	if *p, err = r.page(kind, path, root, nowhere); err != nil {
		return nil, err
	}
	s := newScratch()
	defer s.done()
	steps := []crumb{r.homeCrumb(), {title, path}}
	p.Breadcrumb = s.crumbLinks(root, steps[:1])
	p.Title = page.JoinTitle(title, r.config.Title)
	p.Description = description
	return r.finish(dst, kind, path, view, p, meta{path: path, title: title, crumbs: steps, feed: page.FeedPath, noIndex: kind == "search"})
}

// NotFound renders 404.html, appending to dst. Hosts serve it under any
// address, so its links are absolute.
func (r *Renderer) NotFound(dst []byte) ([]byte, error) {
	root := r.config.BaseURL
	if root == "" {
		root = "/"
	}
	p, err := r.page("notfound", page.NotFoundPath, root, nowhere)
	if err != nil {
		return nil, err
	}
	v := &NotFoundView{Page: p}
	for _, ch := range r.config.Channels {
		v.Channels = append(v.Channels, Link{Name: ch.Name, URL: folderURL(root, ch.Slug)})
	}
	v.Title = page.JoinTitle(r.t("not_found"), r.config.Title)
	v.Description = r.t("not_found")
	return r.finish(dst, "404", page.NotFoundPath, v, &v.Page, meta{title: v.Description, noIndex: true,
		crumbs: []crumb{r.homeCrumb(), {v.Description, ""}}})
}

// Redirect renders the page at an article's old address, appending to dst.
func (r *Renderer) Redirect(dst []byte, v *page.Redirect) ([]byte, error) {
	title := r.t("moved_title", v.Title, "/"+v.Path)
	p := Page{Paths: r.paths(page.RootOf(v.Path)), Description: title}
	return r.execute(dst, "redirect", v.Path, &RedirectView{
		Lang:      r.config.Language,
		PageTitle: title,
		Meta:      borrowed(appendMeta(nil, r.config, &p, meta{path: v.To, title: v.Title, noIndex: true})),
		Title:     v.Title,
		URL:       pageURL(p.Root, v.To),
	})
}
