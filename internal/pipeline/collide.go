package pipeline

import (
	"math"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/theme"
	"wendang/internal/write"
)

// collider finds outputs that would have one path. Letter case and Unicode form do
// not tell paths apart: on Windows and macOS they are one file.
type collider struct {
	*outputs
	a        *portal.Arrangement
	assets   []theme.Asset
	problems []portal.Problem
	given    map[Output]bool // addresses of another generator that gave way
}

// collisions returns what is wrong with the paths of outputs.
func (o *outputs) collisions(a *portal.Arrangement, assets []theme.Asset, jobs int) []portal.Problem {
	c := &collider{outputs: o, a: a, assets: assets, given: map[Output]bool{}}
	hashes := make([]uint64, len(o.list))
	var inFolders, reserved atomic.Bool
	parallel.Each(jobs, len(o.list), func(i int) {
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
	if len(c.given) > 0 {
		o.list = slices.DeleteFunc(o.list, func(out Output) bool { return c.given[out] })
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
			if c.givesWay(x) != c.givesWay(y) {
				if c.givesWay(x) {
					return 1
				}
				return -1
			}
			if x.Kind == y.Kind {
				return int(x.n - y.n)
			}
			return c.right(x) - c.right(y)
		})
		for _, o := range same[1:] {
			c.collide(o, same[0])
		}
	}
}

// right orders outputs by their right to a path, the best first: an alias is only a name
// more, which is easily taken out.
func (c *collider) right(o Output) int {
	if o.Kind == KindRedirect {
		return math.MaxInt
	}
	return int(o.Kind)
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
	needs := map[string]Output{} // by folder: the output in it with the best right to it
	for _, o := range c.list {
		for dir := path.Dir(page.FoldPath(o.Path)); dir != "."; dir = path.Dir(dir) {
			if other, known := needs[dir]; known && c.right(other) <= c.right(o) {
				break // and so have the folders above
			}
			needs[dir] = o
		}
	}
	lists := map[string]*portal.List{} // by folder
	for _, l := range c.a.Lists {
		lists[page.FoldPath(l.Dir)] = l
	}
	for _, file := range c.list {
		inside, needed := needs[page.FoldPath(file.Path)]
		if !needed {
			continue
		}
		switch list := lists[page.FoldPath(file.Path)]; {
		case list != nil && max(inside.Kind, file.Kind) <= KindList: // its slug is the name of a file of ours
			owner, _ := c.owner(file, false)
			c.problems = append(c.problems, portal.Problem{
				Message: message.FolderOverFile(list.PagePath(0), file.Path, owner), Hint: message.ChooseAnotherSlug(), List: list,
			})
		case c.right(inside) > c.right(file): // a folder where a file has a right to stand
			owner, note := c.owner(file, false)
			c.problem(inside, message.FolderOverFile(inside.Path, file.Path, owner), c.remedy(inside, file), note)
		default:
			owner, note := c.owner(inside, false)
			c.problem(file, message.FileOverFolder(file.Path, inside.Path, owner), c.remedy(file, inside), note)
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
			c.problem(o, message.OwnName(write.Prefix), c.remedy(o, Output{}), nil)
		}
	}
}

// collide reports that o comes second at a path.
func (c *collider) collide(o, first Output) {
	if o.Kind == KindList && first.Kind == KindList {
		one, other := c.lists[first.n], c.lists[o.n]
		if other.n == 0 { // the other pages are not named
			c.problems = append(c.problems, portal.Problem{
				Message: message.ListsInOneFolder(one.list.Name, other.list.Name, other.list.Dir),
				Hint:    message.SlugInSiteTOML(),
				List:    other.list,
			})
		}
		return
	}
	owner, note := c.owner(first, first.Path != o.Path)
	if c.givesWay(o) && (note == nil || note.File != c.source(o)) { // an article may well keep its own address
		c.problems = append(c.problems, portal.Problem{
			File: c.source(o), Message: message.AddressGivenWay("/" + o.Path), Hint: message.AddressIsOthers(), Note: note, Shown: true,
		})
	}
	c.problem(o, taken(o, first.Path, owner), c.remedy(o, first), note)
}

