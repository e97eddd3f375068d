// Package theme loads a theme: its templates' sources, its strings and its
// assets with hashed names.
//
// A theme is the folder themes/NAME of the site over the embedded default
// theme: where both have a file, the site's counts.
//
//	layouts/*.html     one for each kind of page, and base.html around them
//	fragments/*.html   parts that are rendered once and stand in many pages
//	assets/*           style sheets, scripts, images
//	strings.toml       every word that a reader sees
package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/regular"
)

// Theme is a loaded theme.
type Theme struct {
	Name      string
	Templates map[string]Template // by path in the theme: "layouts/article.html"
	Strings   map[string]string
	Assets    []Asset // by path
	// Hash changes with every change of any of the above.
	Hash [32]byte
}

// Template is a template's source.
type Template struct {
	File   string // for messages: themes/portal/layouts/article.html
	Source string
}

// Asset is a file that pages refer to.
type Asset struct {
	Name    string // in the theme, below assets/: "portal.css"
	Path    string // in the output: "assets/portal.5f3a9c2e.css"
	Content []byte
}

// maxFile bounds a theme's files, in bytes.
const maxFile = 32 << 20

// ErrNone says that there is no theme of that name.
var ErrNone = errors.New("no such theme")

// Load loads the theme name. builtin is the embedded default theme; dir is the
// site's folder of themes, which need not exist, or the theme in it, when it is
// the default one.
func Load(builtin fs.FS, dir, name string, isDefault bool, problems *diag.List) (*Theme, error) {
	l := &loader{problems: problems, name: name, files: map[string][]byte{}}
	if err := l.add(builtin); err != nil {
		return nil, err
	}
	root, err := regular.OpenRoot(filepath.Join(dir, name))
	switch {
	case errors.Is(err, fs.ErrNotExist) && isDefault:
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNone
	case err != nil:
		return nil, err
	default:
		defer func() { _ = root.Close() }()
		if err := l.add(root.FS()); err != nil {
			return nil, err
		}
	}
	return l.theme(), nil
}

// loader gathers a theme's files.
type loader struct {
	name     string
	problems *diag.List
	files    map[string][]byte
	builtin  map[string][]byte // of the default theme alone
}

// add adds the files of a folder over those that there are.
func (l *loader) add(from fs.FS) error {
	l.builtin = maps.Clone(l.files)
	return fs.WalkDir(from, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && p != ".":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || load.IsLitter(d.Name()):
			return nil
		}
		info, err := fs.Stat(from, p) // of what a link leads to
		if err != nil {
			l.problems.Add(diag.File(l.path(p), message.FileUnreadable(failure.CauseAlone(err))))
			return nil
		}
		if !info.Mode().IsRegular() { // reading a named pipe would wait for ever
			d := diag.Path(l.path(p), message.NotAFile())
			if isUsed(p) {
				d = diag.File(l.path(p), message.ThemeNeedsFile()).WithHint(message.PutFileThere())
			}
			l.problems.Add(d)
			return nil
		}
		if info.Size() > maxFile {
			l.problems.Add(diag.File(l.path(p), message.FileTooLarge(maxFile>>20)))
			return nil
		}
		content, err := fs.ReadFile(from, p)
		if err != nil {
			l.problems.Add(diag.File(l.path(p), message.FileUnreadable(failure.CauseAlone(err))).WithHint(message.CheckFile()))
			return nil
		}
		l.files[p] = content
		return nil
	})
}

// isUsed reports whether a file of a theme has a meaning for wendang.
func isUsed(p string) bool {
	return isTemplate(p) || strings.HasPrefix(p, assetsDir) || p == stringsFile
}

// isTemplate reports whether a file of a theme is a template.
func isTemplate(p string) bool {
	return strings.HasSuffix(p, ".html") && (strings.HasPrefix(p, "layouts/") || strings.HasPrefix(p, "fragments/"))
}

const (
	assetsDir   = "assets/"
	stringsFile = "strings.toml"
)

// path is a theme file's path for messages.
func (l *loader) path(p string) string { return path.Join("themes", l.name, p) }

func (l *loader) theme() *Theme {
	t := &Theme{Name: l.name, Templates: map[string]Template{}, Strings: map[string]string{}}
	paths := make([]string, 0, len(l.files))
	for p := range l.files {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	sum := sha256.New()
	var assets []string
	for _, p := range paths {
		content := l.files[p]
		fmt.Fprintf(sum, "%s %d\n", p, len(content))
		sum.Write(content)
		switch {
		case isTemplate(p):
			if d, ok := diag.CheckText(l.path(p), content); !ok {
				l.problems.Add(d)
				continue
			}
			t.Templates[p] = Template{l.path(p), string(bytes.TrimPrefix(content, bom))}
		case strings.HasPrefix(p, assetsDir):
			assets = append(assets, p)
		case p == stringsFile:
			l.strings(t, content)
		}
	}
	l.misplaced(paths)
	l.assets(t, assets)
	sum.Sum(t.Hash[:0])
	return t
}

// assets gives the assets their hashed names.
func (l *loader) assets(t *Theme, paths []string) {
	h := &hashing{loader: l, hashed: map[string]string{}}
	for _, p := range paths {
		h.add(t, strings.TrimPrefix(p, assetsDir))
	}
	slices.SortFunc(t.Assets, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
}

// hashing names assets by their content. A style sheet holds the names of what
// it refers to, so those are named before it.
type hashing struct {
	*loader
	hashed map[string]string // by name; "" while its style sheet is being read
}

// add adds an asset and returns its hashed name.
func (h *hashing) add(t *Theme, name string) string {
	if hashed, ok := h.hashed[name]; ok {
		return hashed
	}
	content := h.files[assetsDir+name]
	ext := path.Ext(name)
	if ext == ".css" {
		h.hashed[name] = "" // a circle of style sheets keeps one plain name, and fails to load
		content = h.rewriteURLs(t, content, name)
	}
	content = minified(name, content)
	sum := sha256.Sum256(content)
	hashed := fmt.Sprintf("%s.%s%s", strings.TrimSuffix(name, ext), hex.EncodeToString(sum[:4]), ext)
	h.hashed[name] = hashed
	t.Assets = append(t.Assets, Asset{name, "assets/" + hashed, content})
	return hashed
}

// Asset returns the output path of an asset.
func (t *Theme) Asset(name string) (string, bool) {
	for i := range t.Assets {
		if t.Assets[i].Name == name {
			return t.Assets[i].Path, true
		}
	}
	return "", false
}

// StyleSheets returns the names of the style sheets by their output paths, which change with
// what they hold.
func (t *Theme) StyleSheets() map[string]string {
	sheets := map[string]string{}
	for _, a := range t.Assets {
		if path.Ext(a.Name) == ".css" {
			sheets[a.Path] = a.Name
		}
	}
	return sheets
}

// Contents returns what the assets hold by their output paths.
func (t *Theme) Contents() map[string][]byte {
	files := map[string][]byte{}
	for _, a := range t.Assets {
		files[a.Path] = a.Content
	}
	return files
}
