package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// pageOf returns the address of a page of the sample portal, as a file.
func pageOf(t *testing.T, p string) string {
	t.Helper()
	return fileURL(filepath.Join(sampleOutput(t), filepath.FromSlash(p)))
}

// siteWith builds a small portal with one article, whose text is given, and returns the
// address of its page.
func siteWith(t *testing.T, title, text string) string {
	t.Helper()
	source := t.TempDir()
	for name, content := range map[string]string{
		"site.toml":           "title = \"网\"\n[[channels]]\nname = \"范文\"\nslug = \"fanwen\"\n",
		"content/fanwen/a.md": "+++\ntitle = \"" + title + "\"\ndate = 2026-11-01\n+++\n" + text,
		"content/fanwen/这是一个名字很长的附件文件二〇二六年第一季度.docx": "x",
	} {
		p := filepath.Join(source, filepath.FromSlash(name))
		if filepath.Ext(p) == ".docx" && !strings.Contains(text, filepath.Base(p)) {
			continue // nobody's files are warned of
		}
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(source, "public")
	if err := buildSite(source, out); err != nil {
		t.Fatal(err)
	}
	return fileURL(out) + "/fanwen/2026/1101/a.html"
}

// linesOf is a script function: the lines in which a part of a text stands.
const linesOf = `function linesOf(root, pattern) {
	var found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), node, m;
	while ((node = walker.nextNode())) {
		for (var search = new RegExp(pattern, "g"); (m = search.exec(node.data)); ) {
			var range = document.createRange();
			range.setStart(node, m.index);
			range.setEnd(node, m.index + m[0].length);
			var tops = Array.from(range.getClientRects()).map(function (r) { return Math.round(r.top); });
			found.push([m[0], new Set(tops).size]);
		}
	}
	return found;
}`

// On a phone an article's text begins within the first three fifths of the screen, and what
// stands above it is still there.
func TestTextOnFirstScreen(t *testing.T) {
	b := newTab(t)
	const height = 640 // of the smallest screens that are common
	b.do(chromedp.EmulateViewport(360, height))
	for _, p := range []string{"jieri/guanggunjie/2021/0213/taolun.html", "wendang/2020/0611/huiyi-qiandao.html",
		"gongwen/2025/0428/fangxun-tongzhi.html", "jiaoan/banhui/2024/0524/fang-nishui.html"} {
		b.open(pageOf(t, p))
		if top := eval[float64](b, `document.querySelector(".body").getBoundingClientRect().top`); top > 0.6*height {
			t.Errorf("%s: the text begins at %v of %v pixels", p, top, height)
		}
		for _, part := range []string{"nav.channels", ".site-name", "nav.breadcrumb", ".search-box input", ".tools"} {
			if !eval[bool](b, fmt.Sprintf(`document.querySelector(%q).getClientRects().length > 0`, part)) {
				t.Errorf("%s: %s is not shown", p, part)
			}
		}
		// The time is not broken.
		if got := eval[int](b, `document.querySelector(".breadcrumb time").getClientRects().length`); got != 1 {
			t.Errorf("%s: the time stands in %d lines", p, got)
		}
	}
	// Who writes into the search box gets the whole width for it.
	b.do(chromedp.Click(chromedp.CSS(".search-box input")))
	if got := eval[float64](b, `document.querySelector(".search-box").getBoundingClientRect().width`); got < 320 {
		t.Errorf("the box that is written in is %v wide", got)
	}
}

// On a phone numbers in tables stay whole: the table is wider than the screen, and its frame
// scrolls.
func TestTablesOnPhone(t *testing.T) {
	page := siteWith(t, "表", `
| 序号 | 项目名称 | 金额（元） | 日期 | 电话 | 说明 |
| --- | --- | --- | --- | --- | --- |
| 1 | 城南农贸市场改造工程 | 30,000,000.00 | 2021-02-13 | 13800000000 | 一期工程已经完工，二期工程正在办理手续 |
| 2 | 图书馆 | 1234567890 | 2021-12-31 | 020-87654321 | 无 |
| 3 | 班车 | 8:00—9:30 | 2021—2022学年 | 第2021-03期 | 依照 GB/T 9704—2012 和 A-2021-0001 办理 |
`)
	b := newTab(t)
	for _, width := range []int64{320, 360, 640} {
		b.do(chromedp.EmulateViewport(width, 740))
		b.open(page)
		broken := eval[[]string](b, linesOf+`linesOf(document.querySelector(".body table"), "[0-9A-Z][0-9A-Z,.:—-]*").filter(function (x) { return x[1] > 1; }).map(String)`)
		if len(broken) > 0 {
			t.Errorf("%d wide: these are broken: %v", width, broken)
		}
		if least := eval[float64](b, `Math.min.apply(null, Array.from(document.querySelectorAll("td")).map(function (e) { return e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize); }))`); least < 3.5 {
			t.Errorf("%d wide: a cell is %v em wide", width, least)
		}
		// A column of sentences is no thread.
		if wide := eval[float64](b, `(function (e) { return e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize); })(document.querySelector("td:last-child"))`); wide < 8.5 {
			t.Errorf("%d wide: the column of sentences is %v em wide", width, wide)
		}
		const frame = `var f = document.querySelector(".body .table"); `
		if width < 640 && !eval[bool](b, frame+`f.scrollWidth > f.clientWidth && getComputedStyle(f).overflowX === "auto"`) {
			t.Errorf("%d wide: the frame does not scroll", width)
		}
		if wide := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
			t.Errorf("the page scrolls by %d", wide)
		}
	}
}

