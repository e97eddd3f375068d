package shard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/pipeline"
	"wendang/internal/render"
	"wendang/internal/search"
	"wendang/internal/write"
)

// Finish ends a build whose parts all have been rendered: it writes what the search begins
// with, removes what is no longer made, and writes the list of the output's files. When it
// has run, the folder is as a build would leave it.
func Finish(ctx context.Context, o Options) (Result, error) {
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
	f := &finisher{run: r, site: site, arranged: a}
	if err := f.gather(ctx); err != nil {
		return Result{}, err
	}
	result := Result{Result: a.result}
	result.Out = site.Out
	stats, err := f.finish(ctx)
	result.Index = f.index
	if d, ok := pipeline.ProblemOf(err); ok {
		r.Problems.Add(d)
		result.Broken = true
		return result, nil
	}
	if err != nil {
		return Result{}, err
	}
	result.Written, result.Unchanged, result.Removed = stats.Written, stats.Unchanged, stats.Removed
	return result, r.sweep(ctx, site, a)
}

// finisher ends a build.
type finisher struct {
	*run
	site     *pipeline.Reading
	arranged *arranged
	items    []finished // by path
	states   []string   // paths of the parts' states, where there is one
	index    pipeline.IndexSize
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
		state := filepath.Join(f.scratch.Path, fmt.Sprint("state-", i+1))
		began, err := f.checkRendered(ctx, i+1, p, state)
		if err != nil {
			return err
		}
		f.states = append(f.states, state)
		list, err := f.readList(ctx, p, began)
		if err != nil {
			return err
		}
		for _, o := range list {
			f.items = append(f.items, finished{item: o, part: int32(i + 1)})
		}
	}
	for _, s := range f.arranged.search {
		o := item{path: s.path, kind: pipeline.KindSearch, inputs: pack.FingerprintOf([]byte(s.content))}
		f.items = append(f.items, finished{item: o, content: s.content})
	}
	slices.SortFunc(f.items, func(a, b finished) int { return strings.Compare(a.path, b.path) })
	return nil
}

// finish brings the output folder to its end, with what a build writes beside it.
func (f *finisher) finish(ctx context.Context) (stats write.Stats, err error) {
	statePath := filepath.Join(f.scratch.Path, "state")
	if err := write.MergeStates(statePath, f.states); err != nil {
		return stats, err
	}
	folder, unlock, err := f.open(ctx, statePath)
	if err != nil {
		return stats, err
	}
	defer func() { err = errors.Join(err, folder.Close(), unlock()) }()
	if stats, err = f.commit(ctx, folder); err != nil {
		return stats, err
	}
	return stats, f.beside(ctx)
}

// open opens the output folder and locks it as a build does. It waits for whoever is at work
// there: a build, or the same task on a machine that was given up too early.
func (f *finisher) open(ctx context.Context, statePath string) (folder *write.Folder, unlock func() error, err error) {
	const pause = 200 * time.Millisecond
	for n := 0; ; n++ {
		if unlock, err = f.site.LockOut(); err == nil {
			if folder, err = write.Open(f.site.Out, statePath, render.IsOurs); err == nil {
				return folder, unlock, nil
			}
			err = errors.Join(err, unlock())
		}
		if !errors.Is(err, write.ErrBusy) {
			return nil, nil, err
		}
		if n == 0 && f.Waiting != nil {
			f.Waiting(f.site.Out)
		}
		select {
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

func (f *finisher) commit(ctx context.Context, folder *write.Folder) (stats write.Stats, err error) {
	batch, err := begin(folder, len(f.items), func(i int) *item { return &f.items[i].item })
	if err != nil {
		return stats, pipeline.Busy(f.site.Out, err)
	}
	defer batch.Abort()
	err = parallel.Chunks(ctx, f.Jobs, len(f.items), 256, func() (func(i int) error, func()) {
		w := batch.Writer()
		return func(i int) error { return f.keep(w, i) }, w.Close
	}, nil)
	if err != nil {
		return stats, err
	}
	now, err := f.readArranged(ctx, f.site)
	if err == nil && !bytes.Equal(now.append(nil), f.arranged.append(nil)) {
		err = runHint(message.ShardArrangedSince(), f.finishing())
	}
	if err != nil {
		return stats, err
	}
	if stats, err = batch.Commit(f.Jobs); err != nil {
		return stats, err
	}
	for _, path := range batch.Stayed() {
		f.Problems.Add(diag.Path(path, message.OutputStayed()).WithHint(message.DeleteIfNotYours()))
	}
	for i := range f.arranged.parts {
		f.index.Docs += f.arranged.parts[i].layout.Docs
	}
	f.index.Files, f.index.Bytes = batch.Size(search.Dir)
	// The parts have written most of them, some more than once.
	stats.Written = batch.Changed()
	stats.Unchanged = len(f.items) - stats.Written
	return stats, batch.Unsaved() // without the list, the next run knows nothing of the files
}

// beside writes what a build writes outside of its output folder.
func (f *finisher) beside(ctx context.Context) error {
	var hosts page.Host
	if !page.Read(f.arranged.host, &hosts, f.site.Location()) {
		return f.damaged(ctx, errDamaged, f.name("arranged"), f.arranging())
	}
	pages, err := f.readPages(ctx, f.arranged.pages)
	if err != nil {
		return err
	}
	f.site.NoteBuilt(pages)
	return f.site.WriteServerFiles(hosts)
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
	at := path.Join(filepath.ToSlash(f.site.Out), o.path)
	return runHint(message.ShardOutputChanged(at, int(o.part), f.N), f.rendering(int(o.part)))
}

// sweep removes what earlier runs have left in the work folder and nobody needs any more.
// The next build may have begun: what is as young as what was arranged, and what parts have
// been parsed into by now, is its.
func (r *run) sweep(ctx context.Context, site *pipeline.Reading, a *arranged) error {
	needed := map[string]bool{a.pages: true}
	for i := range a.parts {
		p := &a.parts[i]
		keys := []pack.Fingerprint{p.key}
		if now, err := r.readParsed(ctx, i+1, site.Basis()); err == nil {
			keys = append(keys, now.key)
		}
		for _, key := range keys {
			needed[r.metasName(i+1, key)], needed[r.bodiesName(i+1, key)] = true, true
		}
		for _, name := range p.madeFrom() {
			needed[name] = true
		}
	}
	return r.work.sweep(ctx, r.name(""), r.name("arranged"), func(name string, age time.Duration) bool {
		within := strings.TrimPrefix(name, r.name(""))
		if sweptOut.MatchString(within) { // of an output, perhaps another one
			return age < forsaken
		}
		return needed[name] || age <= 0 || !swept.MatchString(within)
	})
}

// forsaken is how old a record of an output folder is that nobody renders into any more.
const forsaken = 30 * 24 * time.Hour

var sweptOut = regexp.MustCompile(`^` + outPrefix + `[0-9a-f]{16}/rendered-[0-9]+$`)

// swept are the names of the files that go when nothing names them any more. Everything else
// in the folder may be somebody's.
var swept = regexp.MustCompile(`^(?:(?:metas|bodies|list|values|docs)-[0-9]+|pages)-[0-9a-f]{16}$`)
