package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Blanks is what a link or image has whose path has blanks, as in ![图](我的 照片.png).
// For CommonMark it is text.
type Blanks struct {
	Path, Title string // escapes and entities are still in them
	Start, Stop int    // in the source, of the brackets around them
}

var blanksKey = []byte("blanks")

// BlanksOf returns what a link or image has that CommonMark would take for text.
func BlanksOf(n ast.Node) (Blanks, bool) {
	v, ok := n.Attribute(blanksKey)
	if !ok {
		return Blanks{}, false
	}
	b, ok := v.(Blanks)
	return b, ok
}

// linkParser parses links as goldmark does, and those whose paths have blanks.
type linkParser struct {
	parser.InlineParser // goldmark's
}

// mostBlanks bounds the length of a path with blanks, in bytes.
const mostBlanks = 500

// titleForm matches the title behind a path.
var titleForm = regexp.MustCompile(`^(.*?)[ \t]+(?:"([^"]*)"|'([^']*)')[ \t]*$`)

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line[0] != ']' || len(line) < 2 || line[1] != '(' {
		return p.InlineParser.Parse(parent, block, pc)
	}
	length := closingParenthesis(line[1:])
	b, ok := blanksIn(line[1:][:length])
	if !ok {
		return p.InlineParser.Parse(parent, block, pc)
	}
	// goldmark cannot read the path, and asks whether the label is defined somewhere.
	defined := &anyReference{Context: pc}
	n := p.InlineParser.Parse(parent, block, defined)
	if n == nil || !defined.asked || !isReference(n) {
		return n
	}
	block.Advance(length)
	b.Start, b.Stop = segment.Start+1, segment.Start+1+length
	n.SetAttribute(blanksKey, b)
	return n
}

// CloseBlock implements [parser.CloseBlocker], as goldmark's parser does.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// anyReference is a context in which every label is defined.
type anyReference struct {
	parser.Context
	asked bool
}

func (c *anyReference) Reference(string) (parser.Reference, bool) {
	c.asked = true
	return parser.NewReference(nil, nil, nil), true
}

func isReference(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Link:
		return n.Reference != nil
	case *ast.Image:
		return n.Reference != nil
	}
	return false
}

// blanksIn returns the path between brackets, if it has blanks.
func blanksIn(s []byte) (Blanks, bool) {
	if len(s) < 2 {
		return Blanks{}, false
	}
	b := Blanks{Path: string(bytes.TrimSpace(s[1 : len(s)-1]))}
	if m := titleForm.FindStringSubmatch(b.Path); m != nil {
		b.Path, b.Title = m[1], m[2]+m[3]
	}
	return b, hasBlank(b.Path)
}

// hasBlank reports whether a path has blanks. One that is an address, or that a template
// makes, is none.
func hasBlank(path string) bool {
	blank := false
	if strings.Contains(path, "://") {
		return false
	}
	for i := range len(path) {
		switch path[i] {
		case ' ', '\t':
			blank = true
		case '"', '<', '>':
			return false
		case '{':
			if i+1 < len(path) && (path[i+1] == '{' || path[i+1] == '%') { // of a template
				return false
			}
		}
	}
	return blank
}

// closingParenthesis returns how many bytes of a line belong to the parenthesis with
// which it begins, or 0.
func closingParenthesis(s []byte) int {
	depth := 0
	for i, c := range s[:min(len(s), mostBlanks)] {
		switch c {
		case '\n':
			return 0
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// inlineParsers are goldmark's, with links whose paths have blanks.
func inlineParsers() []util.PrioritizedValue {
	list := parser.DefaultInlineParsers()
	for i := range list {
		if p, ok := list[i].Value.(parser.InlineParser); ok && p == parser.NewLinkParser() {
			list[i].Value = linkParser{p}
		}
	}
	return list
}
