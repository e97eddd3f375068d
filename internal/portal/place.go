package portal

import (
	"slices"
	"strings"

	"wendang/internal/config"
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
	defer a.reportUnplaced()
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
		p.channels[lowered(c.Channels[i].Slug)], p.channels[c.Channels[i].Slug] = i, i
	}
	for i := len(c.Channels) - 1; i >= 0; i-- {
		p.channels[lowered(c.Channels[i].Name)], p.channels[c.Channels[i].Name] = i, i
	}
	for _, ch := range c.Channels {
		columns := map[string]int{}
		for i := len(ch.Columns) - 1; i >= 0; i-- {
			columns[lowered(ch.Columns[i].Slug)], columns[ch.Columns[i].Slug] = i, i
		}
		for i := len(ch.Columns) - 1; i >= 0; i-- {
			columns[lowered(ch.Columns[i].Name)], columns[ch.Columns[i].Name] = i, i
		}
		p.columns = append(p.columns, columns)
	}
	return p
}

// channel returns the channel of a name or slug.
func (p *placer) channel(name string) (int, bool) { return lookUp(p.channels, name) }

// lookUp looks a name up, and then in lower case: articles of one site spell a category
// Linux and linux, and site.toml cannot have both.
func lookUp(names map[string]int, name string) (int, bool) {
	i, ok := names[name]
	if !ok && name != "" {
		i, ok = names[lowered(name)]
	}
	return i, ok
}

// lowered returns the key under which a name is found whatever the case of its letters.
func lowered(name string) string { return "\x00" + strings.ToLower(name) }

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
		Folder:   folderOf(art.Path),
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
	channel, ok := p.channel(strings.TrimSpace(first))
	if !ok {
		p.unknownCategory(art, func() message.Message {
			return p.hintOr(art.Category, func() message.Message { return p.channelHint(first, strings.TrimSpace(second)) })
		})
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
			p.unknownCategory(art, func() message.Message {
				return p.hintOr(art.Category, func() message.Message { return p.festivalHint(second) })
			})
			return false
		}
		art.columnFestival(f)
		return true
	}
	column, ok := lookUp(p.columns[channel], second)
	if !ok {
		p.unknownCategory(art, func() message.Message {
			return p.hintOr(art.Category, func() message.Message { return p.columnHint(channel, second) })
		})
		return false
	}
	art.Column = column
	return true
}

// byFolder takes the category from the article's first folders.
func (p *placer) byFolder(art *Article) bool {
	dir := dirOf(art.Path)
	f, known := p.folders[dir]
	if !known {
		f = p.folder(dir)
		p.folders[dir] = f
	}
	if f.channel < 0 {
		p.noCategory(art, dir, func() message.Message { return p.folderHint(dir) })
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
	first, rest, _ := strings.Cut(withoutPosts(dir), "/")
	channel, ok := p.channel(first)
	if !ok {
		none.channel = p.Config.DefaultChannel
		return none
	}
	f := folder{channel, -1, -1}
	second, _, _ := strings.Cut(rest, "/")
	if channel == p.Config.FestivalChannel {
		if i, ok := p.festivals[second]; ok {
			f.festival = i
		}
	} else if i, ok := lookUp(p.columns[channel], second); ok {
		f.column = i
	}
	return f
}

// withoutPosts returns a folder's path without the folders in which Jekyll and Hexo keep
// posts and drafts: fanwen of _posts/fanwen and of fanwen/_posts.
func withoutPosts(dir string) string {
	if !strings.Contains(dir, "_posts") && !strings.Contains(dir, "_drafts") {
		return dir
	}
	parts := slices.DeleteFunc(strings.Split(dir, "/"), func(part string) bool { return part == "_posts" || part == "_drafts" })
	return strings.Join(parts, "/")
}

// dirOf returns the folder of a content path; "" for content/ itself.
func dirOf(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return ""
}

// folderOf returns the folder in which an article's address lies: that of the file, or,
// since index.md stands for its folder, the one around it.
func folderOf(p string) string {
	dir := withoutPosts(dirOf(p))
	if base := p[strings.LastIndexByte(p, '/')+1:]; strings.HasPrefix(base, "index.") && strings.Count(base, ".") == 1 {
		return dirOf(dir)
	}
	return dir
}
