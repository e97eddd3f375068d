package render

import (
	"html/template"
	"strings"
	"sync"
	"time"
	"unsafe"

	"wendang/internal/page"
	"wendang/internal/theme"
)

// navigation says what of the navigation a page shows, and where in it the page
// stands.
type navigation struct {
	channel   int // or -1
	festival  int // or -1
	festivals bool
	home      bool
}

var nowhere = navigation{channel: -1, festival: -1}

// page makes the part of a view that all kinds have. Its Meta is added last, by
// [Renderer.finish].
func (r *Renderer) page(kind, path, root string, at navigation) (Page, error) {
	c := r.config
	p := Page{
		Paths:  r.paths(root),
		Kind:   kind,
		Lang:   c.Language,
		Site:   r.siteView(root),
		Params: c.Params,
	}
	if path, ok := r.assets[theme.UserStyle]; ok {
		p.UserStyle = root + path
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

// paths returns the way to files of the output.
func (r *Renderer) paths(root string) Paths { return Paths{Root: root, assets: r.assets} }

// navigation returns the navigation of a page with a place.
func (r *Renderer) navigation(at page.Place) navigation {
	return navigation{
		channel:   at.Channel,
		festival:  at.Festival,
		festivals: at.Channel >= 0 && at.Channel == r.config.FestivalChannel,
	}
}

// crumb is a step of the breadcrumb with its output path.
type crumb struct {
	name string
	path string
}

func (r *Renderer) homeCrumb() crumb { return crumb{r.config.Title, page.HomePath} }

// crumbs returns the steps of a breadcrumb, with room for one more.
func crumbs(refs []page.Ref) []crumb {
	steps := make([]crumb, len(refs), len(refs)+1)
	for i, ref := range refs {
		steps[i] = crumb{ref.Name, ref.Path()}
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
	keywords []string
	image    string    // whole address; "" for the site's
	upDate   time.Time // when the newest article of a list was changed
	aigc     string    // JSON that says that a machine made the text, or ""
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
	m.siteName = r.config.Title
	if own, ok := r.ownTitles[p.Title]; ok && own != path { // an article that is called 搜索
		p.Title = m.title + "（" + path + "）" + strings.TrimPrefix(p.Title, m.title)
	}
	if m.image == "" {
		m.image = r.imageAddress(&r.shared.Image)
	}
	buffer := metaBuffers.Get().(*[]byte)
	*buffer = appendMeta((*buffer)[:0], r.config, p, m)
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
