package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Placed is a part of a text whose lines are set otherwise than paragraphs are:
//
//	::: 右
//	××市应急管理局
//	2026年11月20日
//	:::
//
// Other tools give ::: other meanings. So it stands for itself where the word behind
// it is none of ours, where no line of ::: follows, and within other blocks.
type Placed struct {
	ast.BaseBlock
	Place Place
}

// Place is how lines are set.
type Place uint8

// The places, and their words in a text.
const (
	PlaceRight  Place = iota + 1 // 右: at the right margin, as signatures and dates are
	PlaceCentre                  // 中: in the middle
	PlaceFlush                   // 无缩进: paragraphs without an indent
)

// placeOf returns the place that a line opens, or 0.
func placeOf(line []byte) Place {
	rest, ok := bytes.CutPrefix(line, placedMark)
	if !ok {
		return 0
	}
	switch string(bytes.TrimSpace(rest)) {
	case "右":
		return PlaceRight
	case "中":
		return PlaceCentre
	case "无缩进":
		return PlaceFlush
	}
	return 0
}

var placedMark = []byte(":::")

// closesPlaced reports whether a line ends a part.
func closesPlaced(line []byte) bool { return bytes.Equal(bytes.TrimRight(line, " \t\r\n"), placedMark) }

// KindPlaced is the kind of Placed nodes.
var KindPlaced = ast.NewNodeKind("Placed")

// Kind implements [ast.Node].
func (*Placed) Kind() ast.NodeKind { return KindPlaced }

// Dump implements [ast.Node].
func (n *Placed) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// placedParser parses Placed blocks.
type placedParser struct{}

// unclosed is where it is kept that no line of ::: follows any more, so that a text
// full of openings is not looked through again for each.
var unclosed = parser.NewContextKey()

func (placedParser) Trigger() []byte { return placedMark[:1] }

func (placedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	place := placeOf(line)
	if place == 0 || parent.Kind() != ast.KindDocument || pc.Get(unclosed) != nil {
		return nil, parser.NoChildren
	}
	if !followed(reader.Source()[segment.Stop:]) {
		pc.Set(unclosed, true)
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &Placed{Place: place}, parser.HasChildren
}

// followed reports whether one of the lines of source ends a part.
func followed(source []byte) bool {
	for len(source) > 0 {
		line, rest, _ := bytes.Cut(source, []byte("\n"))
		if closesPlaced(line) {
			return true
		}
		source = rest
	}
	return false
}

func (placedParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if closesPlaced(line) {
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (placedParser) Close(ast.Node, text.Reader, parser.Context) {}

func (placedParser) CanInterruptParagraph() bool { return true }

func (placedParser) CanAcceptIndentedLine() bool { return false }
