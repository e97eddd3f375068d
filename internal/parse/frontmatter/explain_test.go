package frontmatter

import (
	"strings"
	"testing"

	"wendang/internal/message"
	"wendang/internal/parse/report"
)

// What editors write instead of front matter, how that is called, where it is, and what
// the program advises.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ src, code, at, hint string }{
		// YAML.
		{"---\ntitle:测试\n---\n", "colon-without-space", ":", `改成 title: 测试`},
		{"---\ntitle:测试\ndate: 2021-02-13\n---\n", "colon-without-space", ":", `改成 title: 测试`},
		{"---\ntitle: 测试\ndate:2021-02-13\n---\n", "colon-without-space", ":", `改成 date: 2021-02-13`},
		{"---\ntitle：测试\n---\n", "colon-full-width", "：", `改成 title: 测试`},
		{"---\ntitle: \"关于\"三会一课\"的通知\"\n---\n", "quotes-inside", "三", `改成 title: "关于“三会一课”的通知"`},
		{"---\ntitle: 'it's'\n---\n", "quotes-inside", "s", `改成 title: "it's"`},
		{"---\ntitle: “鸿斋\ndate:2021\n---\n", "colon-without-space", ":", `改成 date: 2021`},
		{"---\ntitle: \"鸿斋”\n---\n", "quotes-unclosed", `"鸿斋”`, `改成 title: "鸿斋"`},
		{"---\ntitle: \"鸿斋\ndate: 2021-02-13\n---\n", "quotes-unclosed", `"鸿斋`, `在同一行补上后一个引号（英文引号）`},
		{"---\ntags: [\"总结\"，\"计划\"]\n---\n", "comma-full-width", "，", `改成 tags: ["总结", "计划"]`},
		{"---\ntags: \"总结\", \"计划\"\n---\n", "text-after-value", `, "计划"`, `改成 tags: ["总结", "计划"]`},
		{"---\ntags: [总结, 计划\ndate: 2021-02-13\n---\n", "list-unclosed", "[", `改成 tags: ["总结", "计划"]`},
		{"---\ntitle: 学习: 心得\n---\n", "colon-in-value", ":", `改成 title: "学习: 心得"`},
		{"---\ntitle: @某人\n---\n", "yaml-special", "@", `改成 title: "@某人"`},
		{"---\ntitle: [重要]通知\n---\n", "yaml-special", "[", `改成 title: "[重要]通知"`},
		{"---\ntitle: *重点*\n---\n", "yaml-special", "*", `改成 title: "*重点*"`},
		{"---\n\ttitle: a\n---\n", "yaml-tab", "\t", `删掉行首的空白，顶格写`},
		{"---\ntags:\n-总结\n-计划\n---\n", "dash-without-space", "-", `改成 - 总结`},
		{"---\ntitle: \"D:\\文档\"\n---\n", "escape-unknown", `\文`, `反斜杠写成两个 \\，或者把两头的引号换成英文单引号 '…'`},
		{"---\ntitle = \"测试\"\n---\n", "equals-for-colon", "=", `改成 title: "测试"`},
		{"---\ntitle: a\n  date: b\n---\n", "yaml-layout", "  date: b", `每一项都顶格写；再看看附近的引号、括号是不是成对`},
		{"---\ntitle: a\ntitle: b\n---\n", "key-twice", "title", `删掉其中一个`},

		// TOML.
		{"+++\ntitle = \"关于\"三会一课\"的通知\"\n+++\n", "quotes-inside", "三", `改成 title = "关于“三会一课”的通知"`},
		{"+++\n标题 = \"测试\"\n+++\n", "key-not-english", "标", `“标题”要写成 title`},
		{"+++\ntags = [\"总结\"，\"计划\"]\n+++\n", "comma-full-width", "，", `改成 tags = ["总结", "计划"]`},
		{"+++\ndate = 2021-02-30\n+++\n", "date-without-day", "2021-02-30", `写成 2021-02-13、2021-02-13 00:10:39 或 2021-02-13T00:10:39+08:00`},

		{"---\ntitle:#x\n---\n", "colon-without-space", ":", `改成 title: "#x"`},
		{"---\ntitle:` x\n---\n", "colon-without-space", ":", "改成 title: \"` x\""},
		{"---\ntitle: “三会一课”: 心得\n---\n", "colon-in-value", ":", `改成 title: "“三会一课”: 心得"`},
		{"---\ntitle: \"测试\"\"\n---\n", "quote-extra", `"`, `改成 title: "测试"`},
		{"---\ncategory: \"范文大全\", \"总结\"\n---\n", "text-after-value", `, "总结"`, `category 只能写一个`},
		{"---\ntags: [\"总结\", \"计划]\n---\n", "quotes-unclosed", `["总结", "计划]`, `改成 tags: ["总结", "计划"]`},
		{"---\ntags: [@某人, 总结]\n---\n", "yaml-special", "@", `改成 tags: ["@某人", "总结"]`},
		{"---\ntags:\n  - @某人\n---\n", "yaml-special", "@", `改成 - "@某人"`},
		{"---\ntags:\n  - %d\n---\n", "yaml-special", "%", `改成 - "%d"`},
		{"---\ntags:\n  - `x\n---\n", "yaml-special", "`", "改成 - \"`x\""},
		{"---\ntitle: a\n　date: 2021-02-13\n---\n", "space-full-width", "　date", `删掉行首的空白，顶格写`},

		{"+++\n编辑 = \"测试\"\n+++\n", "key-not-english", "编", `这里可以写：title、date、updated、category、festival、tags、slug、summary、author、source、source_url、keywords、image、ai、copyright、draft、expires、pinned、aliases、newlines、params`},
		{"+++\n名称 = \"测试\"\n+++\n", "key-not-english", "名", `“名称”要写成 title`},
		{"+++\ndate = 2021-2-13\n+++\n", "date-unquoted", "2021-2-13", `改成 date = "2021-2-13"`},

		// The marks around it.
		{"+++\ntitle = \"测试\"\n\n正文。\n", "front-matter-unclosed", "+++", `在最后一项（如 tags）的下面单独写一行 +++`},
		{"+++\ntitle = \"测试\"\n＋＋＋\n\n正文。\n", "front-matter-mark-wrong", "＋＋＋", `切换到英文输入法，写成三个半角字符 +++`},
		{"\n+++\ntitle = \"测试\"\n+++\n", "front-matter-after-blank", "+++", `删掉空行，让 +++ 成为文件的第一行`},
		{"\n　\n---\ntitle: 测试\n---\n", "front-matter-after-blank", "---", `删掉空行，让 --- 成为文件的第一行`},
		{"＋＋＋\ntitle = \"测试\"\n＋＋＋\n", "front-matter-mark-wrong", "＋＋＋", `切换到英文输入法，写成三个半角字符 +++`},
		{"++++\ntitle = \"测试\"\n++++\n", "front-matter-mark-wrong", "++++", `正好写三个：+++`},
		{"+++\ntitle = \"测试\"\n++\n", "front-matter-mark-wrong", "++", `正好写三个：+++`},
		{" +++\ntitle = \"测试\"\n+++\n", "front-matter-indented", " +++", `删掉行首的空白，顶格写`},
		{"　+++\ntitle = \"测试\"\n+++\n", "front-matter-indented", "　+++", `删掉行首的空白，顶格写`},
		{"+++\ntitle = \"测试\"\n +++\n", "front-matter-indented", " +++", `删掉行首的空白，顶格写`},
		{"+++\nsummary = \"" + strings.Repeat("字\n", 20000) + "\"\n+++\n", "front-matter-too-long", "+++", `把里面很长的内容移到正文里`},
		{"expires = 2021-02-13\nkeywords = \"测试\"\n+++\n", "front-matter-unopened", "expires = 2021-02-13", `在文件最前面单独写一行 +++`},
		{"－－－\ntitle: 测试\n－－－\n", "front-matter-mark-wrong", "－－－", `切换到英文输入法，写成三个半角字符 ---`},
		{"——\ntitle: 测试\n——\n", "front-matter-mark-wrong", "——", `切换到英文输入法，写成三个半角字符 ---`},
		{"title = \"测试\"\ndate = 2021-02-13\n+++\n\n正文。\n", "front-matter-unopened", `title = "测试"`, `在文件最前面单独写一行 +++`},
		{"layout: post\ntags: 测试\n---\n\n正文。\n", "front-matter-unopened", "layout: post", `在文件最前面单独写一行 ---`},
		{"<!-- 草稿 -->\ntitle = \"测试\"\ndate = 2021-02-13\n+++\n", "front-matter-below", `title = "测试"`, `移到文件最前面，上下各单独写一行 +++`},
		{"# 注释\n标题 = \"测试\"\n日期 = 2021-02-13\n+++\n", "front-matter-below", `标题 = "测试"`, `移到文件最前面，上下各单独写一行 +++`},
		{"# 标题\n\n+++\ndate = 2021-02-13\ntags = [\"甲\"]\n+++\n", "front-matter-below", "+++", `移到文件最前面，上下各单独写一行 +++`},
		{"<!--\n甲\n\n乙 -->\n\n---\ntitle: 测试\ndate: 2021-02-13\n---\n", "front-matter-below", "---", `移到文件最前面，上下各单独写一行 ---`},

		// Chinese words for keys.
		{"---\n标题：测试\n日期: 2021-02-13\n---\n", "colon-full-width", "：", `改成 title: 测试`},
		{"---\n标题：测试\n---\n", "colon-full-width", "：", `改成 title: 测试`},
		{"---\n标签：@某人\ntitle: 测试\n---\n", "colon-full-width", "：", `改成 tags: "@某人"`},

		// JSON.
		{"{\n  \"title\": \"测试\",\n  \"date\": \"2021-02-13\",\n}\n", "json-syntax", "}", `写成 { "title": "…", "date": "2021-02-13" } 这样：用英文双引号，各项之间用英文逗号隔开，最后一项后面不要逗号`},
		{"{\n  \"title\": “测试”\n}\n", "json-syntax", "“", `写成 { "title": "…", "date": "2021-02-13" } 这样：用英文双引号，各项之间用英文逗号隔开，最后一项后面不要逗号`},
		{"{\n  \"title\": \"一\",\n  \"title\": \"二\"\n}\n", "key-twice", `"title"`, `删掉其中一个`},
		{"title: 测试\ndate: 2021-02-13\n\n正文。\n", "front-matter-unopened", "title: 测试", `在文件最前面单独写一行 ---`},
		{"标题 = \"测试\"\n日期 = 2021-02-13\n\n正文。\n", "front-matter-unopened", `标题 = "测试"`, `在文件最前面单独写一行 +++`},
	} {
		r := &report.Reporter{Name: "f", Source: []byte(c.src)}
		if _, ok := Read(r); ok && !r.Failed || len(r.Problems) == 0 {
			t.Errorf("%q has no mistakes", c.src)
			continue
		}
		d := r.Problems[0]
		if code, hint := d.Message.Code(), d.Hint.In(message.Chinese); code != c.code || hint != c.hint || !strings.HasPrefix(d.Excerpt.Marked, c.at) && c.at != d.Excerpt.Marked {
			t.Errorf("%q: %s at %q, %s\n\twant %s at %q, %s", c.src, code, d.Excerpt.Marked, hint, c.code, c.at, c.hint)
		}
	}
}

