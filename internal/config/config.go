// Package config reads site.toml into one validated, immutable [Config].
package config

import (
	"strings"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/message"
)

// FileName is the configuration's name in a site folder.
const FileName = "site.toml"

// Config is a portal as site.toml describes it. Nothing changes it after
// [Read] has returned it.
type Config struct {
	Title       string
	BaseURL     string // "https://host/path/", always with the last slash; "" when not given
	Description string
	Language    string // BCP 47
	TimeZone    string
	Location    *time.Location
	Theme       string
	Since       int // first year of the copyright line; 0 when not given
	PageSize    int
	Permalink   Permalink
	Channels    []Channel
	Festivals   []Festival
	Tags        []Tag
	TagMin      int // articles that a tag has at least for search engines to take its page
	Footer      []Link
	Beian       Beian
	Image       Written // that stands for the site: a path of it, or an address; "" for none
	AI          AI
	Robots      Robots
	Copyright   Copyright
	Home        []HomeBlock // of the home page; nil for the theme's own
	Search      bool        // [search] enable: the pages have a search
	Newlines    Newlines    // [markdown] newlines
	Host        Host
	Publish     []Publish
	Announce    Announce
	Params      map[string]any // [params], for themes
	// AllowedFiles are the endings of files beside articles that are copied as they
	// are, of [files] allow, in lower case and without a dot.
	AllowedFiles []string

	SlugFrom SlugFrom
	// Undated is the date of articles that have none; zero when that is a mistake.
	Undated time.Time
	// DefaultChannel is the index of the channel for articles that neither say a
	// category nor lie in a channel's folder, or -1.
	DefaultChannel int
	// FestivalChannel is the index of the channel whose columns are the
	// festivals, or -1.
	FestivalChannel int
}

// Newlines says what the end of a line within a paragraph of Markdown means. It is ""
// when nothing is said of it, and lines are joined.
type Newlines string

// What the end of a line may mean.
const (
	NewlinesJoin      Newlines = "join"      // nothing, or a space between Western words
	NewlinesBreak     Newlines = "break"     // the end of a line
	NewlinesParagraph Newlines = "paragraph" // the end of a paragraph; elsewhere, as in lists, the end of a line
)

// CheckNewlines returns what is wrong with a value of newlines; zero for nothing.
func CheckNewlines(s string) message.Message {
	switch Newlines(s) {
	case NewlinesJoin, NewlinesBreak, NewlinesParagraph:
		return message.Message{}
	}
	return message.NewlinesUnknown(s)
}

// Channel is an entry of the top navigation.
type Channel struct {
	Name string
	Slug string
	Texts
	AI        string // of its articles that say nothing else: one of AIForms, or ""
	Festivals bool   // its columns are the festivals
	Columns   []Column
}

// Texts are what is said of a channel, column, festival or tag. A file of the content
// folder can say it instead.
type Texts struct {
	Title       string // for search engines; "" for the name
	Description string
	Keywords    []string
	Top         []Written // paths of articles that head the list
	At          Written   // where the entry stands; its text is empty
}

// Written is a text of site.toml that is looked up later, with the place where it
// stands, as offsets into the file.
type Written struct {
	Text       string
	Start, End int
}

// Column is a part of a channel.
type Column struct {
	Name string
	Slug string
	Texts
}

// Festival is an entry of the festival navigation.
type Festival struct {
	Name string
	Slug string
	Texts
	Day calendar.Rule
}

// Tag gives a tag a fixed slug or a description.
type Tag struct {
	Name string
	Slug string // "" when only described
	Texts
}

// Link is a link that site.toml gives, of the footer or another part. One of Path, URL
// and To is set, or none of a link that is not given.
type Link struct {
	Name string
	Path string // an output folder such as "jieri/jiaoshijie"
	URL  string
	To   Written // what else it leads to: a page, or a path of the site
}

// Beian holds the record numbers that Chinese sites show.
type Beian struct {
	ICP    string
	Police string
}

// OpenSearch reports whether the portal describes its search to browsers, which need
// its whole address.
func (c *Config) OpenSearch() bool { return c.Search && c.BaseURL != "" }

// FestivalDir returns the output folder of a festival, which is a column of the
// festival channel.
func (c *Config) FestivalDir(festival int) string {
	return c.Channels[c.FestivalChannel].Slug + "/" + c.Festivals[festival].Slug
}

// ChannelBy returns the index of the channel with a name or slug, or -1.
func (c *Config) ChannelBy(nameOrSlug string) int {
	for i := range c.Channels {
		if c.Channels[i].Name == nameOrSlug || c.Channels[i].Slug == nameOrSlug {
			return i
		}
	}
	return -1
}

// ColumnBy returns the index of the channel's column with a name or slug, or -1.
func (ch *Channel) ColumnBy(nameOrSlug string) int {
	for i := range ch.Columns {
		if ch.Columns[i].Name == nameOrSlug || ch.Columns[i].Slug == nameOrSlug {
			return i
		}
	}
	return -1
}

// FestivalBy returns the index of the festival with a name or slug, or -1.
func (c *Config) FestivalBy(nameOrSlug string) int {
	for i := range c.Festivals {
		if c.Festivals[i].Name == nameOrSlug || c.Festivals[i].Slug == nameOrSlug {
			return i
		}
	}
	return -1
}

// ListDir returns the output folder of a channel (范文, fanwen), a column (范文/总结,
// fanwen/zongjie) or a festival (节日/春节), as names and slugs lead to it; or "".
func (c *Config) ListDir(path string) string {
	first, second, nested := strings.Cut(path, "/")
	i := c.ChannelBy(strings.TrimSpace(first))
	switch second = strings.TrimSpace(second); {
	case i < 0:
	case !nested:
		return c.Channels[i].Slug
	case i == c.FestivalChannel:
		if f := c.FestivalBy(second); f >= 0 {
			return c.FestivalDir(f)
		}
	default:
		if col := c.Channels[i].ColumnBy(second); col >= 0 {
			return c.Channels[i].Slug + "/" + c.Channels[i].Columns[col].Slug
		}
	}
	return ""
}
