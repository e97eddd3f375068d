package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wendang/internal/parse/cjk"
)

// chineseIndent opens a paragraph where a line indented by four columns or more
// is Chinese, even right below another one. Markdown takes such a line
// for code, or for the last paragraph's next line; Chinese authors indent
// paragraphs, and text pasted from Word or a web page comes so. Since this is a
// decision, it is noted for a warning.
type chineseIndent struct {
	parser.BlockParser // the paragraph parser
}

func (chineseIndent) Trigger() []byte { return nil }

func (p chineseIndent) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if columns, _ := util.IndentWidth(line, reader.LineOffset()); columns+segment.Padding < 4 {
		return nil, parser.NoChildren
	}
	rest := bytes.TrimLeft(line, " \t")
	if !proseLine(rest) {
		return nil, parser.NoChildren
	}
	if at := segment.Stop - len(rest); len(Notes(pc)) == 0 { // one is enough
		note(pc, Note{IndentedProse, at, at + 1})
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// proseLine reports whether a line is Chinese text rather than code: it begins
// with Chinese, or at least half of its characters are (“2021年，”, “1、甲”).
func proseLine(line []byte) bool {
	r, _ := utf8.DecodeRune(line)
	if cjk.Chinese(r) {
		return true
	}
	han, others := 0, 0
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		line = line[size:]
		switch {
		case cjk.Chinese(r):
			han++
		case !cjk.Space(r):
			others++
		}
	}
	return han > 0 && han >= others
}

func (chineseIndent) CanInterruptParagraph() bool { return true }

func (chineseIndent) CanAcceptIndentedLine() bool { return true }

// fullWidthIndent lets a line that begins with a full-width space begin a
// paragraph even right below another one: that is how Chinese text files mark
// paragraphs.
type fullWidthIndent struct {
	parser.BlockParser
}

var fullWidthSpace = []byte("\u3000")

func (fullWidthIndent) Trigger() []byte { return fullWidthSpace[:1] }

func (p fullWidthIndent) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), fullWidthSpace) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (fullWidthIndent) CanInterruptParagraph() bool { return true }

func (fullWidthIndent) CanAcceptIndentedLine() bool { return true }
