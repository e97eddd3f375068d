package table

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"wendang/internal/message"
)

// What editors write instead of TOML, how that is called, and how it should be.
func TestExplain(t *testing.T) {
	for _, c := range []struct{ src, code, at, hint string }{
		{`title = "关于"三会一课"的通知"`, "quotes-inside", "三", `改成 title = "关于“三会一课”的通知"`},
		{`title = "学习"两学一做""党史"心得"  # 草稿`, "quotes-inside", "两", `改成 title = "学习“两学一做”“党史”心得"`},
		{`title = 'it's'`, "quotes-inside", "s", `改成 title = "it's"`},
		{`tags = ["关于"三会一课"的", "总结"]`, "quotes-inside", "三", `改成 tags = ["关于“三会一课”的", "总结"]`},
		{`title = “鸿斋文档网”`, "quotes-chinese", "“", `改成 title = "鸿斋文档网"`},
		{`title = “关于“三会一课”的通知”`, "quotes-chinese", "“", `改成 title = "关于“三会一课”的通知"`},
		{`title = ＂鸿斋＂`, "quotes-chinese", "＂", `改成 title = "鸿斋"`},
		{`title = ‘鸿斋’ # 站名`, "quotes-chinese", "‘", `改成 title = "鸿斋"`},
		{`columns = [{ name = “总结”， slug = “zj” }]`, "quotes-chinese", "“", `改成 columns = [{ name = "总结", slug = "zj" }]`},
		{`tags = [“总结”，“计划”]`, "quotes-chinese", "“", `改成 tags = ["总结", "计划"]`},
		{`title = "鸿斋”`, "quotes-unclosed", `"鸿斋”`, `改成 title = "鸿斋"`},
		{"title = \"鸿斋\ndate = 2021-02-13", "quotes-unclosed", `"鸿斋`, `在同一行补上后一个引号（英文引号）`},
		{"a = \"\"\"\nx\n", "quotes-unclosed", "\n", `在同一行补上后一个引号（英文引号）`},
		{`tags = ["总结"，"计划"]`, "comma-full-width", "，", `改成 tags = ["总结", "计划"]`},
		{`tags = ["总结"、"计划"、'心得']`, "comma-full-width", "、", `改成 tags = ["总结", "计划", "心得"]`},
		{`tags = ["总结" "计划"]`, "comma-missing", `"`, `改成 tags = ["总结", "计划"]`},
		{"tags = [\"总结\",\n", "list-unclosed", "\n", `改成 tags = ["总结"]`},
		{"tags = [\"总结\"\ndate = 2021-02-13", "list-unclosed", `["总结"`, `改成 tags = ["总结"]`},
		{`tags = [总结，计划]`, "value-unquoted", "总结", `改成 tags = ["总结", "计划"]`},
		{`title = 测试`, "value-unquoted", "测试", `改成 title = "测试"`},
		{`title = 《党章》学习  # 注`, "value-unquoted", "《", `改成 title = "《党章》学习"`},
		{`title = 关于"三会一课"的通知`, "value-unquoted", "关于", `改成 title = "关于“三会一课”的通知"`},
		{`day = 11-11`, "value-unquoted", "11-11", `改成 day = "11-11"`},
		{`title =`, "value-missing", "=", `在等号后面写上内容，或者删掉这一行`},
		{`title = # 待定`, "value-missing", "#", `在等号后面写上内容，或者删掉这一行`},
		{"title = \ndate = 2021-02-13", "value-missing", "\n", `在等号后面写上内容，或者删掉这一行`},
		{`draft = True`, "value-not-true-or-false", "True", `改成 draft = true`},
		{`pinned = 是`, "value-not-true-or-false", "是", `改成 pinned = true`},
		{`title:测试`, "colon-for-equals", ":", `改成 title = "测试"`},
		{`title: "测试"`, "colon-for-equals", ":", `改成 title = "测试"`},
		{`date： 2021-02-13`, "colon-for-equals", "：", `改成 date = 2021-02-13`},
		{`columns = [{ name： "总结" }]`, "colon-for-equals", "：", `改成 columns = [{ name = "总结" }]`},
		{`title ＝ “测试”`, "equals-full-width", "＝", `改成 title = "测试"`},
		{`标题 = "测试"`, "key-not-english", "标", `比如标题写作 title，不加引号`},
		{`标签＝["总结"]`, "key-not-english", "标", `比如标题写作 title，不加引号`},
		{`“title” = "测试"`, "key-not-english", "“", `比如标题写作 title，不加引号`},
		{`编辑 = "测试"`, "key-not-english", "编", `比如标题写作 title，不加引号`},
		{"+++\ntitle = 1", "key-not-english", "+", `site.toml 里不用写 +++，那是文章里用的`},
		{`title "测试"`, "equals-missing", `"`, `每行只写一项，如 title = "标题"`},
		{`title`, "equals-missing", "e", `每行只写一项，如 title = "标题"`},
		{`= "测试"`, "key-missing", "=", `每行只写一项，如 title = "标题"`},
		{`title = "测试"；`, "text-after-value", "；", `每行只写一项，如 title = "标题"`},
		{`since = 2021年`, "number-invalid", "年", `改成 since = 2021`},
		{`a = 1 b = 2`, "text-after-value", " b", `每行只写一项，如 title = "标题"`},
		{`date = 2021/02/13`, "date-unquoted", "/", `改成 date = "2021/02/13"`},
		{`date = 2021年2月13日`, "date-unquoted", "年", `改成 date = "2021年2月13日"`},
		{`date = 2021-02-30`, "date-invalid", "2021-02-30", `写成 2021-02-13、2021-02-13 00:10:39 或 2021-02-13T00:10:39+08:00`},
		{"title = \"a\"\ntitle = \"b\"", "key-twice", "title", `删掉其中一个`},
		{"[beian]\n[beian]", "key-twice", "beian", `删掉其中一个`},
		{"[beian\nicp = 1", "header-unclosed", "\n", `改成 [beian]`},
		{"[[channels]\nname = 1", "header-unclosed", "]", `改成 [[channels]]`},
		{"[]", "header-empty", "]", `单独写一行，如 [beian] 或 [[channels]]，用英文方括号`},
		{"a = \"\x01\"", "control-character", `"`, `删掉这一行，重新打一遍`},
		{`a = "D:\文档"`, "escape-unknown", `\文`, `反斜杠写成两个 \\，或者把两头的引号换成英文单引号 '…'`},
		{`n = 012`, "number-invalid", "012", `数字写成 20 或 1.5；不是数字的要加英文引号`},
		{`n = 99999999999999999999`, "number-too-large", "99999999999999999999", `写小一点的数；不是数字的（如编号）要加英文引号`},
		{`a = ["x",,]`, "comma-extra", ",", `改成 a = ["x"]`},

		{`title = "x" tags = ["a"]`, "text-after-value", " t", `每行只写一项，如 title = "标题"`},
		{`tags = "a"，"b"`, "text-after-value", "，", `改成 tags = ["a", "b"]`},
		{`category = "范文大全", "工作总结"`, "text-after-value", ",", `category 只能写一个`},
		{"columns = [\n{ name = \"工作总结\", slug = \"x\" }，\n]", "comma-full-width", "，", `改成 { name = "工作总结", slug = "x" },`},
		{"tags = [\n“总结”,\n]", "quotes-chinese", "“", `改成 "总结",`},
		{`title = "测试""`, "quote-extra", `"`, `改成 title = "测试"`},
		{`title = "关于“三会一课"的通知"`, "quotes-inside", "的", `改成 title = "关于“三会一课”的通知"`},
		{`title = "a\"b"c"`, "quotes-inside", "c", `改成 title = "a“b”c"`},
		{`title = "a"b`, "text-after-value", "b", `每行只写一项，如 title = "标题"`},
		{`title = “三会一课”学习“心得”`, "quotes-chinese", "“", `改成 title = "“三会一课”学习“心得”"`},
		{`columns = [{ name = "a"b", slug = "c" }]`, "quotes-inside", "b", `引号里面的引号改用中文引号“…”`},
		{`x = {x = , ,`, "comma-extra", ",", `写成 ["…", "…"]`},
		{`draft = fals`, "value-not-true-or-false", "fals", `改成 draft = false`},
		{`draft = 未定`, "value-not-true-or-false", "未定", `写 true（是）或 false（否），不加引号`},
		{`page_size = 二十`, "number-invalid", "二十", `改成 page_size = 20`},
		{`page_size = ２０`, "number-invalid", "２", `改成 page_size = 20`},
		{`page_size = “20”`, "number-invalid", "“", `改成 page_size = 20`},
		{`page_size = 多`, "number-invalid", "多", `写成整数，不带小数点，不加引号`},
		{`since = 二〇二一`, "number-invalid", "二", `改成 since = 2021`},
		{`date = 2021-2-13`, "date-unquoted", "2021-2-13", `改成 date = "2021-2-13"`},
		{`date = 2021-02-13 8:30`, "date-unquoted", "2021-02-13 8:30", `改成 date = "2021-02-13 8:30"`},
		{`date = 2021.02.13`, "date-unquoted", "2021.02.13", `改成 date = "2021.02.13"`},
		{`date = 2021－02－13`, "date-unquoted", "－", `改成 date = 2021-02-13`},
		{"[channels]\nname = 1\n\n[[channels]]\nname = 2", "header-single", "[channels]", `改成 [[channels]]`},
		{"[channels]\nname = 1\n\n[channels]\nname = 2", "header-single", "[channels]", `改成 [[channels]]`},
		{"【beian】", "header-unclosed", "【", `改成 [beian]`},
		{"　title = \"x\"", "space-full-width", "　", `改成 title = "x"`},
		{"title　= \"x\"", "space-full-width", "　", `改成 title = "x"`},
		{"title =　\"x\"", "space-full-width", "　", `改成 title = "x"`},
		{"title\u00a0= \"x\"", "space-full-width", "\u00a0", `改成 title = "x"`},
		{"// x", "comment-mark", "/", `把注释前面的符号换成英文的 #，或者删掉注释`},
		{"＃ x", "comment-mark", "＃", `把注释前面的符号换成英文的 #，或者删掉注释`},
		{"title = \"x\" // y", "comment-mark", " /", `把注释前面的符号换成英文的 #，或者删掉注释`},
	} {
		_, err := ParseTOML([]byte(c.src))
		var e *SyntaxError
		if !errors.As(err, &e) {
			t.Errorf("%s is no error", c.src)
			continue
		}
		at := c.src[e.Span.Start:e.Span.End]
		hint := e.Hint.In(message.Chinese)
		if e.Message.Code() != c.code || at != c.at || hint != c.hint {
			t.Errorf("%q: %s at %q, %s\n\twant %s at %q, %s", c.src, e.Message.Code(), at, hint, c.code, c.at, c.hint)
		}
	}
}

