package render

import (
	"time"

	"wendang/internal/pack"
	"wendang/internal/portal"
	"wendang/internal/search"
)

// Output paths of what belongs to the search.
const (
	SearchPath     = search.Dir + "/index.html"
	OpenSearchPath = search.Dir + "/opensearch.xml"
)

// Document makes of d what the search index knows of an article, without its
// text.
func (r *Renderer) Document(d *search.Document, id portal.ID) {
	a := &r.site.Articles[id]
	*d = search.Document{
		Title:     a.Title,
		URL:       portal.EscapePath(a.URL),
		Category:  r.category(a).Name,
		Time:      a.Date.Format(time.DateTime), // as Time.Full
		Day:       dayNumber(a.Date),
		Second:    a.Date.Unix(),
		Channel:   a.Channel,
		Festivals: a.Fests,
		Tags:      d.Tags[:0],
	}
	for _, t := range a.Tags {
		d.Tags = append(d.Tags, r.site.Tags[t].Name)
	}
}

// dayNumber returns the days since 1970 of a time's day in its zone.
func dayNumber(t time.Time) int {
	year, month, day := t.Date()
	return int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// DocumentPrint returns the fingerprint of what Document returns and of the
// article's text.
func (r *Renderer) DocumentPrint(id portal.ID) pack.Print {
	a := &r.site.Articles[id]
	h := newHasher()
	h.print(a.Print)
	h.print(r.prints.cards[id].link)
	h.int(a.Channel)
	h.text(r.category(a).Name)
	h.int(len(a.Fests))
	for _, f := range a.Fests {
		h.int(f)
	}
	for _, t := range a.Tags {
		h.text(r.site.Tags[t].Name)
	}
	return h.sum()
}

// Search renders the search page, appending to dst.
func (r *Renderer) Search(dst []byte) ([]byte, error) {
	root := portal.RootOf(SearchPath)
	p, err := r.page("search", SearchPath, root, nowhere)
	if err != nil {
		return nil, err
	}
	s := newSheet()
	defer s.done()
	v := &SearchView{Page: p}
	title := r.t("search")
	steps := append(r.crumbs(-1, -1, -1), crumb{title, SearchPath})
	v.Breadcrumb = s.crumbLinks(root, steps[:len(steps)-1])
	v.Title = title + "_" + r.site.Config.Title
	v.Description = r.t("description_search", r.site.Config.Title)
	return r.finish(dst, "search", SearchPath, v, &v.Page, meta{path: SearchPath, title: title, crumbs: steps, feed: "feed.xml"})
}

// SearchPrint returns the fingerprint of what [Renderer.Search] renders.
func (r *Renderer) SearchPrint() pack.Print { return r.begin("search").sum() }

// OpenSearch appends the description by which browsers learn to ask the search.
func (r *Renderer) OpenSearch(dst []byte) []byte {
	c := r.site.Config
	dst = append(dst, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- "+Generator+" -->\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>"...)
	dst = appendEscaped(dst, shortName(c.Title))
	dst = append(dst, "</ShortName>\n<Description>"...)
	dst = appendEscaped(dst, r.t("description_search", c.Title))
	dst = append(dst, "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\""...)
	dst = appendEscaped(dst, c.BaseURL+SearchPath)
	return append(dst, "?q={searchTerms}\"/>\n</OpenSearchDescription>\n"...)
}

// shortName cuts a name to the 16 characters that the format allows.
func shortName(s string) string {
	const most = 16
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
