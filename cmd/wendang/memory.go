package main

import (
	"context"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// memory makes the collector run when a fixed amount of garbage has gathered, and a
// share of what is alive, rather than when the heap has doubled: a small site is built
// with few collections, and a large one does not take twice the memory that it needs.
type memory struct {
	headroom atomic.Uint64 // how much garbage may gather, in bytes
	percent  int           // as it is set; 0 before
}

// An index is made of much that is soon garbage, so there the headroom is larger.
const (
	usualHeadroom = 48 << 20
	indexHeadroom = 128 << 20
)

// tuneMemory returns what sets the collector until ctx ends. GOGC and GOMEMLIMIT,
// where set, count instead.
func tuneMemory(ctx context.Context) *memory {
	m := &memory{}
	m.headroom.Store(usualHeadroom)
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		m.adjust()
		go m.watch(ctx)
	}
	return m
}

// indexing is called when an index is about to be made.
func (m *memory) indexing() { m.headroom.Store(indexHeadroom) }

// watch adjusts the collector while the heap grows.
func (m *memory) watch(ctx context.Context) {
	const often = 40 * time.Millisecond // in which a build allocates some 20 MB
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			m.adjust()
		}
	}
}

// adjust sets the percentage that gives the headroom and the share of what the last
// collection found alive.
func (m *memory) adjust() {
	const share, most = 40, 400 // per cent of what is alive
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	percent := most
	if live := sample[0].Value.Uint64(); live > 0 {
		percent = int(min(share+m.headroom.Load()*100/live, most))
	}
	if percent != m.percent { // to set it stops the program for a moment
		m.percent = percent
		debug.SetGCPercent(percent)
	}
}
