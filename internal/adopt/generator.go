package adopt

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wendang/internal/parse/frontmatter"
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
	file     string // the settings' file; "" when there is none
	broken   bool   // the settings cannot be read
	articles string // the folder of its articles, which becomes content/
	static   string // the folder that is copied as it is; "" for none
	inPlace  bool   // the articles lie where the new site has its own
}

// detect finds out which generator has left the folder dir, or one around it.
func detect(dir string) *generator {
	for root, n := dir, 0; n < 4; root, n = filepath.Dir(root), n+1 {
		g := detectAt(root)
		if g == nil {
			continue
		}
		switch within := inside(dir, g.articles); {
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

func inside(dir, folder string) bool {
	rel, err := filepath.Rel(folder, dir)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
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
			g.kind, g.articles, g.static = hugo, at(g.text("content", "contentdir")), at(g.text("static", "staticdir"))
		default:
			continue
		}
		if !inside(g.static, root) {
			g.static = ""
		}
		if isDir(g.articles) && inside(g.articles, root) { // the settings are not trusted
			return g
		}
	}
	return nil
}

// read reads the settings. What cannot be read leaves them empty.
func (g *generator) read(file string) {
	g.file, g.settings, g.broken = file, &table.Table{}, false
	src, err := readBounded(file)
	var t *table.Table
	if err == nil {
		switch filepath.Ext(file) {
		case ".toml":
			t, err = table.ParseTOML(src)
		case ".json":
			if err = json.Unmarshal(src, new(map[string]any)); err == nil {
				t, err = frontmatter.ReadSettings(src) // which takes JSON, too
			}
		default:
			t, err = frontmatter.ReadSettings(src)
		}
	}
	if err != nil {
		g.broken = true
		return
	}
	g.settings = t
}

// maxSettings bounds a generator's settings, in bytes.
const maxSettings = 4 << 20

func readBounded(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil || info.Size() > maxSettings {
		return nil, os.ErrInvalid
	}
	return os.ReadFile(file)
}

// get returns the value of a setting, whose name is in lower case; dots lead into tables.
func (g *generator) get(name string) (table.Value, bool) {
	t := g.settings
	parts := strings.Split(name, ".")
	for i, part := range parts {
		at := slices.IndexFunc(t.Keys, func(k table.Key) bool { return strings.ToLower(k.Name) == part })
		if at < 0 {
			return table.Value{}, false
		}
		v := t.Keys[at].Value
		if i == len(parts)-1 {
			return v, true
		}
		sub, ok := v.Data.(*table.Table)
		if !ok {
			return table.Value{}, false
		}
		t = sub
	}
	return table.Value{}, false
}

func (g *generator) has(name string) bool {
	_, ok := g.get(name)
	return ok
}

// text returns the first of some settings that is a text, or otherwise.
func (g *generator) text(otherwise string, names ...string) string {
	for _, name := range names {
		if v, ok := g.get(name); ok {
			if s, ok := v.Data.(string); ok && strings.TrimSpace(s) != "" {
				return strings.TrimSpace(s)
			}
		}
	}
	return otherwise
}

// boolean returns a setting that is true or false, or otherwise.
func (g *generator) boolean(otherwise bool, names ...string) bool {
	for _, name := range names {
		if v, ok := g.get(name); ok {
			if b, ok := v.Data.(bool); ok {
				return b
			}
		}
	}
	return otherwise
}

// number returns the first of some settings that is a whole number, or 0.
func (g *generator) number(names ...string) int {
	for _, name := range names {
		if v, ok := g.get(name); ok {
			if n, ok := v.Data.(int64); ok && n > 0 && n < 1<<31 {
				return int(n)
			}
		}
	}
	return 0
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

// translated are the languages, but for the main one, that the settings name: articles in
// them are translations, a.en.md of a.md.
func (g *generator) translated() []string {
	if g.kind != hugo && g.kind != zola {
		return nil
	}
	v, _ := g.get("languages")
	t, ok := v.Data.(*table.Table)
	if !ok {
		return nil
	}
	var list []string
	for _, k := range t.Keys {
		if main := g.text("en", "default_language", "defaultcontentlanguage"); !strings.EqualFold(k.Name, main) {
			list = append(list, strings.ToLower(k.Name))
		}
	}
	return list
}
