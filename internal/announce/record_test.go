package announce

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// A site that moves to another address and back is told of as a whole each time, also when
// a day's quota does not reach.
func TestBack(t *testing.T) {
	e := newEngines(t)
	dir := t.TempDir()
	o := e.options(dir, pagesOf(56, "a"))
	o.IndexNow = ""
	day := time.Date(2026, 11, 1, 1, 0, 0, 0, time.UTC)
	o.Now = func() time.Time { return day }
	next := func(base string, quota int) Result {
		o.BaseURL, e.quota, day = base, quota, day.AddDate(0, 0, 1)
		clear(e.taken["baidu"])
		return tell(t, o)["baidu"]
	}
	for _, base := range []string{base, base + "x/"} {
		if r := next(base, -1); r.New != 56 {
			t.Errorf("%s: %+v", base, r)
		}
	}
	for i, want := range []Result{{New: 20, Waiting: 36}, {New: 20, Waiting: 16}, {New: 16}, {}} {
		if r := next(base, 20); r.New != want.New || r.Waiting != want.Waiting {
			t.Errorf("day %d: %+v, want %+v", i, r, want)
		}
	}
	o.DryRun = true
	if r := next(base+"x/", -1); r.New != 56 {
		t.Errorf("%+v", r)
	}
	if r := next(base, -1); r.New != 0 {
		t.Errorf("only looking has changed something: %+v", r)
	}
}

// What Baidu has not taken is told again, however it says so.
func TestTakesNone(t *testing.T) {
	for body, want := range map[string]struct {
		code string
		full bool
	}{
		`{"success":0,"remain":5}`: {code: "baidu-takes-none"},
		`{"success":0,"remain":0}`: {full: true},
	} {
		e := newEngines(t)
		dir := t.TempDir()
		o := e.options(dir, pagesOf(30, "a"))
		o.IndexNow = ""
		calls := 0
		e.before = func(_ string, w http.ResponseWriter, _ []string) bool {
			calls++
			e.reply(w, 200, body)
			return true
		}
		r := tell(t, o)["baidu"]
		if r.New != 0 || r.Waiting != 30 || r.Full != want.full || calls != 1 {
			t.Errorf("%s: %+v in %d calls", body, r, calls)
		}
		if want.code != "" && failure.Of(r.Err).Code() != want.code {
			t.Errorf("%s: %v", body, r.Err)
		}
		e.before = nil
		o.Now = func() time.Time { return time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC) }
		if r = tell(t, o)["baidu"]; r.New != 30 {
			t.Errorf("%s: %+v", body, r)
		}
	}
}

// A call that an engine may have taken is made once in a run, and its end is told in the
// reader's language.
func TestCutOnce(t *testing.T) {
	e := newEngines(t)
	var mu sync.Mutex // a connection that is cut is seen before the call ends
	calls := map[string]int{}
	e.before = func(engine string, w http.ResponseWriter, _ []string) bool {
		mu.Lock()
		calls[engine]++
		mu.Unlock()
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return true
		}
		_ = conn.Close()
		return true
	}
	o := e.options(t.TempDir(), pagesOf(30, "a"))
	o.Client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for _, r := range tell(t, o) {
		if r.Waiting != 30 || failure.Of(r.Err).Code() != "engine-silent" {
			t.Errorf("%+v", r)
		}
		if text := failure.Of(r.Err).In(message.Chinese); !strings.Contains(text, "连接断了") {
			t.Error(text)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if calls["baidu"] != 1 || calls["indexnow"] != 1 {
		t.Errorf("%v calls", calls)
	}
	e.server.Close()
	for _, r := range tell(t, o) {
		if text := failure.Of(r.Err).In(message.Chinese); !strings.Contains(text, "这个端口没有服务") {
			t.Error(text)
		}
	}
}

// Who stops is told that the rest waits.
func TestStopped(t *testing.T) {
	e := newEngines(t)
	ctx, cancel := context.WithCancel(context.Background())
	e.before = func(_ string, w http.ResponseWriter, _ []string) bool {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return true
		}
		cancel()
		_, _ = io.Copy(io.Discard, conn) // until the caller hangs up
		_ = conn.Close()
		return true
	}
	list, err := Tell(ctx, e.options(t.TempDir(), pagesOf(30, "a")))
	if err != nil || len(list) != 1 || failure.Of(list[0].Err).Code() != "announce-stopped" || list[0].Waiting != 30 {
		t.Errorf("%+v %v", list, err)
	}
}

// A record that cannot be written keeps the other engine from nothing.
func TestRecordInTheWay(t *testing.T) {
	e := newEngines(t)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "announced-indexnow.txt"), 0o755); err != nil {
		t.Fatal(err)
	}
	r := tell(t, e.options(dir, pagesOf(30, "a")))
	if r["indexnow"].Err == nil || r["baidu"].New != 30 {
		t.Error(fmt.Sprint(r))
	}
}
