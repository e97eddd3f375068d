package adopt

import (
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/table"
)

// addresses finds out how the generator makes addresses, and the same in the words of
// site.toml. Those of a folder have no rule.
func (g *generator) addresses() {
	switch g.kind {
	case hexo:
		g.written = g.text(":year/:month/:day/:title/", "permalink")
		if strings.Contains(g.text("", "new_post_name"), ":year") {
			g.slugFrom = config.SlugFromUndated
		}
	case jekyll:
		g.written, g.slugFrom = jekyllStyle(g.text("date", "permalink")), config.SlugFromUndated
	case hugo:
		g.written, g.lowerCase = g.hugoPattern(), !g.boolean(false, "disablepathtolower")
		if strings.Contains(g.written, ":title") || strings.Contains(g.written, ":slug") && !strings.Contains(g.written, ":slugor") {
			g.slugFrom = config.SlugFromTitle
		}
	case zola:
		g.written, g.slugFrom = "/:path/", config.SlugFromUndated
		g.lowerCase = g.text("on", "slugify.paths") == "on"
	case mkdocs:
		if g.written = "/:path/"; !g.boolean(true, "use_directory_urls") {
			g.written = "/:path.html"
		}
	}
	g.permalink = g.pattern()
}

// jekyllStyle returns the pattern that a word of Jekyll's stands for, or the pattern
// itself.
func jekyllStyle(written string) string {
	switch written {
	case "date":
		return "/:categories/:year/:month/:day/:title.html"
	case "pretty":
		return "/:categories/:year/:month/:day/:title/"
	case "none":
		return "/:categories/:title.html"
	case "ordinal":
		return "/:categories/:year/:y_day/:title.html"
	case "weekdate":
		return "/:categories/:year/W:week/:short_day/:title.html"
	}
	return written
}

// hugoPattern returns Hugo's pattern for articles: the one of the section that its themes
// are made for, or the only one, of the sections that there are.
func (g *generator) hugoPattern() string {
	sections := g.hugoPatterns()
	var patterns []string
	for _, name := range []string{"posts", "post"} {
		if p, ok := sections[name]; ok && isDir(filepath.Join(g.articles, name)) {
			return p
		}
	}
	for name, p := range sections {
		if isDir(filepath.Join(g.articles, name)) && !slices.Contains(patterns, p) {
			patterns = append(patterns, p)
		}
	}
	if len(patterns) == 1 {
		return patterns[0]
	}
	return g.hugoDefault()
}

func (g *generator) hugoDefault() string {
	if g.boolean(false, "uglyurls") {
		return "/:path.html"
	}
	return "/:path/"
}

// hugoPatterns returns the patterns of Hugo's sections.
func (g *generator) hugoPatterns() map[string]string {
	patterns := map[string]string{}
	for _, name := range []string{"permalinks", "permalinks.page"} {
		v, _ := g.get(name)
		t, ok := v.Data.(*table.Table)
		if !ok {
			continue
		}
		for _, k := range t.Keys {
			if p, ok := k.Value.Data.(string); ok {
				patterns[k.Name] = p
			}
		}
	}
	return patterns
}

// fieldOf returns what site.toml calls a part of an address; "" for what it does not have.
func (k kind) fieldOf(name string) string {
	switch name {
	case "year", "month", "day":
		return ":" + name
	case "title":
		if k == hexo { // the file's path
			return ":path"
		}
		return ":slug"
	case "slug":
		return ":slug"
	case "path":
		if k == zola || k == mkdocs || k == hugo {
			return ":path"
		}
	case "name", "abbrlink", "category", "categories":
		switch {
		case k == hexo && name == "category", k == jekyll && name == "categories":
			return ":category"
		case k == hexo && name != "categories", k == jekyll && name == "name":
			return ":slug"
		}
	case "filename", "contentbasename", "slugorfilename", "slugorcontentbasename":
		if k == hugo {
			return ":slug"
		}
	case "section", "sections":
		if k == hugo { // the folder of the article stands for it
			return ":" + name
		}
	}
	return ""
}

var field = regexp.MustCompile(`:[a-z_]+`)

// pattern returns the generator's pattern in the words of site.toml; "" when it has parts
// that wendang does not know.
func (g *generator) pattern() string {
	unknown := g.written == ""
	p := field.ReplaceAllStringFunc(g.written, func(f string) string {
		to := g.kind.fieldOf(f[1:])
		unknown = unknown || to == ""
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
