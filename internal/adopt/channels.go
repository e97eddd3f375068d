package adopt

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/pinyin"
	"wendang/internal/table"
)

// channel is one that site.toml gets, or a column of one.
type channel struct {
	name, slug string
	articles   int
	isDefault  bool
	columns    []*channel
}

// makeChannels makes channels of the categories that articles say, and of the folders of
// those that say none.
func (s *site) makeChannels(c *collection) {
	m := channelMaker{site: s, slugs: s.generator.slugs()}
	shown := slices.DeleteFunc(slices.Clone(c.articles), func(a *article) bool { return a.meta == nil || a.meta.Draft })
	for _, a := range shown { // a channel of drafts would be an empty one
		if a.meta.Category != "" {
			name, column, _ := strings.Cut(a.meta.Category, "/")
			m.add(strings.TrimSpace(name), strings.TrimSpace(column), "")
			m.named++
		}
	}
	categories := len(m.channels)
	var rest []*article
	for _, a := range shown {
		switch dirs := folders(a.path); {
		case a.meta.Category != "":
		case len(dirs) == 0 || isNumber(dirs[0]) || !config.SlugProblem(dirs[0]).IsZero():
			rest = append(rest, a)
		default:
			column := ""
			if len(dirs) > 1 && !isNumber(dirs[1]) {
				column = dirs[1]
			}
			m.addFolder(c, dirs[0], column)
		}
	}
	slices.SortStableFunc(m.channels, func(a, b *channel) int { return cmp.Compare(b.articles, a.articles) })
	for _, ch := range m.channels {
		slices.SortStableFunc(ch.columns, func(a, b *channel) int { return cmp.Compare(b.articles, a.articles) })
	}
	if len(rest) > 0 || len(m.channels) == 0 {
		m.addDefault(len(rest))
	}
	s.channels = m.channels
	s.say(categories, len(rest))
}

// say tells how the channels came about.
func (s *site) say(categories, rest int) {
	const most = 12 // that are named
	var names []string
	for _, ch := range s.channels {
		if len(names) == most {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("%s (%s, %d)", ch.name, ch.slug, ch.articles))
	}
	if categories > 0 {
		s.found = append(s.found, message.ChannelsOfCategories(len(s.channels), names))
	} else {
		s.found = append(s.found, message.ChannelsOfFolders(len(s.channels), names))
	}
	for _, ch := range s.channels {
		if ch.isDefault && rest > 0 {
			s.found = append(s.found, message.ArticlesInDefault(rest, ch.name))
		}
	}
	const many = 15
	if len(s.channels) > many {
		s.unclear = append(s.unclear, message.ManyChannels(len(s.channels)))
	}
}

// channelMaker collects channels, whose names and slugs must differ in more than the case
// of their letters.
type channelMaker struct {
	*site
	channels []*channel
	slugs    map[string]string // that the generator's settings give to names
	named    int               // articles that say their category
}

// add counts an article of a category.
func (m *channelMaker) add(name, column, slug string) {
	ch := m.entry(&m.channels, name, slug, true)
	ch.articles++
	if column != "" {
		m.entry(&ch.columns, column, "", false).articles++
	}
}

// addFolder counts an article of a folder, whose name is the slug: so it is found by it.
func (m *channelMaker) addFolder(c *collection, dir, column string) {
	title := func(p, name string) string {
		if t := c.lists[p]; t != "" && len([]rune(t)) <= 20 {
			return t
		}
		return name
	}
	ch := m.folder(&m.channels, title(dir, dir), dir, true)
	ch.articles++
	if column != "" && config.SlugProblem(column).IsZero() {
		m.folder(&ch.columns, title(path.Join(dir, column), column), column, false).articles++
	}
}

// folder returns the entry of a folder: one that has its name for a name or slug, or a new
// one.
func (m *channelMaker) folder(list *[]*channel, title, dir string, top bool) *channel {
	for _, ch := range *list {
		if strings.EqualFold(ch.name, dir) || strings.EqualFold(ch.slug, dir) {
			return ch
		}
	}
	if title == dir {
		title = cmp.Or(strings.TrimLeft(dir, "_"), dir) // Jekyll's collections
	}
	if slices.ContainsFunc(*list, func(ch *channel) bool { return strings.EqualFold(ch.name, title) }) {
		title = dir
	}
	slug := dir
	if !plainASCII(dir) || m.taken(*list, slug, top) {
		title, slug = dir, ""
	}
	return m.entry(list, title, slug, top)
}

func plainASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}

// entry returns the entry of a name, or a new one with a slug; "" for one in pinyin.
func (m *channelMaker) entry(list *[]*channel, name, slug string, top bool) *channel {
	for _, ch := range *list {
		if strings.EqualFold(ch.name, name) {
			return ch
		}
	}
	if slug == "" {
		slug = pinyin.Slug(name)
		if given := m.slugs[name]; given != "" && config.SlugProblem(given).IsZero() {
			slug = given
		}
		slug = pinyin.Free(slug, func(slug string) bool { return m.taken(*list, slug, top) })
	}
	ch := &channel{name: name, slug: slug}
	*list = append(*list, ch)
	return ch
}

// taken reports whether a slug stands for something else.
func (m *channelMaker) taken(list []*channel, slug string, top bool) bool {
	if top && config.ReservedSlug(slug) {
		return true
	}
	return slices.ContainsFunc(list, func(ch *channel) bool { return strings.EqualFold(ch.slug, slug) })
}

// addDefault adds the channel of articles without a place, or gives them one that is there.
func (m *channelMaker) addDefault(articles int) {
	chinese := strings.HasPrefix(m.language, "zh")
	name := m.generator.text("", "default_category")
	switch {
	case name != "" && name != "uncategorized":
	case len(m.channels) == 0 && chinese:
		name = "文章"
	case len(m.channels) == 0:
		name = "Articles"
	case chinese:
		name = "其他"
	default:
		name = "Other"
	}
	ch := m.entry(&m.channels, name, "", true)
	ch.articles += articles
	ch.isDefault = true
}

// isNumber reports whether a folder is of a year or a month, and no category.
func isNumber(s string) bool { return strings.Trim(s, "0123456789-") == "" }

// slugs returns the slugs that Hexo's settings give to categories.
func (g *generator) slugs() map[string]string {
	slugs := map[string]string{}
	if v, ok := g.get("category_map"); ok {
		if t, ok := v.Data.(*table.Table); ok {
			for _, k := range t.Keys {
				if slug, ok := k.Value.Data.(string); ok {
					slugs[k.Name] = slug
				}
			}
		}
	}
	return slugs
}
