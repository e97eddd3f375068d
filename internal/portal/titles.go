package portal

import (
	"slices"
	"time"

	"github.com/zeebo/xxh3"

	"wendang/internal/parallel"
)

// titles finds articles that share their title, for every page has a title of
// its own: those get their day added, and where that is not enough, their slug
// and path.
func (a *arranger) titles() {
	hashes := make([]uint64, len(a.Articles))
	parallel.Parts(a.options.Jobs, len(hashes), func(from, to int) {
		for i := from; i < to; i++ {
			hashes[i] = xxh3.HashString(a.Articles[i].Meta.Title)
		}
	})
	twice := Repeated(hashes) // and the hashes are sorted
	same := map[string][]ID{}
	if len(twice) > 0 {
		for i := range a.Articles {
			if title := a.Articles[i].Meta.Title; twice[xxh3.HashString(title)] {
				same[title] = append(same[title], ID(i))
			}
		}
	}
	a.distinct = map[ID]string{}
	for title, ids := range same {
		if len(ids) == 1 {
			continue // another title with the same hash
		}
		days := map[string]int{}
		for _, id := range ids {
			days[a.Articles[id].Date.Format(time.DateOnly)]++
		}
		for _, id := range ids {
			art := &a.Articles[id]
			day := art.Date.Format(time.DateOnly)
			distinct := title + "（" + day + "）"
			if _, taken := slices.BinarySearch(hashes, xxh3.HashString(distinct)); taken || days[day] > 1 {
				distinct = title + "（" + day + " " + art.Path + "）"
			}
			a.distinct[id] = distinct
		}
	}
}

// pageTitle returns an article's title as no other article has it.
func (s *Arrangement) pageTitle(id ID) string {
	if t, ok := s.distinct[id]; ok {
		return t
	}
	return s.Articles[id].Meta.Title
}

// Repeated returns those of the hashes that stand more than once; it sorts
// them. That takes a fraction of the time and memory of a map of a million
// texts, in which hardly any stands twice.
func Repeated(hashes []uint64) map[uint64]bool {
	slices.Sort(hashes)
	twice := map[uint64]bool{}
	for i := 1; i < len(hashes); i++ {
		if hashes[i] == hashes[i-1] {
			twice[hashes[i]] = true
		}
	}
	return twice
}
