package publish

import (
	"path"
	"slices"
	"strings"
	"time"

	"wendang/internal/output"
	"wendang/internal/publish/target"
	"wendang/internal/write"
)

// local is a file of the output.
type local = write.Left

// planner holds what decides what is to be done.
type planner struct {
	files   []local   // by path
	known   *manifest // what wendang has put on the target
	listed  map[string]target.Info
	listing bool // listed is there: the target has been asked
	form    func(local) form
	// same tells whether a listed file has the bytes of an output, where the target
	// tells enough for that.
	same    func(local, target.Info) (same, known bool)
	protect []string
	keep    time.Duration
	now     int64 // seconds since 1970, by the target's clock
}

// plan is what is to be done, so that the target holds the output.
type plan struct {
	puts    []put
	deletes []entry
	// kept are all other entries of the manifest, with new states.
	kept []entry
	// blocking are deletes of files that stand where a folder is needed, or in a
	// folder where a file is: they come first.
	blocking []entry

	unchanged int
	retired   int      // files that are no longer used, and stay for a while
	expired   int      // of deletes, those that had been retired
	foreign   []string // files of others that are replaced
	protected []string // outputs that are not put
	adopted   int      // files that were there already
	dirty     bool     // the manifest changes although no file does
}

// put is a file to be put.
type put struct {
	local
	form form
	had  uint8 // what stood beside it, of which some may have to go
	new  bool  // it is not on the target yet
}

// make compares the output with what is on the target.
func (p *planner) make() *plan {
	out := &plan{}
	entries := p.known.entries
	i := 0
	for _, f := range p.files {
		for i < len(entries) && entries[i].path < f.Path {
			p.gone(out, entries[i])
			i++
		}
		var e *entry
		if i < len(entries) && entries[i].path == f.Path {
			e = &entries[i]
			i++
		}
		p.file(out, f, e)
	}
	for ; i < len(entries); i++ {
		p.gone(out, entries[i])
	}
	out.block()
	return out
}

// file decides about an output, and what is known of it on the target; nil for nothing.
func (p *planner) file(out *plan, f local, e *entry) {
	if p.isProtected(f.Path) {
		out.protected = append(out.protected, f.Path)
		out.dirty = out.dirty || e != nil
		return
	}
	form := p.form(f)
	info, listed := p.listed[f.Path]
	if e != nil {
		whole := e.state == present || e.state == retired
		if whole && p.listing && (!listed || info.Size >= 0 && info.Size != e.size || !p.keepsForm(f, form, info) || !p.hasBesides(e)) {
			whole = false
		}
		if whole && e.content == f.Content && e.form == formOf(form.header) && e.beside == form.beside {
			out.unchanged++
			kept := *e
			kept.state, kept.since, kept.kind = present, 0, f.Kind
			out.dirty = out.dirty || kept != *e
			out.kept = append(out.kept, kept)
			return
		}
		missing := p.listing && !listed || e.state == added || e.state == deleting
		out.puts = append(out.puts, put{f, form, e.beside, missing})
		return
	}
	if listed && form.beside == 0 && form.header == (target.Header{}) {
		if same, _ := p.same(f, info); same {
			out.adopted++
			out.dirty = true
			out.kept = append(out.kept, entry{path: f.Path, kind: f.Kind, state: present, size: f.Size, content: f.Content})
			return
		}
	}
	if listed {
		out.foreign = append(out.foreign, f.Path)
	}
	out.puts = append(out.puts, put{f, form, 0, !listed})
}

// keepsForm reports whether a listed file has the bytes that its entry says, as far as
// the target tells without the file being read.
func (p *planner) keepsForm(f local, form form, info target.Info) bool {
	if form.header.ContentEncoding != "" {
		return true // its digest is of what was compressed
	}
	same, known := p.same(f, info)
	return same || !known
}

// hasBesides reports whether all is listed that stands beside a file.
func (p *planner) hasBesides(e *entry) bool {
	for name := range besides(e.path, e.beside) {
		if _, listed := p.listed[name]; !listed {
			return false
		}
	}
	return true
}

// gone decides about a file of the manifest that is no output any more.
func (p *planner) gone(out *plan, e entry) {
	if p.isProtected(e.path) {
		out.dirty = true
		return
	}
	if !e.kind.Hashed() || e.state == added || e.state == deleting {
		out.deletes = append(out.deletes, e)
		return
	}
	// Who has an old page may still ask for it.
	if e.state != retired {
		e.state, e.since = retired, p.now
		out.retired++
		out.dirty = true
	}
	if e.since > p.now { // a clock was wrong
		e.since = p.now
		out.dirty = true
	}
	if p.now-e.since >= int64(p.keep/time.Second) {
		out.expired++
		out.deletes = append(out.deletes, e)
		return
	}
	out.kept = append(out.kept, e)
}

// isProtected reports whether a path is one that wendang may not replace.
func (p *planner) isProtected(name string) bool {
	return slices.ContainsFunc(p.protect, func(pattern string) bool { return matches(pattern, name) })
}

// matches reports whether a pattern names a path: as in path.Match, and all below a
// folder when it ends with a slash.
func matches(pattern, name string) bool {
	pattern = strings.TrimPrefix(pattern, "/")
	if dir, ok := strings.CutSuffix(pattern, "/"); ok {
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			if ok, err := path.Match(dir, d); ok && err == nil {
				return true
			}
		}
		return false
	}
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// block finds the deletes that must come before the puts.
func (out *plan) block() {
	if len(out.deletes) == 0 {
		return
	}
	folders := map[string]bool{}
	isFile := make(map[string]bool, len(out.puts))
	for _, f := range out.puts {
		isFile[f.Path] = true
		for dir := path.Dir(f.Path); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	blocks := func(e entry) bool {
		if folders[e.path] {
			return true
		}
		for dir := path.Dir(e.path); dir != "."; dir = path.Dir(dir) {
			if isFile[dir] {
				return true
			}
		}
		return false
	}
	rest := out.deletes[:0:0]
	for _, e := range out.deletes {
		if blocks(e) {
			out.blocking = append(out.blocking, e)
		} else {
			rest = append(rest, e)
		}
	}
	out.deletes = rest
}

// isEmpty reports whether nothing of the target would change.
func (out *plan) isEmpty() bool {
	return len(out.puts)+len(out.deletes)+len(out.blocking) == 0 && !out.dirty
}

// tooMany reports whether more files would go than an ordinary change of a site takes
// away. Files that were retired long ago do not count.
func (out *plan) tooMany(known *manifest) bool {
	return 3*(len(out.deletes)+len(out.blocking)-out.expired) > len(known.entries)
}

// stage is a step of publishing. All of one is done before the next begins, so that at
// no time a page links to one that is not there.
type stage int

const (
	stageBlocking stage = iota // what stands in the way goes
	stageNew                   // to which nothing links yet
	stageFiles                 // changed images, styles and the like
	stageArticles
	stageLists
	stagePages  // home, tags, search
	stageSearch // what tells programs of pages: the search's entry, feeds, sitemaps
	stageDelete
	stages
)

// stageOf returns when a file is put.
func stageOf(p put) stage {
	if p.new {
		return stageNew
	}
	switch p.Kind {
	case output.Article, output.Plain, output.Redirect:
		return stageArticles
	case output.List:
		return stageLists
	case output.Page:
		return stagePages
	case output.Search, output.Feed, output.Sitemap:
		return stageSearch
	}
	return stageFiles
}
