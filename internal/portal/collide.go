package portal

import (
	"fmt"
	"path"
	"slices"
	"strings"

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
	at      string // the path as it is
	kind    ownerKind
	article ID     // of articles and aliases
	list    *List  // of list pages
	path    string // of files
}

type ownerKind uint8

const (
	ownPage ownerKind = iota // a page that every portal has
	ownList
	ownArticle
	ownAlias
	ownFile
	ownStatic
)

// collisions reports outputs that would have one path. Letter case and
// Unicode form do not tell paths apart: on Windows and macOS they are one file.
func (a *arranger) collisions() {
	taken := make(map[string]owner, len(a.Articles)+len(a.Lists))
	folders := map[string]bool{}
	take := func(p string, o owner) {
		key := foldPath(p)
		o.at = p
		if first, ok := taken[key]; ok {
			a.collide(p, o, first)
			return
		}
		taken[key] = o
		for dir := path.Dir(key); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, p := range append([]string{HomePath, TagsPath, NotFoundPath}, a.input.Reserved...) {
		take(p, owner{kind: ownPage})
	}
	for _, l := range a.Lists {
		for n := range l.Older(a.Config.PageSize) + 1 {
			take(l.PagePath(n), owner{kind: ownList, list: l})
		}
	}
	// Articles in the order of their paths, so that the first one keeps the
	// URL, whatever their dates.
	byPath := make([]ID, len(a.Articles))
	for i := range byPath {
		byPath[i] = ID(i)
	}
	slices.SortFunc(byPath, func(x, y ID) int { return strings.Compare(a.Articles[x].Path, a.Articles[y].Path) })
	for _, id := range byPath {
		take(a.Articles[id].URL, owner{kind: ownArticle, article: id})
	}
	for _, alias := range a.Aliases {
		take(alias.Path, owner{kind: ownAlias, article: alias.Article})
	}
	for _, p := range a.Files {
		take(p, owner{kind: ownFile, path: p})
	}
	for _, p := range a.Static {
		take(p, owner{kind: ownStatic, path: p})
	}
	for dir := range folders {
		if o, ok := taken[dir]; ok {
			a.problem(o, fmt.Sprintf("the file /%s would stand where a folder of that name is needed", dir), "give it another name", nil)
		}
	}
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
func (a *arranger) collide(p string, o, first owner) {
	message := fmt.Sprintf("the URL /%s is already taken", p)
	if o.kind == ownStatic || o.kind == ownFile {
		message = fmt.Sprintf("the output /%s is already taken", p)
	}
	if o.kind == ownList && first.kind == ownList {
		a.problems = append(a.problems, Problem{
			Message: fmt.Sprintf("%q and %q have one folder, /%s", first.list.Name, o.list.Name, o.list.Dir),
			Hint:    "give one of them another slug in site.toml",
		})
		return
	}
	if first.at != p {
		message += fmt.Sprintf(" by /%s, which differs only in letter case", first.at)
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
		p.Place = parse.Place{Key: "aliases"}
	case ownFile:
		p.File = o.path
	case ownStatic:
		p.File, p.Static = o.path, true
	}
	a.problems = append(a.problems, p)
}
