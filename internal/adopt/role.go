package adopt

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/parse"
)

// leaves reports whether a folder of the generator's own has no articles.
func (g *generator) leaves(p string) bool {
	name := path.Base(p)
	switch {
	case name == "node_modules":
		return true
	case g.kind == jekyll:
		return slices.Contains([]string{"_layouts", "_includes", "_sass", "_site", "_data", "_plugins", "vendor", "bin", "test", "tests", "spec"}, p)
	case g.kind == hexo:
		return strings.HasPrefix(name, "_") && name != "_posts" && name != "_drafts"
	}
	return false
}

// isTranslation reports whether an article is one in another language than the site's.
func (g *generator) isTranslation(p string) bool {
	name := strings.ToLower(parse.BaseName(p))
	language := strings.TrimPrefix(path.Ext(name), ".")
	_, is := g.otherLanguages()[language]
	return language != "" && is
}

// notArticles matches the names of files that are about a project and no part of its site.
var notArticles = regexp.MustCompile(`(?i)^(README|CONTRIBUTING|CHANGELOG|LICEN[CS]E|CODE_OF_CONDUCT|SECURITY|AUTHORS|TODO)\b`)

// isHome reports whether a file is the generator's home page. That of a portal lists its
// channels.
func (g *generator) isHome(p string) bool {
	return !strings.Contains(p, "/") && parse.BaseName(p) == "index" && g.kind != plain
}

// isUnpublished reports whether Jekyll does not publish a post, whose name must begin with
// a day.
func (g *generator) isUnpublished(p string) bool {
	return g.kind == jekyll && strings.Contains("/"+p, "/_posts/") && parse.NameWithoutDay(parse.BaseName(p)) == ""
}

// isRest reports whether a file holds no article: it is about the project, or for a page
// that only a theme fills.
func (g *generator) isRest(p string) bool {
	switch g.kind {
	case jekyll:
		return !strings.Contains(p, "/") && notArticles.MatchString(p) || p == "404.md" || p == "pages/404.md"
	case hexo:
		return slices.Contains([]string{"tags/index.md", "categories/index.md", "archives/index.md", "404.md", "404/index.md", "search/index.md"}, p)
	}
	return false
}

// isPage reports whether an article is a plain page: outside of the folders of articles,
// and without a category. At the top of Hugo's and Zola's folder lie both, and what has a
// date or tags is an article, unless it asks for a layout of its own.
func (g *generator) isPage(a *article) bool {
	if strings.HasPrefix(a.path, parse.PagesFolder+"/") { // which stands for nothing there
		return (g.kind == hexo || g.kind == jekyll) && isDir(filepath.Join(g.articles, "_posts"))
	}
	switch {
	case a.meta != nil && (a.meta.Category != "" || len(a.meta.Festivals) > 0), isIndex(a.path), parse.RoleOf(a.path) != parse.RoleArticle:
		return false
	case g.kind == hugo, g.kind == zola:
		if strings.Contains(strings.TrimSuffix(a.path, "/index.md"), "/") {
			return false
		}
		return a.meta == nil || len(a.meta.Tags) == 0 && (a.meta.Date.IsZero() || a.hasLayout())
	case g.kind == hexo, g.kind == jekyll:
		return isDir(filepath.Join(g.articles, "_posts")) && !strings.HasPrefix(a.path, "_") && !strings.Contains(a.path, "/_posts/")
	}
	return false
}

// hasLayout reports whether an article asks for a layout that is not that of articles.
func (a *article) hasLayout() bool {
	for _, key := range []string{"layout", "type", "template", "menu"} {
		if s, ok := a.written(key); ok && s != "post" && s != "posts" {
			return true
		}
	}
	_, ok := a.matter.Get("menu")
	return ok
}

// pageTo returns where a plain page is copied to, so that it keeps its address: the one
// that it says, or the one that the generator gives it.
func (g *generator) pageTo(a *article) string {
	const pages = parse.PagesFolder + "/"
	ext := path.Ext(a.path)
	inFolder := func(p string) string { // /about/ of about.md
		if parse.BaseName(p) == "index" {
			return p
		}
		return strings.TrimSuffix(p, ext) + "/index" + ext
	}
	below := strings.TrimPrefix(a.path, pages)
	for _, key := range []string{"permalink", "url", "path"} {
		own, ok := a.written(key)
		for _, p := range []string{a.path, inFolder(a.path), below, inFolder(below)} {
			if ok && sameAddress(own, strings.TrimSuffix(p, ext)+".html") {
				return "content/" + pages + p
			}
		}
	}
	p := a.path
	if g.kind == hugo && !g.boolean(false, "uglyurls") || g.kind == zola || g.kind == jekyll && strings.HasSuffix(g.written, "/") {
		if p = inFolder(p); g.lowerCase {
			p = strings.ToLower(p)
		}
	}
	return "content/" + pages + p
}
