package page

import "time"

// Feed is what an Atom feed is made from.
type Feed struct {
	Title   string
	Path    string // of the feed
	Page    string // that it belongs to
	Entries []FeedEntry
}

// FeedEntry is an article in a feed.
type FeedEntry struct {
	Title    string
	Path     string
	Date     time.Time
	Updated  time.Time
	Author   string
	Category string // channel
	Tags     []string
	Summary  string
}

func (*Feed) kind() string { return "feed" }

func (v *Feed) fields(c *codec) {
	c.text(&v.Title)
	c.text(&v.Path)
	c.text(&v.Page)
	list(c, &v.Entries, func(c *codec, e *FeedEntry) {
		c.text(&e.Title)
		c.text(&e.Path)
		c.time(&e.Date)
		c.time(&e.Updated)
		c.text(&e.Author)
		c.text(&e.Category)
		c.texts(&e.Tags)
		c.text(&e.Summary)
	})
}

// Sitemap is what a sitemap, or the index of several, is made from.
type Sitemap struct {
	Index   bool // the entries are sitemaps
	Entries []SitemapEntry
}

// SitemapEntry is the address of a page, or of a part of the sitemap.
type SitemapEntry struct {
	Path    string
	Changed time.Time // zero when not known
}

func (*Sitemap) kind() string { return "sitemap" }

func (v *Sitemap) fields(c *codec) {
	c.bool(&v.Index)
	list(c, &v.Entries, func(c *codec, e *SitemapEntry) {
		c.text(&e.Path)
		c.time(&e.Changed)
	})
}
