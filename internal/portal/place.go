package portal

import (
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parallel"
	"wendang/internal/parse"
)

// place finds each article's category and festivals, and from them its URL.
// Articles without a place are reported and left out.
func (a *arranger) place() {
	p := newPlacer(a)
	for i := range a.rejected {
		p.place(&a.rejected[i]) // only for its problems
	}
	lost := make([]bool, len(a.Articles))
	parallel.Parts(a.options.Jobs, len(a.Articles), func(from, to int) {
		p := newPlacer(a)
		for i := from; i < to; i++ {
			lost[i] = !p.place(&a.Articles[i])
		}
	})
	if slices.Contains(lost, true) {
		kept := a.Articles[:0]
		for i, art := range a.Articles {
			if lost[i] {
				a.hidden[art.Path] = message.HiddenBroken()
				a.rejected = append(a.rejected, art)
			} else {
				kept = append(kept, art)
			}
		}
		clear(a.Articles[len(kept):])
		a.Articles = kept
	}
}

// placer looks names up in maps: a site asks some million times.
type placer struct {
	*arranger
	channels  map[string]int
	columns   []map[string]int // by channel
	festivals map[string]int
	folders   map[string]folder // category by folder
}

// folder is the category that a folder of content/ stands for.
type folder struct {
	channel  int // or -1
	column   int
	festival int
}

func newPlacer(a *arranger) *placer {
	c := a.Config
	p := &placer{arranger: a, channels: map[string]int{}, festivals: map[string]int{}, folders: map[string]folder{}}
	for i := len(c.Festivals) - 1; i >= 0; i-- {
		p.festivals[c.Festivals[i].Slug] = i
	}
	for i := len(c.Festivals) - 1; i >= 0; i-- {
		p.festivals[c.Festivals[i].Name] = i
	}
	for i := len(c.Channels) - 1; i >= 0; i-- {
		p.channels[c.Channels[i].Slug] = i
	}
	for i := len(c.Channels) - 1; i >= 0; i-- {
		p.channels[c.Channels[i].Name] = i
	}
	for _, ch := range c.Channels {
		columns := map[string]int{}
		for i := len(ch.Columns) - 1; i >= 0; i-- {
			columns[ch.Columns[i].Slug] = i
		}
		for i := len(ch.Columns) - 1; i >= 0; i-- {
			columns[ch.Columns[i].Name] = i
		}
		p.columns = append(p.columns, columns)
	}
	return p
}

func (p *placer) place(art *Article) bool {
	ok := p.fests(art)
	if art.Category != "" {
		ok = p.category(art) && ok
	} else {
		ok = p.byFolder(art) && ok
	}
	if !ok {
		return false
	}
	c := p.Config
	if art.Channel == c.FestivalChannel && art.Festival < 0 && len(art.Festivals) > 0 {
		art.Festival = art.Festivals[0]
	}
	art.URL = string(c.Permalink.Append(nil, config.PermalinkValues{
		Category: art.categoryPath(c),
		Channel:  c.Channels[art.Channel].Slug,
		Slug:     art.Slug,
		Date:     art.Date,
	}))
	return true
}

// categoryPath returns the slugs of the article's channel and column.
func (a *Article) categoryPath(c *config.Config) string {
	channel := &c.Channels[a.Channel]
	switch {
	case a.Column >= 0:
		return channel.Slug + "/" + channel.Columns[a.Column].Slug
	case a.Festival >= 0:
		return c.FestivalDir(a.Festival)
	}
	return channel.Slug
}

// fests resolves the article's festivals.
func (p *placer) fests(art *Article) bool {
	ok := true
	for _, name := range art.Meta.Festivals {
		f, found := p.festivals[name]
		if !found {
			p.report(art.Meta, parse.Position{Key: "festival", Value: name}, message.UnknownFestival(name), p.festivalHint(name))
			ok = false
			continue
		}
		if !slices.Contains(art.Festivals, f) {
			art.Festivals = append(art.Festivals, f)
		}
	}
	return ok
}

// category resolves "channel" and "channel/column" as written.
func (p *placer) category(art *Article) bool {
	first, second, nested := strings.Cut(art.Category, "/")
	place := parse.Position{Key: "category"}
	channel, ok := p.channels[strings.TrimSpace(first)]
	if !ok {
		p.report(art.Meta, place, message.UnknownCategory(art.Category), p.hintOr(art.Category, p.channelHint(first)))
		return false
	}
	art.Channel = channel
	if !nested {
		return true
	}
	second = strings.TrimSpace(second)
	if channel == p.Config.FestivalChannel {
		f, ok := p.festivals[second]
		if !ok {
			p.report(art.Meta, place, message.UnknownCategory(art.Category), p.hintOr(art.Category, p.festivalHint(second)))
			return false
		}
		art.columnFestival(f)
		return true
	}
	column, ok := p.columns[channel][second]
	if !ok {
		p.report(art.Meta, place, message.UnknownCategory(art.Category), p.hintOr(art.Category, p.columnHint(channel, second)))
		return false
	}
	art.Column = column
	return true
}

// byFolder takes the category from the article's first folders.
func (p *placer) byFolder(art *Article) bool {
	dir := ""
	if i := strings.LastIndexByte(art.Path, '/'); i >= 0 {
		dir = art.Path[:i]
	}
	f, known := p.folders[dir]
	if !known {
		f = p.folder(dir)
		p.folders[dir] = f
	}
	if f.channel < 0 {
		first, _, _ := strings.Cut(dir, "/")
		hint := message.WriteCategory()
		if near := diag.Nearest(first, p.channelNames()); near != "" {
			hint = message.WriteCategoryOrFolder(first, near)
		}
		p.report(art.Meta, parse.Position{}, message.CategoryMissing(), hint)
		return false
	}
	art.Channel, art.Column = f.channel, f.column
	if f.festival >= 0 {
		art.columnFestival(f.festival)
	}
	return true
}

// columnFestival makes a festival the article's column in the festival channel,
// and the first of its festivals.
func (a *Article) columnFestival(f int) {
	a.Festival = f
	a.Festivals = append([]int{f}, slices.DeleteFunc(a.Festivals, func(g int) bool { return g == f })...)
}

func (p *placer) folder(dir string) folder {
	none := folder{-1, -1, -1}
	first, rest, _ := strings.Cut(dir, "/")
	channel, ok := p.channels[first]
	if !ok {
		return none
	}
	f := folder{channel, -1, -1}
	second, _, _ := strings.Cut(rest, "/")
	if channel == p.Config.FestivalChannel {
		if i, ok := p.festivals[second]; ok {
			f.festival = i
		}
	} else if i, ok := p.columns[channel][second]; ok {
		f.column = i
	}
	return f
}
