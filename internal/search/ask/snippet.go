package ask

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Snippet is a part of a text, with what was looked for marked.
type Snippet struct {
	Text  []rune
	Marks [][2]int // from, to
}

// String returns the snippet's text.
func (s Snippet) String() string { return string(s.Text) }

// snippet cuts a snippet out of a text: where most of the terms stand together,
// else around the first pair of characters or word.
func (q *Query) snippet(f text.Folding, of string) Snippet {
	original := []rune(of)
	plain := f.Plain(of)
	needles := q.needles()
	first := richest(plain, needles[:len(q.Terms)])
	for i := len(q.Terms); i < len(needles) && first < 0; i++ {
		first = plain.Index(needles[i], 0)
	}
	if first >= 0 {
		first = plain.At[first]
	}
	start := max(first-format.SnippetLead, 0)
	end := min(start+format.SnippetLength, len(original))
	s := Snippet{Text: make([]rune, 0, end-start+2)}
	shift := start
	if start > 0 {
		s.Text = append(s.Text, '…')
		shift--
	}
	for _, r := range original[start:end] {
		if r == '\n' {
			r = format.Separator
		}
		s.Text = append(s.Text, r)
	}
	if end < len(original) {
		s.Text = append(s.Text, '…')
	}
	s.Marks = marks(plain, needles, start, end)
	for i := range s.Marks {
		s.Marks[i][0] -= shift
		s.Marks[i][1] -= shift
	}
	return s
}

// richest returns where as much of a text as a snippet shows has the most of the
// terms, or -1 when it has none.
func richest(plain text.Folded, terms []text.Needle) int {
	type place struct{ from, to, term int }
	var places []place
	for t, term := range terms {
		at := 0
		for range format.MaxPlaces {
			i := plain.Index(term, at)
			if i < 0 {
				break
			}
			places = append(places, place{i, i + len(term.Runes), t})
			at = i + 1
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.term, b.term)) })
	best, most := -1, 0
	for i, p := range places {
		have := uint(0)
		for _, next := range places[i:] {
			if next.from >= p.from+format.SnippetLength-format.SnippetLead {
				break
			}
			if next.to <= p.from+format.SnippetLength-format.SnippetLead {
				have |= 1 << next.term
			}
		}
		if n := bits.OnesCount(have); n > most {
			best, most = p.from, n
		}
	}
	if best < 0 && len(places) > 0 { // longer than a snippet
		best = places[0].from
	}
	return best
}

// needles are what a snippet marks, the most telling first: the terms, then
// their pairs and words.
func (q *Query) needles() []text.Needle {
	var terms, parts []text.Needle
	for i := range q.Terms {
		t := &q.Terms[i]
		terms = append(terms, t.plain)
		for _, p := range t.pairs {
			a, b := p.Split()
			switch {
			case b == 0:
				parts = append(parts, text.NewNeedle([]rune{a}, false))
			case text.IsHan(a) && text.IsHan(b):
				parts = append(parts, text.NewNeedle([]rune{a, b}, false))
			}
		}
		for _, w := range t.words {
			parts = append(parts, text.NewNeedle([]rune(w.word), !w.prefix))
		}
	}
	return append(terms, parts...)
}

// marks finds what to mark in a text from start to end, in order and without
// overlaps. Of a number that begins with what was looked for, all is marked.
func marks(plain text.Folded, needles []text.Needle, start, end int) [][2]int {
	from, _ := slices.BinarySearch(plain.At, start)
	to, _ := slices.BinarySearch(plain.At, end)
	covered := make([]bool, end-start)
	for _, n := range needles {
		for i := from; ; i++ {
			if i = plain.Index(n, i); i < 0 || i+len(n.Runes) > to {
				break
			}
			last := plain.At[plain.EndOfNumber(i+len(n.Runes))-1]
			for k := plain.At[i]; k <= min(last, end-1); k++ {
				covered[k-start] = true
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
