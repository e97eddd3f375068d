package markdown

import "bytes"

// MaxNesting bounds how deep quotes and lists nest. Browsers flatten what is
// deeper than some hundred elements, and parsing takes time quadratic in it.
const MaxNesting = 100

// maxLinkWork bounds, for a paragraph, the number of places where a link may
// begin times its bytes: for each, all that follows is looked at. Some thousand
// links in an article are far below it.
const maxLinkWork = 200_000_000

// maxMarks bounds the emphasis marks in a paragraph: each that closes
// may look at all before it.
const maxMarks = 20_000

// MaxCells bounds the cells of a table. A row that has fewer than the head is
// filled up, so that few bytes can ask for any number.
const MaxCells = 50_000

// Check returns what in a text would take too long or too much memory to parse.
func Check(body []byte) []Note {
	var notes []Note
	tell := func(kind Kind, at int) { notes = append(notes, Note{Kind: kind, Start: at, End: at + 1}) }
	if at, deep := tooDeep(body); deep {
		tell(TooDeep, at)
	}
	// Most texts are too short for what is counted here.
	if len(body) > maxMarks && bytes.Count(body, linkMiddle)*len(body) > maxLinkWork {
		paragraphs(body, func(at, end int) {
			if p := body[at:end]; bytes.Count(p, linkMiddle)*len(p) > maxLinkWork {
				tell(TooManyLinks, at)
			}
		})
	}
	if len(body) > maxMarks && marks(body) > maxMarks {
		paragraphs(body, func(at, end int) {
			if marks(body[at:end]) > maxMarks {
				tell(TooManyMarks, at)
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
	return notes
}

// marks counts the bytes that may begin or end emphasis.
func marks(p []byte) int {
	return bytes.Count(p, []byte("*")) + bytes.Count(p, []byte("_")) + bytes.Count(p, []byte("~"))
}

var linkMiddle = []byte("](")

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

// tooDeep reports the first line of a body that opens too many containers at
// once, before goldmark sees it: 10,000 quote marks on one line.
func tooDeep(body []byte) (offset int, deep bool) {
	for at := 0; at < len(body); at = nextLine(body, at) {
		if len(body)-at <= MaxNesting {
			return 0, false
		}
		if c := body[at]; c >= 0x80 {
			continue // a paragraph of Chinese: nearly every line
		}
		line := body[at:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if containers(line) > MaxNesting {
			return at, true
		}
	}
	return 0, false
}

// containers counts the quote and list markers at the start of a line.
func containers(line []byte) int {
	depth := 0
	bullets := [256]bool{}
	for {
		line = bytes.TrimLeft(line, " \t")
		n := markerLen(line)
		if n == 0 {
			break
		}
		bullets[line[0]] = true
		depth++
		line = line[n:]
	}
	// "- - - -" and "* * * *" are rules, not lists of lists.
	if len(line) <= 1 && (bullets['-'] != bullets['*']) && !bullets['>'] && !bullets['+'] {
		return 0
	}
	return depth
}

// markerLen returns the length of the quote or list marker at the start of
// line, or 0.
func markerLen(line []byte) int {
	if len(line) == 0 {
		return 0
	}
	i := 0
	switch c := line[0]; {
	case c == '>':
		return 1
	case c == '-' || c == '+' || c == '*':
		i = 1
	case '0' <= c && c <= '9':
		for i < len(line) && i < 10 && '0' <= line[i] && line[i] <= '9' {
			i++
		}
		if i == len(line) || line[i] != '.' && line[i] != ')' {
			return 0
		}
		i++
	}
	if i > 0 && i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		return i
	}
	return 0
}

// nextLine returns where the line after the one at an offset begins.
func nextLine(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
