// Package serve answers over HTTP as static hosts do: with the files of an output folder,
// and with types and redirects that a preview shares.
package serve

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"time"
)

// Handler serves the files of an output folder as static hosts do: a folder's
// index.html for the folder, 404.html for what does not exist.
func Handler(root *os.Root) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !Begin(w, r) {
			return
		}
		name := Name(r)
		info, err := root.Stat(name)
		if err == nil && info.IsDir() {
			if !strings.HasSuffix(r.URL.Path, "/") {
				ToFolder(w, r)
				return
			}
			name = path.Join(name, "index.html")
		}
		isFile := err == nil && info.Mode().IsRegular()
		if hidden(name) || isFile && strings.HasSuffix(r.URL.Path, "/") || !File(w, r, root, name) {
			notFound(w, r, root)
		}
	})
}

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

// hidden reports whether a path leads to a file that is not part of the site.
func hidden(name string) bool { return strings.Contains("/"+name, "/.wendang-") }

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

func notFound(w http.ResponseWriter, r *http.Request, root *os.Root) {
	page, err := root.Open("404.html")
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		http.NotFound(w, r)
		return
	}
	defer func() { _ = page.Close() }()
	w.Header().Set("Content-Type", ContentType("404.html"))
	w.WriteHeader(http.StatusNotFound)
	_, _ = io.Copy(w, page)
}
