package parse

import (
	"fmt"
	"strings"
	"testing"
)

// Marks that are shown as text because something small is amiss are reported, the first
// of a kind in a file, and others are not.
func TestMarksShownAsText(t *testing.T) {
	const (
		heading  = "a heading needs a blank behind #"
		wideHash = "＃ is a full-width sign"
		brackets = "a link with full-width brackets"
		blank    = "a link with a blank between its brackets"
		strong   = "the mark ** is shown as text"
	)
	for _, c := range []struct {
		body string
		want string // "line:column message", several by |
	}{
		{"甲\n\n#二、工作打算\n\n#三、其他", "3:1 " + heading},
		{"##小结", "1:1 " + heading},
		{"  ###Summary", "1:3 " + heading},
		{"- #第一节", "1:3 " + heading},
		{"＃ 第二章\n\n＃＃第三章", "1:1 " + wideHash},
		{"甲\n＃乙", "2:1 " + wideHash},
		{"参见[通知]（tongzhi.md）和![照片]（a b.jpg）", "1:3 " + brackets},
		{"![]（b.png）", "1:1 " + brackets},
		{"参见[说明] (https://a.cn/x)。", "1:3 " + blank},
		{"**提示： **请看 **这里**", "1:1 " + strong},
		{"** 甲** 乙", "1:1 " + strong},
		{"甲__ 乙__`x`", "1:2 the mark __ is shown as text"},
		{"# **甲： **乙\n\n丙** 丁 **", "1:3 " + strong},
		{"<b>甲</b>\n\n#二、\n\n** 乙**", "3:1 " + heading + "|5:1 " + strong},

		{"#　三、附则\n\n##　四、　##", "1:1 the blank behind # is a full-width one, which makes no heading; there are 2 of them"},
		{"###甲、总则###", "1:1 " + heading},
		{"#2、分则\n\n#B类\n\n#1.甲", "1:1 " + heading + "; this is shown as text; there are 3 of them"},
		{"　　# 一、标题\n\n正文\n　　##小节", "1:1 full-width blanks stand before #, so that this is no heading; there are 2 of them"},
		{"见[甲](https://a.cn/b）和![](c.png）", "1:2 " + brackets + " is shown as text; there are 2 of them"},
		{"见[甲](b.md）", "1:2 " + brackets},
		{"【甲】(https://a.cn/)与［乙］（b.md）", "1:3 " + brackets},
		{"[甲] （https://a.cn/）", "1:1 " + brackets},
		{"见！[图](a.png)", "1:2 with ！ in full width this is a link"},
		{"## 甲 {＃b}\n\n## 乙 ｛#c｝", "1:6 the id behind this heading has a full-width sign, and is shown as text; there are 2 of them"},
		{"甲[^a]\n\n[^a]：注文", "3:5 a full-width colon keeps this from being a footnote"},
		{"*提醒： *请看", "1:1 the mark * is shown as text"},
		{"**重点*", "1:1 the mark * is shown as text"},
		{"*重点**", "1:4 the mark * is shown as text"},
		{"＊＊重点＊＊和＊＊＊＊", "1:1 ＊＊ are full-width signs"},
		{"甲\n\n[a](b.md)＊＊重点＊＊", "3:10 ＊＊ are full-width signs"},
		{"~~ 删去 ~~\n\n~~也 ~~是", "1:1 the mark ~~ is shown as text; there are 2 of them"},
		{"**Note: **see", "1:1 " + strong},
		{"[甲](https://a.cn/b c)", "1:4 an address with a blank makes no link"},
		{"[甲]: 图 1.png\n\n见[甲]", "1:5 a path with blanks makes no definition of a link"},
		{"[说明]: shuoming.docx", "1:1 no link uses this definition"},
		{"[a]: b.md", "1:1 no link uses this definition"},
		{"<center>\n![甲](b.png)\n</center>\n\n<div>\n**乙**\n</div>", "2:1 between tags Markdown means nothing, and is shown as text; there are 2 of them"},
		{"| 甲 |\n| - |\n| 乙 | 丙 |\n| 丁 | 戊 |", "3:4 the row has more cells than the head of its table; there are 2 of them"},
		{"#一、\n\n# 二、\n\n##三、\n\n用 <title> 与 <h1>", "1:1 " + heading + "; this is shown as text; there are 2 of them|7:3 <title> is never closed, and is shown as text; there are 2 of them"},

		{"请看[附表一]（在文末）、[手机]（13900000000）、[√]（已选）", ""},
		{"char **q; int **argv，即 3 ** 4 与 5 ** 6", ""},
		{"名为 a__b__c 与 __x_y的…__z_w", ""},
		{"真好~~ 谢谢~~", ""},
		{"标 *为必填，打 *号可选", ""},
		{"1 * 2 * 3，f(**k, **o)", ""},
		{"[]: # (注)\n\n[//]: # (注)\n\n[comment]: <> (注)", ""},
		{"<pre>\n**甲**\n</pre>", ""},
		{"#春节# 到了 #年货", ""},
		{"#######甲", ""},
		{"#12 已修复，# 乙，#", ""},
		{"＃春节＃", ""},
		{"`#甲` \\#乙\n\n    //丙\n\n```\n#丁\n**戊： **\n[己]（庚）\n```", ""},
		{"[1]（略）见[2020]（3号）", ""},
		{"[x] (略) 甲]（乙）", ""},
		{"2 ** 3", ""},
		{"[#甲](https://a.cn/) #乙", ""},
		{"手机138****1234，姓名____，签字 ** 号", ""},
		{"\\*\\*甲\\*\\* \\[乙\\]（丙）", ""},
		{"甲# 乙，**丙**，[丁](https://a.cn/)（戊）", ""},
	} {
		_, problems := New(Options{Labels: testLabels}).Parse("a.md", "a.md", []byte(testHead+c.body), nil)
		var got []string
		for _, p := range problems {
			if p.Hint.IsZero() {
				t.Errorf("%q: no hint: %v", c.body, p)
			}
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line-4, p.Column, p.Message))
		}
		want := strings.Split(c.want, "|")
		if c.want == "" {
			want = nil
		}
		same := len(got) == len(want)
		for i := range got {
			same = same && strings.HasPrefix(got[i], want[i])
		}
		if !same {
			t.Errorf("%q\ngot  %q\nwant %q", c.body, got, want)
		}
	}
}
