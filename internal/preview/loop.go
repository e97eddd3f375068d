package preview

import (
	"context"
	"maps"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/pipeline"
)

// loop follows changes, in one goroutine.
type loop struct {
	*Session
	reading *pipeline.Reading
	batches chan pipeline.Changes
	pending pipeline.Changes // that could not be read yet

	// sinceShown is in what the reading differs from the portal that is shown.
	sinceShown *pipeline.Delta
	// arranging is the reading that is being arranged, which takes a while; nil for none.
	// sinceArranging is in what the reading differs from that.
	arranging      *pipeline.Reading
	sinceArranging *pipeline.Delta
	arranged       chan arranged
	took           time.Duration // by the last arrangement

	// Since the last state that was exact: which articles have changed, where their pages
	// stood before, and which were told to stand elsewhere. Origins of files that have gone
	// are kept longer, since a file that has got another name may be missed before it is
	// seen again.
	changed map[string]bool
	origins map[string]origin
	moved   map[string]string
	waiting event           // what tabs are to be told with the next state
	told    map[string]bool // problems that were told
	errors  bool            // there were errors in the last step
	polls   bool            // the system does not tell of changes, which was told
	failing []string        // output paths of pages that templates fail on, each in another way
}

// arranged is what came of an arrangement.
type arranged struct {
	portal   *pipeline.Portal
	problems []diag.Diagnostic
	err      error
	took     time.Duration
}

// close lets go of all that the loop and the session hold.
func (l *loop) close() {
	if l.arranging != nil {
		if a := <-l.arranged; a.portal != nil {
			a.portal.Close()
		}
		l.arranging.Close()
	}
	l.reading.Close()
	l.mu.Lock()
	st := l.state
	l.state = nil
	l.mu.Unlock()
	if st != nil {
		st.release()
	}
}

// begin shows the site for the first time.
func (l *loop) begin(start time.Time) error {
	l.polls = l.Polls() // which whoever waits for the begin tells
	l.sinceShown, l.told = pipeline.NewDelta(), map[string]bool{}
	l.changed, l.origins, l.moved = map[string]bool{}, map[string]origin{}, map[string]string{}
	began := time.Now()
	portal, problems, err := l.reading.Arrange(nil)
	if err != nil {
		return err
	}
	l.took = time.Since(began)
	l.show(portal, problems, true)
	l.report(Step{At: l.Clock(), Took: l.Clock().Sub(start)})
	return nil
}

// run follows changes until ctx ends.
func (l *loop) run(ctx context.Context) error {
	day := time.NewTicker(time.Minute)
	defer day.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case c := <-l.batches:
			l.step(ctx, c)
		case paths := <-l.checks:
			l.step(ctx, pipeline.Changes{Paths: paths})
		case path := <-l.met:
			l.meet(path)
		case err := <-l.index.failures:
			l.Report(Step{At: l.Clock(), Failure: err})
		case a := <-l.arranged:
			l.finish(a)
			l.looked()
			l.report(Step{At: l.Clock()})
		case <-day.C:
			if now := l.Clock(); !l.reading.IsOfDay(now) {
				l.step(ctx, pipeline.Changes{Now: now})
			}
		}
	}
}

// follow passes on what the watcher tells.
func (l *loop) follow(ctx context.Context) {
	for {
		b, err := l.watcher.Next(ctx)
		if err != nil {
			return
		}
		select {
		case l.batches <- pipeline.Changes{Paths: b.Paths, All: b.All}:
		case <-ctx.Done():
			return
		}
	}
}

// patience is how long an arrangement may take so that nothing is shown before it.
const patience = 40 * time.Millisecond

// step takes in changes.
func (l *loop) step(ctx context.Context, c pipeline.Changes) {
	defer l.looked()
	began := time.Now()
	c.Paths, c.All = append(l.pending.Paths, c.Paths...), c.All || l.pending.All
	if c.Now.IsZero() {
		c.Now = l.Clock()
	}
	next, d, err := l.reading.Again(ctx, c)
	if err != nil {
		if ctx.Err() != nil {
			return
		}
		l.pending = c
		l.fail(err, began)
		return
	}
	l.pending = pipeline.Changes{}
	failed := l.state.failure != nil
	if d.IsEmpty() && !failed {
		l.replace(next)
		if l.Polls() != l.polls {
			l.report(Step{At: l.Clock()})
		}
		return
	}
	l.remember(d)
	l.replace(next)
	l.sinceShown.Add(d)
	if l.sinceArranging != nil {
		l.sinceArranging.Add(d)
	}
	l.waiting.add(l.event(d))
	switch {
	case l.state.portal != nil && l.revise():
	case l.arranging != nil: // and another arrangement follows
	case !l.reading.IsUsable() || l.took < l.Patience:
		// At once, and so that nothing is shown twice.
		l.arrange(true)
		l.finish(<-l.arranged)
	default:
		l.arrange(false)
	}
	l.report(Step{At: l.Clock(), Took: time.Since(began), Changed: d.Changed(), Day: d.IsOfOtherDay()})
}

