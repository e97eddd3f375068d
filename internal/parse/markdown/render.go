package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// plainRenderer writes plain paragraphs as goldmark's renderer writes others.
type plainRenderer struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (plainRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(KindPlainParagraph, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		p := n.(*PlainParagraph)
		text := source[p.Start:p.End]
		_, _ = w.WriteString("<p>")
		at := 0
		for _, m := range BoldMarks(nil, text) {
			writeText(w, text[at:m.At])
			at = m.At
			switch {
			case m.Open:
				_, _ = w.WriteString("<strong>")
			case m.Close:
				_, _ = w.WriteString("</strong>")
			default:
				continue
			}
			at += len(boldSign)
		}
		writeText(w, text[at:])
		_, _ = w.WriteString("</p>\n")
		return ast.WalkContinue, nil
	})
}

func writeText(w util.BufWriter, text []byte) {
	_, _ = w.Write(util.EscapeHTML(text))
}
