// Package watch tells which files of a folder have changed, as soon as things are quiet.
//
// The system is asked to tell (fsnotify). Where it cannot, on network file systems and
// when it has no more watches to give, only time tells: then anything may have changed
// whenever some time has passed.
package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say what is watched.
type Options struct {
	Root  string   // a folder
	Files []string // names of files in it
	Trees []Tree   // folders in it, with all below them; they may come and go
	Poll  bool     // do not ask the system
}

// Tree is a folder that is watched with all below it.
type Tree struct {
	Name   string
	Hidden bool // also what begins with a dot
}

// Batch is what has changed between two quiet moments.
type Batch struct {
	// Paths are slash-separated and begin in the root. That of a folder stands for all
	// below it; what a path names may be gone. They are in no order.
	Paths []string
	All   bool // anything may have changed
}

// How long nothing may happen before what has happened is told: longer when more has. Many
// editors write another file and rename it; a checkout changes thousands.
const (
	quietFew  = 25 * time.Millisecond
	quietSome = 100 * time.Millisecond
	quietMany = 300 * time.Millisecond
	few       = 4
	some      = 50
	// patience is how long it may last until what has happened is told all the same.
	patience = 5 * time.Second
)

// quiet returns how long it must be quiet after so many changes.
func quiet(changes int) time.Duration {
	switch {
	case changes <= few:
		return quietFew
	case changes <= some:
		return quietSome
	}
	return quietMany
}

// Watcher watches a folder.
type Watcher struct {
	Options
	system *fsnotify.Watcher // nil where the system does not tell
	closed chan struct{}

	mu      sync.Mutex
	folders map[string]bool // that are watched
	paths   map[string]bool // that have changed
	all     bool
	first   time.Time // when the first of them changed
	last    time.Time // and the last
	news    chan struct{}

	// told is when the last batch was told, where only time tells; at first, when one was
	// asked for.
	told time.Time
}

// New begins to watch. Close the Watcher when done.
func New(o Options) (*Watcher, error) {
	w := &Watcher{Options: o, closed: make(chan struct{}), folders: map[string]bool{}, paths: map[string]bool{}, news: make(chan struct{}, 1)}
	if o.Poll || cannotTell(o.Root) {
		return w, nil
	}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return w, nil // the system has no watcher to give
	}
	w.system = system
	if err := w.addAll(); err != nil {
		w.system = nil
		return w, system.Close()
	}
	go w.run(system)
	return w, nil
}

// Polls reports whether the system does not tell of changes.
func (w *Watcher) Polls() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.system == nil
}

// Close ends watching.
func (w *Watcher) Close() error {
	close(w.closed)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.system == nil {
		return nil
	}
	return w.system.Close()
}

// addAll watches the root and the trees.
func (w *Watcher) addAll() error {
	if err := w.system.Add(w.Root); err != nil {
		return err
	}
	w.folders[w.Root] = true
	for _, t := range w.Trees {
		if err := w.add(filepath.Join(w.Root, t.Name), t.Hidden); err != nil {
			return err
		}
	}
	return nil
}

// add watches a folder and those below it. A folder that goes meanwhile is no error.
func (w *Watcher) add(dir string, hidden bool) error {
	err := w.system.Add(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	w.folders[dir] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // what cannot be read is told when the site is read
	}
	for _, e := range entries {
		if e.IsDir() && (hidden || !strings.HasPrefix(e.Name(), ".")) {
			if err := w.add(filepath.Join(dir, e.Name()), hidden); err != nil {
				return err
			}
		}
	}
	return nil
}

// run takes note of what the system tells.
func (w *Watcher) run(system *fsnotify.Watcher) {
	for {
		select {
		case e, ok := <-system.Events:
			if !ok {
				return
			}
			w.event(e)
		case err, ok := <-system.Errors:
			if !ok {
				return
			}
			w.fail(err)
		}
	}
}

func (w *Watcher) event(e fsnotify.Event) {
	rel, err := filepath.Rel(w.Root, e.Name)
	if err != nil {
		return
	}
	rel = filepath.ToSlash(rel)
	if rel == "." && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.anew()
		return
	}
	hidden, ok := w.wanted(rel)
	if !ok {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.forget(e.Name)
	}
	if e.Has(fsnotify.Create) {
		look := os.Lstat // links to folders are not followed, but a tree may be one
		if !strings.Contains(rel, "/") {
			look = os.Stat
		}
		if info, err := look(e.Name); err == nil && info.IsDir() && w.system != nil {
			if err := w.add(e.Name, hidden); err != nil && !errors.Is(err, fs.ErrNotExist) {
				w.giveUp()
			}
		}
	}
	w.paths[rel] = true
	w.note()
}

