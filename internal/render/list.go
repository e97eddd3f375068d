package render

import (
	"bytes"
	"strconv"

	"wendang/internal/page"
	"wendang/internal/parse"
)

// List renders a page of a list, appending to dst; text is what stands above the
// articles, or nil.
func (r *Renderer) List(dst []byte, l *page.List, text *parse.Content) ([]byte, error) {
	path := page.ListPath(l.Dir, l.Number)
	root := page.RootOf(path)
	p, err := r.page("list", path, root, r.navigation(l.Place))
	if err != nil {
		return nil, err
	}
	s := newScratch()
	defer s.done()
	v := &ListView{
		Page:        p,
		ListKind:    [...]string{"channel", "column", "festival", "tag"}[l.Kind],
		Name:        l.Name,
		About:       l.Description,
		Number:      l.Number,
		Top:         s.itemsOf(root, l.Top),
		Items:       s.itemsOf(root, l.Items),
		Pagination:  pagination(root, l),
		HasArticles: !l.Empty,
		Total:       l.Total,
	}
	if text != nil && len(bytes.TrimSpace(text.HTML)) > 0 {
		v.Text = body(root, &l.Text, text)
	}
	steps := crumbs(l.Breadcrumb)
	if l.Kind == page.TagList {
		steps = []crumb{steps[0], {r.t("tags"), page.TagsPath}, steps[1]}
	}
	v.Breadcrumb = s.crumbLinks(root, steps[:len(steps)-1])
	for i, column := range l.Columns {
		link := s.ref(root, column)
		link.Current = i == l.Column
		v.Columns = append(v.Columns, link)
	}
	for _, d := range l.Days {
		v.Days = append(v.Days, r.dayView(d))
	}
	title := l.Name
	if l.Kind == page.TagList {
		title = r.t("tag_title", l.Name)
	}
	if l.Title != "" {
		title = l.Title
	}
	if l.Number > 0 {
		last, first := l.Items[0].Date, l.Items[len(l.Items)-1].Date
		v.Range = s.time(first).Day
		if day := s.time(last).Day; day != v.Range {
			v.Range += "–" + day
		}
		title = r.t("older_title", title, v.Range, l.Number)
	}
	channel := ""
	if l.Kind == page.ColumnList || l.Kind == page.FestivalList {
		channel = r.config.Channels[l.Channel].Name
	}
	v.Title = page.JoinTitle(title, channel, r.config.Title)
	v.Description = r.listDescription(l, v)
	m := meta{path: path, title: title, crumbs: steps, feed: page.FeedPath, keywords: l.Keywords,
		noIndex: l.NoIndex, upDate: l.Updated}
	if l.Kind == page.TagList && m.keywords == nil {
		m.keywords = []string{l.Name}
	}
	if l.Channel >= 0 {
		m.feed = page.FeedOf(r.config.Channels[l.Channel].Slug)
	}
	if l.Newer != page.NoPage {
		m.prev = page.ListPath(l.Dir, l.Newer)
	}
	if l.Older != page.NoPage {
		m.next = page.ListPath(l.Dir, l.Older)
	}
	return r.finish(dst, "list", path, v, &v.Page, m)
}

func (r *Renderer) listDescription(l *page.List, v *ListView) string {
	if v.Number > 0 {
		return r.t("description_older", r.config.Title, l.Name, v.Range)
	}
	if l.Description != "" {
		return l.Description
	}
	if l.Kind == page.TagList {
		return r.t("description_tag", r.config.Title, l.Name)
	}
	return r.t("description_list", r.config.Title, l.Name)
}

// pagination makes the links from a page of a list to the others.
func pagination(root string, l *page.List) Pagination {
	var p Pagination
	link := func(name string, number int) *Link {
		return &Link{Name: name, URL: pageURL(root, page.ListPath(l.Dir, number)), Current: number == l.Number}
	}
	if l.Number > 0 {
		p.Newest = link("", 0)
	}
	if l.Newer != page.NoPage {
		p.Newer = link(strconv.Itoa(l.Newer), l.Newer)
	}
	if l.Older != page.NoPage {
		p.Older = link(strconv.Itoa(l.Older), l.Older)
		p.Oldest = link("1", 1)
	}
	for _, number := range l.Numbers {
		p.Pages = append(p.Pages, *link(strconv.Itoa(number), number))
	}
	return p
}
