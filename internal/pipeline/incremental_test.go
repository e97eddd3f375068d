package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/search"
)

// scratch is a site that a test edits at random.
type scratch struct {
	t     *testing.T
	r     *rand.Rand
	dir   string
	today calendar.Day
	n     int // articles made so far
	log   []string
}

const scratchTOML = `title = "试网"
base_url = "https://example.com/"
page_size = 3
since = 2020
[[channels]]
name = "节日大全"
slug = "jieri"
festivals = true
[[channels]]
name = "范文大全"
slug = "fanwen"
columns = [{ name = "总结", slug = "zongjie" }]
[[festivals]]
name = "春节"
slug = "chunjie"
day = "lunar 1-1"
[[festivals]]
name = "光棍节"
slug = "guanggunjie"
day = "11-11"
[[festivals]]
name = "感恩节"
slug = "ganenjie"
day = "fourth thursday of november"
`

func newScratch(t *testing.T, seed uint64) *scratch {
	s := &scratch{t: t, r: rand.New(rand.NewPCG(seed, 1)), dir: t.TempDir(), today: calendar.Day{Year: 2026, Month: 11, Day: 24}}
	s.write("site.toml", scratchTOML)
	s.write("content/fanwen/tu.png", "甲")
	for range 12 {
		s.newArticle()
	}
	return s
}

func (s *scratch) path(p string) string { return filepath.Join(s.dir, filepath.FromSlash(p)) }

func (s *scratch) write(p, content string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.path(p)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.path(p), []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scratch) read(p string) string {
	s.t.Helper()
	b, err := os.ReadFile(s.path(p))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// pick returns one of the words, the first ones more often.
func (s *scratch) pick(words ...string) string {
	return words[min(s.r.IntN(len(words)), s.r.IntN(len(words)))]
}

func (s *scratch) title() string {
	return s.pick("工作", "学习", "春游", "项目") + s.pick("总结", "计划", "大讨论", "Report") + s.pick("", "一", "二", "三")
}

func (s *scratch) tag() string {
	return s.pick("读书", "项目建设", "AI", "ai", "现场会", "C++", "a/b")
}

func (s *scratch) date() string {
	if s.r.IntN(2) == 0 { // newer than all before
		return time.Date(2026, time.November, 20, 0, s.n, 0, 0, time.UTC).Format("2006/01/02 15:04")
	}
	return time.Date(2026, time.November, 26, 23, 0, 0, 0, time.UTC).
		Add(-time.Duration(s.r.IntN(60*24*60)) * time.Minute).Format("2006-01-02 15:04:05")
}

func (s *scratch) words(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(s.pick("今天", "我们", "讨论", "项目", "**真，**", "进展", "。", "，", "\n", "\n\n", "## 一、节\n\n", "[甲](#)"))
	}
	return b.String()
}

// newArticle writes an article and returns its path.
func (s *scratch) newArticle() string {
	s.n++
	p := fmt.Sprintf("content/%s/%d.md", s.pick("fanwen", "fanwen/zongjie", "jieri/chunjie", "jieri/guanggunjie", "jieri"), s.n)
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\ntags: [%s, %s]\n", s.title(), s.date(), s.tag(), s.tag())
	if s.r.IntN(3) == 0 {
		fmt.Fprintf(&b, "festival: %s\n", s.pick("光棍节", "春节"))
	}
	for key, odds := range map[string]int{"pinned: true\n": 6, "draft: true\n": 8, "expires: 2026-11-20\n": 10, "author: 某人\n": 4,
		"summary: 一句话。\n": 4, fmt.Sprintf("aliases: [/old/%d.html]\n", s.n): 5} {
		if s.r.IntN(odds) == 0 {
			b.WriteString(key)
		}
	}
	fmt.Fprintf(&b, "---\n\n%s\n", s.words(30))
	if others := s.articles(); len(others) > 0 && s.r.IntN(2) == 0 {
		rel, err := filepath.Rel(filepath.Dir(s.path(p)), s.path(others[s.r.IntN(len(others))]))
		if err != nil {
			s.t.Fatal(err)
		}
		fmt.Fprintf(&b, "\n[见](%s) ![图](tu.png)\n", filepath.ToSlash(rel))
	}
	s.write(p, b.String())
	return p
}

// articles lists the articles, in order.
func (s *scratch) articles() []string {
	var list []string
	for p := range tree(s.t, s.path("content")) {
		if strings.HasSuffix(p, ".md") {
			list = append(list, "content/"+p)
		}
	}
	slices.Sort(list)
	return list
}

// replace changes the value of a key of an article.
func (s *scratch) replace(p, key, value string) {
	lines := strings.Split(s.read(p), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, key+":") {
			lines[i] = key + ": " + value
		}
	}
	s.write(p, strings.Join(lines, "\n"))
}

