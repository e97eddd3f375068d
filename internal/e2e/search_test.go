package e2e

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"wendang/internal/search"
)

// found is an answer, as Go and a browser give it.
type found struct {
	Total     int
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
func askGo(t *testing.T, r *search.Reader, q question, n int) found {
	t.Helper()
	a, err := r.Ask(search.ParseQuery(q.Query), search.Options{Channel: q.Channel, Festival: q.Festival, ByDate: q.ByDate})
	if err != nil {
		t.Fatal(err)
	}
	list, err := a.Next(n)
	if err != nil {
		t.Fatal(err)
	}
	f := found{Total: a.Total, Channels: a.Channels, Festivals: a.Festivals, Results: []foundResult{}}
	for _, x := range list {
		f.Results = append(f.Results, foundResult{x.Title, x.URL, x.Category, x.Time, x.Snippet.Highlighted("[", "]")})
	}
	return f
}

// askBrowser asks with the theme's script.
func askBrowser(b *tab, questions []question, n int) []found {
	b.t.Helper()
	list, err := json.Marshal(questions)
	if err != nil {
		b.t.Fatal(err)
	}
	text := eval[string](b, fmt.Sprintf(`(async function () {
		const out = [];
		for (const q of %s) {
			const a = await wdSearch.ask(q.query, q);
			const list = await a.next(%d);
			out.push({Total: a.total, Channels: a.channels, Festivals: a.festivals, Results: list.map(r => ({
				Title: r.doc.title, URL: r.doc.url, Category: r.doc.category, Date: r.doc.date,
				Snippet: r.snippet.map(p => p[1] ? "[" + p[0] + "]" : p[0]).join("")}))});
		}
		return JSON.stringify(out);
	})()`, list, n))
	var out []found
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		b.t.Fatal(err)
	}
	return out
}