// taken says that the path of o is taken, by the owner of a path that may differ in
// letter case.
func taken(o Output, path string, owner message.Message) message.Message {
	isFile, same := o.Kind == KindContent || o.Kind == KindStatic || o.Kind == KindAsset, path == o.Path
	switch {
	case isFile && same:
		return message.OutputTaken(o.Path, owner)
	case isFile:
		return message.OutputTakenInOtherCase(o.Path, path, owner)
	case same:
		return message.URLTaken(o.Path, owner)
	}
	return message.URLTakenInOtherCase(o.Path, path, owner)
}

// owner says what an output is: as a part of the message, or with a note about its
// file.
func (c *collider) owner(o Output, otherCase bool) (owner message.Message, note *portal.Problem) {
	switch o.Kind {
	case KindArticle:
		return owner, &portal.Problem{File: c.source(o), Message: message.TakenByArticle()}
	case KindPlain:
		return owner, &portal.Problem{File: c.source(o), Message: message.TakenByPlainPage()}
	case KindRedirect:
		return owner, &portal.Problem{File: c.source(o), Message: message.TakenByAlias()}
	case KindContent, KindStatic:
		return owner, &portal.Problem{File: o.Path, Message: message.TakenByFile(), Static: o.Kind == KindStatic}
	case KindAsset:
		owner = message.TakenByTheme()
		if otherCase {
			owner = message.BeingTheme()
		}
	case KindSearch, KindIndex:
		owner = message.TakenByIndex()
		if otherCase {
			owner = message.BeingIndex()
		}
	case KindList:
		name := c.lists[o.n].list.Name
		owner = message.TakenByList(name)
		if otherCase {
			owner = message.BeingList(name)
		}
	default:
		owner = message.TakenByPage()
		if otherCase {
			owner = message.BeingPage()
		}
	}
	return owner, nil
}

// remedy says what to do where o comes second at a path.
func (c *collider) remedy(o, first Output) message.Message {
	switch {
	case o.Kind == KindRedirect:
		return message.TakeAliasOut()
	case o.Kind == KindContent, o.Kind == KindStatic, o.Kind == KindAsset:
		return message.RenameFile()
	case o.Kind <= KindList:
		return message.ChooseAnotherSlug()
	case first.Kind == KindArticle, first.Kind == KindPlain, first.Kind == KindRedirect:
		return message.GiveOneAnotherSlug()
	}
	return message.GiveAnotherSlug()
}

// source returns the content path of the article that an output belongs to.
func (c *collider) source(o Output) string {
	switch o.Kind {
	case KindRedirect:
		return c.a.Aliases[o.n].File
	case KindPlain:
		return c.a.Plain[o.n].Path
	}
	return c.a.Articles[o.n].Path
}

// givesWay reports whether an output is an address that another generator gave an article.
func (c *collider) givesWay(o Output) bool {
	return o.Kind == KindRedirect && c.a.Aliases[o.n].Kept
}

// problem reports a mistake at what o stands for.
func (c *collider) problem(o Output, what, hint message.Message, note *portal.Problem) {
	if c.givesWay(o) {
		c.given[o] = true
		return
	}
	p := portal.Problem{Message: what, Hint: hint, Note: note}
	switch o.Kind {
	case KindArticle, KindPlain:
		p.File = c.source(o)
	case KindRedirect:
		p.File = c.source(o)
		p.Place = parse.Position{Key: "aliases", Value: o.Path}
	case KindContent:
		p.File = o.Path
	case KindStatic:
		p.File, p.Static = o.Path, true
	case KindAsset:
		p.Asset = c.assets[o.n].Name
	case KindList:
		p.List = c.lists[o.n].list
	}
	c.problems = append(c.problems, p)
}