// What a hint shows is TOML.
func TestRepair(t *testing.T) {
	for value, want := range map[string]string{
		`“总结”`: `"总结"`, `总结`: `"总结"`, `"a"b"c"`: `"a“b”c"`, `true`: `true`, `20`: `20`, `1.5`: `1.5`, `2021-02-13`: `2021-02-13`,
		`[总结、"计划"，“心得”]`: `["总结", "计划", "心得"]`, `["a"`: `["a"]`, `【总结】`: `["总结"]`,
		`{ name = “甲”， slug = "a" }`: `{ name = "甲", slug = "a" }`, `D:\a`: `"D:\\a"`, `“`: `""`, ``: ``,
	} {
		got, ok := Repair(value)
		if got != want || ok != (want != "") {
			t.Errorf("%s becomes %s, want %s", value, got, want)
		}
		if _, err := ParseTOML([]byte("x = " + got)); err != nil && got != "" {
			t.Errorf("%s is no TOML: %v", got, err)
		}
	}
}

// Whatever the text, it can be quoted, if it is one line.
func FuzzQuote(f *testing.F) {
	for _, s := range []string{"", `关于"三会一课"的通知`, `D:\文档`, `"`, "＂x", "it's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			t.Skip()
		}
		root, err := ParseTOML([]byte("x = " + Quote(s)))
		if err != nil {
			t.Fatalf("%q is quoted as %s: %v", s, Quote(s), err)
		}
		v, _ := root.Get("x")
		if got := v.Data.(string); !strings.ContainsAny(s, `"＂`) && got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	})
}
