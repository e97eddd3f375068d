package page

import (
	"time"

	"wendang/internal/calendar"
)

// Home is what the home page is made from.
type Home struct {
	Pinned   []Card
	Latest   []Card
	Channels []HomeChannel
	Coming   []ComingFestival // the next one first
	Tags     []Count          // the most used
	Blocks   []HomeBlock      // in place of all of the above, where site.toml describes them
	Updated  time.Time        // when the newest article was changed
}

// HomeBlock is a block of a home page that site.toml describes.
type HomeBlock struct {
	Show     string // "latest", "channel" …: [config.HomeBlock]
	Name     string // "" for the theme's word
	Path     string // output path that its heading leads to, or ""
	Columns  int    // of the page's three
	Count    int    // festivals that show at once; the next ones take their places
	Items    []Card
	Channels []HomeChannel
	Coming   []ComingFestival
	Tags     []Count
	Links    []Link
	Text     []string // paragraphs
}

func (c *codec) homeChannels(s *[]HomeChannel) {
	list(c, s, func(c *codec, h *HomeChannel) {
		c.ref(&h.Ref)
		c.refs(&h.Columns)
		c.cardList(&h.Items)
	})
}

func (c *codec) coming(s *[]ComingFestival) {
	list(c, s, func(c *codec, f *ComingFestival) {
		c.ref(&f.Ref)
		c.day(&f.Next)
		list(c, &f.Days, (*codec).day)
	})
}

// HomeChannel is a channel on the home page.
type HomeChannel struct {
	Ref
	Columns []Ref
	Items   []Card
}

// ComingFestival is a festival that is still to come.
type ComingFestival struct {
	Ref
	Next calendar.Day
	Days []calendar.Day // from the build's year on
}

func (*Home) kind() string { return "home" }

func (v *Home) fields(c *codec) {
	c.cardList(&v.Pinned)
	c.cardList(&v.Latest)
	c.homeChannels(&v.Channels)
	c.coming(&v.Coming)
	c.counts(&v.Tags)
	list(c, &v.Blocks, func(c *codec, b *HomeBlock) {
		c.text(&b.Show)
		c.text(&b.Name)
		c.text(&b.Path)
		c.int(&b.Columns)
		c.int(&b.Count)
		c.cardList(&b.Items)
		c.homeChannels(&b.Channels)
		c.coming(&b.Coming)
		c.counts(&b.Tags)
		c.links(&b.Links)
		c.texts(&b.Text)
	})
	c.time(&v.Updated)
}

// SiteMap is what the overview of the site for readers is made from.
type SiteMap struct {
	Channels []HomeChannel // without articles
	Tags     []Ref
	Pages    []Link
}

func (*SiteMap) kind() string { return "sitemap page" }

func (v *SiteMap) fields(c *codec) {
	c.homeChannels(&v.Channels)
	c.refs(&v.Tags)
	c.links(&v.Pages)
}

// Tags is what the index of tags is made from.
type Tags struct {
	Tags []Count // the most used first
}

func (*Tags) kind() string { return "tags" }

func (v *Tags) fields(c *codec) { c.counts(&v.Tags) }

// Fixed is what a page is made from that shows nothing of the articles: it depends
// on the configuration and the theme alone.
type Fixed struct {
	Path string
}

func (*Fixed) kind() string { return "fixed" }

func (v *Fixed) fields(c *codec) { c.text(&v.Path) }
