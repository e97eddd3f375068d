package publish

import (
	"path"
	"slices"
	"strings"
	"time"

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
	// same tells whether a listed file has the bytes of an output, in an encoding or as
	// they are, where the target tells enough for that.
	same    func(f local, encoding string, i target.Info) (same, known bool)
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
	asks      bool     // compressed files come to stand beside old ones: it is not known what is there
	protected []string // outputs that are not put
	adopted   int      // files that were there already
	dirty     bool     // the manifest changes although no file does
}

// put is a file to be put.
type put struct {
	local
	form      form
	wasBeside uint8 // what stood beside it, of which some may have to go
	new       bool  // it is not on the target yet
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
	if e == nil {
		p.unknown(out, f, form, info, listed)
		return
	}
	ours := p.disown(*e)
	out.dirty = out.dirty || ours != *e
	p.replaced(out, f.Path, form.beside&^ours.beside)
	out.asks = out.asks || form.beside&^ours.beside != 0
	intact := ours.state == present || ours.state == retired
	if intact && p.listing && (!listed || info.Size >= 0 && info.Size != ours.size || !p.holds(f, form.header.ContentEncoding, info) || !p.holdsBeside(f, ours)) {
		intact = false
	}
	if intact && ours.content == f.Content && ours.form == formOf(form.header) && ours.beside == form.beside {
		out.unchanged++
		kept := ours
		kept.state, kept.since, kept.kind = present, 0, f.Kind
		out.dirty = out.dirty || kept != ours
		out.kept = append(out.kept, kept)
		return
	}
	missing := p.listing && !listed || ours.state == added || ours.state == deleting
	out.puts = append(out.puts, put{f, form, ours.beside, missing})
}

// unknown decides about an output that wendang has not put on the target.
func (p *planner) unknown(out *plan, f local, form form, info target.Info, listed bool) {
	if listed && form.beside == 0 && form.header == (target.Header{}) {
		if same, _ := p.same(f, "", info); same {
			out.adopted++
			out.dirty = true
			out.kept = append(out.kept, entry{path: f.Path, kind: f.Kind, state: present, size: f.Size, content: f.Content})
			return
		}
	}
	if listed {
		out.foreign = append(out.foreign, f.Path)
	}
	p.replaced(out, f.Path, form.beside)
	out.puts = append(out.puts, put{f, form, 0, !listed})
}

// replaced notes what others have put where compressed files come to stand beside one.
func (p *planner) replaced(out *plan, name string, beside uint8) {
	for other := range besides(name, beside) {
		if _, listed := p.listed[other]; listed && !p.known.has(other) {
			out.foreign = append(out.foreign, other)
		}
	}
}

// disown returns an entry without what stands beside the file and is protected now:
// that is not wendang's any more.
func (p *planner) disown(e entry) entry {
	e.beside &^= p.protectedBeside(e.path, e.beside)
	return e
}

// protectedBeside returns what of beside is protected.
func (p *planner) protectedBeside(name string, beside uint8) uint8 {
	return protectedBeside(p.protect, name, beside)
}

// holds reports whether a listed file has the bytes of an output, as far as the target
// tells.
func (p *planner) holds(f local, encoding string, info target.Info) bool {
	same, known := p.same(f, encoding, info)
	return same || !known
}

// holdsBeside reports whether all is listed that stands beside a file, and is what it
// should be.
func (p *planner) holdsBeside(f local, e entry) bool {
	for name, encoding := range besides(e.path, e.beside) {
		info, listed := p.listed[name]
		if !listed || e.content == f.Content && !p.holds(f, encoding, info) {
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
	e = p.disown(e)
	if p.isBeside(e.path) {
		return // a compressed file takes its place, and belongs to the other's entry
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

// isBeside reports whether a path is one at which a compressed file stands beside an
// output.
func (p *planner) isBeside(name string) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br")
	if base == name {
		return false
	}
	i, found := slices.BinarySearchFunc(p.files, base, func(f local, p string) int { return strings.Compare(f.Path, p) })
	if !found || p.isProtected(base) {
		return false
	}
	_, beside := besides(base, p.form(p.files[i]).beside)[name]
	return beside
}

// isProtected reports whether a path is one that wendang may not replace.
func (p *planner) isProtected(name string) bool { return isProtected(p.protect, name) }

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
