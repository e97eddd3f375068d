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
	ext := strings.ToLower(path.Ext(p))
	if t, ok := mediaTypes[ext]; ok {
		return t
	}
	if path.Base(p) == "CNAME" {
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// mediaTypes are the types of what portals hold, by the name's end. Texts are UTF-8.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8",
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".json": "application/json; charset=utf-8", ".map": "application/json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".svg": "image/svg+xml; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav", ".flac": "audio/flac",
	".mp4": "video/mp4", ".webm": "video/webm", ".mov": "video/quicktime", ".m4v": "video/mp4",
	".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf",
	".pdf": "application/pdf", ".epub": "application/epub+zip", ".zip": "application/zip", ".gz": "application/gzip",
	".7z": "application/x-7z-compressed", ".rar": "application/vnd.rar", ".tar": "application/x-tar", ".wasm": "application/wasm",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".wps": "application/vnd.ms-works", ".ofd": "application/ofd",
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
