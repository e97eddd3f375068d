package preview

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"net/http"
	"path"
	"strings"

	"github.com/zeebo/xxh3"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/pipeline"
	"wendang/internal/render"
)

// answer is what a URL path is answered with.
type answer struct {
	status int
	path   string // output path of what is shown
	output pipeline.Output
	found  bool // output is set
	isHTML bool
	// content is what is shown, without what the preview adds; nil for a file that is copied.
	content  []byte
	shown    pipeline.Shown // where it is an article
	toFolder bool           // what is there is a folder, and the path lacks the slash
	to       string         // output path that it leads to
	failed   bool           // a template fails on it in a way that was not told yet
}

// hash tells whether what a tab shows is still what it should. The names of style sheets do
// not count: these are changed without loading the page again.
func (a *answer) hash(st *state) string {
	content := a.content
	if st.portal != nil {
		for hashed, name := range st.portal.Theme().StyleSheets() {
			content = bytes.ReplaceAll(content, []byte(path.Base(hashed)), []byte(path.Base(name)))
		}
	}
	sum := xxh3.Hash128(content).Bytes()
	return hex.EncodeToString(sum[:8])
}

// find finds the output that a URL path asks for.
func (st *state) find(urlPath string) answer {
	name := strings.TrimPrefix(path.Clean("/"+urlPath), "/")
	if name == "" || strings.HasSuffix(urlPath, "/") {
		name = path.Join(name, page.HomePath)
	}
	a := answer{status: http.StatusOK, path: name}
	if st.portal == nil {
		return a
	}
	if a.output, a.found = st.portal.Find(name); a.found {
		return a
	}
	_, a.toFolder = st.portal.Find(name + "/" + page.HomePath)
	return a
}

// isPage reports whether a path is one of a page, as far as its name tells.
func isPage(name string) bool {
	ext := path.Ext(name)
	return ext == "" || ext == ".html" || ext == ".htm"
}

// answer returns what a URL path is answered with, in a language where that is what is
// wrong. The error says that an article's file has changed, and what is known of it not yet.
func (st *state) answer(urlPath string, language message.Language) (answer, error) {
	a := st.find(urlPath)
	if st.isBroken() && isPage(a.path) {
		return st.errorPage(a, language, message.PreviewSiteBroken(), st.site), nil
	}
	if !a.found {
		if a.toFolder {
			return a, nil
		}
		return st.notFound(a, language)
	}
	switch a.output.Kind {
	case pipeline.KindContent, pipeline.KindStatic:
		if ext := path.Ext(a.path); ext == ".html" || ext == ".htm" {
			a.isHTML = true
		} else if st.portal.IsCopied(a.output) {
			return a, nil
		}
		return st.fill(a, language)
	case pipeline.KindSearch, pipeline.KindIndex:
		return st.notFound(a, language)
	case pipeline.KindRedirect:
		a.to, _ = st.portal.Target(a.output)
	case pipeline.KindArticle, pipeline.KindPlain, pipeline.KindList:
		a.shown, _ = st.portal.Article(a.output)
		if file, ok := st.portal.FileOf(a.output); ok {
			if problems, is := st.mistakes[file]; is {
				return st.errorPage(a, language, message.PreviewPageBroken(), problems), nil
			}
		}
	}
	a.isHTML = a.output.Kind.IsPage()
	return st.fill(a, language)
}

// fill makes the content of an answer.
func (st *state) fill(a answer, language message.Language) (answer, error) {
	err := st.make(func(m *pipeline.Maker) (err error) {
		a.content, err = m.Append(nil, a.output)
		return err
	})
	switch {
	case err == nil:
		return a, nil
	case pipeline.IsChanged(err), errors.Is(err, context.Canceled):
		return a, err
	}
	if d, ok := render.AsProblem(err); ok {
		a.failed = !hasProblem(st.problems, d)
		return st.errorPage(a, language, message.PreviewPageBroken(), []diag.Diagnostic{d}), nil
	}
	return st.errorPage(a, language, message.PreviewPageBroken(), []diag.Diagnostic{diag.Path("/"+a.path, failure.Of(err))}), nil
}

// notFound returns the portal's page for what there is not.
func (st *state) notFound(a answer, language message.Language) (answer, error) {
	a.status, a.isHTML = http.StatusNotFound, true
	a.found = false
	if st.portal != nil {
		if o, ok := st.portal.Find(page.NotFoundPath); ok {
			a.output = o
			return st.fill(a, language)
		}
	}
	a.content = []byte("<!doctype html><title>404</title><h1>404</h1>")
	return a, nil
}
