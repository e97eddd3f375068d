package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"wendang/internal/cache"
	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/search"
	"wendang/internal/write"
)

// source is an article's file and what is known of it.
type source struct {
	load.File
	meta *parse.Meta // nil when nothing of the file can be made out
	body span        // in the store, when it was parsed in this build

	// What the cache has of a file at this path; cached is "" for nothing.
	cached string
	print  pack.Print // of the bytes that cached is about
	same   bool       // the file's stamp is theirs
}

// readContent lists the site's files and finds out what its articles say.
func (b *builder) readContent(ctx context.Context) (portal.Input, error) {
	in := portal.Input{Config: b.config, Broken: map[string]bool{}, Reserved: b.reserved}
	b.stages.begin("list")
	b.listed = time.Now().UnixNano()
	listed := b.content.List(b.Jobs, false, b.problems)
	b.sources = make([]source, 0, len(listed))
	reader := b.content.NewReader()
	defer reader.Close()
	for _, f := range listed {
		switch {
		case parse.IsArticle(f.Path):
			b.sources = append(b.sources, source{File: f})
		case isArticleAside(reader, f):
			b.problems.Add(asideWarning(f))
		default:
			in.Files = append(in.Files, f.Path)
			b.files.content = append(b.files.content, copied{f, false})
		}
	}
	for _, f := range b.static.List(b.Jobs, true, b.problems) {
		if strings.Contains("/"+f.Path, "/"+write.Prefix) {
			b.problems.Add(diag.File("static/"+f.Path, fmt.Sprintf("names that begin with %s are wendang's own", write.Prefix)))
			continue
		}
		b.files.static = append(b.files.static, copied{f, true})
		in.Static = append(in.Static, f.Path)
	}
	b.stages.begin("read, parse")
	if err := b.readSources(ctx); err != nil {
		return in, err
	}
	in.Metas = make([]*parse.Meta, 0, len(b.sources))
	for i := range b.sources {
		s := &b.sources[i]
		if s.meta == nil || s.meta.Failed {
			in.Broken[s.Path] = true
		}
		if s.meta == nil {
			continue
		}
		in.Metas = append(in.Metas, s.meta)
	}
	b.checkUnlinked(in.Files, in.Metas)
	for _, w := range parse.Gather(in.Metas) {
		b.problems.Add(b.locate(portal.Problem{File: w.Meta.Path, Place: w.Position, Message: w.Message, Hint: w.Hint, Severity: diag.Warning}))
	}
	return in, nil
}

// readSources fills in what each source says: from the cache when its file, or
// at least the file's bytes, have not changed; else by parsing it.
func (b *builder) readSources(ctx context.Context) error {
	key := b.sourcesKey()
	cachePath := filepath.Join(b.cacheDir, "sources")
	same := b.pair(cachePath, key)
	parser := b.parser()
	if err := b.eachSource(ctx, func(r *sourceReader, s *source) error { return r.read(parser, s) }); err != nil {
		return err
	}
	if err := b.store.flush(); err != nil {
		return err
	}
	for i := range b.sources {
		same = same && b.sources[i].same
	}
	if !same && b.sound {
		b.saveSources(cachePath, key)
	}
	return nil
}

// sourcesKey is what, besides a file's path and bytes, decides what is found
// out about it.
func (b *builder) sourcesKey() pack.Print {
	id := identity()
	return pack.PrintOf(b.parseOptions().AppendKey(id[:]))
}

// pair gives each source what the cache has of its path. Both are in the order
// of their paths. It reports whether they have the same paths.
func (b *builder) pair(path string, key pack.Print) bool {
	f, ok := pack.Open(path, cache.Magic)
	if !ok {
		return false
	}
	b.mapped = f // until the end of the build
	r := cache.NewReader(f.Text, key)
	same := true
	e, ok := r.Next()
	for i := range b.sources {
		s := &b.sources[i]
		for ok && e.Path < s.Path {
			same = false
			e, ok = r.Next()
		}
		if !ok || e.Path != s.Path {
			same = false
			continue
		}
		s.cached, s.print, s.same = e.Data, e.Print, e.Stamp == s.Stamp
		e, ok = r.Next()
	}
	return same && !ok
}

// eachSource calls work for every source, in several goroutines.
func (b *builder) eachSource(ctx context.Context, work func(*sourceReader, *source) error) error {
	return b.inChunks(ctx, "reading", len(b.sources), chunk, func() (func(i int) error, func()) {
		r := &sourceReader{builder: b, files: b.content.NewReader(), appender: b.store.appender(), scratch: &parse.Scratch{}}
		return func(i int) error { return work(r, &b.sources[i]) }, r.files.Close
	})
}

