package publish

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish/address"
	"wendang/internal/publish/target"
)

// openPlace opens a place itself.
func openPlace(t *testing.T, p *place) target.Target {
	t.Helper()
	a, err := address.Parse(p.to)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := target.Open(context.Background(), a, target.Options{Env: os.Getenv, Scratch: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() })
	return opened
}

// lockable runs a test for each kind of place that has locks.
func lockable(t *testing.T, run func(t *testing.T, p *place)) {
	eachPlace(t, func(t *testing.T, p *place) {
		if p.whole {
			t.Skip("a push is a lock of its own")
		}
		run(t, p)
	})
}

// While one publishes, others are told who it is; --force breaks its lock, and it stops.
func TestLock(t *testing.T) {
	lockable(t, func(t *testing.T, p *place) {
		ctx := context.Background()
		s := newSite(t)
		s.build(portal(20, 0))
		s.publish(s.to(p.to))
		held, err := takeLock(ctx, openPlace(t, p), t.TempDir(), "elsewhere", quick(), false, func(string) {})
		if err != nil {
			t.Fatal(err)
		}
		s.build(portal(20, 1))
		before := p.read(t)
		_, err = Publish(ctx, s.to(p.to))
		if err == nil || failure.Of(err).Code() != "publish-locked" {
			t.Fatalf("a held lock: %v", err)
		}
		if host, _ := os.Hostname(); !strings.Contains(failure.Of(err).In(message.English), "@"+host) {
			t.Errorf("it does not say who: %v", err)
		}
		if after := p.read(t); after["index.html"] != before["index.html"] {
			t.Error("it has published all the same")
		}
		if err := held.check(ctx); err != nil {
			t.Errorf("the lock is gone: %v", err)
		}
		o := s.to(p.to)
		o.Force = true
		// The holder may have looked before we broke its lock, and write it after that: we
		// are told then, or have just ended, and break it again.
		var lost error
		for range 5 {
			if _, err = Publish(ctx, o); err != nil && failure.Of(err).Code() != "publish-lock-lost" {
				t.Fatal(err)
			}
			time.Sleep(3 * quick().Beat)
			if lost = held.check(ctx); err == nil && lost != nil {
				break
			}
		}
		if err != nil || !errors.Is(lost, errLost) {
			t.Errorf("a broken lock: %v, of its holder: %v", err, lost)
		}
		if err := held.release(ctx); err != nil {
			t.Error(err)
		}
		s.holds(p, portal(20, 1), nil)
	})
}

// A lock that nobody writes any more expires, whatever times it names; one that is
// written holds, whatever times it names. No clock decides.
func TestLockOfAnotherMachine(t *testing.T) {
	lockable(t, func(t *testing.T, p *place) {
		ctx := context.Background()
		s := newSite(t)
		s.build(portal(20, 0))
		other := openPlace(t, p)
		for _, since := range []time.Time{{}, time.Now().Add(-1000 * time.Hour), time.Now().Add(1000 * time.Hour)} {
			h := holder{ID: newID(), User: "li", Host: "elsewhere", PID: 1, Since: since}
			put := func() {
				b, err := json.Marshal(h)
				if err != nil {
					t.Error(err)
				}
				if err := retry(ctx, time.Millisecond, func() error { return other.Put(ctx, lockName, target.Bytes(b), target.Header{}) }); err != nil {
					t.Error(err)
				}
			}
			put()
			var wait sync.WaitGroup
			stop := make(chan struct{})
			wait.Go(func() {
				for {
					select {
					case <-stop:
						return
					case <-time.After(quick().Beat):
						h.Beat++
						put()
					}
				}
			})
			_, err := Publish(ctx, s.to(p.to))
			close(stop)
			wait.Wait()
			if err == nil || failure.Of(err).Code() != "publish-locked" || !strings.Contains(err.Error(), "li@elsewhere") {
				t.Errorf("a lock that is written: %v", err)
			}
			s.publish(s.to(p.to)) // nobody writes it any more
			if _, err := other.Get(ctx, lockName, maxLock); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the lock is left: %v", err)
			}
		}
		// What cannot be understood is somebody's, for a while.
		if err := retry(ctx, time.Millisecond, func() error { return other.Put(ctx, lockName, target.Bytes([]byte("?")), target.Header{}) }); err != nil {
			t.Fatal(err)
		}
		s.publish(s.to(p.to))
	})
}

// Several publish different states of a site at once. Each publishes as a whole or is
// refused, and the place then holds one of the states.
func TestManyPublishers(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		const n = 4
		var states [n]files
		var sites [n]*site
		for i := range n {
			states[i] = portal(40, i)
			sites[i] = newSite(t)
			sites[i].build(states[i])
		}
		for range rounds(2) {
			var wait sync.WaitGroup
			var mu sync.Mutex
			done := 0
			for i := range n {
				o := sites[i].to(p.to)
				o.Force = false
				o.Notice = nil
				wait.Go(func() {
					_, err := Publish(context.Background(), o)
					mu.Lock()
					defer mu.Unlock()
					if err == nil {
						done++
						return
					}
					if c := failure.Of(err).Code(); c != "publish-locked" && c != "publish-locked-unknown" && c != "publish-keeps-changing" && c != "publish-deletes-many" {
						t.Errorf("refused with %v", err)
					}
				})
			}
			wait.Wait()
			if done == 0 {
				t.Error("nobody could publish")
			}
			got := p.read(t)
			matches := 0
			for i := range n {
				if got["index.html"] == states[i].texts()["index.html"] {
					sites[i].holds(p, states[i], nil)
					matches++
				}
			}
			if matches != 1 {
				t.Errorf("the home page is that of %d states", matches)
			}
		}
	})
}
