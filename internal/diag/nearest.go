package diag

import (
	"fmt"
	"strings"
)

// DidYouMean returns the hint `did you mean "x"?` for the candidate nearest to
// name, or "" when none is near.
func DidYouMean(name string, candidates []string) string {
	if n := Nearest(name, candidates); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return ""
}

// Nearest returns the candidate with the smallest edit distance to name, when
// at most half of its characters (and at most three) differ; the first of
// equals. It returns "" when nothing is near.
func Nearest(name string, candidates []string) string {
	const farthest = 3
	best, bestDistance := "", farthest+1
	a := []rune(strings.ToLower(name))
	if len(a) > 64 {
		return ""
	}
	for _, c := range candidates {
		b := []rune(strings.ToLower(c))
		if len(b) > 64 {
			continue
		}
		d := distance(a, b)
		if d < bestDistance && 2*d <= max(len(a), len(b)) {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is Levenshtein's, in one row.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
