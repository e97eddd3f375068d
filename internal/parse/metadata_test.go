package parse

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"wendang/internal/diag"
)

func hasError(problems []diag.Diagnostic) bool {
	for _, d := range problems {
		if d.Severity == diag.Error {
			return true
		}
	}
	return false
}

func shanghai(t *testing.T) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestDates(t *testing.T) {
	p := New(Options{Location: shanghai(t)})
	for written, want := range map[string]string{
		"+++ 2021-02-13T00:10:39+08:00":  "2021-02-13T00:10:39+08:00",
		"+++ 2021-02-12T16:10:39Z":       "2021-02-13T00:10:39+08:00",
		"+++ 2021-02-13T00:10:39":        "2021-02-13T00:10:39+08:00",
		"+++ 2021-02-13 00:10:39":        "2021-02-13T00:10:39+08:00",
		"+++ 2021-02-13":                 "2021-02-13T00:00:00+08:00",
		"+++ \"2021/2/3\"":               "2021-02-03T00:00:00+08:00",
		"--- 2021-02-13T00:10:39+08:00":  "2021-02-13T00:10:39+08:00",
		"--- 2021-02-13 00:10:39":        "2021-02-13T00:10:39+08:00",
		"--- 2021-02-13 00:10:39 +09:00": "2021-02-12T23:10:39+08:00",
		"--- 2021/02/13":                 "2021-02-13T00:00:00+08:00",
		"--- 2019-1-2":                   "2019-01-02T00:00:00+08:00",
		"--- 2019-1-2 8:05":              "2019-01-02T08:05:00+08:00",
		"--- 2019年1月2日":                  "2019-01-02T00:00:00+08:00",
		"--- '2019.1.2'":                 "2019-01-02T00:00:00+08:00",
		"+++ 1985-07-01":                 "1985-07-01T00:00:00+08:00",
	} {
		mark, date, _ := strings.Cut(written, " ")
		assign := map[string]string{"+++": "title = 't'\ndate = ", "---": "title: t\ndate: "}[mark]
		a, problems := p.Parse("a.md", "a.md", []byte(mark+"\n"+assign+date+"\n"+mark+"\n"), nil)
		if a == nil {
			t.Errorf("%s: %v", written, problems)
			continue
		}
		if got := a.Meta.Date.Format(time.RFC3339); got != want {
			t.Errorf("%s is %s, want %s", written, got, want)
		}
		if !a.Meta.Updated.Equal(a.Meta.Date) {
			t.Errorf("%s: updated is %v", written, a.Meta.Updated)
		}
	}
}

func TestFrontMatterForeignNames(t *testing.T) {
	p := New(Options{})
	src := `---
title: 题
date: 2021-02-13
lastmod: 2022-01-01
keywords: [甲, 乙, 甲]
categories:
  - [范文大全, 工作总结]
description: 摘要
festival: 春节
author: 某某
params:
  cover: a.png
---
正文
`
	a, problems := p.Parse("fanwen/x/index.md", "x", []byte(src), nil)
	if a == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	m := a.Meta
	got := fmt.Sprintln(m.Updated.Format(time.DateOnly), m.Tags, m.Category, m.Summary, m.Festivals, m.Extra().Author, m.Extra().Params, m.Slug)
	if want := "2022-01-01 [甲 乙] 范文大全 摘要 [春节] 某某 map[cover:a.png] x\n"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Mistakes are reported where they stand.
// indented returns so many lists within each other.
func indented(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// manyNotes returns so many footnotes that are referred to.
func manyNotes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "甲[^%d]\n", i)
	}
	for i := range n {
		fmt.Fprintf(&b, "[^%d]: 乙\n", i)
	}
	return b.String()
}

// What is far from the bounds of depth and footnotes is no mistake.
func TestWithinBounds(t *testing.T) {
	for name, body := range map[string]string{
		"lists":     strings.Repeat("- ", 99) + "a",
		"indented":  indented(90),
		"footnotes": manyNotes(1000),
		"patterns":  strings.Repeat("`[^a]`\n", 20_000),
		"links":     strings.Repeat("- [甲](https://example.com/a/b/c.html)\n", 20_000),
		"brackets":  strings.Repeat("[甲](b) [c\n", 5000),
		"rules":     strings.Repeat("- ", 500) + "\n",
	} {
		if _, problems := New(Options{}).Parse("f.md", "f.md", []byte(testHead+body), nil); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems[0].Message)
		}
	}
}

