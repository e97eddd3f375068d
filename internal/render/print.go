package render

import (
	"sync"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
	"wendang/internal/portal"
)

// A page is a function of its view, so a fingerprint of all that goes into the
// view tells whether the page must be made again. The view itself is not
// hashed: making a hundred thousand views takes longer than the builds that
// change nothing should. Instead each kind of page has, beside the function
// that makes its view, one that hashes what this takes from the site:
//
//   - what is the same for all pages (site.toml, the theme, the year) is one
//     fingerprint, [Renderer.base]
//   - what others show of an article is hashed once for each article, [card]
//   - what an article says itself is the fingerprint of its file's bytes
//
// A test of random edits holds these to the truth: a build that relies on them
// must give the bytes of one that does not.

// card is what other pages show of an article.
type card struct {
	link pack.Print // title, URL and time: for neighbours and related
	item pack.Print // also summary, category and pin: for lists
}

// prints are the fingerprints of a site.
type prints struct {
	base  pack.Print
	cards []card
}

// hasher gathers what a fingerprint is made of. Every value is written with its
// length, so that no two lists of values look alike.
type hasher struct{ b []byte }

var hashers = sync.Pool{New: func() any { return new(hasher) }}

func newHasher() *hasher {
	h := hashers.Get().(*hasher)
	h.b = h.b[:0]
	return h
}

func (h *hasher) print(p pack.Print) { h.b = append(h.b, p[:]...) }
func (h *hasher) text(s string)      { h.b = pack.AppendText(h.b, s) }
func (h *hasher) int(n int)          { h.b = pack.AppendInt(h.b, int64(n)) }

func (h *hasher) bool(v bool) {
	if v {
		h.int(1)
	} else {
		h.int(0)
	}
}

// sum returns the fingerprint; h must not be used after it.
func (h *hasher) sum() pack.Print {
	p := pack.Print(xxh3.Hash128(h.b).Bytes())
	hashers.Put(h)
	return p
}

// Prints computes the fingerprints that the Print methods need. program is the
// fingerprint of the program and of site.toml's text; jobs is how many
// goroutines to use.
func (r *Renderer) Prints(program pack.Print, jobs int) {
	h := newHasher()
	h.print(program)
	h.print(pack.PrintOf(r.theme.Hash[:]))
	h.text(r.theme.Name)
	h.int(r.site.Today.Year) // of the copyright line and the calendar
	r.prints.base = h.sum()
	n := len(r.site.Articles)
	r.prints.cards = make([]card, n)
	var wait sync.WaitGroup
	for j := range jobs {
		wait.Go(func() {
			for i := j * n / jobs; i < (j+1)*n/jobs; i++ {
				r.prints.cards[i] = r.card(portal.ID(i))
			}
		})
	}
	wait.Wait()
}

// begin starts the fingerprint of a page of a kind.
func (r *Renderer) begin(kind string) *hasher {
	h := newHasher()
	h.print(r.prints.base)
	h.text(kind)
	return h
}

func (r *Renderer) card(id portal.ID) card {
	a := &r.site.Articles[id]
	h := newHasher()
	h.text(a.Title)
	h.text(a.URL)
	h.int(int(a.Date.Unix()))
	link := h.sum()
	h = newHasher()
	h.print(link)
	h.text(a.Summary)
	h.bool(a.Meta.Pinned)
	h.int(a.Channel)
	h.int(a.Column)
	h.int(a.Festival)
	return card{link, h.sum()}
}

func (h *hasher) link(r *Renderer, id portal.ID) {
	if id == portal.None {
		h.int(0)
		return
	}
	h.int(1)
	h.print(r.prints.cards[id].link)
}

// ArticlePrint returns the fingerprint of what [Renderer.Article] renders.
func (r *Renderer) ArticlePrint(id portal.ID) pack.Print {
	a := &r.site.Articles[id]
	h := r.begin("article")
	h.print(a.Print)
	h.print(r.prints.cards[id].item)
	h.text(r.site.PageTitle(id))
	h.int(len(a.Tags))
	for _, t := range a.Tags {
		h.text(r.site.Tags[t].Name)
		h.text(r.site.Tags[t].Slug)
	}
	h.int(len(a.Fests))
	for _, f := range a.Fests {
		h.int(f)
	}
	h.link(r, a.Older)
	h.link(r, a.Newer)
	for _, other := range r.site.Related(id) {
		h.link(r, other)
	}
	for _, t := range r.site.Links(id) {
		h.text(t.Path)
		h.text(t.Suffix)
	}
	return h.sum()
}

// ListPrint returns the fingerprint of what [Renderer.List] renders.
func (r *Renderer) ListPrint(l *portal.List, n int) pack.Print {
	size := r.site.Config.PageSize
	h := r.begin("list")
	h.int(int(l.Kind))
	h.text(l.Name)
	h.text(l.Description)
	h.text(l.Dir)
	h.int(n)
	for _, page := range pageNumbers(n, l.Older(size)) {
		h.int(page)
	}
	newer, ok := newerPage(n, l.Older(size))
	h.int(newer)
	h.bool(ok)
	if n == 0 {
		h.int(len(l.Articles))
	}
	for _, id := range l.Page(n, size) {
		h.print(r.prints.cards[id].item)
	}
	return h.sum()
}

// HomePrint returns the fingerprint of what [Renderer.Home] renders.
func (r *Renderer) HomePrint() pack.Print {
	h := r.begin("home")
	h.text(r.site.Today.String())
	items := func(ids []portal.ID) {
		h.int(len(ids))
		for _, id := range ids {
			h.print(r.prints.cards[id].item)
		}
	}
	items(r.site.Pinned[:min(homePinned, len(r.site.Pinned))])
	items(newest(len(r.site.Articles), homeLatest))
	for i := range r.site.Channels {
		items(r.homeItems(&r.site.Channels[i]))
	}
	for _, l := range r.tagLinks("", homeTags) {
		h.text(l.Name)
		h.text(l.URL)
		h.int(l.Count)
	}
	return h.sum()
}

// TagsPrint returns the fingerprint of what [Renderer.Tags] renders.
func (r *Renderer) TagsPrint() pack.Print {
	h := r.begin("tags")
	for i := range r.site.Tags {
		t := &r.site.Tags[i]
		h.text(t.Name)
		h.text(t.Slug)
		h.int(len(t.List.Articles))
	}
	return h.sum()
}

// NotFoundPrint returns the fingerprint of what [Renderer.NotFound] renders.
func (r *Renderer) NotFoundPrint() pack.Print { return r.begin("404").sum() }

// RedirectPrint returns the fingerprint of what [Renderer.Redirect] renders.
func (r *Renderer) RedirectPrint(alias portal.Alias) pack.Print {
	h := r.begin("redirect")
	h.text(alias.Path)
	h.link(r, alias.Article)
	return h.sum()
}
