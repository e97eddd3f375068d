// Package pipeline composes the line from a site folder to its output, in three steps
// that others can call:
//
//	config.Read, theme.Load, load.List ─► parse ─► portal.Arrange    Open
//	                 cache ─────────────────┘└─ bodies wait in a store
//	page values ─► the list of outputs ─► render, feed               Outputs, Maker
//	                                       └─► write                 Build
//
// [Open] reads and arranges a site and writes nothing: a preview asks it for single
// outputs. [Build] does the same, and brings all outputs into a folder.
//
// Bodies are not kept in memory: parsing puts them into a store, from which
// rendering takes them one by one. What is known from an earlier build is not
// done again: files that have not changed are not parsed, pages that are made
// from the same as before are not rendered.
//
// All mistakes of a site are found before anything is written, and reported
// together. What only shows in rendering, a template that fails on some page,
// ends the build, and what was written until then is undone.
package pipeline

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"wendang/internal/cache"
	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse"
	"wendang/internal/paths"
	"wendang/internal/portal"
	"wendang/internal/write"
)

// Options say what to build.
type Options struct {
	Source    string // the site folder
	Out       string // the output folder; "" is public in Source
	Cache     string // the folder for what saves work; "" is CacheDir in Source
	Drafts    bool
	Future    bool
	Expired   bool
	KeepGoing bool // leave broken articles out and write the rest
	Jobs      int  // goroutines; 0 means one for each core
	// Segments is how many segments the search index is divided into, by the articles'
	// paths; 0 keeps what the last build has, and adds to it.
	Segments int
	Now      time.Time // decides what is past and future, by its day in the site's zone
	Today    calendar.Day
	// Problems receives what is wrong with the site.
	Problems *diag.List
	// Progress is called with how far the build is; nil for nobody.
	Progress Progress
	// Indexing is called before a search index is made, which takes much memory
	// for a short time; nil for nobody.
	Indexing func()

	fault write.Fault // for tests
	full  []string    // paths on disks that are full, where no cache is kept
}

// Progress shows how far a build is. Its methods are called by one goroutine at
// a time.
type Progress interface {
	// Begin begins a stage of total steps.
	Begin(stage message.Message, total int)
	// Done says how many of its steps are done.
	Done(n int)
}

// Result tells what a build did. Its numbers are the ones of `build --json`.
type Result struct {
	Articles  int
	Pages     int // HTML files
	Written   int // output files of any kind
	Unchanged int
	Removed   int
	Out       string
	Index     IndexSize
	// Hidden counts the articles that are not shown; HiddenArticles are these.
	Hidden         HiddenCounts
	HiddenArticles portal.Hidden
	// Next is the moment when the portal changes by itself, since an article's day comes or
	// one expires; zero for never.
	Next time.Time
	// NoAddress says that site.toml has no base_url, so that the output lacks what is
	// made of whole addresses.
	NoAddress bool
	// Broken says that the site has errors: nothing was written, or, with
	// KeepGoing, not all.
	Broken bool
	Stages []Stage // in order
}

// IndexSize is how large the search index is; zero when there is none, or when
// nothing has changed.
type IndexSize struct {
	Docs, Files int
	Bytes       int64
}

// HiddenCounts are how many articles are not shown, by why.
type HiddenCounts struct{ Drafts, Future, Expired int }

// DefaultOut returns the output folder of a site folder, unless another is named.
func DefaultOut(source string) string { return filepath.Join(source, "public") }

// CacheDir is the folder for what saves work, in the site folder.
const CacheDir = ".wendang"

// Build builds a site. Mistakes of the site are added to o.Problems and make
// Result.Broken true; the error is for failures of usage or machine. A site that changes
// while it is built is built again.
func Build(ctx context.Context, o Options) (Result, error) {
	const most = 3 // times
	for n := 1; ; n++ {
		once := o
		once.Problems = &diag.List{}
		result, err := buildOnce(ctx, &once)
		if (IsChanged(err) || len(once.full) > len(o.full)) && n < most && ctx.Err() == nil {
			o.full = once.full
			continue
		}
		if o.Problems != nil {
			o.Problems.Add(once.Problems.Sorted()...)
		}
		return result, err
	}
}

func buildOnce(ctx context.Context, o *Options) (Result, error) {
	p, err := newPortal(*o)
	if err != nil {
		return Result{}, err
	}
	defer p.Close()
	result, err := p.build(ctx)
	if at := cache.FullAt(err); at != "" && o.Cache == "" && paths.Within(at, p.cacheDir) {
		o.full = append(o.full, at)
	}
	p.stages.end()
	result.Stages = p.stages.list
	return result, err
}

func (p *Portal) build(ctx context.Context) (Result, error) {
	err := p.configure()
	if err != nil {
		return p.broken(err)
	}
	// What earlier builds left in the folder is looked at while the site is read.
	if p.folder, err = p.openFolder(); err != nil {
		return p.result, err
	}
	err = p.read(ctx, true)
	p.problems.Add(p.diagnostics()...)
	if err != nil || !p.usable {
		return p.broken(err)
	}
	p.findHidden()
	key, keyed := p.buildKey()
	if keyed && !p.problems.HasErrors() && p.nothingChanged(key) {
		return p.result, nil
	}
	problemsBefore := p.problems.Len()
	if shown, err := p.arrange(p.input()); err != nil || !shown {
		return p.broken(err)
	}
	if err := p.checkServerFiles(); err != nil {
		return p.broken(err)
	}
	result, err := p.Write(ctx)
	if err == nil && !result.Broken {
		err = p.writeBeside()
	}
	// Problems that only show in arranging must be reported again the next time.
	if err == nil && keyed && p.problems.Len() == problemsBefore {
		p.saveLastBuild(key)
	}
	if err == nil && !result.Broken {
		p.saveBuilt()
	}
	return result, err
}

// findHidden notes which articles are not shown.
func (p *Portal) findHidden() {
	metas := slices.DeleteFunc(p.metas(), func(m *parse.Meta) bool { return m.Failed })
	p.result.NoAddress = p.config.BaseURL == ""
	h := portal.FindHidden(metas, p.portalOptions())
	p.result.HiddenArticles, p.result.Hidden = h, HiddenCounts{len(h.Drafts), len(h.Future), len(h.Expired)}
	p.result.Next = portal.Midnight(portal.NextChange(p.config, p.day, h.Next), p.config.Location)
}

// broken ends a build whose site has errors, or that failed.
func (p *Portal) broken(err error) (Result, error) {
	p.result.Broken = p.problems.HasErrors()
	return p.result, err
}
