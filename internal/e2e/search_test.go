package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"wendang/internal/search"
)

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
		for _, typed := range []string{"ggj", "guanggunjie", "guanggun", "guanghunj", "ghj", "光棍", "光棍節"} {
			b.typeInto(box, "")
			b.await(list + `.length === 0`)
			b.typeInto(box, typed)
			b.await(list + `.includes("光棍节节日")`)
		}
		// A title by its initials, a tag, a channel.
		for typed, want := range map[string]string{"xmjs": "项目建设标签", "jiaoan": "教案下载频道", "wmyq": "文明养犬倡议书文章", "wenmingy": "文明养犬倡议书文章"} {
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
		b.await(`location.pathname.endsWith("/guanggunjie/index.html") && document.readyState === "complete"`)
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
		// Scripts that bring the index go, also those that help needs when nothing is found.
		b.await(fmt.Sprintf(`document.scripts.length <= %d`, before))
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
	for _, word := range []string{"光棍节", "总结", "教案"} {
		want := 0
		for _, p := range glob(t, filepath.Join(sampleSource, "content"), ".md") {
			if filepath.Base(p) == "_index.md" || filepath.Base(filepath.Dir(p)) == "tags" {
				continue // the text of a list
			}
			text, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			head, body, _ := strings.Cut(strings.TrimPrefix(string(text), "+++\n"), "\n+++")
			for line := range strings.Lines(head) {
				if strings.HasPrefix(line, "title") || strings.HasPrefix(line, "tags") {
					body += line
				}
			}
			if strings.Contains(body, word) {
				want++
			}
		}
		if got := askGo(t, reader, question{word, -1, -1, false}, 1).Totals[0]; got != want || want < 1 {
			t.Errorf("%s is found in %d articles, %d have it", word, got, want)
		}
	}
}

// TestSearchRenewed builds the site again while its search page is open.
func TestSearchRenewed(t *testing.T) {
	site := copySample(t)
	site.build()
	address := servedFolder(t, site.out, plainly)
	b := newTab(t)
	b.tolerate = []string{"/search/"} // files that went with the old index
	b.open(address + "/search/index.html?q=%E6%B4%BB%E5%8A%A8")
	b.await(status + `.startsWith("找到")`)
	// So many changes that the old segment goes.
	site.append(func(string) string { return "\n\n补上的鳜鱼一段。\n" })
	site.build()
	b.typeInto(".asks input", "鳜鱼")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
	b.await(status + `.startsWith("找到") && document.querySelectorAll(".results li").length === 10 && ` + shownResults + `.includes("鳜鱼")`)
}

// TestSearchMore asks for more while another search is under way.
func TestSearchMore(t *testing.T) {
	b := newTab(t)
	b.open(fileURL(sampleOutput(t)) + "/search/index.html?q=%E6%B4%BB%E5%8A%A8")
	b.await(`!document.querySelector(".more").hidden`)
	b.typeInto(".asks input", "学生")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), document.querySelector(".more button").click(), true)`)
	b.await(status + `.startsWith("找到") && ` + shownResults + `.includes("学生") && !document.querySelector(".more").hidden && !document.querySelector(".more button").disabled`)
	eval[bool](b, `(document.querySelector(".more button").click(), true)`)
	b.await(`document.querySelectorAll(".results li").length > 10`)
	// The skip link changes nothing.
	eval[bool](b, `(document.querySelector(".skip").click(), true)`)
	b.await(`location.hash === "#wd-main"`)
	if n := eval[int](b, `document.querySelectorAll(".results li").length`); n <= 10 {
		t.Errorf("%d results are left", n)
	}
}
