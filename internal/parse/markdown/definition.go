package markdown

import (
	"bytes"
	"regexp"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wendang/internal/parse/cjk"
)

// definitionParser takes the definitions of links out of a paragraph, but for those that
// are text: references to books and interviews look like them.
//
//	[1]: 张三：《论文》，某出版社2020年版，第3页。
//	[问]: 今年有何打算？
type definitionParser struct{}

func (definitionParser) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	parent, before := node.Parent(), node.PreviousSibling()
	parser.LinkReferenceParagraphTransformer.Transform(node, reader, definitions{pc})
	next := parent.FirstChild()
	if before != nil {
		next = before.NextSibling()
	}
	var last *ast.Paragraph // made of the last definition
	for next != nil && next != ast.Node(node) {
		n := next
		next = n.NextSibling()
		d, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || !prose(d.Destination) {
			last = nil
			continue
		}
		last = ast.NewParagraph()
		last.SetBlankPreviousLines(d.HasBlankPreviousLines())
		for i := range d.Lines().Len() {
			line := d.Lines().At(i)
			last.Lines().Append(line.TrimLeftSpace(reader.Source()))
		}
		parent.ReplaceChild(parent, n, last)
	}
	if last != nil && node.Parent() != nil { // what follows belongs to it
		lines := text.NewSegments()
		for i := range last.Lines().Len() {
			line := last.Lines().At(i)
			if i+1 == last.Lines().Len() {
				line = line.WithStop(nextLine(reader.Source(), line.Stop))
			}
			lines.Append(line)
		}
		lines.AppendAll(node.Lines().Sliced(0, node.Lines().Len()))
		node.SetLines(lines)
		parent.RemoveChild(parent, last)
	}
}

// definitions is a context in which definitions that are text define nothing.
type definitions struct{ parser.Context }

func (c definitions) AddReference(ref parser.Reference) {
	if !prose(ref.Destination()) {
		c.Context.AddReference(ref)
	}
}

// pathForm matches what is the target of a link although it is in Chinese: an address, a
// path, or the name of a file.
var pathForm = regexp.MustCompile(`^(?:#|/|\.{1,2}/|[A-Za-z][A-Za-z0-9+.-]*:|www\.)|\.[A-Za-z][A-Za-z0-9]{0,7}(?:[?#].*)?$`)

// prose reports whether the destination of a link is Chinese text.
func prose(dest []byte) bool {
	chinese, marks := false, false
	for _, r := range string(dest) {
		chinese = chinese || cjk.Wide(r)
		marks = marks || cjk.Chinese(r) && unicode.IsPunct(r)
	}
	return chinese && !pathForm.Match(dest) && (marks || bytes.IndexByte(dest, '/') < 0)
}
