package config

import (
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// HomeBlock is a block of the home page, as [[home]] describes it.
type HomeBlock struct {
	Show    string // what it shows: one of homeShows
	Name    string // its heading; "" for the name of what it shows
	Dir     string // output folder of the channel, column or festival that it shows
	Tag     Written
	Count   int // entries at most; 0 for as many as such a block has by itself
	Columns int // of the page's three columns, that it is wide; 0 for its own
	Links   []FooterLink
	Text    string // paragraphs, with an empty line between them
}

// homeShows are what a block can show.
var homeShows = []string{"latest", "pinned", "channel", "festival", "tag", "coming", "channels", "tags", "links", "text"}

// mostEntries bounds the entries of a block.
const mostEntries = 100

func (r *reader) home(c *Config, top table.Reader) {
	list, at := top.Subs("home")
	for i, t := range list {
		r.known(t, "home")
		var b HomeBlock
		if !t.Has("show") {
			r.report(at[i], message.HomeShowMissing(), message.ChoicesAre("show", homeShows))
		}
		b.Show = r.choice(t, "show", homeShows)
		b.Name, _, _ = t.String("name")
		b.Text, _, _ = t.String("text")
		b.Text = strings.TrimSpace(b.Text)
		if n, span, ok := t.Int("count"); ok {
			if b.Count = int(n); n < 1 || n > mostEntries {
				r.report(span, message.HomeNumberInvalid("count", mostEntries), message.WriteNumber("count", 8))
			}
		}
		if n, span, ok := t.Int("columns"); ok {
			const most = 3
			if b.Columns = int(n); n < 1 || n > most {
				r.report(span, message.HomeNumberInvalid("columns", most), message.WriteNumber("columns", 1))
			}
		}
		r.homeOf(c, &b, t, at[i])
		links, linksAt := t.Subs("links")
		for k, l := range links {
			b.Links = append(b.Links, r.footerLink(c, l, linksAt[k]))
		}
		switch {
		case b.Show == "links" && len(links) == 0:
			r.report(at[i], message.HomeBlockLacks("links", "links"), message.WriteHomeLinks())
		case b.Show == "text" && b.Text == "":
			r.report(at[i], message.HomeBlockLacks("text", "text"), message.WriteHomeText())
		}
		c.Home = append(c.Home, b)
	}
}

// homeOf finds the channel, column or festival of a block; the tag is the site's.
func (r *reader) homeOf(c *Config, b *HomeBlock, t table.Reader, at table.Span) {
	if b.Show != "channel" && b.Show != "festival" && b.Show != "tag" {
		return
	}
	of, span, ok := t.String("of")
	of = strings.Trim(of, "/ ")
	if !ok || of == "" {
		if ok || !t.Has("of") {
			r.report(at, message.HomeBlockLacks(b.Show, "of"), message.WriteHomeOf())
		}
		return
	}
	if b.Show == "tag" {
		b.Tag = Written{of, span.Start, span.End}
		return
	}
	if b.Dir = c.dirBy(of, b.Show == "festival"); b.Dir == "" {
		r.report(span, message.HomeOfUnknown(of), r.nearDir(c, of))
	}
}

// dirBy returns the output folder of a channel, a column ("fanwen/zongjie", 范文/总结)
// or a festival, or "".
func (c *Config) dirBy(name string, festival bool) string {
	if festival {
		if f := c.FestivalBy(name); f >= 0 && c.FestivalChannel >= 0 {
			return c.FestivalDir(f)
		}
	}
	first, second, nested := strings.Cut(name, "/")
	i := c.ChannelBy(strings.TrimSpace(first))
	switch second = strings.TrimSpace(second); {
	case i < 0:
	case !nested && !festival:
		return c.Channels[i].Slug
	case i == c.FestivalChannel:
		if f := c.FestivalBy(second); f >= 0 {
			return c.FestivalDir(f)
		}
	case !festival:
		if col := c.Channels[i].ColumnBy(second); col >= 0 {
			return c.Channels[i].Slug + "/" + c.Channels[i].Columns[col].Slug
		}
	}
	return ""
}

func (r *reader) nearDir(c *Config, name string) message.Message {
	names := c.Dirs()
	for _, ch := range c.Channels {
		names = append(names, ch.Name)
	}
	for _, f := range c.Festivals {
		names = append(names, f.Name, f.Slug)
	}
	if hint := diag.DidYouMean(name, names); !hint.IsZero() {
		return hint
	}
	return message.WriteHomeOf()
}
