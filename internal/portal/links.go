package portal

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/parse"
)

// linkTable holds where the links of articles lead. Most articles have none.
type linkTable map[ID][]Target

// Target is where a link leads.
type Target struct {
	Path   string // output path; "" when the link leads nowhere
	Suffix string // query and fragment, as written
}

// Links returns where an article's links lead, in the order of its Links.
func (s *Site) Links(id ID) []Target { return s.links[id] }

// resolveLinks resolves the links between articles and files. A link to an
// article that does not exist is an error; to one that is not shown, or to any
// other file that does not exist, a warning.
func (a *arranger) resolveLinks() {
	a.links = linkTable{}
	var r *linkResolver
	for i := range a.Articles {
		art := &a.Articles[i]
		if len(art.Meta.Also().Links) == 0 {
			continue
		}
		if r == nil {
			r = newLinkResolver(a)
		}
		targets := make([]Target, len(art.Meta.Also().Links))
		for j, l := range art.Meta.Also().Links {
			targets[j] = Target{r.resolve(art, l), l.Suffix}
		}
		a.links[ID(i)] = targets
	}
	for i := range a.rejected {
		for _, l := range a.rejected[i].Meta.Also().Links {
			if r == nil {
				r = newLinkResolver(a)
			}
			r.resolve(&a.rejected[i], l)
		}
	}
}

// linkResolver knows what links can lead to.
type linkResolver struct {
	*arranger
	articles map[string]ID     // by content path, in NFC as links are
	files    map[string]string // content paths of files that are not in NFC, by NFC
	pages    map[string]bool   // output paths of lists and articles
	byName   map[string]string // content paths by the file's name, for hints
}

func newLinkResolver(a *arranger) *linkResolver {
	r := &linkResolver{arranger: a, articles: make(map[string]ID, len(a.Articles))}
	for i := range a.Articles {
		r.articles[norm.NFC.String(a.Articles[i].Path)] = ID(i)
	}
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
	place := parse.Place{Offset: l.Offset}
	written := norm.NFC.String(l.Path)
	target := path.Join(path.Dir(art.Path), written)
	if strings.HasPrefix(written, "/") {
		target = path.Clean(written[1:])
	}
	if id, ok := r.articles[target]; ok {
		return r.Articles[id].URL
	}
	if l.Optional && !r.isFile(target) && !(strings.HasPrefix(written, "/") && r.isOutput(target)) {
		r.warn(art.Meta, place, fmt.Sprintf("a path with blanks leads to nothing: %s", l.Path),
			"it stands as it was written; a path with blanks belongs between < and >, and is relative to the article's file")
		return ""
	}
	if parse.IsArticle(target) {
		if why := r.whyHidden(target); why != "" {
			r.warn(art.Meta, place, fmt.Sprintf("the link leads to %s, which is not shown", target),
				why+"; the text stands without a link")
			return ""
		}
		r.error(art.Meta, place, fmt.Sprintf("the link leads to %s, which does not exist", target), r.nearName(target))
		return ""
	}
	if strings.HasPrefix(target, "../") || target == ".." {
		r.warn(art.Meta, place, fmt.Sprintf("the link to %s leads out of the site", l.Path), "the text stands without a link")
		return ""
	}
	if _, ok := slices.BinarySearch(r.Files, target); ok {
		return target
	}
	if p, ok := r.files[target]; ok {
		return p
	}
	// What is left are addresses of the output: a list, a static file.
	if strings.HasPrefix(written, "/") {
		if written == "/" || strings.HasSuffix(written, "/") {
			target = path.Join(target, "index.html")
		}
		if r.isOutput(target) {
			return target
		}
	}
	kind := "link"
	if l.Image {
		kind = "image"
	}
	r.warn(art.Meta, place, fmt.Sprintf("the %s %s does not exist", kind, l.Path),
		"paths are relative to the article's file; the text stands without it")
	return ""
}

// isFile reports whether a path, in NFC, is that of a file beside the articles.
func (r *linkResolver) isFile(target string) bool {
	_, ok := slices.BinarySearch(r.Files, target)
	return ok || r.files[target] != ""
}

// whyHidden returns why the article at a path, in NFC, is not shown, or "".
func (r *linkResolver) whyHidden(target string) string {
	if why := r.hidden[target]; why != "" || norm.NFD.IsNormalString(target) {
		return why
	}
	return r.hidden[norm.NFD.String(target)]
}

// nearName hints at an article with the same file name in another folder.
func (r *linkResolver) nearName(target string) string {
	if r.byName == nil {
		r.byName = map[string]string{}
		for p := range r.articles {
			base := path.Base(p)
			if best, ok := r.byName[base]; !ok || p < best {
				r.byName[base] = p
			}
		}
	}
	if near, ok := r.byName[path.Base(target)]; ok {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return ""
}

// isOutput reports whether a page or static file has an output path.
func (r *linkResolver) isOutput(p string) bool {
	if _, ok := slices.BinarySearch(r.Static, p); ok {
		return true
	}
	if r.pages == nil {
		r.pages = map[string]bool{HomePath: true, TagsPath: true}
		for _, l := range r.Lists {
			r.pages[l.PagePath(0)] = true
		}
		for i := range r.Articles {
			r.pages[r.Articles[i].URL] = true
		}
	}
	return r.pages[p]
}
