package ask

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wendang/internal/search/searchtest"
)

// both asks Go and the scripts.
type both struct {
	*testing.T
	reader  *Reader
	browser *searchtest.Browser
}

func newBoth(t *testing.T, fsys fstest.MapFS) both {
	t.Helper()
	return both{t, open(t, fsys), searchtest.NewBrowser(t, fsys)}
}

// found returns the addresses of what a query finds, at most so many, where ~ stands
// before what has the terms apart, and ? before what was not brought into order by that.
// The scripts must say the same.
func (b both) found(query string, most int) string {
	b.Helper()
	want := askGo(b, b.reader, query, anywhere, most)
	if got := askScripts(b, b.browser, query, anywhere, most); got != want {
		lines, other := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range min(len(lines), len(other)) {
			if lines[i] != other[i] {
				b.Errorf("%q: line %d of %d and %d:\nscripts %s\nGo      %s", query, i, len(lines), len(other), lines[i], other[i])
				break
			}
		}
	}
	a, err := b.reader.Ask(ParseQuery(query), anywhere)
	if err != nil {
		b.Fatal(err)
	}
	list, err := a.Next(most)
	if err != nil {
		b.Fatal(err)
	}
	var urls []string
	for _, r := range list {
		sign := ""
		switch {
		case r.Unchecked:
			sign = "?"
		case !r.Adjacent:
			sign = "~"
		}
		urls = append(urls, sign+r.URL)
	}
	return strings.Join(urls, " ")
}

// What people type finds what they mean.
func TestTyped(t *testing.T) {
	t.Parallel()
	b := newBoth(t, inManyFiles(t, searchtest.Docs{
		searchtest.Doc("crane", "白鹤", "湿地里有一只梅花鹿。"),
		searchtest.Doc("apart", "更新", "更新了城市的地图。"),
		searchtest.Doc("standard", "取水定额", "按 GB/T 18916.1—2021 执行，系数 1.2—1.5 倍。"),
		searchtest.Doc("years", "报表", "2014 2015 2016 2017 2018 年收入"),
		searchtest.Doc("tab", "合同", "甲方\t乙方，委托\t代理人。"),
		searchtest.Doc("accounts", "帳戶與帳號", "店舖、黏貼、甚麼、妳們、砲兵、姪女、燄火、邨落、賸餘，帐号。"),
		searchtest.Doc("quake", "防灾减灾", "“5·12”防灾减灾日；列夫·托尔斯泰；№36。"),
		searchtest.Doc("points", "版本", "涨幅 21.7%，v3.4.2 发布。"),
		searchtest.Doc("seven", "清单", "第 7 项，附图 2 张。"),
		searchtest.Doc("range", "规划", "２０１６～２０２０年，每户3~5人。"),
		searchtest.Doc("english", "英语", "Start smart with the artist. Christmas, about km²."),
		searchtest.Doc("comma", "春耕生产检查", "春耕生产检查，安排如下。"),
		searchtest.Doc("commas", "生产", "春耕，生产。"),
	}))
	for _, c := range []struct{ query, want string }{
		// Single characters with a blank between are one term, or else two.
		{"鹿 鹤", "crane"},
		{"梅 花", "crane"},
		{"鹤 靐", ""},
		// A single character beside another term must be there.
		{"湿地 鹿", "crane"},
		{"湿地 靐", ""},
		{"更新 图 的", "apart"},
		{"“鹿” 湿地", "crane"},
		// Dashes are as good as one another beside a number with a point, too.
		{"18916.1-2021", "standard"},
		{"GB/T18916.1–2021", "standard"},
		{"1.2-1.5倍", "standard"},
		{"1.2至1.5倍", ""},
		// Many numbers, with other marks between or none.
		{"2014、2015、2016、2017", "years"},
		{"2014-2015-2016-2017-2018", "years"},
		{"20142015201620172018", "years"},
		{"2015—2018", ""},
		{"甲方乙方", "tab"},
		{"委托代理人", "tab"},
		// Variants.
		{"账号", "accounts"}, {"帐户", "accounts"}, {"賬號", "accounts"}, {"店铺", "accounts"}, {"粘贴", "accounts"}, {"什么", "accounts"},
		{"你们", "accounts"}, {"炮兵", "accounts"}, {"侄女", "accounts"}, {"焰火", "accounts"}, {"村落", "accounts"}, {"剩余", "accounts"},
		// Points that are dots.
		{"5.12", "quake"},
		{"5.12防灾", "quake"},
		{"列夫.托尔斯泰", "quake"},
		{"No.36", "quake"},
		// Nothing is found within a longer number, also behind its point.
		{"7", "seven"},
		{"①", ""},
		{"②", "english seven"},
		{"21", "points"},
		{"2016—2020年", "range"}, {"20162020年", "range"}, {"3～5人", "range"}, {"35人", "range"},
		// Words are found by their beginnings, one letter by all of it.
		{"art", "english"}, {"mas", ""}, {"smart art", "english"}, {"a", ""}, {"m2", ""},
		// Signs separate terms.
		{"春耕，生产", "commas comma"},
		{"春耕,检查", "comma"},
		{"检查；春耕", "comma"},
	} {
		if got := b.found(c.query, 20); got != c.want {
			t.Errorf("%q finds %s, want %s", c.query, got, c.want)
		}
	}
	for _, c := range []struct{ query, want string }{
		{"art", "Start smart with the [art]ist. Christmas, about km²."},
		{"春耕，生产", "[春耕]，[生产]。"},
		{"1.2-1.5", "…GB/T 18916.1—2021 执行，系数 [1.2—1.5] 倍。"},
	} {
		if got := askGo(t, b.reader, c.query, anywhere, 1); !strings.Contains(got, "|"+c.want+"\n") {
			t.Errorf("%q shows %s, want %s", c.query, got, c.want)
		}
	}
}

