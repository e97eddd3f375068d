package parse

import (
	"fmt"
	"strings"
	"testing"
)

// benchmarkArticle is 7.6 kB of Chinese Markdown, with what articles have.
func benchmarkArticle() []byte {
	var b strings.Builder
	b.WriteString("+++\ntitle = \"关于开展安全生产大检查活动的情况总结\"\ndate = 2021-02-13T00:10:39+08:00\ncategory = \"范文大全\"\nfestival = \"光棍节\"\ntags = [\"现场会\", \"项目建设\", \"大讨论\"]\n+++\n\n")
	sentence := "各单位和各部门按照统一部署认真组织学习，逐条对照查找问题，提出了改进的办法，明确了责任人和完成的时间。"
	for i := range 6 {
		fmt.Fprintf(&b, "## %d、主要做法\n\n", i+1)
		for range 4 {
			b.WriteString(strings.Repeat(sentence, 2))
			b.WriteString("**注意，**[这里](https://example.com/1)有说明。\n\n")
		}
		if i == 2 {
			b.WriteString("- 第一项\n- 第二项\n\n> 引用的一句话。\n\n| 项目 | 数量 |\n| --- | ---: |\n| 人员 | 12 |\n\n")
		}
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	src := benchmarkArticle()
	p := New(Options{Labels: testLabels})
	scratch := &Scratch{}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if a, problems := p.Parse("fanwen/a.md", "content/fanwen/a.md", src, scratch); a == nil || len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
