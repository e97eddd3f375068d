package format

import (
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"wendang/internal/pack"
	"wendang/internal/search/text"
)

// The texts of a segment are written in characters that are numbered by how often
// a sample of its documents has them (compact.go): the first ones take one digit,
// groups of 93 two.
const (
	oneDigit  = 48
	twoDigits = 32 // groups
	maxChars  = oneDigit + twoDigits*base
)

// CharCounter counts the characters of the basic plane, and units that are halves
// of others.
type CharCounter [1 << 16]uint32

// Add counts the characters of a text.
func (c *CharCounter) Add(s string) {
	for _, r := range s {
		if r < 1<<16 {
			c[r]++
		}
	}
}

// AddUnits counts the units of a text.
func (c *CharCounter) AddUnits(u text.Units) {
	for ; len(u) >= text.UnitBytes; u = u[text.UnitBytes:] {
		c[binary.LittleEndian.Uint16(u)]++
	}
}

// Chars returns the characters by their numbers. Those of one digit, and those with
// the same first digit of two, are in the order of Unicode: which of them comes first
// is of no use, and so the list is short to write.
func (c *CharCounter) Chars() []rune {
	var list []rune
	for r, n := range c {
		if n > 0 && r != utf8.RuneError {
			list = append(list, rune(r))
		}
	}
	slices.SortFunc(list, func(a, b rune) int { return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b)) })
	list = list[:min(len(list), maxChars)]
	for rest, size := list, oneDigit; len(rest) > 0; size = base {
		size = min(size, len(rest))
		slices.Sort(rest[:size])
		rest = rest[size:]
	}
	return list
}

// startsGroup reports whether the character of a number is the first of those
// that are in order.
func startsGroup(i int) bool { return i == 0 || i >= oneDigit && (i-oneDigit)%base == 0 }

// appendChars appends a list of characters: how many, and each as what it is
// beyond the last one.
func appendChars(dst []byte, chars []rune) []byte {
	dst = pack.AppendUint(dst, uint64(len(chars)))
	last := rune(0)
	for i, r := range chars {
		if startsGroup(i) {
			last = 0
		}
		dst = pack.AppendUint(dst, uint64(r-last))
		last = r
	}
	return dst
}

// chars reads a list of characters.
func (r *byteReader) chars() []rune {
	n := r.count()
	if n > maxChars {
		r.failed = true
		return nil
	}
	list := make([]rune, n)
	last := uint64(0)
	for i := range list {
		if startsGroup(i) {
			last = 0
		}
		if last += r.uint(); last >= 1<<16 {
			r.failed = true
			return nil
		}
		list[i] = rune(last)
	}
	return list
}
