package pipeline

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"wendang/internal/block"
	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/page"
	"wendang/internal/press"
	"wendang/internal/search"
)

func openSite(t *testing.T, dir string) *Portal {
	t.Helper()
	var problems diag.List
	p, err := Open(context.Background(), Options{Source: dir, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}, Problems: &problems})
	if err != nil || p == nil {
		t.Fatal(err, problems.Sorted())
	}
	t.Cleanup(p.Close)
	return p
}

// What an opened portal makes is what a build writes: for every output, any number
// of times, by several goroutines at once; and nothing is written.
func TestOpen(t *testing.T) {
	dir := portalOf(t, 300)
	p := openSite(t, dir)
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("Open has made the output folder")
	}
	run(t, Options{Source: dir, Today: p.Today})
	built := tree(t, filepath.Join(dir, "public"))
	var wait sync.WaitGroup
	for j := range 4 {
		wait.Go(func() {
			m := p.NewMaker()
			defer m.Close()
			var buffer []byte
			list := p.Outputs()
			for i := range list {
				o := list[(i+j*len(list)/4)%len(list)]
				if o.Kind == KindSearch {
					continue
				}
				if _, known := m.Fingerprint(o); !known && o.Kind != KindContent && o.Kind != KindStatic {
					t.Errorf("/%s has no fingerprint", o.Path)
				}
				var err error
				if buffer, err = m.Append(buffer[:0], o); err != nil || string(buffer) != built[o.Path] {
					t.Errorf("/%s is not what a build writes (%v)", o.Path, err)
					return
				}
			}
		})
	}
	wait.Wait()
	for path := range built {
		if filepath.Dir(path) != search.Dir && filepath.Dir(filepath.Dir(path)) != search.Dir {
			if _, ok := p.Find(path); !ok {
				t.Errorf("/%s is not on the list", path)
			}
		}
	}
	if _, ok := p.Find("nowhere.html"); ok {
		t.Error("a page that is not there is found")
	}
}

// A page is made again from the encoding of its value, as in another process.
func TestMadeFromEncoding(t *testing.T) {
	p := openSite(t, portalOf(t, 60))
	m := p.NewMaker()
	defer m.Close()
	for _, o := range p.Outputs() {
		if !o.Kind.IsPage() && o.Kind != KindFeed && o.Kind != KindSitemap {
			continue
		}
		want, err := m.Append(nil, o)
		if err != nil {
			t.Fatal(err)
		}
		v := m.Value(o)
		back := reflect.New(reflect.TypeOf(v).Elem()).Interface().(page.Value)
		if !page.Read(string(page.Append(nil, v)), back, p.config.Location) {
			t.Fatalf("the value of /%s does not come back", o.Path)
		}
		if got, err := (press.Press{Renderer: p.renderer, Feeds: p.feeds, Hosts: p.hosts, Bodies: m.bodies}).Append(nil, back); err != nil || !bytes.Equal(got, want) {
			t.Errorf("/%s is another page when it is made from the encoding of its value (%v)", o.Path, err)
		}
	}
}

// The body of one article may be taken as HTML and as blocks at once.
func TestBodyAtOnce(t *testing.T) {
	dir := portalOf(t, 3)
	t.Run("parsed", func(t *testing.T) { bodyAtOnce(t, openSite(t, dir)) })
	t.Run("from the cache", func(t *testing.T) { bodyAtOnce(t, openSite(t, dir)) })
}

func bodyAtOnce(t *testing.T, p *Portal) {
	t.Helper()
	var o Output
	for _, other := range p.Outputs() {
		if other.Kind == KindArticle {
			o = other
		}
	}
	one := p.NewMaker()
	defer one.Close()
	want, err := one.Append(nil, o)
	if err != nil {
		t.Fatal(err)
	}
	tree, _, err := one.Blocks(o)
	if err != nil || len(tree.Blocks) == 0 {
		t.Fatal(tree, err)
	}
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			m := p.NewMaker()
			defer m.Close()
			for range 20 {
				if got, err := m.Append(nil, o); err != nil || !bytes.Equal(got, want) {
					t.Error("the page is another one", err)
				}
			}
		})
		wait.Go(func() {
			m := p.NewMaker()
			defer m.Close()
			for range 20 {
				var got *block.Document
				got, a, err := m.Blocks(o)
				if err != nil || a.Path != o.Path || !reflect.DeepEqual(got, tree) {
					t.Error("the blocks are others", err)
				}
			}
		})
	}
	wait.Wait()
	if _, _, err := one.Blocks(p.Outputs()[0]); err == nil && p.Outputs()[0].Kind != KindArticle {
		t.Error("a page without a body has blocks")
	}
}
