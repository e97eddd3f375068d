package portal

import (
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pinyin"
)

// mostNames bounds how many names a hint lists.
const mostNames = 20

// categoryHint says what may have been meant by a category of two parts that there is
// not: the same with another mark between them, with a slip in one of them, or the
// column of another channel. It is zero for none.
func (p *placer) categoryHint(written string) message.Message {
	parts := strings.FieldsFunc(written, func(r rune) bool { return strings.ContainsRune(`/／\＼>＞›»`, r) })
	if len(parts) != 2 {
		return message.Message{}
	}
	first, second := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	channel, ok := p.channels[first]
	if !ok {
		channel, ok = p.channels[diag.Nearest(first, p.channelNames())]
	}
	if ok {
		if near := exactOrNearest(second, p.columnNames(channel)); near != "" {
			return message.DidYouMean(p.Config.Channels[channel].Name + "/" + near)
		}
	}
	for i := range p.Config.Channels {
		if near := exactOrNearest(second, p.columnNames(i)); near != "" {
			return message.DidYouMean(p.Config.Channels[i].Name + "/" + near)
		}
	}
	return message.Message{}
}

// hintOr returns the hint about the whole of a category, or another.
func (p *placer) hintOr(category string, other func() message.Message) message.Message {
	if hint := p.categoryHint(category); !hint.IsZero() {
		return hint
	}
	return other()
}

// folderHint says what to do about articles without a category in a folder that is no
// channel's.
func (p *placer) folderHint(dir string) message.Message {
	first, _, _ := strings.Cut(withoutPosts(dir), "/")
	if near := diag.Nearest(first, p.channelNames()); near != "" {
		return message.WriteCategoryOrFolder(first, near)
	}
	if first == "" || !config.SlugProblem(first).IsZero() {
		return message.WriteCategory()
	}
	return message.WriteCategoryOrChannel(first)
}

// columnNames returns the names and slugs of a channel's columns or festivals.
func (p *placer) columnNames(channel int) []string {
	var names []string
	for _, c := range p.Config.Channels[channel].Columns {
		names = append(names, c.Name, c.Slug)
	}
	if channel == p.Config.FestivalChannel {
		for _, f := range p.Config.Festivals {
			names = append(names, f.Name, f.Slug)
		}
	}
	return names
}

func exactOrNearest(name string, names []string) string {
	if slices.Contains(names, name) {
		return name
	}
	return diag.Nearest(name, names)
}

// channelHint says what may have been meant by the name of a channel that there is
// not: another channel, or a column or festival, which stands behind its channel. Else it
// shows the lines that would make the channel, with the column that stands behind it.
func (p *placer) channelHint(name, column string) message.Message {
	name = strings.TrimSpace(name)
	if category := p.categoryOfColumn(name); category != "" {
		return message.WriteCategoryOfColumn(name, category)
	}
	if hint := diag.DidYouMean(name, p.channelNames()); !hint.IsZero() {
		return hint
	}
	return newChannel(name, pinyin.Slug(name), columnLine(column, pinyin.Slug(column)), p.firstChannels())
}

// firstChannels returns the names of the channels, or of the first of many.
func (a *arranger) firstChannels() []string {
	var names []string
	for _, c := range a.Config.Channels {
		names = append(names, c.Name)
	}
	return first(names)
}

// categoryOfColumn returns the category of the column, or the festival, of a name:
// 范文大全/工作总结; "" when there is none.
func (p *placer) categoryOfColumn(name string) string {
	for i, ch := range p.Config.Channels {
		if _, ok := p.columns[i][name]; ok {
			return ch.Name + "/" + name
		}
		if _, ok := p.festivals[name]; ok && i == p.Config.FestivalChannel {
			return ch.Name + "/" + name
		}
	}
	return ""
}

// columnHint says what may have been meant by the name of a column.
func (p *placer) columnHint(channel int, name string) message.Message {
	ch := &p.Config.Channels[channel]
	var names, slugs, all []string
	for _, c := range ch.Columns {
		names, slugs, all = append(names, c.Name), append(slugs, c.Slug), append(all, c.Name, c.Slug)
	}
	if len(names) == 0 {
		return message.ChannelWithoutColumns(ch.Name, columnLine(name, pinyin.Slug(name)))
	}
	if hint := diag.DidYouMean(name, all); !hint.IsZero() {
		return hint
	}
	return message.ColumnsAre(ch.Name, first(names), inQuotes(name), freeSlug(name, slugs, false))
}

// festivalHint says what may have been meant by the name of a festival.
func (p *placer) festivalHint(name string) message.Message {
	var names, all []string
	for _, f := range p.Config.Festivals {
		names, all = append(names, f.Name), append(all, f.Name, f.Slug)
	}
	if len(names) == 0 {
		return message.NoFestivals()
	}
	if hint := diag.DidYouMean(name, all); !hint.IsZero() {
		return hint
	}
	return message.FestivalsAre(first(names))
}

func (p *placer) channelNames() []string {
	var names []string
	for _, c := range p.Config.Channels {
		names = append(names, c.Name, c.Slug)
	}
	return names
}

// first returns the first names, with … for the others.
func first(names []string) []string {
	if len(names) > mostNames {
		return append(names[:mostNames:mostNames], "…")
	}
	return names
}
