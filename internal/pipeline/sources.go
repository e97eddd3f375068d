package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"wendang/internal/beside"
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
	gone bool        // deleted while the site was read

	// What the cache has of a file at this path; cached is "" for nothing.
	cached      string
	fingerprint pack.Fingerprint // of the bytes that cached is about
	same        bool             // the file's stamp is theirs
	// settled says that the file cannot have changed after it was listed, unless its stamp
	// has.
	settled bool
}

func newSource(f load.File, listed int64) source {
	return source{File: f, settled: f.Stamp.Settled(listed)}
}

// list lists the site's files.
func (r *Reading) list() {
	r.stages.begin(message.StageList())
	r.listed = time.Now().UnixNano()
	r.said.list = &diag.List{}
	listed := r.folders.content.List(r.Jobs, false, r.said.list)
	r.sources = make([]source, 0, len(listed))
	r.said.aside = map[string]bool{}
	reader := r.folders.content.NewReader()
	defer reader.Close()
	for _, f := range listed {
		switch {
		case parse.IsArticle(f.Path) && portal.NoText(r.config, f.Path):
		case parse.IsArticle(f.Path):
			r.sources = append(r.sources, newSource(f, r.listed))
		case beside.IsArticleAside(reader, f):
			r.said.aside[f.Path] = true
		default:
			r.beside = append(r.beside, f)
		}
	}
	r.selectFiles()
	r.files.static = r.folders.static.List(r.Jobs, true, r.said.list)
}

// input returns what the files say, to be arranged.
func (r *Reading) input() portal.Input {
	in := portal.Input{Config: r.config, Broken: map[string]bool{}, Metas: r.metas()}
	for i := range r.sources {
		if s := &r.sources[i]; s.meta == nil || s.meta.Failed {
			in.Broken[s.Path] = true
		}
	}
	in.Files, in.Static, in.LeftOut = pathsOf(r.files.content), pathsOf(r.files.static), r.leftOut
	return in
}

func pathsOf(files []load.File) []string {
	list := make([]string, len(files))
	for i := range files {
		list[i] = files[i].Path
	}
	return list
}

// readSources fills in what each source says: from the cache when its file, or
// at least the file's bytes, have not changed; else by parsing it.
func (r *Reading) readSources(ctx context.Context) error {
	r.stages.begin(message.StageParse())
	r.key = r.sourcesKey()
	same := r.pair(r.sourcesPath(), r.key)
	if err := r.eachSource(ctx); err != nil {
		return err
	}
	r.sources = slices.DeleteFunc(r.sources, func(s source) bool { return s.gone })
	r.noteArticles()
	r.noteDocuments()
	r.noteUnlinked()
	if r.store != nil {
		if err := r.store.Flush(); err != nil {
			return err
		}
	}
	for i := range r.sources {
		same = same && r.sources[i].same
	}
	r.said.cache = &diag.List{}
	if !same && r.usable {
		if err := r.Save(); err != nil {
			r.said.cache.Add(unsaved(err))
		}
	}
	return nil
}

// sourcesPath is where what sources say is kept for the next build.
func (r *Reading) sourcesPath() string { return filepath.Join(r.cacheDir, "sources") }

// sourcesKey is what, besides a file's path and bytes, decides what is found
// out about it.
func (r *Reading) sourcesKey() pack.Fingerprint {
	id := identity()
	return pack.FingerprintOf(r.parseOptions().AppendKey(id[:]))
}

// pair gives each source what the cache has of its path. Both are in the order
// of their paths. It reports whether they have the same paths.
func (r *Reading) pair(path string, key pack.Fingerprint) bool {
	f, ok := pack.Open(path, cache.Magic)
	if !ok {
		return false
	}
	r.mapped = newShared(f.Close)
	entries := cache.NewReader(f.Text, key)
	same := true
	e, ok := entries.Next()
	for i := range r.sources {
		s := &r.sources[i]
		for ok && e.Path < s.Path {
			same = false
			e, ok = entries.Next()
		}
		if !ok || e.Path != s.Path {
			same = false
			continue
		}
		s.cached, s.fingerprint, s.same = e.Data, e.Fingerprint, e.Stamp == s.Stamp
		e, ok = entries.Next()
	}
	return same && !ok
}

