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
	v := &ArticleView{
		Page:      p,
		Headline:  a.Title,
		Cut:       cutTitle(a.Title),
		Body:      r.body(id, root, content),
		Time:      timeView(a.Date),
		Updated:   timeView(a.Updated),
		Changed:   timeView(a.Updated).Day > timeView(a.Date).Day,
		Address:   portal.Address(c, a.URL),
		Author:    a.Also().Author,
		Source:    a.Also().Source,
		SourceURL: a.Also().SourceURL,
		Chars:     int(a.Chars),
		Contents:  contents(content.Headings),
		Category:  r.categoryLink(root, a),
		Older:     r.neighbour(root, a.Older),
		Newer:     r.neighbour(root, a.Newer),
		Data:      a.Also().Params,
	}
	for _, t := range a.Tags {
		tag := &r.site.Tags[t]
		v.Tags = append(v.Tags, Link{Name: tag.Name, URL: folderURL(root, tag.List.Dir)})
	}
	for _, f := range a.Fests {
		l := r.site.Fests[f]
		v.Festivals = append(v.Festivals, Link{Name: l.Name, URL: folderURL(root, l.Dir)})
	}
	for _, other := range r.site.Related(id) {
		v.Related = append(v.Related, r.item(root, other))
	}
	steps := r.crumbs(a.Channel, a.Column, a.Festival)
	v.Breadcrumb = crumbLinks(root, steps)
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
	return borrowed(content.Append(nil, func(i int) (string, bool) {
		if targets[i].Path == "" {
			return "", false
		}
		return string(appendEscaped(nil, pageURL(root, targets[i].Path)+targets[i].Suffix)), true
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

func (r *Renderer) categoryLink(root string, a *portal.Article) Link {
	l := r.category(a)
	return Link{Name: l.Name, URL: folderURL(root, l.Dir)}
}

func (r *Renderer) neighbour(root string, id portal.ID) *Link {
	if id == portal.None {
		return nil
	}
	a := &r.site.Articles[id]
	return &Link{Name: a.Title, URL: pageURL(root, a.URL)}
}

// item returns an article as an entry of a list.
func (r *Renderer) item(root string, id portal.ID) Item {
	a := &r.site.Articles[id]
	return Item{
		Title:    a.Title,
		URL:      pageURL(root, a.URL),
		Time:     timeView(a.Date),
		Summary:  a.Summary,
		Category: r.categoryLink(root, a),
		Pinned:   a.Meta.Pinned,
	}
}

func (r *Renderer) items(root string, ids []portal.ID) []Item {
	list := make([]Item, len(ids))
	for i, id := range ids {
		list[i] = r.item(root, id)
	}
	return list
}