func TestMistakes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	p := New(Options{Location: shanghai(t)})
	for _, c := range []struct{ name, src, want string }{
		{"no date", "+++\ntitle = 't'\n+++\n", "f.md:1:1: error: the article has no date"},
		{"no title", "+++\ndate = 2021-01-01\n+++\n文", "f.md:2:1: error: the article has no title"},
		{"no front matter", "文", "f.md:1:1: error: the article has no date"},
		{"title of the wrong type", "+++\ntitle = ['五']\ndate = 2021-01-01\n+++\n", "f.md:2:9: error: title must be text, not a list"},
		{"draft of the wrong type", "---\ntitle: t\ndate: 2021-01-01\ndraft: maybe\n---\n", "f.md:4:8: error: draft must be true or false, not text"},
		{"Chinese key for the title", "---\n标题: 测试\ndate: 2021-01-01\n---\n", "error: the article has no title\n    2 | 标题: 测试\n      | ^^\n  hint: for 标题 write title"},
		{"Chinese key for the date", "---\ntitle: 测试\n发布日期: 2021-01-01\n---\n", "error: the article has no date\n  hint: for 发布日期 write date"},
		{"password", "---\ntitle: t\ndate: 2021-01-01\nPassword: 8888\n---\n", "f.md:4:11: error: a static site cannot keep a secret: everybody could read the article\n    4 | Password: 8888\n      |           ^^^^\n  hint: write draft: true to hide the article, or delete this line to show it"},
		{"not JSON", "{\n\"title\": \"t\"\n\"date\": \"2021-01-01\"\n}\n", "f.md:3:1: error: this is not JSON"},
		{"JSON that is cut", "{\n\"title\": \"t\",\n\"date\": \"2021-01-01\"\n\n甲\n", "f.md:5:1: error: this is not JSON"},
		{"JSON without an end", "{\n\"title\": \"t\",\n\"date\": \"2021-01-01\"\n", "f.md:1:1: error: the front matter is not closed"},
		{"long JSON", "{\"title\": \"" + strings.Repeat("a", 70_000) + "\"}\n", "f.md:1:1: error: the front matter is longer than 64 kB"},
		{"deep JSON", "{\"title\": " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "}\n", "f.md:1:1: error: the front matter nests too deep"},
		{"JSON of some depth", "{\"title\": " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "}\n", "error: the front matter nests too deep"},
		{"empty title", "+++\ntitle = ' '\ndate = 2021-01-01\n+++\n", "f.md:2:9: error: the title is empty"},
		{"impossible TOML date", "+++\ntitle = '题'\ndate = 2021-02-30\n+++\n", "f.md:3:8: error: month 2 of 2021 has no day 30"},
		{"impossible YAML date", "---\ntitle: 题\ndate: 2021-02-30\n---\n", "f.md:3:7: error: month 2 of 2021 has no day 30"},
		{"empty date", "+++\ntitle = '题'\ndate = \"\"\n+++\n", "f.md:3:8: error: the date is empty"},
		{"not a date", "---\ntitle: 题\ndate: 昨天\n---\n", "f.md:3:7: error: this is not a date"},
		{"slug that climbs", "+++\ntitle = 't'\ndate = 2021-01-01\nslug = \"../../etc/passwd\"\n+++\n", "f.md:4:8: error: \"../../etc/passwd\" cannot be a slug: it contains '/'"},
		{"device name", "+++\ntitle = 't'\ndate = 2021-01-01\nslug = \"nul\"\n+++\n", `f.md:4:8: error: "nul" cannot be a slug: nul is a device on Windows`},
		{"alias with a fragment", "+++\ntitle = 't'\ndate = 2021-01-01\naliases = [\"/a.html\", \"/b.php?id=1#top\"]\n+++\n", `f.md:4:23: error: the alias "/b.php?id=1#top" has a #`},
		{"alias with a query and no path", "+++\ntitle = 't'\ndate = 2021-01-01\naliases = [\"/a:b/?id=1\"]\n+++\n", `f.md:4:12: error: the alias "/a:b/?id=1" cannot be a path`},
		{"alias that climbs", "+++\ntitle = 't'\ndate = 2021-01-01\naliases = [\"/../a.html\"]\n+++\n", `f.md:4:12: error: the alias "/../a.html" cannot be a path because of "..": it begins with a dot`},
		{"alias with many folders", "+++\ntitle = 't'\ndate = 2021-01-01\naliases = [\"" + strings.Repeat("/a", 70) + "/b.html\"]\n+++\n", `f.md:4:12: error: the alias that begins with "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a…" has more than 64 folders or 1000 bytes`},
		{"long alias", "+++\ntitle = 't'\ndate = 2021-01-01\naliases = [\"" + strings.Repeat("/文文文文文文文文文文文文文文文文文文文文", 20) + "\"]\n+++\n", "f.md:4:12: error: the alias that begins with"},
		{"unclosed TOML", "+++\ntitle = 't'\n", "f.md:1:1: error: the front matter is not closed"},
		{"unclosed YAML", "---\ntitle: t\n", "f.md:1:1: error: the front matter is not closed"},
		{"TOML syntax", "+++\ntitle = '甲\ndate = 2021-01-01\n+++\n", "f.md:2:9: error: the quotation marks are not closed"},
		{"TOML key twice", "+++\ntitle = '甲'\ntitle = '乙'\n+++\n", "f.md:3:"},
		{"YAML syntax", "---\ntitle: [a\ndate: 2021-01-01\n---\n", "f.md:"},
		{"YAML key twice", "---\ntitle: 甲\ntitle: 乙\n---\n", "f.md:3:"},
		{"YAML alias", "---\ntitle: &a 甲\nauthor: *a\n---\n", "f.md:3:9: error: aliases are not allowed"},
		{"unknown key", "+++\ntitle = 't'\ndate = 2021-01-01\ntag = ['x']\n+++\n", "f.md:4:1: warning: unknown key \"tag\"\n    4 | tag = ['x']\n      | ^^^\n  hint: did you mean \"tags\"?"},
		{"unknown YAML key", "---\ntitle: t\ndate: 2021-01-01\n分类: x\n---\n", "f.md:4:1: warning: unknown key \"分类\"\n    4 | 分类: x\n      | ^^^^\n  hint: for 分类 write category"},
		{"indented Chinese", "+++\ntitle = 't'\ndate = 2021-01-01\n+++\n甲\n\n    乙\n", "f.md:7:5: warning: an indented Chinese paragraph is taken for text"},
		{"indented Chinese twice", testHead + "    甲\n\n    乙\n\n丙\n\n    丁\n", "f.md:11:5: warning: an indented Chinese paragraph is taken for text"},
		{"script link", "+++\ntitle = 't'\ndate = 2021-01-01\n+++\n甲乙[x](javascript:y)\n", `f.md:5:3: warning: the link to "javascript:y" is left out`},
		{"link to no place", testHead + "## 甲 乙\n\n[a](#甲-乙) [b](#丙)\n", "f.md:7:11: warning: the link leads to #丙, which this article does not have"},
		{"UTF-16", "\xff\xfea\x00", "f.md:1:1: error: the file is in UTF-16, not in UTF-8"},
		{"NUL", "+++\ntitle = 't'\n\x00", "f.md:3:1: error: the file contains a NUL byte"},
		{"GBK", "+++\ntitle = '\xb9\xa4\xd7\xf7\xd7\xdc\xbd\xe1'\n", "f.md:2:10: error: the file is in GBK, not in UTF-8\n    2 | title = '工作总结'\n      |          ^^\n"},
		{"nested quotes", testHead + strings.Repeat(">", 10000) + "x", "f.md:5:102: error: blocks nest more than 100 deep"},
		{"nested lists", testHead + strings.Repeat("1. ", 10000) + "x", "f.md:5:304: error: blocks nest more than 100 deep"},
		{"nested lists and a letter", testHead + strings.Repeat("- ", 80_000) + "a", "f.md:5:203: error: blocks nest more than 100 deep"},
		{"lists nested by indentation", testHead + indented(600), "f.md:105:203: error: blocks nest more than 100 deep"},
		{"too many footnotes", testHead + manyNotes(20_000), "f.md:24004:1: error: the article has more than 4000 footnotes"},
		{"Go's zero time", "---\ntitle: a\ndate: 0001-01-01T00:00:00Z\n---\n甲\n", "f.md:3:7: error: the date is empty"},
		{"a long line of front matter", "---\ntitle: a\nsummary: " + strings.Repeat("a", 3<<20) + "\n---\n甲\n", "f.md:1:1: error: the front matter is longer than 64 kB"},
		{"many tags on a line", "---\ntitle: a\ndate: 2021-02-13\ntags: [" + strings.Repeat("a, ", 20_000) + strings.Repeat("b, ", 48_000) + "]\n---\n甲\n", "f.md:1:1: error: the front matter is longer than 64 kB"},
		{"brackets in front matter", "---\na: " + strings.Repeat("[", 60_000) + "\n---\n甲\n", "f.md:2:4: error: the list is not closed"},
		{"nested emphasis", testHead + strings.Repeat("*a **b ", 2000) + strings.Repeat("**c *d", 2000), "error: the text nests too deep here"},
		{"too many links", testHead + "甲\n\n" + strings.Repeat("[a](", 50_000), "f.md:7:1: error: the paragraph has too many links for its length"},
		{"links in many paragraphs", testHead + strings.Repeat(strings.Repeat("[a](", 5000)+"\n\n", 100), "error: the paragraph has too many links for its length"},
		{"brackets within each other", testHead + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), "f.md:5:1: error: the paragraph has too many links for its length"},
		{"brackets that nothing closes", testHead + strings.Repeat("[", 4_000_000), "f.md:5:1: error: the paragraph has too many links for its length"},
		{"brackets on many lines", testHead + strings.Repeat("[a]\n", 100_000), "f.md:5:1: error: the paragraph has too many links for its length"},
		{"titles of links", testHead + strings.Repeat("[a](b (c", 50_000), "f.md:5:1: error: the paragraph has too many links for its length"},
		{"too many definitions", testHead + strings.Repeat("[r]: /u\n", 50_000), "f.md:5:1: error: there are more than 10000 link definitions in a row"},
		{"definitions of definitions", testHead + strings.Repeat("[r]:\n", 50_000), "f.md:5:1: error: there are more than 10000 link definitions in a row"},
		{"definitions that are used often", testHead + "[r]: /" + strings.Repeat("u", 50_000) + "\n\n" + strings.Repeat("[r] ", 5000), "f.md:7:1341: error: link definitions are used so often that the page has more than 16 MB of addresses"},
		{"pictures that are used often", testHead + "[r]: /" + strings.Repeat("u", 50_000) + "\n\n" + strings.Repeat("![r] ", 5000), "error: link definitions are used so often that the page has more than 16 MB of addresses"},
		{"many empty lines in deep lists", testHead + strings.Repeat("- ", 90) + "a" + strings.Repeat("\n", 50_000) + strings.Repeat(" ", 180) + "b\n", "error: the quotes and lists have too many lines for their depth"},
		{"too many marks", testHead + strings.Repeat("*a_ ", 20_000), "f.md:5:1: error: the paragraph has too many emphasis marks"},
		{"too many cells", testHead + strings.Repeat("a|", 1000) + "\n" + strings.Repeat("-|", 1000) + "\n" + strings.Repeat("|\n", 5000), "f.md:5:1: error: the table has more than 50000 cells"},
		{"too many problems", testHead + strings.Repeat("[a](#x) ", 5000), "f.md:1:1: warning: the file has more problems than are shown"},
		{"full-width colon", "---\ntitle：t\n---\n", "f.md:2:6: error: the colon is a full-width one"},
		{"open quotes", "---\ntitle: \"t\ndate: 2021-01-01\n---\n", "f.md:2:8: error: the quotation marks are not closed"},
		{"curly quotes", "+++\ntitle = “t”\n+++\n", `hint: write title = "t"`},
		{"full-width equals sign", "+++\ntitle＝'t'\n+++\n", `hint: write title = "t"`},
		{"nothing for a title", "---\ntitle:\ndate: 2021-01-01\n---\n文", "f.md:2:1: error: the article has no title"},
		{"mistakes beside an impossible date", "+++\ndate = 2021-02-30\nslug = 'a/b'\n+++\n", "f.md:2:1: error: the article has no title"},
		{"mistakes after an impossible date", "+++\ndate = 2021-02-30\nslug = 'a/b'\n+++\n", "f.md:3:8: error: \"a/b\" cannot be a slug: it contains '/'"},
		{"script link beside HTML", testHead + "<b>x</b>\n\n[坏](javascript:1)", `f.md:7:1: warning: the link to "javascript:1" is left out`},
		{"unclosed comment", testHead + "甲\n\n<!-- 乙", "f.md:7:1: warning: the comment is never closed"},
		{"unclosed element", testHead + "甲<title>", "f.md:5:2: warning: <title> is never closed, and is shown as text"},
		{"control character", testHead + "甲\x0b乙", "f.md:5:2: warning: control characters are taken for spaces"},
		{"huge file", testHead + strings.Repeat("a", MaxSize), "f.md:1:1: error: the file is larger than 8 MB"},
		{"CRLF counts lines", "+++\r\ntitle = 't'\r\ndate = 2021-01-01\r\nslug = 'a/b'\r\n+++\r\n", "f.md:4:8: error: "},
		{"BOM", "\ufeff+++\ntitle = 't'\ndate = 2021-01-01\nslug = 'a/b'\n+++\n", "f.md:4:8: error: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := p.Parse("f.md", "f.md", []byte(c.src), nil)
			var b strings.Builder
			if err := (diag.Printer{W: &b}).Print(problems); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(b.String(), c.want) {
				t.Errorf("got  %s\nwant %s", b.String(), c.want)
			}
		})
	}
}

