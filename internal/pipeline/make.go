package pipeline

import (
	"fmt"
	"io"

	"wendang/internal/block"
	"wendang/internal/feed"
	"wendang/internal/host"
	"wendang/internal/load"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/render"
)

// Maker makes outputs, for one goroutine. Any number of Makers may be at work, and
// an output may be made any number of times.
type Maker struct {
	portal          *Portal
	bodies          *bodyReader
	content, static *load.Reader

	// What values are filled into.
	article  page.Article
	plain    page.Plain
	list     page.List
	redirect page.Redirect
}

// NewMaker returns a Maker; Close it when done.
func (p *Portal) NewMaker() *Maker {
	return &Maker{
		portal: p, bodies: p.newBodyReader(p.parser()),
		content: p.content.NewReader(), static: p.static.NewReader(),
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
	case KindSearch:
		if p.index != nil {
			return p.outputs.search[o.n](p.index, dst), nil
		}
		fallthrough
	case KindIndex:
		return nil, fmt.Errorf("/%s: the search index is made as a whole", o.Path)
	case KindContent, KindStatic:
		return m.appendFile(dst, o)
	}
	return press{p.renderer, p.feeds, p.hosts, m.bodies}.append(dst, m.value(o))
}

// Fingerprint returns the fingerprint of all that an output is made from. It reports
// false when there is none: a copied file was touched just now, or the output's bytes
// tell as soon whether it has changed.
func (m *Maker) Fingerprint(o Output) (pack.Fingerprint, bool) {
	p := m.portal
	switch o.Kind {
	case KindArticle:
		return p.site.ArticleFingerprint(p.base, portal.ID(o.n), &m.article), true
	case KindList:
		l := &p.outputs.lists[o.n]
		return p.site.ListFingerprint(p.base, l.list, l.n, &m.list), true
	case KindAsset, KindIndex: // their names tell their bytes
		return pack.FingerprintOf([]byte(o.Path)), true
	case KindSearch:
		return pack.Fingerprint{}, false
	case KindContent, KindStatic:
		f := p.file(o)
		if !f.Stamp.Settled(p.listed) {
			return pack.Fingerprint{}, false
		}
		return pack.FingerprintOf(fmt.Append(nil, "copy ", f.Path, o.Kind, f.Stamp)), true
	}
	return page.Fingerprint(p.base, m.value(o)), true
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
	case KindPlain:
		p.site.Plain(int(o.n), &m.plain)
		return &m.plain
	case KindRedirect:
		p.site.Redirect(p.site.Aliases[o.n], &m.redirect)
		return &m.redirect
	case KindPage, KindFeed, KindSitemap:
		return p.outputs.values[o.n](p.site)
	}
	panic("pipeline: /" + o.Path + " is not made from a value")
}

// press makes bytes from values. It has no way to the site, so that bytes cannot depend
// on more than the fingerprint of the value tells.
type press struct {
	renderer *render.Renderer
	feeds    *feed.Writer
	hosts    *host.Writer
	bodies   interface {
		body(path string, fingerprint pack.Fingerprint) (*parse.Content, error)
	}
}

// append appends the bytes that are made from a value to dst.
func (r press) append(dst []byte, v page.Value) ([]byte, error) {
	switch v := v.(type) {
	case *page.Article:
		content, err := r.bodies.body(v.File, v.Body)
		if err != nil {
			return nil, err
		}
		return r.renderer.Article(dst, v, content)
	case *page.Plain:
		content, err := r.bodies.body(v.File, v.Body)
		if err != nil {
			return nil, err
		}
		return r.renderer.Plain(dst, v, content)
	case *page.List:
		var text *parse.Content
		if v.Text.File != "" {
			var err error
			if text, err = r.bodies.body(v.Text.File, v.Text.Body); err != nil {
				return nil, err
			}
		}
		return r.renderer.List(dst, v, text)
	case *page.Home:
		return r.renderer.Home(dst, v)
	case *page.Tags:
		return r.renderer.Tags(dst, v)
	case *page.SiteMap:
		return r.renderer.SiteMap(dst, v)
	case *page.Redirect:
		return r.renderer.Redirect(dst, v)
	case *page.Feed:
		return r.feeds.Atom(dst, v), nil
	case *page.Sitemap:
		return r.feeds.Sitemap(dst, v), nil
	case *page.Robots:
		return r.feeds.Robots(dst, v), nil
	case *page.Host:
		return r.hosts.Append(dst, v), nil
	case *page.Fixed:
		switch v.Path {
		case page.NotFoundPath:
			return r.renderer.NotFound(dst)
		case page.SearchPath:
			return r.renderer.Search(dst)
		case page.OpenSearchPath:
			return r.feeds.OpenSearch(dst, r.renderer.SearchDescription()), nil
		case r.feeds.Config.Announce.KeyPath():
			return append(dst, r.feeds.Config.Announce.IndexNow...), nil
		}
	}
	panic(fmt.Sprintf("pipeline: nothing makes an output from %T", v))
}

// Blocks returns the body of an article as a tree of blocks, and what its page is made
// from, good until the next call and no longer than the portal is open: documents of
// other formats are made of these. Links
// and images of the tree are numbered as the page's Links.
func (m *Maker) Blocks(o Output) (*block.Document, *page.Article, error) {
	if o.Kind != KindArticle {
		return nil, nil, fmt.Errorf("/%s is no article", o.Path)
	}
	m.portal.site.Article(portal.ID(o.n), &m.article)
	d, err := m.bodies.blocks(m.article.File, m.article.Body)
	if err == nil && m.article.AI != "" { // the label belongs to the text, whatever its form
		label := &block.Paragraph{Inlines: []block.Inline{&block.Text{Text: render.AILabel(m.article.AI)}}}
		d.Blocks = append([]block.Block{label}, d.Blocks...)
	}
	return d, &m.article, err
}

// open opens a file that is copied.
func (m *Maker) open(o Output) (io.ReadCloser, error) {
	p, from, folder := m.portal, m.content, m.portal.content
	if o.Kind == KindStatic {
		from, folder = m.static, p.static
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
