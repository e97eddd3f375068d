package adopt

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse"
)

// collection is what a folder has.
type collection struct {
	files    []File
	articles []*article
	lists    map[string]string // titles of folders, by path, as _index.md says them
	skipped  int               // files that are no articles and nothing that pages show
	foreign  int               // articles in other languages that are left out
	pages    int               // articles that become plain pages
}

// article is what is known of an article.
type article struct {
	path   string // in the folder of articles
	meta   *parse.Meta
	errors []message.Message
	tags   bool // has template tags of its generator, such as {% asset_img %}
}

// copied are the endings of files that articles show or link to.
const copied = " .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .apng .mp3 .m4a .ogg .wav .flac .mp4 .webm .ogv .mov" +
	" .pdf .doc .docx .xls .xlsx .ppt .pptx .wps .csv .txt .zip .rar .7z .gz .epub "

// maxFiles bounds how many files are looked at.
const maxFiles = 2_000_000

// collect reads the articles of a generator, and lists what goes with them.
func collect(g *generator) (*collection, error) {
	c := &collection{lists: map[string]string{}}
	root, err := os.OpenRoot(g.articles)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	zone, err := time.LoadLocation(g.timeZone())
	if err != nil {
		return nil, err
	}
	parser := parse.New(parse.Options{Location: zone})
	scratch := &parse.Scratch{}
	files := root.FS()
	n := 0
	err = fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		name := path.Base(p)
		switch {
		case err != nil:
			return err
		case p == ".":
			return nil
		case strings.HasPrefix(name, "."), d.IsDir() && g.leaves(p):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !d.Type().IsRegular():
			return nil
		}
		if n++; n > maxFiles {
			return errors.New("too many files")
		}
		file := File{From: filepath.Join(g.articles, filepath.FromSlash(p)), To: "content/" + p}
		switch {
		case parse.IsArticle(p) && !g.inPlace && g.isTranslation(p):
			c.foreign++
		case parse.IsArticle(p) && !g.inPlace && g.isRest(p):
			c.skipped++
		case parse.IsArticle(p):
			a, err := readArticle(parser, scratch, files, p)
			if err != nil {
				return err
			}
			if !g.inPlace && g.isPage(a) {
				file.To = "content/" + parse.PagesFolder + "/" + p
				c.pages++
			}
			c.files = append(c.files, file)
			c.add(a)
		case p == "robots.txt":
			file.To = "static/robots.txt"
			c.files = append(c.files, file)
		case strings.Contains(copied, " "+strings.ToLower(path.Ext(p))+" "):
			c.files = append(c.files, file)
		default:
			c.skipped++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if g.static != "" && isDir(g.static) {
		if err := c.static(g.static); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// readArticle reads one article. One that is too large has no metadata; the build reports
// it.
func readArticle(parser *parse.Parser, scratch *parse.Scratch, files fs.FS, p string) (*article, error) {
	a := &article{path: p}
	info, err := fs.Stat(files, p)
	if err != nil || info.Size() > parse.MaxSize {
		return a, err
	}
	src, err := fs.ReadFile(files, p)
	if err != nil {
		return a, err
	}
	parsed, problems := parser.Parse(p, p, src, scratch)
	if parsed != nil {
		a.meta = parsed.Meta
	}
	for _, d := range problems {
		if d.Severity == diag.Error {
			a.errors = append(a.errors, d.Message)
		}
	}
	a.tags = bytes.Contains(src, []byte("{%")) || bytes.Contains(src, []byte("{{<")) || bytes.Contains(src, []byte("{{%"))
	return a, nil
}

// add takes an article, or the text of a list, in.
func (c *collection) add(a *article) {
	if !isIndex(a.path) {
		c.articles = append(c.articles, a)
	} else if a.meta != nil && a.meta.Title != "" {
		c.lists[path.Dir(a.path)] = a.meta.Title
	}
}

// isIndex reports whether a file holds the text of a list.
func isIndex(p string) bool {
	name := path.Base(p)
	return name == "_index.md" || strings.HasPrefix(name, "_index.") && parse.IsArticle(name)
}

// static lists the files of a static folder.
func (c *collection) static(dir string) error {
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && p != dir {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() {
			rel, err := filepath.Rel(dir, p)
			if err != nil {
				return err
			}
			c.files = append(c.files, File{From: p, To: "static/" + filepath.ToSlash(rel)})
		}
		return nil
	})
}

// leaves reports whether a folder is none of articles: a generator's own.
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
	name := strings.ToLower(strings.TrimSuffix(path.Base(p), path.Ext(p)))
	language := strings.TrimPrefix(path.Ext(name), ".")
	return language != "" && slices.Contains(g.translated(), language)
}

// notArticles matches the names of files that are about a project and no part of its site.
var notArticles = regexp.MustCompile(`(?i)^(README|CONTRIBUTING|CHANGELOG|LICEN[CS]E|CODE_OF_CONDUCT|SECURITY|AUTHORS|TODO)\b`)

// isRest reports whether an article's file is none: about the project, or a page that only
// a theme fills.
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
// and without a category.
func (g *generator) isPage(a *article) bool {
	switch {
	case a.meta != nil && (a.meta.Category != "" || len(a.meta.Festivals) > 0), isIndex(a.path), parse.RoleOf(a.path) != parse.RoleArticle:
		return false
	case g.kind == hugo, g.kind == zola:
		return !strings.Contains(a.path, "/")
	case g.kind == hexo, g.kind == jekyll:
		return isDir(filepath.Join(g.articles, "_posts")) && !strings.HasPrefix(a.path, "_") && !strings.Contains(a.path, "/_posts/")
	}
	return false
}
