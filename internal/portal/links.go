package portal

import (
	"cmp"
	"path"
	"regexp"
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
	resolver := func() *linkResolver {
		if r == nil {
			r = newLinkResolver(a, exists)
		}
		return r
	}
	image := func(m *parse.Meta) { a.image(m, resolver) }
	for i := range a.Articles {
		art := &a.Articles[i]
		image(art.Meta)
		a.notice(art.Meta)
		if len(art.Meta.Extra().Links) == 0 {
			continue
		}
		a.links[ID(i)] = resolver().targets(art.Meta)
		if list := a.attachments(art.Meta, a.links[ID(i)]); list != nil {
			a.documents[ID(i)] = list
		}
	}
	links := func(m *parse.Meta) []page.Target {
		if len(m.Extra().Links) == 0 {
			return nil
		}
		return resolver().targets(m)
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
			resolver().resolve(a.rejected[i].Meta, l)
		}
	}
}

// image finds the image that a file names.
func (a *arranger) image(m *parse.Meta, resolver func() *linkResolver) {
	written := m.Extra().Image
	switch {
	case written == "":
	case isURL(written):
		a.images[m] = page.Link{URL: written}
	case !isImage(written):
		a.report(m, parse.Position{Key: "image"}, message.NotAnImage(written), message.PathIsRelative())
	default:
		// Other generators take a relative path for one from the site's root.
		r := resolver()
		beside := norm.NFC.String(path.Join(path.Dir(m.Path), written))
		if root := path.Clean("/" + written); !r.isFile(beside) && r.exists(root[1:]) {
			written = root
		}
		if p := r.find(m, parse.Link{Path: written, Image: true}, parse.Position{Key: "image"}); p != "" {
			a.images[m] = page.Link{Path: p}
		}
	}
}

// linkResolver knows what links can lead to.
type linkResolver struct {
	*arranger
	leads  map[string]string      // URLs of plain pages and lists by content path, in NFC as links are
	files  map[string]string      // content paths of files that are not in NFC, by NFC
	exists func(path string) bool // there is an output at a path
	byName map[string]string      // content paths by the file's name, for hints
}

