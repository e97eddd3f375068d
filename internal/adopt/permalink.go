package adopt

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/table"
)

// What generators call the parts of an address, and what wendang does. "" has no equal.
var (
	hexoFields = map[string]string{"year": ":year", "month": ":month", "day": ":day", "title": ":path", "name": ":slug",
		"category": ":category", "abbrlink": ":slug"}
	hugoFields = map[string]string{"year": ":year", "month": ":month", "day": ":day", "title": ":slug", "slug": ":slug",
		"filename": ":slug", "contentbasename": ":slug", "slugorfilename": ":slug", "slugorcontentbasename": ":slug"}
	jekyllFields = map[string]string{"year": ":year", "month": ":month", "day": ":day", "title": ":slug", "slug": ":slug", "categories": ":category",
		"name": ":slug"}
	// Jekyll's names for whole patterns.
	jekyllStyles = map[string]string{
		"date": "/:categories/:year/:month/:day/:title.html", "pretty": "/:categories/:year/:month/:day/:title/", "none": "/:categories/:title.html",
		"ordinal": "", "weekdate": "",
	}
)

// address finds the pattern under which articles keep their addresses. Those of a folder
// have none; without dates, the folders tell them apart.
func (s *site) address(undated bool) {
	g := s.generator
	written, fields := "", map[string]string{}
	switch g.kind {
	case hexo:
		written, fields = g.text(":year/:month/:day/:title/", "permalink"), hexoFields
	case jekyll:
		written, fields = g.text("date", "permalink"), jekyllFields
		if style, ok := jekyllStyles[written]; ok {
			written = style
		}
	case hugo:
		written, fields = g.hugoPattern(), hugoFields
	case zola:
		s.permalink = "/:path/"
	case mkdocs:
		s.permalink = "/:path/"
		if !g.boolean(true, "use_directory_urls") {
			s.permalink = "/:path.html"
		}
	default:
		if !undated {
			return
		}
		s.permalink = "/:path.html"
	}
	if s.permalink == "" {
		s.permalink = pattern(written, fields)
	}
	if s.permalink == "" {
		s.unclear = append(s.unclear, message.PatternUnknown(written, config.DefaultPermalink))
		return
	}
	s.found = append(s.found, message.FoundPattern(s.permalink))
}

// hugoPattern returns Hugo's pattern for articles: the one that all sections have, or that
// of the section that its themes are made for.
func (g *generator) hugoPattern() string {
	otherwise := "/:path/"
	if g.boolean(false, "uglyurls") {
		otherwise = "/:path.html"
	}
	var patterns []string
	for _, name := range []string{"permalinks", "permalinks.page"} {
		v, _ := g.get(name)
		if t, ok := v.Data.(*table.Table); ok {
			for _, k := range t.Keys {
				p, ok := k.Value.Data.(string)
				if ok && (k.Name == "posts" || k.Name == "post") {
					return p
				}
				if ok && !slices.Contains(patterns, p) && !slices.Contains([]string{"tags", "categories"}, k.Name) {
					patterns = append(patterns, p)
				}
			}
		}
	}
	if len(patterns) == 1 {
		return patterns[0]
	}
	return otherwise
}

var field = regexp.MustCompile(`:[a-z_]+`)

// pattern returns another generator's pattern in wendang's words; "" when it has parts
// that wendang does not know.
func pattern(written string, fields map[string]string) string {
	unknown := false
	p := field.ReplaceAllStringFunc(written, func(f string) string {
		switch f {
		case ":path", ":slug", ":category":
			if _, ok := fields[f[1:]]; !ok {
				return f
			}
		case ":section", ":sections": // in Hugo the folder of the article stands for it
			return f
		}
		to, ok := fields[f[1:]]
		unknown = unknown || !ok
		return to
	})
	if p = "/" + strings.TrimLeft(p, "/"); strings.Contains(p, ":section") {
		if p != "/:section/:slug/" && p != "/:sections/:slug/" && p != "/:section/:slug" && p != "/:sections/:slug" {
			return ""
		}
		p = "/:path/"
	}
	if ext := path.Ext(p); ext != ".html" && ext != ".htm" && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	if _, err := config.ParsePermalink(p); err != nil || unknown {
		return ""
	}
	return p
}

// address returns the site's address, with the folder that Jekyll and Hexo write apart;
// "" when there is none that search engines could know.
func (g *generator) address() string {
	u, err := url.Parse(g.text("", "base_url", "baseurl", "site_url", "url"))
	if g.kind == jekyll || g.kind == hexo {
		u, err = url.Parse(g.text("", "url"))
	}
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || slices.Contains([]string{"example.com", "yoursite.com", "example.org", "localhost", "127.0.0.1"}, u.Hostname()) {
		return ""
	}
	if base := g.text("", "baseurl"); g.kind == jekyll && strings.HasPrefix(base, "/") {
		u = u.JoinPath(base)
	}
	u.RawQuery, u.Fragment, u.User = "", "", nil
	return strings.TrimSuffix(u.String(), "/") + "/"
}
