package portal

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// Plain is a plain page in its place: content/pages/about.md is /about.html.
type Plain struct {
	*parse.Meta
	URL       string
	PageTitle string // as no other plain page has it

	links     []page.Target
	documents []page.Attachment
}

// plainURL returns the output path of the plain page of a file. Its folders are kept.
func plainURL(m *parse.Meta) string {
	var parts []string
	below := strings.TrimPrefix(m.Path, parse.PagesFolder+"/")
	if dir := path.Dir(below); dir != "." {
		for part := range strings.SplitSeq(dir, "/") {
			parts = append(parts, config.MakeSlug(part))
		}
	}
	if strings.EqualFold(parse.BaseName(below), page.IndexName) {
		return path.Join(append(parts, page.HomePath)...)
	}
	return path.Join(append(parts, m.Slug+".html")...)
}

// plainPages places the plain pages, which are in the order of their paths.
func (a *arranger) plainPages() {
	count := map[string]int{}
	for i := range a.Plain {
		p := &a.Plain[i]
		p.URL, p.PageTitle = plainURL(p.Meta), p.Title
		if config.PathTooLong(p.URL) {
			a.pathTooLong(p.Meta)
		}
		count[p.Title]++
	}
	for i := range a.Plain {
		p := &a.Plain[i]
		if name := strings.TrimSuffix(p.URL, ".html"); a.Config.DirOfSlug(name) != "" {
			a.report(p.Meta, parse.Position{Key: "slug"}, message.PageLikeList(name), message.RenamePage())
		}
		if count[p.Title] > 1 {
			p.PageTitle += "（" + p.URL + "）"
		}
	}
}

// isCalled reports whether a text of site.toml names a plain page: as its file is called
// in content/pages ("about", "help/index"), as its address ("help/faq.html"), as its
// address without .html, or as its folder ("help").
func (p *Plain) isCalled(name string) bool {
	name = norm.NFC.String(strings.Trim(name, "/"))
	return name == pageName(p.Path) || name == p.URL || name+".html" == p.URL || name+"/"+page.HomePath == p.URL
}

// pageName returns a path below content/pages as site.toml names it: without folder and
// extension.
func pageName(file string) string {
	name := strings.TrimPrefix(norm.NFC.String(file), parse.PagesFolder+"/")
	if parse.IsArticle(name) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	return name
}

// pageCalled returns the one of some plain pages that a text of site.toml names, or nil.
func pageCalled(pages []Plain, name string) *Plain {
	for i := range pages {
		if pages[i].isCalled(name) {
			return &pages[i]
		}
	}
	return nil
}

// hidePlain keeps a plain page that is not shown, so that a link to it is no mistake.
// Of a file with errors, nothing but the path may be known.
func (a *arranger) hidePlain(m *parse.Meta) {
	if m.Slug == "" {
		m = &parse.Meta{Path: m.Path, Slug: config.MakeSlug(parse.BaseName(m.Path))}
	}
	a.hiddenPlain = append(a.hiddenPlain, Plain{Meta: m, URL: plainURL(m)})
}

// siteLinks resolves the links of site.toml.
func (a *arranger) siteLinks(exists func(path string) bool) {
	for _, l := range a.Config.Footer {
		if to, ok := a.siteLink(l, message.WordFooterLink(), exists); ok {
			a.Shared.Footer = append(a.Shared.Footer, to)
		}
	}
	a.Shared.Complaint, _ = a.siteLink(a.Config.Copyright.Complaint, message.WordComplaintLink(), exists)
	a.siteImage(exists)
	for i := range a.Config.Home {
		var links []page.Link
		for _, l := range a.Config.Home[i].Links {
			if to, ok := a.siteLink(l, message.WordHomeLink(), exists); ok {
				links = append(links, to)
			}
		}
		a.homeLinks = append(a.homeLinks, links)
	}
}

func isURL(s string) bool { return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") }

// siteLink resolves a link of site.toml; what says in which part of the site it stands.
// It is not ok when it leads nowhere.
func (a *arranger) siteLink(l config.Link, what message.Message, exists func(path string) bool) (to page.Link, ok bool) {
	to = page.Link{Name: l.Name, URL: l.URL}
	switch {
	case l.URL != "":
	case l.Path != "":
		to.Path = l.Path + "/" + page.HomePath
	case l.To.Text != "":
		if to.Path = a.siteTarget(l.To.Text, exists); to.Path != "" {
			break
		}
		if pageCalled(a.hiddenPlain, l.To.Text) != nil {
			a.add(Problem{Setting: l.To, Message: message.TargetHidden(what, l.To.Text)})
		} else {
			a.add(Problem{Setting: l.To, Message: message.TargetUnknown(what, l.To.Text), Hint: a.targetHint(l.To.Text)})
		}
		return page.Link{}, false
	default:
		return page.Link{}, false
	}
	return to, true
}

// siteImage resolves the image that stands for the site.
func (a *arranger) siteImage(exists func(path string) bool) {
	image := a.Config.Image
	switch {
	case image.Text == "":
	case isURL(image.Text):
		a.Shared.Image = page.Link{URL: image.Text}
	case !isImage(image.Text):
		a.add(Problem{Setting: image, Message: message.NotAnImage(image.Text), Hint: message.WriteSiteImage()})
	default:
		p := a.siteTarget(image.Text, exists)
		if p == "" {
			a.add(Problem{Setting: image, Message: message.SiteImageMissing(image.Text), Hint: message.WriteSiteImage()})
		}
		a.Shared.Image = page.Link{Path: p}
	}
}

// imageTypes are the extensions of files that browsers show as images.
var imageTypes = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico", ".apng", ".jfif", ".heic", ".tif", ".tiff"}

// isImage reports whether a path is that of an image, as its name says.
func isImage(p string) bool { return slices.Contains(imageTypes, strings.ToLower(path.Ext(p))) }

// siteTarget returns the output path of what a text of site.toml leads to: a plain page,
// or whatever has a path; "" for nothing.
func (a *arranger) siteTarget(to string, exists func(path string) bool) string {
	if p := pageCalled(a.Plain, to); p != nil {
		return p.URL
	}
	target := strings.TrimPrefix(path.Clean("/"+norm.NFC.String(to)), "/")
	if exists(target) && !strings.HasSuffix(to, "/") {
		return target
	}
	if folder := path.Join(target, page.HomePath); exists(folder) {
		return folder
	}
	return ""
}

// targetHint says what may have been meant.
func (a *arranger) targetHint(to string) message.Message {
	c := a.Config
	if ch := c.ChannelBy(to); ch >= 0 {
		return message.DidYouMean(c.Channels[ch].Slug)
	}
	if f := c.FestivalBy(to); f >= 0 {
		return message.DidYouMean(c.Festivals[f].Slug)
	}
	if name := pageName(strings.TrimPrefix(strings.Trim(to, "/"), "content/")); pageCalled(a.Plain, name) != nil {
		return message.DidYouMean(name) // its file was written, or all the way to it
	}
	targets := c.Dirs()
	for _, f := range c.Festivals {
		targets = append(targets, f.Slug)
	}
	for i := range a.Plain {
		targets = append(targets, strings.TrimSuffix(strings.TrimSuffix(a.Plain[i].URL, page.HomePath), ".html"))
	}
	slices.Sort(targets)
	if hint := diag.DidYouMean(to, targets); !hint.IsZero() {
		return hint
	}
	if strings.HasPrefix(strings.ToLower(to), "www.") {
		return message.WriteWholeURL(to)
	}
	return message.WriteTarget()
}
