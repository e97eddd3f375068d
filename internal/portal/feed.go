package portal

import (
	"wendang/internal/page"
)

// feedEntries is how many articles a feed holds: the newest ones.
const feedEntries = 20

// FeedFile is an Atom feed of the portal.
type FeedFile struct {
	Path    string
	channel int // whose feed it is, or -1 for that of the whole site
}

// Feeds returns the portal's Atom feeds: that of the whole site, and one for each
// channel. Feeds hold whole addresses, so without base_url there are none.
func (s *Arrangement) Feeds() []FeedFile {
	if s.Config.BaseURL == "" {
		return nil
	}
	feeds := []FeedFile{{page.FeedPath, -1}}
	for i := range s.Channels {
		feeds = append(feeds, FeedFile{page.FeedOf(s.Channels[i].List.Dir), i})
	}
	return feeds
}

// Feed returns what a feed is made from.
func (s *Arrangement) Feed(f FeedFile) *page.Feed {
	if f.channel < 0 {
		return &page.Feed{Title: s.Config.Title, Path: f.Path, Page: page.HomePath,
			Entries: s.feedEntries(newestOf(s.Arranged(), feedEntries))}
	}
	l := s.Channels[f.channel].List
	ids := make([]ID, 0, feedEntries)
	for k := len(l.Articles) - 1; k >= 0 && len(ids) < feedEntries; k-- {
		ids = append(ids, l.Articles[k])
	}
	return &page.Feed{Title: l.Name + " - " + s.Config.Title, Path: f.Path, Page: l.PagePath(0), Entries: s.feedEntries(ids)}
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
