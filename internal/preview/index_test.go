package preview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const manifest = "/search/index.js"

// An index that cannot be made is tried again without an edit, and the terminal is told.
func TestIndexTriedAgain(t *testing.T) {
	files := newFiles(map[string]string{".wendang/preview-drafts-future": "a file in its place"})
	s := start(t, files)
	s.until("/search/", 200, "搜索索引建不起来")
	s.reports("that there is no index", func(steps []Step) bool { return len(steps) == 1 && steps[0].Failure != nil })
	s.must(os.Remove(s.path(".wendang/preview-drafts-future")))
	s.until(manifest, 200, "")
	s.untilIt("/search/", "a page that says nothing of the index", func(r reply) bool { return !strings.Contains(r.body, "搜索索引建不起来") })
}

// An index that somebody deletes is made again when it is asked for.
func TestIndexDeleted(t *testing.T) {
	s := start(t, newFiles(nil))
	s.until(manifest, 200, "")
	s.must(os.RemoveAll(s.path(".wendang")))
	if r := s.get(manifest); r.StatusCode != 200 {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
	if found, err := filepath.Glob(s.path(".wendang/preview-*/search/index.js")); len(found) != 1 {
		t.Error(found, err)
	}
}
