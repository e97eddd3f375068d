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
	"slices"
	"strings"
	"unicode/utf8"
)

// A key stands for a term of two characters, or for one character of a title or
// tag. Where digits or letters meet a Chinese character, '0' and 'a' stand for
// them: 2021年 has the term 0年.
type key = uint64

const (
	keyBits  = 42 // two characters
	runeBits = 21
)

func pairKey(a, b rune) key { return key(a)<<runeBits | key(b) }

// splitKey returns the characters of a pair; the second one is 0 for a single.
func splitKey(k key) (a, b rune) { return rune(k >> runeBits), rune(k & (1<<runeBits - 1)) }

func singleKey(r rune) key { return key(r) << runeBits }

// maxWord bounds a word's characters; of longer ones the beginning counts.
const maxWord = 24

// tokens are what the scanner finds in a text.
type tokens struct {
	pairs []key // found ones are appended; to call a function for each takes longer
	word  func(w string)
	// joined is called behind the words of a run such as ISO9001 with the whole of
	// it, and how many words it is; nil where that is not wanted.
	joined func(w string, words int)
	single func(r rune) // nil where single characters are no terms
}

// scan finds the terms of a text. It reports whether any of its Chinese
// characters has another one that it is folded to.
func scan(f folder, text string, t *tokens) (traditional bool) {
	var last rune // the character before, or the class of the word before, or 0
	for i := 0; i < len(text); {
		if t.single == nil {
			var folded bool
			if i, last, folded = t.scanHan(f, text, i, last); folded {
				traditional = true
			}
			if i == len(text) {
				break
			}
		}
		var r rune
		size := 3
		if c := text[i]; c>>4 == 0xE && i+2 < len(text) {
			r = rune(c&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
		} else {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
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
			start, words := i, 0
			for isDigit(r) || isLetter(r) {
				class, is := '0', isDigit
				if isLetter(r) {
					class, is = 'a', isLetter
				}
				i = t.scanWord(f, text, i, class, last, is)
				last = class
				words++
				r, _ = utf8.DecodeRuneInString(text[i:])
				r = f.rune(r)
			}
			if words > 1 && t.joined != nil {
				t.joined(foldString(f, firstRunes(text[start:i], maxWord)), words)
			}
		case isBlank(r):
			i += size // 2021 年 is 2021年
		default:
			last = 0
			i += size
		}
	}
	return traditional
}

// scanHan takes the characters from i on that are nearly all of a Chinese text,
// with last before them, and returns where they end and the last one. folded says
// that there is a traditional one.
func (t *tokens) scanHan(f folder, text string, i int, last rune) (end int, newLast rune, folded bool) {
	n := len(t.pairs)
	t.pairs = slices.Grow(t.pairs, (len(text)-i)/3+1)
	pairs := t.pairs[:cap(t.pairs)]
	for i+2 < len(text) {
		c := text[i]
		if c < 0xE4 || c > 0xE9 {
			break
		}
		r := rune(c&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
		to := rune(f.table[uint16(r)])
		if to != 0 {
			r = to
		}
		if r < 0x4E00 || r > 0x9FFF {
			break
		}
		folded = folded || to != 0
		pairs[n] = pairKey(last, r)
		if last != 0 {
			n++
		}
		last = r
		i += 3
	}
	t.pairs = pairs[:n]
	return i, last, folded
}

// scanWord takes the word of a class that begins at i, and returns its end.
func (t *tokens) scanWord(f folder, text string, i int, class, last rune, is func(rune) bool) int {
	if last != 0 && isHan(last) {
		t.pairs = append(t.pairs, pairKey(last, class))
	}
	start, n := i, 0
	same := true // folding changes nothing
	end := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		folded := f.rune(r)
		if !is(folded) {
			break
		}
		same = same && folded == r
		i += size
		if n++; n <= maxWord {
			end = i
		}
	}
	if same {
		t.word(text[start:end])
	} else {
		t.word(foldString(f, text[start:end]))
	}
	return i
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

// firstRunes returns the first n characters of a text.
func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// foldString folds a text, character by character.
func foldString(f folder, s string) string {
	return strings.Map(f.rune, s)
}
