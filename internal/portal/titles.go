package portal

import (
	"cmp"
	"slices"
	"time"

	"github.com/zeebo/xxh3"

	"wendang/internal/page"
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
	a.titleHashes = hashes
	same := map[string][]ID{}
	if len(twice) > 0 {
		for i := range a.Articles {
			if title := a.Articles[i].Meta.Title; twice[xxh3.HashString(title)] {
				same[title] = append(same[title], ID(i))
			}
		}
	}
	a.distinct = map[ID]string{}
	for _, ids := range same {
		if len(ids) == 1 {
			continue // another title with the same hash
		}
		days := map[string]int{}
		for _, id := range ids {
			days[a.Articles[id].Date.Format(time.DateOnly)]++
		}
		for _, id := range ids {
			a.addDay(id, days[a.Articles[id].Date.Format(time.DateOnly)] == 1)
		}
	}
}

// addDay gives an article a title with its day, and with its path as well unless the day
// is enough.
func (a *arranger) addDay(id ID, enough bool) {
	art := &a.Articles[id]
	day := art.Date.Format(time.DateOnly)
	distinct := art.Title + "（" + day + "）"
	if !enough || a.isTitle(distinct) {
		distinct = art.Title + "（" + day + " " + art.Path + "）"
	}
	a.distinct[id] = distinct
}

// isTitle reports whether an article has a title.
func (a *arranger) isTitle(title string) bool {
	_, found := slices.BinarySearch(a.titleHashes, xxh3.HashString(title))
	return found
}

// titlesOfKinds tells pages of different kinds apart: article and plain page from a list
// of the same name, and lists whose titles the site's owner has given twice. Titles are
// compared as <title> has them, with category and site. Tags without a title of their own
// have the theme's words there.
func (a *arranger) titlesOfKinds() {
	site := a.Config.Title
	taken := map[string]bool{page.JoinTitle(site, a.Config.Description): true}
	for _, l := range a.Lists {
		if l.Kind == page.TagList && l.Title == "" {
			continue
		}
		channel := ""
		if l.Kind == page.ColumnList || l.Kind == page.FestivalList {
			channel = a.Channels[l.Channel].List.Name
		}
		title := cmp.Or(l.Title, l.Name)
		full := page.JoinTitle(title, channel, site)
		for _, more := range []string{l.Name, l.Dir} {
			if taken[full] && more != title {
				l.Title = title + "（" + more + "）"
				full = page.JoinTitle(l.Title, channel, site)
			}
		}
		taken[full] = true
	}
	for i := range a.Plain {
		p := &a.Plain[i]
		if taken[page.JoinTitle(p.PageTitle, site)] {
			p.PageTitle = p.Title + "（" + p.URL + "）"
		}
		taken[page.JoinTitle(p.PageTitle, site)] = true
	}
	a.articlesLike(taken)
}

// articlesLike tells articles from pages of other kinds. Titles of articles are whole
// titles, or what stands in them before a hyphen; so the few that matter are looked up
// among the hashes of all.
func (a *arranger) articlesLike(taken map[string]bool) {
	alike := map[string]bool{}
	for full := range taken {
		for i := 0; i <= len(full); i++ {
			if (i == len(full) || full[i] == '-') && a.isTitle(full[:i]) {
				alike[full[:i]] = true
			}
		}
	}
	if len(alike) == 0 {
		return
	}
	for i := range a.Articles {
		art := &a.Articles[i]
		if _, done := a.distinct[ID(i)]; !done && alike[art.Title] &&
			taken[page.JoinTitle(art.Title, a.category(art).Name, a.Config.Title)] {
			a.addDay(ID(i), true)
		}
	}
}

// pageTitle returns an article's title as no other page has it.
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
