package publish

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"time"

	"github.com/zeebo/xxh3"

	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/publish/target"
	"wendang/internal/regular"
)

// run is one publish.
type run struct {
	Options
	target    target.Target
	committer target.Committer // nil where changes appear one by one
	traits    target.Traits
	lock      *lock
	files     []local // the output, by path
	out       *os.Root
	id        string
	known     *manifest // what was on the target before
	base      string    // the id of the target's manifest; "" for none
	leftover  bool      // the target has a journal
	continued bool      // that is of a publish which did not end, and is part of known
	plan      *plan
	work      *work
	stale     atomic.Bool // the output has changed since the plan was made
}

const recordMagic = "wendang published 1\n"

func hashOf(s string) string {
	sum := xxh3.Hash128([]byte(s)).Bytes()
	return hex.EncodeToString(sum[:6])
}

// close gives back what the run has taken.
func (r *run) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), r.Timing.Lease)
	defer cancel()
	err := r.lock.release(ctx)
	if r.out != nil {
		err = errors.Join(err, r.out.Close())
	}
	return err
}

func (r *run) publish(ctx context.Context) (Result, error) {
	result := Result{Target: r.To.Public(), Files: len(r.files)}
	now := r.Now().Unix()
	if r.committer == nil && !r.DryRun {
		var err error
		if r.lock, err = takeLock(ctx, r.target, filepath.Dir(r.State), r.To.String(), r.Timing, r.Force, r.tellWait); err != nil {
			return result, err
		}
		if now, err = r.clock(ctx); err != nil {
			return result, err
		}
		if s, ok := r.target.(target.Sweeper); ok {
			if err := retry(ctx, r.Timing.Retry, func() error { return s.Sweep(ctx) }); err != nil {
				return result, err
			}
		}
	}
	trusted, err := r.load(ctx)
	if err != nil {
		return result, err
	}
	p := &planner{files: r.files, known: r.known, form: r.formFor, same: r.sameAs(ctx), protect: r.Protect, keep: r.Keep, now: now}
	if r.Full || !trusted {
		if p.listed, err = r.list(ctx); err != nil {
			return result, err
		}
		p.listing = true
	}
	if r.out, err = regular.OpenRoot(r.Out); err != nil {
		return result, err
	}
	r.plan = p.make()
	if r.plan.asks && !p.listing && r.traits.Beside {
		// Others may have put x.gz beside our x before we come to.
		if p.listed, err = r.list(ctx); err != nil {
			return result, err
		}
		p.listing = true
		r.plan = p.make()
	}
	r.describe(&result)
	if r.plan.tooMany(r.known) && !r.Force {
		gone := len(r.plan.deletes) + len(r.plan.blocking) - r.plan.expired
		if !r.DryRun {
			return result, &TooManyError{gone, len(r.known.entries)}
		}
		r.Notice(message.PublishWouldStop(gone, len(r.known.entries)))
	}
	if r.DryRun {
		return result, nil
	}
	return result, r.carryOut(ctx, &result)
}

// TooManyError says that a publish would delete more than is likely to be wanted.
type TooManyError struct{ Delete, Of int }

func (e *TooManyError) Error() string { return "too many files would be deleted" }

