package ask

import (
	"slices"
	"unicode/utf8"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Part is a part of a query, and how many documents it is found in by itself.
type Part struct {
	Text  string
	Total int
}

// Bounds of what is offered to a reader who found nothing.
const (
	maxAlone = 8  // parts that are looked for
	maxRuns  = 40 // characters of a term that are looked at
)

// Alone returns what of a query that finds nothing is found by itself: its terms or, if it
// has only one, runs of its characters that stand together somewhere.
func (r *Reader) Alone(q Query) ([]Part, error) {
	var list []string
	switch len(q.Terms) {
	case 0:
		return nil, nil
	case 1:
		var err error
		if list, err = r.runsOf(&q.Terms[0]); err != nil {
			return nil, err
		}
	default:
		for i := range q.Terms {
			list = append(list, q.Terms[i].typed)
		}
	}
	var some []string
	for _, s := range list {
		if !slices.Contains(some, s) && len(some) < maxAlone {
			some = append(some, s)
		}
	}
	var parts []Part
	for _, s := range some {
		a, err := r.Ask(ParseQuery(s), Options{Channel: -1, Festival: -1})
		if err != nil {
			return nil, err
		}
		if a.Total > 0 {
			parts = append(parts, Part{s, a.Total})
		}
	}
	return parts, nil
}

// runsOf returns the runs of characters of a term of which all pairs are in some document.
func (r *Reader) runsOf(t *Term) ([]string, error) {
	chars := t.plain.Runes[:min(len(t.plain.Runes), maxRuns)]
	if len(chars) == 0 {
		return nil, nil
	}
	runs := []string{string(chars[0])}
	for i := 1; i < len(chars); i++ {
		together := text.IsHan(chars[i-1]) == text.IsHan(chars[i])
		if together && text.IsHan(chars[i]) {
			p, err := r.part(func(s *segment) ([]format.Posting, error) { return r.pair(s, text.PairOf(chars[i-1], chars[i])) })
			if err != nil {
				return nil, err
			}
			together = p.df > 0
		}
		if together {
			runs[len(runs)-1] += string(chars[i])
		} else {
			runs = append(runs, string(chars[i]))
		}
	}
	return slices.DeleteFunc(runs, func(s string) bool {
		return utf8.RuneCountInString(s) < 2 || s == string(t.plain.Runes)
	}), nil
}