// sourceReader is what one goroutine reads sources with.
type sourceReader struct {
	*builder
	files    *load.Reader
	appender *appender
	scratch  *parse.Scratch
	keeper   keeper
}

// read finds out what one source says.
func (r *sourceReader) read(parser *parse.Parser, s *source) error {
	if s.same && r.fromCache(s) {
		return nil
	}
	src, err := r.files.Read(s.File, parse.MaxSize)
	if err != nil {
		r.problems.Add(r.content.Problem(s.Path, err))
		return nil
	}
	print := pack.PrintOf(src)
	if s.same = false; s.print == print && r.fromCache(s) {
		return nil
	}
	s.cached = ""
	a, problems := parser.Parse(s.Path, "content/"+s.Path, src, r.scratch)
	r.problems.Add(problems...)
	if a == nil {
		return nil
	}
	s.meta = r.keeper.keep(a.Meta)
	s.meta.Print = print
	if !s.meta.Failed {
		s.body, err = r.appender.put(a.Content)
	}
	return err
}

// fromCache takes what the cache knows of a source. Its warnings are told
// again: nobody has followed them yet.
func (r *sourceReader) fromCache(s *source) bool {
	if s.cached == "" {
		return false
	}
	m := r.keeper.meta()
	m.Path, m.Print = s.Path, s.print
	if !m.Read(&pack.Reader{S: s.cached}, r.config.Location) {
		return false
	}
	s.meta = m
	r.problems.Add(s.meta.Also().Warnings...)
	return true
}

// saveSources replaces the cache.
func (b *builder) saveSources(path string, key pack.Print) {
	w, err := cache.Create(path, key, b.listed)
	if err == nil {
		var data []byte
		for i := range b.sources {
			s := &b.sources[i]
			switch {
			case s.meta == nil || s.meta.Failed:
			case s.cached != "":
				w.Add(s.Path, s.Stamp, s.meta.Print, s.cached)
			default:
				data = s.meta.AppendTo(data[:0])
				w.Add(s.Path, s.Stamp, s.meta.Print, string(data))
			}
		}
		err = w.Commit()
	}
	if err != nil {
		b.unsaved(err)
	}
}

// unsaved warns that a part of the cache could not be saved.
func (b *builder) unsaved(err error) {
	b.problems.Add(diag.Diagnostic{File: CacheDir, Severity: diag.Warning,
		Message: fmt.Sprintf("the cache cannot be saved: %v", err), Hint: "the next build takes longer"})
}

// source returns the source of an article.
func (b *builder) source(m *parse.Meta) *source {
	// Without copying a source: another goroutine may be taking the body of it.
	i, ok := sort.Find(len(b.sources), func(i int) int { return strings.Compare(m.Path, b.sources[i].Path) })
	if !ok {
		panic("pipeline: an article without a source: " + m.Path)
	}
	return &b.sources[i]
}

// bodyReader gives articles' bodies to one goroutine.
type bodyReader struct {
	*sourceReader
	taker  *taker
	parser *parse.Parser
	units  search.Units // of a text that was parsed again
}

// errChanged says that a file is no longer what the build has read.
var errChanged = errors.New("it changed while the site was built; build again")

// body returns the body of an article, good until the next call: out of the
// store when it was parsed in this build, else by parsing its file again.
func (r *bodyReader) body(m *parse.Meta) (*parse.Content, error) {
	s := r.source(m)
	if at := s.body; at.headings > 0 {
		s.body = span{} // it can be taken once
		return r.taker.take(at)
	}
	return r.parseAgain(m, s)
}

// text returns the plain text of an article, as body does its body.
func (r *bodyReader) text(m *parse.Meta) (search.Units, error) {
	s := r.source(m)
	if s.body.headings > 0 && r.store.texts != nil {
		return r.taker.text(s.body)
	}
	c, err := r.parseAgain(m, s)
	if err != nil {
		return nil, err
	}
	r.units = r.units[:0].AppendBytes(c.Text)
	return r.units, nil
}

func (r *bodyReader) parseAgain(m *parse.Meta, s *source) (*parse.Content, error) {
	src, err := r.files.Read(s.File, parse.MaxSize)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMachine, err)
	}
	if pack.PrintOf(src) != m.Print {
		return nil, fmt.Errorf("content/%s: %w", m.Path, errChanged)
	}
	c := r.parser.Again(m, src, r.scratch)
	if c == nil {
		panic("pipeline: the same bytes had no errors before")
	}
	return c, nil
}

func (b *builder) newBodyReader(p *parse.Parser) *bodyReader {
	return &bodyReader{
		sourceReader: &sourceReader{builder: b, files: b.content.NewReader(), scratch: &parse.Scratch{}},
		taker:        b.store.taker(),
		parser:       p,
	}
}