// replace makes another reading the one that follows are taken from.
func (l *loop) replace(next *pipeline.Reading) {
	l.reading.Close()
	l.reading = next
}

// revise shows what can be shown without an arrangement. It reports whether that is all.
func (l *loop) revise() bool {
	portal, exact := l.state.portal.Revise(l.reading, l.sinceShown)
	if portal == nil {
		return false
	}
	exact = exact && l.arranging == nil
	if !exact && l.arranging == nil && l.took < l.Patience {
		portal.Close()
		return false
	}
	l.show(portal, portal.Problems(), exact)
	return exact
}

// arrange begins to arrange the reading, or does so at once.
func (l *loop) arrange(now bool) {
	l.arranging, l.sinceArranging = l.reading.Share(), pipeline.NewDelta()
	last := l.acquire()
	reading := l.arranging
	work := func() {
		defer last.release()
		began := time.Now()
		portal, problems, err := reading.Arrange(last.portal)
		l.arranged <- arranged{portal, problems, err, time.Since(began)}
	}
	if now {
		work()
	} else {
		go work()
	}
}

// finish shows what came of an arrangement.
func (l *loop) finish(a arranged) {
	l.took = a.took
	l.arranging.Close()
	l.arranging = nil
	later := l.sinceArranging // what has changed meanwhile
	l.sinceArranging = nil
	if a.err != nil {
		l.fail(a.err, time.Now())
		return
	}
	if later.IsEmpty() {
		l.show(a.portal, a.problems, true)
		return
	}
	// That shows, too, as far as it can at once.
	if a.portal != nil {
		if revised, _ := a.portal.Revise(l.reading, later); revised != nil {
			a.portal.Close()
			l.show(revised, revised.Problems(), false)
		} else {
			l.show(a.portal, a.problems, false)
			l.sinceShown = later
		}
	}
	l.arrange(false)
}

// show shows a portal, or, where there is none, what is wrong with the site.
func (l *loop) show(portal *pipeline.Portal, problems []diag.Diagnostic, exact bool) {
	var st *state
	if portal != nil {
		st = newState(portal, problems)
		l.tryPages(st)
		l.sinceShown = pipeline.NewDelta()
	} else {
		st = newState(l.lastPortal(), l.withKnown(problems))
		st.site = problems
	}
	st.exact = exact
	e := l.waiting
	l.waiting = event{}
	if e.follow != "" {
		e.follow = st.pageOf(e.follow)
	}
	if portal != nil {
		e.moved = l.moves(portal)
		maps.DeleteFunc(e.moved, func(from, to string) bool { return l.moved[from] == to })
		maps.Copy(l.moved, e.moved)
		if exact {
			l.forget()
		}
	}
	l.publish(st, e)
}

// withKnown adds to what is wrong with site.toml or the theme what was found in articles when
// they were last arranged, which waits for that to be mended.
func (l *loop) withKnown(problems []diag.Diagnostic) []diag.Diagnostic {
	var list diag.List
	list.Add(problems...)
	if l.state != nil {
		for _, d := range l.state.problems {
			if strings.HasPrefix(d.File, "content/") && !hasProblem(problems, d) {
				list.Add(d)
			}
		}
	}
	return list.Sorted()
}

// fail shows that the site cannot be read, once: when it is looked at again and again, what
// is the same is not told again.
func (l *loop) fail(err error, began time.Time) {
	if last := l.state.failure; last != nil && last.Error() == err.Error() {
		return
	}
	st := newState(l.lastPortal(), l.state.problems)
	st.site, st.failure = l.state.site, err
	l.publish(st, event{})
	l.report(Step{At: l.Clock(), Took: time.Since(began), Failure: err})
}

// lastPortal returns the portal that is shown, for one more state.
func (l *loop) lastPortal() *pipeline.Portal {
	if l.state == nil || l.state.portal == nil {
		return nil
	}
	return l.state.portal.Share()
}

// report tells of a step, and of the problems that were not told before.
func (l *loop) report(step Step) {
	step.Problems = l.state.problems
	now := map[string]bool{}
	for _, d := range step.Problems {
		key := d.File + "\x00" + d.Message.String()
		now[key] = true
		if !l.told[key] {
			step.News = append(step.News, d)
		}
	}
	wrong := hasErrors(step.Problems) || step.Failure != nil
	step.Mended = l.errors && !wrong
	l.told, l.errors = now, wrong
	polls := l.Polls()
	step.Polls, l.polls = polls && !l.polls, polls
	if step.Polls || len(step.Changed) > 0 || len(step.News) > 0 || step.Mended || step.Failure != nil || step.Day {
		l.Report(step)
	}
}
