package parse

import "bytes"

// maxNesting bounds how deep quotes and lists nest. Browsers flatten what is
// deeper than some hundred elements, and parsing takes time quadratic in it.
const maxNesting = 100

// tooDeep reports the first line of a body that opens too many containers at
// once, before goldmark sees it: 10,000 quote marks on one line.
func tooDeep(body []byte) (offset int, deep bool) {
	for at := 0; at < len(body); at = nextLine(body, at) {
		if len(body)-at <= maxNesting {
			return 0, false
		}
		if c := body[at]; c >= 0x80 {
			continue // a paragraph of Chinese: nearly every line
		}
		line := body[at:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if containers(line) > maxNesting {
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
