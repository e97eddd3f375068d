package markdown

import "bytes"

// MaxNesting bounds how deep quotes and lists nest. Browsers flatten what is
// deeper than some hundred elements, and parsing takes time quadratic in it; see
// depth.go.
const MaxNesting = 100

// MaxNotes bounds the footnotes of an article, when each is referred to once: for every
// place that refers to one, goldmark looks through all.
const MaxNotes = 4000

// maxMarks bounds the emphasis marks in a paragraph: each that closes
// may look at all before it.
const maxMarks = 20_000

// MaxCells bounds the cells of a table. A row that has fewer than the head is
// filled up, so that few bytes can ask for any number.
const MaxCells = 50_000

// MaxDefinitions bounds the definitions of links in a row, [a]: /b: for each, goldmark moves
// all lines behind it.
const MaxDefinitions = 10_000

// maxBlockLines bounds the lines of all quotes, lists and notes of a text, each counted as
// often as blocks are open around it: goldmark keeps some bytes for each.
const maxBlockLines = 3_000_000

// Check returns what in a text would take too long or too much memory to parse.
func Check(body []byte) []Problem {
	var problems []Problem
	tell := func(kind Kind, at int) { problems = append(problems, Problem{Kind: kind, Start: at, End: at + 1}) }
	if places := bytes.Count(body, noteMark); places > MaxNotes {
		if notes, at := footnotes(body); notes*places > 2*MaxNotes*MaxNotes {
			tell(TooManyNotes, at)
		}
	}
	if at, ok := linksFit(body); !ok {
		tell(TooManyLinks, at)
	}
	// Most texts are too short for what is counted here.
	if len(body) > maxMarks && marks(body) > maxMarks {
		paragraphs(body, func(at, end int) {
			if marks(body[at:end]) > maxMarks {
				tell(TooManyMarks, at)
			}
		})
	}
	if bytes.Count(body, definitionMark) > MaxDefinitions {
		paragraphs(body, func(at, end int) {
			if bytes.Count(body[at:end], definitionMark) > MaxDefinitions {
				tell(TooManyDefinitions, at)
			}
		})
	}
	if pipes := bytes.Count(body, []byte("|")); pipes > 0 && pipes*bytes.Count(body, []byte("\n")) > MaxCells {
		paragraphs(body, func(at, end int) {
			if columns, rows := tableSize(body[at:end]); columns*rows > MaxCells {
				tell(TooManyCells, at)
			}
		})
	}
	return problems
}

// marks counts the bytes that may begin or end emphasis.
func marks(p []byte) int {
	return bytes.Count(p, []byte("*")) + bytes.Count(p, []byte("_")) + bytes.Count(p, []byte("~"))
}

var definitionMark = []byte("]:")

// paragraphs calls visit for every run of lines that are not empty.
func paragraphs(body []byte, visit func(start, end int)) {
	for at := 0; at < len(body); {
		end := at
		for end < len(body) {
			next := nextLine(body, end)
			if len(bytes.TrimSpace(body[end:next])) == 0 {
				break
			}
			end = next
		}
		if end > at {
			visit(at, end)
		}
		at = nextLine(body, end)
	}
}

// tableSize returns the size that a paragraph has if it holds a table: the
// columns of its widest delimiter row, which is made of | - : and spaces, and
// its lines.
func tableSize(p []byte) (columns, rows int) {
	for line := range bytes.Lines(p) {
		rows++
		if trimmed := bytes.TrimLeft(line, " \t>"); len(bytes.Trim(trimmed, "|-: \t\n")) == 0 {
			columns = max(columns, bytes.Count(trimmed, []byte("|"))+1)
		}
	}
	return columns, rows
}

var noteMark = []byte("[^")

// footnotes counts the lines that may begin a footnote, and returns where the first is
// that is one too many.
func footnotes(body []byte) (n, tooMany int) {
	for at := 0; at < len(body); at = nextLine(body, at) {
		// It may stand in a quote or a list.
		if bytes.HasPrefix(bytes.TrimLeft(body[at:min(len(body), at+maxMarkers)], " \t>*+-0123456789.)"), noteMark) {
			if n++; n <= MaxNotes {
				tooMany = at
			}
		}
	}
	return n, tooMany
}

// maxMarkers is how far into a line a footnote is looked for.
const maxMarkers = 4 * MaxNesting

// nextLine returns where the line after the one at an offset begins.
func nextLine(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