// clock returns the time by the target's clock, as the lock that was just written has
// it, in seconds since 1970. Where the target has none it is ours.
func (r *run) clock(ctx context.Context) (int64, error) {
	var info target.Info
	err := retry(ctx, r.Timing.Retry, func() (err error) {
		info, err = r.target.Stat(ctx, lockName)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return 0, errLost
	}
	if err != nil || info.ModTime.IsZero() {
		return r.Now().Unix(), err
	}
	return info.ModTime.Unix(), nil
}

// load reads the manifest, and the journal of a publish that did not end. It reports
// whether these are what the last publish from here has left.
func (r *run) load(ctx context.Context) (trusted bool, err error) {
	m, err := r.read(ctx, ManifestName)
	if err != nil {
		return false, err
	}
	record := r.record()
	if m == nil {
		m = &manifest{}
	}
	r.base = m.id
	last := m.id
	if r.committer == nil {
		j, err := r.read(ctx, journalName)
		if err != nil {
			return false, err
		}
		r.leftover = j != nil
		if j != nil && (j.id != m.id || m.id == "") { // else only its removal is missing
			if j.base != m.id {
				record = "" // somebody has put an older manifest back
			}
			m, last = m.overlay(j), j.id
			m.id = j.id
			r.base, r.continued = j.id, true
		}
	}
	r.known = m
	return last != "" && last == record, nil
}

// read reads a manifest or journal; nil for none. A damaged one counts as none.
func (r *run) read(ctx context.Context, name string) (*manifest, error) {
	var b []byte
	err := retry(ctx, r.Timing.Retry, func() (err error) {
		b, err = r.target.Get(ctx, name, maxManifest)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(b)
	if err != nil {
		r.Notice(message.PublishManifestDamaged(name))
		return nil, nil
	}
	return m, nil
}

// record returns the id of the last publish from here; "" for none.
func (r *run) record() string {
	f, ok := pack.Open(recordPath(r.Options), recordMagic)
	if !ok {
		return ""
	}
	defer f.Close()
	return strings.Clone(f.Text)
}

func (r *run) saveRecord() error {
	w, err := pack.Create(recordPath(r.Options), recordMagic)
	if err != nil {
		return err
	}
	w.Write([]byte(r.id))
	return w.Commit()
}

// list asks the target for its files.
func (r *run) list(ctx context.Context) (map[string]target.Info, error) {
	r.Progress.Begin(message.ProgressListing(), 0, 0)
	var listed map[string]target.Info
	err := retry(ctx, r.Timing.Retry, func() error {
		listed = map[string]target.Info{}
		return r.target.List(ctx, func(i target.Info) error {
			listed[i.Path] = i
			return nil
		})
	})
	for _, p := range slices.Sorted(maps.Keys(listed)) {
		if listed[p].Unreadable {
			r.Notice(message.PublishUnreadable(p))
			delete(listed, p)
		}
	}
	return listed, err
}

// tellWait says that a lock is watched.
func (r *run) tellWait(who string) {
	seconds := int(max(r.Timing.Lease, time.Second) / time.Second)
	if who == "" {
		r.Notice(message.PublishWatchesLockUnknown(seconds))
		return
	}
	r.Notice(message.PublishWatchesLock(who, seconds))
}

// sameAs returns a function that tells whether a listed file has the bytes of an output,
// in an encoding or as they are.
func (r *run) sameAs(ctx context.Context) func(local, string, target.Info) (same, known bool) {
	return func(f local, encoding string, i target.Info) (bool, bool) {
		want := r.content(f)
		switch {
		case r.traits.Reads && (encoding != "" || i.Size < 0 || i.Size == f.Size):
			b, err := r.target.Get(ctx, i.Path, max(i.Size, f.Size))
			if err != nil {
				return false, false
			}
			if encoding != "" {
				// Another compressor may have made it just as well.
				if b, err = decompress(encoding, bytes.NewReader(b), f.Size+1); err != nil {
					return false, true
				}
			}
			return pack.FingerprintOf(b) == f.Content, true
		case encoding != "":
			b, err := r.compressed(want, encoding)
			if err != nil {
				return false, false
			}
			want = target.Bytes(b)
		}
		if i.Size >= 0 && i.Size != want.Size {
			return false, true
		}
		if i.Digest == (target.Digest{}) {
			return false, false
		}
		d, err := i.Digest.Of(want)
		return err == nil && d == i.Digest, err == nil
	}
}

func (r *run) isOutput(p string) bool {
	_, ok := sort.Find(len(r.files), func(i int) int { return strings.Compare(p, r.files[i].Path) })
	return ok
}

// describe tells what the plan does.
func (r *run) describe(result *Result) {
	p := r.plan
	result.Unchanged = p.unchanged + p.adopted
	result.Retired, result.Protected, result.Replaced = p.retired, len(p.protected), len(p.foreign)
	result.Deleted = len(p.deletes) + len(p.blocking)
	result.Uploaded = len(p.puts)
	slices.SortStableFunc(p.puts, func(a, b put) int { return int(stageOf(a)) - int(stageOf(b)) })
	remove := func(list []entry) {
		for _, e := range list {
			result.Changes = append(result.Changes, Change{e.path, Deleted, e.size})
		}
	}
	remove(p.blocking)
	for _, f := range p.puts {
		action := Changed
		if f.new {
			action = New
		}
		result.Changes = append(result.Changes, Change{f.Path, action, f.Size})
		result.Bytes += f.Size
	}
	remove(p.deletes)
}

// carryOut does what is planned.
func (r *run) carryOut(ctx context.Context, result *Result) (err error) {
	result.Uploaded, result.Deleted, result.Bytes = 0, 0, 0
	if r.plan.isEmpty() && !r.continued {
		if r.leftover {
			return r.removeJournal(ctx)
		}
		if r.base != "" && r.record() != r.base {
			r.id = r.base
			return r.saveRecord()
		}
		if r.base != "" || len(r.files) == 0 {
			return nil
		}
	}
	w := newWork(r)
	r.work = w
	defer func() { w.tell(result) }()
	if err := w.begin(ctx); err != nil {
		return err
	}
	if err := w.stages(ctx); err != nil {
		// What is done shall be known to whoever goes on, also when this was stopped.
		rest, cancel := context.WithTimeout(context.WithoutCancel(ctx), r.Timing.Lease)
		defer cancel()
		if errors.Is(err, errLost) {
			return err
		}
		return errors.Join(err, w.checkpoint(rest))
	}
	return r.finish(ctx)
}

// finish writes the manifest, which ends the publish.
func (r *run) finish(ctx context.Context) error {
	if err := r.lock.check(ctx); err != nil {
		return err
	}
	m := &manifest{id: r.id, entries: slices.Clone(r.plan.kept)}
	for _, e := range r.work.entries {
		if e.state == present {
			m.entries = append(m.entries, e)
		}
	}
	slices.SortFunc(m.entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	if err := r.putManifest(ctx, ManifestName, m); err != nil {
		return err
	}
	if r.committer != nil {
		r.Progress.Begin(message.ProgressPushing(), 0, 0)
		n := len(r.plan.puts)
		text := message.PublishCommit(n, len(r.plan.deletes)+len(r.plan.blocking)).String()
		if err := retry(ctx, r.Timing.Retry, func() error { return r.committer.Commit(ctx, text) }); err != nil {
			if r.stale.Load() {
				return errStale
			}
			return err
		}
		return r.saveRecord()
	}
	return errors.Join(r.removeJournal(ctx), r.sweep(ctx), r.saveRecord())
}

func (r *run) sweep(ctx context.Context) error {
	if s, ok := r.target.(target.Sweeper); ok {
		return retry(ctx, r.Timing.Retry, func() error { return s.Sweep(ctx) })
	}
	return nil
}

func (r *run) removeJournal(ctx context.Context) error {
	return retry(ctx, r.Timing.Retry, func() error { return r.target.Delete(ctx, journalName) })
}

// putManifest puts a manifest.
func (r *run) putManifest(ctx context.Context, name string, m *manifest) error {
	b := m.encode(!r.traits.History)
	return retry(ctx, r.Timing.Retry, func() error { return r.target.Put(ctx, name, target.Bytes(b), lockHeader()) })
}
