package preview

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/pipeline"
	"wendang/internal/search"
	"wendang/internal/serve"
)

// ServeHTTP answers as the host of the built portal would, with what is shown now.
func (s *Session) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	language := languageOf(r, s.Language)
	if !s.answersTo(r.Host) {
		http.Error(w, message.PreviewHostRefused(hostName(r.Host)).In(language), http.StatusForbidden)
		return
	}
	// Drafts are nothing for pages of other sites: neither as images nor as scripts.
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	if !serve.Begin(w, r) {
		return
	}
	if !s.begun(r.Context()) {
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	switch {
	case strings.HasPrefix(name, own):
		s.serveOwn(w, r, strings.TrimPrefix(name, own), language)
	case strings.HasPrefix(name, "search/") && strings.HasSuffix(name, ".js"):
		s.serveIndex(w, r, language)
	default:
		s.servePage(w, r, language)
	}
}

// begun waits until something is shown.
func (s *Session) begun(ctx context.Context) bool {
	for {
		next := s.next()
		if st := s.acquire(); st != nil {
			st.release()
			return true
		}
		select {
		case <-next:
		case <-ctx.Done():
			return false
		}
	}
}

// serveOwn answers with what is the preview's own.
func (s *Session) serveOwn(w http.ResponseWriter, r *http.Request, name string, language message.Language) {
	switch name {
	case "preview.js":
		serve.Bytes(w, r, name, bytes.NewReader(script))
	case "preview.css":
		serve.Bytes(w, r, name, bytes.NewReader(style))
	case "events":
		s.serveEvents(w, r, language)
	case "wait.js":
		s.serveWait(w, r, language)
	default:
		s.servePage(w, r, language)
	}
}

// serveIndex answers with a file of the search index.
func (s *Session) serveIndex(w http.ResponseWriter, r *http.Request, language message.Language) {
	name := serve.Name(r)
	if name == search.ManifestPath {
		s.index.wait(r.Context())
	}
	st := s.acquire()
	if st == nil {
		return
	}
	defer st.release()
	if st.portal != nil && st.portal.HasSearch() {
		if root, err := os.OpenRoot(st.portal.IndexFolder()); err == nil {
			defer func() { _ = root.Close() }()
			if serve.File(w, r, root, name) {
				return
			}
		}
	}
	s.servePage(w, r, language)
}

// changing is how long a page is waited for, unless the options say something else.
const changing = 30 * time.Second

// answerTo returns the answer to a URL path, and the state that it is from, which is to be
// released. Where an article's file has changed, it waits until that is shown: perhaps nobody
// has told of it yet, or it is just being arranged. Where that does not come, the answer
// says so.
func (s *Session) answerTo(ctx context.Context, urlPath string, language message.Language) (*state, answer, error) {
	deadline := time.Now().Add(s.Changing)
	for checked := 0; ; {
		next := s.next()
		st := s.acquire()
		if st == nil {
			return nil, answer{}, context.Canceled
		}
		if strings.TrimPrefix(urlPath, "/") == problemsPath {
			return st, st.problemsAnswer(language), nil
		}
		a, err := st.answer(urlPath, language)
		if !pipeline.IsChanged(err) {
			if a.failed {
				select {
				case s.met <- a.output.Path:
				default: // so many are waiting that one more tells nothing new
				}
			}
			return st, a, err
		}
		if st.isBroken() || time.Now().After(deadline) {
			return st, st.errorPage(a, language, message.PreviewPageBroken(), []diag.Diagnostic{diag.Path("/"+a.path, failure.Of(err))}), nil
		}
		if checked != st.version {
			checked = st.version
			file, _ := st.portal.FileOf(a.output)
			s.check(ctx, "content/"+file)
		}
		st.release()
		select {
		case <-next:
		case <-ctx.Done():
			return nil, answer{}, ctx.Err()
		case <-time.After(time.Second):
			checked = 0
		}
	}
}

// servePage answers with a page, or with any other output.
func (s *Session) servePage(w http.ResponseWriter, r *http.Request, language message.Language) {
	st, a, err := s.answerTo(r.Context(), r.URL.Path, language)
	if st == nil {
		return
	}
	defer st.release()
	to, gone := "", false
	if st.portal != nil && !st.isBroken() {
		to, gone = st.portal.AtHost(strings.TrimPrefix(r.URL.Path, "/"), r.URL.RawQuery)
	}
	if gone && err == nil {
		a, err = st.notFound(a, language)
		a.status = http.StatusGone
	}
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	case to != "":
		http.Redirect(w, r, "/"+escape.PathString(to), http.StatusFound)
	case a.toFolder:
		serve.ToFolder(w, r)
	case a.isHTML:
		s.serveHTML(w, r, st, &a, language)
	case a.content == nil:
		s.serveFile(w, r, st, &a, language)
	case a.output.Kind == pipeline.KindFeed || a.output.Kind == pipeline.KindSitemap:
		serve.Bytes(w, r, a.path, bytes.NewReader(st.rewrite.toXML(a.content, "http://"+r.Host+"/")))
	default:
		serve.Bytes(w, r, a.path, bytes.NewReader(a.content))
	}
}

// serveHTML answers with a page, and with what the preview adds to it.
func (s *Session) serveHTML(w http.ResponseWriter, r *http.Request, st *state, a *answer, language message.Language) {
	if a.status == http.StatusNotFound {
		if content, ok := s.formerAsset(serve.Name(r)); ok {
			serve.Bytes(w, r, a.path, bytes.NewReader(content))
			return
		}
	}
	rewrite, mark := st.rewrite, marker(nil)
	if st.portal != nil && a.found {
		mark = st.marker(language)
	}
	if rewrite == nil {
		rewrite = &rewriter{}
	}
	content := rewrite.page(a.content, a.path, mark, s.added(st, a, r.URL.Path, a.hash(st), language))
	w.Header().Set("Content-Type", serve.ContentType(page.HomePath))
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.Header().Set("Vary", "Accept-Language")
	if a.to != "" {
		to := "/" + escape.PathString(a.to)
		if q := r.URL.RawQuery; q != "" {
			to += "?" + q
		}
		w.Header().Set("Location", to)
		a.status = http.StatusFound
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content)
	}
}

// serveFile answers with a file that is copied.
func (s *Session) serveFile(w http.ResponseWriter, r *http.Request, st *state, a *answer, language message.Language) {
	var file *os.File
	err := st.make(func(m *pipeline.Maker) (err error) {
		file, err = m.Open(a.output)
		return err
	})
	if err == nil {
		defer func() { _ = file.Close() }()
		var info os.FileInfo
		if info, err = file.Stat(); err == nil {
			// The time of a file is told by the second, within which it may change again.
			w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
			serve.Bytes(w, r, a.path, file)
			return
		}
	}
	gone, err := st.notFound(*a, language)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.serveHTML(w, r, st, &gone, language)
}
