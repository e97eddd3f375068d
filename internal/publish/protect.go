package publish

import (
	"path"
	"slices"
	"strings"
)

// isProtected reports whether one of the patterns names a path.
func isProtected(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return matches(pattern, name) })
}

// protectedBeside returns what of beside, which stands beside a file, is protected.
func protectedBeside(patterns []string, name string, beside uint8) uint8 {
	var out uint8
	if len(patterns) == 0 || beside == 0 {
		return out
	}
	for _, one := range []uint8{besideGzip, besideBrotli} {
		for other := range besides(name, beside&one) {
			if isProtected(patterns, other) {
				out |= one
			}
		}
	}
	return out
}

// matches reports whether a pattern names a path, or a folder in which it lies. Its parts
// are as in path.Match, and ** stands for any number of folders:
//
//	CNAME         the file, and all in a folder of that name
//	wx/           all in the folder
//	*.txt         at the root
//	uploads/**    all in the folder, as with uploads/
//	**/*.bak      anywhere
func matches(pattern, name string) bool {
	pattern, folder := strings.CutSuffix(strings.TrimPrefix(pattern, "/"), "/")
	if folder {
		name = path.Dir(name)
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		return name == pattern || strings.HasPrefix(name, pattern+"/")
	}
	parts := strings.Split(pattern, "/")
	for ; name != "."; name = path.Dir(name) {
		if matchParts(parts, strings.Split(name, "/")) {
			return true
		}
	}
	return false
}

func matchParts(pattern, name []string) bool {
	for i, part := range pattern {
		if part == "**" {
			for skip := range len(name) - i + 1 {
				if matchParts(pattern[i+1:], name[i+skip:]) {
					return true
				}
			}
			return false
		}
		if i >= len(name) {
			return false
		}
		if ok, err := path.Match(part, name[i]); !ok || err != nil {
			return false
		}
	}
	return len(pattern) == len(name)
}
