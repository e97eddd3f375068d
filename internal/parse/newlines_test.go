package parse

import (
	"strings"
	"testing"

	"wendang/internal/config"
	"wendang/internal/parse/markdown"
)

// The end of a line is nothing, the end of a line or the end of a paragraph.
func TestNewlines(t *testing.T) {
	for _, c := range []struct{ name, markdown, join, line, paragraph string }{
		{"plain", "春眠不觉晓\n处处闻啼鸟\nok\nfine", "<p>春眠不觉晓处处闻啼鸟\nok\nfine</p>",
			"<p>春眠不觉晓<br>\n处处闻啼鸟<br>\nok<br>\nfine</p>", "<p>春眠不觉晓</p>\n<p>处处闻啼鸟</p>\n<p>ok</p>\n<p>fine</p>"},
		{"marks", "见[甲](b.md)\n*乙\n丙*丁\n`戊`  \n己", "<p>见<a href=\"{b.md}\">甲</a><em>乙丙</em>丁<code>戊</code><br>\n己</p>",
			"<p>见<a href=\"{b.md}\">甲</a><br>\n<em>乙<br>\n丙</em>丁<br>\n<code>戊</code><br>\n己</p>",
			"<p>见<a href=\"{b.md}\">甲</a></p>\n<p><em>乙<br>\n丙</em>丁</p>\n<p><code>戊</code><br>\n己</p>"},
		{"bold over lines", "甲**乙\n丙**丁\n戊", "<p>甲<strong>乙丙</strong>丁戊</p>", "<p>甲<strong>乙<br>\n丙</strong>丁<br>\n戊</p>",
			"<p>甲<strong>乙<br>\n丙</strong>丁</p>\n<p>戊</p>"},
		{"within blocks", "- 甲\n  乙\n\n> 丙\n> 丁", "<ul>\n<li>甲乙</li>\n</ul>\n<blockquote>\n<p>丙丁</p>\n</blockquote>",
			"<ul>\n<li>甲<br>\n乙</li>\n</ul>\n<blockquote>\n<p>丙<br>\n丁</p>\n</blockquote>", "<ul>\n<li>甲<br>\n乙</li>\n</ul>\n<blockquote>\n<p>丙<br>\n丁</p>\n</blockquote>"},
		{"broken already", "甲<br>\n乙<BR />\n丙", "<p>甲<br/>乙<br/>丙</p>", "<p>甲<br/>\n乙<br/>\n丙</p>", "<p>甲<br/></p>\n<p>乙<br/></p>\n<p>丙</p>"},
		{"code", "```\n甲\n乙\n```", code("甲\n乙\n"), code("甲\n乙\n"), code("甲\n乙\n")},
	} {
		for mode, want := range map[config.Newlines]string{"": c.join, config.NewlinesJoin: c.join, config.NewlinesBreak: c.line, config.NewlinesParagraph: c.paragraph} {
			o := Options{Labels: testLabels, Newlines: mode}
			src := []byte(testHead + c.markdown)
			p := New(o)
			a, problems := p.Parse("a.md", "a.md", src, nil)
			if a == nil || len(problems) > 0 {
				t.Fatal(problems)
			}
			checkAgain(t, p, a, src)
			checkBlocks(t, p, a, src)
			got := strings.TrimSpace(string(a.Content.Append(nil, func(int) (Target, bool) { return Target{URL: "{b.md}"}, true })))
			if got != want {
				t.Errorf("%s with %q:\ngot  %q\nwant %q", c.name, mode, got, want)
			}
			if string(a.Content.Text) == "" {
				t.Errorf("%s with %q: the text is %q", c.name, mode, a.Content.Text)
			}
			// Plain paragraphs are what goldmark makes of them.
			whole := New(o)
			whole.markdown = markdown.NewParser(markdown.Chinese{Inlines: true})
			if b, _ := whole.Parse("a.md", "a.md", src, nil); string(b.Content.HTML) != string(a.Content.HTML) || string(b.Content.Text) != string(a.Content.Text) || b.Meta.Summary != a.Meta.Summary {
				t.Errorf("%s with %q: %s is without plain paragraphs %s", c.name, mode, describe(a), describe(b))
			}
		}
	}
}

