package portal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"wendang/internal/config"
	"wendang/internal/page"
)

// tags finds the tags in use. Tags that differ only in letter case are one,
// written as site.toml writes it, else as its oldest article does.
func (a *arranger) tags() {
	fixed := map[string]config.Tag{}
	for _, t := range a.Config.Tags {
		fixed[strings.ToLower(t.Name)] = t
	}
	byKey := map[string]int{} // in lower case
	n := 0
	for i := range a.Articles {
		n += len(a.Articles[i].Meta.Tags)
	}
	all := make([]int, 0, n) // the tags of one article after the other
	seen := newNumbers(1024) // by a hash of the tag as written
	var written []string     // by number, from 1
	var index []int
	for i := range a.Articles {
		art := &a.Articles[i]
		from := len(all)
		for _, name := range art.Meta.Tags {
			known := seen.at(xxh3.HashString(name) | 1)
			at := -1
			if *known > 0 && written[*known-1] == name {
				at = index[*known-1]
			} else {
				at = a.tag(name, byKey, fixed)
				if *known == 0 {
					written, index = append(written, name), append(index, at)
					*known = int32(len(index))
				}
			}
			if !slices.Contains(all[from:], at) {
				all = append(all, at)
			}
		}
		art.Tags = all[from:len(all):len(all)]
	}
	a.sortTags()
	a.slugTags()
}

// tag returns the index of a tag, which is added when there is none like it.
func (a *arranger) tag(name string, byKey map[string]int, fixed map[string]config.Tag) int {
	key := strings.ToLower(name)
	index, ok := byKey[key]
	if !ok {
		index = len(a.Tags)
		byKey[key] = index
		t := Tag{Name: name}
		if f, ok := fixed[key]; ok {
			t = Tag{Name: f.Name, Slug: f.Slug, Texts: f.Texts}
		}
		a.Tags = append(a.Tags, t)
	}
	return index
}

// tagCalled returns the list of the tag with a name, or else a slug, in any letter case;
// nil when no article has it.
func (s *Arrangement) tagCalled(name string) *List {
	if i := slices.IndexFunc(s.Tags, func(t Tag) bool { return strings.EqualFold(t.Name, name) }); i >= 0 {
		return s.Tags[i].List
	}
	if i := slices.IndexFunc(s.Tags, func(t Tag) bool { return strings.EqualFold(t.Slug, name) }); i >= 0 {
		return s.Tags[i].List
	}
	return nil
}

// tagsCalled returns what tagCalled does of any number of tags, by name in lower case.
func (s *Arrangement) tagsCalled() map[string]*List {
	lists := make(map[string]*List, 2*len(s.Tags))
	for i := range s.Tags {
		lists[strings.ToLower(s.Tags[i].Slug)] = s.Tags[i].List
	}
	for i := range s.Tags {
		lists[strings.ToLower(s.Tags[i].Name)] = s.Tags[i].List
	}
	return lists
}

// sortTags puts the tags into the order of their names, so that the number of
// a tag depends on no article's order.
func (a *arranger) sortTags() {
	order := make([]int, len(a.Tags))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(a.Tags[x].Name, a.Tags[y].Name) })
	sorted := make([]Tag, len(a.Tags))
	place := make([]int, len(a.Tags))
	for to, from := range order {
		sorted[to], place[from] = a.Tags[from], to
	}
	a.Tags = sorted
	for i := range a.Articles {
		for j, t := range a.Articles[i].Tags {
			a.Articles[i].Tags[j] = place[t]
		}
	}
}

// slugTags gives the tags without a fixed slug theirs: the tag itself. One that
// cannot be the name of a file is altered, and is told apart from others by a
// sum of its name where it must be.
func (a *arranger) slugTags() {
	taken := map[string]bool{"index.html": true} // the index of tags stands there
	for i := range a.Tags {
		if s := a.Tags[i].Slug; s != "" {
			taken[page.FoldPath(s)] = true
		}
	}
	altered := map[string]int{} // how many tags are altered to one slug
	var rest []*Tag
	for i := range a.Tags {
		t := &a.Tags[i]
		if t.Slug != "" {
			continue
		}
		slug := config.MakeSlug(t.Name)
		if slug == t.Name && !taken[page.FoldPath(slug)] {
			t.Slug = slug
			taken[page.FoldPath(slug)] = true
			continue
		}
		altered[page.FoldPath(slug)]++
		rest = append(rest, t)
	}
	for _, t := range rest {
		t.Slug = config.MakeSlug(t.Name)
		if key := page.FoldPath(t.Slug); taken[key] || altered[key] > 1 {
			t.Slug = fmt.Sprintf("%s-%04x", t.Slug, uint16(xxh3.HashString(t.Name)))
		}
	}
}
