package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// MaxGiven bounds the bytes that definitions give to links and images, any number of which
// may use one. A definition may hold a whole picture.
const MaxGiven = 16 << 20

// boundGiven leaves out the addresses of links and images beyond MaxGiven, with a note.
type boundGiven struct{}

func (boundGiven) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	if !bytes.Contains(reader.Source(), definitionMark) {
		return
	}
	given := 0
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		var address, title *[]byte
		var defined *ast.ReferenceLink
		switch n := n.(type) {
		case *ast.Link:
			address, title, defined = &n.Destination, &n.Title, n.Reference
		case *ast.Image:
			address, title, defined = &n.Destination, &n.Title, n.Reference
		}
		if !entering || defined == nil {
			return ast.WalkContinue, nil
		}
		before := given
		if given += len(*address) + len(*title); given > MaxGiven {
			*address, *title = nil, nil
			if before <= MaxGiven {
				at := max(n.Pos(), 0)
				note(pc, Problem{Kind: TooMuchGiven, Start: at, End: at + 1})
			}
		}
		return ast.WalkContinue, nil
	})
}
