package page

import (
	"time"

	"wendang/internal/pack"
)

// Encoder appends values one behind the other. A card that an earlier value has is written
// as its number: each article's card stands on some twenty pages, and makes up most of
// what they are made from.
type Encoder struct{ c codec }

// NewEncoder returns an Encoder.
func NewEncoder() *Encoder {
	e := &Encoder{}
	e.Reset()
	return e
}

// Reset begins anew: what follows can be read without what came before.
func (e *Encoder) Reset() { e.c.cards = &cardTable{numbers: map[pack.Fingerprint]int{}} }

// Append appends a value to dst.
func (e *Encoder) Append(dst []byte, v Value) []byte {
	e.c.b = append(dst, tagOf(v))
	v.fields(&e.c)
	return e.c.b
}

// Decoder reads what an Encoder has appended since it began.
type Decoder struct{ c codec }

// NewDecoder returns a Decoder of data; times are put into loc. Texts in the values are
// parts of data.
func NewDecoder(data string, loc *time.Location) *Decoder {
	return &Decoder{codec{reader: &pack.Reader{S: data}, loc: loc, cards: &cardTable{}}}
}

// Next reads the next value. It reports false when there is none, or the data is damaged.
func (d *Decoder) Next() (Value, bool) {
	r := d.c.reader
	tag := r.Bytes(1)
	if !r.OK() {
		return nil, false
	}
	v := newValue(tag[0])
	if v == nil {
		return nil, false
	}
	v.fields(&d.c)
	return v, r.OK()
}

// Number reads a number that its writer has put before a value, as [pack.AppendUint] does. It
// reports false at the end of the data.
func (d *Decoder) Number() (n uint64, ok bool) {
	if d.c.reader.S == "" {
		return 0, false
	}
	return d.c.reader.Uint(), true
}

// newValue returns a value of the type that a tag stands for; nil for none.
func newValue(tag byte) Value {
	switch tag {
	case 0:
		return &Article{}
	case 1:
		return &List{}
	case 2:
		return &Redirect{}
	case 3:
		return &Plain{}
	case 4:
		return &Home{}
	case 5:
		return &Tags{}
	case 6:
		return &SiteMap{}
	case 7:
		return &Fixed{}
	case 8:
		return &Feed{}
	case 9:
		return &Sitemap{}
	case 10:
		return &Shared{}
	case 11:
		return &Document{}
	case 12:
		return &Host{}
	case 13:
		return &Robots{}
	}
	return nil
}

// tagOf returns the tag of a value's type.
func tagOf(v Value) byte {
	switch v.(type) {
	case *Article:
		return 0
	case *List:
		return 1
	case *Redirect:
		return 2
	case *Plain:
		return 3
	case *Home:
		return 4
	case *Tags:
		return 5
	case *SiteMap:
		return 6
	case *Fixed:
		return 7
	case *Feed:
		return 8
	case *Sitemap:
		return 9
	case *Shared:
		return 10
	case *Document:
		return 11
	case *Host:
		return 12
	case *Robots:
		return 13
	}
	panic("page: a value of kind " + v.kind() + " has no tag")
}

// cardTable are the cards that were written or read, in order.
type cardTable struct {
	numbers map[pack.Fingerprint]int // while writing
	list    []Card                   // while reading
}

// How a card is written: as none, as itself, or by its number among those before.
const (
	noCard = iota
	newCard
	firstNumber
)

// numbered writes or reads a card.
func (t *cardTable) numbered(c *codec, v *Card) {
	if c.reader != nil {
		switch n := c.reader.Uint(); {
		case n == noCard:
			*v = Card{}
		case n == newCard:
			v.fields(c)
			t.list = append(t.list, *v)
		case n-firstNumber < uint64(len(t.list)):
			*v = t.list[n-firstNumber]
		default:
			c.reader.Fail()
		}
		return
	}
	if v.Path == "" && v.Title == "" {
		c.b = append(c.b, noCard)
		return
	}
	f := v.Fingerprint()
	if n, known := t.numbers[f]; known {
		c.b = pack.AppendUint(c.b, uint64(n+firstNumber))
		return
	}
	t.numbers[f] = len(t.numbers)
	c.b = append(c.b, newCard)
	v.fields(c)
}
