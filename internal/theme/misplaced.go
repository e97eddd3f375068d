package theme

import (
	"maps"
	"path"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
)

// UserStyle is the asset that is loaded after a theme's own style sheet.
const UserStyle = "user.css"

// folders are what a theme's files lie in, apart from strings.toml.
var folders = []string{"assets", "fragments", "layouts"}

// misplaced warns of files of the site's own theme that nothing reads, although they look
// as if they were meant to be read. Other files, such as notes and sources, are the author's
// own affair. Of a folder the first file is named.
func (l *loader) misplaced(paths []string) {
	told := map[string]bool{}
	for _, p := range paths {
		if name, ok := strings.CutPrefix(p, assetsDir); ok && name != UserStyle && strings.EqualFold(name, UserStyle) {
			l.problems.Add(diag.Path(l.path(p), message.ThemeStyleUnused()).WithHint(message.DidYouMean(UserStyle)))
		}
		if isUsed(p) {
			continue
		}
		folder, _, _ := strings.Cut(p, "/")
		if right := l.rightPlace(p); right != "" && !told[folder] {
			told[folder] = true
			l.problems.Add(diag.Path(l.path(p), message.ThemeFileUnused()).WithHint(message.DidYouMean(right)))
		}
	}
}

// rightPlace returns where a file that nothing reads was probably meant to lie, or "".
func (l *loader) rightPlace(p string) string {
	if strings.EqualFold(path.Base(p), UserStyle) {
		return assetsDir + UserStyle
	}
	top, rest, within := strings.Cut(p, "/")
	if within && !slices.Contains(folders, top) {
		if folder := diag.Nearest(top, folders); folder != "" {
			return folder + "/" + rest
		}
		return "" // a folder of the author's
	}
	builtin := slices.Sorted(maps.Keys(l.builtin))
	for _, known := range builtin {
		if isUsed(known) && strings.EqualFold(path.Base(known), path.Base(p)) {
			return known
		}
	}
	if within { // layouts/article.htm
		return diag.Nearest(p, builtin)
	}
	return diag.Nearest(p, []string{stringsFile})
}
