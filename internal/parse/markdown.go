package parse

import (
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// newMarkdown returns goldmark's parser for CommonMark 0.31 with GFM tables,
// strikethrough, task lists and autolinks, footnotes and definition lists,
// with parts replaced by ours:
//
//   - emphasis and strikethrough work beside Chinese punctuation (emphasis.go)
//   - URLs in text end where Chinese begins (autolink.go)
//   - plain paragraphs are taken whole (plain.go)
//   - plain text is taken in runs, not byte by byte (textrun.go)
//   - indented Chinese paragraphs are paragraphs (indent.go)
//
// Only the parser of goldmark is used; the tree is written by [writer]. Without
// plain, goldmark looks at plain paragraphs, too; the result is the same.
func newMarkdown(plain bool) parser.Parser {
	blocks := append(parser.DefaultBlockParsers(),
		util.Prioritized(chineseIndent{parser.NewParagraphParser()}, 490), // before indented code, 500
		util.Prioritized(fullWidthIndent{parser.NewParagraphParser()}, 495),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
	)
	if plain {
		blocks = append(blocks, util.Prioritized(plainParser{}, 480))
	}
	inlines := []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(emphasisParser{emphasis}, 500),
		util.Prioritized(emphasisParser{strikethrough}, 500),
		util.Prioritized(textRun{}, 1000),
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}
