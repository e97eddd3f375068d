package render

import (
	"html/template"
	"unicode/utf8"

	"wendang/internal/parse"
	"wendang/internal/portal"
)

// A title in the breadcrumb has at most breadcrumbTitle characters.
const breadcrumbTitle = 13

// minContents is how many headings an article has at least to have a table of
// contents.
const minContents = 3

// Article renders an article's page, appending to dst.
func (r *Renderer) Article(dst []byte, id portal.ID, content *parse.Content) ([]byte, error) {
	a := &r.site.Articles[id]
	root := portal.RootOf(a.URL)
	p, err := r.page("article", a.URL, root, r.place(a.Channel, a.Festival))
	if err != nil {
		return nil, err
	}
	c := r.site.Config
	s := newSheet()
	defer s.done()
	v := &s.article
	*v = ArticleView{
		Page:      p,
		Headline:  a.Title,
		Cut:       cutTitle(a.Title),
		Body:      r.body(id, root, content),
		Time:      s.time(a.Date),
		Updated:   s.time(a.Updated),
		Address:   portal.Address(c, a.URL),
		Author:    a.Also().Author,
		Source:    a.Also().Source,
		SourceURL: a.Also().SourceURL,
		Chars:     int(a.Chars),
		Contents:  contents(content.Headings),
		Category:  r.categoryLink(s, root, a),
		Older:     r.neighbour(s, &s.older, root, a.Older),
		Newer:     r.neighbour(s, &s.newer, root, a.Newer),
		Related:   r.itemsOf(s, root, r.site.Related(id)),
		Data:      a.Also().Params,
	}
	v.Changed = v.Updated.Day > v.Time.Day
	start := len(s.links)
	for _, t := range a.Tags {
		tag := &r.site.Tags[t]
		s.links = append(s.links, Link{Name: tag.Name, URL: s.folderURL(root, tag.List.Dir)})
	}
	v.Tags = s.linksFrom(start)
	start = len(s.links)
	for _, f := range a.Fests {
		l := r.site.Fests[f]
		s.links = append(s.links, Link{Name: l.Name, URL: s.folderURL(root, l.Dir)})
	}
	v.Festivals = s.linksFrom(start)
	steps := r.crumbs(a.Channel, a.Column, a.Festival)
	v.Breadcrumb = s.crumbLinks(root, steps)
	v.Title = r.site.PageTitle(id) + " - " + c.Title
	v.Description = a.Summary
	if v.Description == "" {
		v.Description = a.Title
	}
	am := &articleMeta{
		published: v.Time.RFC3339,
		updated:   v.Updated.RFC3339,
		author:    a.Also().Author,
		tags:      a.Meta.Tags,
		section:   v.Category.Name,
	}
	return r.finish(dst, "article", a.URL, v, &v.Page, meta{
		path:    a.URL,
		title:   a.Title,
		crumbs:  append(steps, crumb{a.Title, a.URL}),
		feed:    r.site.Channels[a.Channel].List.Dir + "/feed.xml",
		article: am,
	})
}

// body returns the article's HTML with its links in place.
func (r *Renderer) body(id portal.ID, root string, content *parse.Content) template.HTML {
	targets := r.site.Links(id)
	if len(targets) == 0 {
		return borrowed(content.HTML)
	}
	return borrowed(content.Append(nil, func(i int) (parse.Target, bool) {
		if targets[i].Path == "" {
			return parse.Target{}, false
		}
		return parse.Target{URL: pageURL(root, targets[i].Path) + targets[i].Suffix}, true
	}))
}

// cutTitle cuts a title for the breadcrumb.
func cutTitle(title string) string {
	if utf8.RuneCountInString(title) <= breadcrumbTitle {
		return title
	}
	return string([]rune(title)[:breadcrumbTitle]) + "..."
}

// contents returns the table of contents, or nil when there are too few
// headings for one.
func contents(headings []parse.Heading) []Heading {
	if len(headings) < minContents {
		return nil
	}
	top := 6
	for _, h := range headings {
		top = min(top, h.Level)
	}
	list := make([]Heading, len(headings))
	for i, h := range headings {
		list[i] = Heading{h.Level - top + 1, h.ID, h.Text}
	}
	return list
}

// category returns the list of an article's column, festival or channel.
func (r *Renderer) category(a *portal.Article) *portal.List {
	switch {
	case a.Column >= 0:
		return r.site.Channels[a.Channel].Columns[a.Column]
	case a.Festival >= 0:
		return r.site.Fests[a.Festival]
	}
	return r.site.Channels[a.Channel].List
}

// neighbour makes a link to an article, or none.
func (r *Renderer) neighbour(s *sheet, link *Link, root string, id portal.ID) *Link {
	if id == portal.None {
		return nil
	}
	a := &r.site.Articles[id]
	*link = Link{Name: a.Title, URL: s.pageURL(root, a.URL)}
	return link
}
