package portal

import "wendang/internal/page"

// paginate sets which other pages of the list page v.Number links to, when last pages
// hold older articles. What an older page links to changes only while the pages
// next to it come into being.
func paginate(v *page.List, last int) {
	v.Numbers = appendPageNumbers(v.Numbers[:0], v.Number, last)
	v.Newer, v.Older = page.NoPage, page.NoPage
	switch {
	case v.Number == 0: // the newest
	case v.Number == last:
		v.Newer = 0
	default:
		v.Newer = v.Number + 1
	}
	switch {
	case last == 0 || v.Number == 1: // the oldest
	case v.Number == 0:
		v.Older = last
	default:
		v.Older = v.Number - 1
	}
}

// appendPageNumbers appends the numbers that page n shows, the newest first: two on
// either side, then the multiples of 10, 100, 1000 … below, down to 1. So few steps
// lead anywhere.
func appendPageNumbers(pages []int, n, last int) []int {
	if last == 0 {
		return pages
	}
	from, to := min(n+2, last), max(n-2, 1)
	if n == 0 {
		from, to = last, max(last-4, 1)
	}
	for i := from; i >= to; i-- {
		pages = append(pages, i)
	}
	for step, below := 10, to; below > 1; step *= 10 {
		next := (below - 1) / step * step
		if next < 1 {
			break
		}
		if next > 1 {
			pages = append(pages, next)
		}
		below = next
	}
	if pages[len(pages)-1] != 1 {
		pages = append(pages, 1)
	}
	return pages
}
