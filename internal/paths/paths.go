// Package paths tells where folders lie, and which lie in which.
package paths

import (
	"path/filepath"
	"strings"
)

// Resolve returns a path without symbolic links, as far as it leads: what is said or kept
// of a folder goes by where the folder is, not by the links that lead to it.
func Resolve(p string) string {
	for dir, rest := p, ""; ; dir, rest = filepath.Dir(dir), filepath.Join(filepath.Base(dir), rest) {
		if r, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(r, rest)
		}
		if dir == filepath.Dir(dir) {
			return p
		}
	}
}

// Within reports whether a path is dir or lies in it. Both are absolute.
func Within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
