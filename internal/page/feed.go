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
	Text    bool // no XML, but an address in each line
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
	c.bool(&v.Text)
	list(c, &v.Entries, func(c *codec, e *SitemapEntry) {
		c.text(&e.Path)
		c.time(&e.Changed)
	})
}

// Host is what a file for hosts is made from.
type Host struct {
	File   string   // its name
	Moved  []Moved  // by From
	Gone   []string // addresses as in Moved
	Hashed []string // output paths of the theme's files, whose names hold a hash
}

// Moved is an old address that leads to a page.
type Moved struct {
	// From is the address from the site's root, decoded but for the query:
	// "old/1.html", "old/index.html" for a folder, "plus/view.php?aid=1".
	From string
	To   string // output path
}

func (*Host) kind() string { return "host" }

func (v *Host) fields(c *codec) {
	c.text(&v.File)
	list(c, &v.Moved, func(c *codec, m *Moved) {
		c.text(&m.From)
		c.text(&m.To)
	})
	c.texts(&v.Gone)
	c.texts(&v.Hashed)
}

// Robots is what robots.txt is made from.
type Robots struct {
	Sitemaps []string // output paths
}

func (*Robots) kind() string { return "robots" }

func (v *Robots) fields(c *codec) { c.texts(&v.Sitemaps) }