func newLinkResolver(a *arranger, exists func(path string) bool) *linkResolver {
	r := &linkResolver{arranger: a, exists: exists, leads: make(map[string]string, len(a.Plain))}
	for i := range a.Plain {
		r.leads[norm.NFC.String(a.Plain[i].Path)] = a.Plain[i].URL
	}
	for _, home := range []string{"index.md", "index.markdown", parse.ListName + ".md"} { // of other generators
		r.leads[home] = page.HomePath
	}
	for _, l := range a.Lists {
		if l.Text != nil {
			r.leads[norm.NFC.String(l.Text.Path)] = l.PagePath(0)
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
		targets[i] = page.Target{Path: r.resolve(m, l), Suffix: strings.ReplaceAll(l.Suffix, " ", "%20")}
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
	if root, ok := rooted(written); ok {
		target = path.Clean(root)
	}
	if found := r.lookUp(written, target); found != "" {
		return found
	}
	article := parse.IsArticle(target)
	if why := r.whyHidden(target); article && !why.IsZero() {
		r.report(m, place, message.LinkToHiddenArticle(target), why)
		return ""
	}
	if found := r.foreign(m, written, target); found != "" {
		return found
	}
	leftOut := r.whyLeftOut(m, written, target)
	switch {
	case l.Optional:
		// In many a text brackets hold no path: [注](张三 2020).
		if l.Image || article || pathForm.MatchString(l.Path) {
			r.report(m, place, message.PathWithBlanks(l.Path), message.BlanksInAngles())
		}
	case outOfSite(target):
		r.report(m, place, message.LinkOutOfSite(l.Path), message.TextWithoutLink())
	case article && parse.BaseName(target) == parse.ListName: // of a list that this site does not have
		r.report(m, place, message.LinkToNothing(l.Path), message.PathIsRelative())
	case article:
		r.add(Problem{File: m.Path, Place: place, Message: message.LinkToNoArticle(target), Hint: r.nearName(target), Shown: true})
	case !leftOut.IsZero():
		r.report(m, place, message.LinkToLeftOut(l.Path, leftOut), message.WarnedThere())
	case l.Image:
		r.report(m, place, message.ImageMissing(l.Path), addressHint(l.Path))
	default:
		r.report(m, place, message.LinkToNothing(l.Path), addressHint(l.Path))
	}
	return ""
}

// whyLeftOut returns why the file that a link leads to is not published, or the zero
// Message.
func (r *linkResolver) whyLeftOut(m *parse.Meta, written, target string) message.Message {
	if why := r.input.LeftOut[target]; !why.IsZero() {
		return why
	}
	return r.input.LeftOut[ofArticle(m, written)] // see foreign
}

// ofArticle returns the path of a file in the folder of an article's name.
func ofArticle(m *parse.Meta, written string) string {
	return path.Join(path.Dir(m.Path), norm.NFC.String(parse.BaseName(m.Path)), written)
}

// rooted returns the path from the root of the site that a link says, without its first
// slash. Zola writes @/ for the folder of its articles. It is not ok for a relative path.
func rooted(written string) (root string, ok bool) {
	if root, ok = strings.CutPrefix(written, "@/"); ok {
		return root, ok
	}
	return strings.CutPrefix(written, "/")
}

// lookUp returns the output path of what stands at a target, or "".
func (r *linkResolver) lookUp(written, target string) string {
	if id, ok := r.Find(target); ok {
		return r.Articles[id].URL
	}
	if url, ok := r.leads[target]; ok {
		return url
	}
	if !parse.IsArticle(target) {
		return r.otherThanArticle(written, target)
	}
	return ""
}

// foreign is lookUp for places where other generators had the file. Their plain pages lay
// among the articles, pages/about.md as about.md; and Hexo finds the images of x.md in the
// folder x.
func (r *linkResolver) foreign(m *parse.Meta, written, target string) string {
	const pages = parse.PagesFolder + "/"
	if outOfSite(target) {
		return ""
	}
	if below, in := strings.CutPrefix(target, pages); in && strings.HasPrefix(m.Path, pages) {
		return r.lookUp(written, below)
	}
	if parse.IsArticle(target) {
		ext := path.Ext(target)
		folder := strings.TrimSuffix(target, ext) + "/" + page.IndexName + ext // about/index.md is at /about/
		return cmp.Or(r.leads[pages+target], r.leads[pages+folder], r.leads[folder])
	}
	if _, ok := rooted(written); !ok {
		return r.lookUp(written, ofArticle(m, written))
	}
	return ""
}

// pathForm matches what looks like a path: it has folders, or its file has an ending.
var pathForm = regexp.MustCompile(`/|\.[A-Za-z][A-Za-z0-9]{0,7}$`)

func outOfSite(target string) bool { return target == ".." || strings.HasPrefix(target, "../") }

// otherThanArticle returns the output path of the file or page that a link leads to, or
// "". A link is written from the root of the site, or leads to a file beside the articles.
func (r *linkResolver) otherThanArticle(written, target string) string {
	if outOfSite(target) {
		return ""
	}
	if p, ok := r.file(target); ok {
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
	return ""
}

// file returns the content path of the file at a path in NFC.
func (r *linkResolver) file(target string) (string, bool) {
	if _, ok := slices.BinarySearch(r.Files, target); ok {
		return target, true
	}
	p, ok := r.files[target]
	return p, ok
}

func (r *linkResolver) isFile(target string) bool {
	_, is := r.file(target)
	return is
}

// hostForm matches the address of another site without its scheme.
var hostForm = regexp.MustCompile(`(?i)^(www\.[a-z0-9-]+\.|([a-z0-9-]+\.)+(com|cn|net|org|gov|edu|io|top|xyz|info|cc|me|app|dev)(/|$))`)

// wideAddressForm matches an address with full-width signs.
var wideAddressForm = regexp.MustCompile(`(?i)^(https?)(：|:)(//|／／)`)

// addressHint says how an address is written that was taken for a path, or how paths are.
func addressHint(written string) message.Message {
	if m := wideAddressForm.FindString(written); m != "" {
		scheme, _, _ := strings.Cut(strings.Replace(m, "：", ":", 1), ":")
		rest := strings.NewReplacer("／", "/", "．", ".", "：", ":", "？", "?", "＃", "#", "＝", "=").Replace(written[len(m):])
		return message.AddressFullWidth(scheme + "://" + rest)
	}
	if hostForm.MatchString(written) {
		return message.WriteScheme("https://" + written)
	}
	return message.PathIsRelative()
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
		for p := range r.paths.ids(r.Articles[:r.Arranged()]) {
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
