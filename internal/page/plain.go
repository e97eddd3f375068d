package page

import (
	"time"

	"wendang/internal/pack"
)

// Text is a text of a source file that a page shows.
type Text struct {
	File string // source path, relative to the content folder; "" for no text
	// Body is the fingerprint of the source's bytes, of which the text is made.
	Body pack.Fingerprint
	// Links are where the text's links within the site lead, in their order.
	Links []Target
}

func (c *codec) source(t *Text) {
	c.text(&t.File)
	c.fingerprint(&t.Body)
	list(c, &t.Links, func(c *codec, t *Target) {
		c.text(&t.Path)
		c.text(&t.Suffix)
		c.int(&t.Width)
		c.int(&t.Height)
		list(c, &t.Sources, func(c *codec, s *Source) {
			c.text(&s.Path)
			c.text(&s.Type)
			c.int(&s.Width)
		})
		c.text(&t.Sizes)
	})
}

// Plain is what a plain page is made from, besides its body: one that stands in no
// channel, such as 关于本站.
type Plain struct {
	Path string // output path
	Text
	Title     string
	PageTitle string // as no other page of the site has it
	Updated   time.Time
	Summary   string
	Cut       bool // the summary is the beginning of the text
	Keywords  []string
	Image     Link   // that stands for the page, where its file names one
	AI        string // "generated", "assisted" or ""
	Copyright string // name of the notice, or ""
	Params    map[string]any

	Attachments []Attachment // documents that the text leads to
}

func (*Plain) kind() string { return "plain" }

func (v *Plain) fields(c *codec) {
	c.text(&v.Path)
	c.source(&v.Text)
	c.text(&v.Title)
	c.text(&v.PageTitle)
	c.time(&v.Updated)
	c.text(&v.Summary)
	c.bool(&v.Cut)
	c.texts(&v.Keywords)
	c.link(&v.Image)
	c.text(&v.AI)
	c.text(&v.Copyright)
	c.params(&v.Params)
	c.attachments(&v.Attachments)
}

// Link leads to a page of the site, or to another site.
type Link struct {
	Name string
	Path string // output path, or
	URL  string // of another site
}

func (c *codec) link(l *Link) {
	c.text(&l.Name)
	c.text(&l.Path)
	c.text(&l.URL)
}

func (c *codec) links(s *[]Link) { list(c, s, (*codec).link) }

// Shared is what stands in every page, or in most, besides what the configuration
// says: where that leads to in the site.
type Shared struct {
	Footer    []Link
	Image     Link // that stands for the site; without a path and URL when there is none
	Complaint Link // the page for complaints about rights
}

func (*Shared) kind() string { return "shared" }

func (v *Shared) fields(c *codec) {
	c.links(&v.Footer)
	c.link(&v.Image)
	c.link(&v.Complaint)
}
