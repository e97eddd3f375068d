package publish

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"wendang/internal/publish/target"
	"wendang/internal/scratch"
)

// A lock is a file on the target that says who publishes. Its holder writes it anew
// again and again; one that does not change for a while is nobody's. No clocks are
// compared, since those of other machines may be wrong.
//
// On one machine file locks among its temporary files do better. One for each target
// lets only one process publish to it. One for each lock tells whether its holder lives:
// as long as it does, it holds it.

// holder is what stands in a lock.
type holder struct {
	ID    string    `json:"id"`
	User  string    `json:"user"`
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"` // by the holder's clock, for people
	Beat  int       `json:"beat"`  // counts how often it was written
}

// who names the holder for people.
func (h holder) who() string {
	if h.User == "" && h.Host == "" {
		return ""
	}
	return h.User + "@" + h.Host
}

// maxLock bounds the size of a lock, in bytes.
const maxLock = 64 << 10

// Timing says how long locks are waited for.
type Timing struct {
	Beat  time.Duration // how often a lock is written
	Lease time.Duration // after how long without that it is nobody's
	Retry time.Duration // before something is tried again for the first time
	// Patience is how long a server may take to answer to a connection; 0 for 30 s.
	Patience time.Duration
}

// DefaultTiming is what is used outside of tests.
func DefaultTiming() Timing {
	return Timing{Beat: 10 * time.Second, Lease: 45 * time.Second, Retry: 500 * time.Millisecond}
}

// LockedError says that somebody else is publishing to the target.
type LockedError struct {
	Who   string // user@host; "" when not known
	Since time.Time
}

func (e *LockedError) Error() string { return "another publish to this target is at work" }

// errLost says that somebody else has broken our lock.
var errLost = errors.New("somebody else has taken the lock of this target")

// lock is a lock that we hold.
type lock struct {
	target target.Target
	timing Timing
	dir    string // of local locks
	waits  func(who string)
	local  []*flock.Flock
	stop   chan struct{}
	done   sync.WaitGroup

	mu   sync.Mutex
	self holder
	at   time.Time // of the last time that it was written
	lost error
}

func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// localLock returns the path of a file lock of this machine: of a lock's holder by the
// lock's id, of a target by the hash of its address. It is not among the machine's
// temporary files, where others could put something of its name.
func (l *lock) localLock(id string) string { return filepath.Join(l.dir, "publish-"+id+".lock") }

// tryLocal takes a file lock of this machine. It reports false when another process has
// it; where there can be none, it does not matter.
func (l *lock) tryLocal(id string) bool {
	f := flock.New(l.localLock(id))
	ok, err := f.TryLock()
	if err != nil {
		return true
	}
	if ok {
		l.local = append(l.local, f)
	}
	return ok
}

// takeLock takes the lock of a target, which has an address. What tells other processes
// of this machine that it is held is in the folder dir. One that is somebody else's is an
// error, unless force is set, or its holder is dead; waits is told before it is watched
// for a while to find out.
func takeLock(ctx context.Context, t target.Target, dir, addr string, timing Timing, force bool, waits func(who string)) (*lock, error) {
	l := &lock{target: t, dir: dir, timing: timing, waits: waits, stop: make(chan struct{}), self: holder{ID: newID(), PID: os.Getpid(), Since: time.Now().Round(time.Second)}}
	l.self.Host, _ = os.Hostname()
	if u, err := user.Current(); err == nil {
		l.self.User = u.Username
	}
	if !l.tryLocal(hashOf(addr)) && !force {
		other, err := l.read(ctx)
		if other != nil && err == nil {
			return nil, &LockedError{other.who(), other.Since}
		}
		return nil, errors.Join(err, &LockedError{})
	}
	l.tryLocal(l.self.ID)
	if err := l.take(ctx, force); err != nil {
		l.releaseLocal()
		return nil, err
	}
	l.done.Go(l.beat)
	return l, nil
}

func (l *lock) releaseLocal() {
	for _, f := range l.local {
		_ = scratch.Release(f)
	}
}

func (l *lock) encode() []byte {
	b, err := json.Marshal(l.self)
	if err != nil {
		panic(err) // a holder is plain data
	}
	return append(b, '\n')
}

