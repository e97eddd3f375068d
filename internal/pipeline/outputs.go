package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"syscall"

	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/pack"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/search"
	"wendang/internal/write"
)

// output is one file of the output and how it is made. Exactly one of article,
// page, file and index says how.
type output struct {
	path    string
	html    bool
	article portal.ID // or None
	page    *page
	file    *copied
	index   *search.File
}

// page is an output that is made, and is not an article.
type page struct {
	print  func() pack.Print // of what it is made from
	render func(dst []byte) ([]byte, error)
}

// copied is a file that is copied as it is.
type copied struct {
	load.File
	static bool // from the static folder, not from content
}

// outputs lists all files of the output, by path.
func (b *builder) outputs(site *portal.Site, r *render.Renderer) []output {
	list := make([]output, 0, len(site.Articles)+len(site.Lists)+len(site.Files)+len(site.Static)+64)
	add := func(path string, print func() pack.Print, render func([]byte) ([]byte, error)) {
		list = append(list, output{path: path, html: true, article: portal.None, page: &page{print, render}})
	}
	add(portal.HomePath, r.HomePrint, r.Home)
	add(portal.TagsPath, r.TagsPrint, r.Tags)
	add(portal.NotFoundPath, r.NotFoundPrint, r.NotFound)
	for _, l := range site.Lists {
		for n := range l.Older(site.Config.PageSize) + 1 {
			add(l.PagePath(n), func() pack.Print { return r.ListPrint(l, n) },
				func(dst []byte) ([]byte, error) { return r.List(dst, l, n) })
		}
	}
	for i := range site.Articles {
		list = append(list, output{path: site.Articles[i].URL, html: true, article: portal.ID(i)})
	}
	for _, a := range site.Aliases {
		add(a.Path, func() pack.Print { return r.RedirectPrint(a) },
			func(dst []byte) ([]byte, error) { return r.Redirect(dst, a) })
	}
	other := func(path string, inputs, content func([]byte) []byte) {
		list = append(list, output{path: path, article: portal.None, page: &page{
			func() pack.Print { return pack.PrintOf(inputs(b.print[:])) },
			func(dst []byte) ([]byte, error) { return content(dst), nil },
		}})
	}
	for _, f := range b.feeds {
		other(f.Path, f.Inputs, f.Append)
	}
	for _, a := range b.theme.Assets { // their names tell their bytes
		other(a.Path, func(dst []byte) []byte { return dst }, func(dst []byte) []byte { return append(dst, a.Content...) })
	}
	if b.index != nil {
		add(render.SearchPath, r.SearchPrint, r.Search)
		other(search.ManifestPath, b.index.manifestInputs, b.index.appendManifest)
		other(search.TagsPath, b.index.tagsInputs, b.index.appendTags)
		constant := func(dst []byte) []byte { return dst }
		other(search.FoldPath, constant, search.AppendFold)
		if b.config.BaseURL != "" {
			other(render.OpenSearchPath, constant, r.OpenSearch)
		}
		for i := range b.index.files {
			list = append(list, output{path: b.index.files[i].Path, article: portal.None, index: &b.index.files[i]})
		}
	}
	list = appendCopied(list, site.Files, b.files.content)
	list = appendCopied(list, site.Static, b.files.static)
	return sortOutputs(list, b.Jobs)
}

