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

// mostKept bounds the footnotes of a text that has some that nothing refers to: goldmark
// sorts them in time quadratic in their number.
const mostKept = 1000

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
	noted := false
	for n := list.FirstChild(); n != nil && list.Count < mostKept; n = n.NextSibling() {
		if f := n.(*extast.Footnote); f.Index < 0 {
			list.Count++
			f.Index = list.Count
			if !noted { // looking for each would take time quadratic in their number
				at := max(bytes.Index(source, append(append([]byte("[^"), f.Ref...), ']', ':')), 0)
				note(pc, Problem{Kind: UnusedFootnote, Start: at, End: at + 1})
				noted = true
			}
		}
	}
}
