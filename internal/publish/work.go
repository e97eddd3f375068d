package publish

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/publish/target"
)

// How often what is done is written into the journal: not more often than this, and so
// that it takes little of the time.
const (
	checkpointEvery = 15 * time.Second
	checkpointShare = 20
)

// work carries out a plan.
type work struct {
	*run

	mu        sync.Mutex
	entries   []entry // of all that is put or deleted, by path: the journal
	failed    []Failed
	uploaded  int
	deleted   int
	bytes     int64 // that were sent
	doneFiles int   // put and deleted, for the progress
	doneBytes int64 // of the output, for the progress

	saving sync.Mutex
	saved  time.Time
	took   time.Duration
}

func newWork(r *run) *work {
	w := &work{run: r, saved: time.Now()}
	for _, p := range r.plan.puts {
		e := entry{path: p.Path, kind: p.Kind, state: changed, beside: p.wasBeside | p.form.beside}
		if p.new {
			e.state = added
		}
		w.entries = append(w.entries, e)
	}
	for _, e := range r.plan.blocking {
		e.state = deleting
		w.entries = append(w.entries, e)
	}
	w.entries = append(w.entries, r.plan.deletes...) // see beginDeleting
	slices.SortFunc(w.entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return w
}

// begin notes what may be on the target from now on.
func (w *work) begin(ctx context.Context) error {
	if w.committer != nil || len(w.entries) == 0 {
		return nil
	}
	if w.continued {
		// The journal before this one becomes a part of the manifest, whose id says so.
		if err := w.putManifest(ctx, ManifestName, w.known); err != nil {
			return err
		}
	}
	if err := w.checkpoint(ctx); err != nil {
		return err
	}
	return w.saveRecord()
}

// checkpoint writes the journal.
func (w *work) checkpoint(ctx context.Context) error {
	if w.committer != nil {
		return nil
	}
	w.saving.Lock()
	defer w.saving.Unlock()
	return w.save(ctx)
}

func (w *work) save(ctx context.Context) error {
	start := time.Now()
	w.mu.Lock()
	b := (&manifest{id: w.id, base: w.base, entries: w.entries}).encode(true)
	w.mu.Unlock()
	err := retry(ctx, w.Timing.Retry, func() error { return w.target.Put(ctx, journalName, target.Bytes(b), lockHeader()) })
	w.saved, w.took = time.Now(), time.Since(start)
	return err
}

// due writes the journal when it is time to.
func (w *work) due(ctx context.Context) error {
	if w.committer != nil || !w.saving.TryLock() {
		return nil
	}
	defer w.saving.Unlock()
	if time.Since(w.saved) < max(checkpointEvery, checkpointShare*w.took) {
		return nil
	}
	return w.save(ctx)
}

// stages puts and deletes, stage by stage.
func (w *work) stages(ctx context.Context) error {
	var total int64
	for _, p := range w.plan.puts {
		total += p.Size
	}
	w.Progress.Begin(message.ProgressPublishing(), len(w.entries), total)
	byStage := make([][]put, stages)
	for _, p := range w.plan.puts {
		byStage[stageOf(p)] = append(byStage[stageOf(p)], p)
	}
	fresh := 0 // so many files are new
	for s := range stages {
		var err error
		switch s {
		case stageBlocking:
			err = each(ctx, w, w.plan.blocking, func(e entry) string { return e.path }, w.delete)
		case stageDelete:
			if err = w.beginDeleting(ctx); err != nil {
				return err
			}
			if err = each(ctx, w, w.plan.deletes, func(e entry) string { return e.path }, w.delete); err == nil {
				err = w.restore(ctx)
			}
		default:
			err = each(ctx, w, byStage[s], func(p put) string { return p.Path }, w.put)
		}
		if err != nil {
			return err
		}
		fresh += len(byStage[s])
		// From now on pages may link to the new files: they must be known to be there.
		if s == stageNewEntries && fresh > 0 && fresh < len(w.entries) {
			if err := w.checkpoint(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// beginDeleting notes that files may go from now on. Until then pages may link to them:
// whoever goes on after a kill, and wants such a file again, must not take it for a new
// one, to which nothing links.
func (w *work) beginDeleting(ctx context.Context) error {
	if len(w.plan.deletes) == 0 {
		return nil
	}
	w.mu.Lock()
	for _, e := range w.plan.deletes {
		i, _ := slices.BinarySearchFunc(w.entries, e.path, func(e entry, p string) int { return strings.Compare(e.path, p) })
		w.entries[i].state = deleting
	}
	w.mu.Unlock()
	return w.checkpoint(ctx)
}

// each does something with all of a list, several at a time. One that fails is noted,
// and the others are done; only what would fail for all ends it at once.
func each[T any](ctx context.Context, w *work, list []T, name func(T) string, do func(context.Context, T) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(w.traits.Jobs, len(list)) {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(list) {
					return
				}
				err := w.lock.check(ctx)
				if err == nil {
					err = do(ctx, list[i])
				}
				switch {
				case err == nil:
					if err := w.due(ctx); err != nil {
						cancel(err)
					}
				case errors.Is(err, errStale), isFinal(err):
					cancel(err)
				default:
					w.fail(name(list[i]), err)
				}
			}
		})
	}
	wait.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if len(w.failed) > 0 {
		return ErrFailed
	}
	return nil
}

func (w *work) fail(p string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.failed = append(w.failed, Failed{p, err})
}

// tell fills in what was done.
func (w *work) tell(result *Result) {
	w.mu.Lock()
	defer w.mu.Unlock()
	result.Uploaded, result.Deleted, result.Bytes = w.uploaded, w.deleted, w.bytes
	slices.SortFunc(w.failed, func(a, b Failed) int { return strings.Compare(a.Path, b.Path) })
	result.Failed = nil
	for _, f := range w.failed {
		result.Failed = append(result.Failed, Failed{f.Path, explain(w.Options, f.Err)})
	}
}

// note sets what is known of a file now.
func (w *work) note(e entry, sent int64, out int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	i, _ := slices.BinarySearchFunc(w.entries, e.path, func(e entry, p string) int { return strings.Compare(e.path, p) })
	w.entries[i] = e
	if e.state == deleted {
		w.deleted++
	} else {
		w.uploaded++
	}
	w.bytes += sent
	w.doneFiles++
	w.doneBytes += out
	w.Progress.Done(w.doneFiles, w.doneBytes)
}

// put puts a file, and what stands beside it.
func (w *work) put(ctx context.Context, p put) error {
	content := w.content(p.local)
	main := content
	if encoding := p.form.header.ContentEncoding; encoding != "" {
		b, err := w.compressed(content, encoding)
		if err != nil {
			return err
		}
		main = target.Bytes(b)
	}
	if err := w.send(ctx, p.Path, main, p.form.header); err != nil {
		return err
	}
	sent := main.Size
	for name, encoding := range besides(p.Path, p.form.beside) {
		n, err := w.sendCompressed(ctx, name, content, encoding)
		if err != nil {
			return err
		}
		sent += n
	}
	for name := range besides(p.Path, p.wasBeside&^p.form.beside) {
		if w.isOutput(name) {
			continue
		}
		if err := w.remove(ctx, name); err != nil {
			return err
		}
	}
	w.note(entry{path: p.Path, kind: p.Kind, state: present, beside: p.form.beside, form: formOf(p.form.header), size: main.Size, content: p.Content}, sent, p.Size)
	return nil
}

// sendCompressed puts a file's bytes compressed, and returns how many these are.
func (w *work) sendCompressed(ctx context.Context, name string, c target.Content, encoding string) (int64, error) {
	b, err := w.compressed(c, encoding)
	if err != nil {
		return 0, err
	}
	return int64(len(b)), w.send(ctx, name, target.Bytes(b), target.Header{})
}

// compressed returns a file's bytes compressed.
func (r *run) compressed(c target.Content, encoding string) ([]byte, error) {
	source, err := c.Open()
	if err != nil {
		return nil, r.classify(err)
	}
	defer func() { _ = source.Close() }()
	b, err := compress(encoding, source)
	return b, r.classify(err)
}

func (w *work) send(ctx context.Context, name string, what target.Content, h target.Header) error {
	err := retry(ctx, w.Timing.Retry, func() error {
		if err := w.target.Put(ctx, name, what, h); err != nil {
			return w.classify(err)
		}
		return nil
	})
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// delete deletes a file; first what stands beside it, which some servers would go on to
// send for it.
func (w *work) delete(ctx context.Context, e entry) error {
	for name := range besides(e.path, e.beside) {
		if w.isOutput(name) {
			continue
		}
		if err := w.remove(ctx, name); err != nil {
			return err
		}
	}
	if err := w.remove(ctx, e.path); err != nil {
		return err
	}
	e.state = deleted
	w.note(e, 0, 0)
	return nil
}

func (w *work) remove(ctx context.Context, name string) error {
	return retry(ctx, w.Timing.Retry, func() error { return w.target.Delete(ctx, name) })
}

// restore puts files again that went with others whose names differ only in letter case:
// on some targets these are one file.
func (w *work) restore(ctx context.Context) error {
	if len(w.plan.deletes) == 0 || w.committer != nil || w.traits.Headers {
		return nil // stores and repositories tell letter cases apart
	}
	gone := map[string]bool{}
	for _, e := range w.plan.deletes {
		gone[page.FoldPath(e.path)] = true
		for name := range besides(e.path, e.beside) {
			gone[page.FoldPath(name)] = true
		}
	}
	missing := func(name string) (bool, error) {
		if !gone[page.FoldPath(name)] {
			return false, nil
		}
		_, err := w.target.Stat(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			return true, nil
		}
		return false, err
	}
	for _, f := range w.run.files {
		if isProtected(w.Protect, f.Path) {
			continue
		}
		content := w.content(f)
		again, err := missing(f.Path)
		if again {
			err = w.send(ctx, f.Path, content, target.Header{})
		}
		if err != nil {
			return err
		}
		for name, encoding := range besides(f.Path, w.formFor(f).beside) {
			again, err := missing(name)
			if again {
				_, err = w.sendCompressed(ctx, name, content, encoding)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
