package markdown

import "bytes"

// maxLinkWork bounds the steps in which goldmark looks for links in a text, which are
// counted before it is parsed. They take about a second. An article with some ten thousand
// links takes a few million.
const maxLinkWork = 200_000_000

// What takes another time than a step for a byte: a node takes some steps, and one step is
// enough for some lines.
const (
	nodeSteps = 4
	stepLines = 3
	openSteps = 100 // of a bracket that opens, which keeps some hundred bytes
)

// mostLabel is how far the first and the last bracket that are open may be from each other:
// goldmark looks for no link where it is more.
const mostLabel = 998

// linksFit reports whether links are found in time. If not, it returns where the paragraph
// begins in which they are not.
func linksFit(body []byte) (at int, ok bool) {
	openers, closers := bytes.Count(body, []byte("[")), bytes.Count(body, []byte("]"))
	if openers*openSteps+closers*len(body)*nodeSteps <= maxLinkWork {
		return 0, true
	}
	left, ok := maxLinkWork, true
	paragraphs(body, func(start, end int) {
		if !ok {
			return
		}
		for block := range blocksOf(body[start:end]) {
			if left -= linkWork(block, left); left < 0 {
				at, ok = start, false
				return
			}
		}
	})
	return at, ok
}

// blocksOf divides a run of lines where an item of a list certainly begins: its text is
// parsed for itself.
func blocksOf(p []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		from := 0
		for at := nextLine(p, 0); at < len(p); at = nextLine(p, at) {
			if beginsItem(p[at:]) {
				if !yield(p[from:at]) {
					return
				}
				from = at
			}
		}
		yield(p[from:])
	}
}

// beginsItem reports whether a line begins with - + or *, a blank and something else.
func beginsItem(line []byte) bool {
	line, _, _ = bytes.Cut(line, []byte("\n"))
	rest := bytes.TrimLeft(line, " ")
	return len(line)-len(rest) <= 3 && len(rest) > 2 && (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') && rest[1] == ' ' &&
		len(bytes.TrimSpace(rest[2:])) > 0
}

// linkWork counts the steps for the links of a block; it stops when they are more than most.
//
//   - A bracket that opens is kept.
//   - A bracket that closes looks through all since the one that it closes, for a link.
//   - It looks for its line, from the last one of the block.
//   - Behind ]( all is looked at that may be the address, and then the title.
func linkWork(p []byte, most int) int {
	lines := bytes.Count(p, []byte("\n")) + 1 // from here on
	steps := 0
	var open []int
	for at := 0; at < len(p) && steps <= most; at++ {
		switch p[at] {
		case '\n':
			lines--
		case '[':
			open = append(open, at)
			steps += openSteps
		case ']':
			if len(open) == 0 {
				break
			}
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if len(open) == 0 || open[len(open)-1]-open[0] <= mostLabel {
				steps += nodeSteps*(at-last) + lines/stepLines
			}
			if at+1 < len(p) && p[at+1] == '(' {
				steps += addressWork(p[at+2:], most-steps)
			}
		}
	}
	return steps
}

// addressWork counts the bytes behind ]( that may be the address of a link and its title,
// up to most and a few.
func addressWork(p []byte, most int) int {
	p = p[:min(len(p), max(most, 0)+1)]
	at := len(p) - len(bytes.TrimLeft(p, " \t\n"))
	for depth := 0; at < len(p) && p[at] != ' ' && p[at] != '\t' && p[at] != '\n'; at++ {
		switch p[at] {
		case '\\':
			at++
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return at + 1
			}
		}
	}
	at = min(at, len(p))
	at = len(p) - len(bytes.TrimLeft(p[at:], " \t\n"))
	if at == len(p) || p[at] != '"' && p[at] != '\'' && p[at] != '(' {
		return at
	}
	closer := p[at]
	if closer == '(' {
		closer = ')'
	}
	if n := bytes.IndexByte(p[at+1:], closer); n >= 0 {
		return at + 1 + n
	}
	return len(p)
}
