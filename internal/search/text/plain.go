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
	return f.without(t, func(r rune) bool { return r == ' ' }, func(before, after []rune, _ bool) bool {
		return len(before) > 0 && IsHan(before[len(before)-1]) || len(after) > 0 && IsHan(after[0])
	})
}

// Plain folds a text and leaves out the marks that readers leave out: so it has a phrase
// with them and without.
func (f Folding) Plain(s string) Folded { return f.PlainOf(f.Fold(s)) }

// PlainOf does so with a folded text.
func (f Folding) PlainOf(t Folded) Folded { return f.without(t, f.IsMark, leavesOut) }

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

// without leaves out some marks where leave says so of what is before and behind them,
// with blank for a blank among them.
func (f Folding) without(t Folded, is func(rune) bool, leave func(before, after []rune, blank bool) bool) Folded {
	n := len(t.Runes)
	kept := Folded{Runes: make([]rune, n), At: make([]int, n), Gap: make([]bool, n)}
	k, gap := 0, false
	for i := 0; i < n; {
		end, blank := i, false
		if f.IsMark(t.Runes[i]) {
			for ; end < n && is(t.Runes[end]); end++ {
				blank = blank || t.Runes[end] == ' '
			}
			if end > i && leave(kept.Runes[:k], t.Runes[end:], blank) {
				gap = true
				i = end
				continue
			}
		}
		for end = max(end, i+1); i < end; i++ {
			kept.Runes[k], kept.At[k], kept.Gap[k] = t.Runes[i], t.At[i], gap
			gap = false
			k++
		}
	}
	return Folded{kept.Runes[:k], kept.At[:k], kept.Gap[:k]}
}

// Needle is what is looked for in a folded text.
type Needle struct {
	Runes []rune
	// A number at its end must be all of a number there. Else it may be the beginning
	// of one.
	wholeNumber bool
}

// NewNeedle returns a needle. A number with a point at its end must be all of a number,
// and one without if whole says so.
func NewNeedle(runes []rune, whole bool) Needle {
	n := len(runes)
	for n > 0 && IsDigit(runes[n-1]) {
		n--
	}
	pointed := n > 1 && n < len(runes) && runes[n-1] == '.' && IsDigit(runes[n-2])
	return Needle{runes, whole || pointed}
}

// Index returns where a needle stands in the text, from on, or -1. It does not stand
// within a longer number: 1.5 is not in 11.5 or 1.56, but it is in 2021.1.5.
func (t Folded) Index(needle Needle, from int) int {
	n := len(needle.Runes)
	if n == 0 {
		return -1
	}
	first := needle.Runes[0]
	for i := from; i+n <= len(t.Runes); i++ {
		if t.Runes[i] != first || !slices.Equal(t.Runes[i:i+n], needle.Runes) ||
			t.withinNumber(i) || needle.wholeNumber && t.withinNumber(i+n) {
			continue
		}
		return i
	}
	return -1
}

// withinNumber reports whether place i is within a number.
func (t Folded) withinNumber(i int) bool {
	return i > 0 && i < len(t.Runes) && !t.Gap[i] && IsDigit(t.Runes[i-1]) && IsDigit(t.Runes[i])
}

// EndOfNumber returns where the number ends in which place i is, or i.
func (t Folded) EndOfNumber(i int) int {
	for t.withinNumber(i) {
		i++
	}
	return i
}