// eachSource finds out what every source says, in several goroutines.
func (r *Reading) eachSource(ctx context.Context) error {
	parser := r.parser()
	r.said.sources = map[string][]diag.Diagnostic{}
	var mu sync.Mutex
	unreadable := func(path string, problems []diag.Diagnostic) {
		mu.Lock()
		defer mu.Unlock()
		r.said.sources[path] = problems
	}
	return r.inChunks(ctx, message.ProgressReading(), len(r.sources), chunk, func() (func(i int) error, func()) {
		s := r.newSourceReader(parser)
		s.unreadable = unreadable
		if r.store != nil {
			s.appender = r.store.Appender()
		}
		return func(i int) error { return s.read(&r.sources[i]) }, s.files.Close
	})
}

// sourceReader is what one goroutine reads sources with.
type sourceReader struct {
	*Reading
	parser   *parse.Parser
	files    *load.Reader
	appender *store.Appender // nil without a store
	scratch  *parse.Scratch
	keeper   parse.Keeper
	// unreadable is told of sources of which nothing can be made out.
	unreadable func(path string, problems []diag.Diagnostic)
}

func (r *Reading) newSourceReader(parser *parse.Parser) *sourceReader {
	return &sourceReader{Reading: r, parser: parser, files: r.folders.content.NewReader(), scratch: &parse.Scratch{}}
}

// read finds out what one source says.
func (r *sourceReader) read(s *source) error {
	if s.same && r.fromCache(s) {
		return nil
	}
	s.same = false
	src, err := r.files.Read(s.File, parse.MaxSize)
	if errors.Is(err, fs.ErrNotExist) {
		s.gone = true // since it was listed
		return nil
	}
	if err != nil {
		s.meta, s.fingerprint, s.cached = nil, pack.Fingerprint{}, ""
		r.unreadable(s.Path, []diag.Diagnostic{r.folders.content.Problem(s.Path, err)})
		return nil
	}
	fingerprint := pack.FingerprintOf(src)
	if s.fingerprint == fingerprint && (s.meta != nil || r.fromCache(s)) {
		return nil
	}
	s.meta, s.fingerprint, s.cached = nil, fingerprint, ""
	a, problems := r.parser.Parse(s.Path, "content/"+s.Path, src, r.scratch)
	if a == nil {
		r.unreadable(s.Path, problems)
		return nil
	}
	s.meta = r.keeper.Keep(a.Meta)
	s.meta.Fingerprint = fingerprint
	if !s.meta.Failed && r.appender != nil {
		s.body, err = r.appender.Put(a.Content)
	}
	return err
}

// fromCache takes what the cache knows of a source.
func (r *sourceReader) fromCache(s *source) bool {
	if s.cached == "" {
		return false
	}
	m := r.keeper.Meta()
	m.Path, m.Fingerprint = s.Path, s.fingerprint
	if !m.Read(&pack.Reader{S: s.cached}, r.config.Location) {
		return false
	}
	s.meta = m
	return true
}

// Save replaces the cache: the next build or preview need not read again what has not
// changed until then.
func (r *Reading) Save() error {
	w, err := cache.Create(r.sourcesPath(), r.key, r.listed)
	if err != nil {
		return err
	}
	var data []byte
	for i := range r.sources {
		s := &r.sources[i]
		stamp := s.Stamp
		if !s.settled {
			stamp = load.File{}.Stamp // so that the bytes are compared
		}
		switch {
		case s.meta == nil || s.meta.Failed:
		case s.cached != "":
			w.Add(s.Path, stamp, s.meta.Fingerprint, s.cached)
		default:
			data = s.meta.AppendTo(data[:0])
			w.Add(s.Path, stamp, s.meta.Fingerprint, string(data))
		}
	}
	return w.Commit()
}

// unsaved returns a warning that a part of the cache could not be saved.
func unsaved(err error) diag.Diagnostic {
	return diag.Path(CacheDir, message.CacheUnsaved(failure.Cause(err))).WithHint(message.NextBuildSlower())
}
