package adopt

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse"
)

// That addresses stay is said only where it is so: the address that the generator gave an
// article is compared with the one that it gets.

// old returns the address that an article had; "" when that is not known.
func (g *generator) old(a *article) string {
	if !g.broken.IsZero() || g.kind == plain {
		return ""
	}
	pattern := g.written
	section, _, _ := strings.Cut(a.path, "/")
	switch g.kind {
	case hugo:
		if p, ok := g.hugoPatterns()[section]; ok {
			pattern = p
		} else {
			pattern = g.hugoDefault()
		}
	case jekyll:
		if g.has("defaults") && mentions(g.file, "permalink") && !g.has("permalink") {
			return "" // those of parts of the site
		}
		if name, is := strings.CutPrefix(section, "_"); is && section != "_posts" && section != "_drafts" {
			pattern = g.text("/:collection/:path.html", "collections."+name+".permalink")
		}
	}
	known := true
	p := field.ReplaceAllStringFunc(pattern, func(f string) string {
		part, ok := g.oldPart(a, f[1:], section)
		known = known && ok
		return part
	})
	if !known {
		return ""
	}
	for strings.Contains(p, "//") {
		p = strings.ReplaceAll(p, "//", "/")
	}
	if g.kind == hugo && g.lowerCase {
		p = strings.ToLower(p)
	}
	return "/" + strings.TrimLeft(p, "/")
}

// oldPart returns what a part of a pattern stands for; ok is false when that is not known.
func (g *generator) oldPart(a *article, name, section string) (part string, ok bool) {
	base, dir := parse.BaseName(a.path), path.Dir(a.path)
	if base == "index" && dir != "." {
		base, dir = path.Base(dir), path.Dir(dir)
	}
	dir = strings.Join(slices.DeleteFunc(strings.Split(dir, "/"), func(s string) bool { return s == "." || s == "_posts" || s == "_drafts" }), "/")
	undated := base
	if g.slugFrom == config.SlugFromUndated {
		if rest := parse.NameWithoutDay(base); rest != "" {
			undated = rest
		}
	}
	slug, ownSlug := a.written("slug")
	switch name {
	case "year", "month", "day":
		layout := map[string]string{"year": "2006", "month": "01", "day": "02"}[name]
		return a.meta.Date.Format(layout), !a.meta.Date.IsZero()
	case "section":
		return section, true
	case "sections":
		return dir, true
	case "collection":
		return strings.TrimPrefix(section, "_"), true
	case "abbrlink":
		return a.written("abbrlink")
	case "category", "categories":
		return g.oldCategory(a)
	}
	switch g.kind {
	case hexo:
		switch name {
		case "title":
			return path.Join(dir, undated), true
		case "name":
			return undated, true
		}
	case jekyll:
		switch name {
		case "title", "slug", "name":
			if ownSlug {
				undated = slug
			}
			if undated = jekyllSlug(undated); name == "slug" {
				undated = strings.ToLower(undated)
			}
			return undated, true
		case "path":
			_, below, _ := strings.Cut(path.Join(dir, base), "/")
			return below, true
		}
	case hugo:
		title, titled := a.written("title")
		title = parse.TitleSlug(title)
		switch {
		case name == "title":
			return title, titled && title != ""
		case (name == "slug" || name == "path" || strings.HasPrefix(name, "slugor")) && ownSlug:
			base = parse.TitleSlug(slug)
		case name == "slug":
			return title, titled && title != ""
		}
		base = strings.ReplaceAll(base, " ", "-")
		if name == "path" {
			return path.Join(strings.ReplaceAll(dir, " ", "-"), base), true
		}
		return base, true
	case zola:
		if ownSlug {
			undated = slug
		}
		p := path.Join(dir, undated)
		if !g.lowerCase {
			return p, true
		}
		return zolaSlug(p)
	case mkdocs:
		return path.Join(dir, base), true
	}
	return "", false
}

// oldCategory returns the part of an address that stands for the article's categories.
func (g *generator) oldCategory(a *article) (string, bool) {
	names := a.categories()
	switch {
	case g.kind == hexo && len(names) == 0:
		names = []string{g.text("uncategorized", "default_category")}
	case g.kind == jekyll:
		for i := range names {
			names[i] = strings.ToLower(names[i])
		}
		if dir := strings.Split(a.path, "/_posts/"); len(dir) > 1 {
			names = append(strings.Split(dir[0], "/"), names...)
		}
	}
	for i, name := range names {
		if slug := g.slugs()[name]; slug != "" && g.kind == hexo {
			name = slug
		}
		names[i] = strings.ReplaceAll(name, " ", "-")
	}
	return strings.Join(names, "/"), true
}

// categories returns the names in an article's categories, in their order.
func (a *article) categories() []string {
	var list []string
	var add func(v any)
	add = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				add(one)
			}
		case string:
			list = append(list, strings.TrimSpace(v))
		}
	}
	for _, key := range []string{"categories", "category"} {
		if v, ok := a.matter.Get(key); ok && len(list) == 0 {
			add(v.Plain())
		}
	}
	return list
}

// jekyllSlug returns a name as Jekyll has it in an address.
func jekyllSlug(name string) string {
	fields := strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !strings.ContainsRune("._~!$&'()+,;=@", r)
	})
	return strings.Join(fields, "-")
}

