package serve

import "testing"

func TestContentType(t *testing.T) {
	for name, want := range map[string]string{
		"a/index.html": "text/html; charset=utf-8", "a.HTM": "text/html; charset=utf-8", "a.css": "text/css; charset=utf-8",
		"a.js": "text/javascript; charset=utf-8", "a.mjs": "text/javascript; charset=utf-8", "a.txt": "text/plain; charset=utf-8",
		"a.md": "text/plain; charset=utf-8", "a.markdown": "text/plain; charset=utf-8", "a.csv": "text/csv; charset=utf-8",
		"a.json": "application/json", "a.map": "application/json", "a.webmanifest": "application/manifest+json",
		"feed.xml": "text/xml; charset=utf-8", "a.svg": "image/svg+xml", "a.png": "image/png", "a.jpg": "image/jpeg", "a.jpeg": "image/jpeg",
		"a.gif": "image/gif", "a.webp": "image/webp", "a.avif": "image/avif", "a.ico": "image/x-icon",
		"a.woff": "font/woff", "a.woff2": "font/woff2", "a.ttf": "font/ttf", "a.otf": "font/otf",
		"a.mp3": "audio/mpeg", "a.m4a": "audio/mp4", "a.ogg": "audio/ogg", "a.oga": "audio/ogg",
		"a.mp4": "video/mp4", "a.m4v": "video/mp4", "a.webm": "video/webm",
		"a.pdf": "application/pdf", "a.zip": "application/zip", "a.wasm": "application/wasm",
		"a.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.nothing-known": "application/octet-stream", "a": "application/octet-stream",
	} {
		if got := ContentType(name); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
}
