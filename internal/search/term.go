// Package search makes the index of a portal's search and asks it.
//
// The index must work from a folder, where browsers load nothing but scripts,
// and on any host, without a server. So it is a set of small files, of which a
// query needs few (layout.go). It must find every article that contains the
// words of a query, across what a dictionary would take for the borders of
// words; so it has no dictionary: its terms are pairs of neighbouring characters.
//
//	text ─► terms ─► runs, a block of articles each ─► postings, by shards
//	query ─► terms ─► postings ─► candidates ─► their texts ─► results
//
// A browser asks the index with the theme's search.js, `wendang search` with
// [Reader]. Both must give the same answers, so whatever decides these is
// computed with whole numbers.
package search

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxWord bounds a word's characters; of longer ones the beginning counts.
const maxWord = 24

// tokens are what the scanner finds in a text.
type tokens struct {
	pairs []key // found ones are appended; to call a function for each takes longer
	// word is called for each word, which is good until it returns.
	word func(w []byte)
	// joined is called behind the words of a run such as ISO9001 with the whole of
	// it, and how many words it is; nil where that is not wanted.
	joined func(w []byte, words int)
	single func(r rune) // nil where single characters are no terms

	buffer, run []byte // a word, and a run of words
}

// scan finds the terms of a text in units. It reports whether any of its Chinese
// characters has another one that it is folded to.
func (t *tokens) scan(f folder, text Units) (traditional bool) {
	var last rune // the character before, or the class of the word before, or 0
	for i := 0; i < len(text); {
		if t.single == nil {
			var folded bool
			i, last, folded = t.scanNumbered(f, text, i, last)
			traditional = traditional || folded
			if i == len(text) {
				break
			}
		}
		r, size := text.rune(i)
		if to := f.rune(r); to != r {
			traditional = traditional || isHan(r)
			r = to
		}
		switch {
		case isHan(r):
			if last != 0 {
				t.pairs = append(t.pairs, pairKey(last, r))
			}
			if t.single != nil {
				t.single(r)
			}
			last = r
			i += size
		case isDigit(r), isLetter(r):
			i, last = t.scanWords(f, text, i, last)
		case isBlank(r):
			i += size // 2021 年 is 2021年
		default:
			last = 0
			i += size
		}
	}
	return traditional
}

// scanNumbered takes what nearly all of a Chinese text is: numbered characters,
// and what is between them. It begins at i, with last before it, and returns
// where it ends and the character there. folded says that there is a traditional
// one.
func (t *tokens) scanNumbered(f folder, text Units, i int, last rune) (end int, newLast rune, folded bool) {
	before, ok := charNumber(last)
	if !ok {
		return i, last, false
	}
	n := len(t.pairs)
	t.pairs = slices.Grow(t.pairs, (len(text)-i)/unitBytes+1)
	size, found, flags, before := scanNumbers(t.pairs[n:cap(t.pairs)], text[i:], f.numbers, before)
	t.pairs = t.pairs[:n+found]
	return i + size, numbered(before), flags&foldedNumber != 0
}

// scanNumbers takes numbered characters and borders from the beginning of a text, of
// which pairs has room for all, with the number of the character before them. It
// returns how many bytes they are, how many pairs, all bits of their numbers, and the
// last number. It is a function of its own so that all that it works with stays in
// registers.
func scanNumbers(pairs []key, text Units, numbers *[1 << 16]uint16, before key) (size, found int, flags, last key) {
	// Where borders are cannot be foreseen, so they make no branch: pairs with one
	// are written, and then written over.
	follows := 1
	if before == noNumber {
		follows = 0
	}
	i := 0
	for ; i+unitBytes <= len(text) && found < len(pairs); i += unitBytes {
		c := key(numbers[binary.LittleEndian.Uint16(text[i:i+unitBytes])])
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

// scanWords takes the words that follow one another from i on, with last before
// them, and returns where they end and the class of the last one.
func (t *tokens) scanWords(f folder, text Units, i int, last rune) (end int, class rune) {
	t.run = t.run[:0]
	words, chars := 0, 0
	r, size := text.rune(i)
	r = f.rune(r)
	for isDigit(r) || isLetter(r) {
		class, is := '0', isDigit
		if isLetter(r) {
			class, is = 'a', isLetter
		}
		if isHan(last) {
			t.pairs = append(t.pairs, pairKey(last, class))
		}
		last = class
		t.buffer = t.buffer[:0]
		for n := 0; is(r); n++ {
			if n < maxWord {
				t.buffer = utf8.AppendRune(t.buffer, r)
			}
			if chars++; chars <= maxWord {
				t.run = utf8.AppendRune(t.run, r)
			}
			i += size
			r, size = text.rune(i)
			r = f.rune(r)
		}
		t.word(t.buffer)
		words++
	}
	if words > 1 && t.joined != nil {
		t.joined(t.run, words)
	}
	return i, last
}

// isBlank reports whether a folded character is a space within a line, or none
// that is seen. Beside Chinese characters that is a matter of taste.
func isBlank(r rune) bool { return r == ' ' || r == 0xA0 || isUnseen(r) }

func isUnseen(r rune) bool { return r == 0xAD || 0x200B <= r && r <= 0x200D || r == 0xFEFF }

// squeeze leaves out what is not seen, and the spaces beside Chinese characters:
// so a text has a phrase however the two are spaced. It returns what is left,
// and where each character of it was.
func squeeze(text []rune) (kept []rune, at []int) {
	kept, at = make([]rune, 0, len(text)), make([]int, 0, len(text))
	for i := 0; i < len(text); i++ {
		r := text[i]
		if isUnseen(r) {
			continue
		}
		if isBlank(r) {
			next := i
			for next < len(text) && isBlank(text[next]) {
				next++
			}
			if len(kept) > 0 && isHan(kept[len(kept)-1]) || next < len(text) && isHan(text[next]) {
				i = next - 1
				continue
			}
		}
		kept, at = append(kept, r), append(at, i)
	}
	return kept, at
}

// plain folds and squeezes a text.
func plain(f folder, s string) string {
	kept, _ := squeeze([]rune(foldString(f, s)))
	return string(kept)
}

// foldString folds a text, character by character.
func foldString(f folder, s string) string {
	return strings.Map(f.rune, s)
}
