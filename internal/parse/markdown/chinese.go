// Package markdown makes Markdown fit for Chinese. [Chinese] is an extension of
// goldmark, and works with goldmark's own renderer, too:
//
//   - emphasis and strikethrough work beside Chinese punctuation (emphasis.go)
//   - URLs in text end where Chinese begins (autolink.go)
//   - indented Chinese paragraphs are paragraphs, not code (indent.go)
//   - signatures, dates and centred lines have a form (aligned.go)
//   - tags of elements that do not exist are text (tag.go)
//   - backquotes that nothing closes are found in linear time (quotes.go)
//   - plain text is taken in runs, not byte by byte (textrun.go), and plain
//     paragraphs are taken whole (plain.go), which makes parsing several times faster
//
// Text without Chinese is parsed as CommonMark says, with GFM's strikethrough and
// links.
package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Chinese is the extension of goldmark. It takes the place of extension.Linkify and
// extension.Strikethrough.
type Chinese struct {
	// Inlines leaves plain paragraphs to goldmark, so that each has inlines as all
	// other blocks do. What is shown is the same.
	Inlines bool

	// AnyTag leaves all tags, definitions of links and paths with blanks to goldmark, as
	// CommonMark says.
	AnyTag bool
}

// Extend implements [goldmark.Extender].
func (e Chinese) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(
			util.Prioritized(chineseCode{parser.NewCodeBlockParser()}, 485),
			util.Prioritized(chineseIndent{parser.NewParagraphParser()}, 490), // before indented code, 500
			util.Prioritized(fullWidthIndent{parser.NewParagraphParser()}, 495),
			util.Prioritized(alignedParser{}, 50)),
		parser.WithInlineParsers(
			util.Prioritized(codeQuotes{}, 90),              // before goldmark's code, 100
			util.Prioritized(emphasisParser{emphasis}, 490), // before goldmark's, 500
			util.Prioritized(emphasisParser{strikethrough}, 490),
			util.Prioritized(textRun{}, 1000)))
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(wideMarks{}, 990)))
	if !e.AnyTag {
		m.Parser().AddOptions(
			parser.WithBlockParsers(util.Prioritized(tagLine{parser.NewParagraphParser()}, 890)), // before blocks of HTML, 900
			parser.WithInlineParsers(util.Prioritized(tagParser{}, 290)))                         // before <links>, 300
	}
	renderers := []util.PrioritizedValue{util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500)}
	if !e.Inlines {
		m.Parser().AddOptions(parser.WithBlockParsers(util.Prioritized(plainParser{}, 480)))
		renderers = append(renderers, util.Prioritized(plainRenderer{}, 500))
	}
	m.Renderer().AddOptions(renderer.WithNodeRenderers(renderers...))
}

// NewParser returns goldmark's parser for CommonMark 0.31 with GFM tables,
// strikethrough, task lists and autolinks, footnotes and definition lists, and with
// [Chinese]. Footnotes that nothing refers to stay.
func NewParser(e Chinese) parser.Parser {
	inlines, definitions := parser.DefaultInlineParsers(), parser.DefaultParagraphTransformers()
	if !e.AnyTag {
		inlines = inlineParsers()
		definitions = []util.PrioritizedValue{util.Prioritized(definitionParser{}, 100)}
	}
	p := goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithInlineParsers(inlines...),
			parser.WithParagraphTransformers(definitions...))),
		goldmark.WithExtensions(extension.Table, extension.TaskList, extension.DefinitionList, e),
		goldmark.WithParserOptions( // the extension for footnotes, with changes
			parser.WithBlockParsers(util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999)),
			parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 101)),
			parser.WithASTTransformers(
				util.Prioritized(boundGiven{}, 997),
				util.Prioritized(keepNotes{}, 998),
				util.Prioritized(extension.NewFootnoteASTTransformer(), 999))),
	).Parser()
	p.AddOptions(boundDepth{})
	return p
}
