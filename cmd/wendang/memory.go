package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// headroom is how much garbage may gather before it is collected, in bytes. An
// index is made of much that is soon garbage, so there it is more.
var headroom atomic.Uint64

const (
	usualHeadroom = 48 << 20
	indexHeadroom = 128 << 20
)

// moreMemory is called when an index is about to be made.
func moreMemory() { headroom.Store(indexHeadroom) }

// tuneMemory makes the collector run when a fixed amount of garbage has gathered,
// and a share of what is alive, rather than when the heap has doubled: a small site
// is built with few collections, and a large one does not take twice the memory
// that it needs. GOGC, where set, counts instead.
func tuneMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	headroom.Store(usualHeadroom)
	debug.SetGCPercent(400)
	adjustMemory(nil)
}

// adjustMemory sets the percentage that gives the headroom and the share, and has
// itself called after the next collection.
func adjustMemory(*sentinel) {
	const share, most = 40, 400 // per cent of what is alive
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if live := sample[0].Value.Uint64(); live > 0 {
		debug.SetGCPercent(int(min(share+headroom.Load()*100/live, most)))
	}
	runtime.SetFinalizer(&sentinel{}, adjustMemory)
}

// sentinel is what each collection collects. It has a pointer, since objects
// without are collected many at a time.
type sentinel struct{ _ *int }