// sortOutputs puts the outputs into the order of their paths. Parts are sorted
// at the same time and merged.
func sortOutputs(list []output, jobs int) []output {
	byPath := func(x, y output) int { return strings.Compare(x.path, y.path) }
	const worth = 10_000
	if jobs < 2 || len(list) < worth {
		slices.SortFunc(list, byPath)
		return list
	}
	a, b := list[:len(list)/2], list[len(list)/2:]
	var wait sync.WaitGroup
	wait.Go(func() { a = sortOutputs(a, jobs/2) })
	b = sortOutputs(b, jobs/2)
	wait.Wait()
	merged := make([]output, 0, len(list))
	for len(a) > 0 && len(b) > 0 {
		if byPath(a[0], b[0]) <= 0 {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
	}
	return append(append(merged, a...), b...)
}

// appendCopied adds the files at paths, which are some of listed. Both are in
// order.
func appendCopied(list []output, paths []string, listed []copied) []output {
	k := 0
	for _, p := range paths {
		for listed[k].Path != p {
			k++
		}
		list = append(list, output{path: p, article: portal.None, file: &listed[k]})
	}
	return list
}

// write brings the site's files into the output folder.
func (b *builder) write(ctx context.Context, site *portal.Site, r *render.Renderer) (result Result, err error) {
	b.stages.begin("relate, outputs")
	var wait sync.WaitGroup
	wait.Go(func() { b.relate(site) })
	defer wait.Wait()
	r.Prints(b.print, b.Jobs)
	if b.config.Search {
		b.planIndex(site, r)
	}
	list := b.outputs(site, r)
	paths := make([]string, len(list))
	for i := range list {
		paths[i] = list[i].path
		if i > 0 && paths[i] == paths[i-1] {
			b.problems.Add(diag.File("site.toml", fmt.Sprintf("the output /%s is made twice", paths[i])))
			return b.broken(nil)
		}
		if list[i].html {
			b.result.Pages++
		}
	}
	b.result.Articles = len(site.Articles)
	batch, err := b.folder.Begin(paths)
	if err != nil {
		return b.result, b.machine(err)
	}
	defer func() { err = errors.Join(err, batch.Abort()) }()
	wait.Wait()
	if b.index != nil {
		b.stages.begin("index")
		if err := b.index.write(ctx, list, batch); err != nil {
			return b.writeFailed(err)
		}
	}
	b.stages.begin("render, write")
	if err := b.writeAll(ctx, site, r, list, batch); err != nil {
		return b.writeFailed(err)
	}
	b.stages.begin("commit")
	stats, err := batch.Commit(b.Jobs)
	if err != nil {
		return b.result, b.machine(err)
	}
	if b.index != nil {
		b.result.Index = b.index.size(batch)
		if err := b.index.save(); err != nil {
			b.unsaved(err)
		}
	}
	b.result.Written, b.result.Unchanged, b.result.Removed = stats.Written, stats.Unchanged, stats.Removed
	return b.result, nil
}

// writeAll makes every output that is not as it would be made.
func (b *builder) writeAll(ctx context.Context, site *portal.Site, r *render.Renderer, list []output, batch *write.Batch) error {
	parser := b.parser()
	return b.inChunks(ctx, "writing", len(list), chunk, func() (func(i int) error, func()) {
		w := &outputWriter{
			builder: b, site: site, renderer: r, to: batch.Writer(), bodies: b.newBodyReader(parser),
			content: b.content.NewReader(), static: b.static.NewReader(),
		}
		return func(i int) error { return w.write(i, &list[i]) }, w.close
	})
}

// outputWriter makes and writes outputs in one goroutine.
type outputWriter struct {
	*builder
	site            *portal.Site
	renderer        *render.Renderer
	to              *write.Writer
	bodies          *bodyReader
	content, static *load.Reader
	buffer          []byte
}

func (w *outputWriter) close() {
	w.to.Close()
	w.bodies.files.Close()
	w.content.Close()
	w.static.Close()
}

func (w *outputWriter) write(i int, o *output) error {
	if o.file != nil {
		return w.copy(i, o.file)
	}
	if o.index != nil {
		return w.keepIndex(i, o.index)
	}
	var inputs pack.Print
	if o.page != nil {
		inputs = o.page.print()
	} else {
		inputs = w.renderer.ArticlePrint(o.article)
	}
	if w.to.Fresh(i, inputs) {
		return nil
	}
	page, err := w.render(o)
	if err != nil {
		return err
	}
	w.buffer = page
	return w.to.Put(i, inputs, page)
}

// render makes a page.
func (w *outputWriter) render(o *output) ([]byte, error) {
	if o.page != nil {
		return o.page.render(w.buffer[:0])
	}
	content, err := w.bodies.body(w.site.Articles[o.article].Meta)
	if err != nil {
		return nil, err
	}
	return w.renderer.Article(w.buffer[:0], o.article, content)
}

// copy copies a file, unless its stamp says that it is the one copied before.
func (w *outputWriter) copy(i int, f *copied) error {
	var inputs pack.Print
	if f.Stamp.Settled(w.listed) {
		inputs = pack.PrintOf([]byte(fmt.Sprint("copy ", f.Path, f.static, f.Stamp)))
		if w.to.Fresh(i, inputs) {
			return nil
		}
	}
	from, folder := w.content, w.builder.content
	if f.static {
		from, folder = w.static, w.builder.static
	}
	return w.to.PutFile(i, inputs, func() (io.ReadCloser, error) {
		file, err := from.Open(f.Path)
		if err != nil {
			return nil, &unreadable{folder.Problem(f.Path, err)}
		}
		return file, nil
	})
}

// unreadable is the error for a file of the site that cannot be copied.
type unreadable struct{ problem diag.Diagnostic }

func (e *unreadable) Error() string { return e.problem.Message }

// writeFailed sorts errors of writing into the site's and the machine's.
func (b *builder) writeFailed(err error) (Result, error) {
	if d, ok := render.AsProblem(err); ok {
		b.problems.Add(d)
		return b.broken(nil)
	}
	var u *unreadable
	if errors.As(err, &u) {
		b.problems.Add(u.problem)
		return b.broken(nil)
	}
	var foreign *write.Foreign
	if errors.As(err, &foreign) {
		b.problems.Add(diag.Diagnostic{
			File:    foreign.Path,
			Message: "the output folder holds this file, which wendang did not write",
			Hint:    "move it away, or choose another folder with --out",
		})
		return b.broken(nil)
	}
	return b.result, b.machine(err)
}

// machine marks an error as the machine's.
func (b *builder) machine(err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, ErrMachine):
		return err
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w: the disk is full: %w", ErrMachine, err)
	}
	return fmt.Errorf("%w: %w", ErrMachine, err)
}
