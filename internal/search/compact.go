package search

import (
	"encoding/binary"
	"unicode/utf16"
)

// Texts are compressed into digits of base 93, which are printable characters
// (text93.go), with no step of bytes between. What is compressed are the units of
// UTF-16, in which browsers keep texts:
//
//	0 … 47     one of the 48 commonest characters
//	48 … 79    with a second digit, one of the 32·93 next ones
//	80 … 91    units that stood before: 4 … 14 or, with 91, 15 and as many as
//	           digits follow, of which only the last is less than 92. Two more
//	           digits say how far before, up to 93² - 1
//	92         with three digits, any other unit
//
// Deflate would make less of the texts on a disk, by a tenth, and take twice as
// long; sent with gzip, which finds what is common in these digits, they are
// smaller than what was deflated.
const (
	firstMatch  = oneDigit + twoDigits
	escape      = 92
	longMatch   = escape - 1 // the digit of a match whose length follows
	leastMatch  = 4          // units
	mostAway    = 93*93 - 1  // units
	mostOfUnit  = 4          // digits
	hashBits    = 12
	hashFactor  = 0x9E3779B97F4A7C15
	textPadding = 16 // bytes
)

// compactor writes texts in digits. It belongs to one goroutine.
type compactor struct {
	// codes holds for each character of the basic plane its one digit, or its
	// two, the first one in the low byte; 0 for none.
	codes [1 << 16]uint16
	units Units                 // of the texts that were added
	seen  [1 << hashBits]uint32 // where units stood, by a hash of four
	out   []byte
}

func newCompactor(chars []rune) *compactor {
	c := &compactor{}
	for i, r := range chars {
		if i < oneDigit {
			c.codes[r] = uint16(digits93[i])
			continue
		}
		c.codes[r] = pairs93[oneDigit*93+i-oneDigit]
	}
	return c
}

// reset forgets the texts that were added.
func (c *compactor) reset() { c.units = c.units[:0] }

// add and addBytes add a text, and the character 0 as its end.
func (c *compactor) add(s string) { c.units = append(c.units.AppendText(s), 0, 0) }

func (c *compactor) addBytes(b []byte) { c.units = append(c.units.AppendBytes(b), 0, 0) }

// addUnits adds a text that is in units already.
func (c *compactor) addUnits(u Units) { c.units = append(append(c.units, u...), 0, 0) }

// compact returns the texts that were added, in digits, and how many units they
// are. It is good until the next call.
func (c *compactor) compact() (digits []byte, units int) {
	u := c.units
	c.out = resize(c.out, mostOfUnit/unitBytes*len(u)+textPadding)
	out := c.out
	clear(c.seen[:])
	n, start := 0, 0 // start of the units that are not written yet
	for i := 0; i < len(u)-textPadding; {
		four := binary.LittleEndian.Uint64(u[i:])
		seen := &c.seen[four*hashFactor>>(64-hashBits)]
		at := int(*seen) // at first the beginning
		*seen = uint32(i)
		if binary.LittleEndian.Uint64(u[at:]) != four || at >= i || i-at > mostAway*unitBytes {
			// Where little is repeated, fewer units are looked for.
			i += unitBytes * (1 + (i-start)>>6)
			continue
		}
		length := leastMatch * unitBytes
		for i+length < len(u) && u[at+length] == u[i+length] && u[at+length+1] == u[i+length+1] {
			length += unitBytes
		}
		for i > start && at > 0 && u[at-1] == u[i-1] && u[at-2] == u[i-2] {
			i, at, length = i-unitBytes, at-unitBytes, length+unitBytes
		}
		n = c.literals(n, u[start:i])
		away, more := (i-at)/unitBytes, length/unitBytes-leastMatch
		out[n] = digits93[min(firstMatch+more, longMatch)]
		out[n+1], out[n+2] = digits93[away/93], digits93[away%93]
		n += 3
		if more -= longMatch - firstMatch; more >= 0 {
			for ; more >= escape; more -= escape {
				out[n] = digits93[escape]
				n++
			}
			out[n] = digits93[more]
			n++
		}
		i += length
		start = i
		if i < len(u)-textPadding { // what begins in the match and ends behind it
			four := binary.LittleEndian.Uint64(u[i-2*unitBytes:])
			c.seen[four*hashFactor>>(64-hashBits)] = uint32(i - 2*unitBytes)
		}
	}
	n = c.literals(n, u[start:])
	return out[:n], len(u) / unitBytes
}

// literals writes units as they are, from out[n], and returns where they end.
func (c *compactor) literals(n int, units []byte) int {
	out := c.out
	for ; len(units) >= unitBytes; units = units[unitBytes:] {
		u := binary.LittleEndian.Uint16(units)
		code := c.codes[u]
		if code == 0 {
			u := int(u)
			out[n], out[n+1], out[n+2], out[n+3] = digits93[escape], digits93[u/(93*93)], digits93[u/93%93], digits93[u%93]
			n += 4
			continue
		}
		// Two digits are written and one or two are kept: which of them cannot be
		// foreseen, so that a branch would take longer.
		binary.LittleEndian.PutUint16(out[n:], code)
		n += 1 + int((uint32(code)+0xFF00)>>16)
	}
	return n
}

// uncompact returns the texts of so many units that a compactor wrote in
// characters of a list, each with a 0 as its end; or false when s is no such
// text.
func uncompact(s []byte, units int, chars []rune) (string, bool) {
	// The shortest way to many units is a match: 92 with each digit.
	if units < 0 || units > 93*len(s) {
		return "", false
	}
	ok := true
	digit := func() int {
		if len(s) == 0 || value93[s[0]] < 0 {
			ok, s = false, nil
			return 0
		}
		v := int(value93[s[0]])
		s = s[1:]
		return v
	}
	out := make([]uint16, 0, min(units, 2*len(s)))
	for len(s) > 0 {
		char := digit()
		switch {
		case char == escape:
			char = digit()*93*93 + digit()*93 + digit()
			ok = ok && char < 1<<16
		case char >= firstMatch:
			away, length := digit()*93+digit(), char-firstMatch+leastMatch
			if char == longMatch {
				for more := escape; more == escape && ok; {
					more = digit()
					length += more
				}
			}
			if !ok || away < 1 || away > len(out) || length > units-len(out) {
				return "", false
			}
			for range length {
				out = append(out, out[len(out)-away])
			}
			continue
		default:
			if char >= oneDigit {
				char = oneDigit + (char-oneDigit)*93 + digit()
			}
			if char >= len(chars) {
				return "", false
			}
			char = int(chars[char])
		}
		if !ok || len(out) == units {
			return "", false
		}
		out = append(out, uint16(char))
	}
	if !ok || len(out) != units {
		return "", false
	}
	return string(utf16.Decode(out)), true
}