func (l *lock) take(ctx context.Context, force bool) error {
	const tries = 5
	for range tries {
		err := retry(ctx, l.timing.Retry, func() error { return l.target.Create(ctx, lockName, l.encode()) })
		if err == nil {
			l.at = time.Now()
			// Where looking and writing are not one step, the last to write has it.
			if mine, err := l.isOurs(ctx); err != nil || mine {
				return err
			}
			continue
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		other, err := l.read(ctx)
		if err != nil {
			return err
		}
		if other == nil || other.ID == l.self.ID { // gone just now; or written by a try whose answer did not arrive
			if other != nil {
				l.at = time.Now()
				return nil
			}
			continue
		}
		if !force && !l.isDead(other) {
			l.waits(other.who())
			if alive, err := l.watch(ctx, other); err != nil {
				return err
			} else if alive {
				return &LockedError{other.who(), other.Since}
			}
		}
		if mine, err := l.replace(ctx, other); err != nil || mine {
			return err
		}
	}
	return &LockedError{}
}

// replace puts our lock in the place of another one. Others may be doing the same: the
// last one has it, and all see who that is after a moment.
func (l *lock) replace(ctx context.Context, other *holder) (mine bool, err error) {
	if now, err := l.read(ctx); err != nil || now == nil || now.ID != other.ID {
		return false, err
	}
	put := func() error { return l.target.Put(ctx, lockName, target.Bytes(l.encode()), lockHeader()) }
	if err := retry(ctx, l.timing.Retry, put); err != nil {
		return false, err
	}
	l.at = time.Now()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case <-time.After(l.timing.Beat / 5):
	}
	if isID(other.ID) {
		_ = os.Remove(l.localLock(other.ID))
	}
	return l.isOurs(ctx)
}

func isID(s string) bool { return s != "" && strings.Trim(s, "0123456789abcdef") == "" }

// read returns who holds the lock; nil for nobody. One that cannot be read is somebody's
// who is writing it.
func (l *lock) read(ctx context.Context) (*holder, error) {
	var b []byte
	err := retry(ctx, l.timing.Retry, func() (err error) {
		b, err = l.target.Get(ctx, lockName, maxLock)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	h := &holder{}
	if json.Unmarshal(b, h) != nil {
		h = &holder{}
	}
	return h, nil
}

func (l *lock) isOurs(ctx context.Context) (bool, error) {
	h, err := l.read(ctx)
	return err == nil && h != nil && h.ID == l.self.ID, err
}

// isDead reports whether a holder was a process of this machine that is no more.
func (l *lock) isDead(h *holder) bool {
	host, err := os.Hostname()
	if err != nil || h.Host != host || !isID(h.ID) {
		return false
	}
	p := l.localLock(h.ID)
	if _, err := os.Stat(p); err != nil {
		return false // of another machine of that name, perhaps
	}
	f := flock.New(p)
	ok, err := f.TryLock()
	if err != nil || !ok {
		return false
	}
	_ = f.Unlock()
	return true
}

// watch waits whether a lock changes.
func (l *lock) watch(ctx context.Context, first *holder) (alive bool, err error) {
	const looks = 9
	for range looks {
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(l.timing.Lease / looks):
		}
		now, err := l.read(ctx)
		if err != nil {
			return false, err
		}
		if now == nil {
			return false, nil
		}
		if *now != *first {
			*first = *now
			return true, nil
		}
		if l.isDead(now) {
			return false, nil
		}
	}
	return false, nil
}

// beat writes the lock again and again.
func (l *lock) beat() {
	tick := time.NewTicker(l.timing.Beat)
	defer tick.Stop()
	for {
		select {
		case <-l.stop:
			return
		case <-tick.C:
		}
		ctx, cancel := context.WithTimeout(context.Background(), l.timing.Lease)
		_ = l.renew(ctx) // whoever holds the lock asks check
		cancel()
	}
}

// renew writes the lock, unless it is somebody else's now.
func (l *lock) renew(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost != nil {
		return l.lost
	}
	mine, err := l.isOurs(ctx)
	if err != nil {
		return err
	}
	if !mine {
		l.lost = errLost
		return l.lost
	}
	l.self.Beat++
	if err := l.target.Put(ctx, lockName, target.Bytes(l.encode()), lockHeader()); err != nil {
		return err
	}
	l.at = time.Now()
	return nil
}

func lockHeader() target.Header {
	return target.Header{ContentType: "application/octet-stream", CacheControl: "no-store"}
}

// check reports whether the lock is still ours. When it could not be written for long,
// as when the machine has slept, it is looked at again before anything else is done.
func (l *lock) check(ctx context.Context) error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	lost, at := l.lost, l.at
	l.mu.Unlock()
	if lost != nil {
		return lost
	}
	// The clock that goes on while the machine sleeps is asked, too.
	if now := time.Now(); now.Sub(at) < l.timing.Lease/2 && now.Round(0).Sub(at.Round(0)).Abs() < l.timing.Lease/2 {
		return nil
	}
	return retry(ctx, l.timing.Retry, func() error { return l.renew(ctx) })
}

// release gives the lock away.
func (l *lock) release(ctx context.Context) error {
	if l == nil {
		return nil
	}
	close(l.stop)
	l.done.Wait()
	defer l.releaseLocal()
	if l.lost != nil {
		return nil
	}
	mine, err := l.isOurs(ctx)
	if err != nil || !mine {
		return err
	}
	return retry(ctx, l.timing.Retry, func() error { return l.target.Delete(ctx, lockName) })
}
