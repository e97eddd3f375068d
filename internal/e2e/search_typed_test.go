package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// insert puts a text into what has the focus at once, as input methods do.
func (b *tab) insert(text string) {
	b.t.Helper()
	b.call("inserting text", func() error {
		_, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text})
		return err
	})
}

// compose has an input method compose a text, and then puts it in.
func (b *tab) compose(parts []string, text string) {
	b.t.Helper()
	b.call("composing", func() error {
		for _, p := range parts {
			if _, err := chromedp.Call(b.ctx, input.ImeSetComposition, input.ImeSetCompositionParams{
				Text: p, SelectionStart: int64(len(p)), SelectionEnd: int64(len(p)),
			}); err != nil {
				return err
			}
		}
		return nil
	})
	b.insert(text)
}

const suggested = `Array.from(document.querySelectorAll(".search-box .suggestions:not([hidden]) a")).map(a => a.textContent)`

// TestSearchTyped has titles, tags and festivals suggested by their characters, however
// these come into the box: key by key, at once, or out of an input method.
func TestSearchTyped(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		const box = ".search-box input"
		for _, c := range []struct{ typed, want string }{
			{"文明养犬", "文明养犬倡议书文章"},
			{"养犬倡议", "文明养犬倡议书文章"}, // within the title
			{"養犬倡議書", "文明养犬倡议书文章"},
			{"社区网格", "社区网格员2024年度工作总结文章"},
			{"重陽節", "重阳节节日"},
			{"八一", "八一建军节节日"},
			{"犬", "文明养犬倡议书文章"},
			{"2024", "社区网格员2024年度工作总结文章"},
		} {
			// The scripts come only when the box gets the focus, and the text then.
			b.open(root + "index.html")
			eval[bool](b, `(document.querySelector("`+box+`").focus(), true)`)
			b.insert(c.typed)
			b.await(suggested + `.includes("` + c.want + `")`)
		}
		b.open(root + "index.html")
		eval[bool](b, `(document.querySelector("`+box+`").focus(), true)`)
		b.compose([]string{"c", "cy", "cy'j", "重"}, "重陽節")
		b.await(suggested + `.includes("重阳节节日")`)
		// Then more of it.
		b.typeInto(box, "")
		b.await(suggested + `.length === 0`)
		b.compose([]string{"yang", "養"}, "養犬")
		b.await(suggested + `.includes("文明养犬倡议书文章")`)
		// What nothing has suggests nothing.
		b.typeInto(box, "龘龘靐靐")
		b.await(suggested + `.length === 0`)
	})
}

// searchSite is a copy of the sample portal with some more articles.
func searchSite(t *testing.T) *copiedSite {
	t.Helper()
	site := copySample(t)
	for i, text := range []string{
		"# “爱鸟”周活动方案\n\n本方案用于学校。\n\n## 时间\n\n四月第一周。",
		"# 观鸟记\n\n爱鸟的人，一周要出门两次。\n\n说的是爱、鸟、周三样。",
		"# 鸟类保护\n\n爱鸟周是四月的事。",
		"# 春天\n\n鸟爱春天，周末爱鸟，鸟周围有树。",
	} {
		title, body, _ := strings.Cut(strings.TrimPrefix(text, "# "), "\n")
		site.put(fmt.Sprintf("content/extra-%d.md", i), fmt.Sprintf("+++\ntitle = \"%s\"\ndate = 2024-04-%02d\ncategory = \"fanwen/gongzuozongjie\"\n+++\n%s\n", title, i+1, body))
	}
	site.build()
	return site
}