// Beyond the bound nothing is said of how results have the terms.
func TestBeyond(t *testing.T) {
	t.Parallel()
	var docs searchtest.Docs
	for i := range 430 {
		docs = append(docs, searchtest.Doc(fmt.Sprintf("d%03d", i), fmt.Sprintf("防洪与洪水，水位第%d号", i), "别的。"))
	}
	docs = append(docs, searchtest.Doc("literal", "安排", "请做好防洪水位的观测。"))
	b := newBoth(t, inManyFiles(t, docs))
	list := strings.Fields(b.found("防洪水位", 500))
	if n := len(list); n != 431 || list[0][0] != '~' || list[399][0] != '~' || list[400][0] != '?' || list[430] != "?literal" {
		t.Errorf("%d results: %v", n, list)
	}
	// Whatever has the only pair of a term has it together.
	if list := b.found("防洪", 500); strings.ContainsAny(list, "~?") {
		t.Errorf("what has a pair is set apart: %s", list)
	}
}

// manyNotices returns so many notices, the newest first by their numbers, of some units
// each. Of some the text has a character that no other has, of one the title.
func manyNotices(n, units int, with ...int) (docs searchtest.Docs) {
	for i := range n {
		d := searchtest.Doc(fmt.Sprintf("n%04d", i), "通知", strings.Repeat("发", units))
		d.Day = 20000 - i
		if slices.Contains(with, i) {
			d.Text += "鹿"
		}
		if i == 420 {
			d.Text += "。通知第二十九"
		} else {
			d.Text += "。通知第二十"
		}
		if i == n-1 {
			d.Title = "通知：鹿"
		}
		docs = append(docs, d)
	}
	return docs
}

