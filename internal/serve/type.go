package serve

import (
	"mime"
	"path"
	"strings"

	"wendang/internal/output"
)

// ContentType returns the type of a file by its name: what it is published with, but for
// texts that browsers show rather than store. For others than portals hold the system is
// asked.
func ContentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	switch ext {
	case ".md", ".markdown":
		return "text/plain; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml":
		return "text/xml; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".oga":
		return "audio/ogg"
	}
	if t, ok := output.MediaType(name); ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}
