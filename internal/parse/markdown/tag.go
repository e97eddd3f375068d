package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A tag whose name is no element of HTML, SVG or MathML is text: vector<int>, rm
// <file>. CommonMark would take it for raw HTML, of which a browser shows nothing.

// unknownTag returns whether s begins with such a tag.
func unknownTag(s []byte) bool {
	name := TagName(s)
	return name != "" && !strings.Contains(name, ":") && !IsElement(name)
}

// tagParser takes the < of an unknown tag for text, and a tag of another vocabulary,
// such as Word's <o:p>, for raw HTML, where CommonMark sees text or a link.
type tagParser struct{}

func (tagParser) Trigger() []byte { return []byte{'<'} }

func (tagParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if unknownTag(line) {
		block.Advance(1)
		return poolOf(pc).text(segment.Start, segment.Start+1)
	}
	n := max(foreignTag(line), looseTag(line))
	if n == 0 {
		return nil
	}
	block.Advance(n)
	raw := ast.NewRawHTML()
	raw.Segments.Append(text.NewSegment(segment.Start, segment.Start+n))
	return raw
}

// foreignForm matches a tag of another vocabulary. Without attributes it looks like a
// link, such as <news:local>, unless the prefix is one that Office writes.
var foreignForm = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9]*):[A-Za-z][\w.-]*(\s+[A-Za-z_:][\w.:-]*(\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>` + "`" + `]+))?)*\s*/?>`)

// officePrefixes are those that what is pasted from Office brings along.
var officePrefixes = regexp.MustCompile(`^(?i:[a-z]|st\d|wps?|wpg|wne|mc|xdr|sdt|dcmitype|vt|ext)$`)

// IsOfficePrefix reports whether Office writes the prefix of another vocabulary.
func IsOfficePrefix(prefix string) bool { return officePrefixes.MatchString(prefix) }

// foreignTag returns the length of the tag of another vocabulary at the start of line,
// or 0.
func foreignTag(line []byte) int {
	colon := bytes.IndexByte(line[:min(len(line), 13)], ':')
	if colon < 2 || colon > 12 {
		return 0
	}
	m := foreignForm.FindSubmatchIndex(line)
	if m == nil || line[1] != '/' && m[4] < 0 && !officePrefixes.Match(line[m[2]:m[3]]) {
		return 0
	}
	return m[1]
}

// looseForm matches a tag that browsers take, and CommonMark does not: one with signs in a
// value without quotation marks, or without blanks between attributes.
var looseForm = regexp.MustCompile(`^<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z][\w.:-]*(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>` + "`" + `]+))?)` +
	`(?:\s*[A-Za-z][\w.:-]*(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>` + "`" + `]+))?)*\s*/?>`)

// looseAttribute matches an attribute that shows that this is HTML.
var looseAttribute = regexp.MustCompile(`(?i)[\s"'](?:href|src|class|style|id|name|align|width|height|color|size|target)\s*=`)

// looseTag returns the length of such a tag at the start of line, or 0.
func looseTag(line []byte) int {
	// To look further, at each of many tags in a line, would take quadratic time.
	const firstValue = 1 << 10
	if !IsElement(TagName(line)) || bytes.IndexByte(line[:min(len(line), firstValue)], '=') < 0 {
		return 0
	}
	end := looseForm.FindIndex(line)
	if end == nil || !looseAttribute.Match(line[:end[1]]) {
		return 0
	}
	return end[1]
}

// tagLine opens a paragraph where a line begins with an unknown tag, which CommonMark
// takes for the beginning of a block of HTML.
type tagLine struct {
	parser.BlockParser // the paragraph parser
}

func (tagLine) Trigger() []byte { return []byte{'<'} }

func (p tagLine) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if !unknownTag(bytes.TrimLeft(line, " ")) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (tagLine) CanInterruptParagraph() bool { return false }

func (tagLine) CanAcceptIndentedLine() bool { return false }
