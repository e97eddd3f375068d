package portal

import (
	"cmp"
	"slices"
	"strings"

	"wendang/internal/page"
)

// How much the home page shows.
const (
	homeLatest  = 10 // newest articles of the whole site
	homeChannel = 8  // newest articles of a channel
	homePinned  = 6
	// pinned articles among those of a channel
	homeChannelPinned = 2
	homeTags          = 40
)

// Home returns what the home page is made from.
func (s *Site) Home() *page.Home {
	v := &page.Home{
		Pinned: appendCards(nil, s.Pinned[:min(homePinned, len(s.Pinned))], s.card),
		Latest: appendCards(nil, newestOf(s.arranged(), homeLatest), s.card),
		Tags:   s.mostUsed(homeTags),
	}
	for i := range s.Channels {
		ch := &s.Channels[i]
		h := page.HomeChannel{Ref: ch.List.Ref(), Items: appendCards(nil, homeArticles(ch.List), s.card)}
		for _, column := range ch.Columns {
			h.Columns = append(h.Columns, column.Ref())
		}
		v.Channels = append(v.Channels, h)
	}
	for _, f := range coming(s.calendar, s.Today) {
		next, _ := f.Next(s.Today)
		v.Coming = append(v.Coming, page.ComingFestival{Ref: s.Festivals[f.Festival].Ref(), Next: next, Days: f.Days})
	}
	return v
}

// TagIndex returns what the index of tags is made from.
func (s *Site) TagIndex() *page.Tags { return &page.Tags{Tags: s.mostUsed(len(s.Tags))} }

// newestOf returns the last of n articles, at most limit, the newest first.
func newestOf(n, limit int) []ID {
	ids := make([]ID, 0, limit)
	for i := n - 1; i >= 0 && len(ids) < limit; i-- {
		ids = append(ids, ID(i))
	}
	return ids
}

// homeArticles returns the articles of a channel that the home page shows: the
// newest ones, with one or two pinned ones before them.
func homeArticles(l *List) []ID {
	ids := slices.Clone(l.Pinned[:min(homeChannelPinned, len(l.Pinned))])
	for i := len(l.Articles) - 1; i >= 0 && len(ids) < homeChannel; i-- {
		if !slices.Contains(ids, l.Articles[i]) {
			ids = append(ids, l.Articles[i])
		}
	}
	return ids
}

// mostUsed returns the tags with the most articles first, at most limit.
func (s *Site) mostUsed(limit int) []page.Count {
	order := make([]*Tag, len(s.Tags))
	for i := range s.Tags {
		order[i] = &s.Tags[i]
	}
	slices.SortFunc(order, func(a, b *Tag) int {
		return cmp.Or(cmp.Compare(len(b.List.Articles), len(a.List.Articles)), strings.Compare(a.Name, b.Name))
	})
	counts := make([]page.Count, min(limit, len(order)))
	for i := range counts {
		l := order[i].List
		counts[i] = page.Count{Ref: page.Ref{Name: order[i].Name, Dir: l.Dir}, Articles: len(l.Articles)}
	}
	return counts
}
