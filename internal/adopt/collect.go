package adopt

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/parse"
	"wendang/internal/parse/frontmatter"
	"wendang/internal/parse/report"
	"wendang/internal/regular"
	"wendang/internal/table"
)

// collection is what a folder has.
type collection struct {
	files    []File
	all      []*article        // all files of articles that are copied
	articles []*article        // those that are neither plain pages nor texts of tags
	lists    map[string]string // titles of folders, by path, as _index.md says them
	foreign  int               // articles in other languages that are left out
	pages    int               // articles that become plain pages
	homes    []string          // texts of home pages, which are left out
	undated  []string          // posts that Jekyll does not publish, as their names have no day
	links    int               // symbolic links, which are left out
	others   map[string]int    // other files that are left out, by their endings
}

// article is what is known of an article.
type article struct {
	path      string // in the folder of articles
	meta      *parse.Meta
	matter    *table.Table // its front matter, with the keys that wendang does not know
	errors    []message.Message
	templates templates
}

// copied are the endings of files that articles show or link to.
const copied = " .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .apng .mp3 .m4a .ogg .wav .flac .mp4 .webm .ogv .mov" +
	" .pdf .doc .docx .xls .xlsx .ppt .pptx .wps .csv .txt .zip .rar .7z .gz .epub "

// rootFile matches files that hosts and search engines look for at the site's root.
var rootFile = regexp.MustCompile(`^(robots\.txt|CNAME|google[0-9a-f]+\.html|baidu_verify_[\w-]+\.html|BingSiteAuth\.xml)$`)

// maxFiles bounds how many files are looked at.
const maxFiles = 2_000_000

// collect reads the articles of a generator, and lists what goes with them.
func collect(g *generator) (*collection, error) {
	c := &collection{lists: map[string]string{}, others: map[string]int{}}
	zone, err := time.LoadLocation(g.timeZone())
	if err != nil {
		return nil, err
	}
	root, err := regular.OpenRoot(g.articles)
	if err != nil {
		return nil, unread(err)
	}
	defer func() { _ = root.Close() }()
	r := reader{
		generator: g, collection: c, root: root,
		parser: parse.New(parse.Options{Location: zone, SlugFrom: g.slugFrom}), scratch: &parse.Scratch{},
	}
	if err := r.walk(g.articles, r.file); err != nil {
		return nil, err
	}
	if g.static != "" && isDir(g.static) {
		err := r.walk(g.static, func(p string) error {
			c.files = append(c.files, File{From: filepath.Join(g.static, filepath.FromSlash(p)), To: "static/" + p})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

// unread says that something of the old site cannot be read.
func unread(err error) error {
	return failure.Because(message.OldFileUnread(), err).WithHint(message.MakeReadable())
}

// reader reads the articles of a folder.
type reader struct {
	*generator
	*collection
	root    *os.Root
	parser  *parse.Parser
	scratch *parse.Scratch
	n       int // files seen
}

// walk calls visit for the files of a folder, with their slash-separated paths. Hidden
// files and links are left out. Names need not be UTF-8.
func (r *reader) walk(dir string, visit func(p string) error) error {
	start, err := filepath.EvalSymlinks(dir) // which may itself be a link
	if err != nil {
		return unread(err)
	}
	return filepath.WalkDir(start, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return unread(err)
		}
		rel, err := filepath.Rel(start, full)
		p := filepath.ToSlash(rel)
		switch {
		case err != nil:
			return err
		case p == ".":
			return nil
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") || r.isSite(full) || dir == r.generator.articles && (r.leaves(p) || slices.Contains(r.foreignFolders(), full))):
			return fs.SkipDir
		case d.IsDir(), strings.HasPrefix(d.Name(), "."):
			return nil
		case !d.Type().IsRegular():
			r.links++
			return nil
		}
		if r.n++; r.n > maxFiles {
			return errors.New("too many files")
		}
		return visit(p)
	})
}

// isSite reports whether a folder is a site of wendang, such as one that was made of the
// same articles before.
func (r *reader) isSite(dir string) bool {
	return sameFile(dir, r.site) || isFile(filepath.Join(dir, "site.toml")) && isDir(filepath.Join(dir, "content"))
}

// file takes in a file of the folder of articles, or leaves it out.
func (r *reader) file(p string) error {
	g, c := r.generator, r.collection
	file := File{From: filepath.Join(g.articles, filepath.FromSlash(p)), To: "content/" + p}
	switch {
	case !strings.Contains(p, "/") && g.file != "" && sameFile(file.From, g.file): // Jekyll's settings lie among its articles
	case parse.IsArticle(p) && !g.inPlace && g.isTranslation(p):
		c.foreign++
	case parse.IsArticle(p) && !g.inPlace && g.isHome(p):
		c.homes = append(c.homes, p)
	case parse.IsArticle(p) && !g.inPlace && g.isUnpublished(p):
		c.undated = append(c.undated, p)
	case parse.IsArticle(p) && !g.inPlace && g.isRest(p):
		c.others[p]++
	case parse.IsArticle(p):
		a, err := r.article(p)
		if err != nil {
			return unread(err)
		}
		page := !g.inPlace && g.isPage(a)
		if page {
			file.To = g.pageTo(a)
			c.pages++
		}
		c.files = append(c.files, file)
		c.add(a, page)
	case rootFile.MatchString(p):
		if !g.inPlace {
			file.To = "static/" + p
		}
		c.files = append(c.files, file)
	case strings.Contains(copied, " "+strings.ToLower(path.Ext(p))+" "):
		c.files = append(c.files, file)
	default:
		kind := strings.ToLower(path.Ext(p))
		if kind == "" {
			kind = path.Base(p)
		}
		c.others[kind]++
	}
	return nil
}

// article reads one article. One that is too large has no metadata; the build reports it.
func (r *reader) article(p string) (*article, error) {
	a := &article{path: p, matter: &table.Table{}}
	file, err := r.root.Open(filepath.FromSlash(p))
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	src, err := io.ReadAll(io.LimitReader(file, parse.MaxSize+1))
	if err != nil || len(src) > parse.MaxSize {
		return a, err
	}
	parsed, problems := r.parser.Parse(p, p, src, r.scratch)
	if parsed != nil {
		a.meta = parsed.Meta
	}
	for _, d := range problems {
		if d.Severity == diag.Error {
			a.errors = append(a.errors, d.Message)
		}
	}
	matter, ok := frontmatter.Read(&report.Reporter{Name: p, Source: bytes.TrimPrefix(src, []byte("\ufeff"))})
	body := src
	if ok {
		a.matter, body = matter.Table, src[min(matter.Body, len(src)):]
	}
	a.templates = findTemplates(body)
	return a, nil
}

// add takes in an article, a plain page, or the text of a list or tag.
func (c *collection) add(a *article, page bool) {
	c.all = append(c.all, a)
	switch {
	case isIndex(a.path):
		if a.meta != nil && a.meta.Title != "" {
			c.lists[path.Dir(a.path)] = a.meta.Title
		}
	case !page && parse.RoleOf(a.path) == parse.RoleArticle:
		c.articles = append(c.articles, a)
	}
}

// isIndex reports whether a file holds the text of a list.
func isIndex(p string) bool {
	name := path.Base(p)
	return name == "_index.md" || strings.HasPrefix(name, "_index.") && parse.IsArticle(name)
}
