package pipeline

import (
	"context"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"wendang/internal/beside"
	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/parse"
	"wendang/internal/portal"
)

// contentAgain lists and reads what may have changed in the content folder: what stands
// at some paths, of which none lies in another.
func (r *Reading) contentAgain(ctx context.Context, before *Reading, paths []string, d *Delta) error {
	if len(paths) == 0 {
		return nil
	}
	listed := time.Now().UnixNano()
	var articles []source
	var files []load.File
	aside := map[string]bool{}
	reader := r.folders.content.NewReader()
	defer reader.Close()
	for _, f := range r.listAgain(r.folders.content, "content", paths, false, d) {
		switch {
		case parse.IsArticle(f.Path) && portal.NoText(r.config, f.Path):
		case parse.IsArticle(f.Path):
			articles = append(articles, newSource(f, listed))
		case beside.IsArticleAside(reader, f):
			aside[f.Path] = true
		default:
			files = append(files, f)
		}
	}
	r.asideAgain(paths, aside, d)
	r.besideAgain(paths, files, listed, d)

	// A file that has not been touched is taken over; one that has may hold the same.
	var todo []*source
	path := func(s *source) string { return s.Path }
	for i := range articles {
		s := &articles[i]
		was, known := sourceAt(r.sources, s.Path)
		if known && was.settled && was.Stamp == s.Stamp {
			*s = *was
			continue
		}
		if known {
			s.meta, s.fingerprint, s.cached = was.meta, was.fingerprint, was.cached
		}
		todo = append(todo, s)
	}
	changed, problems, err := r.readAgain(ctx, todo)
	if err != nil {
		return err
	}
	r.said.sources = maps.Clone(before.said.sources)
	for i, s := range todo {
		if !changed[i] {
			continue
		}
		if d.articles[s.Path] = true; len(problems[i]) > 0 {
			r.said.sources[s.Path] = problems[i]
		} else {
			delete(r.said.sources, s.Path)
		}
	}
	for _, at := range cuts(r.sources, path, paths) {
		for i := at.from; i < at.to; i++ {
			if _, still := sourceAt(articles, r.sources[i].Path); !still {
				d.articles[r.sources[i].Path] = true
				delete(r.said.sources, r.sources[i].Path)
			}
		}
	}
	r.sources = replaceAt(r.sources, path, paths, articles)
	r.noteAgain(before, d)
	r.key, r.listed = r.sourcesKey(), listed
	return nil
}

// noteAgain notes which articles something is wrong with, and which documents no article
// links to, where that may have changed since before.
func (r *Reading) noteAgain(before *Reading, d *Delta) {
	content := func(name string) bool { return strings.HasPrefix(name, "content/") }
	files := d.all || slices.ContainsFunc(slices.Collect(maps.Keys(d.copied)), content)
	if files {
		r.noteDocuments()
	}
	if d.all {
		r.noteArticles()
		r.noteUnlinked()
		return
	}
	wrong, linked := maps.Clone(r.said.articles), files
	for path := range d.articles {
		var was, is *parse.Meta
		if s, ok := sourceAt(before.sources, path); ok {
			was = s.meta
		}
		delete(wrong, path)
		if s, ok := sourceAt(r.sources, path); ok {
			if is = s.meta; s.isWrong() {
				wrong[path] = true
			}
		}
		linked = linked || len(r.said.documents) > 0 && !r.linkSame(was, is)
	}
	r.said.articles = wrong
	if linked {
		r.noteUnlinked()
	}
}

// asideAgain notes which files at some paths look like an article's source.
func (r *Reading) asideAgain(paths []string, aside map[string]bool, d *Delta) {
	was := r.said.aside
	r.said.aside = maps.Clone(was)
	if r.said.aside == nil {
		r.said.aside = map[string]bool{}
	}
	maps.DeleteFunc(r.said.aside, func(p string, _ bool) bool { return liesAt(p, paths) })
	maps.Copy(r.said.aside, aside)
	d.said = d.said || !maps.Equal(was, r.said.aside)
}

// liesAt reports whether a path is one of some paths, or lies below one.
func liesAt(path string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool { return p == "" || path == p || strings.HasPrefix(path, p+"/") })
}

// manySources is from how many sources on memory is taken for many at a time.
const manySources = 1000

// readAgain finds out what sources say whose files may have changed: which have, and the
// problems of those of which nothing can be made out.
func (r *Reading) readAgain(ctx context.Context, todo []*source) (changed []bool, problems [][]diag.Diagnostic, err error) {
	changed = make([]bool, len(todo))
	problems = make([][]diag.Diagnostic, len(todo))
	parser := r.parser()
	err = r.inChunks(ctx, message.ProgressReading(), len(todo), chunk, func() (func(i int) error, func()) {
		s := r.newSourceReader(parser)
		s.keeper.Single = len(todo) < manySources
		return func(i int) error {
			s.unreadable = func(_ string, list []diag.Diagnostic) { problems[i] = list }
			was := todo[i].fingerprint
			todo[i].cached = ""
			err := s.read(todo[i])
			changed[i] = todo[i].fingerprint != was || len(problems[i]) > 0
			return err
		}, s.files.Close
	})
	return changed, problems, err
}

