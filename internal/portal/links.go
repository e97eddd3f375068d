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
	a.images = map[*parse.Meta]page.Link{}
	a.documents = map[ID][]page.Attachment{}
	var r *linkResolver
	image := func(m *parse.Meta) {
		written := m.Extra().Image
		switch {
		case written == "":
		case isURL(written):
			a.images[m] = page.Link{URL: written}
		case !isImage(written):
			a.report(m, parse.Position{Key: "image"}, message.NotAnImage(written), message.PathIsRelative())
		default:
			if r == nil {
				r = newLinkResolver(a, exists)
			}
			if p := r.find(m, parse.Link{Path: written, Image: true}, parse.Position{Key: "image"}); p != "" {
				a.images[m] = page.Link{Path: p}
			}
		}
	}
	for i := range a.Articles {
		art := &a.Articles[i]
		image(art.Meta)
		a.notice(art.Meta)
		if len(art.Meta.Extra().Links) == 0 {
			continue
		}
		if r == nil {
			r = newLinkResolver(a, exists)
		}
		a.links[ID(i)] = r.targets(art.Meta)
		if list := a.attachments(art.Meta, a.links[ID(i)]); list != nil {
			a.documents[ID(i)] = list
		}
	}
	links := func(m *parse.Meta) []page.Target {
		if len(m.Extra().Links) == 0 {
			return nil
		}
		if r == nil {
			r = newLinkResolver(a, exists)
		}
		return r.targets(m)
	}
	for i := range a.Plain {
		image(a.Plain[i].Meta)
		a.notice(a.Plain[i].Meta)
		a.Plain[i].links = links(a.Plain[i].Meta)
		a.Plain[i].documents = a.attachments(a.Plain[i].Meta, a.Plain[i].links)
	}
	for _, l := range a.Lists {
		if l.Text != nil {
			l.Text.links = links(l.Text.Meta)
		}
	}
	for i := range a.rejected {
		a.notice(a.rejected[i].Meta)
		for _, l := range a.rejected[i].Meta.Extra().Links {
			if r == nil {
				r = newLinkResolver(a, exists)
			}
			r.resolve(a.rejected[i].Meta, l)
		}
	}
}

// linkResolver knows what links can lead to.
type linkResolver struct {
	*arranger
	articles map[string]string      // URLs of articles, pages and lists by content path, in NFC as links are
	files    map[string]string      // content paths of files that are not in NFC, by NFC
	exists   func(path string) bool // there is an output at a path
	byName   map[string]string      // content paths by the file's name, for hints
}

func newLinkResolver(a *arranger, exists func(path string) bool) *linkResolver {
	r := &linkResolver{arranger: a, exists: exists, articles: make(map[string]string, len(a.Articles))}
	for i := range a.Articles {
		r.articles[norm.NFC.String(a.Articles[i].Path)] = a.Articles[i].URL
	}
	for i := range a.Plain {
		r.articles[norm.NFC.String(a.Plain[i].Path)] = a.Plain[i].URL
	}
	for _, l := range a.Lists {
		if l.Text != nil {
			r.articles[norm.NFC.String(l.Text.Path)] = l.PagePath(0)
		}
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

// targets returns where the links of a file lead.
func (r *linkResolver) targets(m *parse.Meta) []page.Target {
	targets := make([]page.Target, len(m.Extra().Links))
	for i, l := range m.Extra().Links {
		targets[i] = page.Target{Path: r.resolve(m, l), Suffix: l.Suffix}
	}
	return targets
}

// resolve returns the output path that a link leads to, or "".
func (r *linkResolver) resolve(m *parse.Meta, l parse.Link) string {
	return r.find(m, l, parse.Position{Offset: l.Offset})
}

// find is resolve for what is written at a place.
func (r *linkResolver) find(m *parse.Meta, l parse.Link, place parse.Position) string {
	written := norm.NFC.String(l.Path)
	target := path.Join(path.Dir(m.Path), written)
	if strings.HasPrefix(written, "/") {
		target = path.Clean(written[1:])
	}
	if url, ok := r.articles[target]; ok {
		return url
	}
	if l.Optional && !r.isFile(target) && !(strings.HasPrefix(written, "/") && r.exists(target)) {
		r.report(m, place, message.PathWithBlanks(l.Path), message.BlanksInAngles())
		return ""
	}
	if parse.IsArticle(target) {
		if why := r.whyHidden(target); !why.IsZero() {
			r.report(m, place, message.LinkToHiddenArticle(target), why)
			return ""
		}
		r.report(m, place, message.LinkToNoArticle(target), r.nearName(target))
		return ""
	}
	if strings.HasPrefix(target, "../") || target == ".." {
		r.report(m, place, message.LinkOutOfSite(l.Path), message.TextWithoutLink())
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
	r.report(m, place, what, message.PathIsRelative())
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
		for p := range r.articles {
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
