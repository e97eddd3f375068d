package e2e

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wendang/bench"
	"wendang/internal/search"
)

// found is an answer, as Go and a browser give it.
type found struct {
	Totals    []int // after each page
	Exact     []bool
	Channels  []int
	Festivals []int
	Results   []foundResult
}

type foundResult struct{ Title, URL, Category, Date, Snippet string }

// question is a query and how it is narrowed.
type question struct {
	Query    string `json:"query"`
	Channel  int    `json:"channel"`
	Festival int    `json:"festival"`
	ByDate   bool   `json:"byDate"`
}

// askGo asks with the reader of `wendang search`.
// It wants one page after the other, each of so many results.
func askGo(t *testing.T, r *search.Reader, q question, pages ...int) found {
	t.Helper()
	a, err := r.Ask(search.ParseQuery(q.Query), search.Options{Channel: q.Channel, Festival: q.Festival, ByDate: q.ByDate})
	if err != nil {
		t.Fatal(err)
	}
	f := found{Channels: a.Channels, Festivals: a.Festivals, Results: []foundResult{}}
	for _, n := range pages {
		list, err := a.Next(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			f.Results = append(f.Results, foundResult{x.Title, x.URL, x.Category, x.Time, x.Snippet.Highlighted("[", "]")})
		}
		f.Totals = append(f.Totals, a.Total)
		f.Exact = append(f.Exact, a.Exact())
	}
	return f
}

// askBrowser asks with the theme's script, some questions at a time.
func askBrowser(b *tab, questions []question, pages ...int) (out []found) {
	b.t.Helper()
	for some := range slices.Chunk(questions, 50) {
		out = append(out, askBrowserAll(b, some, pages...)...)
	}
	return out
}

func askBrowserAll(b *tab, questions []question, pages ...int) []found {
	b.t.Helper()
	list, err := json.Marshal(questions)
	if err != nil {
		b.t.Fatal(err)
	}
	sizes, err := json.Marshal(pages)
	if err != nil {
		b.t.Fatal(err)
	}
	text := eval[string](b, fmt.Sprintf(`(async function () {
		const out = [];
		for (const q of %s) {
			const a = await wdSearch.ask(q.query, q);
			const f = {Totals: [], Exact: [], Channels: a.channels, Festivals: a.festivals, Results: []};
			for (const n of %s) {
				f.Results.push(...(await a.next(n)).map(r => ({
					Title: r.doc.title, URL: r.doc.url, Category: r.doc.category, Date: r.doc.date,
					Snippet: r.snippet.map(p => p[1] ? "[" + p[0] + "]" : p[0]).join("")})));
				f.Totals.push(a.total);
				f.Exact.push(a.exact());
			}
			out.push(f);
		}
		return JSON.stringify(out);
	})()`, list, sizes))
	var out []found
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		b.t.Fatal(err)
	}
	return out
}

// copiedSite is a copy of the sample portal that a test edits.
type copiedSite struct {
	t        *testing.T
	dir, out string
}

