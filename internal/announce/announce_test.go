package announce

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

const (
	base  = "https://www.example.com/docs/"
	key   = "abcd-1234"
	token = "geheimesToken42"
)

// engines plays IndexNow and Baidu. What they take is counted by address.
type engines struct {
	t      *testing.T
	server *httptest.Server

	mu    sync.Mutex
	taken map[string]map[string]int // by engine
	calls map[string][]int          // sizes of the calls that were answered as usual
	quota int                       // of Baidu today; -1 for any number
	// before answers a call in place of the engine; it reports false to leave it to that.
	before func(engine string, w http.ResponseWriter, addresses []string) bool
}

func newEngines(t *testing.T) *engines {
	e := &engines{t: t, taken: map[string]map[string]int{"indexnow": {}, "baidu": {}}, calls: map[string][]int{}, quota: -1}
	e.server = httptest.NewServer(http.HandlerFunc(e.serve))
	t.Cleanup(e.server.Close)
	return e
}

func (e *engines) serve(w http.ResponseWriter, r *http.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.Method != "POST" {
		e.t.Errorf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	var addresses []string
	engine := strings.Trim(r.URL.Path, "/")
	switch engine {
	case "indexnow":
		var said struct {
			Host, Key, KeyLocation string
			URLList                []string
		}
		if err := json.Unmarshal(body, &said); err != nil || said.Host != "www.example.com" || said.Key != key || said.KeyLocation != base+key+".txt" ||
			!strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			e.t.Errorf("IndexNow is told %.300s (%v)", body, err)
		}
		if addresses = said.URLList; len(addresses) > 10_000 {
			e.t.Errorf("%d addresses in a call", len(addresses))
		}
	case "urls":
		engine = "baidu"
		if r.URL.Query().Get("site") != "https://www.example.com" || r.URL.Query().Get("token") != token || r.Header.Get("Content-Type") != "text/plain" {
			e.t.Errorf("Baidu is told at %s", r.URL)
		}
		addresses = strings.Split(string(body), "\n")
		if len(addresses) > 2000 || len(body) > 10<<20 {
			e.t.Errorf("%d addresses in %d bytes", len(addresses), len(body))
		}
	default:
		http.NotFound(w, r)
		return
	}
	if e.before != nil && e.before(engine, w, addresses) {
		return
	}
	if engine == "baidu" && e.quota >= 0 && len(addresses) > e.quota {
		e.reply(w, 400, `{"error":400,"message":"over quota"}`)
		return
	}
	e.take(engine, addresses)
	if engine == "indexnow" {
		return
	}
	remain := 1_000_000
	if e.quota >= 0 {
		e.quota -= len(addresses)
		remain = e.quota
	}
	e.reply(w, 200, fmt.Sprintf(`{"remain":%d,"success":%d,"not_same_site":[],"not_valid":[]}`, remain, len(addresses)))
}

func (e *engines) take(engine string, addresses []string) {
	for _, a := range addresses {
		e.taken[engine][a]++
	}
	e.calls[engine] = append(e.calls[engine], len(addresses))
}

func (e *engines) reply(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// options tell both engines of pages.
func (e *engines) options(dir string, pages []Page) Options {
	return Options{
		BaseURL: base, Record: filepath.Join(dir, "announced"), Pages: pages,
		IndexNow: key, IndexNowEndpoint: e.server.URL + "/indexnow",
		Baidu: true, BaiduToken: token, BaiduEndpoint: e.server.URL + "/urls",
		Retry: time.Millisecond, Now: func() time.Time { return time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC) },
	}
}

func pagesOf(n int, mark string) []Page {
	var list []Page
	for i := range n {
		list = append(list, Page{fmt.Sprintf("文/%05d.html", i), mark})
	}
	return list
}

func tell(t *testing.T, o Options) map[string]Result {
	t.Helper()
	list, err := Tell(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]Result{}
	for _, r := range list {
		m[r.Engine] = r
	}
	return m
}

// once fails unless an engine has taken so many addresses, each once.
func (e *engines) once(engine string, n int) {
	e.t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.taken[engine]) != n {
		e.t.Errorf("%s has taken %d addresses, want %d", engine, len(e.taken[engine]), n)
	}
	for a, times := range e.taken[engine] {
		if times != 1 {
			e.t.Fatalf("%s was told of %s %d times", engine, a, times)
		}
	}
}