// Front matter says it for one article.
func TestNewlinesOfAnArticle(t *testing.T) {
	src := []byte("---\ntitle: 题\ndate: 2021-02-13\nnewlines: paragraph\n---\n甲\n乙")
	p := New(Options{Newlines: config.NewlinesBreak})
	a, problems := p.Parse("a.md", "a.md", src, nil)
	if a == nil || len(problems) > 0 || string(a.Content.HTML) != "<p>甲</p>\n<p>乙</p>\n" {
		t.Fatalf("%s %v", describe(a), problems)
	}
	checkAgain(t, p, a, src)
	if string((Options{}).AppendKey(nil)) == string(Options{Newlines: "join"}.AppendKey(nil)) {
		t.Error("newlines are not part of the key")
	}
}

// Lines that were probably not meant to be joined are told, once for the site.
func TestJoinedLines(t *testing.T) {
	sentence := "会议由主任主持并听取了各科室的汇报，对下一步的工作提出了明确的要求，强调要落实到人。"
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", strings.Repeat(sentence+"\n", 4), "lines that look like paragraphs"},
		{"numbers", "要求如下\n1、各部门于周五前报送总结和明年的打算给办公室\n2、不得迟到\n", "lines that look like paragraphs"},
		{"numbers in brackets", "（一）加强学习，提高认识，统一思想，这是做好各项工作的前提和基础\n（二）抓好落实", "lines that look like paragraphs"},
		{"articles of a law", "第一条 为了规范管理，根据有关规定并且结合本单位的实际情况制定本办法\n第二条 本办法适用于全体人员", "lines that look like paragraphs"},
		{"verses", "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。", "lines that look like paragraphs"},
		{"a table", "姓名\t部门\n张三\t财务\n李四\t后勤\n", "rows of a table"},
		{"a table in a quotation", "> 姓名\t部门\n> 张三\t财务\n", "rows of a table"},
		{"numbers in circles", "⑵抓好落实，层层压实责任，确保各项工作落到实处\n⑶加强督查，及时通报", "lines that look like paragraphs"},
		{"letters", "A、春天种树，夏天浇水，秋天收获，冬天休息\nB、其他", "lines that look like paragraphs"},
		{"dots", "● 认真学习有关文件精神，结合实际提出贯彻意见\n● 抓好落实", "lines that look like paragraphs"},
		{"items without a blank", "-打扫卫生，整理资料，检查门窗和电源是否关好\n-锁门", "lines that look like items of a list"},
		{"numbers without a blank", "1.打扫卫生，整理资料，检查门窗和电源是否关好\n2.锁门", "lines that look like items of a list"},
		{"stars without a blank", "*打扫卫生，整理资料\n*锁门\n", "lines that look like items of a list"},
		{"a table without its second line", "| 品名 | 数量 |\n| 纸 | 三包 |", "rows of a table"},
		{"sentences in brackets", "（" + sentence + "）\n《" + sentence + "》\n『" + sentence + "』\n「" + sentence + "」", "lines that look like paragraphs"},
		{"emphasised lines", "*" + sentence + "*\n*" + sentence + "*", ""},
		{"a tag over several lines", "<img\nsrc=\"图.png\"\nalt=\"甲\">", ""},
		{"wrapped after a sentence", "这是一段在编辑器里按固定的宽度折行的文字，它的每一行都断在不一定\n是句末的地方，有时一行恰好在句号的地方结束，就像现在这一行这样。\n这种文字应当接成一段，而且不该有任何警告。", ""},
		{"one line", sentence, ""},
		{"two sentences", sentence + "\n" + sentence, ""},
		{"lines broken anywhere", "这是一段在编辑器里按固定的宽度折行的文字，它的每一行都断\n在不一定是句末的地方，只有最后一行才以句号结尾，这种文字\n应当接成一段，而且不该有任何警告。", ""},
		{"Western lines", "One sentence.\nAnother one.\nA third one.\n", ""},
		{"lines that are ended", "白日依山尽，\\\n黄河入海流。  \n欲穷千里目，\\\n更上一层楼。", ""},
		{"a fraction", "增长了百分之\n3.5，比去年同期提高了不少，其中工业和服务业的贡献最大，而且\n2.1的基数不低", ""},
		{"said in front matter", "", ""},
	} {
		head := testHead
		if c.body == "" {
			head, c.body = strings.Replace(testHead, "title", "newlines = 'join'\ntitle", 1), strings.Repeat(sentence+"\n", 4)
		}
		a, problems := New(Options{}).Parse("a.md", "a.md", []byte(head+c.body), nil)
		if a == nil || len(problems) > 0 {
			t.Fatal(problems)
		}
		got := Gather([]*Meta{a.Meta, a.Meta})
		switch {
		case c.want == "" && len(got) == 0:
		case c.want == "" || len(got) != 1 || !strings.Contains(got[0].Message.String(), c.want) || got[0].Hint.String() == "" || got[0].Position.Offset < len(head):
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
