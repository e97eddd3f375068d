package e2e

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"wendang/internal/serve"
)

// hosted serves the files of an output folder as static hosts do: a folder's
// index.html for the folder, 404.html for what does not exist.
func hosted(root *os.Root) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !serve.Begin(w, r) {
			return
		}
		name := serve.Name(r)
		info, err := root.Stat(name)
		if err == nil && info.IsDir() {
			if !strings.HasSuffix(r.URL.Path, "/") {
				serve.ToFolder(w, r)
				return
			}
			name = path.Join(name, "index.html")
		}
		isFile := err == nil && info.Mode().IsRegular()
		if hidden(name) || isFile && strings.HasSuffix(r.URL.Path, "/") || !serve.File(w, r, root, name) {
			notFound(w, r, root)
		}
	})
}

// hidden reports whether a path leads to a file that is not part of the site.
func hidden(name string) bool { return strings.Contains("/"+name, "/.wendang-") }

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
	w.Header().Set("Content-Type", serve.ContentType("404.html"))
	w.WriteHeader(http.StatusNotFound)
	_, _ = io.Copy(w, page)
}

func TestHosted(t *testing.T) {
	dir := t.TempDir()
	for p, content := range map[string]string{
		"index.html": "home", "404.html": "lost", "a/index.html": "list", "a/b.css": "p{}", ".wendang-files": "x", "a/.wendang-tmp-1": "x", "a/.wendang-tmp-2/b.js": "x", ".well-known/a": "known", "tags/C#/index.html": "c", "标签/x.html": "tag",
	} {
		full := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	server := httptest.NewServer(hosted(root))
	defer server.Close()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, c := range []struct {
		method, path string
		status       int
		kind, body   string
	}{
		{"GET", "/", 200, "text/html", "home"},
		{"GET", "/index.html", 200, "text/html", "home"},
		{"GET", "/a/", 200, "text/html", "list"},
		{"GET", "/a", 302, "", ""},
		{"GET", "/a/b.css", 200, "text/css", "p{}"},
		{"GET", "/%E6%A0%87%E7%AD%BE/x.html", 200, "text/html", "tag"},
		{"HEAD", "/index.html", 200, "text/html", ""},
		{"GET", "/none.html", 404, "text/html", "lost"},
		{"GET", "/.wendang-files", 404, "text/html", "lost"},
		{"GET", "/a/.wendang-tmp-1", 404, "text/html", "lost"},
		{"GET", "/a/.wendang-tmp-2/b.js", 404, "text/html", "lost"},
		{"GET", "/.well-known/a", 200, "", "known"},
		{"GET", "/index.html/", 404, "text/html", "lost"},
		{"GET", "/tags/C%23", 302, "", ""},
		{"GET", "/tags/C%23/", 200, "text/html", "c"},
		{"GET", "/../../../etc/passwd", 404, "text/html", "lost"},
		{"POST", "/", 405, "", "method"},
	} {
		request, err := http.NewRequest(c.method, server.URL+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != c.status || !strings.HasPrefix(response.Header.Get("Content-Type"), c.kind) || !strings.HasPrefix(string(body), c.body) {
			t.Errorf("%s %s: %d %s %q", c.method, c.path, response.StatusCode, response.Header.Get("Content-Type"), body)
		}
	}
	for from, to := range map[string]string{"/a?q=%E6%96%87&x": "/a/?q=%E6%96%87&x", "/tags/C%23?a=b": "/tags/C%23/?a=b"} {
		response, err := client.Get(server.URL + from)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if got := response.Header.Get("Location"); got != to {
			t.Errorf("%s leads to %s", from, got)
		}
	}
	if err := os.Remove(filepath.Join(dir, "404.html")); err != nil {
		t.Fatal(err)
	}
	response, err := client.Get(server.URL + "/none.html")
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != 404 {
		t.Errorf("without a page: %d", response.StatusCode)
	}
}
