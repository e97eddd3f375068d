package page

import "wendang/internal/calendar"

// Home is what the home page is made from.
type Home struct {
	Pinned   []Card
	Latest   []Card
	Channels []HomeChannel
	Coming   []ComingFestival // the next one first
	Tags     []Count          // the most used
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
	c.cards(&v.Pinned)
	c.cards(&v.Latest)
	list(c, &v.Channels, func(c *codec, h *HomeChannel) {
		c.ref(&h.Ref)
		c.refs(&h.Columns)
		c.cards(&h.Items)
	})
	list(c, &v.Coming, func(c *codec, f *ComingFestival) {
		c.ref(&f.Ref)
		c.day(&f.Next)
		list(c, &f.Days, (*codec).day)
	})
	c.counts(&v.Tags)
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
