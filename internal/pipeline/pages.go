package pipeline

import (
	"wendang/internal/announce"
	"wendang/internal/page"
)

// PagesPath returns where a build keeps which pages search engines may take; state is what
// [StatePath] returns.
func PagesPath(state string) string { return state + "-pages" }

// savePages keeps which pages of the site search engines may take, the newest articles
// first. Lists change with every article, and the search engines come to them by
// themselves: their marks never change.
func (p *Portal) savePages() {
	if p.config.BaseURL == "" {
		return
	}
	a := p.site.Arrangement
	pages := make([]announce.Page, 0, len(a.Articles)+len(a.Plain)+len(a.Lists)+3)
	for i := len(a.Articles) - 1; i >= 0; i-- {
		pages = append(pages, announce.Page{Path: a.Articles[i].URL, Mark: announce.MarkOf(a.Articles[i].Fingerprint)})
	}
	for i := range a.Plain {
		pages = append(pages, announce.Page{Path: a.Plain[i].URL, Mark: announce.MarkOf(a.Plain[i].Fingerprint)})
	}
	const list = "list"
	add := func(path string) { pages = append(pages, announce.Page{Path: path, Mark: list}) }
	add(page.HomePath)
	for _, l := range a.Lists {
		if l.Kind != page.TagList || len(l.Articles) >= p.config.TagMin {
			add(l.PagePath(0))
		}
	}
	add(page.TagsPath)
	add(page.SiteMapPath)
	if err := announce.SavePages(PagesPath(p.statePath()), pages); err != nil {
		p.unsaved(err)
	}
}
