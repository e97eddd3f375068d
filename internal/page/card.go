package page

import (
	"time"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
)

// Ref names a folder of the output and leads to its index page: a channel's, a
// tag's. The empty folder is the home page's.
type Ref struct {
	Name string
	Dir  string // "jieri/guanggunjie"
}

// Path returns the output path that the reference leads to.
func (r Ref) Path() string {
	if r.Dir == "" {
		return HomePath
	}
	return r.Dir + "/" + HomePath
}

func (c *codec) ref(r *Ref) {
	c.text(&r.Name)
	c.text(&r.Dir)
}

func (c *codec) refs(s *[]Ref) { list(c, s, (*codec).ref) }

// Count is a reference with the number of articles behind it.
type Count struct {
	Ref
	Articles int
}

func (c *codec) count(v *Count) {
	c.ref(&v.Ref)
	c.int(&v.Articles)
}

func (c *codec) counts(s *[]Count) { list(c, s, (*codec).count) }

// Place says where a page stands in the navigation.
type Place struct {
	Channel  int // index in the configuration, or -1
	Festival int // or -1
}

// Nowhere is the place of pages that belong to no channel.
var Nowhere = Place{-1, -1}

func (c *codec) place(p *Place) {
	c.int(&p.Channel)
	c.int(&p.Festival)
}

// Card is all that other pages may show of an article.
type Card struct {
	Title    string
	Path     string // of its page; "" for no article
	Date     time.Time
	Summary  string
	Category Ref // its column, festival or channel
	Pinned   bool

	fingerprint pack.Fingerprint // when it is known
}

func (v *Card) fields(c *codec) {
	c.text(&v.Title)
	c.text(&v.Path)
	c.time(&v.Date)
	c.text(&v.Summary)
	c.ref(&v.Category)
	c.bool(&v.Pinned)
}

// Fingerprint returns the fingerprint of all that the card holds.
func (v *Card) Fingerprint() pack.Fingerprint {
	if v.fingerprint != (pack.Fingerprint{}) {
		return v.fingerprint
	}
	c := codecs.Get().(*codec)
	defer codecs.Put(c)
	c.b = c.b[:0]
	v.fields(c)
	return xxh3.Hash128(c.b).Bytes()
}

// SetFingerprint sets the fingerprint, which an earlier call for the same card returned. An
// article's card stands on some twenty pages.
func (v *Card) SetFingerprint(fingerprint pack.Fingerprint) { v.fingerprint = fingerprint }

func (c *codec) card(v *Card) {
	if c.short {
		p := v.Fingerprint()
		c.b = append(c.b, p[:]...)
		return
	}
	if c.cards != nil {
		c.cards.numbered(c, v)
		return
	}
	v.fields(c)
}

func (c *codec) cardList(s *[]Card) { list(c, s, (*codec).card) }
