package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// boundDepth makes a parser stop at MaxNesting blocks within each other, with a note:
// for each line goldmark looks at all blocks that are open, so that what nests as deep as
// it is long takes quadratic time. It counts blocks as the parser opens them, since from
// the text alone nobody can tell.
type boundDepth struct{}

// SetParserOption implements [parser.Option].
func (boundDepth) SetParserOption(c *parser.Config) {
	for i, p := range c.BlockParsers {
		switch b := p.Value.(type) {
		case plainParser: // only in the document itself
		case parser.BlockParser:
			c.BlockParsers[i] = util.Prioritized(bounded(b), p.Priority)
		}
	}
}

// bounded returns a parser of blocks that opens none too deep.
func bounded(b parser.BlockParser) parser.BlockParser {
	if o, ok := b.(parser.SetOptioner); ok {
		return struct {
			boundedParser
			parser.SetOptioner
		}{boundedParser{b}, o}
	}
	return boundedParser{b}
}

type boundedParser struct{ parser.BlockParser }

var tooDeepKey = parser.NewContextKey()

// Open opens a block, unless it would be too deep. It begins no block then, not even a
// paragraph, so that the rest of the text ends soon.
func (b boundedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() == ast.KindDocument || depthOf(parent) <= MaxNesting {
		return b.BlockParser.Open(parent, reader, pc)
	}
	if pc.Get(tooDeepKey) == nil {
		pc.Set(tooDeepKey, true)
		_, segment := reader.PeekLine()
		note(pc, Problem{Kind: TooDeep, Start: segment.Start, End: segment.Start + 1})
	}
	return nil, parser.NoChildren
}

// blockLines counts the lines of open blocks in a context.
type blockLines struct{ n int }

var blockLinesKey = parser.NewContextKey()

// Continue goes on with a block, unless the text has too many lines for its depth: it
// ends all blocks then.
func (b boundedParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	lines, _ := pc.Get(blockLinesKey).(*blockLines)
	if lines == nil {
		lines = &blockLines{}
		pc.Set(blockLinesKey, lines)
	}
	if lines.n++; lines.n <= maxBlockLines {
		return b.BlockParser.Continue(n, reader, pc)
	}
	if lines.n == maxBlockLines+1 {
		_, segment := reader.PeekLine()
		note(pc, Problem{Kind: TooLong, Start: segment.Start, End: segment.Start + 1})
	}
	return parser.Close
}

// depthOf counts the quotes, entries of lists and notes around a block and it itself.
func depthOf(n ast.Node) int {
	depth := 0
	for ; n != nil && n.Kind() != ast.KindDocument; n = n.Parent() {
		if n.Kind() != ast.KindList {
			depth++
		}
	}
	return depth
}
