package text

import (
	"slices"
	"unicode/utf8"
)

// Folded is a folded text, of which something may have been left out.
type Folded struct {
	Runes []rune
	At    []int  // where each character of it was in the text, in characters
	Gap   []bool // whether something was left out before each character
}

// String returns the text.
func (t Folded) String() string { return string(t.Runes) }

// Fold folds a text.
func (f Folding) Fold(s string) Folded {
	n := utf8.RuneCountInString(s)
	t := Folded{Runes: make([]rune, 0, n), At: make([]int, 0, n)}
	at := 0
	for _, r := range s {
		if to, more, ok := f.Rune(r); ok {
			t.Runes, t.At = append(t.Runes, to), append(t.At, at)
		} else {
			for _, to := range more {
				t.Runes, t.At = append(t.Runes, to), append(t.At, at)
			}
		}
		at++
	}
	return t
}

// Literal folds a text and leaves out the blanks beside Chinese characters: so it has a
// phrase however the two are spaced.
func (f Folding) Literal(s string) Folded { return f.LiteralOf(f.Fold(s)) }

// LiteralOf does so with a folded text.
func (f Folding) LiteralOf(t Folded) Folded {
	return f.without(t, false, func(before, after []rune, _ bool) bool {
		return len(before) > 0 && IsHan(before[len(before)-1]) || len(after) > 0 && IsHan(after[0])
	})
}

// Plain folds a text and leaves out the marks that readers leave out: so it has a phrase
// with them and without. For the others, between words, blanks stand: Wi-Fi is Wi Fi, and
// 33476.1—2016 33476.1-2016. A point goes like a mark where it is none of a number: between
// Chinese characters, as in a foreign name, and in No.5.
func (f Folding) Plain(s string) Folded { return f.PlainOf(f.Fold(s)) }

// PlainOf does so with a folded text.
func (f Folding) PlainOf(t Folded) Folded { return f.without(t, true, leavesOut) }

// isDot reports whether a point between two parts of a text goes like a mark.
func isDot(before, after []rune) bool {
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	a, b := before[len(before)-1], after[0]
	return IsHan(a) && IsHan(b) || IsLetter(a) && IsDigit(b)
}

// leavesOut reports whether readers leave out the marks between two parts of a text: if
// they are not between words, or if these are linked (Linked).
func leavesOut(before, after []rune, blank bool) bool {
	a, b := lastWord(before), firstWord(after)
	if a.Class == 0 || b.Class == 0 {
		return true
	}
	if b.Gap = Marks; blank {
		b.Gap = Blanks
	}
	chain := []Word{a, b}
	if follows := after[b.Chars:]; b.Class == '0' && len(follows) > 1 && follows[0] == '.' && IsDigit(follows[1]) {
		chain = append(chain, Word{Class: '0', Gap: Point})
	}
	return Linked(chain, 1)
}

// firstWord returns what is needed of the word that a text begins with.
func firstWord(text []rune) (w Word) {
	if len(text) == 0 || class(text[0]) == 0 {
		return w
	}
	w.Class = class(text[0])
	for w.Chars < len(text) && class(text[w.Chars]) == w.Class {
		w.Chars++
	}
	return w
}

// lastWord returns what is needed of the word that a text ends with.
func lastWord(text []rune) (w Word) {
	i := len(text)
	if i == 0 || class(text[i-1]) == 0 {
		return w
	}
	for w.Class = class(text[i-1]); i > 0 && class(text[i-1]) == w.Class; i-- {
		w.Chars++
	}
	if w.Class == '0' && i > 1 && text[i-1] == '.' && IsDigit(text[i-2]) {
		w.Gap = Point
	}
	return w
}

// class returns the class of a word's character, or 0.
func class(r rune) rune {
	switch {
	case IsDigit(r):
		return '0'
	case IsLetter(r):
		return 'a'
	}
	return 0
}

// without leaves out marks, or blanks alone, where leave says so of what is before and
// behind them, with blank for a blank among them. Other marks become a blank.
func (f Folding) without(t Folded, marks bool, leave func(before, after []rune, blank bool) bool) Folded {
	n := len(t.Runes)
	kept := Folded{Runes: make([]rune, n), At: make([]int, n), Gap: make([]bool, n)}
	k, gap := 0, false
	for i := 0; i < n; {
		r, end, blank := t.Runes[i], i, false
		switch {
		case f.IsMark(r):
			for ; end < n && (t.Runes[end] == ' ' || marks && f.IsMark(t.Runes[end])); end++ {
				blank = blank || t.Runes[end] == ' '
			}
			if end > i && leave(kept.Runes[:k], t.Runes[end:], blank) {
				gap = true
				i = end
				continue
			}
			if marks {
				r = ' '
			}
		case marks && r == '.' && isDot(kept.Runes[:k], t.Runes[i+1:]):
			gap = true
			i++
			continue
		}
		kept.Runes[k], kept.At[k], kept.Gap[k] = r, t.At[i], gap
		gap = false
		k++
		i = max(end, i+1)
	}
	return Folded{kept.Runes[:k], kept.At[:k], kept.Gap[:k]}
}

// Needle is what is looked for in a folded text.
type Needle struct {
	Runes []rune
	// A word or number at its end must be all of one there. Else it may be the beginning
	// of one.
	whole bool
	// It begins or ends with a number that has no point.
	begins, ends bool
}

// NewNeedle returns a needle. A number with a point at its end must be all of a number,
// and other numbers and words if whole says so.
func NewNeedle(runes []rune, whole bool) Needle {
	first, n := 0, len(runes)
	for first < n && IsDigit(runes[first]) {
		first++
	}
	last := n
	for last > 0 && IsDigit(runes[last-1]) {
		last--
	}
	pointed := last > 1 && last < n && runes[last-1] == '.' && IsDigit(runes[last-2])
	begins := first > 0 && !(first+1 < n && runes[first] == '.' && IsDigit(runes[first+1]))
	return Needle{runes, whole || pointed, begins, last < n && !pointed}
}

// Index returns where a needle stands in the text, from on, or -1. It does not begin
// within a word or a number, since the index has these by their beginnings: art is not in
// start, but in artist. 1.5 is not in 11.5 or 1.56, but it is in 2021.1.5; and 5 in none of
// these.
func (t Folded) Index(needle Needle, from int) int {
	n := len(needle.Runes)
	if n == 0 {
		return -1
	}
	first := needle.Runes[0]
	for i := from; i+n <= len(t.Runes); i++ {
		if t.Runes[i] != first || !slices.Equal(t.Runes[i:i+n], needle.Runes) ||
			t.within(i) || needle.begins && t.pointed(i-1) ||
			needle.whole && (t.within(i+n) || needle.ends && t.pointed(i+n)) {
			continue
		}
		return i
	}
	return -1
}

// within reports whether place i is within a word of letters or a number.
func (t Folded) within(i int) bool {
	if i <= 0 || i >= len(t.Runes) || t.Gap[i] {
		return false
	}
	c := class(t.Runes[i])
	return c != 0 && c == class(t.Runes[i-1])
}

// pointed reports whether place i is the point of a number.
func (t Folded) pointed(i int) bool {
	return i > 0 && i+1 < len(t.Runes) && t.Runes[i] == '.' && IsDigit(t.Runes[i-1]) && IsDigit(t.Runes[i+1])
}

// EndOfNumber returns where the number ends in which place i is, or i.
func (t Folded) EndOfNumber(i int) int {
	for i < len(t.Runes) && IsDigit(t.Runes[i]) && t.within(i) {
		i++
	}
	return i
}
