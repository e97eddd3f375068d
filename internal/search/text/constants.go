package text

import (
	"slices"
	"strings"
	"unicode"
)

// Range is a range of characters: the first and the last one.
type Range [2]rune

// Constants are what the theme's scripts must know of this package.
type Constants struct {
	// Folds are ranges of characters that are folded: the first and the last one, the
	// step within, and how far away the other character is.
	Folds [][4]int
	// Variants are characters, each with the one that it is folded to behind it.
	Variants string
	// Many are characters that become several or none, each with what it becomes behind
	// it, and an end of line.
	Many string
	// Classes of characters.
	Han, Digits, Letters, Spaces, Marks, Edges []Range
	Pairs                                      PairConstants
	MaxWord, MaxUnit                           int
}

// PairConstants are what scripts must know of pairs.
type PairConstants struct {
	NumberBits int    `json:"numberBits"`
	RuneBits   int    `json:"runeBits"`
	First      int    `json:"first"` // numbered characters
	Last       int    `json:"last"`
	Zero       int    `json:"zero"` // the character with the number 0
	Digit      int    `json:"digit"`
	Letter     int    `json:"letter"`
	None       int    `json:"none"`
	Factors    [2]int `json:"factors"`
}

// ForScripts returns the constants that the theme's scripts must have.
func ForScripts() Constants {
	c := Constants{
		Variants: variants,
		Han:      ranges(IsHan), Digits: ranges(IsDigit), Letters: ranges(IsLetter),
		Spaces: ranges(IsSpace), Marks: ranges(IsMark), Edges: ranges(IsEdge),
		Pairs: PairConstants{
			NumberBits: numberBits, RuneBits: runeBits, First: firstNumbered, Last: lastNumbered, Zero: zeroNumber,
			Digit: digitNumber, Letter: letterNumber, None: noNumber, Factors: [2]int{firstFactor, secondFactor},
		},
		MaxWord: MaxWord, MaxUnit: mostUnit,
	}
	for _, f := range foldRanges {
		c.Folds = append(c.Folds, [4]int{int(f.first), int(f.last), int(f.step), f.offset})
	}
	table := manyTable()
	var list []string
	for from, to := range table {
		list = append(list, string(from)+to)
	}
	slices.Sort(list)
	c.Many = strings.Join(list, "\n")
	return c
}

// ranges returns the characters that are something.
func ranges(is func(rune) bool) []Range {
	var list []Range
	within := false
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch {
		case !is(r):
			within = false
		case within:
			list[len(list)-1][1] = r
		default:
			list = append(list, Range{r, r})
			within = true
		}
	}
	return list
}
