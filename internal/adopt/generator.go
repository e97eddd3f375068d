package adopt

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/paths"
	"wendang/internal/table"
)

// kind is a generator.
type kind string

const (
	plain  kind = "" // none that is known
	hexo   kind = "Hexo"
	hugo   kind = "Hugo"
	jekyll kind = "Jekyll"
	zola   kind = "Zola"
	mkdocs kind = "MkDocs"
)

// generator is one that has left articles.
type generator struct {
	kind     kind
	root     string // its folder
	settings *table.Table
	file     string          // the settings' file; "" when there is none
	broken   message.Message // why the settings cannot be read; zero when they can
	articles string          // the folder of its articles, which becomes content/
	static   string          // the folder that is copied as it is; "" for none
	inPlace  bool            // the articles lie where the new site has its own
	site     string          // the folder of the new site

	written   string          // how the settings have addresses; "" when they do not say it
	permalink string          // the same in the words of site.toml; "" when that cannot be
	slugFrom  config.SlugFrom // of articles that say no slug
	lowerCase bool            // addresses are in lower case
}

// detect finds out which generator has left the folder dir, or one around it.
func detect(dir string) *generator {
	for root, n := dir, 0; n < 4; root, n = filepath.Dir(root), n+1 {
		g := detectAt(root)
		if g == nil {
			continue
		}
		switch within := paths.Within(dir, g.articles); {
		case root == dir, dir == g.articles:
			return g
		case within: // a part of its articles: source/_posts
			g.articles, g.static = dir, ""
			return g
		}
		break
	}
	return &generator{kind: plain, root: dir, articles: dir, settings: &table.Table{}}
}

// detectAt returns the generator whose folder root is, or nil.
func detectAt(root string) *generator {
	at := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	g := &generator{root: root}
	for _, name := range []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/hugo.yaml",
		"config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml",
		"mkdocs.yml", "mkdocs.yaml", "zola.toml", "config.toml", "config.yaml", "config.yml", "config.json", "_config.yml", "_config.yaml"} {
		if !isFile(at(name)) {
			continue
		}
		g.read(at(name))
		switch {
		case strings.HasPrefix(name, "mkdocs"):
			g.kind, g.articles = mkdocs, at(g.text("docs", "docs_dir"))
		case strings.HasPrefix(name, "_config"):
			if isDir(at(g.text("source", "source_dir"))) && (isDir(at("scaffolds")) || mentions(at("package.json"), `"hexo`) || isDir(filepath.Join(at(g.text("source", "source_dir")), "_posts"))) {
				g.kind, g.articles = hexo, at(g.text("source", "source_dir"))
			} else {
				g.kind, g.articles = jekyll, at(g.text("", "source"))
			}
		case name == "zola.toml", name == "config.toml" && g.has("base_url") && !g.has("baseurl"):
			g.kind, g.articles, g.static = zola, at("content"), at("static")
		case strings.Contains(name, "hugo"), strings.Contains(name, "_default"), g.has("baseurl"), g.has("theme"):
			g.kind = hugo
			g.readParts(at("config/_default"))
			g.articles, g.static = at(g.text("content", "languages."+strings.ToLower(g.mainLanguage())+".contentdir", "contentdir")), at(g.text("static", "staticdir"))
		default:
			continue
		}
		if !paths.Within(g.static, root) {
			g.static = ""
		}
		if isDir(g.articles) && paths.Within(g.articles, root) { // the settings are not trusted
			return g
		}
	}
	return nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// mentions reports whether a file has a text.
func mentions(file, text string) bool {
	src, err := readBounded(file)
	return err == nil && strings.Contains(string(src), text)
}

// mainLanguage returns the language that has no folder of its own in addresses.
func (g *generator) mainLanguage() string {
	return g.text("en", "default_language", "defaultcontentlanguage")
}

// languages returns the settings of the languages but for the main one, by their names in
// lower case.
func (g *generator) otherLanguages() map[string]table.Value {
	others := map[string]table.Value{}
	v, _ := g.get("languages")
	if t, ok := v.Data.(*table.Table); ok && (g.kind == hugo || g.kind == zola) {
		for _, k := range t.Keys {
			if !strings.EqualFold(k.Name, g.mainLanguage()) {
				others[strings.ToLower(k.Name)] = k.Value
			}
		}
	}
	return others
}

// foreignFolders returns the folders of other languages, from the root.
func (g *generator) foreignFolders() []string {
	var list []string
	for name := range g.otherLanguages() {
		if dir := g.text("", "languages."+name+".contentdir"); dir != "" {
			list = append(list, filepath.Join(g.root, filepath.FromSlash(dir)))
		}
	}
	slices.Sort(list)
	return list
}
