package host

import (
	"regexp"

	"wendang/internal/escape"
)

// policy is the built-in Content-Security-Policy. Pages take scripts, styles and fonts
// from the site alone, and have none within themselves; structured data is no script.
// Articles may show images, videos and sounds of other sites. What the site holds stands in no other site's
// frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http: https:; " +
	"media-src 'self' https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

// header is a header of every answer.
type header struct{ name, value string }

// always are the headers that every answer has.
func (f *file) always() []header {
	csp := f.w.Config.Host.CSP
	if csp == "" {
		csp = policy
	}
	return []header{
		{"Content-Security-Policy", csp},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
	}
}

// The ends of names of files that are no pages, and whose bytes seldom change.
const fileEndings = "png|jpe?g|gif|webp|avif|svg|ico|bmp|mp3|m4a|ogg|wav|flac|mp4|webm|mov|m4v|woff2?|ttf|otf|" +
	"pdf|epub|zip|gz|7z|rar|docx?|xlsx?|pptx?|odt|ods|wps|ofd"

// hashedPattern matches the paths of files whose names hold a hash of their bytes: the
// theme's, and the segments of the search index.
func (f *file) hashedPattern() string {
	base := regexp.QuoteMeta(f.base)
	return "^" + base + `(assets/.+[.][0-9a-f]{8}[.][a-z0-9]+|search/[0-9a-f]{10}/[^/]+)$`
}

func pathString(p string) string { return escape.PathString(p) }
