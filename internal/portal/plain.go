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

	links []page.Target
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
		count[p.Title]++
	}
	for i := range a.Plain {
		if p := &a.Plain[i]; count[p.Title] > 1 {
			p.PageTitle += "（" + p.URL + "）"
		}
	}
}

// findPlain returns the plain page that a text of site.toml names: "about", "help/faq",
// as its file or its address is called.
func (s *Arrangement) findPlain(name string) *Plain {
	name = norm.NFC.String(strings.Trim(name, "/"))
	for i := range s.Plain {
		p := &s.Plain[i]
		file := norm.NFC.String(strings.TrimSuffix(strings.TrimPrefix(p.Path, parse.PagesFolder+"/"), path.Ext(p.Path)))
		if name == file || name == p.URL || name+".html" == p.URL || name+"/"+page.HomePath == p.URL {
			return p
		}
	}
	return nil
}

// shared finds out where the links of site.toml lead.
func (a *arranger) shared(exists func(path string) bool) {
	a.Shared.Footer = a.siteLinks(a.Config.Footer, exists)
	if c := a.Config.Copyright.Complaint; c.Text != "" {
		a.Shared.Complaint = page.Link{URL: c.Text}
		if !isURL(c.Text) {
			a.Shared.Complaint = page.Link{Path: a.siteTarget(c, exists)}
		}
	}
	if image := a.Config.Image; image.Text != "" {
		a.Shared.Image = page.Link{URL: image.Text}
		if !isURL(image.Text) {
			a.Shared.Image = page.Link{Path: a.siteTarget(image, exists)}
		}
	}
	for i := range a.Config.Home {
		a.homeLinks = append(a.homeLinks, a.siteLinks(a.Config.Home[i].Links, exists))
	}
}

func isURL(s string) bool { return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") }

func (a *arranger) siteLinks(written []config.FooterLink, exists func(path string) bool) []page.Link {
	var links []page.Link
	for _, f := range written {
		l := page.Link{Name: f.Name, URL: f.URL}
		switch {
		case f.URL != "":
		case f.Path != "":
			l.Path = f.Path + "/" + page.HomePath
		default:
			if l.Path = a.siteTarget(f.To, exists); l.Path == "" {
				continue
			}
		}
		links = append(links, l)
	}
	return links
}

// siteTarget returns the output path of what a text of site.toml leads to: a plain page,
// or whatever has a path. Where there is none, it says so and returns "".
func (a *arranger) siteTarget(to config.Written, exists func(path string) bool) string {
	if p := a.findPlain(to.Text); p != nil {
		return p.URL
	}
	target := strings.TrimPrefix(path.Clean("/"+norm.NFC.String(to.Text)), "/")
	if exists(target) && !strings.HasSuffix(to.Text, "/") {
		return target
	}
	if folder := path.Join(target, page.HomePath); exists(folder) {
		return folder
	}
	if file := parse.PagesFolder + "/" + strings.Trim(to.Text, "/") + ".md"; !a.hidden[file].IsZero() {
		a.add(Problem{Setting: to, Message: message.FooterTargetHidden(to.Text)})
		return ""
	}
	a.add(Problem{Setting: to, Message: message.FooterTargetUnknown(to.Text), Hint: a.targetHint(to.Text)})
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
	return message.WriteFooterTarget()
}