// Only what is new, changed or gone is told, in calls of bounded size.
func TestChanges(t *testing.T) {
	e := newEngines(t)
	dir := t.TempDir()
	r := tell(t, e.options(dir, pagesOf(12_345, "a")))
	if r["indexnow"].New != 12_345 || r["baidu"].New != 12_345 || r["baidu"].Remain != 1_000_000 {
		t.Errorf("%+v", r)
	}
	e.once("indexnow", 12_345)
	e.once("baidu", 12_345)
	if got := fmt.Sprint(e.calls["indexnow"], e.calls["baidu"]); got != "[10000 2345] [2000 2000 2000 2000 2000 2000 345]" {
		t.Errorf("calls of %s", got)
	}
	if !slices.ContainsFunc([]string{base + "%E6%96%87/00000.html"}, func(a string) bool { return e.taken["baidu"][a] == 1 }) {
		t.Error("addresses are not encoded")
	}
	// The same again is told to nobody.
	r = tell(t, e.options(dir, pagesOf(12_345, "a")))
	if r["indexnow"].New+r["indexnow"].Changed+r["indexnow"].Gone+r["baidu"].New != 0 {
		t.Errorf("%+v", r)
	}
	e.once("indexnow", 12_345)
	// One is new, one has changed, one is gone.
	pages := append(pagesOf(12_345, "a")[1:], Page{"new.html", "a"})
	pages[7].Mark = "b"
	o := e.options(dir, pages)
	o.DryRun = true
	if r = tell(t, o); r["indexnow"].New != 1 || r["indexnow"].Changed != 1 || r["indexnow"].Gone != 1 {
		t.Errorf("%+v", r)
	}
	for range 2 {
		clear(e.taken["indexnow"])
		clear(e.taken["baidu"])
		tell(t, e.options(dir, pages))
	}
	if len(e.taken["indexnow"])+len(e.taken["baidu"]) != 0 {
		t.Error("what was told is told again")
	}
	if calls := e.calls["indexnow"]; calls[len(calls)-1] != 3 || e.calls["baidu"][len(e.calls["baidu"])-1] != 2 {
		t.Errorf("%v", e.calls)
	}
	// After a move, all is told again, also when that is interrupted.
	o = e.options(dir, pages)
	o.All = true
	e.quota = 5000
	if r = tell(t, o); r["indexnow"].Changed != 12_345 || r["baidu"].Changed != 5000 || r["baidu"].Waiting != 7345 || !r["baidu"].Full {
		t.Errorf("%+v", r)
	}
	e.quota = -1
	o.All = false
	o.Now = func() time.Time { return time.Date(2026, 11, 28, 16, 30, 0, 0, time.UTC) } // it is tomorrow in China
	if r = tell(t, o); r["baidu"].Changed != 7345 || r["indexnow"].Changed != 0 {
		t.Errorf("%+v", r)
	}
	e.once("baidu", 12_345)
	// Another address of the site: everything is new.
	o.BaseURL = "https://www.example.com/docs/x/"
	o.IndexNow = ""
	if r = tell(t, o); r["baidu"].New != 12_345 {
		t.Errorf("%+v", r)
	}
}

// When the quota is used up, the rest waits for the next day, and nobody asks before.
func TestQuota(t *testing.T) {
	for _, quota := range []int{0, 1, 7, 1999, 2000, 2001, 3500} {
		t.Run(fmt.Sprint(quota), func(t *testing.T) {
			e := newEngines(t)
			e.quota = quota
			dir := t.TempDir()
			now := time.Date(2026, 11, 28, 1, 0, 0, 0, time.UTC)
			total := 0
			for day := range 3 {
				o := e.options(dir, pagesOf(5000, "a"))
				o.IndexNow = ""
				o.Now = func() time.Time { return now.AddDate(0, 0, day) }
				r := tell(t, o)["baidu"]
				want := min(quota, 5000-total)
				total += want
				if r.New != want || r.Waiting != 5000-total || r.Full != (total < 5000) || r.Err != nil {
					t.Errorf("day %d: %+v, want %d", day, r, want)
				}
				e.once("baidu", total)
				calls := len(e.calls["baidu"])
				e.before = func(string, http.ResponseWriter, []string) bool {
					t.Error("Baidu is asked again on the same day")
					return false
				}
				if r = tell(t, o)["baidu"]; r.Full != (total < 5000) || r.Waiting != 5000-total {
					t.Errorf("day %d, again: %+v", day, r)
				}
				e.before = nil
				if len(e.calls["baidu"]) != calls {
					t.Error("told again")
				}
				e.quota = quota
			}
		})
	}
}

