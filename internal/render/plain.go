package render

import (
	"wendang/internal/page"
	"wendang/internal/parse"
)

// Plain renders a plain page, appending to dst.
func (r *Renderer) Plain(dst []byte, v *page.Plain, content *parse.Content) ([]byte, error) {
	root := page.RootOf(v.Path)
	p, err := r.page("page", v.Path, root, nowhere)
	if err != nil {
		return nil, err
	}
	s := newScratch()
	defer s.done()
	view := &PlainView{
		Page:     p,
		Headline: v.Title,
		Body:     body(root, &v.Text, content),
		Address:  r.address(v.Path),
		Contents: contents(content.Headings),
		Data:     v.Params,

		Attachments: attachments(root, v.Attachments),
	}
	if !v.Updated.IsZero() {
		view.Updated = s.time(v.Updated)
	}
	steps := []crumb{r.homeCrumb(), {v.Title, v.Path}}
	view.Breadcrumb = s.crumbLinks(root, steps[:1])
	if v.AI != "" {
		view.Body = r.labelled(v.AI, view.Body)
	}
	view.Notice = r.notice(v.Copyright)
	view.Title = page.JoinTitle(v.PageTitle, r.config.Title)
	view.Description = description(v.Summary, v.Cut, v.Title)
	return r.finish(dst, "page", v.Path, view, &view.Page, meta{path: v.Path, title: v.Title, crumbs: steps, feed: page.FeedPath,
		keywords: v.Keywords, image: r.image(root, &v.Image, view.Body), aigc: r.aigc(v.AI, v.Path)})
}