// edit makes one random edit and returns what it is.
func (s *scratch) edit() string {
	list := s.articles()
	if len(list) < 3 {
		return "new " + s.newArticle()
	}
	p := list[s.r.IntN(len(list))]
	switch s.r.IntN(20) {
	case 0, 1, 2:
		return "new " + s.newArticle()
	case 3, 4:
		s.write(p, s.read(p)+"\n"+s.words(10)+"\n")
		return "change " + p
	case 5:
		s.replace(p, "title", s.title())
		return "retitle " + p
	case 6:
		s.replace(p, "date", s.date())
		return "redate " + p
	case 7:
		s.replace(p, "tags", "["+s.tag()+"]")
		return "retag " + p
	case 8:
		s.n++
		to := fmt.Sprintf("content/%s/%d.md", s.pick("fanwen", "jieri/chunjie"), s.n)
		s.write(to, s.read(p))
		s.remove(p)
		return "move " + p + " to " + to
	case 9:
		s.remove(p)
		return "delete " + p
	case 10:
		from, to := s.tag(), s.tag()
		for _, a := range list {
			s.write(a, strings.Replace(s.read(a), from, to, 1))
		}
		return "rename the tag " + from + " to " + to
	case 11:
		s.write("site.toml", strings.Replace(scratchTOML, "试网", s.pick("试网", "新网"), 1)+s.pick("", "[params]\na = 1\n"))
		return "change site.toml"
	case 12:
		s.write("themes/portal/fragments/footer.html", "<footer class=\"colophon\">"+s.pick("甲", "乙")+"{{.Site.Title}}</footer>\n")
		return "change a template"
	case 13:
		s.write("themes/portal/assets/portal.css", "body { margin: "+s.pick("0", "1px", "2px")+" }\n")
		return "change an asset"
	case 14:
		s.write("content/fanwen/"+s.pick("tu.png", "biao.xls"), s.pick("甲", "乙", "丙"))
		return "change a file"
	case 15:
		s.today.Day = 20 + s.r.IntN(9)
		return "another day"
	case 16:
		return s.spoil()
	case 17:
		// The same size at the same second, as fast as can be.
		s.write(p, strings.Map(func(r rune) rune {
			switch r {
			case '今':
				return '明'
			case '明':
				return '今'
			}
			return r
		}, s.read(p)))
		return "change a little " + p
	case 18:
		if err := os.Chtimes(s.path(p), time.Time{}, time.Now().Add(-time.Hour)); err != nil {
			s.t.Fatal(err)
		}
		return "touch " + p
	}
	return "nothing"
}

func (s *scratch) remove(p string) {
	s.t.Helper()
	if err := os.Remove(s.path(p)); err != nil {
		s.t.Fatal(err)
	}
}

// spoil edits or deletes an output file by hand, or damages the cache.
func (s *scratch) spoil() string {
	if _, err := os.Stat(s.path("public")); err != nil {
		return "nothing" // there has been no build yet
	}
	files := tree(s.t, s.path("public"))
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	p := paths[s.r.IntN(len(paths))]
	switch s.r.IntN(5) {
	case 0:
		s.remove("public/" + p)
		return "delete the output " + p
	case 1:
		s.write("public/"+p, files[p]+"<!-- -->")
		return "edit the output " + p
	case 2:
		b := bytes.ToUpper([]byte(files[p]))
		s.write("public/"+p, string(b))
		return "edit the output " + p + " in place"
	case 3:
		if err := os.RemoveAll(s.path(CacheDir)); err != nil {
			s.t.Fatal(err)
		}
		return "delete the cache"
	}
	entries, err := os.ReadDir(s.path(CacheDir))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, e := range entries {
		b := s.read(CacheDir + "/" + e.Name())
		if len(b) > 0 {
			at := s.r.IntN(len(b))
			s.write(CacheDir+"/"+e.Name(), b[:at]+string(b[at]^1)+b[at+1:s.r.IntN(len(b)-at)+at+1])
		}
	}
	return "damage the cache"
}

// TestIncremental makes random edits to random sites. After each, a build upon
// the last one gives what a clean one gives. With WENDANG_LONG set it takes some
// minutes.
func TestIncremental(t *testing.T) {
	sites, edits := 6, 25
	switch {
	case testing.Short():
		sites, edits = 2, 10
	case os.Getenv("WENDANG_LONG") != "":
		sites, edits = 60, 60
	}
	for seed := range uint64(sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newScratch(t, seed)
			for range edits {
				for range 1 + s.r.IntN(2) {
					s.log = append(s.log, s.edit())
				}
				jobs := 1 + 7*s.r.IntN(2)
				s.build(Options{Source: s.dir, Jobs: jobs})
				clean := filepath.Join(t.TempDir(), "clean")
				s.build(Options{Source: s.copySite(), Out: clean, Jobs: 9 - jobs})
				if d := diff(withoutIndex(tree(t, clean)), withoutIndex(tree(t, s.path("public")))); len(d) > 0 {
					t.Fatalf("these outputs differ: %v\nafter %s", d, strings.Join(s.log, "\n      "))
				}
				s.sameRanking(clean)
			}
		})
	}
}

// withoutIndex leaves out the files of the search index, which may differ.
func withoutIndex(files map[string]string) map[string]string {
	for p := range files {
		if p == search.ManifestPath || strings.Count(p, "/") > 1 && strings.HasPrefix(p, search.Dir+"/") {
			delete(files, p)
		}
	}
	return files
}

// build builds; articles with errors, such as links to one that was deleted,
// are left out.
func (s *scratch) build(o Options) Result {
	s.t.Helper()
	o.Today, o.KeepGoing, o.Problems = s.today, true, &diag.List{}
	r, err := Build(context.Background(), o)
	if err != nil || r.Written+r.Unchanged == 0 {
		s.t.Fatal(err, o.Problems.Sorted())
	}
	return r
}

// copySite copies the site without its output and cache.
func (s *scratch) copySite() string {
	s.t.Helper()
	to := s.t.TempDir()
	for _, name := range []string{"site.toml", "content", "themes"} {
		from := s.path(name)
		if info, err := os.Stat(from); err != nil {
			continue
		} else if info.IsDir() {
			if err := os.CopyFS(filepath.Join(to, name), os.DirFS(from)); err != nil {
				s.t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(filepath.Join(to, name), []byte(s.read(name)), 0o644); err != nil {
			s.t.Fatal(err)
		}
	}
	return to
}
