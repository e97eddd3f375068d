package text

import (
	_ "embed" // the tables of characters
	"strings"
	"sync"
	"unicode/utf16"
)

// Folding makes characters equal that readers take for the same: upper and
// lower case, full and half width, traditional and simplified, ④ and 4, ㎡ and m2.
// Nearly always one character becomes one. A few become several, or none.

// foldTable holds what characters of the basic plane become: 0 for themselves, and
// manyChars for those that become several, or none.
var foldTable = sync.OnceValue(func() *[1 << 16]uint16 {
	t := new([1 << 16]uint16)
	for _, p := range foldRanges {
		for r := p.first; r <= p.last; r += p.step {
			t[r] = uint16(int(r) + p.offset)
		}
	}
	eachPair(variants+traditional, func(from, to rune) { t[from] = uint16(to) })
	for from, to := range manyTable() {
		if r := []rune(to); len(r) == 1 {
			t[from] = uint16(r[0])
		} else {
			t[from] = manyChars
		}
	}
	return t
})

// manyChars stands in tables for several characters, or none. It is none that
// anything is folded to.
const manyChars = 1

// foldRanges are ranges of characters that are folded, the step within them, and how
// far away the other character is. Upper-case letters are written out, since the tables
// of Go and of browsers differ.
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
	{0xFF01, 0xFF20, 1, toHalf}, {0xFF21, 0xFF3A, 1, toHalf + toLower}, {0xFF3B, 0xFF5E, 1, toHalf}, // full width
}

const (
	toLower = 'a' - 'A'
	toHalf  = '!' - 0xFF01
)

// variants are characters that plain simplified texts have, too, each with the one that
// stands for it: so no such text makes browsers load the table of traditional ones. A
// character by itself is ambiguous at times (著 may stay or become 着); since texts and
// queries are folded alike, that widens what is found and loses nothing.
//
// ○ is often typed for 〇. 著, 瞭, 拚 and others are how Taiwan and Hong Kong write 着,
// 了, 拼; 畫 stands for 划 there in 計畫.
const variants = "○〇◯〇著着瞭了拚拼覆复藉借座坐画划沈沉俱具彷仿乾干徵征麽么幺么後后於于夥伙捱挨摺折甯宁菸烟薹苔醣糖麴曲吒咤榘矩薰熏阪坂醯酰链炼"

// traditional holds traditional characters, each with its simplified one behind it, in
// order, and in the same way the radicals that stand in texts for characters (⼯ for
// 工), and the doubles of characters that Unicode has for the sake of other standards.
// It is made by the tests from OpenCC's dictionaries (Apache-2.0) and from tables of
// Unicode.
//
//go:embed traditional.txt
var traditional string

// Traditional returns all traditional characters, each with its simplified one behind
// it: what browsers are given when they need it.
func Traditional() string { return traditional }

// many holds other characters that are folded, a line for each: the character, and
// what it becomes. It is made by the tests from Unicode's compatibility decompositions.
// Numbers in circles have blanks around them, so that ①② is 1 and 2, not 12.
//
//go:embed many.txt
var many string

// manyTable returns what is in many, and the characters that are not seen.
var manyTable = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{}
	for line := range strings.Lines(many) {
		for _, from := range line {
			table[from] = strings.TrimSuffix(line[len(string(from)):], "\n")
			break
		}
	}
	for r := rune(0); r < 1<<16; r++ {
		if isUnseen(r) {
			table[r] = ""
		}
	}
	return table
})

// eachPair calls a function for each two characters of a list.
func eachPair(list string, do func(from, to rune)) {
	from := rune(0)
	for _, r := range list {
		if from == 0 {
			from = r
			continue
		}
		do(from, r)
		from = 0
	}
}

// numberTable holds the numbers of what characters of the basic plane are folded
// to, with foldedNumber added for those in the table of traditional ones.
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
		case to == manyChars:
			t[i] = otherNumber
		case IsHan(to) && ok:
			t[i] = uint16(n)
		case IsHan(to), IsDigit(to), IsLetter(to), utf16.IsSurrogate(to):
			t[i] = otherNumber
		default:
			t[i] = borderNumber
		}
	}
	eachPair(traditional, func(from, _ rune) { t[from] |= foldedNumber })
	for _, r := range marks {
		t[r] = markNumber
	}
	for i := range t { // what becomes a mark
		if to := fold[i]; to > manyChars && t[to] == markNumber {
			t[i] = markNumber
		}
	}
	return t
})

// Folding folds characters: it makes those equal that readers take for the same.
type Folding struct {
	table   *[1 << 16]uint16
	numbers *[1 << 16]uint16
	many    map[rune]string
}

// NewFolding returns the Folding that all have.
func NewFolding() Folding { return Folding{foldTable(), numberTable(), manyTable()} }

// Rune returns the character that r becomes. If it becomes several or none, these are
// more, and ok is false.
func (f Folding) Rune(r rune) (to rune, more string, ok bool) {
	if uint32(r) < 1<<16 {
		switch to := f.table[r]; to {
		case 0:
		case manyChars:
			return r, f.many[r], false
		default:
			return rune(to), "", true
		}
	}
	return r, "", true
}

// IsMark reports whether a folded character is one that readers leave out. It is faster
// than the function IsMark.
func (f Folding) IsMark(r rune) bool { return uint32(r) < 1<<16 && f.numbers[r] == markNumber }

// isTraditional reports whether r is in the table of traditional characters.
func (f Folding) isTraditional(r rune) bool {
	return uint32(r) < 1<<16 && f.numbers[r]&foldedNumber != 0
}

// Text folds a text.
func (f Folding) Text(s string) string {
	var b strings.Builder
	for _, r := range s {
		if to, more, ok := f.Rune(r); ok {
			b.WriteRune(to)
		} else {
			b.WriteString(more)
		}
	}
	return b.String()
}
