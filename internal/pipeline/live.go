package pipeline

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/theme"
)

// live is what the portal of a preview has besides.
type live struct {
	last *Portal // while the site is arranged: what was shown before
	// former are the content paths of articles of which that is shown on, since their files
	// have a mistake.
	former map[string]bool

	arranged []diag.Diagnostic // what was found in arranging
	// shared are mistakes of articles that are told at another one, by content path.
	shared   map[string][]diag.Diagnostic
	compiled []diag.Diagnostic // what is wrong with the theme's templates
}

// Arrange arranges a site that was read, for a preview. last is what was shown before, or
// nil. Of an article with a mistake that is shown on which was shown last: so only its own
// page need tell the mistake.
//
// It returns what is wrong with the site. When that leaves nothing to show, the Portal is
// nil; else it is to be closed.
func (r *Reading) Arrange(last *Portal) (*Portal, []diag.Diagnostic, error) {
	if !r.usable {
		return nil, r.diagnostics(), nil
	}
	p := &Portal{Reading: r, problems: &diag.List{}, live: &live{last: last, former: map[string]bool{}, shared: map[string][]diag.Diagnostic{}}}
	r.use()
	in := r.input()
	for path := range in.Broken {
		p.live.takeLast(&in, path)
	}
	arranged, err := p.arrange(in)
	p.live.last = nil
	if err != nil || !arranged {
		p.problems.Add(r.diagnostics()...)
		p.Close()
		return nil, p.problems.Sorted(), err
	}
	return p, p.Problems(), nil
}

// Share returns the portal of a preview once more, to be closed once more.
func (p *Portal) Share() *Portal {
	p.use()
	return p
}

// Problems returns what is wrong with the site of a preview.
func (p *Portal) Problems() []diag.Diagnostic {
	var all diag.List
	all.Add(p.diagnostics()...)
	all.Add(p.live.arranged...)
	all.Add(p.live.compiled...)
	return all.Sorted()
}

// share notes the articles that have a mistake besides the one at which it is told.
func (l *live) share(files []string, d diag.Diagnostic) {
	for _, f := range files {
		if "content/"+f != d.File {
			l.shared[f] = append(l.shared[f], d)
		}
	}
}

// Shared returns mistakes of articles that are told at another one, by content path.
func (p *Portal) Shared() map[string][]diag.Diagnostic { return p.live.shared }

// takeLast puts what was last shown of an article into the place of what its file says
// now. It reports whether that makes a difference.
func (l *live) takeLast(in *portal.Input, path string) bool {
	if l.last == nil || l.former[path] {
		return false
	}
	m, ok := l.last.site.MetaOf(path)
	if !ok {
		return false
	}
	i, ok := slices.BinarySearchFunc(in.Metas, path, func(m *parse.Meta, path string) int { return strings.Compare(m.Path, path) })
	switch {
	case !ok:
		in.Metas = slices.Insert(in.Metas, i, m)
	case in.Metas[i] == m:
		return false
	default:
		in.Metas[i] = m
	}
	delete(in.Broken, path)
	l.former[path] = true
	return true
}

// Shown is an article, or a plain page, as a preview shows it.
type Shown struct {
	File  string // content path
	Kept  portal.Kept
	From  calendar.Day // on which it appears, or has appeared
	Until calendar.Day // the last day on which it is shown; zero for none
}

// Article returns the article, or the plain page, that an output is the page of.
func (p *Portal) Article(o Output) (Shown, bool) {
	var m *parse.Meta
	switch o.Kind {
	case KindArticle:
		m = p.site.Articles[o.n].Meta
	case KindPlain:
		m = p.site.Arrangement.Plain[o.n].Meta
	default:
		return Shown{}, false
	}
	s := Shown{File: m.Path, Kept: portal.KeptOn(m, p.day), From: calendar.DayOf(m.Date)}
	if e := m.Extra().Expires; !e.IsZero() {
		s.Until = calendar.DayOf(e)
	}
	return s, true
}

// Theme returns the theme. Where it is the same one, nothing in it has changed.
func (p *Portal) Theme() *theme.Theme { return p.theme }

// LooksAs reports whether two portals have the same theme and the same site.toml.
func (p *Portal) LooksAs(other *Portal) bool {
	return p.theme == other.theme && bytes.Equal(p.siteTOML, other.siteTOML)
}

// BaseURL returns the address of the site, "https://host/path/", or "".
func (p *Portal) BaseURL() string { return p.config.BaseURL }

// Articles returns how many articles the portal shows.
func (p *Portal) Articles() int { return len(p.site.Articles) }

// PageOf returns the output path of the page on which a content file is shown: an article's,
// a plain page, or that of the list whose texts it has.
func (p *Portal) PageOf(path string) (string, bool) { return p.site.PageOf(path) }

// FileOf returns the content path of the file that an output shows.
func (p *Portal) FileOf(o Output) (string, bool) {
	if shown, ok := p.Article(o); ok {
		return shown.File, true
	}
	switch o.Kind {
	case KindContent:
		return o.Path, true
	case KindList:
	default:
		return "", false
	}
	l := &p.outputs.lists[o.n]
	if l.n > 0 || l.list.Text == nil {
		return "", false
	}
	return l.list.Text.Path, true
}

// Fingerprint returns the fingerprint of the file of an article.
func (r *Reading) Fingerprint(path string) (pack.Fingerprint, bool) {
	s, ok := sourceAt(r.sources, path)
	if !ok {
		return pack.Fingerprint{}, false
	}
	return s.fingerprint, true
}

// IsOfDay reports whether a reading is of the day of a moment.
func (r *Reading) IsOfDay(now time.Time) bool {
	return r.Today != (calendar.Day{}) || r.day == calendar.DayOf(now.In(r.config.Location))
}

// Target returns the output path that a redirect leads to.
func (p *Portal) Target(o Output) (string, bool) {
	if o.Kind != KindRedirect {
		return "", false
	}
	var v page.Redirect
	p.site.Redirect(p.site.Aliases[o.n], &v)
	return v.To, true
}