// Every answer is explained, keeps what was not taken, and shows no token.
func TestAnswers(t *testing.T) {
	for _, test := range []struct {
		engine string
		status int
		body   string
		want   string
	}{
		{"baidu", 400, `{"error":400,"message":"site error"}`, `"site error": https://www.example.com is not verified`},
		{"baidu", 400, `{"error":400,"message":"empty content"}`, `"empty content"`},
		{"baidu", 400, `{"error":400,"message":"only 2000 urls are allowed once"}`, `"only 2000 urls are allowed once"`},
		{"baidu", 401, `{"error":401,"message":"token is not valid"}`, `"token is not valid"`},
		{"baidu", 404, `{"error":404,"message":"not found"}`, `"not found"`},
		{"baidu", 500, `{"error":500,"message":"internal error, please try later"}`, `answers 500`},
		{"baidu", 200, `<html>` + token, `answers 200`},
		{"baidu", 302, ``, `answers 302`},
		{"indexnow", 400, ``, `answers 400`},
		{"indexnow", 403, ``, `answers 403: it does not find the key at ` + base + key + ".txt"},
		{"indexnow", 422, ``, `answers 422`},
		{"indexnow", 429, ``, `answers 429`},
		{"indexnow", 503, ``, `answers 503`},
	} {
		t.Run(fmt.Sprint(test.engine, " ", test.status, " ", test.want), func(t *testing.T) {
			e := newEngines(t)
			e.before = func(engine string, w http.ResponseWriter, _ []string) bool {
				if engine == test.engine {
					w.Header().Set("Location", e.server.URL+"/elsewhere")
					e.reply(w, test.status, test.body)
				}
				return engine == test.engine
			}
			dir := t.TempDir()
			r := tell(t, e.options(dir, pagesOf(30, "a")))
			mine := r[test.engine]
			if mine.Err == nil || mine.Waiting != 30 || mine.New != 0 {
				t.Fatalf("%+v", mine)
			}
			for _, l := range []message.Language{message.English, message.Chinese} {
				text := failure.Of(mine.Err).In(l) + failure.Hint(mine.Err).In(l)
				if strings.Contains(text, token) {
					t.Errorf("the token stands in %q", text)
				}
				if l == message.English && !strings.Contains(text, test.want) {
					t.Errorf("%q, want %q", text, test.want)
				}
			}
			// The other engine was told, and the rest is told the next time.
			e.before = nil
			tell(t, e.options(dir, pagesOf(30, "a")))
			e.once("baidu", 30)
			e.once("indexnow", 30)
			noToken(t, dir)
		})
	}
}

// noToken fails when the token stands in a file.
func noToken(t *testing.T, dir string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if b, err := os.ReadFile(name); err != nil || strings.Contains(string(b), token) {
			t.Errorf("%s holds the token (%v)", name, err)
		}
	}
}

// Addresses that Baidu does not want are not told again before they change.
func TestRefused(t *testing.T) {
	e := newEngines(t)
	e.before = func(engine string, w http.ResponseWriter, addresses []string) bool {
		if engine != "baidu" || len(addresses) != 10 {
			return false
		}
		bad, _ := json.Marshal(addresses[:1])
		worse, _ := json.Marshal(addresses[1:3])
		e.take(engine, addresses[3:])
		e.reply(w, 200, fmt.Sprintf(`{"remain":10,"success":7,"not_same_site":%s,"not_valid":%s}`, bad, worse))
		return true
	}
	dir := t.TempDir()
	r := tell(t, e.options(dir, pagesOf(10, "a")))["baidu"]
	if r.New != 7 || r.Refused != 3 || r.Remain != 10 || len(r.Notices) != 2 || r.Err != nil {
		t.Errorf("%+v", r)
	}
	if r = tell(t, e.options(dir, pagesOf(10, "a")))["baidu"]; r.New+r.Changed+r.Refused != 0 {
		t.Errorf("%+v", r)
	}
	e.once("baidu", 7)
	pages := pagesOf(10, "a")
	pages[0].Mark = "b"
	if r = tell(t, e.options(dir, pages))["baidu"]; r.Changed != 1 {
		t.Errorf("%+v", r)
	}
}

// 202 is taken, and explained.
func TestAccepted(t *testing.T) {
	e := newEngines(t)
	e.before = func(engine string, w http.ResponseWriter, addresses []string) bool {
		if engine == "indexnow" {
			e.take(engine, addresses)
			w.WriteHeader(202)
		}
		return engine == "indexnow"
	}
	r := tell(t, e.options(t.TempDir(), pagesOf(3, "a")))["indexnow"]
	if r.New != 3 || len(r.Notices) != 1 || !strings.Contains(r.Notices[0].String(), base+key+".txt") {
		t.Errorf("%+v", r)
	}
}
