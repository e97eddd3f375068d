package render

import (
	"strings"
	"testing"
)

func TestDescription(t *testing.T) {
	sentence := strings.Repeat("句", 39) + "。"
	for _, c := range []struct {
		summary string
		cut     bool
		want    string
	}{
		{strings.Repeat("作者写的，", 30) + "…", false, strings.Repeat("作者写的，", 30) + "…"},
		{"短的一句。", true, "短的一句。"},
		{"短的一句。…", true, "短的一句。"},
		{"等了很久……", true, "等了很久……"},
		{sentence + sentence + "还有。", true, sentence + sentence},
		{sentence + "前一半，" + strings.Repeat("字", 60) + "…", true, sentence + "前一半"},
		{strings.Repeat("字", 100) + "…", true, strings.Repeat("字", 80)},
		{"", true, "标题"},
	} {
		if got := description(c.summary, c.cut, "标题"); got != c.want {
			t.Errorf("%s: %s, not %s", c.summary, got, c.want)
		}
	}
}
