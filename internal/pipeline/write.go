package pipeline

import (
	"context"
	"errors"
	"os"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/pack"
	"wendang/internal/render"
	"wendang/internal/segment"
	"wendang/internal/write"
)

// Write brings the portal's files into the output folder. What was read for the build
// is let go of; what is asked for afterwards is read again.
func (p *Portal) Write(ctx context.Context) (result Result, err error) {
	if p.folder == nil {
		if p.folder, err = p.openFolder(); err != nil {
			return p.result, err
		}
	}
	p.stages.begin(message.StageOutputs())
	if !p.planSearch() {
		return p.broken(nil)
	}
	list := p.outputs.list
	files := make([]output.File, len(list))
	for i := range list {
		files[i] = output.File{Path: list[i].Path, Kind: list[i].Kind}
	}
	batch, err := p.folder.Begin(files)
	if err != nil {
		return p.result, Busy(p.Out, err)
	}
	defer batch.Abort()
	if p.index != nil {
		p.stages.begin(message.StageIndex())
		if err := p.index.write(ctx, batch); err != nil {
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
	for _, path := range batch.Stayed() {
		p.problems.Add(diag.Path(path, message.OutputStayed()).WithHint(message.DeleteIfNotYours()))
	}
	if err := batch.Unsaved(); err != nil {
		hint := message.NextBuildSlower()
		if own := (*failure.Failure)(nil); errors.As(err, &own) {
			hint = own.Hint
		}
		p.problems.Add(diag.Path(p.Out, message.OutputUnnoted(failure.Cause(err))).WithHint(hint))
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

// planSearch plans the search index, and counts the outputs. It reports false where one is
// in the way of the index.
func (p *Portal) planSearch() bool {
	if p.config.Search {
		p.index = p.planIndex()
		if met := p.outputs.addIndex(p.index.files, p.Jobs); met {
			if collisions := p.outputs.collisions(p.site.Arrangement, p.theme.Assets, p.Jobs); len(collisions) > 0 {
				for _, c := range collisions {
					p.problems.Add(p.locate(c))
				}
				return false
			}
		}
	}
	p.result.Articles, p.result.Pages = len(p.site.Articles), 0
	for i := range p.outputs.list {
		if p.outputs.list[i].Kind.IsPage() {
			p.result.Pages++
		}
	}
	return true
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

// write makes output i, unless it is there as it was made from the same.
func (w *outputWriter) write(i int, o Output) error {
	if o.Kind == KindIndex {
		return w.keepIndex(i, o)
	}
	fingerprint, known := w.Fingerprint(o)
	if known && w.to.Fresh(i, fingerprint) {
		return nil
	}
	if w.portal.IsCopied(o) {
		return w.to.PutFile(i, fingerprint, func() (*os.File, error) { return w.Open(o) })
	}
	content, err := w.Append(w.buffer[:0], o)
	if err != nil {
		return err
	}
	w.buffer = content
	if !known { // what the search begins with is so little that it is its own fingerprint
		if fingerprint = pack.FingerprintOf(content); w.to.Fresh(i, fingerprint) {
			return nil
		}
	}
	err = w.to.Put(i, fingerprint, content)
	w.release(o)
	return err
}

// release lets go of the body of an article that has been written.
func (w *outputWriter) release(o Output) {
	switch o.Kind {
	case KindArticle:
		w.bodies.release(w.article.File)
	case KindPlain:
		w.bodies.release(w.plain.File)
	}
}

// keepIndex keeps a file of a segment. Those of the new one have been written.
func (w *outputWriter) keepIndex(i int, o Output) error {
	x := w.portal.index
	f := x.files[o.n]
	if x.isMade(f.Segment) || w.to.Fresh(i, segment.Inputs(f)) {
		return nil
	}
	return changed(f.Path)
}

// unreadable is the error for a file of the site that cannot be copied.
type unreadable struct{ problem diag.Diagnostic }

func (e *unreadable) Error() string { return e.problem.Message.String() }

// writeFailed sorts errors of writing into the site's and the machine's.
func (p *Portal) writeFailed(err error) (Result, error) {
	if d, ok := ProblemOf(err); ok {
		p.problems.Add(d)
		return p.broken(nil)
	}
	return p.result, err
}

// ProblemOf returns what is wrong with the site, or with the output folder, when that is
// why an output could not be written.
func ProblemOf(err error) (diag.Diagnostic, bool) {
	if d, ok := render.AsProblem(err); ok {
		return d, true
	}
	var u *unreadable
	if errors.As(err, &u) {
		return u.problem, true
	}
	var foreign *write.Foreign
	if errors.As(err, &foreign) {
		return diag.Path(foreign.Path, message.OutputForeign()).WithHint(message.MoveAway()), true
	}
	return diag.Diagnostic{}, false
}