// editedSite builds a copy of the sample portal, edits it and builds it again,
// so that its index has several segments and documents that are struck out.
func editedSite(t *testing.T) (out string, texts []string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	out = filepath.Join(dir, "public")
	copyTree(t, filepath.Join(sampleSource, "content"), filepath.Join(dir, "content"))
	config, err := os.ReadFile(filepath.Join(sampleSource, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("site.toml", string(config))
	put("content/extra-1.md", "+++\ntitle = \"<b>學習總結</b> & “引號”\"\ndate = 2024-05-01\ncategory = \"fanwen\"\ntags = [\"ISO9001\", \"臺灣\"]\n+++\n\n"+
		"這是一篇用繁體寫的學習總結，𠀀𠀁兩個罕見的字，ISO9001：2015 與 ＡＢＣ１２３，😀表情。`<script>alert(1)</script>`\n\n說明：Ärger Ωmega ПРИВЕТ한국어 const x = \"</script>\";\n")
	if err := buildSite(dir, out); err != nil {
		t.Fatal(err)
	}
	edited := 0
	err = filepath.WalkDir(filepath.Join(dir, "content"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".md" {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		if edited++; edited%9 == 0 {
			text = append(text, fmt.Sprintf("\n\n这是后来补充的第%d段文字，讨论编辑之后的索引。\n", edited)...)
			return os.WriteFile(p, text, 0o666)
		}
		texts = append(texts, string(text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	put("content/extra-2.md", "+++\ntitle = \"补充的文章\"\ndate = 2026-05-01\ncategory = \"jieri\"\n+++\n\n讨论编辑之后的索引，光棍节与学习总结。\n")
	if err := buildSite(dir, out); err != nil {
		t.Fatal(err)
	}
	return out, texts
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
		"\x00", "\u202e节日", "愛,好,abc", "2021年", "2021年工作总结", "iso9", "iso90", "年2", "总 结", "\"会总 结\"", "总，结", "c++", "2021年1", "第9", "1 2", "9 总结", "年2021", "编辑之后的索引", "后来补充", "补充的文章", "\"补充的\" 讨论", "\"讨论编辑\" 引章",
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

// results are the titles and marked snippets that the page shows.
const shownResults = `JSON.stringify(Array.from(document.querySelectorAll(".results li")).map(li => li.querySelector("a").textContent + " | " + Array.from(li.querySelectorAll("mark")).map(m => m.textContent).join(",")))`

// await waits until an expression is true in the page, or in the one that comes.
func (b *tab) await(expression string) {
	b.t.Helper()
	ctx, cancel := b.limited()
	defer cancel()
	condition := fmt.Sprintf(`(function () { try { return !!(%s); } catch (e) { return false; } })()`, expression)
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition))
		if err == nil && ok {
			return
		}
		if ctx.Err() != nil {
			b.t.Fatalf("%s: it never came that %s; the page says %q", b.location(), expression, eval[string](b, `document.body.innerText`))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// typeInto types as a reader does, without an input method.
func (b *tab) typeInto(selector, text string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`(function () {
		const input = document.querySelector(%q);
		input.focus();
		input.value = %q;
		return input.dispatchEvent(new InputEvent("input", {bubbles: true}));
	})()`, selector, text))
}

func (b *tab) press(selector, key string, composing bool) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`document.querySelector(%q).dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true, isComposing: %v}))`, selector, key, composing))
}

const status = `document.querySelector("[role=status]").textContent`

// TestSearchPage searches as a reader does: a query, narrowed, ordered, more of
// it, and back.
func TestSearchPage(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		b.open(root + "search/index.html?q=" + "%E6%B4%BB%E5%8A%A8") // 活动
		b.await(status + `.startsWith("找到")`)
		total := eval[int](b, `parseInt(`+status+`.match(/\d+/)[0])`)
		if n := eval[int](b, `document.querySelectorAll(".results li").length`); n != 10 || total <= 10 {
			t.Fatalf("%d of %d results are shown", n, total)
		}
		if got := eval[string](b, shownResults); !strings.Contains(got, "活动") {
			t.Errorf("nothing is marked: %s", got)
		}
		if got := eval[string](b, `document.title`); !strings.HasPrefix(got, "活动_") {
			t.Errorf("the title is %q", got)
		}
		// More, and the focus goes to the first new one.
		eval[bool](b, `(document.querySelector(".more button").click(), true)`)
		b.await(`document.querySelectorAll(".results li").length > 10`)
		b.await(`document.activeElement === document.querySelectorAll(".results li")[10].querySelector("a")`)
		// Narrowed to a channel, by its count.
		option := eval[string](b, `document.querySelector("select[name=c]").options[1].textContent`)
		eval[bool](b, `(function () { const s = document.querySelector("select[name=c]"); s.selectedIndex = 1; return s.dispatchEvent(new Event("change", {bubbles: true})); })()`)
		b.await(`!` + status + `.includes(" ` + fmt.Sprint(total) + ` ")`)
		if got := eval[string](b, status+`.match(/\d+/)[0]`); !strings.Contains(option, "（"+got+"）") {
			t.Errorf("the option %q, but %s results", option, got)
		}
		// Ordered by date.
		eval[bool](b, `(function () { const s = document.querySelector("select[name=s]"); s.value = "date"; return s.dispatchEvent(new Event("change", {bubbles: true})); })()`)
		b.await(`location.search.includes("s=date")`)
		b.await(status + `.startsWith("找到") && (function () { const d = Array.from(document.querySelectorAll(".results time")).map(t => t.dateTime); return d.length > 1 && d.join() === d.slice().sort().reverse().join(); })()`)
		// Another query, and back through all of it.
		b.typeInto(".asks input", "光棍節")
		eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
		b.await(`location.search.includes(encodeURIComponent("光棍節")) && ` + shownResults + `.includes("光棍节")`)
		eval[bool](b, `(history.back(), true)`)
		b.await(`location.search.includes("s=date") && document.querySelector(".asks input").value === "活动" && document.querySelector("select[name=s]").value === "date" && ` + status + `.startsWith("找到")`)
		eval[bool](b, `(history.go(-2), true)`)
		b.await(`!location.search.includes("c=") && ` + status + `.includes(" ` + fmt.Sprint(total) + ` ")`)
		// The way back from an article shows as many results as before.
		b.await(`document.querySelectorAll(".results li").length > 10`)
		href := eval[string](b, `document.querySelector(".results a").href`)
		b.open(href)
		b.do(chromedp.NavigateBack())
		b.await(`document.querySelectorAll(".results li").length > 10`)
		// Nothing is found.
		b.open(root + "search/index.html?q=%E7%8E%84%E9%BB%84%E9%BE%98%E9%BA%A4")
		b.await(status + `.startsWith("没有找到")`)
	})
}

// TestSearchBox types into the box of an article's page.
func TestSearchBox(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		b.open(root + "jieri/guanggunjie/2021/0213/taolun.html")
		if eval[bool](b, `"wdSearch" in window`) {
			t.Error("the search's scripts are loaded before anybody searches")
		}
		const box = ".search-box input"
		const list = `Array.from(document.querySelectorAll(".search-box .suggestions:not([hidden]) a")).map(a => a.textContent)`
		b.typeInto(box, "ggj")
		b.await(`window.wdSearch && document.querySelector(".suggestions")`)
		for _, typed := range []string{"ggj", "guanggunjie", "guanggun", "光棍", "光棍節"} {
			b.typeInto(box, "")
			b.await(list + `.length === 0`)
			b.typeInto(box, typed)
			b.await(list + `.includes("光棍节节日")`)
		}
		// A title by its initials, a tag, a channel.
		for typed, want := range map[string]string{"xmjs": "项目建设标签", "jiaoan": "教案下载频道", "wmyq": "文明养犬倡议书文章"} {
			b.typeInto(box, typed)
			b.await(list + `.includes("` + want + `")`)
		}
		// By keyboard: down, up and around, then Enter.
		b.typeInto(box, "ggj")
		b.await(list + `[0] === "光棍节节日"`)
		b.press(box, "ArrowDown", true)
		if got := eval[string](b, `document.querySelector("`+box+`").getAttribute("aria-activedescendant") || ""`); got != "" {
			t.Errorf("an arrow of the input method chose %s", got)
		}
		b.press(box, "ArrowDown", false)
		if got := eval[string](b, `document.querySelector("[aria-selected=true]").textContent`); got != "光棍节节日" {
			t.Errorf("chosen is %q", got)
		}
		b.press(box, "Escape", false)
		b.await(list + `.length === 0 && document.querySelector("` + box + `").getAttribute("aria-expanded") === "false"`)
		// Nothing is suggested while an input method composes.
		eval[bool](b, `(function () { const i = document.querySelector("`+box+`"); i.value = "jie"; return i.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true})); })()`)
		eval[bool](b, `new Promise(function (r) { setTimeout(function () { r(true); }, 300); })`)
		if n := eval[int](b, list+`.length`); n != 0 {
			t.Errorf("%d suggestions while composing", n)
		}
		b.typeInto(box, "ggj")
		b.await(list + `[0] === "光棍节节日"`)
		b.press(box, "ArrowDown", false)
		b.press(box, "Enter", false)
		b.await(`location.pathname.endsWith("/guanggunjie/index.html")`)
		// What is typed goes to the search page.
		b.typeInto(box, "项目建设")
		eval[bool](b, `(document.querySelector(".search-box").requestSubmit(), true)`)
		b.await(`location.pathname.endsWith("/search/index.html") && ` + status + `.startsWith("找到")`)
	})
}

