package build

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"

	"wendang/internal/diag"
	"wendang/internal/feed"
	"wendang/internal/load"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/write"
)

// output is one file of the output and how it is made. Exactly one of article,
// make and copy says how.
type output struct {
	path    string
	html    bool
	article portal.ID // or None
	make    func(dst []byte) ([]byte, error)
	copy    func(r *readers) (io.ReadCloser, error)
}

// outputs lists all files of the output, by path.
func (b *builder) outputs(site *portal.Site, r *render.Renderer) []output {
	var list []output
	page := func(path string, make func([]byte) ([]byte, error)) {
		list = append(list, output{path: path, html: true, article: portal.None, make: make})
	}
	page(portal.HomePath, r.Home)
	page(portal.TagsPath, r.Tags)
	page(portal.NotFoundPath, r.NotFound)
	for _, l := range site.Lists {
		for n := range l.Older(site.Config.PageSize) + 1 {
			page(l.PagePath(n), func(dst []byte) ([]byte, error) { return r.List(dst, l, n) })
		}
	}
	for i := range site.Articles {
		list = append(list, output{path: site.Articles[i].URL, html: true, article: portal.ID(i)})
	}
	for _, a := range site.Aliases {
		page(a.Path, func(dst []byte) ([]byte, error) { return r.Redirect(dst, a) })
	}
	for _, f := range feed.Files(site, render.Generator) {
		list = append(list, output{path: f.Path, article: portal.None,
			make: func(dst []byte) ([]byte, error) { return f.Append(dst), nil }})
	}
	for _, a := range b.theme.Assets {
		list = append(list, output{path: a.Path, article: portal.None,
			make: func(dst []byte) ([]byte, error) { return append(dst, a.Content...), nil }})
	}
	for _, p := range site.Files {
		list = append(list, output{path: p, article: portal.None,
			copy: func(r *readers) (io.ReadCloser, error) { return r.content.Open(p) }})
	}
	for _, p := range site.Static {
		list = append(list, output{path: p, article: portal.None,
			copy: func(r *readers) (io.ReadCloser, error) { return r.static.Open(p) }})
	}
	slices.SortFunc(list, func(x, y output) int { return strings.Compare(x.path, y.path) })
	return list
}

// readers are one goroutine's readers.
type readers struct{ content, static *load.Reader }

// write brings the site's files into the output folder.
func (b *builder) write(ctx context.Context, site *portal.Site, r *render.Renderer) (result Result, err error) {
	b.stages.begin("outputs")
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
	folder, err := b.open()
	if err != nil {
		return b.result, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	batch, err := folder.Begin(paths)
	if err != nil {
		return b.result, b.machine(err)
	}
	defer func() { err = errors.Join(err, batch.Abort()) }()
	b.stages.begin("render, write")
	if err := b.writeAll(ctx, site, r, list, batch); err != nil {
		return b.writeFailed(err)
	}
	b.stages.begin("commit")
	stats, err := batch.Commit()
	if err != nil {
		return b.result, b.machine(err)
	}
	b.result.Written, b.result.Unchanged, b.result.Removed = stats.Written, stats.Unchanged, stats.Removed
	return b.result, nil
}

func (b *builder) writeAll(ctx context.Context, site *portal.Site, r *render.Renderer, list []output, batch *write.Batch) error {
	return inChunks(ctx, b.Jobs, len(list), func() (func(i int) error, func()) {
		w := batch.Writer()
		t := b.store.taker()
		files := &readers{b.content.NewReader(), b.static.NewReader()}
		var buffer []byte
		return func(i int) error {
				o := &list[i]
				if o.copy != nil {
					return w.PutFile(i, write.Print{}, func() (io.ReadCloser, error) { return o.copy(files) })
				}
				page, err := b.render(site, r, o, t, buffer[:0])
				if err != nil {
					return err
				}
				buffer = page
				return w.Put(i, write.Print{}, page)
			}, func() {
				w.Close()
				files.content.Close()
				files.static.Close()
			}
	})
}

// render makes the content of one output.
func (b *builder) render(site *portal.Site, r *render.Renderer, o *output, t *taker, dst []byte) ([]byte, error) {
	if o.article == portal.None {
		return o.make(dst)
	}
	content, err := t.take(site.Articles[o.article].Path)
	if err != nil {
		return nil, err
	}
	return r.Article(dst, o.article, content)
}

// writeFailed sorts errors of writing into the site's and the machine's.
func (b *builder) writeFailed(err error) (Result, error) {
	if d, ok := render.AsProblem(err); ok {
		b.problems.Add(d)
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
