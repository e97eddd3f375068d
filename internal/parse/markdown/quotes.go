package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeQuotes takes backquotes that nothing closes for text. goldmark finds out by looking
// through all that follows, again for each such run of quotes: in a paragraph whose runs all
// have other lengths, that takes very long.
type codeQuotes struct{}

func (codeQuotes) Trigger() []byte { return []byte{'`'} }

// longBlock is from what length on, in bytes, it is worthwhile to know all runs of a block.
const longBlock = 4 << 10

// quoteRuns are the runs of backquotes of a block.
type quoteRuns struct {
	block ast.Node
	last  map[int]int // by length: where the last one begins
}

var quoteRunsKey = parser.NewContextKey()

func (codeQuotes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	lines := parent.Lines()
	if n := lines.Len(); n == 0 || lines.At(n-1).Stop-lines.At(0).Start < longBlock {
		return nil
	}
	runs, ok := pc.Get(quoteRunsKey).(*quoteRuns)
	if !ok || runs.block != parent {
		runs = &quoteRuns{parent, map[int]int{}}
		pc.Set(quoteRunsKey, runs)
		for i := range lines.Len() {
			line := lines.At(i)
			for at := line.Start; at < line.Stop; {
				n := quotes(block.Source()[at:line.Stop])
				if n > 0 {
					runs.last[n] = at
				}
				at += n + 1
			}
		}
	}
	line, segment := block.PeekLine()
	n := quotes(line)
	if last, ok := runs.last[n]; ok && last > segment.Start {
		return nil // goldmark finds it
	}
	block.Advance(n)
	return poolOf(pc).text(segment.Start, segment.Start+n)
}

// quotes returns how many backquotes stand at the beginning of s.
func quotes(s []byte) int { return len(s) - len(bytes.TrimLeft(s, "`")) }