func copySample(t *testing.T) *copiedSite {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	copyTree(t, filepath.Join(sampleSource, "content"), filepath.Join(dir, "content"))
	s := &copiedSite{t, dir, filepath.Join(dir, "public")}
	config, err := os.ReadFile(filepath.Join(sampleSource, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s.put("site.toml", string(config))
	return s
}

func (s *copiedSite) put(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

// append appends to every article what more returns for it.
func (s *copiedSite) append(more func(text string) string) {
	s.t.Helper()
	err := filepath.WalkDir(filepath.Join(s.dir, "content"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".md" {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(p, append(text, more(string(text))...), 0o666)
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *copiedSite) build() {
	s.t.Helper()
	if err := buildSite(s.dir, s.out); err != nil {
		s.t.Fatal(err)
	}
}

// editedSite builds a copy of the sample portal, edits it and builds it again,
// so that its index has several segments and documents that are struck out.
func editedSite(t *testing.T) (out string, texts []string) {
	t.Helper()
	site := copySample(t)
	site.put("content/extra-1.md", "+++\ntitle = \"<b>學習總結</b> & “引號”\"\ndate = 2024-05-01\ncategory = \"fanwen\"\ntags = [\"ISO9001\", \"臺灣\"]\n+++\n\n"+
		"這是一篇用繁體寫的學習總結，𠀀𠀁兩個罕見的字，ISO9001：2015 與 ＡＢＣ１２３，😀表情。`<script>alert(1)</script>`\n\n說明：Ärger Ωmega ПРИВЕТ한국어 2021 年的 B 超，张　三用 5G 和 A4 纸，软\u00ad连字 `const x = \"</script>\";`\n")
	site.build()
	edited := 0
	site.append(func(text string) string {
		if edited++; edited%9 == 0 {
			return fmt.Sprintf("\n\n这是后来补充的第%d段文字，讨论编辑之后的索引。\n", edited)
		}
		texts = append(texts, text)
		return ""
	})
	site.put("content/extra-2.md", "+++\ntitle = \"补充的文章\"\ndate = 2026-05-01\ncategory = \"jieri\"\n+++\n\n讨论编辑之后的索引，光棍节与学习总结。\n")
	site.build()
	return site.out, texts
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

var letters = regexp.MustCompile(`[\p{Han}A-Za-z0-9]{2,}`)

// questions are hundreds of queries: runs of characters of the texts, several of
// them together, phrases, words, and hostile ones.
func questions(texts []string, n int) []question {
	r := rand.New(rand.NewPCG(11, 24))
	one := func() string {
		for {
			runs := letters.FindAllString(texts[r.IntN(len(texts))], -1)
			if len(runs) == 0 {
				continue
			}
			run := []rune(runs[r.IntN(len(runs))])
			size := min(2+r.IntN(7), len(run))
			from := r.IntN(len(run) - size + 1)
			return string(run[from : from+size])
		}
	}
	list := []question{}
	for _, q := range []string{
		"", " ", "　", "a", "节", "爱", "愛", "光棍节", "光棍節", "學習總結", "学习总结", "iso9001", "ISO 9001", "ISO9001：2015", "2015", "abc123", "ＡＢＣ", "ärger", "Ωmega", "привет", "한국어",
		"𠀀", "𠀀𠀁", "😀", "“引號”", "\"引号", "\"学习 总结\"", "「学习总结」", "『编辑之后", "<b>", "<script>alert(1)</script>", "alert", "const x", ".*", "[", "(?=", "\\d+", "%E5", "&amp;",
		"\x00", "\u202e节日", "愛,好,abc", "2021年", "2021年工作总结", "iso9", "iso90", "5G", "a4", "B 超", "B超", "2021 年", "\"2021 年\"", "张三", "\"张 三\"", "零\u200b宽", "能“，”才", "四个“能”才可以", "年、月", "一二三四五六七八九十甲乙丙丁", "讨论编辑之后的索引，光棍节与学习总结", "A4-纸", "年！2", "word（二）", "年2", "总 结", "\"会总 结\"", "总，结", "c++", "2021年1", "第9", "1 2", "9 总结", "年2021", "编辑之后的索引", "后来补充", "补充的文章", "\"补充的\" 讨论", "\"讨论编辑\" 引章",
		strings.Repeat("总结", 5000), strings.Repeat("a", 10000), strings.Repeat("总 ", 300), strings.Repeat("\"", 999), "__proto__ constructor", "toString", "hasOwnProperty",
	} {
		list = append(list, question{q, -1, -1, false})
	}
	for len(list) < n {
		q := question{one(), -1, -1, r.IntN(5) == 0}
		switch r.IntN(6) {
		case 0:
			q.Query += " " + one()
		case 1:
			q.Query = "\"" + q.Query + "\""
		case 2:
			q.Query = "“" + q.Query + "” " + one()
		case 3:
			q.Channel = r.IntN(12)
		case 4:
			q.Festival = r.IntN(28)
		}
		list = append(list, q)
	}
	return list
}

// TestSearchSame asks Go and the browser the same hundreds of questions.
func TestSearchSame(t *testing.T) {
	out, texts := editedSite(t)
	fsys := os.DirFS(out)
	list := questions(texts, 500)
	check := func(t *testing.T, b *tab, root string) {
		b.open(root + "search/index.html")
		const n = 10
		got := askBrowser(b, list, n)
		hits := 0
		reader, err := search.Open(fsys)
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range list {
			want := askGo(t, reader, q, n)
			hits += len(want.Results)
			if g, w := fmt.Sprintf("%+v", got[i]), fmt.Sprintf("%+v", want); g != w {
				t.Errorf("%.60q %+v:\nthe browser %s\nGo          %s", q.Query, q, g, w)
			}
		}
		if hits < len(list) {
			t.Errorf("only %d results: these questions show nothing", hits)
		}
		// The strings that Go cannot have.
		if n := eval[int](b, `wdSearch.ask("\ud800总结\udfff").then(a => a.next(3)).then(list => list.length)`); n < 0 {
			t.Error(n)
		}
	}
	t.Run("http", func(t *testing.T) {
		address := servedFolder(t, out, plainly)
		check(t, newTab(t), address+"/")
	})
	t.Run("file", func(t *testing.T) { check(t, newTab(t), fileURL(out)+"/") })
	if m := segments(t, fsys); m < 2 {
		t.Errorf("the index has %d segments; this shows nothing of several", m)
	}
}

// TestSearchSigned does so on a portal that is large enough for signatures, with
// phrases of which many articles have all pairs.
func TestSearchSigned(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := bench.New(bench.Options{Articles: 2100, Size: 4000, Seed: 1}).Write(dir); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "public")
	// A second segment, which is small, and so has no signatures.
	for i, text := range []string{"𠀀𠀁𠀂有罕见的字，ISO9001认证的工作", "后来补充的工作，用 2021年工作总结"} {
		if err := buildSite(dir, out); err != nil {
			t.Fatal(err)
		}
		article := fmt.Sprintf("+++\ntitle = \"补充%d\"\ndate = 2024-05-0%d\ncategory = \"fanwen\"\n+++\n\n%s。\n", i, i+1, text)
		if err := os.WriteFile(filepath.Join(dir, "content", "fanwen", fmt.Sprintf("extra-%d.md", i)), []byte(article), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := buildSite(dir, out); err != nil {
		t.Fatal(err)
	}
	var texts []string
	err := filepath.WalkDir(filepath.Join(dir, "content", "fanwen"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		texts = append(texts, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	list := []question{
		// A traditional character as a term of its own, before any is folded: the texts
		// have none.
		{"後 工作", -1, -1, false},
		{"\"𠀀𠀁𠀂有罕见\"", -1, -1, false}, {"罕见的字 𠀀𠀁𠀂", -1, -1, false}, {"ISO9001认证", -1, -1, false}, {"2021年工作总结", -1, -1, false},
		{"\"後來\" 工作", -1, -1, false}, {"學 工作 我們", -1, -1, false},
	}
	r := rand.New(rand.NewPCG(3, 11))
	for range 300 { // phrases of which many articles have all pairs
		run := []rune{}
		for len(run) < 5 {
			runs := letters.FindAllString(texts[r.IntN(len(texts))], -1)
			run = []rune(runs[r.IntN(len(runs))])
		}
		from := r.IntN(len(run) - 4)
		q := question{string(run[from : from+3+r.IntN(3)]), -1, -1, r.IntN(5) == 0}
		switch r.IntN(4) {
		case 0:
			q.Query = "\"" + q.Query + "\""
		case 1:
			q.Query += " 工作"
		case 2:
			q.Channel = r.IntN(6)
		}
		list = append(list, q)
	}
	signatures := &countedFS{FS: os.DirFS(out)}
	reader, err := search.Open(signatures)
	if err != nil {
		t.Fatal(err)
	}
	pages := []int{10, 7, 30}
	var want []found
	for _, q := range list {
		want = append(want, askGo(t, reader, q, pages...))
	}
	if signatures.n < 50 || segments(t, signatures) < 2 {
		t.Errorf("signatures were read %d times; this shows nothing of them", signatures.n)
	}
	b := newTab(t)
	b.open(fileURL(out) + "/search/index.html")
	for i, got := range askBrowser(b, list, pages...) {
		if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want[i]); g != w {
			t.Errorf("%q %+v:\nthe browser %s\nGo          %s", list[i].Query, list[i], g, w)
		}
	}
}

// countedFS counts how often slices of signatures are read.
type countedFS struct {
	fs.FS
	n int
}

func (f *countedFS) Open(name string) (fs.File, error) {
	if filepath.Base(name)[0] == 'g' {
		f.n++
	}
	return f.FS.Open(name)
}

func segments(t *testing.T, fsys fs.FS) int {
	t.Helper()
	folders, err := fs.ReadDir(fsys, "search")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range folders {
		if f.IsDir() {
			n++
		}
	}
	return n
}
