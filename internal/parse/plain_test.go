package parse

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"wendang/internal/parse/markdown"
)

// withoutPlain returns a Parser that leaves all to goldmark.
func withoutPlain(o Options) *Parser {
	p := New(o)
	p.markdown = markdown.NewParser(markdown.Chinese{Inlines: true, AnyTag: o.Unsafe})
	return p
}

// checkPlain fails unless both parsers make the same of a body.
func checkPlain(t *testing.T, plain, other *Parser, body string) {
	t.Helper()
	src := []byte(testHead + body)
	a, got := plain.Parse("a.md", "content/a.md", src, nil)
	b, want := other.Parse("a.md", "content/a.md", src, nil)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q:\nproblems %v\nwant     %v", body, got, want)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%q:\ngot  %s\nwant %s", body, describe(a), describe(b))
	}
	if a != nil && !a.Meta.Failed && !plain.options.Unsafe {
		checkBlocks(t, plain, a, src)
	}
}

func describe(a *Article) string {
	if a == nil || a.Content == nil {
		return "nothing"
	}
	return strings.Join([]string{string(a.Content.HTML), string(a.Content.Text), a.Meta.Summary}, " ¦ ")
}

var plainBodies = []string{
	"甲乙\n丙丁\n\n戊己",
	"　　甲\n　　乙\n丙\n\n　　",
	"甲\n　\n乙 \n丙  \n丁",
	"甲\n:定义\n\n乙\n\n: 定义\n\n丙\n\n  : 定义",
	"甲\n===\n乙\n---\n丙\n\n---\n",
	"甲\n# 题\n乙\n#丙\n- 丁\n1. 戊\n2. 己\n3) 庚\n2021.5\n2021年",
	"见 http://example.com/a，和www.example.com、a@example.com。\n时间：8:30 wwww",
	"\"quote\" > & &amp; a < b\n'x' (y)\nok\n“ok”\n“fine”—\n甲",
	"- 甲\n\n乙\n\n- 丙\n\n  丁\n\n戊",
	"> 甲\n乙\n\n> 丙\n\n丁\n> 戊",
	"甲\n| a | b |\n|---|---|\n| c | d |\n\n乙",
	"[x]: /y\n甲\n\n乙[x]\n\n丙",
	"```\n甲\n\n乙\n```\n丙",
	"<div>\n甲\n\n乙\n</div>\n\n丙",
	"# 题\n甲\n\n    乙\n\n\t丙\n  丁",
	"[^1]甲\n\n[^1]: 注\n\n    注二\n\n乙",
	"*甲*乙\n\n甲\\\n乙\n\n`甲`",
	"\u00a0甲\n\u00a0\n\u3000 乙\n\u2003丙",
	strings.Repeat("甲乙丙", 3000) + "\n丁",
	strings.Repeat("\u3000", 3000) + "丁\n戊",
	"**真，**她**“笑”**了。\n**乙**\n丙**丁\n戊**己**\n\n** **\n\n**\n甲",
	"**甲 **乙** 丙**丁**\n**ab**\n**cd** “**ef**”\nx**y**z **1** **\n2**",
	"甲\n** * **\n乙\n***丙***\n\n　　**丁**戊\n****\n己****庚",
	strings.Repeat("**甲 ", 49) + "\n" + strings.Repeat("乙** ", 60) + "\n\n" + strings.Repeat("**甲 ", 600),
	"甲\n \n乙\n\t\n \t丙\n\n\n\n丁",
}

func TestPlainParagraphs(t *testing.T) {
	plain, other := New(Options{Labels: testLabels}), withoutPlain(Options{Labels: testLabels})
	for _, body := range plainBodies {
		checkPlain(t, plain, other, body)
	}
}

// The same for bodies made at random from what matters to Markdown.
func TestPlainAtRandom(t *testing.T) {
	pieces := []string{"甲", "乙丙", "。", "，", "“", "”", "　", "　　", " ", "  ", "   ", "    ", "\t", "\n", "\n", "\n\n", "\n\n",
		"a", "b1", "2", "1.", "1. ", "2) ", "- ", "+ ", "* ", "# ", "## ", "#", "> ", ">", "===", "---", "```", "~~~", "`", "*", "**", "**", "**甲**", "_",
		"[", "]", "(", ")", "[x]: /y\n", "[x]", "[^1]", "[^1]: ", ":", ": ", "|", "| a | b |\n|---|---|\n", "<b>", "</b>", "<div>\n", "<!--", "-->",
		"<", ">", "\"", "'", "&", "&amp;", "\\", "!", "http://a.cn", "www.a.cn", "a@b.cn", "\u00a0", "é", "한국", "😀"}
	plain, other := New(Options{Labels: testLabels}), withoutPlain(Options{Labels: testLabels})
	random := rand.New(rand.NewPCG(1, 2))
	n := 20000
	if testing.Short() {
		n = 2000
	}
	for range n {
		var b strings.Builder
		for range 1 + random.IntN(25) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if checkPlain(t, plain, other, b.String()); t.Failed() {
			return
		}
	}
}

// Plain paragraphs come out as goldmark would have made them, whatever stands
// around them.
func FuzzPlain(f *testing.F) {
	for _, body := range plainBodies {
		if len(body) < 1000 {
			f.Add(body)
		}
	}
	plain, other := New(Options{Labels: testLabels}), withoutPlain(Options{Labels: testLabels})
	bare, whole := New(Options{Unsafe: true}), withoutPlain(Options{Unsafe: true})
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4096 {
			return
		}
		checkPlain(t, plain, other, body)
		checkPlain(t, bare, whole, body)
	})
}
