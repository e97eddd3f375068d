package markdown

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// PlainParagraph is a paragraph in which every character stands for itself, but for
// pairs of ** around bold text. It has no inlines: whoever writes it takes its lines
// from the source, and asks [BoldMarks] about the pairs.
type PlainParagraph struct {
	ast.BaseBlock
	PlainText
	Start int // in the source
}

// KindPlainParagraph is the kind of PlainParagraph nodes.
var KindPlainParagraph = ast.NewNodeKind("PlainParagraph")

// Kind implements [ast.Node].
func (*PlainParagraph) Kind() ast.NodeKind { return KindPlainParagraph }

// IsRaw keeps goldmark from looking for inlines.
func (*PlainParagraph) IsRaw() bool { return true }

// Dump implements [ast.Node].
func (n *PlainParagraph) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// plainParser takes plain paragraphs whole. They are most of a Chinese article,
// and goldmark, which looks at each line for all that could begin a block and at
// each character for all that could begin an inline, spends most of its time on
// them. Whatever is not certainly plain is left to goldmark; a fuzz test holds
// both ways to the same result.
type plainParser struct{}

// Trigger is what a plain line may begin with.
func (plainParser) Trigger() []byte {
	var first []byte
	for c := range 256 {
		if plainStart(byte(c)) {
			first = append(first, byte(c))
		}
	}
	return first
}

func plainStart(c byte) bool {
	return c >= 0x80 || alnum(c) || c == '"' || c == '(' || c == '\'' || c == '*'
}

func (plainParser) CanInterruptParagraph() bool { return false }

func (plainParser) CanAcceptIndentedLine() bool { return false }

func (plainParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	if last := pc.LastOpenedBlock(); last.Node != nil && last.Node.Kind() != KindPlainParagraph {
		return nil, parser.NoChildren
	}
	_, segment := reader.PeekLine()
	source := reader.Source()
	p := plainAt(source, segment.Start)
	if p.Count == 0 {
		return nil, parser.NoChildren
	}
	for range p.Count - 1 {
		reader.AdvanceLine()
	}
	reader.AdvanceToEOL()
	n := poolOf(pc).paragraphs.next()
	n.PlainText, n.Start = p, segment.Start
	return n, parser.NoChildren
}

func (plainParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

func (plainParser) Close(ast.Node, text.Reader, parser.Context) {}

// PlainText says what stands in a plain paragraph.
type PlainText struct {
	Count   int  // of its lines; 0 when the paragraph is not plain
	End     int  // in the source, before the last line's end
	Marks   int  // how often ** stands in it
	Special bool // a " or > stands in it, which HTML escapes
}

// maxBold bounds the marks of a plain paragraph.
const maxBold = 50

// plainAt looks at the paragraph that begins at an offset of source.
func plainAt(source []byte, at int) (p PlainText) {
	for next := at; ; {
		if !plainLineStart(source[next:]) || !p.line(source, next) || p.Marks > maxBold {
			return PlainText{}
		}
		p.Count++
		next = p.End + 1
		if next >= len(source) || source[next] == '\n' {
			break
		}
		if bytes.HasPrefix(source[next:], fullWidthSpace) {
			return p // it begins a paragraph of its own
		}
	}
	// A definition makes a term of the paragraph before it.
	for _, c := range source[min(p.End, len(source)):] {
		if !util.IsSpace(c) {
			if c == ':' {
				return PlainText{}
			}
			break
		}
	}
	return p
}

// plainLineStart reports whether a line that begins a paragraph or goes on with
// one begins nothing else.
func plainLineStart(line []byte) bool {
	if !plainStart(line[0]) {
		return false
	}
	if line[0] == '*' { // ** alone may be a rule
		return len(line) > 2 && line[1] == '*' && line[2] != '*' && plainStart(line[2])
	}
	i := 0
	for i < len(line) && '0' <= line[i] && line[i] <= '9' {
		i++
	}
	return i == 0 || i == len(line) || line[i] != '.' && line[i] != ')' // a list
}

// What a byte means in a plain line.
const (
	plainByte   = iota
	endByte     // ends the line
	specialByte // is or may be the beginning of an inline
	escapeByte  // stands for itself, but not in HTML
	linkByte    // may be within the beginning of a URL
	boldByte    // *
)

var plainClass = func() (class [256]uint8) {
	for _, c := range []byte("\\`_~[]!<&@|\t\r") {
		class[c] = specialByte
	}
	class['\n'] = endByte
	class['"'], class['>'] = escapeByte, escapeByte
	class['*'] = boldByte
	class[':'], class['w'] = linkByte, linkByte
	return class
}()

// line looks at the line that begins at an offset. It reports false when the line
// holds what may be more than text.
func (p *PlainText) line(source []byte, at int) bool {
	const high = 0x8080808080808080
	i := at
	for i < len(source) {
		// Bytes above ASCII are text: eight at once.
		if i+8 <= len(source) {
			ascii := ^binary.LittleEndian.Uint64(source[i:]) & high
			if ascii == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(ascii) / 8
		}
		switch plainClass[source[i]] {
		case endByte:
			p.End = i
			return source[i-1] != ' '
		case specialByte:
			return false
		case escapeByte:
			p.Special = true
		case linkByte:
			if rest := source[i:]; bytes.HasPrefix(rest, schemeMark) || bytes.HasPrefix(rest, wwwMark) {
				return false
			}
		case boldByte:
			if i++; i == len(source) || source[i] != '*' || i+1 < len(source) && source[i+1] == '*' {
				return false
			}
			p.Marks++
		}
		i++
	}
	p.End = i
	return source[i-1] != ' '
}
