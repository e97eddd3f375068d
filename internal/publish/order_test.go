package publish

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
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
	first bool // there may be no home page yet
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
		if !ok && c.first && p == "index.html" {
			continue // there is none yet
		}
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

// What is done comes in the order that is promised, which stands here once more.
func TestStages(t *testing.T) {
	s := newSite(t)
	p := folderPlace(t)
	old, next := portal(80, 0), portal(80, 1)
	next.add(output.Page, "tags/new/index.html", "<a href=../../index.html>")
	next.add(output.Sitemap, "sitemap.xml", "<urlset/>")
	rank := func(c Change, kind output.Kind) int {
		if c.Action == Deleted {
			return 9
		}
		at := map[output.Kind]int{output.Asset: 0, output.Index: 0, output.Content: 0, output.Static: 0,
			output.Article: 1, output.List: 2, output.Page: 3, output.Search: 4, output.Feed: 4, output.Sitemap: 4}[kind]
		if c.Action == New && c.Path != "index.html" {
			return at - 5
		}
		return at
	}
	check := func(f files, want ...int) {
		t.Helper()
		s.build(f)
		o := s.to(p.to)
		o.DryRun = true
		kinds := map[string]output.Kind{}
		for file := range f {
			kinds[file.Path] = file.Kind
		}
		last := -9
		seen := map[int]bool{}
		for _, c := range s.publish(o).Changes {
			at := rank(c, kinds[c.Path])
			if at < last {
				t.Errorf("%s (%s) comes after what is %d", c.Path, c.Action, last)
			}
			last = at
			seen[at] = true
		}
		for _, at := range want {
			if !seen[at] {
				t.Errorf("nothing is done at %d", at)
			}
		}
		s.publish(s.to(p.to))
	}
	check(old, -5, -4, -3, -2, -1, 3)
	check(next, -5, -4, -3, -2, -1, 1, 2, 3, 4, 9)
}

// From the first file of the first publish on, a crawler finds no link that leads
// nowhere: also when that publish is cut again and again, and another state goes on.
func TestFirstPublish(t *testing.T) {
	lockable(t, func(t *testing.T, p *place) {
		server := httptest.NewServer(http.FileServer(noIndex{http.Dir(p.dir)}))
		defer server.Close()
		for n := range rounds(4) {
			s := newSite(t)
			c := &crawler{t: t, base: server.URL, first: true}
			done, finished := make(chan struct{}), make(chan struct{})
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
			f := portal(60, n%3)
			for range 3 { // the last one is not cut
				s.build(f)
				o := s.to(p.to)
				o.Force = true // the states differ much
				ctx, cancel := context.WithCancel(context.Background())
				at := 1 + rand.N(len(f))
				o.Progress = progressFunc(func(files int) {
					time.Sleep(time.Millisecond) // so that the crawler gets around
					if files == at {
						cancel()
					}
				})
				if _, err := Publish(ctx, o); err != nil && !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
				cancel()
				f = portal(60, (n+1)%3)
			}
			s.publish(s.to(p.to))
			s.holds(p, portal(60, (n+1)%3), nil)
			close(done)
			<-finished
			if c.lost.Load() > 0 || c.pages.Load() == 0 {
				t.Errorf("%d pages were asked for, %d links lead nowhere", c.pages.Load(), c.lost.Load())
			}
			for _, name := range readNames(t, p.dir) {
				if err := os.RemoveAll(filepath.Join(p.dir, name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func readNames(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
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
