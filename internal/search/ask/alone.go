package ask

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Part is a part of a query, and how many documents it is found in by itself.
type Part struct {
	Text  string
	Total int
}

// Alone returns what of a query that finds nothing is found by itself: its terms and, of
// those that are not, runs of their characters and words that stand together somewhere.
func (r *Reader) Alone(q Query) ([]Part, error) {
	list := []Part{}
	for _, other := range q.others {
		if len(other.Terms) > len(q.Terms) {
			q = other // single characters with blanks between
		}
	}
	left, reads := format.MaxHelpTokens, format.MaxHelpRead
	offer := func(s string) (bool, error) {
		if len(list) == format.MaxHelp || slices.ContainsFunc(list, func(p Part) bool { return p.Text == s }) {
			return true, nil
		}
		total, err := r.Total(s)
		if total > 0 {
			list = append(list, Part{s, total})
		}
		return total > 0, err
	}
	for i := range q.Terms {
		t := &q.Terms[i]
		if len(q.Terms) > 1 {
			found, err := offer(t.typed)
			if err != nil {
				return nil, err
			}
			if found {
				continue
			}
		}
		tokens := tokensOf(t.plain.Runes)
		tokens = tokens[:min(len(tokens), left)]
		left -= len(tokens)
		for len(tokens) > 0 {
			n, err := r.longestRun(tokens, &reads)
			if err != nil {
				return nil, err
			}
			if run := strings.Join(tokens[:n], ""); utf8.RuneCountInString(run) > 1 && (t.Quoted || run != string(t.plain.Runes)) {
				if _, err := offer(run); err != nil {
					return nil, err
				}
			}
			tokens = tokens[max(n, 1):]
		}
	}
	return list, nil
}

// Total returns how many documents a query finds. It is 0 for none, and may be too many
// where that shows only when they are read.
func (r *Reader) Total(query string) (int, error) {
	a, err := r.Ask(ParseQuery(query), Options{Channel: -1, Festival: -1})
	if err != nil {
		return 0, err
	}
	if a.Exact() {
		return a.Total, nil
	}
	list, err := a.Next(1)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	return a.Total, nil
}

// tokensOf returns the Chinese characters and the words of a text: letters and digits in
// a row. An empty token stands for other signs.
func tokensOf(runes []rune) (tokens []string) {
	word := false
	for _, r := range runes {
		switch {
		case text.IsHan(r):
			tokens, word = append(tokens, string(r)), false
		case !inTerm(r):
			tokens, word = append(tokens, ""), false
		case word:
			tokens[len(tokens)-1] += string(r)
		default:
			tokens, word = append(tokens, string(r)), true
		}
	}
	return tokens
}

// longestRun returns how many tokens from the first one on stand together in some
// document. It finds how many are in one in any order, and then reads some of these
// documents, those first that have most; reads says how many may still be read.
func (r *Reader) longestRun(tokens []string, reads *int) (int, error) {
	if tokens[0] == "" {
		return 0, nil
	}
	levels := [][]hit{nil}
	needles := []text.Needle{{}}
	for n := 1; n <= len(tokens) && tokens[n-1] != ""; n++ {
		run := strings.Join(tokens[:n], "")
		var hits []hit
		if n > 1 || !isHanToken(run) {
			var err error
			if hits, err = r.hits(ParseQuery(run)); err != nil {
				return 0, err
			}
			if len(hits) == 0 {
				break
			}
		}
		levels, needles = append(levels, hits), append(needles, text.NewNeedle([]rune(run), false))
	}
	best := 0
	if len(levels) > 1 {
		best = 1
	}
	if len(levels) > 2 && isHanToken(tokens[0]) && isHanToken(tokens[1]) {
		best = 2 // whoever has the pair has both together
	}
	type document struct {
		segment int
		doc     uint32
	}
	seen := map[document]bool{}
	for n := len(levels) - 1; n > best; n-- {
		for _, h := range levels[n] {
			if *reads == 0 || n <= best {
				break
			}
			at := document{h.segment.index, h.doc}
			if seen[at] {
				continue
			}
			seen[at] = true
			*reads--
			d, err := r.document(h.segment, h.doc)
			if err != nil {
				return 0, err
			}
			plain := r.folding.Plain(searchable(d))
			for k := len(levels) - 1; k > best; k-- {
				if plain.Index(needles[k], 0) >= 0 {
					best = k
				}
			}
		}
	}
	return best, nil
}

// isHanToken reports whether a token is a Chinese character.
func isHanToken(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return text.IsHan(r)
}
