package portal

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"

	"wendang/internal/parse"
)

// Output paths of pages that every portal has.
const (
	HomePath     = "index.html"
	TagsPath     = "tags/index.html"
	NotFoundPath = "404.html"
	RobotsPath   = "robots.txt"
)

// owner says what an output path belongs to.
type owner struct {
	kind    ownerKind
	article ID    // of articles and aliases
	list    *List // of list pages
	page    int   // of list pages
	path    string
}

type ownerKind uint8

// In this order two owners of one path have a right to it.
const (
	ownPage ownerKind = iota // a page that every portal has
	ownList
	ownArticle
	ownAlias
	ownFile
	ownStatic
)

// outputs calls yield with every output path and its owner.
func (a *arranger) outputs(yield func(owner)) {
	for _, p := range [...]string{HomePath, TagsPath, NotFoundPath} {
		yield(owner{kind: ownPage, path: p})
	}
	if a.input.Reserved != nil {
		for _, p := range a.input.Reserved(a.Site) {
			yield(owner{kind: ownPage, path: p})
		}
	}
	for _, l := range a.Lists {
		for n := range l.Older(a.Config.PageSize) + 1 {
			yield(owner{kind: ownList, list: l, page: n, path: l.PagePath(n)})
		}
	}
	for i := range a.Articles {
		yield(owner{kind: ownArticle, article: ID(i), path: a.Articles[i].URL})
	}
	for _, alias := range a.Aliases {
		yield(owner{kind: ownAlias, article: alias.Article, path: alias.Path})
	}
	for _, p := range a.Files {
		yield(owner{kind: ownFile, path: p})
	}
	for _, p := range a.Static {
		yield(owner{kind: ownStatic, path: p})
	}
}

// collisions reports outputs that would have one path. Letter case and
// Unicode form do not tell paths apart: on Windows and macOS they are one file.
func (a *arranger) collisions() {
	n := len(a.Articles)
	hashes := make([]uint64, n, n+4*len(a.Lists)+len(a.Files)+len(a.Static)+64)
	var inFolders atomic.Bool
	hash := func(path string) uint64 {
		if mayBeFolder(path) {
			inFolders.Store(true)
		}
		return xxh3.HashString(foldPath(path))
	}
	a.inParts(n, func(from, to int) {
		for i := from; i < to; i++ {
			hashes[i] = hash(a.Articles[i].URL)
		}
	})
	a.outputs(func(o owner) {
		if o.kind != ownArticle {
			hashes = append(hashes, hash(o.path))
		}
	})
	twice := repeated(hashes)
	if len(twice) > 0 {
		a.reportCollisions(twice)
	}
	if inFolders.Load() {
		a.folderCollisions()
	}
}

// reportCollisions reports the paths whose hashes stand twice.
func (a *arranger) reportCollisions(twice map[uint64]bool) {
	owners := map[string][]owner{}
	a.outputs(func(o owner) {
		if key := foldPath(o.path); twice[xxh3.HashString(key)] {
			owners[key] = append(owners[key], o)
		}
	})
	for _, list := range owners {
		slices.SortStableFunc(list, func(x, y owner) int {
			if x.kind == ownArticle && y.kind == ownArticle {
				return strings.Compare(a.Articles[x.article].Path, a.Articles[y.article].Path)
			}
			return int(x.kind) - int(y.kind)
		})
		for _, o := range list[1:] {
			a.collide(o, list[0])
		}
	}
}

// mayBeFolder reports whether an output could stand where a folder is needed,
// or the other way round: files have a dot in their names, folders have none,
// except those that authors named otherwise.
func mayBeFolder(p string) bool {
	i := strings.LastIndexByte(p, '/')
	return strings.IndexByte(p[:i+1], '.') >= 0 || strings.IndexByte(p[i+1:], '.') < 0
}

// folderCollisions reports files that stand where a folder is needed.
func (a *arranger) folderCollisions() {
	folders := map[string]bool{}
	a.outputs(func(o owner) {
		for dir := path.Dir(foldPath(o.path)); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	})
	a.outputs(func(o owner) {
		if folders[foldPath(o.path)] {
			a.problem(o, fmt.Sprintf("the file /%s would stand where a folder of that name is needed", o.path), "give it another name", nil)
		}
	})
}

// foldPath returns the form of a path that decides whether two are one.
func foldPath(p string) string {
	for i := range len(p) {
		if p[i] >= 0x80 || 'A' <= p[i] && p[i] <= 'Z' {
			return strings.ToLower(norm.NFC.String(p))
		}
	}
	return p
}

// collide reports that o comes second at a path.
func (a *arranger) collide(o, first owner) {
	message := fmt.Sprintf("the URL /%s is already taken", o.path)
	if o.kind == ownStatic || o.kind == ownFile {
		message = fmt.Sprintf("the output /%s is already taken", o.path)
	}
	if o.kind == ownList && first.kind == ownList {
		if o.page > 0 {
			return // said of the index page
		}
		a.problems = append(a.problems, Problem{
			Message: fmt.Sprintf("%q and %q have one folder, /%s", first.list.Name, o.list.Name, o.list.Dir),
			Hint:    "give one of them another slug in site.toml",
		})
		return
	}
	if first.path != o.path {
		message += fmt.Sprintf(" by /%s, which differs only in letter case", first.path)
	}
	var note *Problem
	hint := "give it another slug"
	switch first.kind {
	case ownPage:
		message += " by a page of the portal"
	case ownList:
		message += fmt.Sprintf(" by the list %q", first.list.Name)
	case ownArticle, ownAlias:
		m := a.Articles[first.article].Meta
		note = &Problem{File: m.Path, Message: "by this article"}
		hint = "give one of them another slug"
		if first.kind == ownAlias {
			note.Message = "by an alias of this article"
		}
	case ownFile, ownStatic:
		note = &Problem{File: first.path, Message: "by this file", Static: first.kind == ownStatic}
	}
	switch o.kind {
	case ownAlias:
		hint = "take the alias out"
	case ownFile, ownStatic:
		hint = "rename the file"
	}
	a.problem(o, message, hint, note)
}

// problem reports a mistake at what o stands for.
func (a *arranger) problem(o owner, message, hint string, note *Problem) {
	p := Problem{Message: message, Hint: hint, Note: note}
	switch o.kind {
	case ownArticle:
		p.File = a.Articles[o.article].Path
	case ownAlias:
		p.File = a.Articles[o.article].Path
		p.Place = parse.Place{Key: "aliases", Value: o.path}
	case ownFile:
		p.File = o.path
	case ownStatic:
		p.File, p.Static = o.path, true
	}
	a.add(p)
}
