package text

// Pair stands for a term of two characters, or for one character of a title or tag,
// which has 0 as its second one. Where digits or letters meet a Chinese character,
// '0' and 'a' stand for them: 2021年 has the pair 0年.
//
// Nearly all pairs are of characters that have a number of 15 bits. Any other pair
// is rare.
//
//	bit    63 … 43   42   41 …… 30   29 …… 15   14 …… 0
//	pair      0       0       0       first     second     numbers
//	rare      0       1      first          second         characters of 21 bits each
type Pair uint64

const (
	numberBits = 15
	// PairBits is the size of a pair that is not rare, and of its hash.
	PairBits = 2 * numberBits
	runeBits = 21
	rarePair = 1 << (2 * runeBits)
)

// The characters from U+3000 to U+9FFF have the numbers 0 … 0x51FF and 0x6200 …
// 0x7FFF. What else may be in a pair has numbers between, and so has what is in
// none.
const (
	firstNumbered = 0x3000
	lastNumbered  = 0x9FFF
	zeroNumber    = 0x4E00

	digitNumber  = 0x5200
	letterNumber = 0x5201
	noNumber     = 0x5202 // where there is no character
	// What a table of numbers has for other characters.
	borderNumber = 0x5204          // one that is in no term
	otherNumber  = 0x5205          // one that needs a closer look
	markNumber   = 0x5206          // one that readers leave out
	foldedNumber = 1 << numberBits // added to the number of a traditional one
)

// charNumber returns the number of a character or class, or of 0.
func charNumber(r rune) (n Pair, ok bool) {
	switch {
	case firstNumbered <= r && r <= lastNumbered:
		return Pair(r-zeroNumber) & (1<<numberBits - 1), true
	case r == '0':
		return digitNumber, true
	case r == 'a':
		return letterNumber, true
	case r == 0:
		return noNumber, true
	}
	return 0, false
}

// numbered returns the character or class of a number.
func numbered(n Pair) rune {
	switch n {
	case digitNumber:
		return '0'
	case letterNumber:
		return 'a'
	case noNumber:
		return 0
	}
	r := rune(n) + zeroNumber
	if r > lastNumbered { // those below zeroNumber
		r -= 1 << numberBits
	}
	return r
}

// PairOf returns the pair of two characters or classes.
func PairOf(a, b rune) Pair {
	m, ok1 := charNumber(a)
	n, ok2 := charNumber(b)
	if ok1 && ok2 {
		return m<<numberBits | n
	}
	return rarePair | Pair(a)<<runeBits | Pair(b)
}

// Single returns the pair that stands for one character.
func Single(r rune) Pair { return PairOf(r, 0) }

// Split returns the characters of a pair; the second one is 0 for a single one.
func (p Pair) Split() (a, b rune) {
	if p.IsRare() {
		return rune(p >> runeBits & (1<<runeBits - 1)), rune(p & (1<<runeBits - 1))
	}
	return numbered(p >> numberBits), numbered(p & (1<<numberBits - 1))
}

// IsRare reports whether one of the characters has no number. Such a pair has no
// hash, and stands among words (Word).
func (p Pair) IsRare() bool { return p >= rarePair }

// A pair's hash has as many bits as the pair, and no other pair has it. So files
// hold hashes instead of pairs, and each file all from one hash on to another.
const (
	hashMask = 1<<PairBits - 1
	// The factors are odd, so that each step can be undone.
	firstFactor  = 0x9E3779B1
	secondFactor = 0x85EBCA6B
)

// Hash returns the hash of a pair that is not rare. The arithmetic is that of 32
// bits, which browsers have.
func (p Pair) Hash() uint32 {
	h := uint32(p) * firstFactor & hashMask
	h ^= h >> numberBits
	return h * secondFactor & hashMask
}

// Mix mixes two pairs that follow one another into 32 bits, for signatures.
func Mix(a, b Pair) uint32 { return uint32(a)*firstFactor + uint32(b)*secondFactor }

// Word returns the word that stands for a rare pair among words. No other word has a
// Chinese character.
func (p Pair) Word() string {
	a, b := p.Split()
	if b == 0 {
		return string(a)
	}
	return string([]rune{a, b})
}
