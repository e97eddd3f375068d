package preview

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wendang/internal/pipeline"
)

// writer edits a site at random.
type writer struct {
	*site
	r *rand.Rand
	n int
	// broken are files with a mistake, and what they held before; "" for nothing.
	broken map[string]string
}

func (w *writer) word() string {
	return []string{"项目", "总结", "读书", "计划", "春节", "祝福", "工作", "报告"}[w.r.IntN(8)]
}

func (w *writer) article() string {
	more := []string{}
	if w.r.IntN(8) == 0 {
		more = append(more, "pinned: true")
	}
	if w.r.IntN(8) == 0 {
		more = append(more, "draft: true")
	}
	if w.r.IntN(10) == 0 {
		more = append(more, fmt.Sprintf("aliases: [/old/%d.html]", w.n))
	}
	w.n++
	return article(fmt.Sprint(w.word(), w.word(), w.n), fmt.Sprintf("2026-%02d-%02d", 1+w.r.IntN(12), 1+w.r.IntN(28)),
		w.word()+"的"+w.word()+"。\n\n![图](tu.png)", more...)
}

func (w *writer) articles() []string {
	var list []string
	w.must(filepath.WalkDir(w.path("content"), func(p string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".md") {
			rel, _ := filepath.Rel(w.dir, p)
			list = append(list, filepath.ToSlash(rel))
		}
		return err
	}))
	return list
}

func (w *writer) any() string {
	list := w.articles()
	return list[w.r.IntN(len(list))]
}

// spoil makes a mistake in a file, which mend takes back.
func (w *writer) spoil(p, text string) {
	if _, is := w.broken[p]; is {
		return
	}
	was := ""
	if _, err := os.Stat(w.path(p)); err == nil {
		was = w.read(p)
	}
	w.broken[p] = was
	w.write(p, text)
}

func (w *writer) mend() {
	for p, was := range w.broken {
		if was == "" {
			w.must(os.Remove(w.path(p)))
		} else {
			w.write(p, was)
		}
	}
	clear(w.broken)
}

// edit makes one random edit.
func (w *writer) edit() {
	folders := []string{"content/fanwen", "content/fanwen/zongjie", "content/jieri/chunjie", "content/jieri"}
	folder := folders[w.r.IntN(len(folders))]
	switch w.r.IntN(14) {
	case 0, 1, 2:
		w.write(w.any(), w.article())
	case 3, 4:
		p := w.any()
		w.write(p, w.read(p)+"\n\n"+w.word()+"又一段。\n")
	case 5:
		w.write(fmt.Sprintf("%s/n%d.md", folder, w.n), w.article())
	case 6:
		if list := w.articles(); len(list) > 20 {
			p := list[w.r.IntN(len(list))]
			delete(w.broken, p)
			w.must(os.Remove(w.path(p)))
		}
	case 7:
		p := w.any()
		if _, is := w.broken[p]; !is {
			w.n++
			w.must(os.Rename(w.path(p), w.path(fmt.Sprintf("%s/r%d.md", folder, w.n))))
		}
	case 8:
		w.write([]string{"content/fanwen/tu.png", "static/a.txt", "static/x/b.css"}[w.r.IntN(3)], w.word())
	case 9:
		if _, is := w.broken["site.toml"]; !is {
			w.write("site.toml", strings.Replace(siteTOML, "试网", w.word()+"网", 1))
		}
	case 10:
		w.write("themes/portal/assets/portal.css", fmt.Sprintf("p{margin:%dpx}", w.r.IntN(9)))
	case 11:
		w.write("themes/portal/strings.toml", fmt.Sprintf("related = %q\n", w.word()))
	case 12:
		w.spoil(w.any(), "---\ntitle: [\n")
	case 13:
		w.spoil("site.toml", siteTOML+"[nothing]\n")
	}
	if w.r.IntN(3) == 0 {
		w.mend()
	}
}

// While a site is edited, pages are asked for by many readers. Each gets a whole answer, and
// in the end all is as a build makes it.
func TestRandom(t *testing.T) {
	seeds, edits := 2, 60
	switch {
	case testing.Short():
		seeds, edits = 1, 20
	case os.Getenv("WENDANG_LONG") != "":
		seeds, edits = 20, 200
	}
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { randomEdits(t, seed, edits) })
	}
}

func randomEdits(t *testing.T, seed uint64, edits int) {
	files := newFiles(nil)
	w := &writer{r: rand.New(rand.NewPCG(seed, 7)), broken: map[string]string{}}
	for i := range 40 {
		files[fmt.Sprintf("content/fanwen/%02d.md", i)] = w.article()
	}
	w.site = start(t, files, func(o *Options) {
		if seed%2 == 0 {
			o.Patience = time.Nanosecond // so that what is revised is always shown
		}
	})
	var stop atomic.Bool
	var wait sync.WaitGroup
	var asked atomic.Int64
	for j := range uint64(20) {
		wait.Go(func() {
			r := rand.New(rand.NewPCG(seed, j))
			for !stop.Load() {
				st := w.session.acquire()
				p := "/"
				if st.portal != nil {
					list := st.portal.Outputs()
					p = urlOf(list[r.IntN(len(list))].Path)
				}
				st.release()
				if strings.HasPrefix(p, "/search/") && strings.HasSuffix(p, ".js") {
					continue
				}
				reply := w.get(p)
				asked.Add(1)
				switch reply.StatusCode {
				case http.StatusOK, http.StatusFound, http.StatusNotFound, http.StatusInternalServerError:
				default:
					t.Errorf("%s: %d %s", p, reply.StatusCode, reply.body)
				}
				if strings.HasSuffix(p, ".html") && !strings.Contains(reply.body, "/.wendang-preview/preview.js") {
					t.Errorf("%s is not whole: %s", p, reply.body)
				}
			}
		})
	}
	tab := w.open("/").listen()
	for range edits {
		w.edit()
		time.Sleep(time.Duration(w.r.IntN(40)) * time.Millisecond)
	}
	w.mend()
	stop.Store(true)
	wait.Wait()
	t.Logf("%d pages were asked for", asked.Load())
	want := w.built(pipeline.Options{Drafts: true, Future: true, Today: today})
	paths := make([]string, 0, len(want))
	for p := range want {
		if !strings.HasPrefix(p, "search/") || !strings.HasSuffix(p, ".js") {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	for _, p := range paths {
		w.untilIt(urlOf(p), "as built", func(r reply) bool {
			return plain(r.body) == addressed(want[p], "https://www.example.com/wen/", w.url, p)
		})
	}
	// And nothing else is there.
	w.untilIt("/", "exact", func(reply) bool {
		st := w.session.acquire()
		defer st.release()
		return st.exact
	})
	st := w.session.acquire()
	defer st.release()
	for _, o := range st.portal.Outputs() {
		if _, ok := want[o.Path]; !ok && o.Path != ".nojekyll" { // which a host is for, and want leaves hidden files out
			t.Errorf("/%s is shown, and not built", o.Path)
		}
	}
	if st.errors() > 0 {
		t.Errorf("%d mistakes are left", st.errors())
	}
	last := w.open("/").query.Get("page")
	tab.until("the last home page", func(u update) bool { return u.Page == last })
}
