package pipeline

import (
	"context"
	"path/filepath"
	"time"

	"wendang/internal/cache"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/store"
)

// source is an article's file and what is known of it.
type source struct {
	load.File
	meta *parse.Meta // nil when nothing of the file can be made out
	body store.Span  // in the store, when it was parsed in this build

	// What the cache has of a file at this path; cached is "" for nothing.
	cached      string
	fingerprint pack.Fingerprint // of the bytes that cached is about
	same        bool             // the file's stamp is theirs
}

// readContent lists the site's files and finds out what its articles say.
func (p *Portal) readContent(ctx context.Context) (portal.Input, error) {
	in := p.list()
	p.stages.begin(message.StageParse())
	if err := p.readSources(ctx); err != nil {
		return in, err
	}
	in.Metas = make([]*parse.Meta, 0, len(p.sources))
	for i := range p.sources {
		s := &p.sources[i]
		if s.meta == nil || s.meta.Failed {
			in.Broken[s.Path] = true
		}
		if s.meta == nil {
			continue
		}
		in.Metas = append(in.Metas, s.meta)
	}
	p.problems.Add(keys(in.Metas)...)
	p.checkUnlinked(in.Files, in.Metas)
	for _, w := range parse.Gather(in.Metas) {
		p.problems.Add(p.locate(portal.Problem{File: w.Meta.Path, Place: w.Position, Message: w.Message, Hint: w.Hint}))
	}
	return in, nil
}

// list lists the site's files.
func (p *Portal) list() portal.Input {
	in := portal.Input{Config: p.config, Broken: map[string]bool{}}
	p.stages.begin(message.StageList())
	p.listed = time.Now().UnixNano()
	listed := p.content.List(p.Jobs, false, p.problems)
	p.sources = make([]source, 0, len(listed))
	reader := p.content.NewReader()
	defer reader.Close()
	for _, f := range listed {
		switch {
		case parse.IsArticle(f.Path) && portal.NoText(p.config, f.Path):
		case parse.IsArticle(f.Path):
			p.sources = append(p.sources, source{File: f})
		case isArticleAside(reader, f):
			p.problems.Add(asideWarning(f))
		default:
			in.Files = append(in.Files, f.Path)
			p.files.content = append(p.files.content, f)
		}
	}
	for _, f := range p.static.List(p.Jobs, true, p.problems) {
		p.files.static = append(p.files.static, f)
		in.Static = append(in.Static, f.Path)
	}
	return in
}

// readSources fills in what each source says: from the cache when its file, or
// at least the file's bytes, have not changed; else by parsing it.
func (p *Portal) readSources(ctx context.Context) error {
	key := p.sourcesKey()
	cachePath := filepath.Join(p.cacheDir, "sources")
	same := p.pair(cachePath, key)
	parser := p.parser()
	if err := p.eachSource(ctx, func(r *sourceReader, s *source) error { return r.read(parser, s) }); err != nil {
		return err
	}
	if err := p.store.Flush(); err != nil {
		return err
	}
	for i := range p.sources {
		same = same && p.sources[i].same
	}
	if !same && p.usable {
		p.saveSources(cachePath, key)
	}
	return nil
}

// sourcesKey is what, besides a file's path and bytes, decides what is found
// out about it.
func (p *Portal) sourcesKey() pack.Fingerprint {
	id := identity()
	return pack.FingerprintOf(p.parseOptions().AppendKey(id[:]))
}

// pair gives each source what the cache has of its path. Both are in the order
// of their paths. It reports whether they have the same paths.
func (p *Portal) pair(path string, key pack.Fingerprint) bool {
	f, ok := pack.Open(path, cache.Magic)
	if !ok {
		return false
	}
	p.mapped = f // until the end of the build
	r := cache.NewReader(f.Text, key)
	same := true
	e, ok := r.Next()
	for i := range p.sources {
		s := &p.sources[i]
		for ok && e.Path < s.Path {
			same = false
			e, ok = r.Next()
		}
		if !ok || e.Path != s.Path {
			same = false
			continue
		}
		s.cached, s.fingerprint, s.same = e.Data, e.Fingerprint, e.Stamp == s.Stamp
		e, ok = r.Next()
	}
	return same && !ok
}

// eachSource calls work for every source, in several goroutines.
func (p *Portal) eachSource(ctx context.Context, work func(*sourceReader, *source) error) error {
	return p.inChunks(ctx, message.ProgressReading(), len(p.sources), chunk, func() (func(i int) error, func()) {
		r := &sourceReader{Portal: p, files: p.content.NewReader(), appender: p.store.Appender(), scratch: &parse.Scratch{}}
		return func(i int) error { return work(r, &p.sources[i]) }, r.files.Close
	})
}

// sourceReader is what one goroutine reads sources with.
type sourceReader struct {
	*Portal
	files    *load.Reader
	appender *store.Appender
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
	fingerprint := pack.FingerprintOf(src)
	if s.same = false; s.fingerprint == fingerprint && r.fromCache(s) {
		return nil
	}
	s.cached = ""
	a, problems := parser.Parse(s.Path, "content/"+s.Path, src, r.scratch)
	r.problems.Add(withoutKeys(problems)...)
	if a == nil {
		return nil
	}
	s.meta = r.keeper.keep(a.Meta)
	s.meta.Fingerprint = fingerprint
	if !s.meta.Failed {
		s.body, err = r.appender.Put(a.Content)
	}
	return err
}

// fromCache takes what the cache knows of a source. Cached warnings are repeated
// until the file is fixed.
func (r *sourceReader) fromCache(s *source) bool {
	if s.cached == "" {
		return false
	}
	m := r.keeper.meta()
	m.Path, m.Fingerprint = s.Path, s.fingerprint
	if !m.Read(&pack.Reader{S: s.cached}, r.config.Location) {
		return false
	}
	s.meta = m
	r.problems.Add(withoutKeys(s.meta.Extra().Warnings)...)
	return true
}

// saveSources replaces the cache.
func (p *Portal) saveSources(path string, key pack.Fingerprint) {
	w, err := cache.Create(path, key, p.listed)
	if err == nil {
		var data []byte
		for i := range p.sources {
			s := &p.sources[i]
			switch {
			case s.meta == nil || s.meta.Failed:
			case s.cached != "":
				w.Add(s.Path, s.Stamp, s.meta.Fingerprint, s.cached)
			default:
				data = s.meta.AppendTo(data[:0])
				w.Add(s.Path, s.Stamp, s.meta.Fingerprint, string(data))
			}
		}
		err = w.Commit()
	}
	if err != nil {
		p.unsaved(err)
	}
}

// unsaved warns that a part of the cache could not be saved.
func (p *Portal) unsaved(err error) {
	p.problems.Add(diag.Path(CacheDir, message.CacheUnsaved(failure.Cause(err))).WithHint(message.NextBuildSlower()))
}
