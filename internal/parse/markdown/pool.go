package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Pool holds those nodes of a syntax tree that there are most of. They are used
// again for the next tree: else a third of all garbage is made of them. The zero Pool
// is ready to use; it belongs to one goroutine.
type Pool struct {
	texts      slab[ast.Text]
	paragraphs slab[PlainParagraph]
}

var poolKey = parser.NewContextKey()

// UseIn takes all nodes back, and lets a parser take nodes for one tree, which is
// good until the next UseIn.
func (n *Pool) UseIn(pc parser.Context) {
	n.reset()
	pc.Set(poolKey, n)
}

// poolOf returns the pool of a parser; one that was given none gets its own.
func poolOf(pc parser.Context) *Pool {
	if n, ok := pc.Get(poolKey).(*Pool); ok {
		return n
	}
	n := &Pool{}
	pc.Set(poolKey, n)
	return n
}

func (n *Pool) reset() {
	n.texts.reset()
	n.paragraphs.reset()
}

// text returns a node for the text from start to stop.
func (n *Pool) text(start, stop int) *ast.Text {
	t := n.texts.next()
	t.Segment = text.NewSegment(start, stop)
	return t
}

// slab hands out values, and takes all of them back at once. They keep their
// places.
type slab[T any] struct {
	chunks [][]T
	used   int // values
}

const (
	slabChunk  = 64 // values
	mostChunks = 64 // that are kept
)

// next returns a zero value.
func (s *slab[T]) next() *T {
	if s.used == len(s.chunks)*slabChunk {
		s.chunks = append(s.chunks, make([]T, slabChunk))
	}
	v := &s.chunks[s.used/slabChunk][s.used%slabChunk]
	s.used++
	var zero T
	*v = zero
	return v
}

func (s *slab[T]) reset() {
	s.used = 0
	if len(s.chunks) > mostChunks {
		s.chunks = append([][]T(nil), s.chunks[:mostChunks]...)
	}
}
