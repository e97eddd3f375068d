package publish

import (
	"fmt"
	"mime"
	"path"
	"strings"

	"github.com/zeebo/xxh3"

	"wendang/internal/output"
	"wendang/internal/publish/target"
)

// headerOf returns what an object store is to send with an output.
func headerOf(f output.File) target.Header {
	h := target.Header{ContentType: contentType(f.Path)}
	switch {
	case f.Kind.Hashed():
		h.CacheControl = output.CacheForever
	case (f.Kind == output.Content || f.Kind == output.Static) && !strings.HasPrefix(h.ContentType, "text/"):
		h.CacheControl = output.CacheFile
	default:
		h.CacheControl = output.CachePage
	}
	return h
}

// contentType returns the media type of a file by its name. The machine's own table is
// not asked: what is published must not depend on the machine.
func contentType(p string) string {
	if t, ok := output.MediaType(p); ok {
		return t
	}
	if path.Base(p) == "CNAME" {
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// isText reports whether files of a type are worth compressing.
func isText(mediaType string) bool {
	t, _, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return false
	}
	switch t {
	case "application/json", "application/xml", "application/manifest+json", "image/svg+xml", "image/bmp", "application/wasm", "font/ttf", "font/otf":
		return true
	}
	return strings.HasPrefix(t, "text/")
}

// formOf returns a number that tells forms of one file apart: with other headers it
// must be put again. It is 0 where there are none.
func formOf(h target.Header) uint32 {
	if h == (target.Header{}) {
		return 0
	}
	return uint32(xxh3.HashString(fmt.Sprintf("%q", h)))
}
