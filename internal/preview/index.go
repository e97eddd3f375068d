package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/search"
)

// indexer makes the search index in the background, one after the other.
type indexer struct {
	session  *Session
	wanted   chan struct{}
	failures chan error // that are to be told

	mu sync.Mutex
	// version is that of the state that the index is of; 0 while there is none, and noIndex
	// when it could not be made: err says why.
	version int
	err     error
	told    bool // that it could not be made, which is told when it fails again
}

const noIndex = -1

func newIndexer(s *Session) *indexer {
	return &indexer{session: s, wanted: make(chan struct{}, 1), failures: make(chan error)}
}

// want asks for an index of what is shown.
func (x *indexer) want() {
	select {
	case x.wanted <- struct{}{}:
	default:
	}
}

// settle is how long nothing must be asked for before an index is made: while somebody
// writes, each save would give one.
const settle = 200 * time.Millisecond

// again is how long after a failure the index is tried again: perhaps another preview of the
// site was just at it.
const again = 2 * time.Second

// run makes indexes until ctx ends.
func (x *indexer) run(ctx context.Context) {
	for {
		var retry <-chan time.Time
		if x.hasFailed() {
			retry = time.After(again)
		}
		select {
		case <-ctx.Done():
			return
		case <-x.wanted:
		case <-retry:
		}
		for quiet := false; !quiet; {
			select {
			case <-ctx.Done():
				return
			case <-x.wanted:
			case <-time.After(settle):
				quiet = true
			}
		}
		x.make(ctx)
	}
}

func (x *indexer) make(ctx context.Context) {
	st := x.session.acquire()
	if st == nil {
		return
	}
	defer st.release()
	if st.portal == nil || !st.exact || !st.portal.HasSearch() {
		return
	}
	err := st.portal.WriteIndex(ctx)
	if pipeline.IsChanged(err) || errors.Is(err, context.Canceled) {
		return // another is asked for when that is read
	}
	x.mu.Lock()
	twice := err != nil && x.err != nil && err.Error() == x.err.Error()
	told := x.told
	x.told = twice
	x.version, x.err = st.version, err
	if err != nil {
		x.version = noIndex
	}
	x.mu.Unlock()
	if twice && !told {
		select {
		case x.failures <- err:
		case <-ctx.Done():
		}
	}
	x.session.looked()
}

func (x *indexer) hasFailed() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.err != nil
}

// upToDate reports whether the index is of what is shown, or cannot be made. One that
// somebody has deleted is asked for again.
func (x *indexer) upToDate() bool {
	st := x.session.acquire()
	if st == nil {
		return false
	}
	defer st.release()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.version == st.version && st.portal != nil && !isIndexThere(st.portal) {
		x.version = 0
		x.want()
	}
	return x.version == st.version || x.err != nil
}

// isIndexThere reports whether the index that was written is still there.
func isIndexThere(p *pipeline.Portal) bool {
	_, err := os.Stat(filepath.Join(p.IndexFolder(), filepath.FromSlash(search.ManifestPath)))
	return err == nil || !p.HasSearch()
}

// known returns the version of the index.
func (x *indexer) known() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.version
}

// says returns what the search page says of the index; "" when it is there.
func (x *indexer) says(language message.Language) string {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.err != nil:
		return message.PreviewIndexFailed(failure.Of(x.err)).In(language)
	case x.version == 0:
		return message.PreviewIndexing().In(language)
	}
	return ""
}

// wait waits until the index is of what is shown, or, where there is one, for a while.
func (x *indexer) wait(ctx context.Context) {
	patience := 30 * time.Second
	if x.known() > 0 {
		patience = 3 * time.Second
	}
	timeout := time.After(patience)
	for {
		next := x.session.next()
		if x.upToDate() {
			return
		}
		select {
		case <-next:
		case <-ctx.Done():
			return
		case <-timeout:
			return
		}
	}
}
