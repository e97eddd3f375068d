package portal

import (
	"maps"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/pack"
	"wendang/internal/parse"
)

// Revision is what has changed since a site was arranged.
type Revision struct {
	Config *config.Config // must have the shape of the site's; see [SameShape]
	Metas  []*parse.Meta  // of articles that are new, or say something else
	Files  []string       // content files that are copied and were not there
	Static []string       // files of the static folder that were not there
	Exists func(path string) bool
	Size   func(path string) int64 // as in [Input]
}

// Revise returns a site with a revision, in a time that hardly depends on the number of
// articles. An article that the site has keeps its place: its neighbours, its related
// articles and the lists that show it are the former ones. A new one, or one with
// another URL, has a page and stands in no list; these are the last of Articles.
//
// It reports whether that is just what [Arrange] would give. Where it is not, the site is
// good to look at until a new arrangement is there. s stays as it is.
func (s *Site) Revise(r Revision, o Options) (*Site, bool) {
	a := *s.Arrangement
	revised := &Site{Arrangement: &a, related: s.related, calendar: s.calendar, cards: slices.Clone(s.cards)}
	v := &reviser{arranger: &arranger{Arrangement: &a, options: o, input: Input{Size: r.Size}}, site: revised, exists: r.Exists,
		exact: len(r.Files)+len(r.Static) == 0}
	a.Articles = slices.Clone(a.Articles)
	a.Files = insert(a.Files, r.Files)
	a.Static = insert(a.Static, r.Static)
	if r.Config != a.Config {
		a.Config = r.Config
		revised.calendar = a.festivalDays()
		a.homeLinks = nil
		v.arranger.siteLinks(r.Exists)
		v.exact = false
	}
	v.placer = newPlacer(v.arranger)
	for _, m := range r.Metas {
		switch m.Role() {
		case parse.RoleArticle:
			v.article(m)
		case parse.RolePage:
			v.plain(m)
		default:
			v.exact = false // lists get their texts when they are arranged
		}
	}
	v.exact = v.exact && len(v.problems) == 0
	return revised, v.exact
}

// insert returns a sorted list with some more texts in it.
func insert(list, more []string) []string {
	if len(more) == 0 {
		return list
	}
	list = append(slices.Clone(list), more...)
	slices.Sort(list)
	return slices.Compact(list)
}

// SameShape reports whether sites of two configurations have their pages at the same
// places, so that a site of one can be revised to one of the other.
func SameShape(a, b *config.Config) bool {
	return a.PageSize == b.PageSize && a.Permalink.Equal(b.Permalink) && a.SlugFrom == b.SlugFrom && a.Undated.Equal(b.Undated) && a.TimeZone == b.TimeZone && a.Search == b.Search &&
		(a.BaseURL == "") == (b.BaseURL == "") && a.FestivalChannel == b.FestivalChannel &&
		slices.EqualFunc(a.Channels, b.Channels, func(x, y config.Channel) bool {
			return x.Slug == y.Slug && slices.EqualFunc(x.Columns, y.Columns, func(x, y config.Column) bool { return x.Slug == y.Slug })
		}) &&
		slices.EqualFunc(a.Festivals, b.Festivals, func(x, y config.Festival) bool { return x.Slug == y.Slug })
}

// reviser is the state of one Revise.
type reviser struct {
	*arranger
	placer *placer
	site   *Site
	exists func(path string) bool
	links  *linkResolver
	exact  bool

	ownLinks, ownImages bool // these maps are the revised site's own
}

