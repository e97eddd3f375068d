package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// likeness writes sentences in which each character follows the three before it
// as often as it does in a text that real people have written. They make as little
// sense as others here, but what stands beside what, how often phrases come again,
// and how large the vocabulary is, are the text's.
type likeness struct {
	text   []rune
	starts []int32 // where sentences begin
	places []int32 // ends of all runs of three characters, alike beside alike
	alike  map[[order]rune]span
}

// span is a range of places.
type span struct{ from, to int32 }

const order = 3

// Imitate makes the sentences of all articles read like those of the articles
// below dir.
func (c *Corpus) Imitate(dir string) (err error) {
	c.like, err = newLikeness(dir)
	return err
}

// newLikeness reads the articles below a folder.
func newLikeness(dir string) (*likeness, error) {
	l := &likeness{alike: map[[order]rune]span{}}
	err := EachArticle(dir, func(_ string, src []byte) error {
		l.add(string(src))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(l.starts) == 0 {
		return nil, fmt.Errorf("%s has no articles with sentences", dir)
	}
	for end := order; end < len(l.text); end++ {
		l.places = append(l.places, int32(end))
	}
	slices.SortFunc(l.places, func(a, b int32) int {
		x, y := l.before(a), l.before(b)
		if c := slices.Compare(x[:], y[:]); c != 0 {
			return c
		}
		return int(a - b)
	})
	for from, to := 0, 0; from < len(l.places); from = to {
		key := l.before(l.places[from])
		for to = from; to < len(l.places) && l.before(l.places[to]) == key; to++ {
		}
		l.alike[key] = span{int32(from), int32(to)}
	}
	return l, nil
}

// before returns the characters that end at a place.
func (l *likeness) before(end int32) [order]rune { return [order]rune(l.text[end-order : end]) }

// add takes what has full stops of an article's source: its lines, without the signs
// of Markdown.
func (l *likeness) add(src string) {
	for line := range strings.Lines(src) {
		if !strings.Contains(line, "。") {
			continue
		}
		start := true
		for _, r := range line {
			switch {
			case start && !unicode.Is(unicode.Han, r), unicode.IsSpace(r), strings.ContainsRune("*_`#<>[]|\\&!~\"", r):
				continue
			case start:
				l.starts = append(l.starts, int32(len(l.text)))
			}
			l.text = append(l.text, r)
			start = r == '。'
		}
	}
}

// sentence appends a sentence to dst.
func (l *likeness) sentence(dst []byte, r *rand.Rand) []byte {
	const longest = 200 // characters
	at := l.starts[r.IntN(len(l.starts))]
	for n := range longest {
		c := l.text[at]
		dst = append(dst, string(c)...)
		if c == '。' {
			return dst
		}
		if at++; int(at) == len(l.text) {
			break
		}
		if n+1 < order {
			continue // as the text began
		}
		s := l.alike[l.before(at)]
		at = l.places[s.from+r.Int32N(s.to-s.from)]
	}
	return append(dst, "。"...)
}
