package page

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/escape"
)

// Output paths of pages that every portal has.
const (
	IndexName      = "index" // of files that stand for their folder
	HomePath       = "index.html"
	TagsPath       = "tags/index.html"
	SearchPath     = "search/index.html"
	OpenSearchPath = "search/opensearch.xml"
	NotFoundPath   = "404.html"
	RobotsPath     = "robots.txt"
	FeedPath       = "feed.xml"
	SitemapPath    = "sitemap.xml"
	// TextSitemapPath is the first of the flat sitemaps.
	TextSitemapPath = "sitemap.txt"
	SiteMapPath     = "sitemap/index.html" // the one for readers
)

// FeedOf returns the output path of the feed of the list in a folder.
func FeedOf(dir string) string { return dir + "/" + FeedPath }

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

// Address returns the whole address of an output path under base_url, or "" where
// that is empty. The index page of a folder is addressed by the folder.
func Address(baseURL, path string) string {
	if baseURL == "" {
		return ""
	}
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	return baseURL + escape.PathString(path)
}

// FoldPath returns the form of a path that decides whether two are one: letter case
// and Unicode form do not tell files apart on Windows and macOS.
func FoldPath(p string) string {
	for i := range len(p) {
		if p[i] >= 0x80 || 'A' <= p[i] && p[i] <= 'Z' {
			return strings.ToLower(norm.NFC.String(p))
		}
	}
	return p
}
