package pipeline

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/write"
)

// collider finds outputs that would have one path. Letter case and Unicode form do
// not tell paths apart: on Windows and macOS they are one file.
type collider struct {
	*outputs
	a        *portal.Arrangement
	problems []portal.Problem
}

// collisions returns what is wrong with the paths of outputs.
func (o *outputs) collisions(a *portal.Arrangement, jobs int) []portal.Problem {
	c := &collider{outputs: o, a: a}
	hashes := make([]uint64, len(o.list))
	var inFolders, reserved atomic.Bool
	each(jobs, len(o.list), func(i int) {
		p := o.list[i].Path
		if mayBeFolder(p) {
			inFolders.Store(true)
		}
		if isReserved(p) {
			reserved.Store(true)
		}
		hashes[i] = xxh3.HashString(page.FoldPath(p))
	})
	if twice := portal.Repeated(hashes); len(twice) > 0 {
		c.samePaths(twice)
	}
	if inFolders.Load() {
		c.folders()
	}
	if reserved.Load() {
		c.reserved()
	}
	return c.problems
}

// samePaths reports the paths whose hashes stand twice.
func (c *collider) samePaths(twice map[uint64]bool) {
	owners := map[string][]Output{}
	for _, o := range c.list {
		if key := page.FoldPath(o.Path); twice[xxh3.HashString(key)] {
			owners[key] = append(owners[key], o)
		}
	}
	for _, same := range owners {
		slices.SortStableFunc(same, func(x, y Output) int {
			if x.Kind == KindArticle && y.Kind == KindArticle {
				return strings.Compare(c.source(x), c.source(y))
			}
			if x.Kind == y.Kind {
				return int(x.n - y.n)
			}
			return int(x.Kind) - int(y.Kind)
		})
		for _, o := range same[1:] {
			c.collide(o, same[0])
		}
	}
}

// mayBeFolder reports whether an output could stand where a folder is needed, or the
// other way round: files have a dot in their names, folders have none, except those
// that authors named otherwise.
func mayBeFolder(p string) bool {
	i := strings.LastIndexByte(p, '/')
	return strings.IndexByte(p[:i+1], '.') >= 0 || strings.IndexByte(p[i+1:], '.') < 0
}

// folders reports files that stand where a folder is needed.
func (c *collider) folders() {
	folders := map[string]bool{}
	for _, o := range c.list {
		for dir := path.Dir(page.FoldPath(o.Path)); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, o := range c.list {
		if folders[page.FoldPath(o.Path)] {
			c.problem(o, fmt.Sprintf("the file /%s would stand where a folder of that name is needed", o.Path), "give it another name", nil)
		}
	}
}

// isReserved reports whether a part of a path is a name of our own, for the list of
// what was written and for temporary files.
func isReserved(p string) bool {
	const prefix = write.Prefix
	return strings.HasPrefix(p, prefix) || strings.Contains(p, "/"+prefix)
}

func (c *collider) reserved() {
	for _, o := range c.list {
		if isReserved(o.Path) {
			c.problem(o, fmt.Sprintf("names that begin with %s are wendang's own", write.Prefix), "give it another name", nil)
		}
	}
}

// collide reports that o comes second at a path.
func (c *collider) collide(o, first Output) {
	what := "URL"
	if o.Kind == KindContent || o.Kind == KindStatic {
		what = "output"
	}
	message := fmt.Sprintf("the %s /%s is already taken", what, o.Path)
	if o.Kind == KindList && first.Kind == KindList {
		one, other := c.lists[first.n], c.lists[o.n]
		if other.n == 0 { // the other pages are not told
			c.problems = append(c.problems, portal.Problem{
				Message: fmt.Sprintf("%q and %q have one folder, /%s", one.list.Name, other.list.Name, other.list.Dir),
				Hint:    "give one of them another slug in site.toml",
			})
		}
		return
	}
	if first.Path != o.Path {
		message += fmt.Sprintf(" by /%s, which differs only in letter case", first.Path)
	}
	var note *portal.Problem
	hint := "give it another slug"
	switch first.Kind {
	case KindAsset:
		message += " by a file of the theme"
	case KindList:
		message += fmt.Sprintf(" by the list %q", c.lists[first.n].list.Name)
	case KindArticle, KindRedirect:
		note = &portal.Problem{File: c.source(first), Message: "by this article"}
		hint = "give one of them another slug"
		if first.Kind == KindRedirect {
			note.Message = "by an alias of this article"
		}
	case KindContent, KindStatic:
		note = &portal.Problem{File: first.Path, Message: "by this file", Static: first.Kind == KindStatic}
	default:
		message += " by a page of the portal"
	}
	switch o.Kind {
	case KindRedirect:
		hint = "take the alias out"
	case KindContent, KindStatic:
		hint = "rename the file"
	}
	c.problem(o, message, hint, note)
}

// source returns the content path of the article that an output belongs to.
func (c *collider) source(o Output) string {
	id := portal.ID(o.n)
	if o.Kind == KindRedirect {
		id = c.a.Aliases[o.n].Article
	}
	return c.a.Articles[id].Path
}

// problem reports a mistake at what o stands for.
func (c *collider) problem(o Output, message, hint string, note *portal.Problem) {
	p := portal.Problem{Message: message, Hint: hint, Note: note}
	switch o.Kind {
	case KindArticle:
		p.File = c.source(o)
	case KindRedirect:
		p.File = c.source(o)
		p.Place = parse.Place{Key: "aliases", Value: o.Path}
	case KindContent:
		p.File = o.Path
	case KindStatic:
		p.File, p.Static = o.Path, true
	}
	c.problems = append(c.problems, p)
}
