package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Aligned is a part of a text whose lines are set otherwise than paragraphs are:
//
//	::: 右
//	××市应急管理局
//	2026年11月20日
//	:::
//
// Other tools give ::: other meanings. So it stands for itself where the word behind
// it is none of ours, where it is not closed, and within other blocks. What looks like a
// slip of the pen is noted.
type Aligned struct {
	ast.BaseBlock
	Alignment Alignment
}

// Alignment is how lines are set.
type Alignment uint8

// The alignments.
const (
	AlignRight  Alignment = iota + 1 // at the right margin, as signatures and dates are
	AlignCentre                      // in the middle
	AlignFlush                       // paragraphs without an indent
)

// Word returns what stands behind ::: in a text.
func (a Alignment) Word() string { return [...]string{"", "右", "中", "无缩进"}[a] }

// alignmentOf returns the alignment that a line opens, or 0.
func alignmentOf(line []byte) Alignment {
	rest, ok := bytes.CutPrefix(line, alignedMark)
	if !ok {
		return 0
	}
	switch string(bytes.TrimSpace(rest)) {
	case "右":
		return AlignRight
	case "中":
		return AlignCentre
	case "无缩进":
		return AlignFlush
	}
	return 0
}

var (
	alignedMark = []byte(":::")
	wideMark    = []byte("：：：") // as input methods write it
)

// misspelt returns the alignment that a line was probably meant to open, or 0.
func misspelt(line []byte) Alignment {
	marks := 0
	word := strings.TrimLeftFunc(string(line[:min(len(line), 60)]), func(c rune) bool {
		if c == ':' || c == '：' {
			marks++
			return true
		}
		return false
	})
	if marks < 2 {
		return 0
	}
	words := strings.Fields(strings.Trim(strings.ToLower(strings.TrimSpace(word)), ":：{}.#"))
	if len(words) == 0 {
		return 0
	}
	switch words[0] { // the text itself may follow
	case "右", "右边", "右侧", "右对齐", "靠右", "居右", "right", "align-right", "text-right":
		return AlignRight
	case "中", "中间", "中央", "居中", "居中对齐", "center", "centre", "text-center":
		return AlignCentre
	case "无缩进", "不缩进", "顶格", "noindent", "no-indent":
		return AlignFlush
	}
	return 0
}

// closesAligned reports whether a line ends a part.
func closesAligned(line []byte) bool {
	return bytes.Equal(bytes.TrimRight(line, " \t\r\n"), alignedMark)
}

// KindAligned is the kind of Aligned nodes.
var KindAligned = ast.NewNodeKind("Aligned")

// Kind implements [ast.Node].
func (*Aligned) Kind() ast.NodeKind { return KindAligned }

// Dump implements [ast.Node].
func (n *Aligned) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// alignedParser parses Aligned blocks.
type alignedParser struct{}

func (alignedParser) Trigger() []byte { return alignedMark[:1] }

func (alignedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	to := segment.Start + len(bytes.TrimRight(line, " \t\r\n"))
	align := alignmentOf(line)
	switch {
	case align == 0:
		if meant := misspelt(line); meant != 0 {
			note(pc, Problem{Kind: MisspeltAlignment, Start: segment.Start, End: to, Alignment: meant})
		}
		return nil, parser.NoChildren
	case !closed(reader.Source()[segment.Stop:], align):
		note(pc, Problem{Kind: UnclosedAlignment, Start: segment.Start, End: to, Alignment: align})
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &Aligned{Alignment: align}, parser.HasChildren
}

// closed reports whether a part is closed that begins before source: by a line of :::
// that comes before any other line with :::, since such a line opens another part.
// A signature has no headings either: one that follows text was not meant to be in it.
// So each line is looked at for one opening, and a text full of them takes linear time.
func closed(source []byte, align Alignment) bool {
	empty := true
	for len(source) > 0 {
		line, rest, _ := bytes.Cut(source, []byte("\n"))
		switch {
		case closesAligned(line):
			return true
		case bytes.HasPrefix(line, alignedMark), bytes.HasPrefix(line, wideMark):
			return false
		case !empty && align != AlignFlush && isHeading(line):
			return false
		}
		empty = empty && util.IsBlank(line)
		source = rest
	}
	return false
}

// isHeading reports whether a line begins with one to six # and a blank.
func isHeading(line []byte) bool {
	rest := bytes.TrimLeft(line, "#")
	n := len(line) - len(rest)
	return 1 <= n && n <= 6 && len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\t')
}

func (alignedParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if closesAligned(line) {
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (alignedParser) Close(ast.Node, text.Reader, parser.Context) {}

func (alignedParser) CanInterruptParagraph() bool { return true }

func (alignedParser) CanAcceptIndentedLine() bool { return false }

// wideMarks notes lines with ：：：, which may stand in the middle of a plain paragraph,
// where no parser of blocks looks.
type wideMarks struct{}

// Transform implements [parser.ASTTransformer].
func (wideMarks) Transform(_ *ast.Document, reader text.Reader, pc parser.Context) {
	// Line by line: there are fewer ends of lines than bytes that ： begins with, which are
	// those of a comma, too.
	source := reader.Source()
	for at := 0; at < len(source); {
		end := len(source)
		if n := bytes.IndexByte(source[at:], '\n'); n >= 0 {
			end = at + n
		}
		if line := source[at:end]; bytes.HasPrefix(line, wideMark) {
			if meant := misspelt(line); meant != 0 {
				note(pc, Problem{Kind: MisspeltAlignment, Start: at, End: end, Alignment: meant})
			}
		}
		at = end + 1
	}
}
