package text

import (
	_ "embed" // the table of traditional characters
	"sync"
	"unicode/utf16"
)

// Folding makes characters equal that readers take for the same: upper and
// lower case, full and half width, traditional and simplified. It turns one
// character into one, so that places in folded text are places in the text.

// foldTable holds what characters of the basic plane become; 0 for themselves.
var foldTable = sync.OnceValue(func() *[1 << 16]uint16 {
	t := new([1 << 16]uint16)
	for _, p := range foldRanges {
		for r := p.first; r <= p.last; r += p.step {
			t[r] = uint16(int(r) + p.offset)
		}
	}
	from := rune(0)
	for _, r := range traditional {
		if from == 0 {
			from = r
			continue
		}
		t[from] = uint16(r)
		from = 0
	}
	return t
})

// foldRanges are the characters that are folded besides traditional ones: ranges, the
// step within them, and how far away the other character is. Upper-case letters are
// written out, since the tables of Go and of browsers differ.
var foldRanges = []struct {
	first, last rune
	step        rune
	offset      int
}{
	{'A', 'Z', 1, toLower},
	{0xC0, 0xD6, 1, 32}, {0xD8, 0xDE, 1, 32}, // Latin
	{0x100, 0x12E, 2, 1}, {0x132, 0x136, 2, 1}, {0x139, 0x147, 2, 1}, {0x14A, 0x176, 2, 1}, {0x179, 0x17D, 2, 1},
	{0x391, 0x3A1, 1, 32}, {0x3A3, 0x3A9, 1, 32}, // Greek
	{0x410, 0x42F, 1, 32}, {0x400, 0x40F, 1, 80}, // Cyrillic
	{0x3000, 0x3000, 1, ' ' - 0x3000},
	{0xFF01, 0xFF20, 1, toHalf}, {0xFF21, 0xFF3A, 1, toHalf + toLower}, {0xFF3B, 0xFF5E, 1, toHalf}, // full width
}

const (
	toLower = 'a' - 'A'
	toHalf  = '!' - 0xFF01
)

// traditional holds traditional characters, each with its simplified one behind
// it: from OpenCC's dictionaries (Apache-2.0), in order. The tests make it. A
// character by itself is ambiguous at times (著 may stay or become 着); since
// texts and queries are folded alike, that widens what is found and loses
// nothing.
//
//go:embed traditional.txt
var traditional string

// Traditional returns all traditional characters, each with its simplified one behind
// it: what browsers are given.
func Traditional() string { return traditional }

// numberTable holds the numbers of what characters of the basic plane are folded
// to, with foldedNumber added when that is another one.
var numberTable = sync.OnceValue(func() *[1 << 16]uint16 {
	t, fold := new([1 << 16]uint16), foldTable()
	for i := range t {
		from := rune(i)
		to := from
		if fold[i] != 0 {
			to = rune(fold[i])
		}
		n, ok := charNumber(to)
		switch {
		case IsHan(to) && ok:
			t[i] = uint16(n)
			if to != from {
				t[i] |= foldedNumber
			}
		case IsHan(to), IsDigit(to), IsLetter(to), IsBlank(to), utf16.IsSurrogate(to):
			t[i] = otherNumber
		default:
			t[i] = borderNumber
		}
	}
	return t
})

// Folding folds characters: it makes those equal that readers take for the same.
type Folding struct {
	table   *[1 << 16]uint16
	numbers *[1 << 16]uint16
}

// NewFolding returns the Folding that all have.
func NewFolding() Folding { return Folding{foldTable(), numberTable()} }

// Rune returns what a character becomes.
func (f Folding) Rune(r rune) rune {
	if uint32(r) < 1<<16 {
		if to := f.table[r]; to != 0 {
			return rune(to)
		}
	}
	return r
}