// wanted reports whether a path is one of those that are watched, and whether what begins
// with a dot is watched below it.
func (w *Watcher) wanted(rel string) (hidden, ok bool) {
	name, below, nested := strings.Cut(rel, "/")
	for _, t := range w.Trees {
		if t.Name == name {
			return t.Hidden, !nested || t.Hidden || !strings.HasPrefix(below, ".") && !strings.Contains(below, "/.")
		}
	}
	if !nested {
		for _, f := range w.Files {
			if f == name {
				return false, true
			}
		}
	}
	return false, false
}

// forget ends watching a folder that went, and those that were below it: where it has only
// been renamed, the system would tell of it by its old name.
func (w *Watcher) forget(dir string) {
	if !w.folders[dir] {
		return
	}
	for d := range w.folders {
		if d == dir || strings.HasPrefix(d, dir+string(filepath.Separator)) {
			_ = w.system.Remove(d) // which fails when the system has forgotten it
			delete(w.folders, d)
		}
	}
}

// note takes note of the time of a change.
func (w *Watcher) note() {
	w.last = time.Now()
	if w.first.IsZero() {
		w.first = w.last
	}
	select {
	case w.news <- struct{}{}:
	default:
	}
}

// fail takes note that the system has told less than has happened.
func (w *Watcher) fail(error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.anew()
}

// anew watches everything anew, when the system has told less than has happened, or the root
// has gone: anything may have changed. w.mu is held.
func (w *Watcher) anew() {
	w.all = true
	w.note()
	if w.system == nil {
		return
	}
	w.forget(w.Root)
	switch err := w.addAll(); {
	case errors.Is(err, fs.ErrNotExist):
		w.awaitRoot()
	case err != nil:
		w.giveUp()
	}
}

// awaitRoot looks now and then whether the root is back, of which the system does not tell.
func (w *Watcher) awaitRoot() {
	time.AfterFunc(leastPoll, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		select {
		case <-w.closed:
			return
		default:
		}
		if _, err := os.Stat(w.Root); err != nil {
			w.awaitRoot()
			return
		}
		w.anew()
	})
}

// giveUp lets only time tell: the system has no more watches to give.
func (w *Watcher) giveUp() {
	if w.system != nil {
		go func(s *fsnotify.Watcher) { _ = s.Close() }(w.system) // which waits for run
		w.system, w.all = nil, true
	}
}

// Next waits for changes, and until it is quiet, and returns them.
func (w *Watcher) Next(ctx context.Context) (Batch, error) {
	for {
		wait, ready := w.wait()
		if ready {
			return w.take(), nil
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return Batch{}, ctx.Err()
		case <-w.closed:
			timer.Stop()
			return Batch{}, fs.ErrClosed
		case <-w.news:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// Where only time tells, this long passes between two batches; more where it takes long to
// look at all files, so that looking takes a twentieth of the time.
const (
	leastPoll  = 500 * time.Millisecond
	pollFactor = 20
)

// wait returns how long to wait before looking again, or that there is something to tell.
func (w *Watcher) wait() (time.Duration, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.system == nil && !w.all {
		if w.told.IsZero() {
			w.told = time.Now()
		}
		if w.last.Before(w.told) { // Next is called again: that long the caller took
			w.last = time.Now()
		}
		pause := max(leastPoll, pollFactor*w.last.Sub(w.told))
		if left := time.Until(w.last.Add(pause)); left > 0 {
			return left, false
		}
		w.all = true
		return 0, true
	}
	if w.first.IsZero() {
		return time.Hour, false
	}
	n := len(w.paths)
	if w.all {
		n = some + 1
	}
	left := min(time.Until(w.last.Add(quiet(n))), time.Until(w.first.Add(patience)))
	return left, left <= 0
}

// take returns what has changed, and forgets it.
func (w *Watcher) take() Batch {
	w.mu.Lock()
	defer w.mu.Unlock()
	b := Batch{All: w.all}
	for p := range w.paths {
		b.Paths = append(b.Paths, p)
	}
	clear(w.paths)
	w.all, w.first, w.told = false, time.Time{}, time.Now()
	return b
}
