package search

// A key stands for a term of two characters, or for one character of a title or
// tag, which has 0 as its second one. Where digits or letters meet a Chinese
// character, '0' and 'a' stand for them: 2021年 has the term 0年.
//
// Nearly all pairs are of characters that have a number of 15 bits. Their key is
// both numbers, the first one above. Any other pair is rare, and so marked.
type key uint64

const (
	numberBits = 15
	pairBits   = 2 * numberBits
	runeBits   = 21
	rarePair   = 1 << (2 * runeBits)
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
	foldedNumber = 1 << numberBits // added to that of one that becomes another one
)

// charNumber returns the number of a character or class, or of 0.
func charNumber(r rune) (n key, ok bool) {
	switch {
	case firstNumbered <= r && r <= lastNumbered:
		return key(r-zeroNumber) & (1<<numberBits - 1), true
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
func numbered(n key) rune {
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

func pairKey(a, b rune) key {
	m, ok1 := charNumber(a)
	n, ok2 := charNumber(b)
	if ok1 && ok2 {
		return m<<numberBits | n
	}
	return rarePair | key(a)<<runeBits | key(b)
}

func singleKey(r rune) key { return pairKey(r, 0) }

// splitKey returns the characters of a pair; the second one is 0 for a single.
func splitKey(k key) (a, b rune) {
	if k >= rarePair {
		return rune(k >> runeBits & (1<<runeBits - 1)), rune(k & (1<<runeBits - 1))
	}
	return numbered(k >> numberBits), numbered(k & (1<<numberBits - 1))
}

// A pair's hash has as many bits as its key, and no other pair has it: so files
// hold hashes, and each all from one on to another.
type hash = uint32

const hashMask = 1<<pairBits - 1

// hashOf returns the hash of a pair that is not rare. Each step can be undone.
// The arithmetic is that of 32 bits, which browsers have.
func hashOf(k key) hash {
	h := uint32(k) * 0x9E3779B1 & hashMask
	h ^= h >> numberBits
	return h * 0x85EBCA6B & hashMask
}

// pairFile returns in which file of n a pair stands.
func pairFile(h hash, n int) int { return int(uint64(h) * uint64(n) >> pairBits) }

// firstHash returns the first hash of file i of n. That of file n is behind all.
func firstHash(i, n int) hash {
	return hash((uint64(i)<<pairBits + uint64(n) - 1) / uint64(n))
}

// rareWord returns the word that stands for a rare pair among words. No other
// word has a Chinese character.
func rareWord(k key) string {
	a, b := splitKey(k)
	if b == 0 {
		return string(a)
	}
	return string([]rune{a, b})
}