// staticAgain lists what may have changed in the static folder.
func (r *Reading) staticAgain(paths []string, d *Delta) {
	if len(paths) == 0 {
		return
	}
	listed := time.Now().UnixNano()
	files := r.listAgain(r.folders.static, "static", paths, true, d)
	r.filesAgain(&r.files.static, "static/", paths, files, listed, d)
}

// listAgain lists what stands at paths of a folder, whose name is name. What was said of
// that is forgotten.
func (r *Reading) listAgain(folder *load.Folder, name string, paths []string, hidden bool, d *Delta) []load.File {
	var fresh diag.List
	var files []load.File
	for _, p := range paths {
		files = append(files, folder.ListAt(p, r.Jobs, hidden, &fresh)...)
	}
	slices.SortFunc(files, func(a, b load.File) int { return strings.Compare(a.Path, b.Path) })
	kept := &diag.List{}
	for _, problem := range r.said.list.Sorted() {
		at, ok := strings.CutPrefix(problem.File, name+"/")
		if !ok && problem.File == name {
			at, ok = "", true
		}
		if !ok || !liesAt(at, paths) {
			kept.Add(problem)
		}
	}
	kept.Add(fresh.Sorted()...)
	d.said = d.said || !sayTheSame(kept, r.said.list)
	r.said.list = kept
	return files
}

// besideAgain lists what may have changed beside articles, and decides what of it is
// published.
func (r *Reading) besideAgain(paths []string, files []load.File, listed int64, d *Delta) {
	touched := len(d.copied)
	r.filesAgain(&r.beside, "content/", paths, files, listed, d)
	if len(d.copied) == touched && !d.all {
		return
	}
	was := r.said.beside
	r.selectFiles()
	d.said = d.said || !sayTheSame(was, r.said.beside)
}

// sayTheSame reports whether two lists say the same of the same files.
func sayTheSame(a, b *diag.List) bool {
	return slices.EqualFunc(a.Sorted(), b.Sorted(), func(x, y diag.Diagnostic) bool {
		return x.File == y.File && message.Compare(x.Message, y.Message) == 0
	})
}

// filesAgain puts files that are copied into the place of those that stood at paths.
func (r *Reading) filesAgain(list *[]load.File, name string, paths []string, fresh []load.File, listed int64, d *Delta) {
	path := func(f *load.File) string { return f.Path }
	was := map[string]load.File{}
	for _, at := range cuts(*list, path, paths) {
		for _, f := range (*list)[at.from:at.to] {
			was[f.Path] = f
		}
	}
	for _, f := range fresh {
		// A stamp that is not settled may stand for other bytes than before.
		if before, ok := was[f.Path]; !ok || before.Stamp != f.Stamp || !f.Stamp.Settled(listed) {
			d.copied[name+f.Path] = true
		}
		delete(was, f.Path)
	}
	for p := range was {
		d.copied[name+p] = true
	}
	*list = replaceAt(*list, path, paths, fresh)
}

// cut is a part of a list.
type cut struct{ from, to int }

// cuts returns where in a list, which is in the order of paths, that stands which is at
// some paths or below them. The paths are in order, and none lies in another.
func cuts[T any](list []T, path func(*T) string, paths []string) []cut {
	find := func(p string) int { return sort.Search(len(list), func(i int) bool { return path(&list[i]) >= p }) }
	var all []cut
	for _, p := range paths {
		if p == "" {
			return []cut{{0, len(list)}}
		}
		if i := find(p); i < len(list) && path(&list[i]) == p {
			all = append(all, cut{i, i + 1})
		}
		// "0" follows "/".
		if c := (cut{find(p + "/"), find(p + "0")}); c.from < c.to {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b cut) int { return a.from - b.from })
	return all
}

// replaceAt returns a list, which is in the order of paths, in which fresh stands in place
// of all that stood at some paths or below them.
func replaceAt[T any](list []T, path func(*T) string, paths []string, fresh []T) []T {
	merged := make([]T, 0, len(list)+len(fresh))
	at := 0
	keep := func(to int) {
		for at < to && len(fresh) > 0 && path(&fresh[0]) < path(&list[to-1]) {
			n := sort.Search(to-at, func(i int) bool { return path(&list[at+i]) >= path(&fresh[0]) })
			merged = append(append(merged, list[at:at+n]...), fresh[0])
			at, fresh = at+n, fresh[1:]
		}
		merged = append(merged, list[at:to]...)
		at = to
	}
	for _, c := range cuts(list, path, paths) {
		keep(c.from)
		at = c.to
	}
	keep(len(list))
	return append(merged, fresh...)
}

// sourceAt returns the source at a content path.
func sourceAt(sources []source, path string) (*source, bool) {
	i, ok := sort.Find(len(sources), func(i int) int { return strings.Compare(path, sources[i].Path) })
	if !ok {
		return nil, false
	}
	return &sources[i], true
}