// Titles break at their marks, and nowhere else as long as the parts fit.
func TestTitlesBreak(t *testing.T) {
	const title = "采访前、采访中、采访后：小记者的采访手册——第二版"
	page, long := siteWith(t, title, "一段话。"), siteWith(t, strings.Repeat("很长", 20)+"：尾", "一段话。")
	b := newTab(t)
	b.do(chromedp.EmulateViewport(320, 740))
	for address, selector := range map[string]string{page: "article h1", strings.Replace(page, "2026/1101/a.html", "index.html", 1): ".articles .title"} {
		b.open(address)
		for _, part := range []string{"采访前、", "采访后：", "小记者的采访手册", "——", "第二版"} {
			if got := eval[[]any](b, linesOf+fmt.Sprintf(`linesOf(document.querySelector(%q), %q)[0]`, selector, part)); fmt.Sprint(got) != fmt.Sprintf("[%s 1]", part) {
				t.Errorf("%s: %v", selector, got)
			}
		}
		if got := eval[string](b, fmt.Sprintf(`document.querySelector(%q).textContent`, selector)); got != title {
			t.Errorf("%s is %q", selector, got)
		}
	}
	// A part that is longer than a line breaks within.
	b.open(long)
	if wide := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
		t.Errorf("the page scrolls by %d", wide)
	}
}

// Justified text needs some characters to a line.
func TestJustified(t *testing.T) {
	b := newTab(t)
	for width, want := range map[int64]string{320: "start", 359: "start", 360: "justify", 1280: "justify"} {
		b.do(chromedp.EmulateViewport(width, 740))
		b.open(pageOf(t, "jieri/guanggunjie/2021/0213/taolun.html"))
		if got := eval[string](b, `getComputedStyle(document.querySelector(".body > p")).textAlign`); got != want {
			t.Errorf("%d wide: %s", width, got)
		}
	}
	b.do(chromedp.EmulateViewport(320, 740))
	b.open(pageOf(t, "gongwen/2025/0428/fangxun-tongzhi.html"))
	if got := eval[string](b, `getComputedStyle(document.querySelector(".body p.right")).textAlign`); got != "right" {
		t.Errorf("a signature is set %s", got)
	}
}

// The cards of festivals stand in one row on phones, which scrolls; on wider screens they
// fill their rows.
func TestFestivalCards(t *testing.T) {
	b := newTab(t)
	for _, width := range []int64{320, 360, 640, 768, 900, 1024, 1280} {
		b.do(chromedp.EmulateViewport(width, 900))
		b.open(pageOf(t, "index.html"))
		// For each row: how many cards, and how far its end is from that of the list.
		rows := eval[[][]float64](b, `(function () {
			var list = document.querySelector(".coming ul"), rows = new Map();
			Array.from(list.children).forEach(function (li) {
				var r = li.getBoundingClientRect();
				if (r.width > 0) { rows.set(r.top, (rows.get(r.top) || []).concat(r.right)); }
			});
			return Array.from(rows.values()).map(function (ends) { return [ends.length, list.getBoundingClientRect().right - ends[ends.length - 1]]; });
		})()`)
		if width <= 640 && (len(rows) != 1 || rows[0][0] != 8) {
			t.Errorf("%d wide: %v", width, rows)
		}
		for _, row := range rows {
			if row[1] > 1 {
				t.Errorf("%d wide: a row of %v cards ends %v pixels before the list does", width, row[0], row[1])
			}
		}
	}
}