// TestSearchDamaged takes files of the index away, and damages them.
func TestSearchDamaged(t *testing.T) {
	for name, damage := range map[string]func(string) error{
		"missing": os.Remove,
		"cut":     func(p string) error { return os.Truncate(p, 100) },
		"foreign": func(p string) error { return os.WriteFile(p, []byte(`wdIndex("x",4,"!!!!");`), 0o666) },
		"wrong": func(p string) error {
			text, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			half := len(text) / 2
			return os.WriteFile(p, slices.Concat(text[:half], []byte("~~~~~~~~~~~~~~~~~~~~"), text[half+20:]), 0o666)
		},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			copyTree(t, sampleOutput(t), out)
			files, err := filepath.Glob(filepath.Join(out, "search", "*", "[ptd]*.js"))
			if err != nil || len(files) < 3 {
				t.Fatal(files, err)
			}
			for _, f := range files {
				if err := damage(f); err != nil {
					t.Fatal(err)
				}
			}
			b := newTab(t)
			b.careless = true
			b.open(fileURL(out) + "/search/index.html?q=%E6%80%BB%E7%BB%93")
			b.await(status + `.includes("缺失或损坏") && ` + status + `.includes(".js")`)
			// The page goes on working.
			b.typeInto(".asks input", "")
			eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
			b.await(status + ` === ""`)
		})
	}
}

// TestSearchHostile shows that queries and titles are text and nothing else.
func TestSearchHostile(t *testing.T) {
	out, _ := editedSite(t)
	b := newTab(t)
	for _, q := range []string{"<img src=x onerror=alert(1)>", "學習總結 alert", `"><script>alert(1)</script>`, strings.Repeat("学习", 5000), "[.*(?", "\U0001F600"} {
		b.open(fileURL(out) + "/search/index.html")
		b.await(`document.querySelector(".asks") && !document.querySelector(".asks").hidden`)
		before := eval[int](b, `document.scripts.length`)
		b.typeInto(".asks input", q)
		eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
		b.await(status + ` !== "" && ` + status + ` !== "正在搜索……"`)
		if n := eval[int](b, `document.querySelectorAll(".results img, .results script, .results b").length`); n != 0 {
			t.Errorf("%.40q: %d elements were injected", q, n)
		}
		if after := eval[int](b, `document.scripts.length`); after > before {
			t.Errorf("%.40q: scripts stay in the page", q)
		}
		if strings.Contains(q, "學習") {
			if got := eval[string](b, shownResults); !strings.Contains(got, "<b>學習總結</b> & “引號”") {
				t.Errorf("the hostile title is not shown as it is: %s", got)
			}
		}
	}
}

// TestSearchWords compares the counts of a few plain words with the sources.
func TestSearchWords(t *testing.T) {
	reader, err := search.Open(os.DirFS(sampleOutput(t)))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, word := range []string{"光棍节", "总结", "教案"} {
		counts[word] = askGo(t, reader, question{word, -1, -1, false}, 1).Total
	}
	if slices.Contains(slices.Collect(maps.Values(counts)), 0) {
		t.Error(counts)
	}
}
