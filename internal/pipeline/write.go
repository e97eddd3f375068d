package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/portal"
	"wendang/internal/render"
	"wendang/internal/write"
)

// write brings the portal's files into the output folder.
func (p *Portal) write(ctx context.Context) (result Result, err error) {
	p.stages.begin(message.StageOutputs())
	if p.config.Search {
		p.index = p.planIndex()
		if taken := p.outputs.addIndex(p.index.files, p.Jobs); len(taken) > 0 {
			for _, path := range taken {
				p.problems.Add(p.locate(portal.Problem{File: path, Static: p.isStatic(path),
					Message: message.OutputTaken(path, message.TakenByIndex()), Hint: message.RenameFile()}))
			}
			return p.broken(nil)
		}
	}
	list := p.outputs.list
	paths := make([]string, len(list))
	for i := range list {
		paths[i] = list[i].Path
		if list[i].Kind.IsPage() {
			p.result.Pages++
		}
	}
	p.result.Articles = len(p.site.Articles)
	batch, err := p.folder.Begin(paths)
	if err != nil {
		return p.result, err
	}
	defer func() { err = errors.Join(err, batch.Abort()) }()
	if p.index != nil {
		p.stages.begin(message.StageIndex())
		if err := p.index.write(ctx, list, batch); err != nil {
			return p.writeFailed(err)
		}
	}
	p.stages.begin(message.StageWrite())
	if err := p.writeAll(ctx, batch); err != nil {
		return p.writeFailed(err)
	}
	p.stages.begin(message.StageCommit())
	stats, err := batch.Commit(p.Jobs)
	if err != nil {
		return p.result, err
	}
	if p.index != nil {
		p.result.Index = p.index.size(batch)
		if err := p.index.save(); err != nil {
			p.problems.Add(unsaved(err))
		}
	}
	p.result.Written, p.result.Unchanged, p.result.Removed = stats.Written, stats.Unchanged, stats.Removed
	return p.result, nil
}

// isStatic reports whether the static folder has a file of a path.
func (p *Portal) isStatic(path string) bool {
	for _, s := range p.site.Static {
		if s == path {
			return true
		}
	}
	return false
}

// writeAll makes every output that is not as it would be made.
func (p *Portal) writeAll(ctx context.Context, batch *write.Batch) error {
	list := p.outputs.list
	return p.inChunks(ctx, message.ProgressWriting(), len(list), chunk, func() (func(i int) error, func()) {
		w := &outputWriter{Maker: p.NewMaker(), to: batch.Writer()}
		return func(i int) error { return w.write(i, list[i]) }, w.close
	})
}

// outputWriter makes and writes outputs in one goroutine.
type outputWriter struct {
	*Maker
	to     *write.Writer
	buffer []byte
}

func (w *outputWriter) close() {
	w.to.Close()
	w.Close()
}

func (w *outputWriter) write(i int, o Output) error {
	switch o.Kind {
	case KindContent, KindStatic:
		return w.copy(i, o)
	case KindIndex:
		return w.keepIndex(i, o)
	case KindSearch:
		return w.searchData(i, o)
	case KindAsset: // its name tells its bytes
		return w.put(i, pack.PrintOf([]byte(o.Path)), func(dst []byte) ([]byte, error) { return w.Append(dst, o) })
	}
	err := w.put(i, w.fingerprint(o), func(dst []byte) ([]byte, error) { return w.make(dst, w.value(o)) })
	if o.Kind == KindArticle && err == nil {
		w.bodies.release(w.article.File)
	}
	return err
}

// put writes output i, unless it is there as it was made from the same.
func (w *outputWriter) put(i int, fingerprint pack.Print, make func(dst []byte) ([]byte, error)) error {
	if w.to.Fresh(i, fingerprint) {
		return nil
	}
	content, err := make(w.buffer[:0])
	if err != nil {
		return err
	}
	w.buffer = content
	return w.to.Put(i, fingerprint, content)
}

// copy copies a file, unless its stamp says that it is the one copied before.
func (w *outputWriter) copy(i int, o Output) error {
	var fingerprint pack.Print
	if f := w.portal.file(o); f.Stamp.Settled(w.portal.listed) {
		fingerprint = pack.PrintOf([]byte(fmt.Sprint("copy ", f.Path, o.Kind == KindStatic, f.Stamp)))
		if w.to.Fresh(i, fingerprint) {
			return nil
		}
	}
	return w.to.PutFile(i, fingerprint, func() (io.ReadCloser, error) { return w.open(o) })
}

// searchData writes what the search begins with: so little that it is made each
// time, and is its own fingerprint.
func (w *outputWriter) searchData(i int, o Output) error {
	w.buffer = w.portal.outputs.search[o.n](w.portal.index, w.buffer[:0])
	fingerprint := pack.PrintOf(w.buffer)
	if w.to.Fresh(i, fingerprint) {
		return nil
	}
	return w.to.Put(i, fingerprint, w.buffer)
}

// keepIndex keeps a file of a segment. Those of the new one have been written.
func (w *outputWriter) keepIndex(i int, o Output) error {
	x := w.portal.index
	f := x.files[o.n]
	if x.made && f.Segment == x.built.Name || w.to.Fresh(i, fileInputs(f)) {
		return nil
	}
	return changed(f.Path)
}

// unreadable is the error for a file of the site that cannot be copied.
type unreadable struct{ problem diag.Diagnostic }

func (e *unreadable) Error() string { return e.problem.Message.String() }

// writeFailed sorts errors of writing into the site's and the machine's.
func (p *Portal) writeFailed(err error) (Result, error) {
	if d, ok := render.AsProblem(err); ok {
		p.problems.Add(d)
		return p.broken(nil)
	}
	var u *unreadable
	if errors.As(err, &u) {
		p.problems.Add(u.problem)
		return p.broken(nil)
	}
	var foreign *write.Foreign
	if errors.As(err, &foreign) {
		p.problems.Add(diag.Path(foreign.Path, message.OutputForeign()).WithHint(message.MoveAway()))
		return p.broken(nil)
	}
	return p.result, err
}