// zolaSlug returns a path as Zola has it in an address, which is in ASCII. How it spells
// other letters is not known here.
func zolaSlug(p string) (string, bool) {
	parts := strings.Split(strings.ToLower(p), "/")
	for i, part := range parts {
		if strings.ContainsFunc(part, func(r rune) bool { return r > unicode.MaxASCII }) {
			return "", false
		}
		parts[i] = strings.Join(strings.FieldsFunc(part, func(r rune) bool { return !('a' <= r && r <= 'z') && !('0' <= r && r <= '9') }), "-")
	}
	return strings.Join(parts, "/"), true
}

// sameAddress reports whether two addresses, or output paths, are of the same page.
func sameAddress(a, b string) bool { return bare(a) == bare(b) }

func bare(address string) string {
	return norm.NFC.String(strings.Trim(strings.TrimSuffix(address, "index.html"), "/"))
}

// written returns a text of the article's front matter.
func (a *article) written(key string) (string, bool) {
	v, _ := a.matter.Get(key)
	s, ok := v.Data.(string)
	return strings.TrimSpace(s), ok && strings.TrimSpace(s) != ""
}

// keep compares the addresses of articles with those that they had, and says what is lost.
// Of two that would get the same one, the second is copied under another name.
func (s *site) keep(c *collection) {
	g := s.generator
	conf := config.Read("site.toml", s.toml(), &diag.List{})
	lost, unknown, strange := 0, 0, ""
	var was, is string
	taken, owners := map[string]string{}, map[string]string{} // paths of articles
	addresses := map[*article]string{}
	for _, a := range c.articles {
		if a.meta != nil && !a.meta.Draft {
			addresses[a] = s.newAddress(conf, a)
			owners[bare(addresses[a])] = a.path
		}
	}
	for _, a := range c.articles {
		if a.meta == nil || a.meta.Draft {
			continue
		}
		now := addresses[a]
		if other, ok := taken[strings.ToLower(now)]; ok {
			s.apart(c, a, other)
		}
		taken[strings.ToLower(now)] = a.path
		old := g.old(a)
		switch {
		case len(a.meta.Extra().Kept) > 0:
			// An address of its own, which leads here unless something else stands there.
			own := a.meta.Extra().Kept[0]
			if other, ok := owners[bare(own)]; ok && other != a.path {
				if lost++; lost == 1 {
					was, is = "/"+own, "/"+strings.TrimSuffix(now, "index.html")
				}
			} else {
				owners[bare(own)] = a.path
			}
		case a.hasAlias(old):
		case old == "":
			if unknown++; strange == "" {
				strange = a.path
			}
		case !sameAddress(old, now):
			if lost++; lost == 1 {
				was, is = old, "/"+strings.TrimSuffix(now, "index.html")
			}
		}
	}
	if g.kind == plain {
		return
	}
	s.moved = lost + unknown
	if lost > 0 {
		s.unclear = append(s.unclear, message.AddressesChange(lost, was, is))
	}
	if unknown > 0 {
		s.unclear = append(s.unclear, message.AddressesUnknown(unknown, strange))
	}
}

func (a *article) hasAlias(address string) bool {
	return slices.ContainsFunc(a.meta.Extra().Aliases, func(alias string) bool { return address != "" && sameAddress(alias, address) })
}

// newAddress returns the output path that the build gives an article.
func (s *site) newAddress(conf *config.Config, a *article) string {
	name, column, _ := strings.Cut(a.meta.Category, "/")
	if a.meta.Category == "" {
		dirs := append(folders(a.path), "", "")
		name, column = dirs[0], dirs[1]
	}
	at := conf.ChannelBy(strings.TrimSpace(name))
	if at < 0 {
		at, column = max(conf.DefaultChannel, 0), ""
	}
	if len(conf.Channels) == 0 {
		return a.path
	}
	channel := &conf.Channels[at]
	category := channel.Slug
	if i := channel.ColumnBy(strings.TrimSpace(column)); column != "" && i >= 0 {
		category += "/" + channel.Columns[i].Slug
	}
	date := a.meta.Date
	if date.IsZero() {
		date = conf.Undated
	}
	return conf.Permalink.Path(config.PermalinkValues{Category: category, Channel: channel.Slug, Slug: a.meta.Slug, Folder: folderOf(a.path), Date: date})
}

// folderOf returns the folder of an article as addresses have it.
func folderOf(p string) string {
	dir := path.Dir(p)
	if strings.HasPrefix(path.Base(p), "index.") {
		dir = path.Dir(dir)
	}
	return strings.Join(slices.DeleteFunc(strings.Split(dir, "/"), func(s string) bool { return s == "." || s == "_posts" || s == "_drafts" }), "/")
}

// apart gives an article's copy a name of its own, since its address is that of another.
func (s *site) apart(c *collection, a *article, other string) {
	from := "content/" + a.path
	at := slices.IndexFunc(c.files, func(f File) bool { return f.To == from })
	if _, own := a.written("slug"); s.generator.inPlace || own || at < 0 || parse.BaseName(a.path) == "index" || s.generator.slugFrom == config.SlugFromTitle {
		s.unclear = append(s.unclear, message.SameAddress(a.path, other))
		return
	}
	ext := path.Ext(from)
	to := from
	for n := 2; slices.ContainsFunc(c.files, func(f File) bool { return strings.EqualFold(f.To, to) }); n++ {
		to = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(from, ext), n, ext)
	}
	c.files[at].To = to
	s.unclear = append(s.unclear, message.CopiedAs(a.path, to, other))
}
