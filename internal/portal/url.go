package portal

import (
	"strings"

	"wendang/internal/config"
	"wendang/internal/escape"
)

// EscapePath returns an output path fit for any URL: letters, digits and
// -._~/ stay, every other byte becomes %XX. A suffix "?…" or "#…" must not be
// part of it.
func EscapePath(p string) string { return escape.PathString(p) }

// AppendPath appends what [EscapePath] returns.
func AppendPath(b []byte, p string) []byte { return escape.Path(b, p) }

// RootOf returns the relative path from a page to the output's root: "" for a
// page at the top, "../../" for one two folders deep.
func RootOf(page string) string {
	const up = "../../../../../../../../"
	n := strings.Count(page, "/")
	if n*len("../") <= len(up) { // nearly always
		return up[:n*len("../")]
	}
	return strings.Repeat("../", n)
}

// Address returns the whole address of an output path under base_url, or ""
// without one. The index page of a folder is addressed by the folder.
func Address(c *config.Config, path string) string {
	if c.BaseURL == "" {
		return ""
	}
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	return c.BaseURL + EscapePath(path)
}
