package portal

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// List is a list of articles, and the pages that show it.
type List struct {
	Kind        page.ListKind
	Name        string
	Title       string // for search engines; "" for the name
	Description string
	Keywords    []string
	Top         []ID      // what heads the list
	Text        *ListText // nil for none
	Dir         string    // output folder: "jieri/guanggunjie"
	Channel     int       // of channels and columns; the festival channel of festivals; -1 of tags
	Festival    int       // of festivals, else -1
	Tag         int       // of tags, else -1
	Articles    []ID      // oldest first
	Pinned      []ID      // newest first

	breadcrumb []page.Ref // from the home page down to the list
	top        []config.Written
}

// describe gives the list what site.toml says of it.
func (l *List) describe(x *config.Texts) *List {
	l.Title, l.Description, l.Keywords, l.top = x.Title, x.Description, x.Keywords, x.Top
	return l
}

// Older returns how many pages hold older articles. Page n of them, from 1,
// holds articles (n-1)·size to n·size, counted from the oldest, so that a new
// article changes none of them. The index page holds the rest: at least size
// articles and fewer than two times size, when there are so many.
func (l *List) Older(size int) int { return max(0, len(l.Articles)/size-1) }

// Page returns the articles of page n, newest first: an older one, or the
// index page for n = 0, which shows pinned articles first; those that head the list
// stand before them.
func (l *List) Page(n, size int) []ID {
	older := l.Older(size)
	var part []ID
	if n > 0 {
		part = l.Articles[(n-1)*size : n*size]
	} else {
		part = l.Articles[older*size:]
	}
	ids := make([]ID, 0, len(part)+len(l.Pinned))
	if n == 0 {
		for _, id := range l.Pinned {
			if !slices.Contains(l.Top, id) {
				ids = append(ids, id)
			}
		}
	}
	for i := len(part) - 1; i >= 0; i-- {
		if n > 0 || !slices.Contains(l.Pinned, part[i]) || slices.Contains(l.Top, part[i]) {
			ids = append(ids, part[i])
		}
	}
	return ids
}

// PagePath returns the output path of page n; 0 is the index page.
func (l *List) PagePath(n int) string { return page.ListPath(l.Dir, n) }

// IsIndexed reports whether search engines may take the list: one without articles or a
// text is empty, and a tag of fewer than tagMin articles tells next to nothing.
func (l *List) IsIndexed(tagMin int) bool {
	if l.Kind == page.TagList {
		return len(l.Articles) >= tagMin
	}
	return len(l.Articles) > 0 || l.Text != nil
}

// Ref returns the reference that leads to the list.
func (l *List) Ref() page.Ref { return page.Ref{Name: l.Name, Dir: l.Dir} }

// lists makes the lists of channels, columns, festivals and tags, and fills
// them in one pass.
func (a *arranger) lists() {
	c := a.Config
	for i, ch := range c.Channels {
		channel := Channel{List: (&List{Kind: page.ChannelList, Name: ch.Name,
			Dir: ch.Slug, Channel: i, Festival: -1, Tag: -1}).describe(&ch.Texts)}
		a.Lists = append(a.Lists, channel.List)
		for _, col := range ch.Columns {
			channel.Columns = append(channel.Columns, (&List{Kind: page.ColumnList, Name: col.Name,
				Dir: ch.Slug + "/" + col.Slug, Channel: i, Festival: -1, Tag: -1}).describe(&col.Texts))
		}
		if i == c.FestivalChannel {
			for f, fest := range c.Festivals {
				channel.Columns = append(channel.Columns, (&List{Kind: page.FestivalList, Name: fest.Name,
					Dir: c.FestivalDir(f), Channel: i, Festival: f, Tag: -1}).describe(&fest.Texts))
			}
			a.Festivals = channel.Columns
		}
		a.Lists = append(a.Lists, channel.Columns...)
		a.Channels = append(a.Channels, channel)
	}
	for i := range a.Tags {
		t := &a.Tags[i]
		t.List = (&List{Kind: page.TagList, Name: t.Name,
			Dir: "tags/" + t.Slug, Channel: -1, Festival: -1, Tag: i}).describe(&t.Texts)
		a.Lists = append(a.Lists, t.List)
	}
	a.breadcrumbs()
	for i := range a.Articles {
		id, art := ID(i), &a.Articles[i]
		a.listsOf(art, func(l *List) {
			l.Articles = append(l.Articles, id)
			if art.Meta.Pinned {
				l.Pinned = append(l.Pinned, id)
			}
		})
		if art.Meta.Pinned {
			a.Pinned = append(a.Pinned, id)
		}
	}
	slices.Reverse(a.Pinned)
	for _, l := range a.Lists {
		slices.Reverse(l.Pinned)
	}
}

