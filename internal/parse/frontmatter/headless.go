package frontmatter

import (
	"bytes"
	"regexp"
	"strings"
)

// Hexo takes YAML without a first line of ---: whatever stands before such a line.

// topLine matches a line with a key of the top.
var topLine = regexp.MustCompile(`^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*:(?:[ \t].*)?$`)

// headless returns the bounds of front matter without its first mark, when src begins
// with any: its first line has a key, title or date is among the keys, every other line
// may be one of YAML, and --- ends it. "Note: x" above --- stays a heading.
func headless(src []byte) (Bounds, bool) {
	const most = 200 // lines
	named := false
	for at, n := 0, 0; at < len(src) && at <= MaxSize && n < most; at, n = nextLine(src, at), n+1 {
		line := bytes.TrimRight(lineOf(src, at), " \t")
		if n > 0 && string(line) == "---" {
			return Bounds{Mark: "---", End: at, Body: nextLine(src, at)}, named
		}
		if m := topLine.FindSubmatch(line); m != nil {
			key := strings.ToLower(string(m[1]))
			named = named || key == "title" || key == "date"
			continue
		}
		if n == 0 || len(line) > 0 && !bytes.ContainsAny(line[:1], " \t-#[]{}") {
			return Bounds{}, false
		}
	}
	return Bounds{}, false
}
