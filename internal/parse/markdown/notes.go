package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteParser parses the definitions of footnotes. goldmark loses a definition that stands
// within another one; here it is text.
type noteParser struct {
	parser.BlockParser
}

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == extast.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// keepNotes gives numbers to footnotes that nothing refers to, so that goldmark, which
// would leave them out, shows them behind the others.
type keepNotes struct{}

func (keepNotes) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	if !bytes.Contains(source, []byte("[^")) || !bytes.Contains(source, []byte("]:")) {
		return
	}
	var list *extast.FootnoteList
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*extast.FootnoteList); ok {
			list = l
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if list == nil {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if f := n.(*extast.Footnote); f.Index < 0 {
			list.Count++
			f.Index = list.Count
			at := max(bytes.Index(source, append(append([]byte("[^"), f.Ref...), ']', ':')), 0)
			note(pc, Note{UnusedFootnote, at, at + 1})
		}
	}
}
