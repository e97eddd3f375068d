package markdown_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"wendang/internal/parse/markdown"
)

func Example() {
	m := goldmark.New(goldmark.WithExtensions(extension.Table, markdown.Chinese{}))
	var b bytes.Buffer
	if err := m.Convert([]byte("**注意，**见https://example.com/a，~~谢谢~~。"), &b); err != nil {
		panic(err)
	}
	fmt.Print(b.String())
	// Output: <p><strong>注意，</strong>见<a href="https://example.com/a">https://example.com/a</a>，<del>谢谢</del>。</p>
}

// The extension stands by itself: goldmark's renderer writes the same of plain
// paragraphs as of those that goldmark parsed.
func TestWithGoldmarksRenderer(t *testing.T) {
	fast := goldmark.New(goldmark.WithExtensions(markdown.Chinese{}))
	slow := goldmark.New(goldmark.WithExtensions(markdown.Chinese{Inlines: true}))
	for _, source := range []string{
		"甲“乙”，丙 > 丁 \"戊\"\n己**庚**辛 **\n\n　　壬\n　　癸**子**",
		"**甲 **乙** 丙**丁**\n\n***甲***\n\n# 乙\n丙",
		"    　　甲\n    乙\n\n    x := 1\n\n- 丙\n\n丁",
	} {
		var a, b bytes.Buffer
		if err := fast.Convert([]byte(source), &a); err != nil {
			t.Fatal(err)
		}
		if err := slow.Convert([]byte(source), &b); err != nil {
			t.Fatal(err)
		}
		if a.String() != b.String() {
			t.Errorf("%q\ngot  %s\nwant %s", source, a.String(), b.String())
		}
	}
}

// Plain paragraphs are taken whole at all.
func TestPlainParagraph(t *testing.T) {
	source := []byte("甲乙“丙”，8:30 (ok)\n**丁**\n\n戊")
	p, ok := markdown.NewParser(markdown.Chinese{}).Parse(text.NewReader(source)).FirstChild().(*markdown.PlainParagraph)
	if !ok || p.Count != 2 || p.Special || p.Marks != 2 || string(source[p.Start:p.End]) != "甲乙“丙”，8:30 (ok)\n**丁**" {
		t.Errorf("a plain paragraph is taken for %+v", p)
	}
}