// A rule of dashes nests nothing, however long.
func TestLongRule(t *testing.T) {
	if got := bodyHTML(t, strings.Repeat("- ", 500)+"\n\n"+strings.Repeat("* ", 500)); got != "<hr>\n<hr>" {
		t.Errorf("got %.200s", got)
	}
}

func TestSummary(t *testing.T) {
	sentence := strings.Repeat("字", 30)
	for _, c := range []struct{ name, text, want string }{
		{"short", "只有一句。", "只有一句。"},
		{"at a sentence", sentence + "，" + sentence + "。" + strings.Repeat("后", 60), sentence + "，" + sentence + "。…"},
		{"at a comma", strings.Repeat("字", 50) + "，" + strings.Repeat("后", 90), strings.Repeat("字", 50) + "…"},
		{"anywhere", strings.Repeat("字", 150), strings.Repeat("字", 100) + "…"},
		{"sentence in quotes", "他说：“" + strings.Repeat("字", 60) + "。”" + strings.Repeat("后", 90), "他说：“" + strings.Repeat("字", 60) + "。”…"},
		{"not within a word", strings.Repeat("字", 95) + " abcdefghijk lmnop " + strings.Repeat("字", 20), strings.Repeat("字", 95) + "…"},
	} {
		if got := summarize(c.text, summaryLength); got != c.want {
			t.Errorf("%s: got %q\nwant %q", c.name, got, c.want)
		}
	}
	a, _ := parseBody(t, "## 标题\n\n第一段\n接着。\n\n- 列表\n\n第二段。")
	if want := "第一段接着。第二段。"; a.Meta.Summary != want {
		t.Errorf("got %q, want %q", a.Meta.Summary, want)
	}
	a, _ = parseBody(t, "## 标题\n\n1. 祝福一\n2. 祝福二")
	if want := "标题 祝福一 祝福二"; a.Meta.Summary != want {
		t.Errorf("got %q, want %q", a.Meta.Summary, want)
	}
}

