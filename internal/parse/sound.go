package parse

import (
	"encoding/binary"
	"unicode/utf8"
)

// sound reports whether src is UTF-8 without control characters other than line
// feeds and tabs, as nearly every file is: then it can be taken as it is. ASCII
// and characters of three bytes are looked at eight bytes at a time, whatever their
// order: a text in which both take turns would make a loop with a branch for each
// character guess wrong.
func sound(src []byte) bool {
	const (
		ones = 0x0101010101010101
		high = 0x80 * ones
	)
	var due uint64 // the bytes of the next word that belong to a character of this
	i := 0
	for i+8 <= len(src) {
		x := binary.LittleEndian.Uint64(src[i:])
		top := x & high
		six, five, four := x<<1&high, x<<2&high, x<<3&high // the next bits of each byte
		first := top & six & five &^ four                  // 1110xxxx
		later := top &^ six                                // 10xxxxxx
		// After E0 and ED not every byte is valid: add with a carry where the low
		// half of a first byte is neither 0 nor D.
		half := first>>3 - first>>7 // 0F for each first byte
		low := x & half
		odd := (first>>3)&^(low+half) | (first>>3)&^(low^(half&(0x0D*ones))+half)
		// Of ASCII, control characters but line feed and tab.
		rest := x &^ high
		lines := zero(rest ^ '\n'*ones)
		control := (^(rest + 0x60*ones) | (rest + ones)) & high &^ top &^ lines &^ zero(rest^'\t'*ones)
		if top^first^later|odd|control|(later^(first<<8|first<<16|due)) != 0 {
			// Something else. Go on character by character, from the one that the
			// word before has begun, past this word.
			end := i + 8
			for i -= begun(src[:i], due); i < end && i < len(src); {
				n := soundRune(src[i:])
				if n == 0 {
					return false
				}
				i += n
			}
			due = 0
			continue
		}
		due = first>>56 | first>>48
		i += 8
	}
	for i -= begun(src[:i], due); i < len(src); {
		n := soundRune(src[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// begun returns how many bytes of a character that is not complete stand at the end
// of s, if any are due.
func begun(s []byte, due uint64) int {
	switch {
	case due == 0:
		return 0
	case s[len(s)-1] >= 0xC0:
		return 1
	}
	return 2
}

// zero returns 80 for each byte of x, whose highest bits are not set, that is 0.
func zero(x uint64) uint64 {
	const ones = 0x0101010101010101
	return ^(x + 0x7F*ones) & (0x80 * ones)
}

// soundRune returns the length of the character at the start of s, or 0 when it is
// none, or a control character.
func soundRune(s []byte) int {
	r, n := utf8.DecodeRune(s)
	if r == utf8.RuneError && n == 1 || r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
		return 0
	}
	return n
}
