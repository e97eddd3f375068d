package adopt

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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
}

// article is what is known of an article.
type article struct {
	path   string // in content/
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
func collect(g *generator, dir string) (*collection, error) {
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
		case parse.IsArticle(p) && g.kind == jekyll && !strings.Contains(p, "/") && notArticles.MatchString(name):
			c.skipped++
		case parse.IsArticle(p):
			c.files = append(c.files, file)
			return c.article(parser, scratch, files, p)
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

// article reads one article.
func (c *collection) article(parser *parse.Parser, scratch *parse.Scratch, files fs.FS, p string) error {
	info, err := fs.Stat(files, p)
	if err != nil {
		return err
	}
	a := &article{path: p}
	if info.Size() > parse.MaxSize {
		return nil // which the build reports
	}
	src, err := fs.ReadFile(files, p)
	if err != nil {
		return err
	}
	parsed, problems := parser.Parse(p, p, src, scratch)
	if parsed != nil {
		a.meta = parsed.Meta
	}
	if isIndex(p) {
		if a.meta != nil && a.meta.Title != "" {
			c.lists[path.Dir(p)] = a.meta.Title
		}
		return nil
	}
	for _, d := range problems {
		if d.Severity == diag.Error {
			a.errors = append(a.errors, d.Message)
		}
	}
	a.tags = bytes.Contains(src, []byte("{%")) || bytes.Contains(src, []byte("{{<")) || bytes.Contains(src, []byte("{{%"))
	c.articles = append(c.articles, a)
	return nil
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
	if p == "node_modules" {
		return true
	}
	name := path.Base(p)
	if g.kind == jekyll {
		return slices.Contains([]string{"_layouts", "_includes", "_sass", "_site", "_data", "_plugins", "vendor", "node_modules", "bin", "test", "tests", "spec"}, p)
	}
	return g.kind == hexo && strings.HasPrefix(name, "_") && name != "_posts" && name != "_drafts"
}
