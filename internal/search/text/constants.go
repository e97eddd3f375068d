package text

import "unicode"

// Range is a range of characters: the first and the last one.
type Range [2]rune

// Constants are what the theme's scripts must know of this package.
type Constants struct {
	// Folds are ranges of characters that are folded: the first and the last one, the
	// step within, and how far away the other character is.
	Folds [][4]int
	// Classes of folded characters.
	Han, Digits, Letters, Spaces, Blanks, Unseen []Range
	Pairs                                        PairConstants
	MaxWord                                      int
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
		Han: ranges(IsHan), Digits: ranges(IsDigit), Letters: ranges(IsLetter),
		Spaces: ranges(IsSpace), Blanks: ranges(IsBlank), Unseen: ranges(IsUnseen),
		Pairs: PairConstants{
			NumberBits: numberBits, RuneBits: runeBits, First: firstNumbered, Last: lastNumbered, Zero: zeroNumber,
			Digit: digitNumber, Letter: letterNumber, None: noNumber, Factors: [2]int{firstFactor, secondFactor},
		},
		MaxWord: MaxWord,
	}
	for _, f := range foldRanges {
		c.Folds = append(c.Folds, [4]int{int(f.first), int(f.last), int(f.step), f.offset})
	}
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
