package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/zeebo/xxh3"

	"wendang/internal/announce"
	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/feed"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/press"
	"wendang/internal/render"
	"wendang/internal/search"
	"wendang/internal/segment"
	"wendang/internal/stamp"
	"wendang/internal/store"
	"wendang/internal/write"
)

// A build may be shared by tasks (package shard), on other machines too. What Build does in
// one line, they do with the functions of this file:
//
//	Configure ─► ListPart ─► ParsePart ─► EachSource      parse: articles of a part
//	Gather ─► Outputs, values                             arrange: all of them
//	Configure ─► Press, Copier                            render: outputs of a part

// Source is what is known of an article's file.
type Source struct {
	Path        string
	Stamp       stamp.Stamp
	Fingerprint pack.Fingerprint  // of its bytes; zero when they could not be read
	Meta        *parse.Meta       // nil when nothing can be made out
	Problems    []diag.Diagnostic // then
	Body        store.Span        // where ParsePart has put it; zero for none
}

// Basis are the fingerprints of what, besides the site's files, all outputs depend on.
type Basis struct{ Program, Site, Theme pack.Fingerprint }

// Configure opens a site and reads its site.toml and theme, and nothing else of it.
func Configure(o Options) (*Reading, error) {
	r, err := newReading(o)
	if err != nil {
		return nil, err
	}
	if err := r.configure(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// Basis returns what the outputs depend on.
func (r *Reading) Basis() Basis {
	theme := append(pack.AppendText(nil, r.theme.Name), r.theme.Hash[:]...)
	return Basis{identity(), pack.FingerprintOf(r.siteTOML), pack.FingerprintOf(theme)}
}

// ParseKey is the fingerprint of what, besides their files, articles depend on when they
// are parsed.
func (r *Reading) ParseKey() pack.Fingerprint { return r.sourcesKey() }

// Selection says for which day a site is made, and whether with articles that are not shown
// otherwise.
type Selection struct {
	Day                     calendar.Day
	Drafts, Future, Expired bool
}

// Selection returns what the site is made for.
func (r *Reading) Selection() Selection { return Selection{r.day, r.Drafts, r.Future, r.Expired} }

// Select makes a site that is configured one for what another task has decided.
func (r *Reading) Select(s Selection) {
	r.Today, r.Drafts, r.Future, r.Expired = s.Day, s.Drafts, s.Future, s.Expired
	r.setDay()
	r.configured()
}

// Location returns the site's zone.
func (r *Reading) Location() *time.Location { return r.config.Location }

// HasTexts reports whether the search needs the articles' plain texts.
func (r *Reading) HasTexts() bool { return r.config.Search }

// ListPart lists the articles of part i of n, from 0 on.
func (r *Reading) ListPart(i, n int) {
	r.listed = time.Now().UnixNano()
	r.said.list, r.said.sources = &diag.List{}, map[string][]diag.Diagnostic{}
	listed := r.folders.content.ListSome(r.Jobs, false, func(path string) bool {
		return parse.IsArticle(path) && segment.Deal(path, n) == i && !portal.NoText(r.config, path)
	}, r.said.list)
	r.sources = make([]source, len(listed))
	for i := range listed {
		r.sources[i] = newSource(listed[i], r.listed)
	}
}

// ListProblems returns what was wrong when the articles were listed. Some of them may be
// missing for it.
func (r *Reading) ListProblems() []diag.Diagnostic { return r.said.list.Sorted() }

// TakeListProblems takes what others have met when they listed articles.
func (r *Reading) TakeListProblems(problems []diag.Diagnostic) { r.said.list.Add(problems...) }

// Recall takes note of what a file's bytes were, for the sources that still have its stamp.
// next returns one file after the other, in the order of their paths.
func (r *Reading) Recall(next func() (path string, was stamp.Stamp, fingerprint pack.Fingerprint, ok bool)) {
	path, was, fingerprint, ok := next()
	for i := range r.sources {
		s := &r.sources[i]
		for ok && path < s.Path {
			path, was, fingerprint, ok = next()
		}
		if ok && path == s.Path && s.Stamp == was {
			s.fingerprint = fingerprint
		}
	}
}

// ReadFingerprints reads the listed articles whose bytes are not known.
func (r *Reading) ReadFingerprints(ctx context.Context) error {
	return r.inChunks(ctx, message.ProgressReading(), len(r.sources), chunk, func() (func(i int) error, func()) {
		files := r.folders.content.NewReader()
		return func(i int) error {
			s := &r.sources[i]
			if s.fingerprint != (pack.Fingerprint{}) {
				return nil
			}
			if src, err := files.Read(s.File, parse.MaxSize); err == nil {
				s.fingerprint = pack.FingerprintOf(src)
			}
			return nil
		}, files.Close
	})
}

// PartSum returns the fingerprint of the listed articles' paths and bytes. It reports false
// when some could not be read.
func (r *Reading) PartSum() (sum pack.Fingerprint, known bool) {
	known = true
	h := xxh3.New()
	for i := range r.sources {
		s := &r.sources[i]
		if s.gone {
			continue
		}
		_, _ = h.WriteString(s.Path + "\n")
		_, _ = h.Write(s.fingerprint[:])
		known = known && s.fingerprint != (pack.Fingerprint{})
	}
	return h.Sum128().Bytes(), known
}

// ParsePart parses the listed articles, and puts their bodies into a store.
func (r *Reading) ParsePart(ctx context.Context, to *store.Store) error {
	r.store = to
	defer func() { r.store = nil }() // it is the caller's
	for i := range r.sources {
		r.sources[i].fingerprint = pack.Fingerprint{}
	}
	if err := r.eachSource(ctx); err != nil {
		return err
	}
	return to.Flush()
}

// EachSource visits the articles, in the order of their paths.
func (r *Reading) EachSource(visit func(Source) error) error {
	for i := range r.sources {
		s := &r.sources[i]
		if s.gone {
			continue
		}
		was := s.Stamp
		if !s.settled {
			was = stamp.Stamp{} // so that the bytes are compared
		}
		if err := visit(Source{s.Path, was, s.fingerprint, s.meta, r.said.sources[s.Path], s.body}); err != nil {
			return err
		}
	}
	return nil
}

// Take takes what was read of an article. They come in the order of their paths.
func (r *Reading) Take(s Source) {
	r.sources = append(r.sources, source{File: load.File{Path: s.Path}, fingerprint: s.Fingerprint, meta: s.Meta})
	if s.Meta == nil {
		r.said.sources[s.Path] = s.Problems
	}
}

// Gather arranges a site whose articles others have read: take is called when site.toml
// and the theme are known, and takes them. Mistakes of the site are added to o.Problems; when
// they leave nothing to write, the Portal is nil and Result.Broken true.
func Gather(o Options, take func(*Reading) error) (*Portal, Result, error) {
	p, err := newPortal(o)
	if err != nil {
		return nil, Result{}, err
	}
	shown, err := p.gather(take)
	if err != nil || !shown {
		p.Close()
		result, err := p.broken(err)
		return nil, result, err
	}
	return p, p.result, nil
}

func (p *Portal) gather(take func(*Reading) error) (shown bool, err error) {
	if err := p.configure(); err != nil {
		return false, err
	}
	p.list()
	p.sources, p.said.sources, p.said.cache = nil, map[string][]diag.Diagnostic{}, &diag.List{}
	if err := take(p.Reading); err != nil {
		return false, err
	}
	p.noteArticles()
	p.noteDocuments()
	p.noteUnlinked()
	p.problems.Add(p.diagnostics()...)
	if !p.usable {
		return false, nil
	}
	p.findHidden()
	if shown, err := p.arrange(p.input()); err != nil || !shown {
		return false, err
	}
	if err := p.checkServerFiles(); err != nil {
		return false, err
	}
	return p.planSearch(), nil
}

// HostValue returns what files for hosts are made from.
func (p *Portal) HostValue() page.Host { return p.hostValue(p.site.Arrangement) }

// Pages returns the pages that search engines may be told of.
func (p *Portal) Pages() []announce.Page {
	if p.config.BaseURL == "" {
		return nil
	}
	return announce.PagesOf(p.site.Arrangement)
}

// LockOut keeps builds of the site, and tasks that do the same, away from the output folder
// until unlock is called. The error is [write.ErrBusy] while one is at work there.
func (r *Reading) LockOut() (unlock func() error, err error) {
	state, done, err := StatePath(r.Source, r.Out)
	if err != nil {
		return nil, err
	}
	free, err := write.Lock(state)
	if err != nil {
		done()
		return nil, err
	}
	return func() error {
		defer done()
		return free()
	}, nil
}

// NoteBuilt notes what a build notes of the output folder: the pages that search engines may
// be told of. What an earlier build has noted of its site is no longer true of the folder.
// What keeps it from that is added to o.Problems.
func (r *Reading) NoteBuilt(pages []announce.Page) {
	state, done, err := StatePath(r.Source, r.Out)
	if err == nil {
		defer done()
		if err = os.Remove(builtPath(state)); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err == nil && r.config.BaseURL != "" {
		err = announce.SavePages(announce.PagesPath(state), pages)
	}
	if err != nil {
		r.Problems.Add(unsaved(err))
	}
}

// Owner returns the path by which an output is dealt to a part: that of the file whose body
// it shows, or else its own.
func (p *Portal) Owner(o Output) string {
	switch o.Kind {
	case KindArticle:
		return p.site.Articles[o.n].Path
	case KindPlain:
		return p.site.Arrangement.Plain[o.n].Path
	case KindList:
		if l := p.outputs.lists[o.n]; l.n == 0 && l.list.Text != nil {
			return l.list.Text.Path
		}
	}
	return o.Path
}

// SharedValue returns what stands in every page.
func (p *Portal) SharedValue() *page.Shared { return &p.site.Arrangement.Shared }

// EachSegment visits the segments of Options.Segments that have documents. document fills
// in document i, and returns its content path.
func (p *Portal) EachSegment(visit func(part int, s *search.SegmentState, document func(i int, v *page.Document) (path string)) error) error {
	if p.index == nil {
		return nil
	}
	for _, s := range p.index.news {
		err := visit(s.part, &s.state, func(i int, v *page.Document) string {
			p.site.Document(s.docs[i], v)
			return p.site.DocumentMeta(s.docs[i]).Path
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// PartOf returns a function that tells the part whose segment a file of the index belongs to.
func (p *Portal) PartOf() func(Output) int {
	parts := map[string]int{}
	if p.index != nil {
		for _, s := range p.index.news {
			parts[s.state.Name] = s.part
		}
	}
	return func(o Output) int {
		part, ok := parts[p.index.files[o.n].Segment]
		if !ok {
			panic("pipeline: /" + o.Path + " is of no segment")
		}
		return part
	}
}

// Press returns what makes bytes from values; shared is what stands in every page. Mistakes
// of the theme are added to problems.
func (r *Reading) Press(shared *page.Shared, problems *diag.List) press.Press {
	return press.Press{
		Renderer: render.New(r.config, shared, r.day.Year, r.theme, problems),
		Feeds:    &feed.Writer{Config: r.config, Generator: render.Generator},
		Hosts:    r.newHosts(),
	}
}

// Asset returns the bytes of a file of the theme, by its output path.
func (r *Reading) Asset(path string) ([]byte, bool) {
	for i := range r.theme.Assets {
		if a := &r.theme.Assets[i]; a.Path == path {
			return a.Content, true
		}
	}
	return nil, false
}
