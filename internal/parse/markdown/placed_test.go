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
			case *Placed:
				b.WriteString([]string{"", "right", "centre", "flush"}[c.Place] + "[")
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

func TestPlaced(t *testing.T) {
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
		"::: 右\n::: 中\n甲\n:::\n乙\n":       "right[Paragraph] PlainParagraph",
		"    ::: 右\n    甲\n    :::\n":     "CodeBlock",
		"::: 右\n:::\n":                    "right[]",
	} {
		if got := outline(src); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}

// Many openings without an end are looked through once.
func TestPlacedIsLinear(t *testing.T) {
	src := bytes.Repeat([]byte("::: 右\n\n"), 200_000)
	tree := goldmark.New(goldmark.WithExtensions(Chinese{})).Parser().Parse(text.NewReader(src))
	if tree.ChildCount() != 200_000 {
		t.Errorf("%d blocks", tree.ChildCount())
	}
}
