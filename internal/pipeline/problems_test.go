package pipeline

import (
	"os"
	"strings"
	"testing"
	"time"
)

// What a build says may be read when the build has ended, and what it has read is gone:
// here of a file in the way of an alias, which the second build knows from the cache.
func TestToldAfterBuild(t *testing.T) {
	f := newSmallSite(t, map[string]string{"content/wenku/old.md": article(7, "旧", "话。", "aliases: [/old/1.html]")})
	out := t.TempDir()
	if err := os.Mkdir(out+"/old", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out+"/old/1.html", []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		b := f.build(out, 2)
		if said := texts(b.problems); !b.Broken || !strings.Contains(said, "old/1.html:0:0: error: the output folder holds this file") {
			t.Errorf("the build says %q", said)
		}
	}
}

// A site with errors is broken, also when nothing else has changed since the last build.
func TestErrorsOfUnchangedSite(t *testing.T) {
	f := newSmallSite(t, nil)
	time.Sleep(50 * time.Millisecond) // until the times of all files can be trusted
	if b := f.build("", 2); b.Broken {
		t.Fatal(texts(b.problems))
	}
	if err := os.Symlink("/nowhere", f.path("static/x.txt")); err != nil {
		if err = os.MkdirAll(f.path("static"), 0o755); err == nil {
			err = os.Symlink("/nowhere", f.path("static/x.txt"))
		}
		if err != nil {
			t.Skip(err)
		}
	}
	for range 2 {
		if b := f.build("", 2); !b.Broken {
			t.Errorf("a site with a link to nowhere is built: %v", texts(b.problems))
		}
	}
}
