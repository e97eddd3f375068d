package shard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/parse"
	"wendang/internal/pipeline"
	"wendang/internal/write"
)

// partName names a part in the output folder.
func partName(i, n int) string { return fmt.Sprintf("%d-of-%d", i, n) }

// rendered is what rendered-I holds: what was rendered.
type rendered struct {
	list, values, docs string
	stats              write.Stats
}

// keepRendered notes what was rendered.
func (t *renderer) keepRendered(ctx context.Context, stats write.Stats) error {
	name, err := t.outName("rendered-%d", t.I)
	if err != nil {
		return err
	}
	_, err = t.keepRecord(ctx, func(w *recordWriter) error {
		b := pack.AppendTexts(nil, []string{t.part.list, t.part.values, t.part.docs})
		b = pack.AppendUint(pack.AppendUint(b, uint64(stats.Written)), uint64(stats.Unchanged))
		w.add(b)
		return nil
	}, named(name))
	return err
}

// readRendered reads what was rendered of a part, and refuses what was arranged otherwise
// since.
func (r *run) readRendered(ctx context.Context, i int, p *part) (done rendered, err error) {
	missing := runHint(message.ShardNotRendered(i, r.N), r.rendering(i))
	name, err := r.outName("rendered-%d", i)
	if err != nil {
		return done, err
	}
	err = r.record(ctx, name, r.rendering(i), missing, func(records *recordReader) error {
		block, err := records.next()
		if err != nil {
			return cut(err)
		}
		b := pack.Reader{S: block}
		names := b.Texts()
		if len(names) != 3 {
			return errDamaged
		}
		done = rendered{names[0], names[1], names[2], write.Stats{Written: int(b.Uint()), Unchanged: int(b.Uint())}}
		return nil
	})
	if err == nil && (done.list != p.list || done.values != p.values || done.docs != p.docs) {
		err = missing
	}
	return done, err
}

