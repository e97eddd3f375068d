package pipeline

import (
	"fmt"
	"io"

	"wendang/internal/block"
	"wendang/internal/load"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/portal"
)

// Maker makes outputs, for one goroutine. Any number of Makers may be at work, and
// an output may be made any number of times.
//
// An output is made in two steps: its value is taken from the site, and its bytes
// are made from the value. The second step cannot read more than the fingerprint
// of the value knows of.
type Maker struct {
	portal          *Portal
	bodies          *bodyReader
	content, static *load.Reader

	article  page.Article
	list     page.List
	redirect page.Redirect
}

// NewMaker returns a Maker; Close it when done.
func (p *Portal) NewMaker() *Maker {
	return &Maker{
		portal: p, bodies: p.newBodyReader(p.parser()),
		content: p.folders.content.NewReader(), static: p.folders.static.NewReader(),
	}
}

// Close ends the use of the Maker.
func (m *Maker) Close() {
	m.bodies.files.Close()
	m.content.Close()
	m.static.Close()
}

// Append appends the bytes of an output to dst.
func (m *Maker) Append(dst []byte, o Output) ([]byte, error) {
	p := m.portal
	switch o.Kind {
	case KindAsset:
		return append(dst, p.theme.Assets[o.n].Content...), nil
	case KindSearch, KindIndex:
		return nil, fmt.Errorf("/%s: the search index is made as a whole", o.Path)
	case KindContent, KindStatic:
		return m.appendFile(dst, o)
	}
	return m.make(dst, m.value(o))
}

// value returns what an output is made from, good until the next call.
func (m *Maker) value(o Output) page.Value {
	p := m.portal
	switch o.Kind {
	case KindList:
		l := &p.outputs.lists[o.n]
		p.site.List(l.list, l.n, &m.list)
		return &m.list
	case KindArticle:
		p.site.Article(portal.ID(o.n), &m.article)
		return &m.article
	case KindRedirect:
		p.site.Redirect(p.site.Aliases[o.n], &m.redirect)
		return &m.redirect
	}
	return p.outputs.values[o.n](p.site)
}

// fingerprint returns the fingerprint of an output that is made from a value. All
// such outputs share what the portal's base is the fingerprint of.
func (m *Maker) fingerprint(o Output) pack.Print {
	p := m.portal
	switch o.Kind {
	case KindArticle:
		return p.site.ArticleFingerprint(p.base, portal.ID(o.n), &m.article)
	case KindList:
		l := &p.outputs.lists[o.n]
		return p.site.ListFingerprint(p.base, l.list, l.n, &m.list)
	}
	return page.Fingerprint(p.base, m.value(o))
}

// make appends the bytes that are made from a value to dst.
func (m *Maker) make(dst []byte, v page.Value) ([]byte, error) {
	r, feeds := m.portal.renderer, m.portal.feeds
	switch v := v.(type) {
	case *page.Article:
		content, err := m.bodies.body(v.File, v.Body)
		if err != nil {
			return nil, err
		}
		return r.Article(dst, v, content)
	case *page.List:
		return r.List(dst, v)
	case *page.Home:
		return r.Home(dst, v)
	case *page.Tags:
		return r.Tags(dst, v)
	case *page.Redirect:
		return r.Redirect(dst, v)
	case *page.Feed:
		return feeds.Atom(dst, v), nil
	case *page.Sitemap:
		return feeds.Sitemap(dst, v), nil
	case *page.Fixed:
		switch v.Path {
		case page.NotFoundPath:
			return r.NotFound(dst)
		case page.SearchPath:
			return r.Search(dst)
		case page.OpenSearchPath:
			return feeds.OpenSearch(dst, r.SearchDescription()), nil
		case page.RobotsPath:
			return feeds.Robots(dst), nil
		}
	}
	panic(fmt.Sprintf("pipeline: nothing makes an output from %T", v))
}

// Blocks returns the body of an article as a tree of blocks, and what its page is made
// from, good until the next call: documents of other formats are made of these. Links
// and images of the tree are numbered as the page's Links.
func (m *Maker) Blocks(o Output) (*block.Document, *page.Article, error) {
	if o.Kind != KindArticle {
		return nil, nil, fmt.Errorf("/%s is no article", o.Path)
	}
	m.portal.site.Article(portal.ID(o.n), &m.article)
	d, err := m.bodies.blocks(m.article.File, m.article.Body)
	return d, &m.article, err
}

// open opens a file that is copied.
func (m *Maker) open(o Output) (io.ReadCloser, error) {
	p, from, folder := m.portal, m.content, m.portal.folders.content
	if o.Kind == KindStatic {
		from, folder = m.static, p.folders.static
	}
	file, err := from.Open(o.Path)
	if err != nil {
		return nil, &unreadable{folder.Problem(o.Path, err)}
	}
	return file, nil
}

// appendFile appends the bytes of a file that is copied.
func (m *Maker) appendFile(dst []byte, o Output) ([]byte, error) {
	file, err := m.open(o)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	for {
		if len(dst) == cap(dst) {
			dst = append(dst, 0)[:len(dst)]
		}
		n, err := file.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		if err == io.EOF {
			return dst, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// file returns the listed file that an output is copied from.
func (p *Portal) file(o Output) load.File {
	if o.Kind == KindStatic {
		return p.outputs.files.static[o.n]
	}
	return p.outputs.files.content[o.n]
}
