package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestArticleTools copies an article's text and asks for printing.
func TestArticleTools(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		b.open(root + "jieri/guanggunjie/2021/0213/taolun.html")
		b.do(chromedp.Evaluate[chromedp.Void](`window.print = function () { window.printed = true; };
			window.addEventListener("copy", function (e) {
				window.copied = e.clipboardData.getData("text/plain"); window.copiedHTML = e.clipboardData.getData("text/html"); }); undefined`))
		b.do(chromedp.Click(chromedp.CSS("[data-copy]")), chromedp.Click(chromedp.CSS("[data-print]")))
		text := eval[string](b, "window.copied")
		title := eval[string](b, `document.querySelector("h1").textContent`)
		if !strings.HasPrefix(text, title+"\n\n") || !strings.Contains(text, "版权归原作者、原出处所有") || len([]rune(text)) < 1500 {
			t.Errorf("copied %.200q …", text)
		}
		if got := eval[string](b, `document.querySelector("[data-copy]").textContent`); got != "已复制" {
			t.Errorf("the button says %q", got)
		}
		if !eval[bool](b, "window.printed === true") {
			t.Error("the print button does not print")
		}
		// Rich text, with what other programs know of tables and alignment.
		b.open(root + "wendang/2020/0611/huiyi-qiandao.html")
		const note = `window.addEventListener("copy", function (e) {
			window.copied = e.clipboardData.getData("text/plain"); window.copiedHTML = e.clipboardData.getData("text/html"); }); undefined`
		b.do(chromedp.Evaluate[chromedp.Void](note), chromedp.Click(chromedp.CSS("[data-copy]")))
		rich := eval[string](b, "window.copiedHTML")
		for _, want := range []string{"<h1>会议签到表", "<h2", `<table border="1"`, "来源：会议签到表模板"} {
			if !strings.Contains(rich, want) {
				t.Errorf("the rich text lacks %s: %.300s", want, rich)
			}
		}
		if strings.Contains(rich, " id=") || strings.Contains(rich, `href="../`) {
			t.Errorf("the rich text has what only the page knows: %s", rich)
		}
		b.open(root + "wendang/2024/0924/zhiban-biao.html")
		b.do(chromedp.Evaluate[chromedp.Void](note), chromedp.Click(chromedp.CSS("[data-copy]")))
		if got := eval[string](b, "window.copied + window.copiedHTML"); strings.Count(got, "本文部分内容由人工智能辅助生成") != 2 {
			t.Error("a copy loses the label of machines' texts")
		}
		// What a reader selects gets its source.
		b.do(chromedp.Evaluate[chromedp.Void](`getSelection().selectAllChildren(document.querySelector(".body")); document.execCommand("copy"); undefined`))
		if got := eval[string](b, "window.copied"); !strings.Contains(got, "来源：国庆假期值班表") {
			t.Errorf("a selection is copied without its source: %.200s", got)
		}
		for _, c := range []struct{ path, choose, want string }{
			{"wendang/2020/0611/huiyi-qiandao.html", ".body", `<table border="1"`},
			{"wendang/2020/0611/huiyi-qiandao.html", ".body tbody", `<table border="1"`}, // rows without their table
			{"gongwen/2025/0428/fangxun-tongzhi.html", ".body", `align="right"`},
		} {
			b.open(root + c.path)
			// A page that nobody has touched may not write to the clipboard.
			b.do(chromedp.Click(chromedp.CSS("[data-copy]")), chromedp.Evaluate[chromedp.Void](note), chromedp.Evaluate[chromedp.Void](
				`getSelection().selectAllChildren(Array.from(document.querySelectorAll("`+c.choose+`")).sort(function (a, b) {
					return b.textContent.length - a.textContent.length; })[0]); document.execCommand("copy"); undefined`))
			rich := eval[string](b, "window.copiedHTML")
			if !strings.Contains(rich, c.want) || !strings.Contains(rich, "来源：") {
				t.Errorf("%s of %s is copied without %s or its source: %.300s", c.choose, c.path, c.want, rich)
			}
			for _, own := range []string{" id=", `href="../`, " loading=", " tabindex="} {
				if strings.Contains(rich, own) {
					t.Errorf("%s of %s is copied with %s", c.choose, c.path, own)
				}
			}
		}
	})
}

// TestTextSize chooses a size, which stays from page to page.
func TestTextSize(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		size := func() float64 {
			return eval[float64](b, `parseFloat(getComputedStyle(document.querySelector(".body")).fontSize)`)
		}
		b.open(root + "jieri/guanggunjie/2021/0213/taolun.html")
		usual := size()
		b.do(chromedp.Click(chromedp.CSS(".sizes [data-size=large]")))
		large := size()
		if large <= usual || eval[string](b, `document.querySelector("[data-size=large][aria-pressed]").getAttribute("aria-pressed")`) != "true" {
			t.Errorf("%v after %v", large, usual)
		}
		b.follow("nav.neighbours a")
		if got := size(); got != large {
			t.Errorf("on the next page the size is %v", got)
		}
		b.do(chromedp.Click(chromedp.CSS(`.sizes [data-size=""]`)))
		if got := size(); got != usual {
			t.Errorf("%v, not %v again", got, usual)
		}
		if got := eval[float64](b, `Math.min.apply(null, Array.from(document.querySelectorAll(".body p, .body li")).map(function (e) {
			var s = getComputedStyle(e); return parseFloat(s.lineHeight) / parseFloat(s.fontSize); }))`); got < 1.3 {
			t.Errorf("lines are %v high", got)
		}
	})
}

// TestToTop goes down a page and back.
func TestToTop(t *testing.T) {
	overBoth(t, func(t *testing.T, b *tab, root string) {
		b.open(root + "jieri/guanggunjie/2021/0213/taolun.html")
		shown := `document.querySelector(".to-top").classList.contains("shown")`
		if eval[bool](b, shown) {
			t.Error("the way to the top shows at the top")
		}
		eval[bool](b, `(scrollTo(0, 5000), true)`)
		b.await(shown)
		eval[bool](b, `(document.querySelector(".to-top a").click(), true)`)
		b.await(`scrollY < 10`)
	})
}
