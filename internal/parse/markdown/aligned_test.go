package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// outline tells the blocks of a text: places in brackets, their blocks within.
func outline(src string) string {
	tree := goldmark.New(goldmark.WithExtensions(Chinese{})).Parser().Parse(text.NewReader([]byte(src)), parser.WithContext(parser.NewContext()))
	var b strings.Builder
	var walk func(n ast.Node)
	walk = func(n ast.Node) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *Aligned:
				b.WriteString([]string{"", "right", "centre", "flush"}[c.Alignment] + "[")
				walk(c)
				b.WriteString("] ")
			default:
				if c.Type() == ast.TypeBlock {
					b.WriteString(c.Kind().String() + " ")
					if c.Kind() != ast.KindParagraph {
						walk(c)
					}
				}
			}
		}
	}
	walk(tree)
	return strings.TrimSpace(strings.ReplaceAll(b.String(), " ]", "]"))
}

func TestAligned(t *testing.T) {
	for src, want := range map[string]string{
		"::: 右\n署名\n日期\n:::\n":            "right[Paragraph]",
		":::右\n署名\n\n日期\n:::":             "right[Paragraph Paragraph]",
		"文。\n::: 中\n一\n:::\n文。\n":         "Paragraph centre[Paragraph] PlainParagraph",
		"::: 无缩进\n\n一\n\n二\n\n:::\n\n三\n": "flush[Paragraph Paragraph] PlainParagraph",
		"::: 右\n- 甲\n:::\n":               "right[List ListItem TextBlock]",
		"::: 右\n没有结尾\n":                   "Paragraph",
		"::: note\n别的\n:::\n":             "Paragraph",
		":::\n":                           "Paragraph",
		"> ::: 右\n> 引\n> :::\n":           "Blockquote Paragraph",
		"::: 右\n::: 中\n甲\n:::\n乙\n":       "Paragraph centre[Paragraph] PlainParagraph",
		"    ::: 右\n    甲\n    :::\n":     "CodeBlock",
		"::: 右\n:::\n":                    "right[]",
		// What is not closed takes nothing of what follows.
		"::: 右\n署名\n\n## 二\n\n::: tip\nx\n:::\n": "Paragraph Heading Paragraph",
		"::: 右\n署名\n\n## 二\n\n甲\n\n:::\n":        "Paragraph Heading Paragraph Paragraph",
		"::: 右\n署名\n：：：\n\n::: 中\n甲\n:::\n":      "Paragraph centre[Paragraph]",
		"::: 中\n## 附件\n:::\n":                    "centre[Heading]",
		"::: 无缩进\n甲\n\n## 二\n\n乙\n:::\n":         "flush[Paragraph Heading Paragraph]",
	} {
		if got := outline(src); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}

// Many openings without an end are looked through once.
func TestAlignedIsLinear(t *testing.T) {
	src := bytes.Repeat([]byte("::: 右\n\n"), 200_000)
	tree := goldmark.New(goldmark.WithExtensions(Chinese{})).Parser().Parse(text.NewReader(src))
	if tree.ChildCount() != 200_000 {
		t.Errorf("%d blocks", tree.ChildCount())
	}
}

// Slips of the pen are noted with what was meant; what other tools mean by ::: is not.
func TestAlignmentNotes(t *testing.T) {
	for src, want := range map[string]string{
		"::: 右\n署名\n":           "unclosed 右",
		"文。\n\n::: 无缩进\n甲\n":    "unclosed 无缩进",
		"：：： 右\n署名\n：：：\n":      "misspelt 右",
		"文。\n：：：右\n署名\n：：：\n":   "misspelt 右",
		"::: 右对齐\n署名\n:::\n":    "misspelt 右",
		"::: 居中\n甲\n:::\n":      "misspelt 中",
		"::: right\n甲\n:::\n":   "misspelt 右",
		"::: {.center}\n甲\n:::": "misspelt 中",
		":::: 右\n甲\n::::\n":     "misspelt 右",
		"::: 右 署名\n":            "misspelt 右",
		"::: 右\n署名\n:::\n":      "",
		"::: tip\n甲\n:::\n":     "",
		":::\n甲\n":              "",
		"::: 右手定则\n甲\n:::\n":    "",
		"> ::: 右\n> 甲\n":        "",
		"```\n::: 居中\n```\n":    "",
		"甲：：：右\n":               "",
	} {
		pc := parser.NewContext()
		goldmark.New(goldmark.WithExtensions(Chinese{})).Parser().Parse(text.NewReader([]byte(src)), parser.WithContext(pc))
		var got []string
		for _, n := range Problems(pc) {
			got = append(got, map[Kind]string{UnclosedAlignment: "unclosed ", MisspeltAlignment: "misspelt "}[n.Kind]+n.Alignment.Word())
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q: %q, want %q", src, s, want)
		}
	}
}
