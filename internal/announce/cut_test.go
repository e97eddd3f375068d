package announce

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wendang/internal/failure"
)

// impatient gives a call up as soon as arrived says that the server has it, as if its
// answer took too long.
type impatient struct{ arrived, givenUp chan struct{} }

func (i impatient) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(r.Context())
	ended := make(chan struct{})
	go func() {
		select {
		case <-i.arrived:
			cancel(context.DeadlineExceeded)
			<-ended
			i.givenUp <- struct{}{}
		case <-ended:
		}
	}()
	response, err := http.DefaultTransport.RoundTrip(r.WithContext(ctx))
	if err == nil {
		var body []byte
		body, err = io.ReadAll(response.Body)
		_ = response.Body.Close()
		response.Body = io.NopCloser(strings.NewReader(string(body)))
	}
	close(ended)
	return response, err
}

// Connections that are cut, slow answers and kills lose nothing, and what was taken is told
// once.
func TestCut(t *testing.T) {
	e := newEngines(t)
	slow := impatient{make(chan struct{}), make(chan struct{})}
	n := 0
	e.before = func(engine string, w http.ResponseWriter, addresses []string) bool {
		switch n++; {
		case n%7 == 1: // cut before anything was taken
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return true
			}
			_ = conn.Close()
			return true
		case n%7 < 6: // too slow
			slow.arrived <- struct{}{}
			<-slow.givenUp
			return true
		}
		return false
	}
	dir := t.TempDir()
	o := e.options(dir, pagesOf(25_000, "a"))
	o.Client = &http.Client{Transport: slow}
	for range 60 {
		if r := tell(t, o); r["indexnow"].Waiting+r["baidu"].Waiting == 0 && r["indexnow"].Err == nil && r["baidu"].Err == nil {
			break
		}
	}
	e.once("indexnow", 25_000)
	e.once("baidu", 25_000)
	noToken(t, dir)
	// Nobody is there.
	e.server.Close()
	o.Pages = pagesOf(25_001, "a")
	r := tell(t, o)["baidu"]
	if r.Err == nil || r.Waiting != 1 || strings.Contains(failure.Of(r.Err).String(), token) {
		t.Errorf("%+v", r)
	}
}

// A record that was torn by a kill is read as far as it goes, and goes on.
func TestTornRecord(t *testing.T) {
	e := newEngines(t)
	dir := t.TempDir()
	o := e.options(dir, pagesOf(50, "a"))
	o.IndexNow = ""
	tell(t, o)
	path := filepath.Join(dir, "announced-baidu.txt")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(whole) {
		if cut%37 != 0 {
			continue
		}
		if err := os.WriteFile(path, whole[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		clear(e.taken["baidu"])
		told := strings.Count(string(whole[:cut]), " new ")
		if !strings.HasSuffix(string(whole[:cut]), "\n") && strings.Contains(lastLine(whole[:cut]), " new ") {
			told--
		}
		tell(t, o)
		e.once("baidu", 50-told)
		clear(e.taken["baidu"])
		tell(t, o)
		e.once("baidu", 0)
	}
}

func lastLine(b []byte) string {
	s := string(b)
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// A record does not grow for ever, and two do not tell at once.
func TestRecord(t *testing.T) {
	e := newEngines(t)
	dir := t.TempDir()
	for i := range 900 {
		o := e.options(dir, pagesOf(4, fmt.Sprint("m", i)))
		o.Baidu = false
		tell(t, o)
	}
	b, err := os.ReadFile(filepath.Join(dir, "announced-indexnow.txt"))
	if n := strings.Count(string(b), "\n"); err != nil || n > 1100 {
		t.Errorf("%d lines (%v)", n, err)
	}
	o := e.options(dir, pagesOf(4, "m899"))
	e.before = func(string, http.ResponseWriter, []string) bool { t.Error("told again"); return false }
	o.Baidu = false
	tell(t, o)
	o.IndexNow = ""
	if _, err := Tell(context.Background(), o); err == nil {
		t.Error("there is nobody to tell")
	}
	o.Baidu, o.BaiduToken = true, ""
	if _, err := Tell(context.Background(), o); err == nil || !strings.Contains(failure.Hint(err).String(), TokenVariable) {
		t.Error(err)
	}
}

func TestPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if _, ok := LoadPages(path); ok {
		t.Error("there are none yet")
	}
	want := pagesOf(100, "a")
	if err := SavePages(path, want); err != nil {
		t.Fatal(err)
	}
	if got, ok := LoadPages(path); !ok || !slices.Equal(got, want) {
		t.Error(got)
	}
}
