package page

import (
	"time"

	"wendang/internal/pack"
)

// Article is what an article's page is made from, besides its body.
type Article struct {
	Card // what other pages show of the article, its own page shows, too
	Text

	PageTitle string // as no other page of the site has it
	Updated   time.Time
	Cut       bool // the summary is the beginning of the text
	Author    string
	Source    string
	SourceURL string
	Chars     int      // characters of the text
	Keywords  []string // for search engines
	TagNames  []string // the tags as the author writes them
	Image     Link     // that stands for the article, where its file names one
	AI        string   // "generated", "assisted" or ""
	Copyright string   // name of the notice, or ""
	Params    map[string]any

	Attachments []Attachment // documents that the text leads to

	Place
	Breadcrumb []Ref // from the home page down to the category
	Tags       []Ref
	Festivals  []Ref
	Older      Card // neighbours within the category; without a path when there is none
	Newer      Card
	Related    []Card // the nearest first
}

// Attachment is a document that a text leads to.
type Attachment struct {
	Path string // output path
	Size int    // bytes
}

// Target is where a link leads, or what shows an image.
type Target struct {
	Path   string // output path; "" when the link leads nowhere
	Suffix string // query and fragment, as written

	Width, Height int      // of an image, in pixels; 0 when not known
	Sources       []Source // other files that show the same image, the best first
	Sizes         string   // how wide it is shown, as in the attribute sizes
}

// Source is a file that shows what an image shows.
type Source struct {
	Path  string // output path
	Type  string // media type, such as image/avif; "" for the image's own
	Width int    // in pixels; 0 when there is one file of the type
}

func (*Article) kind() string { return "article" }

func (v *Article) fields(c *codec) {
	c.card(&v.Card)
	c.source(&v.Text)
	c.text(&v.PageTitle)
	c.time(&v.Updated)
	c.bool(&v.Cut)
	c.text(&v.Author)
	c.text(&v.Source)
	c.text(&v.SourceURL)
	c.int(&v.Chars)
	c.texts(&v.Keywords)
	c.texts(&v.TagNames)
	c.link(&v.Image)
	c.text(&v.AI)
	c.text(&v.Copyright)
	c.params(&v.Params)
	c.attachments(&v.Attachments)
	c.place(&v.Place)
	c.refs(&v.Breadcrumb)
	c.refs(&v.Tags)
	c.refs(&v.Festivals)
	c.card(&v.Older)
	c.card(&v.Newer)
	c.cardList(&v.Related)
}

func (c *codec) attachments(s *[]Attachment) {
	list(c, s, func(c *codec, a *Attachment) {
		c.text(&a.Path)
		c.int(&a.Size)
	})
}

// Redirect is what the page at an old address of an article is made from.
type Redirect struct {
	Path  string
	Title string // the article's
	To    string // output path of the article
}

func (*Redirect) kind() string { return "redirect" }

func (v *Redirect) fields(c *codec) {
	c.text(&v.Path)
	c.text(&v.Title)
	c.text(&v.To)
}

// Document is what the search index knows of an article, besides its text.
type Document struct {
	Card
	Body      pack.Fingerprint // of the source's bytes, of which the text is made
	Channel   int
	Festivals []int
	Tags      []string
}

func (*Document) kind() string { return "document" }

func (v *Document) fields(c *codec) {
	c.card(&v.Card)
	c.fingerprint(&v.Body)
	c.int(&v.Channel)
	c.ints(&v.Festivals)
	c.texts(&v.Tags)
}
