package page

import (
	"strconv"
	"time"

	"wendang/internal/calendar"
)

// ListKind is what a list lists.
type ListKind int

// The kinds of lists.
const (
	ChannelList ListKind = iota
	ColumnList
	FestivalList
	TagList
)

// List is what one page of a list is made from.
type List struct {
	Kind        ListKind
	Name        string
	Title       string // for search engines; "" for the name
	Description string
	Keywords    []string
	Text        Text   // above the articles; on the index page
	Dir         string // the list's folder
	Number      int    // of an older page; 0 is the index page
	Place
	Breadcrumb []Ref          // from the home page down to the list
	Columns    []Ref          // of the channel, outside the festival channel
	Column     int            // which of them the list is, or -1
	Days       []calendar.Day // on which the festival falls; on its index page
	Total      int            // articles of the list; on the index page
	Empty      bool           // the list has no articles
	NoIndex    bool           // search engines are to leave it out
	Updated    time.Time      // when its newest article was changed; on the index page
	Numbers    []int          // of the older pages that this one links to, the newest first
	Newer      int            // number of the next newer page, or NoPage
	Older      int            // or NoPage
	Top        []Card         // what heads the list; on the index page
	Items      []Card
}

// NoPage stands for no page of a list.
const NoPage = -1

func (*List) kind() string { return "list" }

func (v *List) fields(c *codec) {
	c.int((*int)(&v.Kind))
	c.text(&v.Name)
	c.text(&v.Title)
	c.text(&v.Description)
	c.texts(&v.Keywords)
	c.source(&v.Text)
	c.text(&v.Dir)
	c.int(&v.Number)
	c.place(&v.Place)
	c.refs(&v.Breadcrumb)
	c.refs(&v.Columns)
	c.int(&v.Column)
	list(c, &v.Days, (*codec).day)
	c.int(&v.Total)
	c.bool(&v.Empty)
	c.bool(&v.NoIndex)
	c.time(&v.Updated)
	c.ints(&v.Numbers)
	c.int(&v.Newer)
	c.int(&v.Older)
	c.cardList(&v.Top)
	c.cardList(&v.Items)
}

// ListPath returns the output path of page n of the list in a folder; 0 is the
// index page.
func ListPath(dir string, n int) string {
	b := append(make([]byte, 0, len(dir)+24), dir...)
	if n == 0 {
		return string(append(b, "/index.html"...))
	}
	b = strconv.AppendInt(append(b, "/list-"...), int64(n), 10)
	return string(append(b, ".html"...))
}
