package pipeline

import (
	"fmt"
	"io"
	"os"

	"wendang/internal/block"
	"wendang/internal/load"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/portal"
	"wendang/internal/press"
	"wendang/internal/render"
)

// Maker makes outputs, for one goroutine. Any number of Makers may be at work, and
// an output may be made any number of times.
type Maker struct {
	portal *Portal
	bodies *bodyReader
	copier *Copier

	// What values are filled into.
	article  page.Article
	plain    page.Plain
	list     page.List
	redirect page.Redirect
}

// NewMaker returns a Maker; Close it when done.
func (p *Portal) NewMaker() *Maker {
	return &Maker{
		portal: p, bodies: p.newBodyReader(p.parser()), copier: p.NewCopier(),
	}
}

// Close ends the use of the Maker.
func (m *Maker) Close() {
	m.bodies.files.Close()
	m.copier.Close()
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
		if p.isCleaned(o) {
			return m.copier.AppendImage(dst, p.File(o))
		}
		return m.appendFile(dst, o)
	}
	return press.Press{Renderer: p.renderer, Feeds: p.feeds, Hosts: p.hosts, Bodies: m.bodies}.Append(dst, m.Value(o))
}

// Fingerprint returns the fingerprint of all that an output is made from. It reports
// false when there is none: a copied file was touched just now, or the output's bytes
// tell as soon whether it has changed.
func (m *Maker) Fingerprint(o Output) (pack.Fingerprint, bool) {
	p := m.portal
	switch o.Kind {
	case KindArticle:
		return p.site.ArticleFingerprint(p.pages, portal.ID(o.n), &m.article), true
	case KindList:
		l := &p.outputs.lists[o.n]
		return p.site.ListFingerprint(p.pages, l.list, l.n, &m.list), true
	case KindAsset, KindIndex: // their names tell their bytes
		return pack.FingerprintOf([]byte(o.Path)), true
	case KindSearch:
		return pack.Fingerprint{}, false
	case KindContent, KindStatic:
		if !p.File(o).Stamp.Settled(p.listed) {
			return pack.Fingerprint{}, false
		}
		return p.CopyFingerprint(o), true
	}
	return page.Fingerprint(p.pages, m.Value(o)), true
}

// CopyFingerprint returns the fingerprint of what a copied file is made from, which tells
// its bytes when its stamp is settled.
func (p *Portal) CopyFingerprint(o Output) pack.Fingerprint {
	f := p.File(o)
	if p.isCleaned(o) {
		id := identity()
		return pack.FingerprintOf(fmt.Append(id[:], "clean ", f.Path, f.Stamp))
	}
	return pack.FingerprintOf(fmt.Append(nil, "copy ", f.Path, o.Kind, f.Stamp))
}

// Value returns what an output is made from, good until the next call.
func (m *Maker) Value(o Output) page.Value {
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

// Open opens the file that an output is copied from, as it is: see [Portal.IsCopied].
func (m *Maker) Open(o Output) (*os.File, error) { return m.copier.Open(o.Kind, o.Path) }

// IsCopied reports whether an output has the bytes of a file as they are.
func (p *Portal) IsCopied(o Output) bool {
	return (o.Kind == KindContent || o.Kind == KindStatic) && !p.isCleaned(o)
}

// isCleaned reports whether an output is an image that is not copied as it is.
func (p *Portal) isCleaned(o Output) bool { return p.IsCleaned(o.Kind, o.Path) }

// appendFile appends the bytes of a file that is copied.
func (m *Maker) appendFile(dst []byte, o Output) ([]byte, error) {
	file, err := m.Open(o)
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

// File returns the listed file that an output is copied from.
func (p *Portal) File(o Output) load.File {
	if o.Kind == KindStatic {
		return p.outputs.files.static[o.n]
	}
	return p.outputs.files.content[o.n]
}
