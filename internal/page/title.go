package page

import (
	"slices"
	"strings"
)

// JoinTitle returns a text for <title>: 标题-栏目-站名. A part that an earlier one
// says already is left out, unless nothing would tell the page from the site.
func JoinTitle(parts ...string) string {
	var said []string
	site := parts[len(parts)-1]
	for i, p := range parts {
		repeated := slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, p) })
		if p != "" && (!repeated || i == len(parts)-1 && len(said) == 1 && said[0] == site) {
			said = append(said, p)
		}
	}
	return strings.Join(said, "-")
}
