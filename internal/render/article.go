package render

import (
	"html/template"

	"wendang/internal/page"
	"wendang/internal/parse"
)

// minContents is how many headings an article has at least to have a table of
// contents.
const minContents = 3

// Article renders an article's page, appending to dst.
func (r *Renderer) Article(dst []byte, a *page.Article, content *parse.Content) ([]byte, error) {
	root := page.RootOf(a.Path)
	p, err := r.page("article", a.Path, root, r.navigation(a.Place))
	if err != nil {
		return nil, err
	}
	s := newScratch()
	defer s.done()
	v := &s.article
	*v = ArticleView{
		Page:      p,
		Headline:  a.Title,
		Cut:       cutTitle(a.Title),
		Cited:     cited(a.Title),
		Parts:     partLength(a.Title),
		Body:      body(root, &a.Text, content),
		Time:      s.time(a.Date),
		Updated:   s.time(a.Updated),
		Address:   r.address(a.Path),
		Author:    a.Author,
		Source:    a.Source,
		SourceURL: a.SourceURL,
		Chars:     a.Chars,
		Contents:  contents(content.Headings),
		Tags:      s.refs(root, a.Tags),
		Festivals: s.refs(root, a.Festivals),
		Category:  s.ref(root, a.Category),
		Older:     s.neighbour(&s.older, root, &a.Older),
		Newer:     s.neighbour(&s.newer, root, &a.Newer),
		Related:   s.itemsOf(root, a.Related),
		Data:      a.Params,

		Notice:      r.notice(a.Copyright),
		Complaint:   r.complaint(root),
		CopySource:  r.config.Copyright.CopySource,
		Attachments: attachments(root, a.Attachments),
	}
	v.Licence.Name, v.Licence.URL = r.config.Copyright.LicenceOf(a.Copyright)
	if a.AI != "" {
		v.Body = r.labelled(a.AI, v.Body)
	}
	v.Changed = v.Updated.Day > v.Time.Day
	v.Breadcrumb = s.refs(root, a.Breadcrumb)
	v.Title = page.JoinTitle(a.PageTitle, a.Category.Name, r.config.Title)
	v.Description = description(a.Summary, a.Cut, a.Title)
	am := &articleMeta{
		published: v.Time.RFC3339,
		updated:   v.Updated.RFC3339,
		author:    a.Author,
		tags:      a.TagNames,
		section:   v.Category.Name,
	}
	return r.finish(dst, "article", a.Path, v, &v.Page, meta{
		path:     a.Path,
		title:    a.Title,
		crumbs:   append(crumbs(a.Breadcrumb), crumb{a.Title, a.Path}),
		feed:     page.FeedOf(r.config.Channels[a.Channel].Slug),
		article:  am,
		keywords: a.Keywords,
		image:    r.image(root, &a.Image, v.Body),
		aigc:     r.aigc(a.AI, a.Path),
	})
}

// body returns a text's HTML with its links in place.
func body(root string, text *page.Text, content *parse.Content) template.HTML {
	if len(text.Links) == 0 {
		return borrowed(content.HTML)
	}
	return borrowed(content.Append(nil, func(i int) (parse.Target, bool) {
		t := &text.Links[i]
		return target(root, t), t.Path != ""
	}))
}

// target returns where a link leads from a page, or what shows an image there.
func target(root string, t *page.Target) parse.Target {
	v := parse.Target{URL: pageURL(root, t.Path) + t.Suffix, Width: t.Width, Height: t.Height, Sizes: t.Sizes}
	for _, s := range t.Sources {
		v.Sources = append(v.Sources, parse.Source{URL: pageURL(root, s.Path), Type: s.Type, Width: s.Width})
	}
	return v
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