func (v *reviser) article(m *parse.Meta) {
	id, known := v.Find(m.Path)
	if v.options.hides(m, v.Today) != 0 {
		v.exact = v.exact && !known
		return
	}
	art := newArticle(m)
	if !v.placer.place(&art) {
		v.exact = false // what is wrong with categories is told of all articles at once
		return
	}
	var former *parse.Meta
	if known && v.Articles[id].URL == art.URL {
		former = v.Articles[id].Meta
		was := &v.Articles[id]
		v.exact = v.exact && int(id) < v.Arranged() && sameArranged(was.Meta, m)
		art.Older, art.Newer = was.Older, was.Newer
		if slices.Equal(was.Meta.Tags, m.Tags) {
			art.Tags = was.Tags
		} else {
			v.tags(&art)
		}
		if _, ok := v.distinct[id]; ok && was.Title != m.Title {
			v.distinct = maps.Clone(v.distinct)
			delete(v.distinct, id)
		}
		*was = art
	} else {
		v.exact = false
		if v.exists(art.URL) {
			return
		}
		v.tags(&art)
		id = ID(len(v.Articles))
		v.Articles = append(v.Articles, art)
		v.apart++
		v.site.related = slices.Concat(v.site.related, slices.Repeat(Related{None}, relatedMax))
		v.site.cards = append(v.site.cards, pack.Fingerprint{})
	}
	v.linksOf(id)
	v.imageOf(former, m)
	v.notice(m)
	v.site.cards[id] = pack.Fingerprint{} // which is not known any more
	card := v.site.card(id)
	v.site.cards[id] = card.Fingerprint()
}

// tags gives an article those of its tags that the site has.
func (v *reviser) tags(art *Article) {
	for _, name := range art.Meta.Tags {
		i, ok := slices.BinarySearchFunc(v.Tags, name, func(t Tag, name string) int { return strings.Compare(t.Name, name) })
		if ok && !slices.Contains(art.Tags, i) {
			art.Tags = append(art.Tags, i)
		}
	}
}

// linksOf resolves the links of an article again.
func (v *reviser) linksOf(id ID) {
	m := v.Articles[id].Meta
	links := m.Extra().Links
	if _, had := v.arranger.links[id]; len(links) == 0 && !had {
		return
	}
	if !v.ownLinks {
		v.arranger.links, v.documents, v.ownLinks = maps.Clone(v.arranger.links), maps.Clone(v.documents), true
	}
	delete(v.arranger.links, id)
	delete(v.documents, id)
	if len(links) > 0 {
		v.arranger.links[id] = v.resolver().targets(m)
		if list := v.attachments(m, v.arranger.links[id]); list != nil {
			v.documents[id] = list
		}
	}
}

// resolver returns what resolves links of what has changed.
func (v *reviser) resolver() *linkResolver {
	if v.links == nil {
		v.links = newLinkResolver(v.arranger, v.exists)
	}
	return v.links
}

// imageOf finds the image that a file names, in place of that which it named before.
func (v *reviser) imageOf(was, is *parse.Meta) {
	if (was == nil || was.Extra().Image == "") && is.Extra().Image == "" {
		return
	}
	if !v.ownImages {
		v.images, v.ownImages = maps.Clone(v.images), true
	}
	delete(v.images, was)
	v.image(is, v.resolver)
}

// plain puts what a plain page says now into its place. Others that name it are arranged
// anew.
func (v *reviser) plain(m *parse.Meta) {
	v.exact = false
	i := slices.IndexFunc(v.Plain, func(p Plain) bool { return p.Path == m.Path })
	if i < 0 || plainURL(m) != v.Plain[i].URL || v.options.hides(m, v.Today) != 0 {
		return
	}
	v.Plain = slices.Clone(v.Plain)
	p := &v.Plain[i]
	if m.Title != p.Title {
		p.PageTitle = m.Title
	}
	v.imageOf(p.Meta, m)
	v.notice(m)
	p.Meta, p.links = m, nil
	if len(m.Extra().Links) > 0 {
		p.links = v.resolver().targets(m)
	}
}

// sameArranged reports whether nothing that an arrangement depends on tells two Metas of
// one file apart. What it does not depend on is what the article's page and its cards say.
func sameArranged(a, b *parse.Meta) bool {
	x, y := a.Extra(), b.Extra()
	return a.Title == b.Title && a.Date.Equal(b.Date) && a.Category == b.Category && slices.Equal(a.Festivals, b.Festivals) &&
		slices.Equal(a.Tags, b.Tags) && a.Slug == b.Slug && a.Draft == b.Draft && a.Pinned == b.Pinned &&
		x.Expires.Equal(y.Expires) && slices.Equal(x.Aliases, y.Aliases)
}
