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

		{"#春节# 到了 #年货", ""},
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