func TestTextAndHeadings(t *testing.T) {
	a, _ := parseBody(t, "## 一、**甲**\n\n正文`码`和[链](https://a.cn/)\n换行。\n\n| 表 | 格 |\n| -- | -- |\n| 1 | 2 |\n\n```go\nx\n```\n文[^1]\n\n[^1]: 注")
	want := "一、甲\n正文码和链换行。\n表 格 \n1 2 \nx\n文\n注"
	if got := string(a.Content.Text); got != want {
		t.Errorf("text\ngot  %q\nwant %q", got, want)
	}
	if got := fmt.Sprint(a.Content.Headings); got != "[{2 一-甲 一、甲}]" {
		t.Errorf("headings %s", got)
	}
	if a.Meta.Chars != 18 {
		t.Errorf("%d characters", a.Meta.Chars)
	}
}

// What another generator hides is hidden.
func TestPublished(t *testing.T) {
	p := New(Options{Location: shanghai(t)})
	for lines, want := range map[string]bool{
		"published: false": true, "published: true": false, "draft: false\npublished: false": true, "draft: true\npublished: true": true, "": false,
	} {
		a, problems := p.Parse("a.md", "a.md", []byte("---\ntitle: t\ndate: 2021-02-13\n"+lines+"\n---\n"), nil)
		if a == nil || len(problems) > 0 || a.Meta.Draft != want {
			t.Errorf("%q: %v %v", lines, a, problems)
		}
	}
}

// Several tags that became one are told.
func TestJoinedTags(t *testing.T) {
	p := New(Options{Location: shanghai(t)})
	for src, want := range map[string]string{
		"+++\ntitle = 't'\ndate = 2021-02-13\ntags = [\"总结；计划\"]\n+++\n": `write tags = ["总结", "计划"]`,
		"---\ntitle: t\ndate: 2021-02-13\ntags: [总结，计划]\n---\n":          `write tags: ["总结", "计划"]`,
		"---\ntitle: t\ndate: 2021-02-13\ntags:\n  -总结\n  -计划\n---\n":    `write - and a space before each entry`,
		"---\ntitle: t\ndate: 2021-02-13\ntags:\n  - 总结\n  - 计划\n---\n":  "",
	} {
		_, problems := p.Parse("a.md", "a.md", []byte(src), nil)
		got := ""
		for _, d := range problems {
			got += d.Hint.String()
		}
		if got != want {
			t.Errorf("%q: %v, want %s", src, problems, want)
		}
	}
}