// breadcrumbs gives every list the way down to it. That of a tag leads over the
// index of tags, whose name is the theme's.
func (a *arranger) breadcrumbs() {
	home := page.Ref{Name: a.Config.Title}
	for _, l := range a.Lists {
		l.breadcrumb = []page.Ref{home}
		switch {
		case l.Kind == page.ChannelList || l.Kind == page.TagList:
		default:
			l.breadcrumb = append(l.breadcrumb, a.Channels[l.Channel].List.Ref())
		}
		l.breadcrumb = append(l.breadcrumb, l.Ref())
	}
}

// listsOf calls add with every list that shows an article.
func (s *Arrangement) listsOf(art *Article, add func(*List)) {
	ch := &s.Channels[art.Channel]
	add(ch.List)
	if art.Column >= 0 {
		add(ch.Columns[art.Column])
	}
	for _, f := range art.Festivals {
		add(s.Festivals[f])
	}
	for _, t := range art.Tags {
		add(s.Tags[t].List)
	}
}

// neighbours links each article with the one before and after it in its
// category: column, festival of the festival channel, or channel.
func (a *arranger) neighbours() {
	type category struct{ channel, column, festival int }
	last := map[category]ID{}
	for i := range a.Articles {
		art := &a.Articles[i]
		c := category{art.Channel, art.Column, art.Festival}
		if before, ok := last[c]; ok {
			art.Older = before
			a.Articles[before].Newer = ID(i)
		}
		last[c] = ID(i)
	}
}

// files takes the content files that are copied: all but those of a folder
// whose articles are all hidden.
func (a *arranger) files() {
	type count struct{ shown, hidden int }
	folders := map[string]*count{}
	at := func(p string) *count {
		dir := path.Dir(p)
		c := folders[dir]
		if c == nil {
			c = &count{}
			folders[dir] = c
		}
		return c
	}
	for _, m := range a.input.Metas {
		if !a.hidden[m.Path].IsZero() {
			at(m.Path).hidden++
		} else {
			at(m.Path).shown++
		}
	}
	for _, p := range a.input.Files {
		if a.input.Broken[p] {
			continue
		}
		dir := path.Dir(p)
		for folders[dir] == nil && dir != "." {
			dir = path.Dir(dir)
		}
		if c := folders[dir]; c != nil && c.hidden > 0 && c.shown == 0 {
			continue
		}
		if unfit := unfitName(p); !unfit.IsZero() {
			a.add(Problem{File: p, Message: unfit, Hint: message.RenameFile()})
			continue
		}
		a.Files = append(a.Files, p)
	}
}

// unfitName returns what is wrong with the names in a path, or the zero Message.
func unfitName(p string) message.Message {
	for part := range strings.SplitSeq(p, "/") {
		if why := config.SlugProblem(part); !why.IsZero() {
			return message.FileNameUnfit(part, why)
		}
	}
	return message.Message{}
}

func (a *arranger) aliases() {
	add := func(m *parse.Meta, url string) {
		for _, p := range m.Extra().Aliases {
			if p == url {
				continue
			}
			alias := Alias{p, m.Path, m.Title, url, false}
			if strings.Contains(p, "?") {
				a.Moved = append(a.Moved, alias)
			} else {
				a.Aliases = append(a.Aliases, alias)
			}
		}
		for _, p := range m.Extra().Kept {
			if p != url {
				a.Aliases = append(a.Aliases, Alias{p, m.Path, m.Title, url, true})
			}
		}
	}
	for i := range a.Articles {
		add(a.Articles[i].Meta, a.Articles[i].URL)
	}
	for i := range a.Plain {
		add(a.Plain[i].Meta, a.Plain[i].URL)
	}
	byPath := func(x, y Alias) int { return cmp.Or(strings.Compare(x.Path, y.Path), strings.Compare(x.File, y.File)) }
	slices.SortFunc(a.Aliases, byPath)
	slices.SortFunc(a.Moved, byPath)
	for i := 1; i < len(a.Moved); i++ {
		if first, m := a.Moved[i-1], a.Moved[i]; first.Path == m.Path {
			a.add(Problem{File: m.File, Place: parse.Position{Key: "aliases", Value: m.Path},
				Message: message.AliasTwice("/" + m.Path), Hint: message.TakeAliasOut(),
				Note: &Problem{File: first.File, Place: parse.Position{Key: "aliases", Value: m.Path}, Message: message.TakenByAlias()}})
		}
	}
}
