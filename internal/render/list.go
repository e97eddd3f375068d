package render

import (
	"strconv"

	"wendang/internal/portal"
)

// List renders page n of a list, appending to dst; 0 is the index page.
func (r *Renderer) List(dst []byte, l *portal.List, n int) ([]byte, error) {
	path := l.PagePath(n)
	root := portal.RootOf(path)
	p, err := r.page("list", path, root, r.place(l.Channel, l.Festival))
	if err != nil {
		return nil, err
	}
	size := r.site.Config.PageSize
	ids := l.Page(n, size)
	s := newSheet()
	defer s.done()
	v := &ListView{
		Page:        p,
		ListKind:    [...]string{"channel", "column", "festival", "tag"}[l.Kind],
		Name:        l.Name,
		About:       l.Description,
		Number:      n,
		Items:       r.itemsOf(s, root, ids),
		Pagination:  pagination(root, l, n, l.Older(size)),
		HasArticles: len(l.Articles) > 0,
	}
	if n == 0 {
		v.Total = len(l.Articles)
	}
	steps := r.listCrumbs(l)
	v.Breadcrumb = s.crumbLinks(root, steps[:len(steps)-1])
	if l.Channel >= 0 && l.Channel != r.site.Config.FestivalChannel {
		for _, col := range r.site.Channels[l.Channel].Columns {
			v.Columns = append(v.Columns, Link{Name: col.Name, URL: folderURL(root, col.Dir), Current: col == l})
		}
	}
	if l.Kind == portal.FestivalList && n == 0 {
		for _, d := range r.calendar[l.Festival].Days {
			v.Days = append(v.Days, r.dayView(d))
		}
	}
	title := l.Name
	if l.Kind == portal.TagList {
		title = r.t("tag_title", l.Name)
	}
	if n > 0 {
		last, first := r.site.Articles[ids[0]].Date, r.site.Articles[ids[len(ids)-1]].Date
		v.Range = s.time(first).Day
		if day := s.time(last).Day; day != v.Range {
			v.Range += "–" + day
		}
		title = r.t("older_title", title, v.Range, n)
	}
	v.Title = title + "_" + r.site.Config.Title
	if l.Kind == portal.ColumnList || l.Kind == portal.FestivalList {
		v.Title = title + "_" + r.site.Channels[l.Channel].List.Name + "_" + r.site.Config.Title
	}
	v.Description = r.listDescription(l, v)
	m := meta{path: path, title: title, crumbs: steps, feed: "feed.xml"}
	if l.Channel >= 0 {
		m.feed = r.site.Channels[l.Channel].List.Dir + "/feed.xml"
	}
	if newer, ok := newerPage(n, l.Older(size)); ok {
		m.prev = l.PagePath(newer)
	}
	if older, ok := olderPage(n, l.Older(size)); ok {
		m.next = l.PagePath(older)
	}
	return r.finish(dst, "list", path, v, &v.Page, m)
}

func (r *Renderer) listDescription(l *portal.List, v *ListView) string {
	if v.Number > 0 {
		return r.t("description_older", r.site.Config.Title, l.Name, v.Range)
	}
	if l.Description != "" {
		return l.Description
	}
	if l.Kind == portal.TagList {
		return r.t("description_tag", r.site.Config.Title, l.Name)
	}
	return r.t("description_list", r.site.Config.Title, l.Name)
}

// listCrumbs returns the steps from the home page to a list.
func (r *Renderer) listCrumbs(l *portal.List) []crumb {
	switch l.Kind {
	case portal.TagList:
		return append(r.crumbs(-1, -1, -1), crumb{r.t("tags"), portal.TagsPath}, crumb{l.Name, l.PagePath(0)})
	case portal.ChannelList:
		return r.crumbs(l.Channel, -1, -1)
	}
	return append(r.crumbs(l.Channel, -1, -1), crumb{l.Name, l.PagePath(0)})
}

// newerPage returns the page after n in time, of older pages 1 to last.
func newerPage(n, last int) (int, bool) {
	switch {
	case n == 0:
		return 0, false
	case n == last:
		return 0, true
	}
	return n + 1, true
}

// olderPage returns the page before n in time.
func olderPage(n, last int) (int, bool) {
	switch {
	case last == 0 || n == 1:
		return 0, false
	case n == 0:
		return last, true
	}
	return n - 1, true
}

// pagination makes the links of page n. An older page links to its neighbours
// and, going back, to round numbers, so that few steps lead anywhere; what it
// links to changes only while the pages next to it come into being.
func pagination(root string, l *portal.List, n, last int) Pagination {
	var p Pagination
	if last == 0 {
		return p
	}
	link := func(name string, page int) *Link {
		return &Link{Name: name, URL: pageURL(root, l.PagePath(page)), Current: page == n}
	}
	if n > 0 {
		p.Newest = link("", 0)
	}
	if newer, ok := newerPage(n, last); ok {
		p.Newer = link(strconv.Itoa(newer), newer)
	}
	if older, ok := olderPage(n, last); ok {
		p.Older = link(strconv.Itoa(older), older)
		p.Oldest = link("1", 1)
	}
	for _, page := range pageNumbers(n, last) {
		p.Pages = append(p.Pages, *link(strconv.Itoa(page), page))
	}
	return p
}

// pageNumbers returns the numbers that page n shows, the newest first: two on
// either side, then the multiples of 10, 100, 1000 … below, down to 1.
func pageNumbers(n, last int) []int {
	if last == 0 {
		return nil
	}
	from, to := min(n+2, last), max(n-2, 1)
	if n == 0 {
		from, to = last, max(last-4, 1)
	}
	var pages []int
	for i := from; i >= to; i-- {
		pages = append(pages, i)
	}
	for step, below := 10, to; below > 1; step *= 10 {
		next := (below - 1) / step * step
		if next < 1 {
			break
		}
		if next > 1 {
			pages = append(pages, next)
		}
		below = next
	}
	if pages[len(pages)-1] != 1 {
		pages = append(pages, 1)
	}
	return pages
}