// TestSearchApart shows how results are set apart, and what is shown of each.
func TestSearchApart(t *testing.T) {
	site := searchSite(t)
	b := newTab(t)
	b.open(fileURL(site.out) + "/search/index.html?q=%E7%88%B1%E9%B8%9F%E5%91%A8") // 爱鸟周
	b.await(status + `.startsWith("找到")`)
	got := eval[string](b, `Array.from(document.querySelectorAll(".results li")).map(function (li) {
		return (li.querySelector(".apart") ? "——" : "") + li.querySelector("a").textContent + Array.from(li.querySelectorAll("mark")).map(m => "[" + m.textContent + "]").join("");
	}).join("\n")`)
	want := "鸟类保护[爱鸟周]\n“爱鸟”周活动方案[爱鸟”周]\n观鸟记[爱鸟][爱、鸟、周]\n——春天[爱鸟][鸟周]"
	if got != want {
		t.Errorf("the page shows\n%s\nwant\n%s", got, want)
	}
	if got := eval[string](b, `document.querySelector(".results .apart").textContent`); !strings.Contains(got, "不连在一起") {
		t.Errorf("what is apart is called %q", got)
	}
	if got := eval[string](b, `document.querySelector(".results li:nth-child(2) p.kind").textContent`); !strings.HasPrefix(got, "范文大全 › 工作总结") {
		t.Errorf("the place of an article is %q", got)
	}
	if got := eval[string](b, `document.querySelector(".results li:nth-child(2) p.snippet").textContent`); !strings.HasPrefix(got, "本方案用于学校。｜时间｜四月第一周。") {
		t.Errorf("a snippet is %q", got)
	}
}

// TestSearchHelp shows what helps on when nothing is found.
func TestSearchHelp(t *testing.T) {
	site := searchSite(t)
	b := newTab(t)
	const links = `Array.from(document.querySelectorAll(".help p")).map(p => p.textContent)`
	for _, c := range []struct {
		query string
		want  []string
	}{
		// Terms that are found alone; one that is not is left out.
		{"爱鸟周 养犬 龘靐", []string{"爱鸟周（4）", "养犬（"}},
		// Of a single term the runs that are found, and tags that have something of it.
		{"观鸟记爱鸟周活动方案", []string{"观鸟记（1）", "爱鸟周活动方案（1）"}},
		{"爱鸟周龘项目建设", []string{"爱鸟周（4）", "项目建设（", "相近的节日、频道和标签", "范文大全"}},
		{"龘靐", []string{"范文大全", "节日大全"}},
	} {
		b.open(fileURL(site.out) + "/search/index.html")
		b.await(`document.querySelector(".asks") && !document.querySelector(".asks").hidden`)
		b.typeInto(".asks input", c.query)
		eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
		b.await(status + `.startsWith("没有找到") && ` + links + `.length > 0`)
		got := eval[string](b, links+`.join("\n")`)
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%q: the help is\n%s\nwithout %s", c.query, got, w)
			}
		}
		if strings.Contains(got, "龘靐（") {
			t.Errorf("%q: the help offers what is not found:\n%s", c.query, got)
		}
	}
	// The first link leads on.
	b.open(fileURL(site.out) + "/search/index.html?q=" + "%E7%88%B1%E9%B8%9F%E5%91%A8%20%E9%BE%98%E9%9D%90")
	b.await(links + `.length > 0`)
	b.follow(".help a")
	b.await(status + `.startsWith("找到") && ` + shownResults + `.includes("爱鸟周")`)
	// And nothing of it stays.
	b.typeInto(".asks input", "爱鸟")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
	b.await(status + `.startsWith("找到") && ` + links + `.length === 0`)
}

