package portal

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// linkTable holds where the links of articles lead. Most articles have none.
type linkTable map[ID][]page.Target

// resolveLinks resolves the links between articles and files. A link to an
// article that does not exist is an error; to one that is not shown, or to any
// other file that does not exist, a warning.
func (a *arranger) resolveLinks(exists func(path string) bool) {
	a.links = linkTable{}
	var r *linkResolver
	for i := range a.Articles {
		art := &a.Articles[i]
		if len(art.Meta.Extra().Links) == 0 {
			continue
		}
		if r == nil {
			r = newLinkResolver(a, exists)
		}
		targets := make([]page.Target, len(art.Meta.Extra().Links))
		for j, l := range art.Meta.Extra().Links {
			targets[j] = page.Target{Path: r.resolve(art, l), Suffix: l.Suffix}
		}
		a.links[ID(i)] = targets
	}
	for i := range a.rejected {
		for _, l := range a.rejected[i].Meta.Extra().Links {
			if r == nil {
				r = newLinkResolver(a, exists)
			}
			r.resolve(&a.rejected[i], l)
		}
	}
}

// linkResolver knows what links can lead to.
type linkResolver struct {
	*arranger
	files  map[string]string      // content paths of files that are not in NFC, by NFC
	exists func(path string) bool // there is an output at a path
	byName map[string]string      // content paths by the file's name, for hints
}

func newLinkResolver(a *arranger, exists func(path string) bool) *linkResolver {
	r := &linkResolver{arranger: a, exists: exists}
	for _, p := range a.Files {
		if c := norm.NFC.String(p); c != p {
			if r.files == nil {
				r.files = map[string]string{}
			}
			r.files[c] = p
		}
	}
	return r
}

// resolve returns the output path that a link leads to, or "".
func (r *linkResolver) resolve(art *Article, l parse.Link) string {
	place := parse.Position{Offset: l.Offset}
	written := norm.NFC.String(l.Path)
	target := path.Join(path.Dir(art.Path), written)
	if strings.HasPrefix(written, "/") {
		target = path.Clean(written[1:])
	}
	if id, ok := r.Find(target); ok {
		return r.Articles[id].URL
	}
	if l.Optional && !r.isFile(target) && !(strings.HasPrefix(written, "/") && r.exists(target)) {
		r.report(art.Meta, place, message.PathWithBlanks(l.Path), message.BlanksInAngles())
		return ""
	}
	if parse.IsArticle(target) {
		if why := r.whyHidden(target); !why.IsZero() {
			r.report(art.Meta, place, message.LinkToHiddenArticle(target), why)
			return ""
		}
		r.add(Problem{File: art.Path, Place: place, Message: message.LinkToNoArticle(target), Hint: r.nearName(target), Shown: true})
		return ""
	}
	if strings.HasPrefix(target, "../") || target == ".." {
		r.report(art.Meta, place, message.LinkOutOfSite(l.Path), message.TextWithoutLink())
		return ""
	}
	if _, ok := slices.BinarySearch(r.Files, target); ok {
		return target
	}
	if p, ok := r.files[target]; ok {
		return p
	}
	// What is left are addresses of the output: a list, a feed, a static file.
	if strings.HasPrefix(written, "/") {
		if r.exists(target) && !strings.HasSuffix(written, "/") {
			return target
		}
		if folder := path.Join(target, page.HomePath); r.exists(folder) {
			return folder
		}
	}
	what := message.LinkToNothing(l.Path)
	if l.Image {
		what = message.ImageMissing(l.Path)
	}
	r.report(art.Meta, place, what, message.PathIsRelative())
	return ""
}

// isFile reports whether a path, in NFC, is that of a file beside the articles.
func (r *linkResolver) isFile(target string) bool {
	_, ok := slices.BinarySearch(r.Files, target)
	return ok || r.files[target] != ""
}

// whyHidden returns why the article at a path, in NFC, is not shown, or the
// zero Message.
func (r *linkResolver) whyHidden(target string) message.Message {
	if why := r.hidden[target]; !why.IsZero() || norm.NFD.IsNormalString(target) {
		return why
	}
	return r.hidden[norm.NFD.String(target)]
}

// nearName hints at an article with the same file name in another folder.
func (r *linkResolver) nearName(target string) message.Message {
	if r.byName == nil {
		r.byName = map[string]string{}
		for p := range r.paths.ids(r.Articles[:r.arranged()]) {
			base := path.Base(p)
			if best, ok := r.byName[base]; !ok || p < best {
				r.byName[base] = p
			}
		}
	}
	if near, ok := r.byName[path.Base(target)]; ok {
		return message.DidYouMean(near)
	}
	return message.LinkIsRelative()
}
