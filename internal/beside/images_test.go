package beside

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/diag"
	"wendang/internal/load"
)

// What cannot be cleaned is left out, with what is wrong with it, now and when it comes
// out of the cache. What has gone since it was listed is deleted, and no mistake.
func TestImages(t *testing.T) {
	dir := t.TempDir()
	images := map[string]struct{ text, said string }{
		"cut.svg":   {`<svg onload="1"/>`, "scripts, links or references to other places are left out"},
		"deep.svg":  {strings.Repeat("<svg>", 300), "its elements nest more than 200 deep"},
		"gbk.svg":   {"<?xml version=\"1.0\" encoding=\"GBK\"?><svg>\xbc\xd7</svg>", "it is in another encoding than UTF-8"},
		"gone.svg":  {`<svg/>`, ""},
		"half.svg":  {"<svg>\n<g>", "it holds no image, or not a whole one"},
		"large.svg": {strings.Repeat(" ", 9<<20), "it is larger than 8 MB"},
		"no.svg":    {"<svg>\n<g a=1/></svg>", "line 2 is not well-formed XML in UTF-8"},
		"sound.svg": {`<svg/>`, ""},
	}
	for name, image := range images {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(image.text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := load.Open(dir, "content")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = folder.Close() }()
	files := folder.List(1, false, &diag.List{})
	if len(files) != len(images) {
		t.Fatal(files)
	}
	if err := os.Remove(filepath.Join(dir, "gone.svg")); err != nil {
		t.Fatal(err)
	}
	cached := filepath.Join(t.TempDir(), "images")
	for range 2 {
		problems := &diag.List{}
		f := &Files{Folder: folder, Jobs: 2, Problems: problems, Cache: cached, Listed: time.Now().Add(time.Hour).UnixNano()}
		kept, err := f.Select(slices.Clone(files))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, k := range kept {
			names = append(names, k.Path)
		}
		if want := []string{"cut.svg", "sound.svg"}; !slices.Equal(names, want) {
			t.Errorf("%v are published, want %v", names, want)
		}
		said := map[string]string{}
		for _, d := range problems.Sorted() {
			said[strings.TrimPrefix(d.File, "content/")] = d.Message.String()
		}
		for name, image := range images {
			if why, ok := f.LeftOut[name]; ok != (image.said != "" && name != "cut.svg") || ok && why.Code() != "left-out-damaged" {
				t.Errorf("%s: left out %v, %v", name, ok, why)
			}
			if got := said[name]; (got == "") != (image.said == "") || !strings.Contains(got, image.said) {
				t.Errorf("of %s is said %q", name, got)
			}
		}
	}
}