// What only looks like front matter is text.
func TestNoMistakes(t *testing.T) {
	for _, src := range []string{
		"", "\n", "正文。\n", "# 标题\n\n正文。\n", "***\n正文\n", "\n---\n\n正文。\n",
		"时间：三月五日\n地点：大礼堂\n\n正文。\n", "标题：一\n日期：二\n", "Title: the word\n\ntext\n", "title = x\n\n正文\n",
		"{\n  \"甲\": 一\n}\n", "{% raw %}\n", "{}正文\n", "# 标题\n\nAuthor: 甲\nDate: 2021\n\n正文\n", "<!-- 甲 -->\n\n正文\n\n---\n",
		"Note: x\n---\n", "Date: x\n正文\n---\n", "# 标题\n\n---\n\n正文\n",
		"++\n正文\n", "——鲁迅\n\n正文\n", "---\ntitle: 测试\n---\n", "+++\n+++\n", "----\n正文\n", "author: somebody\nsaid so\n",
		"---\ntitle: http://a.cn\nparams:\n  a: [\"x\", y]\n  b: {c: d}\n  e: |\n    f:g\n---\n",
	} {
		r := &report.Reporter{Name: "f", Source: []byte(src)}
		if _, ok := Read(r); !ok || len(r.Problems) > 0 {
			t.Errorf("%q: %v", src, r.Problems)
		}
	}
}
