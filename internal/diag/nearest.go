package diag

import (
	"strings"
	"unicode"

	"wendang/internal/message"
)

// DidYouMean returns the hint `did you mean "x"?` for the candidate nearest to
// name, or the zero Message when none is near.
func DidYouMean(name string, candidates []string) message.Message {
	if n := Nearest(name, candidates); n != "" {
		return message.DidYouMean(n)
	}
	return message.Message{}
}

// Nearest returns the candidate that name was probably meant to be, or "": the one
// with the smallest distance, the first of equals. At most every third character may
// differ: tag is near to tags, and cate1 is not to date. Of two Chinese characters one
// may, since input by sound easily gives another: 范闻 is near to 范文. A name that a
// candidate goes on from is near, too, if it is half of it: 范文 is, to 范文大全. Letter
// case does not count.
func Nearest(name string, candidates []string) string {
	const longest = 64 // of names that are looked at, in characters
	best, bestDistance := "", longest
	a := []rune(strings.ToLower(name))
	if len(a) == 0 || len(a) > longest {
		return ""
	}
	for _, c := range candidates {
		b := []rune(strings.ToLower(c))
		if len(b) > longest {
			continue
		}
		d := distance(a, b)
		near := 3*d <= max(len(a), len(b)) ||
			d == 1 && len(b) == 2 && unicode.Is(unicode.Han, b[0]) ||
			2*len(a) >= len(b) && len(a) >= 2 && strings.HasPrefix(string(b), string(a))
		if near && d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the number of characters to insert, delete, replace, or exchange with
// their neighbours (Damerau's distance, of restricted edits), in three rows.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range b {
			replaced := last[j]
			if a[i] != b[j] {
				replaced++
			}
			row[j+1] = min(replaced, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
