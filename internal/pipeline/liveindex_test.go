package pipeline

import (
	"context"
	"strings"
	"testing"
)

// The index of a preview has what is shown, and nothing of an article with a mistake.
func TestWriteIndex(t *testing.T) {
	f := newSmallSite(t, nil)
	w := watch(t, f.dir, f.today)
	index := func() (string, int) {
		t.Helper()
		if err := w.portal.WriteIndex(context.Background()); err != nil {
			t.Fatal(err)
		}
		docs := openIndex(t, w.reading.IndexFolder()).documents()
		return strings.Join(docs, "\n"), len(docs)
	}
	if got, n := index(); n != 4 {
		t.Errorf("the index has %s", got)
	}
	edit := func(path, text string) {
		t.Helper()
		f.write(path, text)
		w.again(Changes{Paths: []string{path}})
		w.show(w.reading.Arrange(w.portal))
	}
	edit("content/fanwen/3.md", article(3, "新的题目", "新的话。"))
	if got, _ := index(); !strings.Contains(got, "新的题目") || strings.Contains(got, "读书总结三") {
		t.Errorf("after an edit the index has %s", got)
	}
	good := f.read("content/fanwen/2.md")
	edit("content/fanwen/2.md", "---\ntitle: [\n")
	if got, n := index(); n != 3 || strings.Contains(got, "读书总结二") {
		t.Errorf("with a mistake the index has %s", got)
	}
	edit("content/fanwen/2.md", good+"更多。")
	f.write("content/fanwen/2.md", good+"又有更多。")
	if err := w.portal.WriteIndex(context.Background()); !IsChanged(err) {
		t.Errorf("when a file has changed: %v", err)
	}
}
