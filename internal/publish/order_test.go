package publish

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wendang/internal/output"
)

var link = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// crawler asks for all pages that can be reached from the home page, again and again.
type crawler struct {
	t    *testing.T
	base string
	// lost counts links of pages that are there to pages that are not.
	lost  atomic.Int64
	pages atomic.Int64
}

func (c *crawler) get(p string) (string, bool) {
	u := c.base + (&url.URL{Path: "/" + p}).EscapedPath()
	r, err := http.Get(u)
	if err != nil {
		c.t.Error(err)
		return "", false
	}
	defer func() { _ = r.Body.Close() }()
	b, err := io.ReadAll(r.Body)
	return string(b), err == nil && r.StatusCode == http.StatusOK
}

func links(from, page string) []string {
	var list []string
	for _, m := range link.FindAllStringSubmatch(page, -1) {
		if target, err := url.PathUnescape(m[1]); err == nil {
			list = append(list, path.Join(path.Dir(from), target))
		}
	}
	return list
}

// crawl follows all links once.
func (c *crawler) crawl() {
	// reached[p] is a way from the home page to p: each page, and the one before it.
	before := map[string]string{"index.html": ""}
	queue := []string{"index.html"}
	for len(queue) > 0 {
		i := rand.N(len(queue))
		p := queue[i]
		queue = append(queue[:i], queue[i+1:]...)
		page, ok := c.get(p)
		if !ok {
			if c.isLost(p, before) {
				c.lost.Add(1)
				c.t.Errorf("%s links to %s, which is not there", before[p], p)
			}
			continue
		}
		c.pages.Add(1)
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		for _, to := range links(p, page) {
			if _, known := before[to]; !known {
				before[to] = p
				queue = append(queue, to)
			}
		}
	}
}

// isLost reports whether a page that is not there is still linked to: by now the pages
// on the way may be new ones, which do not lead to it. The way is gone again from the
// home page on, and the page asked for once more.
func (c *crawler) isLost(p string, before map[string]string) bool {
	var way []string
	for at := p; at != ""; at = before[at] {
		way = append([]string{at}, way...)
	}
	for i, at := range way[:len(way)-1] {
		page, ok := c.get(at)
		if !ok {
			return false // told when it is asked for by itself
		}
		found := false
		for _, to := range links(at, page) {
			found = found || to == way[i+1]
		}
		if !found {
			return false
		}
	}
	_, ok := c.get(p)
	return !ok
}

// While a site is published, also by publishers that are interrupted and go on with
// another state, a crawler never finds a page that links to one that is not there.
func TestNoLinkIsLost(t *testing.T) {
	lockable(t, func(t *testing.T, p *place) {
		s := newSite(t)
		s.build(portal(80, 0))
		s.publish(s.to(p.to))
		server := httptest.NewServer(http.FileServer(noIndex{http.Dir(p.dir)}))
		defer server.Close()
		c := &crawler{t: t, base: server.URL}
		done := make(chan struct{})
		finished := make(chan struct{})
		go func() {
			defer close(finished)
			for {
				c.crawl()
				select {
				case <-done:
					return
				default:
				}
			}
		}()
		var once sync.Once
		stop := func() { once.Do(func() { close(done); <-finished }) }
		defer stop()
		for n := range rounds(6) {
			s.build(portal(80, (n+1)%5))
			o := s.to(p.to)
			o.Keep = 0 // also what is retired goes, at the end
			ctx, cancel := context.WithCancel(context.Background())
			at := 10 + rand.N(120)
			o.Progress = progressFunc(func(files int) {
				time.Sleep(time.Millisecond) // so that the crawler gets around
				if n%2 == 1 && files == at {
					cancel()
				}
			})
			if _, err := Publish(ctx, o); err != nil && !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			cancel()
		}
		stop()
		t.Logf("%d pages were asked for", c.pages.Load())
		s.publish(s.to(p.to))
		c.crawl()
	})
}

// noIndex serves index.html under its own name, as hosts do.
type noIndex struct{ http.FileSystem }

func (n noIndex) Open(name string) (http.File, error) {
	return n.FileSystem.Open(name)
}

// Stages come in the order that is promised.
func TestStages(t *testing.T) {
	s := newSite(t)
	p := folderPlace(t)
	old, next := portal(80, 0), portal(80, 1)
	s.build(old)
	s.publish(s.to(p.to))
	s.build(next)
	o := s.to(p.to)
	o.DryRun = true
	kinds := map[string]output.Kind{}
	for f := range next {
		kinds[f.Path] = f.Kind
	}
	last := stageBlocking
	seen := map[stage]int{}
	for _, c := range s.publish(o).Changes {
		at := stageDelete
		if c.Action != Deleted {
			_, had := old.texts()[c.Path]
			if had != (c.Action == Changed) {
				t.Errorf("%s is %s", c.Path, c.Action)
			}
			at = stageOf(put{local: local{File: output.File{Path: c.Path, Kind: kinds[c.Path]}}, new: !had})
		}
		if at < last {
			t.Errorf("%s (%s) comes after stage %d", c.Path, c.Action, last)
		}
		last = at
		seen[at]++
	}
	for _, st := range []stage{stageNew, stageArticles, stageLists, stagePages, stageSearch, stageDelete} {
		if seen[st] == 0 {
			t.Errorf("nothing is done in stage %d", st)
		}
	}
}

// A page that an interrupted publish has not yet deleted may still be linked to: when it
// is wanted again it is no new one.
func TestNotYetDeleted(t *testing.T) {
	s := newSite(t)
	p := folderPlace(t)
	s.build(portal(40, 1)) // has article 5, as version 3 does; version 2 does not
	s.publish(s.to(p.to))
	s.build(portal(40, 2))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := s.to(p.to)
	o.Progress = progressFunc(func(files int) {
		if files == 3 {
			cancel()
		}
	})
	if _, err := Publish(ctx, o); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	s.build(portal(40, 3))
	o = s.to(p.to)
	o.DryRun = true
	for _, c := range s.publish(o).Changes {
		if c.Path == "fanwen/0/5.html" && c.Action != Changed {
			t.Errorf("it is %s", c.Action)
		}
	}
	s.publish(s.to(p.to))
	s.holds(p, portal(40, 3), nil)
}