// TestSearchSingle looks for a single character: in few texts in all of them, with a word
// that it takes longer; in many in titles and tags, and the page says so.
func TestSearchSingle(t *testing.T) {
	site := searchSite(t)
	b := newTab(t)
	b.open(fileURL(site.out) + "/search/index.html")
	b.await(`document.querySelector(".asks") && !document.querySelector(".asks").hidden`)
	eval[bool](b, `(function () {
		window.said = [];
		new MutationObserver(function () { window.said.push(`+status+`); }).observe(document.querySelector("[role=status]"), {childList: true, characterData: true, subtree: true});
		return true;
	})()`)
	b.typeInto(".asks input", "犬")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
	b.await(status + `.startsWith("找到")`)
	if said := eval[string](b, `window.said.join("\n")`); !strings.Contains(said, "“犬”") || !strings.Contains(said, "会久一点") {
		t.Errorf("meanwhile the page says %q", said)
	}
	total := eval[int](b, `parseInt(`+status+`.match(/\d+/)[0])`)
	want := 0
	for _, m := range glob(t, filepath.Join(site.dir, "content"), ".md") {
		if text, err := os.ReadFile(m); err != nil {
			t.Fatal(err)
		} else if _, body, _ := strings.Cut(string(text[3:]), "+++"); strings.Contains(body, "犬") || strings.Contains(string(text), "title = \"文明养犬") {
			want++
		}
	}
	if total != want || want < 1 {
		t.Errorf("%d articles are found, %d have it", total, want)
	}
	if eval[bool](b, status+`.includes("只在标题")`) {
		t.Error("the page says that only titles were looked at")
	}
	// As in a library that is too large.
	b.open(fileURL(site.out) + "/search/index.html")
	b.await(`window.wdFormat && document.querySelector(".asks") && !document.querySelector(".asks").hidden`)
	eval[bool](b, `(wdFormat.maxRead = 3, true)`)
	b.typeInto(".asks input", "犬")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
	b.await(status + `.includes("只在标题和标签")`)
	// Then nothing may be found, and a longer question would be.
	b.typeInto(".asks input", "靐")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
	b.await(status + `.startsWith("没有找到。请再加一个字。") && ` + status + `.includes("只在标题和标签")`)
	// Beside another term it is looked for in the first texts.
	eval[bool](b, `(wdFormat.maxChecked = 2, true)`)
	b.typeInto(".asks input", "活动 鸟")
	eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
	b.await(status + `.includes("只在最靠前的 2 篇")`)
}

// TestSearchNothing says what is wrong with what nothing can have, and with what a
// narrowed search does not have.
func TestSearchNothing(t *testing.T) {
	site := searchSite(t)
	b := newTab(t)
	b.open(fileURL(site.out) + "/search/index.html")
	b.await(`document.querySelector(".asks") && !document.querySelector(".asks").hidden`)
	ask := func(query, then string) {
		b.typeInto(".asks input", query)
		eval[bool](b, `(document.querySelector(".asks").requestSubmit(), true)`)
		b.await(status + then)
	}
	for _, query := range []string{"。", "“", `""`} {
		ask(query, `.includes("没有可以查找的字词")`)
	}
	ask("靐", `.startsWith("没有找到，请换一个字")`)
	ask("龘靐", `.startsWith("没有找到。可以少写几个字")`)
	const links = `Array.from(document.querySelectorAll(".help p")).map(p => p.textContent).join("\n")`
	ask("guanggunjie", `.startsWith("没有找到") && `+links+`.includes("光棍节")`)
	// In another channel, it is said where it is.
	b.open(fileURL(site.out) + "/search/index.html?c=jiaoan&q=" + "%E7%88%B1%E9%B8%9F%E5%91%A8") // 爱鸟周
	b.await(status + `.startsWith("没有找到") && ` + links + `.includes("在全部频道和节日里： 爱鸟周（4）")`)
	b.follow(".help a")
	b.await(status + `.startsWith("找到") && ` + shownResults + `.includes("爱鸟周")`)
	// How many of the quoted are in a channel is not known before they are read.
	ask("\"爱鸟周\"", `.startsWith("找到")`)
	if got := eval[string](b, `Array.from(document.querySelector("select[name=c]").options).map(o => o.textContent).join()`); strings.Contains(got, "（") || !strings.Contains(got, "范文大全") {
		t.Errorf("the channels are %s", got)
	}
}

// glob lists the files below a folder with an extension.
func glob(t *testing.T, dir, ext string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(p) == ext {
			list = append(list, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
