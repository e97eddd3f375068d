package portal

import (
	"cmp"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
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
	homeComing        = 8
)

// Home returns what the home page is made from.
func (s *Site) Home() *page.Home {
	v := &page.Home{
		Pinned: appendCards(nil, s.Pinned[:min(homePinned, len(s.Pinned))], s.card),
		Latest: appendCards(nil, newestOf(s.Arranged(), homeLatest), s.card),
		Tags:   s.mostUsed(homeTags),
	}
	v.Channels = s.homeChannels(homeChannel)
	v.Coming = s.homeComing()
	v.Blocks = s.homeBlocks()
	if n := s.Arranged(); n > 0 {
		v.Updated = s.Articles[n-1].Updated
	}
	return v
}

// homeChannels returns all channels, with so many articles of each.
func (s *Site) homeChannels(count int) []page.HomeChannel {
	var list []page.HomeChannel
	for i := range s.Channels {
		ch := &s.Channels[i]
		h := page.HomeChannel{Ref: ch.List.Ref(), Items: appendCards(nil, homeArticles(ch.List, count), s.card)}
		for _, column := range ch.Columns {
			h.Columns = append(h.Columns, column.Ref())
		}
		list = append(list, h)
	}
	return list
}

// homeComing returns all festivals that have a day, since a page that is not built again
// shows the later ones when the first are over.
func (s *Site) homeComing() []page.ComingFestival {
	var list []page.ComingFestival
	for _, f := range coming(s.calendar, s.Today) {
		next, _ := f.Next(s.Today)
		list = append(list, page.ComingFestival{Ref: s.Festivals[f.Festival].Ref(), Next: next, Days: f.Days})
	}
	return list
}

// homeBlocks returns the blocks that site.toml describes.
func (s *Site) homeBlocks() []page.HomeBlock {
	var blocks []page.HomeBlock
	for i, c := range s.Config.Home {
		b := page.HomeBlock{Show: c.Show, Name: c.Name, Columns: c.Columns, Links: s.homeLinks[i]}
		count := func(usual int) int { return cmp.Or(c.Count, usual) }
		switch c.Show {
		case "latest":
			b.Items = appendCards(nil, newestOf(s.Arranged(), count(homeLatest)), s.card)
		case "pinned":
			b.Items = appendCards(nil, s.Pinned[:min(count(homePinned), len(s.Pinned))], s.card)
		case "channel", "festival", "tag":
			l := s.homeList(&c)
			if l == nil {
				continue // of a tag that no article has, of which Arrange has told
			}
			b.Name, b.Path = cmp.Or(c.Name, l.Name), l.PagePath(0)
			b.Items = appendCards(nil, homeArticles(l, count(homeChannel)), s.card)
		case "coming":
			b.Coming, b.Count = s.homeComing(), count(homeComing)
		case "channels":
			b.Channels = s.homeChannels(count(homeChannel))
		case "tags":
			b.Path, b.Tags = page.TagsPath, s.mostUsed(count(homeTags))
		case "text":
			for part := range strings.SplitSeq(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\n\n") {
				if part = strings.TrimSpace(part); part != "" {
					b.Text = append(b.Text, part)
				}
			}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// homeList returns the list that a block of the home page shows.
func (s *Arrangement) homeList(b *config.HomeBlock) *List {
	if b.Show == "tag" {
		return s.tagCalled(b.Tag.Text)
	}
	for _, l := range s.Lists {
		if l.Dir == b.Dir {
			return l
		}
	}
	return nil
}

// homeTagsKnown warns of blocks that show a tag that no article has.
func (a *arranger) homeTagsKnown() {
	for i := range a.Config.Home {
		if b := &a.Config.Home[i]; b.Show == "tag" && a.homeList(b) == nil {
			a.add(Problem{Setting: b.Tag, Message: message.HomeTagUnknown(b.Tag.Text)})
		}
	}
}

// siteMapTags is how many tags the overview of the site shows; there is an index of all.
const siteMapTags = 200

// SiteMap returns what the overview of the site is made from. New articles change it
// only where they bring a tag to the fore.
func (s *Site) SiteMap() *page.SiteMap {
	v := &page.SiteMap{Channels: s.homeChannels(0)}
	for _, t := range s.mostUsed(siteMapTags) {
		if t.Articles >= s.Config.TagMin {
			v.Tags = append(v.Tags, t.Ref)
		}
	}
	slices.SortFunc(v.Tags, func(a, b page.Ref) int { return strings.Compare(a.Name, b.Name) })
	for i := range s.Arrangement.Plain {
		p := &s.Arrangement.Plain[i]
		v.Pages = append(v.Pages, page.Link{Name: p.Title, Path: p.URL})
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
func homeArticles(l *List, count int) []ID {
	ids := slices.Clone(l.Pinned[:min(homeChannelPinned, len(l.Pinned), count)])
	for i := len(l.Articles) - 1; i >= 0 && len(ids) < count; i-- {
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
