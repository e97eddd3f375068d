// Package serve answers over HTTP as static hosts do: with files, their types, and
// redirects.
package serve

import (
	"io"
	"net/http"
	"os"
	"path"
	"strings"
	"time"
)

// Begin sets what all answers have in common. It answers a request itself, and reports
// false, when that does not just ask for something.
func Begin(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return false
	}
	// What is served changes under the reader's eyes.
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	return true
}

// Name returns the path that a request asks for, as it would be one of the output; "." for
// the whole of it.
func Name(r *http.Request) string {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		return "."
	}
	return name
}

// ToFolder leads a request for a folder without the last slash to that with it.
func ToFolder(w http.ResponseWriter, r *http.Request) {
	Redirect(w, r, path.Base(r.URL.EscapedPath())+"/")
}

// Redirect leads a request to a URL, with its query. The answer must not be remembered: in
// the next moment the page may be there.
func Redirect(w http.ResponseWriter, r *http.Request, to string) {
	if q := r.URL.RawQuery; q != "" {
		to += "?" + q
	}
	http.Redirect(w, r, to, http.StatusFound)
}

// File answers with a regular file of a folder. It reports false when there is none.
func File(w http.ResponseWriter, r *http.Request, root *os.Root, name string) bool {
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := root.Open(name)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	w.Header().Set("Content-Type", ContentType(name))
	http.ServeContent(w, r, name, info.ModTime(), f)
	return true
}

// Bytes answers with a content, as if it were a file of a name.
func Bytes(w http.ResponseWriter, r *http.Request, name string, content io.ReadSeeker) {
	w.Header().Set("Content-Type", ContentType(name))
	http.ServeContent(w, r, name, time.Time{}, content)
}
