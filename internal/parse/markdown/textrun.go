package markdown

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// textRun takes plain text in runs. goldmark looks at every byte of a line for
// something that begins an inline; in Chinese text nearly none does, and that
// loop is most of the time of parsing. This parser is asked at the start of
// every line and at spaces, and takes all that is certainly text at once.
type textRun struct{}

// Trigger is ' ', which goldmark also uses for "the start of a line or of what
// follows another inline", and the punctuation that begins no inline.
func (textRun) Trigger() []byte { return []byte(" \"#$%&'()+,-./:;=>?@^{|}") }

// stops are the bytes at which another inline parser, or an escape, may begin.
var stops = [256]bool{
	'\\': true, '`': true, '*': true, '_': true, '~': true,
	'[': true, ']': true, '!': true, '<': true, '\n': true,
}

func (textRun) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if segment.Padding != 0 {
		return nil
	}
	linkable := !pc.IsInLinkLabel()
	if linkable {
		if n, kind := autoLinkAt(line, block.PrecendingCharacter()); n > 0 {
			return newAutoLink(block, segment, n, kind)
		}
	}
	end := runEnd(line[:lookAhead(line)])
	if linkable {
		if at := autoLinkStart(line[:end]); at > 0 {
			end = at
		}
	}
	if end < len(line) && line[end] != '\n' {
		if end == 0 {
			return nil
		}
		block.Advance(end)
		return poolOf(pc).text(segment.Start, segment.Start+end)
	}

	// The line ends here, with all that a line's end can mean but a
	// backslash, which is a stop.
	trimmed := len(bytes.TrimRight(line[:end], " \t"))
	node := poolOf(pc).text(segment.Start, segment.Start+trimmed)
	if end < len(line) {
		hard := end >= 2 && line[end-1] == ' ' && line[end-2] == ' '
		node.SetHardLineBreak(hard)
		node.SetSoftLineBreak(!hard)
	}
	block.AdvanceLine()
	return node
}

// maxRun bounds how far one run reaches, in bytes: every link in a line ends a
// run, and looking to the line's end each time would take time quadratic in
// their number.
const maxRun = 4 << 10

// lookAhead returns how much of line to look at: at most about maxRun, ending
// between words, so that no URL is cut.
func lookAhead(line []byte) int {
	if len(line) <= maxRun {
		return len(line)
	}
	for end := maxRun; end > maxRun/2; end-- {
		if c := line[end]; c == ' ' || c >= 0xC0 && line[end-1] >= 0x80 {
			return end
		}
	}
	end := maxRun
	for !utf8.RuneStart(line[end]) {
		end--
	}
	return end
}

// runEnd returns the index of the first stop in line, or its length.
func runEnd(line []byte) int {
	const high = 0x8080808080808080
	i := 0
	for i < len(line) {
		// Eight bytes above ASCII at once: no stop is among them.
		if i+8 <= len(line) {
			ascii := ^binary.LittleEndian.Uint64(line[i:]) & high
			if ascii == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(ascii) / 8
		}
		if stops[line[i]] {
			return i
		}
		i++
	}
	return i
}
