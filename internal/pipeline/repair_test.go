package pipeline

import (
	"os"
	"strings"
	"testing"
	"time"

	"wendang/internal/output"
)

// The next build repairs what was lost of what is known of the output, and removes what
// is no longer made all the same.
func TestLostState(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	list := "public/" + output.ListName
	for name, lose := range map[string]func(f *siteFolder){
		"list":            func(f *siteFolder) { f.remove(list) },
		"half of a list":  func(f *siteFolder) { b := f.read(list); f.write(list, b[:len(b)/2]) },
		"list of another": func(f *siteFolder) { f.write(list, "index.html\n") },
		"cache":           func(f *siteFolder) { f.must(os.RemoveAll(f.path(CacheDir))) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newSmallSite(t, map[string]string{"static/xia/zai.txt": "甲"})
			time.Sleep(60 * time.Millisecond) // until times can be trusted
			f.build("", 2)
			lose(f)
			f.expect("1.html", "今天")
			lose(f)
			f.remove("static/xia/zai.txt")
			f.remove("content/wenku/tu.png")
			f.remove("content/jieri/1.md")
			f.expect("index.html", "读书总结二")
			if f.has("public/xia/zai.txt") || f.has("public/1.html") || f.has("public/wenku/tu.png") {
				t.Error("what is no longer made is left")
			}
		})
	}
}

// A user's file that was written over an output stays, and is named.
func TestUsersFileStays(t *testing.T) {
	f := newSmallSite(t, nil)
	f.write("public/1.html", "mine")
	f.must(os.RemoveAll(f.path(CacheDir)))
	f.remove("content/jieri/1.md")
	b := f.build("", 2)
	if said := texts(b.problems); f.read("public/1.html") != "mine" || !strings.Contains(said, "1.html:0:0: warning: this file in the output folder is no longer made") {
		t.Errorf("the build says %q", said)
	}
}
