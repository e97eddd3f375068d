// Package preview shows a site that is being written: its pages are made when they are
// asked for, and what is saved shows at once in the tabs that are open.
//
//	watch ─► batch of paths ─► Reading.Again ─► Portal.Revise ─► state ─► tabs, pages
//	                                        └─► Reading.Arrange ─► state ─► search index
//
// A state is a portal and what is wrong with the site. It does not change: an edit makes
// the next one. Where a revised portal is not all that an arranged one would be, it is
// shown until that is there.
package preview

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/watch"
)

// Options say what is shown, and how.
type Options struct {
	pipeline.Options
	Follow bool     // open tabs go to the article that is edited
	Poll   bool     // do not ask the system for changes
	Allow  []string // names of hosts that the preview answers to, besides this machine's own
	// Language is that of readers who name none that the program speaks.
	Language message.Language
	// Clock tells the time; nil is the machine's.
	Clock func() time.Time
	// Patience is how long an arrangement may take so that nothing is shown before it; 0
	// is so long that nobody sees it.
	Patience time.Duration
	// Changing is how long a page is waited for whose file is not yet what is shown; 0 is
	// long enough for any site.
	Changing time.Duration
	// Report is called after each step, and not at once by two; nil for nobody.
	Report func(Step)
}

// Step is what has happened when something was saved.
type Step struct {
	At       time.Time
	Took     time.Duration // from when it was quiet until it was shown
	Changed  []string      // paths of files, from the site folder
	Day      bool          // another day has begun
	Problems []diag.Diagnostic
	News     []diag.Diagnostic // of these, what was not told before
	Failure  error             // the site cannot be read, or its search index not be made
	Polls    bool              // from now on, changes are looked for only now and then
	Mended   bool              // there were errors, and there are none any more
}

// Session is a preview.
type Session struct {
	Options
	id      string // tells the states of this session from those of others
	watcher *watch.Watcher
	checks  chan []string // paths that are to be looked at
	met     chan string   // output paths of pages that a template failed on
	index   *indexer

	mu    sync.Mutex
	state *state        // nil until there is one
	tick  chan struct{} // closed when something was looked at, and replaced
	log   eventLog
	// former are files of themes that were shown before, by output path: pages that were
	// sent with their names may still ask for them.
	former map[string][]byte
}

// New returns a session, which shows a site while [Session.Run] runs. What is asked of it
// before it has read the site waits.
func New(o Options) *Session {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Report == nil {
		o.Report = func(Step) {}
	}
	if o.Patience == 0 {
		o.Patience = patience
	}
	if o.Changing == 0 {
		o.Changing = changing
	}
	s := &Session{Options: o, id: fmt.Sprintf("%08x", rand.Uint32()), checks: make(chan []string), met: make(chan string, mostFailing), tick: make(chan struct{})}
	s.index = newIndexer(s)
	return s
}

// watch begins to watch the site's folder: what is saved from now on shows.
func (s *Session) watch() error {
	root, err := filepath.Abs(s.Source)
	if err != nil {
		return err
	}
	s.watcher, err = watch.New(watch.Options{
		Root: root, Files: []string{"site.toml", "gone.txt"}, Poll: s.Poll,
		Trees: []watch.Tree{{Name: "content"}, {Name: "static", Hidden: true}, {Name: "themes"}},
	})
	return err
}

// Run reads the site, shows it, and follows its changes until ctx ends. ready is called
// when the site is shown for the first time. Mistakes of the site are no error.
func (s *Session) Run(ctx context.Context, ready func()) error {
	if err := s.watch(); err != nil {
		return err
	}
	defer func() { _ = s.watcher.Close() }()
	start := s.Clock()
	o := s.Options.Options
	o.Now = start
	reading, err := pipeline.Read(ctx, o)
	if err != nil {
		return err
	}
	l := &loop{Session: s, reading: reading, arranged: make(chan arranged, 1), batches: make(chan pipeline.Changes)}
	defer l.close()
	if err := l.begin(start); err != nil {
		return err
	}
	ready()
	var wait sync.WaitGroup
	defer wait.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	wait.Go(func() { s.index.run(ctx) })
	wait.Go(func() { l.follow(ctx) })
	return l.run(ctx)
}

// Polls reports whether changes are looked for only now and then.
func (s *Session) Polls() bool { return s.watcher.Polls() }

// Articles returns how many articles are shown.
func (s *Session) Articles() int {
	st := s.acquire()
	if st == nil {
		return 0
	}
	defer st.release()
	if st.portal == nil {
		return 0
	}
	return st.portal.Articles()
}

// acquire returns the state that is shown, which is to be released; nil when there is none.
func (s *Session) acquire() *state {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == nil {
		return nil
	}
	return s.state.use()
}

// publish shows a state.
func (s *Session) publish(st *state, e event) {
	s.mu.Lock()
	last := s.state
	if last != nil {
		st.version = last.version
	}
	st.version++
	e.version = st.version
	s.state = st
	s.log.add(e)
	s.keepAssets(last, st)
	s.wake()
	s.mu.Unlock()
	if last != nil {
		last.release()
	}
	if st.exact && st.portal != nil && !st.isBroken() {
		s.index.want()
	}
}

// mostFormer is how many files of former themes are kept.
const mostFormer = 100

// keepAssets keeps the files of a theme that is no longer shown.
func (s *Session) keepAssets(last, st *state) {
	if last == nil || last.portal == nil || st.portal == nil || st.portal.Theme() == last.portal.Theme() {
		return
	}
	if len(s.former) > mostFormer || s.former == nil {
		s.former = map[string][]byte{}
	}
	maps.Copy(s.former, last.portal.Theme().Contents())
}

// formerAsset returns a file of a former theme.
func (s *Session) formerAsset(name string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	content, ok := s.former[name]
	return content, ok
}

// wake tells those who wait that something was looked at. s.mu is held.
func (s *Session) wake() {
	close(s.tick)
	s.tick = make(chan struct{})
}

// looked tells those who wait that something was looked at.
func (s *Session) looked() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wake()
}

// next returns a channel that is closed when something was looked at.
func (s *Session) next() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tick
}

// check has paths looked at, as if the system had told of them.
func (s *Session) check(ctx context.Context, paths ...string) {
	select {
	case s.checks <- paths:
	case <-ctx.Done():
	}
}
