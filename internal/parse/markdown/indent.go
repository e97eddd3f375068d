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
// decision, it is noted for a warning. What is surely code stays code.
type chineseIndent struct {
	parser.BlockParser // the paragraph parser
}

func (chineseIndent) Trigger() []byte { return nil }

func (p chineseIndent) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment, ok := indentedLine(reader)
	if !ok || !proseLine(line) {
		return nil, parser.NoChildren
	}
	at := segment.Stop - len(line)
	if code, drawn := isCode(line, reader.Source(), segment); code {
		if !drawn {
			note(pc, Problem{Kind: IndentedCode, Start: at, End: at + 1})
		}
		return nil, parser.NoChildren
	}
	// What follows in the same run of indented lines belongs to the same place.
	last, known := pc.Get(indentedKey).(int)
	if !known || !onlyIndented(reader.Source()[last:segment.Start]) {
		note(pc, Problem{Kind: IndentedProse, Start: at, End: at + 1})
	}
	pc.Set(indentedKey, segment.Stop)
	return p.BlockParser.Open(parent, reader, pc)
}

var indentedKey = parser.NewContextKey()

// indentedLine returns the next line without its indentation. It reports false when
// that is less than four columns.
func indentedLine(reader text.Reader) ([]byte, text.Segment, bool) {
	line, segment := reader.PeekLine()
	if columns, _ := util.IndentWidth(line, reader.LineOffset()); columns+segment.Padding < 4 {
		return nil, segment, false
	}
	return bytes.TrimLeft(line, " \t"), segment, true
}

// onlyIndented reports whether all lines of a part of the source are indented or
// blank.
func onlyIndented(part []byte) bool {
	for line := range bytes.Lines(part) {
		if len(bytes.TrimSpace(line)) > 0 && !bytes.HasPrefix(line, fourSpaces) && line[0] != '\t' {
			return false
		}
	}
	return true
}

var fourSpaces = []byte("    ")

// proseLine reports whether a line is Chinese text rather than code: it ends with a
// full stop, or begins with Chinese, or at least half of its characters are (“2021年，”,
// “1、甲”).
func proseLine(line []byte) bool {
	r, _ := utf8.DecodeRune(line)
	if cjk.Chinese(r) || endsSentence(line) {
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

// endsSentence reports whether a line ends with a Chinese full stop.
func endsSentence(line []byte) bool {
	line = bytes.TrimRight(line, " \t\n")
	return bytes.HasSuffix(line, []byte("。")) || bytes.HasSuffix(line, []byte("！")) || bytes.HasSuffix(line, []byte("？"))
}

// mostFollowing bounds how many lines are looked at to tell code from text. Each line of
// a long run of them asks again.
const mostFollowing = 20

// following returns the indented lines right below a line.
func following(source []byte, line text.Segment) []byte {
	end := line.Stop
	for range mostFollowing {
		next := nextLine(source, end)
		l := source[end:next]
		if len(bytes.TrimSpace(l)) == 0 || !onlyIndented(l) {
			break
		}
		end = next
	}
	return source[line.Stop:end]
}

// isCode reports whether an indented line, and those that follow, are code or a drawing
// although there is Chinese in them. That is certain of drawings, and where a sign says
// what nothing but code says: those are drawn.
func isCode(first, source []byte, at text.Segment) (code, drawn bool) {
	rest := following(source, at)
	if drawing(first) || drawing(rest) {
		return true, true
	}
	statements := 0
	if endsStatement(first) {
		statements++
	}
	for line := range bytes.Lines(rest) {
		if endsStatement(line) {
			statements++
		}
	}
	sign := comment(first)
	switch {
	case sign != "" && !endsSentence(first) && !hasSentence(chunk(source, at.Stop)):
		return true, len(sign) > 1 && sign != "--"
	case statements >= 2:
		return true, false
	}
	return false, false
}

// chunk returns the indented lines below a line, also beyond blank ones.
func chunk(source []byte, at int) []byte {
	end := at
	for range mostFollowing {
		next := nextLine(source, end)
		if !onlyIndented(source[end:next]) {
			break
		}
		end = next
	}
	return source[at:end]
}

// hasSentence reports whether one of some lines is a Chinese sentence.
func hasSentence(lines []byte) bool {
	for line := range bytes.Lines(lines) {
		r, _ := utf8.DecodeRune(bytes.TrimLeft(line, " \t"))
		if cjk.Wide(r) && endsSentence(line) {
			return true
		}
	}
	return false
}

// drawing reports whether s holds one of the signs that boxes and trees are drawn with,
// U+2500 to U+257F.
func drawing(s []byte) bool {
	return bytes.Contains(s, []byte("\xE2\x94")) || bytes.Contains(s, []byte("\xE2\x95"))
}

// endsStatement reports whether a line ends as statements do. A list of Chinese items may
// have a Western semicolon: 第一，要学习;
func endsStatement(line []byte) bool {
	line = bytes.TrimRight(line, " \t\n")
	if len(line) == 0 {
		return false
	}
	switch line[len(line)-1] {
	case '{', '}':
		return true
	case ';':
		return !bytes.ContainsAny(line, "，。、：；")
	}
	return false
}

// comment returns the sign of a comment, or of a command, with which a line begins, or
// "".
func comment(line []byte) string {
	for _, sign := range []string{"//", "/*", "<!--", "#!", "$ ", ">>> "} {
		if bytes.HasPrefix(line, []byte(sign)) {
			return sign
		}
	}
	for _, sign := range []string{"#", ";", "%", "--", "rem", "REM"} {
		if rest, ok := bytes.CutPrefix(line, []byte(sign)); ok {
			rest = bytes.TrimLeft(rest, sign)
			r, _ := utf8.DecodeRune(rest)
			if len(rest) > 0 && (rest[0] == ' ' || len(sign) == 1 && cjk.Chinese(r)) && !(sign == "#" && bytes.IndexByte(rest, '#') >= 0) {
				return sign
			}
			return ""
		}
	}
	return ""
}

// chineseCode opens a block of code right below a paragraph, where Markdown sees the
// paragraph's next line, when it is Chinese or a drawing and yet surely code.
type chineseCode struct {
	parser.BlockParser // the code block parser
}

func (chineseCode) Trigger() []byte { return nil }

func (p chineseCode) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last := pc.LastOpenedBlock().Node
	if last == nil || last.Kind() != ast.KindParagraph && last.Kind() != KindPlainParagraph || last.Parent() != parent {
		return nil, parser.NoChildren
	}
	line, segment, ok := indentedLine(reader)
	if !ok || !proseLine(line) && !drawing(line) {
		return nil, parser.NoChildren
	}
	code, drawn := isCode(line, reader.Source(), segment)
	if !code {
		return nil, parser.NoChildren
	}
	if !drawn {
		at := segment.Stop - len(line)
		note(pc, Problem{Kind: IndentedCode, Start: at, End: at + 1})
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (chineseCode) CanInterruptParagraph() bool { return true }

func (chineseCode) CanAcceptIndentedLine() bool { return true }

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
