// Package serve shows a built portal over HTTP on one's own machine.
package serve

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
)

// Handler serves the files of an output folder as static hosts do: a folder's
// index.html for the folder, 404.html for what does not exist.
func Handler(root *os.Root) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		// The preview changes under the reader's eyes.
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if name == "" {
			name = "."
		}
		info, err := root.Stat(name)
		if err == nil && info.IsDir() {
			if !strings.HasSuffix(r.URL.Path, "/") {
				http.Redirect(w, r, path.Base(r.URL.EscapedPath())+"/", http.StatusMovedPermanently)
				return
			}
			name = path.Join(name, "index.html")
		}
		isFile := err == nil && info.Mode().IsRegular()
		if hidden(name) || isFile && strings.HasSuffix(r.URL.Path, "/") || !serveFile(w, r, root, name) {
			notFound(w, r, root)
		}
	})
}

// hidden reports whether a path leads to a file that is not part of the site.
func hidden(name string) bool { return strings.Contains("/"+name, "/.wendang-") }

// serveFile reports false when there is no such file.
func serveFile(w http.ResponseWriter, r *http.Request, root *os.Root, name string) bool {
	f, err := root.Open(name)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	http.ServeContent(w, r, name, info.ModTime(), f)
	return true
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
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = io.Copy(w, page)
}