// Beyond the days that a page knows, a card says only what is right in every year.
func TestCardsYearsLater(t *testing.T) {
	b := newTab(t)
	b.call("moving the clock", func() error { return addScript(b.ctx, clockAt("2045, 4, 1")) })
	b.open(pageOf(t, "index.html"))
	cards := eval[[]string](b, `Array.from(document.querySelectorAll(".coming li")).filter(function (li) { return li.getClientRects().length > 0; }).map(function (li) { return li.innerText.trim().split(/\s+/).join(" "); }).filter(Boolean)`)
	all := "|" + strings.Join(cards, "|") + "|"
	if strings.Contains(all, "星期") || strings.Contains(all, "还有") || !strings.Contains(all, "|圣诞节 12月25日|") || !strings.Contains(all, "|元旦节 1月1日|") || !strings.Contains(all, "|春节|") {
		t.Errorf("in 2045 the cards say %s", all)
	}
}

// What is cut says in its title what it is; days have their year.
func TestCutTitles(t *testing.T) {
	b := newTab(t)
	b.do(chromedp.EmulateViewport(360, 740))
	cut := 0
	for _, p := range []string{"index.html", "jieri/guanggunjie/2021/0213/taolun.html"} {
		b.open(pageOf(t, p))
		if untold := eval[[]string](b, `Array.from(document.querySelectorAll(".brief a")).filter(function (a) { return a.scrollWidth > a.clientWidth && a.title !== a.textContent; }).map(function (a) { return a.textContent; })`); len(untold) > 0 {
			t.Errorf("%s: cut without a title: %v", p, untold)
		}
		cut += eval[int](b, `Array.from(document.querySelectorAll(".brief a")).filter(function (a) { return a.scrollWidth > a.clientWidth; }).length`)
		if short := eval[[]string](b, `Array.from(document.querySelectorAll("main li time")).map(function (e) { return e.textContent; }).filter(function (s) { return !/\d{4}-|月/.test(s); })`); len(short) > 0 {
			t.Errorf("%s: days without a year: %v", p, short)
		}
	}
	if cut == 0 {
		t.Error("no title is cut: the test finds nothing")
	}
	if got := eval[string](b, `document.querySelector(".breadcrumb .here").title`); got != eval[string](b, `document.querySelector("h1").textContent`) {
		t.Errorf("the cut title in the breadcrumb says %q", got)
	}
}

// Page numbers say from where they count.
func TestPageNumbers(t *testing.T) {
	b := newTab(t)
	b.open(pageOf(t, "jieri/list-1.html"))
	if got := eval[string](b, `document.querySelector(".range").textContent + document.querySelector(".pagination .hint").textContent`); !strings.Contains(got, "的文章　第 1 页") ||
		!strings.Contains(got, "页码从最早的文章数起") || !strings.HasPrefix(got, "20") {
		t.Errorf("the page says %s", got)
	}
}

// The second line of an attachment's name begins below the first, and its size stands apart.
func TestAttachmentLines(t *testing.T) {
	page := siteWith(t, "附件", "见[附件](这是一个名字很长的附件文件二〇二六年第一季度.docx)。")
	b := newTab(t)
	b.do(chromedp.EmulateViewport(320, 740))
	b.open(page)
	lefts := eval[[]float64](b, `(function () {
		var range = document.createRange();
		range.selectNodeContents(document.querySelector(".attachments a").lastChild);
		return Array.from(range.getClientRects()).map(function (r) { return Math.round(r.left); });
	})()`)
	badge := eval[float64](b, `document.querySelector(".attachments b").getBoundingClientRect().right`)
	if len(lefts) < 2 || lefts[0] != lefts[len(lefts)-1] || lefts[0] < badge {
		t.Errorf("the lines begin at %v, beside a type that ends at %v", lefts, badge)
	}
}
