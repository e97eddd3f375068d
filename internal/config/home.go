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
	Links   []Link
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
			b.Links = append(b.Links, r.link(c, l, linksAt[k], message.WordHomeLink()))
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
	if b.Dir = c.homeDir(b.Show, of); b.Dir == "" {
		r.report(span, message.HomeOfUnknown(of), r.homeOfHint(c, of, b.Show))
	}
}

// homeDir returns the output folder of what a block shows, or "". A festival needs no
// channel before its name.
func (c *Config) homeDir(show, of string) string {
	if show == "channel" {
		return c.ListDir(of)
	}
	if f := c.FestivalBy(of); f >= 0 && c.FestivalChannel >= 0 {
		return c.FestivalDir(f)
	}
	first, _, nested := strings.Cut(of, "/")
	if nested && c.ChannelBy(strings.TrimSpace(first)) == c.FestivalChannel {
		return c.ListDir(of)
	}
	return ""
}

// homeOfHint says what may have been meant by what a block is to show.
func (r *reader) homeOfHint(c *Config, name, show string) message.Message {
	for _, other := range []string{"channel", "festival"} {
		if other != show && c.homeDir(other, name) != "" {
			return message.ShowInstead(other, name)
		}
	}
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
