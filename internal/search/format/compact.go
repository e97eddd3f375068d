package format

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"wendang/internal/search/text"
)

// Texts are compressed into digits of base 93, which are printable characters
// (text93.go), with no step of bytes between. What is compressed are the units of
// UTF-16, in which browsers keep texts:
//
//	0 … 47     one of the 48 commonest characters
//	48 … 79    with a second digit, one of the 32·93 next ones
//	80 … 91    a match: units that stood before. 80 … 90 are 4 … 14 of them, and 91
//	           is 15 and as many as the digits at the end say
//	           two digits: how far before the units stood, up to 93² - 1
//	           of 91 alone: digits to be added up, of which the last is less than 92
//	92         with three digits, any other unit
//
// Deflate would make less of the texts on a disk, by a tenth, and take twice as
// long; sent with gzip, which finds what is common in these digits, they are
// smaller than what was deflated.
const (
	firstMatch  = oneDigit + twoDigits
	escape      = 92
	longMatch   = escape - 1    // the digit of a match whose length follows
	leastMatch  = 4             // units
	mostAway    = base*base - 1 // units
	mostOfUnit  = 4             // digits
	hashBits    = 12
	hashFactor  = 0x9E3779B97F4A7C15
	textPadding = 16 // bytes
)

// Compactor writes texts in digits. It belongs to one goroutine.
type Compactor struct {
	// codes holds for each character of the basic plane its one digit, or its
	// two, the first one in the low byte; 0 for none.
	codes [1 << 16]uint16
	units text.Units            // of the texts that were added
	seen  [1 << hashBits]uint32 // where units stood, by a hash of four
	out   []byte
}

// NewCompactor returns a Compactor that writes in some characters.
func NewCompactor(chars []rune) *Compactor {
	c := &Compactor{}
	for i, r := range chars {
		if i < oneDigit {
			c.codes[r] = uint16(digits93[i])
			continue
		}
		c.codes[r] = pairs93[oneDigit*base+i-oneDigit]
	}
	return c
}

// Reset forgets the texts that were added.
func (c *Compactor) Reset() { c.units = c.units[:0] }

// Add adds a text, and the character 0 as its end.
func (c *Compactor) Add(s string) { c.units = append(c.units.AppendText(s), 0, 0) }

// AddBytes adds a text as Add does.
func (c *Compactor) AddBytes(b []byte) { c.units = append(c.units.AppendBytes(b), 0, 0) }

// AddUnits adds a text that is in units already.
func (c *Compactor) AddUnits(u text.Units) { c.units = append(append(c.units, u...), 0, 0) }

// compact returns the texts that were added, in digits, and how many units they
// are. It is good until the next call.
//
// It looks up each four units where they stood last. A match is made as long as it
// can be, to both sides, and what stands between two matches is written as it is:
//
//	u    … at ──────► … start ── literals ── i ──────► …
//	        match                              match
func (c *Compactor) compact() (digits []byte, units int) {
	u := c.units
	size := mostOfUnit/text.UnitBytes*len(u) + textPadding
	c.out = slices.Grow(c.out[:0], size)[:size]
	clear(c.seen[:])
	n, start := 0, 0 // start of the units that are not written yet
	for i := 0; i < len(u)-textPadding; {
		four := binary.LittleEndian.Uint64(u[i:])
		seen := &c.seen[four*hashFactor>>(64-hashBits)]
		at := int(*seen) // at first the beginning
		*seen = uint32(i)
		if binary.LittleEndian.Uint64(u[at:]) != four || at >= i || i-at > mostAway*text.UnitBytes {
			// Where little is repeated, fewer units are looked for.
			i += text.UnitBytes * (1 + (i-start)>>6)
			continue
		}
		length := leastMatch * text.UnitBytes
		for i+length < len(u) && u[at+length] == u[i+length] && u[at+length+1] == u[i+length+1] {
			length += text.UnitBytes
		}
		for i > start && at > 0 && u[at-1] == u[i-1] && u[at-2] == u[i-2] {
			i, at, length = i-text.UnitBytes, at-text.UnitBytes, length+text.UnitBytes
		}
		n = c.literals(n, u[start:i])
		n = c.match(n, (i-at)/text.UnitBytes, length/text.UnitBytes)
		i += length
		start = i
		if i < len(u)-textPadding { // what begins in the match and ends behind it
			four := binary.LittleEndian.Uint64(u[i-2*text.UnitBytes:])
			c.seen[four*hashFactor>>(64-hashBits)] = uint32(i - 2*text.UnitBytes)
		}
	}
	n = c.literals(n, u[start:])
	return c.out[:n], len(u) / text.UnitBytes
}

// match writes to out[n] that so many units stood so far before, and returns where it
// ends.
func (c *Compactor) match(n, away, length int) int {
	out, more := c.out, length-leastMatch
	out[n] = digits93[min(firstMatch+more, longMatch)]
	out[n+1], out[n+2] = digits93[away/base], digits93[away%base]
	n += 3
	if more -= longMatch - firstMatch; more < 0 {
		return n
	}
	for ; more >= escape; more -= escape {
		out[n] = digits93[escape]
		n++
	}
	out[n] = digits93[more]
	return n + 1
}

// literals writes units as they are, from out[n], and returns where they end.
func (c *Compactor) literals(n int, units []byte) int {
	out := c.out
	for ; len(units) >= text.UnitBytes; units = units[text.UnitBytes:] {
		u := binary.LittleEndian.Uint16(units)
		code := c.codes[u]
		if code == 0 {
			u := int(u)
			out[n], out[n+1], out[n+2], out[n+3] = digits93[escape], digits93[u/(base*base)], digits93[u/base%base], digits93[u%base]
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

// uncompact returns the texts of so many units that a Compactor wrote in
// characters of a list, each with a 0 as its end; or false when s is no such
// text.
func uncompact(s []byte, units int, chars []rune) (string, bool) {
	// The shortest way to many units is a match: 92 with each digit.
	if units < 0 || units > base*len(s) {
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
			char = digit()*base*base + digit()*base + digit()
			ok = ok && char < 1<<16
		case char >= firstMatch:
			away, length := digit()*base+digit(), char-firstMatch+leastMatch
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
				char = oneDigit + (char-oneDigit)*base + digit()
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
