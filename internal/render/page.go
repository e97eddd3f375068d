package render

import (
	"html/template"
	"sync"
	"unsafe"

	"wendang/internal/portal"
)

// place says where a page stands in the navigation.
type place struct {
	channel   int // or -1
	festival  int // or -1
	festivals bool
	home      bool
}

var nowhere = place{channel: -1, festival: -1}

// page makes the part of a view that all kinds have. Its Meta is added last, by
// [Renderer.finish].
func (r *Renderer) page(kind, path, root string, at place) (Page, error) {
	c := r.site.Config
	p := Page{
		Kind:   kind,
		Root:   root,
		Lang:   c.Language,
		Site:   r.siteView(root),
		Params: c.Params,
		assets: r.assets,
	}
	var err error
	p.Header, err = r.fragment(fragmentKey{name: "header", root: root, channel: at.channel, festival: at.festival,
		festivals: at.festivals, home: at.home}, path)
	if err != nil {
		return p, err
	}
	p.Footer, err = r.fragment(fragmentKey{name: "footer", root: root, channel: -1, festival: -1}, path)
	return p, err
}

// place returns the place of a page of a channel and festival, or -1 of each.
func (r *Renderer) place(channel, festival int) place {
	return place{
		channel:   channel,
		festival:  festival,
		festivals: channel >= 0 && channel == r.site.Config.FestivalChannel,
	}
}

// crumb is a step of the breadcrumb with its output path.
type crumb struct {
	name string
	path string
}

// crumbs returns the steps from the home page down to a channel, and to its
// column or festival when there is one.
func (r *Renderer) crumbs(channel, column, festival int) []crumb {
	c := r.site.Config
	steps := []crumb{{c.Title, portal.HomePath}}
	if channel < 0 {
		return steps
	}
	add := func(l *portal.List) { steps = append(steps, crumb{l.Name, l.PagePath(0)}) }
	ch := &r.site.Channels[channel]
	add(ch.List)
	switch {
	case column >= 0:
		add(ch.Columns[column])
	case festival >= 0:
		add(r.site.Fests[festival])
	}
	return steps
}

// meta is what goes into <head> for search engines and other programs.
type meta struct {
	path     string // output path of the canonical page; "" for a page without an address
	title    string // for OpenGraph: without the site's name
	crumbs   []crumb
	prev     string // output paths of list pages
	next     string
	feed     string // output path of the feed of this part of the site
	article  *articleMeta
	home     bool
	noIndex  bool
	siteName string
}

// articleMeta is the part of meta that only articles have.
type articleMeta struct {
	published, updated string // RFC 3339
	author             string
	tags               []string
	section            string
}

// finish adds the Meta to a view whose other fields are done, p being its Page,
// and renders it with a layout, appending to dst.
func (r *Renderer) finish(dst []byte, layout, path string, view any, p *Page, m meta) ([]byte, error) {
	m.siteName = r.site.Config.Title
	buffer := metaBuffers.Get().(*[]byte)
	*buffer = appendMeta((*buffer)[:0], r.site.Config, p, m)
	p.Meta = borrowed(*buffer)
	out, err := r.execute(dst, layout, path, view)
	p.Meta = ""
	metaBuffers.Put(buffer)
	return out, err
}

// metaBuffers hold what is written into heads; it is needed only while a page
// is rendered.
var metaBuffers = sync.Pool{New: func() any { return new([]byte) }}

// borrowed returns b as HTML without copying it: for views, which are let go
// before b is written to again.
func borrowed(b []byte) template.HTML {
	return template.HTML(unsafe.String(unsafe.SliceData(b), len(b)))
}
