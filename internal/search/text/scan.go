// Package text says what a text is to the search: which characters are equal,
// which terms a text is made of, and how a title is read aloud.
//
//	text ─► units of UTF-16 ─► folded characters ─► pairs of neighbours, words
//	title ─► syllables of pinyin
//
// A term is a pair of neighbouring Chinese characters, or a word of letters or of
// digits. There is no dictionary, so that nothing is missed across what one would
// take for the borders of words.
//
// The theme's scripts fold and parse what readers type. The ranges of characters
// that they need are written into them from this package (package search,
// script.go), and tests hold both to the same results.
package text

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxWord bounds a word's characters; of a longer one the beginning counts.
const MaxWord = 24

// Scanner finds the terms of texts. It belongs to one goroutine.
type Scanner struct {
	// Pairs are the pairs that were found, appended. To call a function for each of
	// them takes longer.
	Pairs []Pair
	// Word is called for each word. The word is good until the function returns.
	Word func(w []byte)
	// Joined is called behind the words of a run such as ISO9001, with all of the run
	// and the number of its words. It may be nil.
	Joined func(w []byte, words int)
	// Single is called for each Chinese character. It is nil where single characters
	// are no terms.
	Single func(r rune)

	buffer, run []byte // a word, and a run of words
}

// Scan finds the terms of a text. It reports whether any of its Chinese characters is
// folded to another one.
func (t *Scanner) Scan(f Folding, text Units) (traditional bool) {
	var last rune // the character before, or the class of the word before, or 0
	for i := 0; i < len(text); {
		if t.Single == nil {
			var folded bool
			i, last, folded = t.scanNumbered(f, text, i, last)
			traditional = traditional || folded
			if i == len(text) {
				break
			}
		}
		r, size := text.Rune(i)
		if to := f.Rune(r); to != r {
			traditional = traditional || IsHan(r)
			r = to
		}
		switch {
		case IsHan(r):
			if last != 0 {
				t.Pairs = append(t.Pairs, PairOf(last, r))
			}
			if t.Single != nil {
				t.Single(r)
			}
			last = r
			i += size
		case IsDigit(r), IsLetter(r):
			i, last = t.scanWords(f, text, i, last)
		case IsBlank(r):
			i += size // 2021 年 is 2021年
		default:
			last = 0
			i += size
		}
	}
	return traditional
}

// scanNumbered takes what nearly all of a Chinese text is: characters that have a
// number, and what stands between them. It begins at byte i, with the character or
// class last before it, and returns where it ends and the character there. folded
// says that one of the characters is folded to another one.
func (t *Scanner) scanNumbered(f Folding, text Units, i int, last rune) (end int, newLast rune, folded bool) {
	before, ok := charNumber(last)
	if !ok {
		return i, last, false
	}
	n := len(t.Pairs)
	t.Pairs = slices.Grow(t.Pairs, (len(text)-i)/UnitBytes+1)
	size, found, flags, before := scanNumbers(t.Pairs[n:cap(t.Pairs)], text[i:], f.numbers, before)
	t.Pairs = t.Pairs[:n+found]
	return i + size, numbered(before), flags&foldedNumber != 0
}

// scanNumbers takes numbered characters and borders from the beginning of a text, of
// which pairs has room for all, with the number of the character before them. It
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
		flags |= c
		c &= 1<<numberBits - 1
		pairs[found] = before<<numberBits | c
		within := int(((c^borderNumber)>>3 + 0xFFF) >> 12) // 0 for a border, else 1
		found += follows & within
		before, follows = c, within
	}
	if follows == 0 {
		before = noNumber
	}
	return i, found, flags, before
}

// scanWords takes the words that follow one another from byte i on, with the
// character or class last before them, and returns where they end and the class of
// the last one.
func (t *Scanner) scanWords(f Folding, text Units, i int, last rune) (end int, class rune) {
	t.run = t.run[:0]
	words, chars := 0, 0
	r, size := text.Rune(i)
	r = f.Rune(r)
	for IsDigit(r) || IsLetter(r) {
		class, is := '0', IsDigit
		if IsLetter(r) {
			class, is = 'a', IsLetter
		}
		if IsHan(last) {
			t.Pairs = append(t.Pairs, PairOf(last, class))
		}
		last = class
		t.buffer = t.buffer[:0]
		for n := 0; is(r); n++ {
			if n < MaxWord {
				t.buffer = utf8.AppendRune(t.buffer, r)
			}
			if chars++; chars <= MaxWord {
				t.run = utf8.AppendRune(t.run, r)
			}
			i += size
			r, size = text.Rune(i)
			r = f.Rune(r)
		}
		t.Word(t.buffer)
		words++
	}
	if words > 1 && t.Joined != nil {
		t.Joined(t.run, words)
	}
	return i, last
}

// Squeeze leaves out what is not seen, and the blanks beside Chinese characters, from
// a folded text: so a text has a phrase however the two are spaced. It returns what is
// left, and where in the text each character of it was.
func Squeeze(text []rune) (kept []rune, at []int) {
	kept, at = make([]rune, 0, len(text)), make([]int, 0, len(text))
	for i := 0; i < len(text); i++ {
		r := text[i]
		if IsUnseen(r) {
			continue
		}
		if IsBlank(r) {
			next := i
			for next < len(text) && IsBlank(text[next]) {
				next++
			}
			if len(kept) > 0 && IsHan(kept[len(kept)-1]) || next < len(text) && IsHan(text[next]) {
				i = next - 1
				continue
			}
		}
		kept, at = append(kept, r), append(at, i)
	}
	return kept, at
}

// Squeezed folds and squeezes a text.
func (f Folding) Squeezed(s string) string {
	kept, _ := Squeeze([]rune(f.Text(s)))
	return string(kept)
}

// Text folds a text, character by character.
func (f Folding) Text(s string) string {
	return strings.Map(f.Rune, s)
}
