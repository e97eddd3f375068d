package page

import (
	"strings"
	"testing"
)

func TestJoinTitle(t *testing.T) {
	for _, c := range []struct{ parts, want string }{
		{"甲标题|总结|小文档网", "甲标题-总结-小文档网"},
		{"小文档网的来历|范文大全|小文档网", "小文档网的来历-范文大全"},
		{"小文档网|小文档网", "小文档网-小文档网"}, // not the home page
		{"总结|总结|小文档网", "总结-小文档网"},
		{"标题||小文档网", "标题-小文档网"},
	} {
		if got := JoinTitle(strings.Split(c.parts, "|")...); got != c.want {
			t.Errorf("%s: %s, not %s", c.parts, got, c.want)
		}
	}
}
