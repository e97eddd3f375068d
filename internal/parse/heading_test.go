package parse

import (
	"strings"
	"testing"
)

// Ids of headings are those that authors wrote, else made of the text; ids that other
// programs would have made of it are understood in links.
func TestHeadingIDs(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"written", "## 附则 {#fuze}\n\n[见](#fuze)", "<h2 id=\"fuze\">附则</h2>\n<p><a href=\"#fuze\">见</a></p>"},
		{"written with more", "### 解释 { #js_1 .x }\n\n附件 {: #附-1}\n---\n\n### 三 {#s} ###", "<h2 id=\"js_1\">解释</h2>\n<h2 id=\"附-1\">附件</h2>\n<h3 id=\"s\">三</h3>"},
		{"written twice", "## 甲 {#x}\n\n## 乙 {#x}\n\n## 丙 {#wd-y}", "<h2 id=\"x\">甲</h2>\n<h2 id=\"x-2\">乙</h2>\n<h2 id=\"section-wd-y\">丙</h2>"},
		{"not written", "## 集合 {a}\n\n## `{#b}`", "<h2 id=\"集合-a\">集合 {a}</h2>\n<h2 id=\"b\"><code>{#b}</code></h2>"},
		{"written beside HTML", "## 甲<br>乙 {#x}\n\n[丙](#x)", "<h2 id=\"x\">甲<br/>乙</h2>\n<p><a href=\"#x\">丙</a></p>"},

		{"punctuation goes", "[见](#函数返回值) [也](#11-概述)\n\n## 函数：返回值\n\n### 1.1 概述", "<p><a href=\"#函数-返回值\">见</a> <a href=\"#1-1-概述\">也</a></p>\n<h2 id=\"函数-返回值\">函数：返回值</h2>\n<h3 id=\"1-1-概述\">1.1 概述</h3>"},
		{"numbers of repetitions", "## 例\n\n## 例\n\n## 例\n\n[1](#例-1) [2](#例-2) [0](#例)", "<h2 id=\"例\">例</h2>\n<h2 id=\"例-2\">例</h2>\n<h2 id=\"例-3\">例</h2>\n<p><a href=\"#例-2\">1</a> <a href=\"#例-3\">2</a> <a href=\"#例\">0</a></p>"},
		{"our numbers", "## 例\n\n## 例\n\n## 例\n\n[2](#例-2) [3](#例-3)", "<h2 id=\"例\">例</h2>\n<h2 id=\"例-2\">例</h2>\n<h2 id=\"例-3\">例</h2>\n<p><a href=\"#例-2\">2</a> <a href=\"#例-3\">3</a></p>"},
		{"no ids", "## 条件 {#if 真}\n\n## 甲 \\{#b}\n\n## {#c}", "<h2 id=\"条件-if-真\">条件 {#if 真}</h2>\n<h2 id=\"甲-b\">甲 {#b}</h2>\n<h2 id=\"c\">{#c}</h2>"},
		{"other attributes", "## 甲 {#b .c d=\"e f\" g=h}\n\n[见](#b)", "<h2 id=\"b\">甲</h2>\n<p><a href=\"#b\">见</a></p>"},
		{"case, Hexo and VitePress", "## Go：安装 FAQ\n\n[1](#Go：安装-FAQ) [2](#_go-安装-faq) [3](#go安装-faq)", "<h2 id=\"go-安装-faq\">Go：安装 FAQ</h2>\n<p><a href=\"#go-安装-faq\">1</a> <a href=\"#go-安装-faq\">2</a> <a href=\"#go-安装-faq\">3</a></p>"},
		{"case and signs", "## ab\n\n## a-b\n\n[1](#A-B)", "<h2 id=\"ab\">ab</h2>\n<h2 id=\"a-b\">a-b</h2>\n<p><a href=\"#a-b\">1</a></p>"},
		{"in a heading", "## [甲](#乙丙) 丁\n\n## 乙，丙", "<h2 id=\"甲-丁\"><a href=\"#乙-丙\">甲</a> 丁</h2>\n<h2 id=\"乙-丙\">乙，丙</h2>"},
		{"beside HTML", "<a href=\"#一总则\">甲</a> [乙](#一总则)\n\n## 一、总则", "<p><a href=\"#一-总则\">甲</a> <a href=\"#一-总则\">乙</a></p>\n<h2 id=\"一-总则\">一、总则</h2>"},
		{"the title", "# 题 {#top}\n\n[上](#top) [也](#题)", "<p><a href=\"#\">上</a> <a href=\"#\">也</a></p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bodyHTML(t, c.markdown); got != c.want {
				t.Errorf("%q\ngot  %q\nwant %q", c.markdown, got, c.want)
			}
			if _, problems := parseBody(t, c.markdown); len(problems) > 0 {
				t.Error(problems)
			}
		})
	}
}

// What shows nothing may stand before the heading that is the title.
func TestTitleBehindMarks(t *testing.T) {
	for _, before := range []string{
		"<!-- 由脚本生成 -->\n", "<!-- 甲\n\n乙 -->\n\n", "<a name=\"top\"></a>\n", "<span id=\"top\"></span>\n\n", "<div id=a></div>\n\n", "[TOC]\n\n", "<br>\n\n", "![横幅](b.png)\n\n", "<p align=center><img src=b.png></p>\n\n", "[![徽](b.png)](c.md)\n",
		"<a id=top></a>\n\n<!-- x --><a name=y> </a>\n\n", "[x]: /y\n\n",
	} {
		for _, head := range []string{"+++\ndate = 2021-02-13\n+++\n", testHead} {
			a, problems := New(Options{}).Parse("a.md", "a.md", []byte(head+before+"# 题\n\n文[x]"), nil)
			if a == nil || len(problems) > 0 || a.Meta.Title != "题" || strings.Contains(string(a.Content.HTML), "题") {
				t.Errorf("%q: %v %+v", before, problems, a)
			}
		}
	}
	for body, want := range map[string]string{"<h1 align=\"center\">题 <b>&amp;</b></h1>\n\n文": "题 &", "<h1>\n题\n</h1>\n\n文": "题"} {
		a, problems := New(Options{}).Parse("a.md", "a.md", []byte("+++\ndate = 2021-02-13\n+++\n"+body), nil)
		if a == nil || len(problems) > 0 || a.Meta.Title != want || string(a.Content.Text) != "文" {
			t.Errorf("%q: %v %s", body, problems, describe(a))
		}
	}
	for _, before := range []string{"甲\n\n", "<b>甲</b>\n\n", "<!-- x --> 甲\n\n", "<a name=x>甲</a>\n\n", "## 乙\n\n"} {
		if a, problems := New(Options{}).Parse("a.md", "a.md", []byte("+++\ndate = 2021-02-13\n+++\n"+before+"# 题\n"), nil); a != nil && !a.Meta.Failed {
			t.Errorf("%q: %v %q", before, problems, a.Meta.Title)
		}
	}
}
