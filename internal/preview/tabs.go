package preview

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"time"

	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/serve"
)

// tab is what is known of a tab of a browser: what it shows, and what it was told.
type tab struct {
	path     string // URL path
	hash     string // of the page that it shows
	version  int    // that it knows of; 0 when it is of another session
	index    int    // version of the index that it knows of
	bar      bar    // that it shows
	led      string // URL path that it was told to go to
	language message.Language
}

// update is what a tab is told.
type update struct {
	Session string            `json:"session"`
	Version int               `json:"version"`
	Page    string            `json:"page"`   // hash of the page that it should show
	Go      string            `json:"go"`     // URL path that it should go to
	Styles  map[string]string `json:"styles"` // URL paths of the theme's style sheets, by name
	Files   []string          `json:"files"`  // URL paths of files that have changed; "*" is all
	Index   bool              `json:"index"`  // the page asks another search index now
	Bar     bar               `json:"bar"`

	IndexVersion int `json:"indexVersion"`
}

// tabOf returns the tab that asks.
func (s *Session) tabOf(r *http.Request, language message.Language) *tab {
	q := r.URL.Query()
	t := &tab{path: q.Get("path"), hash: q.Get("page"), language: language, index: s.index.known()}
	if q.Get("session") == s.id {
		t.version, _ = strconv.Atoi(q.Get("version"))
		t.index, _ = strconv.Atoi(q.Get("index"))
	}
	return t
}

// updateOf returns what a tab is to be told, and notes that it was; false when there is
// nothing.
func (s *Session) updateOf(ctx context.Context, t *tab) (update, bool) {
	st, a, err := s.answerTo(ctx, t.path, t.language)
	if err != nil || st == nil {
		if st != nil {
			st.release()
		}
		return update{}, false
	}
	defer st.release()
	u := update{Session: s.id, Version: st.version, Page: t.hash, Bar: s.bar(st, &a, t.language)}
	if a.isHTML {
		u.Page = a.hash(st)
	}
	s.mu.Lock()
	files, follow, moved := s.log.since(t.version, a.path)
	s.mu.Unlock()
	for _, f := range files {
		u.Files = append(u.Files, urlOf(f))
	}
	switch {
	case follow != "" && follow != a.path:
		u.Go = urlOf(follow)
	case moved != "" && moved != a.path && a.status == http.StatusNotFound:
		u.Go = urlOf(moved)
	}
	if st.portal != nil {
		u.Styles = map[string]string{}
		for hashed, name := range st.portal.Theme().StyleSheets() {
			u.Styles[path.Join("/assets", name)] = urlOf(hashed)
		}
	}
	if index := s.index.known(); index != t.index {
		// One that waits for the first index goes on by itself.
		u.Index = t.index != 0 && a.path == page.SearchPath
		t.index = index
	}
	again := st.version != t.version || u.Index || u.Bar != t.bar || u.Go != t.led
	t.version, t.hash, t.bar, t.led = st.version, u.Page, u.Bar, u.Go
	u.IndexVersion = t.index
	return u, again
}

func urlOf(outputPath string) string {
	if outputPath == "*" {
		return outputPath
	}
	return "/" + escape.PathString(outputPath)
}

// heartbeat is how often a connection is tried that nothing is told on.
const heartbeat = 20 * time.Second

// serveEvents tells a tab what happens, until it goes.
func (s *Session) serveEvents(w http.ResponseWriter, r *http.Request, language message.Language) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no events", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = fmt.Fprint(w, "retry: 500\n\n")
	flusher.Flush()
	t := s.tabOf(r, language)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		next := s.next()
		if u, ok := s.updateOf(r.Context(), t); ok {
			data, err := json.Marshal(u)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
				return
			}
			flusher.Flush()
		}
		select {
		case <-next:
		case <-beat.C:
			if _, err := fmt.Fprint(w, ": here\n\n"); err != nil {
				return
			}
			flusher.Flush()
		case <-r.Context().Done():
			return
		}
	}
}

// longestWait is how long a tab waits for one answer that is a script.
const longestWait = 20 * time.Second

// serveWait tells a tab what happens next, in a script: for sites whose policy allows no
// other way.
func (s *Session) serveWait(w http.ResponseWriter, r *http.Request, language message.Language) {
	// A script could be loaded by a page of any site.
	if from := r.Header.Get("Sec-Fetch-Site"); from == "cross-site" || from == "same-site" {
		http.Error(w, "not for other sites", http.StatusForbidden)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", serve.ContentType("wait.js"))
	t := s.tabOf(r, language)
	timeout := time.After(longestWait)
	for {
		next := s.next()
		if u, ok := s.updateOf(r.Context(), t); ok {
			data, err := json.Marshal(u)
			if err != nil {
				return
			}
			_, _ = fmt.Fprintf(w, "wendangPreview(%s);\n", data)
			return
		}
		select {
		case <-next:
		case <-timeout:
			_, _ = fmt.Fprint(w, "wendangPreview(null);\n")
			return
		case <-r.Context().Done():
			return
		}
	}
}