// Finish ends a build whose parts all have been rendered: it writes what the search begins
// with, removes what is no longer made, and writes the list of the output's files. When it
// has run, the folder is as a build would leave it.
func Finish(ctx context.Context, o Options) (Result, error) {
	r, err := start(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer r.work.close()
	site, a, err := r.configure(ctx)
	if err != nil {
		return Result{}, err
	}
	defer site.Close()
	f := &finisher{run: r, arranged: a, out: site.Out}
	result := Result{Result: a.result}
	result.Out = site.Out
	result.Hidden.Drafts = make([]*parse.Meta, a.hidden[0])
	result.Hidden.Future = make([]*parse.Meta, a.hidden[1])
	result.Hidden.Expired = make([]*parse.Meta, a.hidden[2])
	if err := f.gather(ctx); err != nil {
		return Result{}, err
	}
	stats, err := f.finish(ctx)
	if d, ok := pipeline.ProblemOf(err); ok {
		r.Problems.Add(d)
		result.Broken = true
		return result, nil
	}
	if err != nil {
		return Result{}, err
	}
	if err := f.beside(ctx, site); err != nil {
		return Result{}, err
	}
	result.Written, result.Unchanged, result.Removed = stats.Written, stats.Unchanged, stats.Removed
	return result, r.sweep(ctx, a)
}

// finisher ends a build.
type finisher struct {
	*run
	arranged *arranged
	out      string
	items    []finished // by path
	states   []string   // paths of the parts' states
	stats    write.Stats
}

// finished is an output that is to be in the folder.
type finished struct {
	item
	part    int32 // from 1 on, that has rendered it; 0 for a file that the search begins with
	content string
}

// gather reads the lists of all parts and what was rendered of them.
func (f *finisher) gather(ctx context.Context) error {
	for i := range f.arranged.parts {
		p := &f.arranged.parts[i]
		done, err := f.readRendered(ctx, i+1, p)
		if err != nil {
			return err
		}
		f.stats.Written += done.stats.Written
		f.stats.Unchanged += done.stats.Unchanged
		list, err := f.readList(ctx, p)
		if err != nil {
			return err
		}
		for _, o := range list {
			f.items = append(f.items, finished{item: o, part: int32(i + 1)})
		}
		name, err := f.outName("state-%d", i+1)
		if err != nil {
			return err
		}
		state, _, err := f.work.local(ctx, name)
		if err != nil {
			return err
		}
		f.states = append(f.states, state)
	}
	for _, s := range f.arranged.search {
		o := item{path: s.path, kind: pipeline.KindSearch, inputs: pack.FingerprintOf([]byte(s.content))}
		f.items = append(f.items, finished{item: o, content: s.content})
	}
	slices.SortFunc(f.items, func(a, b finished) int { return strings.Compare(a.path, b.path) })
	return nil
}

func (f *finisher) finish(ctx context.Context) (stats write.Stats, err error) {
	statePath := filepath.Join(f.work.cache(), "state")
	if err := write.MergeStates(statePath, f.states); err != nil {
		return stats, err
	}
	folder, err := write.Open(f.out, statePath, pipeline.IsOurs)
	if err != nil {
		return stats, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	batch, err := begin(folder, len(f.items), func(i int) *item { return &f.items[i].item })
	if err != nil {
		return stats, err
	}
	defer batch.Abort()
	err = parallel.Chunks(ctx, max(f.Jobs, 1), len(f.items), 256, func() (func(i int) error, func()) {
		w := batch.Writer()
		return func(i int) error { return f.keep(w, i) }, w.Close
	}, nil)
	if err != nil {
		return stats, err
	}
	if stats, err = batch.Commit(max(f.Jobs, 1)); err != nil {
		return stats, err
	}
	for _, path := range batch.Stayed() {
		f.Problems.Add(diag.Path(path, message.OutputStayed()).WithHint(message.DeleteIfNotYours()))
	}
	if err := batch.Unsaved(); err != nil {
		return stats, err // without the list, the next run knows nothing of the files
	}
	written := 0 // of what the search begins with
	for i := range f.items {
		if f.items[i].part == 0 {
			written++
		}
	}
	written = min(stats.Written, written)
	stats.Written, stats.Unchanged = f.stats.Written+written, f.stats.Unchanged+len(f.arranged.search)-written
	return stats, nil
}

// beside writes what a build writes outside of its output folder.
func (f *finisher) beside(ctx context.Context, site *pipeline.Reading) error {
	var hosts page.Host
	if !page.Read(f.arranged.host, &hosts, site.Location()) {
		return f.damaged(ctx, errDamaged, f.name("arranged"), f.arranging())
	}
	pages, err := f.work.open(ctx, f.name("pages"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	default:
		b, err := io.ReadAll(pages)
		if err := errors.Join(err, pages.Close()); err != nil {
			return err
		}
		o := f.Options.Options
		o.Source, o.Out = site.Source, site.Out
		pipeline.PutPages(o, b)
	}
	return site.WriteServerFiles(hosts)
}

// keep writes a file that the search begins with, and makes sure that every other one is
// there as its part has left it.
func (f *finisher) keep(w *write.Writer, i int) error {
	o := &f.items[i]
	if o.part == 0 {
		return w.Put(i, o.inputs, []byte(o.content))
	}
	is, err := w.Keep(i, o.inputs)
	if err != nil || is {
		return err
	}
	at := path.Join(filepath.ToSlash(f.out), o.path)
	return runHint(message.ShardOutputChanged(at, int(o.part), f.N), f.rendering(int(o.part)))
}

// sweep removes what earlier runs have left in the work folder and nobody needs any more.
func (r *run) sweep(ctx context.Context, a *arranged) error {
	needed := map[string]bool{}
	for i, p := range a.parts {
		for _, name := range []string{r.metasName(i+1, p.key), r.bodiesName(i+1, p.key), p.list, p.values, p.docs} {
			needed[name] = true
		}
	}
	return r.work.sweep(ctx, r.name(""), func(name string) bool {
		base := path.Base(name)
		kind, _, _ := strings.Cut(base, "-")
		return needed[name] || !slices.Contains([]string{"metas", "bodies", "list", "values", "docs"}, kind)
	})
}
