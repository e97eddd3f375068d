package portal

import (
	"wendang/internal/page"
)

// feedEntries is how many articles a feed holds: the newest ones.
const feedEntries = 20

// Feeds returns what the portal's Atom feeds are made from: that of the whole site,
// and one for each channel. Feeds hold whole addresses, so without base_url there
// are none.
func (s *Arrangement) Feeds() []*page.Feed {
	if s.Config.BaseURL == "" {
		return nil
	}
	feeds := []*page.Feed{{Title: s.Config.Title, Path: page.FeedPath, Page: page.HomePath,
		Entries: s.feedEntries(newestOf(len(s.Articles), feedEntries))}}
	for i := range s.Channels {
		l := s.Channels[i].List
		ids := make([]ID, 0, feedEntries)
		for k := len(l.Articles) - 1; k >= 0 && len(ids) < feedEntries; k-- {
			ids = append(ids, l.Articles[k])
		}
		feeds = append(feeds, &page.Feed{Title: l.Name + " - " + s.Config.Title, Path: page.FeedOf(l.Dir),
			Page: l.PagePath(0), Entries: s.feedEntries(ids)})
	}
	return feeds
}

func (s *Arrangement) feedEntries(ids []ID) []page.FeedEntry {
	entries := make([]page.FeedEntry, len(ids))
	for i, id := range ids {
		a := &s.Articles[id]
		entries[i] = page.FeedEntry{
			Title:    a.Title,
			Path:     a.URL,
			Date:     a.Date,
			Updated:  a.Updated,
			Author:   a.Extra().Author,
			Category: s.Channels[a.Channel].List.Name,
			Summary:  a.Summary,
		}
		for _, t := range a.Tags {
			entries[i].Tags = append(entries[i].Tags, s.Tags[t].Name)
		}
	}
	return entries
}
