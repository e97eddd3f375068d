package shard

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/parse"
	"wendang/internal/pipeline"
	"wendang/internal/press"
	"wendang/internal/render"
	"wendang/internal/search"
	"wendang/internal/segment"
	"wendang/internal/store"
	"wendang/internal/write"
)

// Render writes the files of part I of N into the output folder, but those that are there as
// they would be made. What shows only now, a template that fails on some page, is added to
// o.Problems and makes Result.Broken true.
func Render(ctx context.Context, o Options) (Result, error) {
	r, err := start(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer r.close()
	site, a, err := r.configure(ctx)
	if err != nil {
		return Result{}, err
	}
	defer site.Close()
	t := &renderer{run: r, site: site, arranged: a, part: &a.parts[r.I-1], watch: watch{checked: time.Now()}, began: time.Now().UnixNano()}
	defer t.close()
	if err := t.open(ctx); err != nil {
		return Result{}, err
	}
	stats, err := t.render(ctx)
	if d, ok := pipeline.ProblemOf(err); ok {
		r.Problems.Add(d)
		return Result{Result: pipeline.Result{Broken: true}}, nil
	}
	if err != nil {
		if since := t.checkCurrent(ctx); since != nil { // what it reads may have gone with that
			err = since
		} else if pipeline.IsChanged(err) { // a file that is copied
			err = runHint(failure.Of(err), r.arranging())
		}
		return Result{}, err
	}
	result := Result{Reused: stats.Written == 0}
	result.Written, result.Unchanged, result.Out = stats.Written, stats.Unchanged, site.Out
	return result, nil
}

// renderer renders one part.
type renderer struct {
	*run
	site     *pipeline.Reading
	arranged *arranged
	part     *part
	items    []item // by path
	stale    []bool // which of them are to be made
	watch    watch
	began    int64 // in nanoseconds since 1970

	bodiesFile *os.File
	bodies     *store.Kept // nil until one is needed
}

func (t *renderer) close() {
	if t.bodiesFile != nil {
		_ = t.bodiesFile.Close()
	}
}

// open reads what the part's files are made from, and checks that it belongs together.
func (t *renderer) open(ctx context.Context) error {
	p, err := t.readParsed(ctx, t.I, t.site.Basis())
	if err != nil {
		return err
	}
	if p.key != t.part.key {
		return runHint(message.ShardParsedSince(t.I, t.N), t.arranging())
	}
	t.items, err = t.readList(ctx, t.part, t.began)
	t.stale = make([]bool, len(t.items))
	return err
}

// openBodies opens the bodies, which only who makes something needs.
func (t *renderer) openBodies(ctx context.Context) (err error) {
	name := t.bodiesName(t.I, t.part.key)
	if t.bodiesFile, err = t.work.open(ctx, name); errors.Is(err, fs.ErrNotExist) {
		return t.notParsed(t.I)
	}
	if err == nil {
		t.bodies, err = store.OpenKept(t.bodiesFile)
	}
	return t.bodiesDamaged(ctx, err)
}

// bodiesDamaged is like damaged, of the part's bodies.
func (t *renderer) bodiesDamaged(ctx context.Context, err error) error {
	return t.damaged(ctx, err, t.bodiesName(t.I, t.part.key), t.parsing(t.I))
}

// partName names a part in the output folder.
func partName(i, n int) string { return fmt.Sprintf("%d-of-%d", i, n) }

func (t *renderer) render(ctx context.Context) (stats write.Stats, err error) {
	statePath := filepath.Join(t.scratch.Path, "state")
	last, err := t.lastRendered(ctx, statePath)
	if err != nil {
		return stats, err
	}
	folder, err := write.OpenPart(t.site.Out, statePath, partName(t.I, t.N), render.IsOurs)
	if err != nil {
		return stats, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	batch, err := begin(folder, len(t.items), func(i int) *item { return &t.items[i] })
	if err != nil {
		return stats, err
	}
	defer batch.Abort()
	if err := t.renderAll(ctx, batch); err != nil {
		return stats, t.bodiesDamaged(ctx, err)
	}
	if err := t.checkCurrent(ctx); err != nil {
		return stats, err
	}
	if stats, err = batch.Commit(t.Jobs); err != nil {
		return stats, err
	}
	if err := batch.Unsaved(); err != nil {
		return stats, err // finish needs to know what was left
	}
	return stats, t.keepRendered(ctx, statePath, last)
}

// renderAll makes what is not there as it would be made.
func (t *renderer) renderAll(ctx context.Context, batch *write.Batch) error {
	var stale, values, indexed atomic.Int64
	err := parallel.Chunks(ctx, t.Jobs, len(t.items), 256, func() (func(i int) error, func()) {
		w := batch.Writer()
		return func(i int) error {
			o := &t.items[i]
			if t.stale[i] = !o.known || !w.Fresh(i, o.inputs); !t.stale[i] {
				return nil
			}
			stale.Add(1)
			switch {
			case o.kind == pipeline.KindIndex:
				indexed.Add(1)
			case hasValue(o.kind):
				values.Add(1)
			}
			return nil
		}, w.Close
	}, nil)
	if err != nil || stale.Load() == 0 {
		return err
	}
	if values.Load()+indexed.Load() > 0 {
		if err := t.openBodies(ctx); err != nil {
			return err
		}
	}
	if indexed.Load() > 0 {
		if err := t.renderIndex(ctx, batch); err != nil {
			return err
		}
	}
	if err := t.copyAll(ctx, batch); err != nil || values.Load() == 0 {
		return err
	}
	return t.renderValues(ctx, batch)
}

// copyAll makes the files that are made from no value: copied ones, and the theme's.
func (t *renderer) copyAll(ctx context.Context, batch *write.Batch) error {
	return parallel.Chunks(ctx, t.Jobs, len(t.items), 256, func() (func(i int) error, func()) {
		w, copier := batch.Writer(), t.site.NewCopier()
		return func(i int) error {
				o := &t.items[i]
				if !t.stale[i] {
					return nil
				}
				if err := t.checkNowAndThen(ctx); err != nil {
					return err
				}
				switch {
				case o.kind == pipeline.KindAsset:
					content, ok := t.site.Asset(o.path)
					if !ok {
						panic("shard: the theme has no /" + o.path) // the theme is the same
					}
					return w.Put(i, o.inputs, content)
				case !isCopied(o.kind):
					return nil
				case t.site.IsCleaned(o.kind, o.path):
					content, err := copier.AppendImage(nil, load.File{Path: o.path, Stamp: o.stamp})
					if err != nil {
						return err
					}
					return w.Put(i, o.inputs, content)
				}
				return w.PutFile(i, o.inputs, func() (*os.File, error) { return copier.Open(o.kind, o.path) })
			}, func() {
				w.Close()
				copier.Close()
			}
	}, nil)
}

// renderValues makes pages and feeds of their values, block by block.
func (t *renderer) renderValues(ctx context.Context, batch *write.Batch) error {
	shared, err := t.arranged.readShared(t.site.Location())
	if err != nil {
		return t.damaged(ctx, err, t.name("arranged"), t.arranging())
	}
	var problems diag.List // were told by arrange
	makes := t.site.Press(shared, &problems)
	return t.record(ctx, t.part.values, t.arranging(), t.notArranged(), func(records *recordReader) error {
		blocks := make(chan string)
		working, stop := context.WithCancelCause(ctx)
		defer stop(nil)
		var wait sync.WaitGroup
		for range t.Jobs {
			wait.Go(func() {
				w := &valueWriter{renderer: t, to: batch.Writer(), makes: makes}
				w.makes.Bodies = &bodies{t.bodies, t.bodies.Taker()}
				defer w.to.Close()
				for block := range blocks {
					if err := w.write(working, block); err != nil {
						// Else the values would be taken for what is damaged.
						if errors.Is(err, store.ErrDamaged) {
							err = t.bodiesDamaged(ctx, err)
						}
						stop(err)
						return
					}
				}
			})
		}
		err := eachBlock(records, func(block string) error {
			select {
			case blocks <- block:
				return nil
			case <-working.Done():
				return context.Cause(working)
			}
		})
		close(blocks)
		wait.Wait()
		if err == nil {
			err = context.Cause(working)
		}
		return err
	})
}

// valueWriter makes and writes outputs in one goroutine.
type valueWriter struct {
	*renderer
	to     *write.Writer
	makes  press.Press
	buffer []byte
}

// write makes the outputs of a block of values.
func (w *valueWriter) write(ctx context.Context, block string) error {
	d := page.NewDecoder(block, w.site.Location())
	for {
		n, more := d.Number()
		if !more {
			return nil
		}
		v, ok := d.Next()
		if !ok || n >= uint64(len(w.items)) {
			return errDamaged
		}
		if !w.stale[n] {
			continue
		}
		if err := w.checkNowAndThen(ctx); err != nil {
			return err
		}
		content, err := w.makes.Append(w.buffer[:0], v)
		if err != nil {
			return err
		}
		w.buffer = content
		if err := w.to.Put(int(n), w.items[n].inputs, content); err != nil {
			return err
		}
	}
}

// bodies are what the part's articles say, for one goroutine.
type bodies struct {
	kept  *store.Kept
	taker *store.Taker
}

func (b *bodies) Body(path string, fingerprint pack.Fingerprint) (*parse.Content, error) {
	at, ok := b.kept.Find(path, fingerprint)
	if !ok {
		return nil, store.ErrDamaged // what was arranged is of the same files
	}
	return b.taker.Take(at)
}

// document is an entry of docs-I.
type document struct{ path, value string }

// documents are what the part's segment of the search index is made of.
type documents struct {
	*renderer
	list []document
}

// renderIndex makes the part's segment.
func (t *renderer) renderIndex(ctx context.Context, batch *write.Batch) error {
	source := &documents{renderer: t}
	err := t.record(ctx, t.part.docs, t.arranging(), t.notArranged(), func(records *recordReader) error {
		return eachBlock(records, func(block string) error {
			for r := (pack.Reader{S: block}); r.S != ""; {
				d := document{r.Text(), r.Text()}
				if !r.OK() {
					return errDamaged
				}
				source.list = append(source.list, d)
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	if len(source.list) != t.part.layout.Docs {
		return t.damaged(ctx, errDamaged, t.part.docs, t.arranging())
	}
	if t.Indexing != nil {
		t.Indexing()
	}
	nobody := func(int) func(int) { return func(int) {} }
	s := &search.SegmentState{Name: t.part.segment, Layout: t.part.layout}
	if err := t.checkNowAndThen(ctx); err != nil {
		return err
	}
	err = t.watched(ctx, func(ctx context.Context) error {
		return segment.Write(ctx, s, source, batch, segment.Options{
			Scratch: t.scratch.Path, Jobs: t.Jobs, Indexing: nobody, Writing: nobody})
	})
	if errors.Is(err, errDamaged) { // else the bodies would be taken for what is damaged
		err = t.damaged(ctx, err, t.part.docs, t.arranging())
	}
	return err
}

// read fills in a document's value.
func (d *documents) read(i int, v *page.Document) error {
	if !page.Read(d.list[i].value, v, d.site.Location()) {
		return errDamaged
	}
	return nil
}

// Title returns the title and URL of a document.
func (d *documents) Title(i int) (title, url string) {
	var v page.Document
	if d.read(i, &v) != nil {
		return "", "" // Open tells
	}
	doc := pipeline.Document(&v)
	return doc.Title, doc.URL
}

// Open returns a function that reads documents.
func (d *documents) Open() (func(i int) (search.Document, search.Units, error), func()) {
	taker := d.bodies.Taker()
	return func(i int) (search.Document, search.Units, error) {
		var v page.Document
		if err := d.read(i, &v); err != nil {
			return search.Document{}, nil, err
		}
		at, ok := d.bodies.Find(d.list[i].path, v.Body)
		if !ok {
			return search.Document{}, nil, store.ErrDamaged
		}
		text, err := taker.Text(at)
		return pipeline.Document(&v), text, err
	}, func() {}
}
