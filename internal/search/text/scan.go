// Package text says what a text is to the search: which characters are equal,
// which terms a text is made of, and how a title is read aloud.
//
//	text ─► units of UTF-16 ─► folded characters ─► pairs of neighbours, words
//	title ─► syllables of pinyin
//
// A term is a pair of neighbouring Chinese characters, or a word of letters or of
// digits. There is no dictionary, so that nothing is missed across what one would
// take for the borders of words. Marks that readers leave out when they type are
// between no neighbours: “八一”慰问信 has the pair 一慰, as 八一慰问信 has.
//
// The theme's scripts fold and parse what readers type. The ranges of characters
// that they need are made from this package by AppendConstants (package format,
// constants.go); `go test ./internal/search -update` writes them into the theme's
// search-files.js. Tests hold both to the same results.
package text

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// Scanner finds the terms of texts. It belongs to one goroutine.
type Scanner struct {
	// Pairs are the pairs that were found, appended. To call a function for each of
	// them takes longer.
	Pairs []Pair
	// Words is called for each chain of words. What it is given is good until it
	// returns.
	Words func(chain []Word)
	// Single is called for each Chinese character. It is nil where single characters
	// are no terms.
	Single func(r rune)

	folding Folding
	last    rune // the character before, or the class of the word before, or 0
	chain   []Word
	gap     Gap // behind the last word of the chain
	memory  []byte
}

// Word is a word in a chain of words that follow one another.
type Word struct {
	Text  []byte // at most MaxWord characters
	Chars int    // of all of it
	Class rune   // '0' for digits, 'a' for letters
	Gap   Gap    // between the word before and this one
}

// MaxWord bounds a word's characters; of a longer one the beginning counts.
const MaxWord = 24

// Gap is what stands between two words.
type Gap uint8

// Kinds of gaps.
const (
	Joined  Gap = iota // nothing, as in ISO9001
	Marks              // marks that readers leave out, as in 3·15
	Blanks             // a blank, and perhaps such marks
	Point              // the point of a number, as in 1.5
	pointed            // a point that may be one, if a digit follows
)

// maxChain bounds the words of a chain; what follows begins another one.
const maxChain = 256

// Scan finds the terms of a text. It reports whether any of its characters is a
// traditional one.
func (t *Scanner) Scan(f Folding, text Units) (traditional bool) {
	t.folding, t.last = f, 0
	for i := 0; i < len(text); {
		if t.Single == nil && len(t.chain) == 0 {
			var folded bool
			i, folded = t.scanNumbered(text, i)
			traditional = traditional || folded
			if i == len(text) {
				break
			}
		}
		r, size := text.Rune(i)
		i += size
		to, more, ok := f.Rune(r)
		if ok {
			traditional = traditional || to != r && f.isTraditional(r)
			t.add(to)
			continue
		}
		for _, r := range more {
			t.add(r)
		}
	}
	t.border()
	return traditional
}

// scanNumbered takes what nearly all of a Chinese text is: characters that have a
// number, and what stands between them. It begins at byte i, and returns where it ends.
// folded says that one of the characters is a traditional one.
func (t *Scanner) scanNumbered(text Units, i int) (end int, folded bool) {
	before, ok := charNumber(t.last)
	if !ok {
		return i, false
	}
	n := len(t.Pairs)
	t.Pairs = slices.Grow(t.Pairs, (len(text)-i)/UnitBytes+1)
	size, found, flags, before := scanNumbers(t.Pairs[n:cap(t.Pairs)], text[i:], t.folding.numbers, before)
	t.Pairs = t.Pairs[:n+found]
	t.last = numbered(before)
	return i + size, flags&foldedNumber != 0
}

// scanNumbers takes numbered characters, marks and borders from the beginning of a text,
// of which pairs has room for all, with the number of the character before them. It
// returns how many bytes they are, how many pairs, all bits of their numbers, and the
// last number. It is a function of its own so that all that it works with stays in
// registers.
func scanNumbers(pairs []Pair, text Units, numbers *[1 << 16]uint16, before Pair) (size, found int, flags, last Pair) {
	// Where borders are cannot be foreseen, so they make no branch: pairs with one
	// are written, and then written over.
	follows := 1
	if before == noNumber {
		follows = 0
	}
	i := 0
	for ; i+UnitBytes <= len(text) && found < len(pairs); i += UnitBytes {
		c := Pair(numbers[binary.LittleEndian.Uint16(text[i:i+UnitBytes])])
		if c == otherNumber {
			break
		}
		if c == markNumber {
			continue
		}
		flags |= c
		c &= 1<<numberBits - 1
		pairs[found] = before<<numberBits | c
		// A border differs from every other number above bit 2. So shifting those bits
		// away leaves 0 for a border alone, and adding 0xFFF carries into bit 12 for all
		// other numbers: within is 0 for a border, else 1.
		within := int(((c^borderNumber)>>3 + 0xFFF) >> 12)
		found += follows & within
		before, follows = c, within
	}
	if follows == 0 {
		before = noNumber
	}
	return i, found, flags, before
}

// add adds a folded character.
func (t *Scanner) add(r rune) {
	if t.gap == pointed && !IsDigit(r) {
		t.border()
	}
	switch {
	case IsHan(r):
		t.endWords()
		if t.last != 0 {
			t.Pairs = append(t.Pairs, PairOf(t.last, r))
		}
		if t.Single != nil {
			t.Single(r)
		}
		t.last = r
	case IsDigit(r):
		t.addToWord(r, '0')
	case IsLetter(r):
		t.addToWord(r, 'a')
	case t.folding.IsMark(r):
		if len(t.chain) > 0 {
			t.gap = max(t.gap, Marks)
			if r == ' ' {
				t.gap = Blanks
			}
		}
	case r == '.' && len(t.chain) > 0 && t.gap == Joined && t.last == '0':
		t.gap = pointed
	default:
		t.border()
	}
}

// border ends what goes before: nothing behind it is a neighbour of that.
func (t *Scanner) border() {
	t.endWords()
	t.last = 0
}

// addToWord adds a character of a word.
func (t *Scanner) addToWord(r rune, class rune) {
	if t.gap == pointed {
		t.gap = Point
	}
	if n := len(t.chain); n == 0 || t.gap != Joined || class != t.last {
		t.beginWord(class)
	}
	w := &t.chain[len(t.chain)-1]
	if w.Chars++; w.Chars <= MaxWord {
		start := len(t.memory) - len(w.Text)
		t.memory = utf8.AppendRune(t.memory, r)
		w.Text = t.memory[start:]
	}
}

// beginWord begins a word. Words of letters with something between are no chain.
func (t *Scanner) beginWord(class rune) {
	if len(t.chain) == maxChain || t.gap != Joined && class == 'a' && t.last == 'a' {
		t.endWords()
	}
	if len(t.chain) == 0 && IsHan(t.last) {
		t.Pairs = append(t.Pairs, PairOf(t.last, class))
	}
	t.chain = append(t.chain, Word{Class: class, Gap: t.gap})
	t.last, t.gap = class, Joined
}

// endWords ends the chain of words.
func (t *Scanner) endWords() {
	if len(t.chain) > 0 {
		t.Words(t.chain)
		t.chain, t.memory = t.chain[:0], t.memory[:0]
	}
	t.gap = Joined
}
