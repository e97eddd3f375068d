package format

import "math/bits"

// Weight is how much a term that df of n documents have says about one: about
// four times the binary logarithm of n/df, and at least 2. Whole numbers give
// the same in every language.
func Weight(n, df int) int {
	if df <= 0 {
		return 0
	}
	x := uint64(n) * 256 / uint64(df)
	if x < 256 {
		x = 256
	}
	e := bits.Len64(x) - 1
	return 2 + 4*(e-8) + int(x>>(e-2)&3)
}

// LevelWeight returns how much a term counts by the level of its posting.
func LevelWeight(level uint8) int { return levelWeights[level&3] }

var levelWeights = [4]int{4, 5, 6, 16}

// Bounds say how often a document must have a term for the levels 1 and 2.
type Bounds struct{ One, Two uint32 }

// BoundsOf returns the bounds of a document of so many terms. They are BM25's
// saturation and normalisation in three steps: an ordinary article of 700 terms
// must have a term 2.5 times and 6 times. That is a fixed number, so that a level
// depends on the document alone.
func BoundsOf(length int) Bounds {
	atLeast := func(quarters int) uint32 {
		return uint32((quarters*(ordinary+length) + 4*ordinary - 1) / (4 * ordinary))
	}
	return Bounds{atLeast(boundOne), atLeast(boundTwo)}
}

const (
	ordinary = 700 // terms
	boundOne = 5   // quarters of how often a term stands in a text of no terms
	boundTwo = 12
)

// Level returns how much a document is about a term that it has n times. It is made
// without branches, since which level it is cannot be foreseen.
func (l Bounds) Level(n uint32, title bool) uint8 {
	level := uint8(0)
	if n >= l.One {
		level = 1
	}
	if n >= l.Two {
		level = 2
	}
	if title {
		level = TitleLevel
	}
	return level
}
