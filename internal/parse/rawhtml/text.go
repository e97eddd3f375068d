// Package rawhtml divides the raw HTML of a text of Markdown into tags, words and what
// shows nothing, and finds out which tags are none.
package rawhtml

import (
	"bytes"
	"regexp"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Text is a piece of raw HTML: a tag within a line, or lines that Markdown leaves
// alone.
type Text struct {
	Bytes  []byte
	Line   bool // it stands within a line of Markdown
	Code   bool // it is a script, or text as it was typed
	starts []int
	places []int // where in the source the parts of text from starts on stand
}

func (r *Text) add(source []byte, s text.Segment) {
	r.starts = append(r.starts, len(r.Bytes))
	r.places = append(r.places, s.Start)
	r.Bytes = append(r.Bytes, s.Value(source)...)
}

// Place returns where in the source the byte at an index of Bytes stands.
func (r *Text) Place(i int) int {
	k := sort.SearchInts(r.starts, i+1) - 1
	if k < 0 {
		return 0
	}
	return r.places[k] + i - r.starts[k]
}

// WithoutControls replaces numeric references to control characters by blanks, of the same
// length, so that places stay true: HTML cannot hold them.
func (r *Text) WithoutControls() {
	r.Bytes = controlForm.ReplaceAllFunc(r.Bytes, func(s []byte) []byte { return bytes.Repeat([]byte{' '}, len(s)) })
}

// Inline returns a tag within a line.
func Inline(n *ast.RawHTML, source []byte) *Text {
	r := &Text{Line: true}
	for i := range n.Segments.Len() {
		r.add(source, n.Segments.At(i))
	}
	return r
}

// Block returns lines of raw HTML.
func Block(n *ast.HTMLBlock, source []byte) *Text {
	r := &Text{Code: n.HTMLBlockType == ast.HTMLBlockType1}
	for i := range n.Lines().Len() {
		r.add(source, n.Lines().At(i))
	}
	if n.HasClosure() {
		r.add(source, n.ClosureLine)
	}
	return r
}

// controlForm matches numeric references to control characters.
var controlForm = regexp.MustCompile(`&#0*(?:[0-8]|1[1245-9]|2\d|3[01])(?:;|\b)|&#[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])(?:;|\b)`)
