package table

import (
	"strings"

	"wendang/internal/message"
)

// maxDepth bounds how deep keys and brackets nest. For a key of n parts the library
// takes time and memory quadratic in n.
const maxDepth = 40

// tooDeep returns an error for the first place of a TOML document that nests too deep,
// before the library sees it: a.a.a.a… = 1, [[[[….
func tooDeep(src string) *SyntaxError {
	s := &scanner{src: src}
	brackets, start, parts := 0, 0, 1 // parts of what may be a dotted key that begins at start
	for s.pos < len(src) {
		at := s.pos
		switch c := src[at]; c {
		case '"', '\'':
			if !s.quoted() {
				return nil // the library says what is wrong
			}
			continue
		case '#':
			n := strings.IndexByte(src[at:], '\n')
			if n < 0 {
				return nil
			}
			s.pos += n
			continue
		case '.':
			parts++
		case '[', '{':
			brackets++
			start, parts = at+1, 1
		case ']', '}':
			brackets = max(brackets-1, 0)
			start, parts = at+1, 1
		case '=', ',', '\n':
			start, parts = at+1, 1
		}
		s.pos++
		switch {
		case parts > maxDepth:
			return &SyntaxError{Span: Span{start, s.pos}, Message: message.KeyTooDeep(maxDepth), Hint: message.NestLess()}
		case brackets > maxDepth:
			return &SyntaxError{Span: Span{at, s.pos}, Message: message.KeyTooDeep(maxDepth), Hint: message.NestLess()}
		}
	}
	return nil
}
