package search

import "strings"

// Snippet is a part of a text, with what was looked for marked.
type Snippet struct {
	Text  []rune
	Marks [][2]int // from, to
}

// A snippet has at most snippetLength characters, and begins snippetLead before
// the first of what was looked for.
const (
	snippetLength = 90
	snippetLead   = 24
)

// String returns the snippet's text.
func (s Snippet) String() string { return string(s.Text) }

// snippet cuts a snippet out of a text: around the first term that stands in it,
// else around the first pair of characters or word.
func (q *Query) snippet(f folder, text string) Snippet {
	original := []rune(text)
	folded := []rune(foldString(f, text))
	needles := q.needles()
	first := -1
	for _, n := range needles {
		if i := indexRunes(folded, n, 0, len(folded)); i >= 0 {
			first = i
			break
		}
	}
	start := max(first-snippetLead, 0)
	end := min(start+snippetLength, len(original))
	s := Snippet{Text: make([]rune, 0, end-start+2)}
	shift := start
	if start > 0 {
		s.Text = append(s.Text, '…')
		shift--
	}
	for _, r := range original[start:end] {
		if r == '\n' {
			r = ' '
		}
		s.Text = append(s.Text, r)
	}
	if end < len(original) {
		s.Text = append(s.Text, '…')
	}
	s.Marks = marks(folded, needles, start, end)
	for i := range s.Marks {
		s.Marks[i][0] -= shift
		s.Marks[i][1] -= shift
	}
	return s
}

// needles are what a snippet marks, the most telling first: the terms, then
// their pairs and words.
func (q *Query) needles() [][]rune {
	var whole, parts [][]rune
	for i := range q.Terms {
		t := &q.Terms[i]
		whole = append(whole, []rune(t.Text))
		for _, k := range t.pairs {
			a, b := rune(k>>runeBits), rune(k&(1<<runeBits-1))
			switch {
			case b == 0:
				parts = append(parts, []rune{a})
			case isHan(a) && isHan(b):
				parts = append(parts, []rune{a, b})
			}
		}
		for _, w := range t.words {
			parts = append(parts, []rune(w.word))
		}
	}
	return append(whole, parts...)
}

// marks finds what to mark in folded[start:end], in order and without overlaps.
func marks(folded []rune, needles [][]rune, start, end int) [][2]int {
	covered := make([]bool, end-start)
	for _, n := range needles {
		for i := start; ; i++ {
			if i = indexRunes(folded, n, i, end); i < 0 {
				break
			}
			for k := range n {
				covered[i+k-start] = true
			}
		}
	}
	var out [][2]int
	for i := 0; i < len(covered); i++ {
		if !covered[i] {
			continue
		}
		from := i
		for i < len(covered) && covered[i] {
			i++
		}
		out = append(out, [2]int{start + from, start + i})
	}
	return out
}

// indexRunes returns where needle stands in text[from:to], or -1.
func indexRunes(text, needle []rune, from, to int) int {
	if len(needle) == 0 {
		return -1
	}
next:
	for i := from; i+len(needle) <= to; i++ {
		for k, r := range needle {
			if text[i+k] != r {
				continue next
			}
		}
		return i
	}
	return -1
}

// Highlighted returns the snippet with what is marked between two texts.
func (s Snippet) Highlighted(before, after string) string {
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		b.WriteString(string(s.Text[at:m[0]]) + before + string(s.Text[m[0]:m[1]]) + after)
		at = m[1]
	}
	b.WriteString(string(s.Text[at:]))
	return b.String()
}