// A single character is looked for in all texts where these are few; else in titles and
// tags and, beside other terms, in the first texts.
func TestSingleBounds(t *testing.T) {
	searchtest.OnlyInFull(t)
	t.Parallel()
	for _, c := range []struct {
		name         string
		docs         searchtest.Docs
		alone, among string
		beyond       bool
	}{
		{"few", manyNotices(450, 3, 2, 399, 449), "n0449 n0002 n0399", "n0449 n0002 n0399", false},
		{"few that the bound leaves out", manyNotices(450, 3, 410), "n0449 n0410", "n0449 n0410", false},
		{"too many", manyNotices(2001, 3, 2, 399, 400), "n2000", "n2000 n0002 n0399", true},
		{"as many as may be", manyNotices(2000, 3, 2, 400), "n1999 n0002 n0400", "n1999 n0002 n0400", false},
		{"too large", manyNotices(450, 3300, 2, 399, 400), "n0449", "n0449 n0002 n0399", true},
	} {
		b := newBoth(t, inManyFiles(t, c.docs))
		sorted := func(list string) string {
			urls := strings.Fields(strings.ReplaceAll(list, "?", ""))
			slices.Sort(urls)
			return strings.Join(urls, " ")
		}
		a, err := b.reader.Ask(ParseQuery("鹿"), anywhere)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.found("鹿", 20); sorted(got) != sorted(c.alone) || a.TitlesOnly != c.beyond || !a.Single {
			t.Errorf("%s: by itself %s, titles only %v", c.name, got, a.TitlesOnly)
		}
		if a, err = b.reader.Ask(ParseQuery("通知 鹿"), anywhere); err != nil {
			t.Fatal(err)
		}
		if got := b.found("通知 鹿", 20); sorted(got) != sorted(c.among) || a.Partly != c.beyond || a.Single {
			t.Errorf("%s: beside another term %s, partly %v", c.name, got, a.Partly)
		}
		// What stands there without the blank is found, wherever it stands.
		if got := b.found("通知第二十 九", 20); got != "n0420" && got != "?n0420" {
			t.Errorf("%s: with a blank too many %s is found", c.name, got)
		}
		if got := b.found("通知 鹤", 20); got != "" {
			t.Errorf("%s: what none has is in %s", c.name, got)
		}
		if got := b.found("\"鹤\"", 20); got != "" {
			t.Errorf("%s: what none has, in quotes, is in %s", c.name, got)
		}
	}
}

// What finds nothing is split into what stands together somewhere.
func TestHelp(t *testing.T) {
	t.Parallel()
	tagged := searchtest.Doc("tagged", "别的", "会议在下午。")
	b := newBoth(t, inManyFiles(t, searchtest.Docs{
		searchtest.Doc("a", "光棍节活动", "大家一起玩。"),
		searchtest.Doc("b", "春游方案", "活动方案如下。"),
		// All pairs of 节活动方 are in this one, but not together.
		searchtest.Doc("c", "节活", "活动，动方案，2024年的年度，年工作量，工作总结。"),
		searchtest.Doc("d", "2024年计划", "会议纪要，要的，的格言，格式。"),
		tagged,
	}))
	for _, c := range []struct{ query, want string }{
		{"光棍节活动方案", "光棍节活动 1, 方案 2"},
		{"2024年工作总结", ""}, // c has all of it, apart
		{"2024年度工作总结报告", "2024年 2, 工作总结 1"},
		{"会议纪要的格式汇编", "会议纪要 1, 的格 1"},
		{"\"光棍节方案\"", "光棍节 1, 方案 2"},
		{"\"节活动方\"", "节活动 2"},
		{"下午春游方案龘", "下午 1, 春游方案 1"},
		{"光棍节方案 龘龘", "光棍节 1, 方案 2"},
		{"年度会议 春游", "年度 1, 会议 2, 春游 1"},
		{"龘 靐 玩", "玩 1"},
		{"龘", ""}, {"龘靐", ""},
	} {
		parts, err := b.reader.Alone(ParseQuery(c.query))
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, p := range parts {
			list = append(list, fmt.Sprint(p.Text, " ", p.Total))
		}
		if got := strings.Join(list, ", "); got != c.want && c.want != "" {
			t.Errorf("%q is split into %s, want %s", c.query, got, c.want)
		}
		got := eval[string](t, b.browser, `wdSearch.help(args[0]).then(function (h) { return h.terms.map(function (t) { return t.text + " " + t.total; }).join(", "); })`, c.query)
		if got != strings.Join(list, ", ") {
			t.Errorf("%q: the scripts offer %s, Go %v", c.query, got, list)
		}
	}
	for query, want := range map[string]string{"ggj": "光棍节", "guanggunjie": "光棍节", "光棍节活动龘": "光棍节", "教案龘": "教案下载", "3.15": ""} {
		got := eval[string](t, b.browser, `wdSearch.help(args[0]).then(function (h) { return h.near.map(function (p) { return p.name; }).join(" "); })`, query)
		if got != want {
			t.Errorf("near %q is %q, want %q", query, got, want)
		}
	}
}
