package portal

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/pinyin"
)

// Hints about unknown categories show lines for site.toml. Who writes all of them there
// must get a site.toml that is right: no slug stands twice, and the columns of one channel
// stand in one list.

// proposal is a channel that hints would make, or one that gets columns.
type proposal struct {
	name, slug string
	columns    []string // as they stand in site.toml
	slugs      []string // of its columns
	at         string   // the category whose hint shows the lines
}

// propose makes the hints of all unknown categories fit together.
func (a *arranger) propose() {
	var slugs []string // of channels
	for _, ch := range a.Config.Channels {
		slugs = append(slugs, ch.Slug)
	}
	made := map[string]*proposal{} // by the channel's name
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(a.unplaced)), func(key string) bool { return !strings.HasPrefix(key, unknownKey) || !showsLines(a.unplaced[key].hint) })
	for _, key := range keys {
		category := key[len(unknownKey):]
		name, column, _ := strings.Cut(category, "/")
		name, column = strings.TrimSpace(name), strings.TrimSpace(column)
		p := made[strings.ToLower(name)]
		if p == nil {
			p = &proposal{name: name, at: category}
			if there := a.Config.ChannelBy(name); there >= 0 {
				for _, c := range a.Config.Channels[there].Columns {
					p.slugs = append(p.slugs, c.Slug)
				}
			} else {
				p.slug = freeSlug(name, slugs, true)
				slugs = append(slugs, p.slug)
			}
			made[strings.ToLower(name)] = p
		}
		if column != "" {
			slug := freeSlug(column, p.slugs, false)
			p.slugs = append(p.slugs, slug)
			p.columns = append(p.columns, columnLine(column, slug))
		}
	}
	for _, key := range keys {
		u, category := a.unplaced[key], key[len(unknownKey):]
		name, _, _ := strings.Cut(category, "/")
		name = strings.TrimSpace(name)
		p := made[strings.ToLower(name)]
		switch there := a.Config.ChannelBy(name); {
		case p.at != category && (there < 0 || len(a.Config.Channels[there].Columns) == 0):
			u.hint = message.LinesShownWith(p.at)
		case there < 0:
			u.hint = newChannel(p.name, p.slug, strings.Join(p.columns, ", "), a.firstChannels())
		case len(a.Config.Channels[there].Columns) == 0:
			u.hint = message.ChannelWithoutColumns(a.Config.Channels[there].Name, strings.Join(p.columns, ", "))
		}
	}
}

// showsLines reports whether a hint shows lines that would make a channel, or the columns
// of one.
func showsLines(hint message.Message) bool {
	switch hint.Code() {
	case message.AddChannel(nil, "", "").Code(), message.AddChannelWithColumns(nil, "", "", "").Code(), message.ChannelWithoutColumns("", "").Code():
		return true
	}
	return false
}

// freeSlug returns a slug in pinyin that is not among those that there are.
func freeSlug(name string, taken []string, channel bool) string {
	return pinyin.Free(pinyin.Slug(name), func(slug string) bool {
		return channel && config.ReservedSlug(slug) || slices.ContainsFunc(taken, func(t string) bool { return strings.EqualFold(t, slug) })
	})
}

// newChannel shows the lines of site.toml that would make a channel, or a channel with
// columns.
func newChannel(name, slug, columns string, channels []string) message.Message {
	if columns != "" {
		return message.AddChannelWithColumns(channels, inQuotes(name), slug, columns)
	}
	return message.AddChannel(channels, inQuotes(name), slug)
}

// columnLine returns a column as it stands in site.toml; "" for none.
func columnLine(name, slug string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("{ name = \"%s\", slug = \"%s\" }", inQuotes(name), slug)
}
