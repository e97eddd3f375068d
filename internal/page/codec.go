// Package page holds the closed values that pages are made from: one type for
// each kind of page, and for what programs read (feeds, sitemaps, documents of
// the search index).
//
//	portal.Site ─► page value ─► render, feed ─► bytes
//	                   └─ one encoding: its hash says whether the bytes must be made again,
//	                      and from it the value can be made again, in another process too
//
// Whoever makes bytes gets the value, the theme and the configuration, and has no
// way to the site. So a page depends on what its value holds, and on nothing else,
// and that stands in one place: the method fields of each type.
//
// Paths in values are output paths. They become URLs when the bytes are made.
package page

import (
	"sync"
	"time"

	"github.com/zeebo/xxh3"

	"wendang/internal/calendar"
	"wendang/internal/pack"
)

// Value is what one output is made from. All values are types of this package.
type Value interface {
	// kind tells values of different types apart in fingerprints.
	kind() string
	// fields goes over every field of the value, in a fixed order.
	fields(c *codec)
}

// Append appends a value's encoding to dst.
func Append(dst []byte, v Value) []byte {
	c := codec{b: dst}
	v.fields(&c)
	return c.b
}

// Read fills in a value from its encoding; times are put into loc. It reports
// false when data is no encoding of such a value. Texts in the value are parts of
// data.
func Read(data string, v Value, loc *time.Location) bool {
	c := codec{reader: &pack.Reader{S: data}, loc: loc}
	v.fields(&c)
	return c.reader.OK() && c.reader.S == ""
}

// Fingerprint returns the fingerprint of an output that is made from a value, and
// from what all outputs of the build share, whose fingerprint is base.
func Fingerprint(base pack.Fingerprint, v Value) pack.Fingerprint {
	c := codecs.Get().(*codec)
	c.b = pack.AppendText(append(c.b[:0], base[:]...), v.kind())
	v.fields(c)
	fingerprint := pack.Fingerprint(xxh3.Hash128(c.b).Bytes())
	codecs.Put(c)
	return fingerprint
}

// codecs are for Fingerprint: a build asks for those of a hundred thousand pages.
var codecs = sync.Pool{New: func() any { return &codec{short: true} }}

// codec writes the fields of a value, or reads them. One method of a value
// names its fields for both, so that they cannot disagree. While it writes, it changes
// nothing: values share lists with the site, and with one another.
type codec struct {
	b      []byte       // what is written
	reader *pack.Reader // what is read; nil while writing
	loc    *time.Location
	// short lets a card's fingerprint stand for the card. What is written so
	// is only hashed.
	short bool
	cards *cardTable // to write a card once for several values; nil for a value that stands alone
}

func (c *codec) text(s *string) {
	if c.reader != nil {
		*s = c.reader.Text()
		return
	}
	c.b = pack.AppendText(c.b, *s)
}

func (c *codec) int(n *int) {
	if c.reader != nil {
		*n = int(c.reader.Int())
		return
	}
	c.b = pack.AppendInt(c.b, int64(*n))
}

func (c *codec) bool(v *bool) {
	if c.reader != nil {
		*v = c.reader.Int() != 0
		return
	}
	n := int64(0)
	if *v {
		n = 1
	}
	c.b = pack.AppendInt(c.b, n)
}

// time keeps a moment to the second; the zone is the site's.
func (c *codec) time(t *time.Time) {
	given := !t.IsZero()
	c.bool(&given)
	switch {
	case c.reader != nil && given:
		*t = time.Unix(c.reader.Int(), 0).In(c.loc)
	case c.reader != nil:
		*t = time.Time{}
	case given:
		c.b = pack.AppendInt(c.b, t.Unix())
	}
}

func (c *codec) day(d *calendar.Day) {
	c.int(&d.Year)
	month := int(d.Month)
	c.int(&month)
	if c.reader != nil {
		d.Month = time.Month(month)
	}
	c.int(&d.Day)
}

func (c *codec) fingerprint(p *pack.Fingerprint) {
	if c.reader != nil {
		*p = c.reader.Fingerprint()
		return
	}
	c.b = append(c.b, p[:]...)
}

// params is a table for themes.
func (c *codec) params(m *map[string]any) {
	if c.reader != nil {
		*m, _ = c.reader.Value().(map[string]any)
		return
	}
	if *m == nil {
		c.b = pack.AppendValue(c.b, nil)
		return
	}
	c.b = pack.AppendValue(c.b, *m)
}

// list goes over a list with a function for one entry.
func list[T any](c *codec, s *[]T, entry func(c *codec, e *T)) {
	if c.reader != nil {
		*s = nil
		if n := c.reader.Count(); n > 0 {
			*s = make([]T, n)
		}
	} else {
		c.b = pack.AppendUint(c.b, uint64(len(*s)))
	}
	for i := range *s {
		entry(c, &(*s)[i])
	}
}

func (c *codec) texts(s *[]string) { list(c, s, (*codec).text) }
func (c *codec) ints(s *[]int)     { list(c, s, (*codec).int) }
